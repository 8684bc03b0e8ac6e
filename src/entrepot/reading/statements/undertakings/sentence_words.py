"""The words of a sentence as features for weighing: themselves, their pairs, the signs and verb forms among them."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise

from entrepot.nouns.words import split_words, word_key
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.undertakings.signs import signs_by_word
from entrepot.reading.statements.undertakings.tenses import tenses_of

_NAME, _NUMBER = "A", "1"
"""What stands for any name and any number in a pair of words."""
_STEM, _BEFORE = 5, 2


class SentenceWords:
    """The words of a sentence with the features of each one and of each pair, its signs and verbs, for any stretch."""

    __slots__ = ("_features", "_folded", "_is_russian", "_keys", "_pairs", "_plain", "_signs", "_starts")

    def __init__(self, whole: str, sentence: Sentence) -> None:
        words = split_words(whole[sentence.start : sentence.end])
        self._starts = [sentence.start + word.start for word in words]
        self._plain = [_of_word(word.text) for word in words]
        named = [word.text[0].isupper() for word in words]
        self._keys = [_NAME if name else plain[0] for name, plain in zip(named, self._plain, strict=True)]
        self._features = [() if name else plain[1] for name, plain in zip(named, self._plain, strict=True)]
        self._folded = [word.text.casefold().replace("ё", "е").replace("’", "'") for word in words]
        self._signs = signs_by_word(self._folded)
        self._is_russian = sentence.language == "ru"
        self._pairs = [f"{before} {key}" for before, key in pairwise(["", *self._keys])]

    def count(self, start: int, end: int) -> int:
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def within(self, start: int, end: int) -> tuple[int, Iterable[str]]:
        """How many names stand in a stretch, and what its words tell; its first word is no name for its capital."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first == last:
            return 0, ()
        key, told = self._plain[first]
        opening = (f"{key} {self._keys[first + 1]}",) if first + 1 < last else ()
        names = self._keys[first + 1 : last].count(_NAME)
        return names, chain(told, *self._features[first + 1 : last], opening, self._pairs[first + 2 : last])

    def spoken(self, start: int, end: int) -> dict[str, float]:
        """The signs and the verb forms in a stretch, and the signs that stand last before it."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        signs = list(chain.from_iterable(self._signs[first:last]))
        found = dict.fromkeys((f"says: {sort}" for sort in signs), 1.0)
        found[f"opens: {signs[0] if signs else 'none'}"] = 1.0
        earlier = list(chain.from_iterable(self._signs[:first]))[-_BEFORE:]
        found.update((f"before: {sort}", 1.0) for sort in earlier)
        if earlier and not signs:
            found[f"only before: {earlier[-1]}"] = 1.0
        return found | tenses_of(self._folded[first:last], self._is_russian)


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> tuple[str, tuple[str, ...]]:
    """A word as a part of pairs, and its features by itself: the word and its beginning, or that it is a number."""
    key = word_key(word)
    if key.isdigit():
        return _NUMBER, ("number",)
    told = (f"={key}", f"{key[:_STEM]}*") if len(key) > _STEM else (f"={key}",)
    return (_NUMBER if word.isdigit() else key), told
