"""The words of a sentence as features for weighing: themselves, their pairs, the signs and verb forms among them."""

from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache
from itertools import chain, pairwise
from typing import NamedTuple

from entrepot.nouns.words import find_words, word_key
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.undertakings.signs import signs_by_word, things_of
from entrepot.reading.statements.undertakings.tenses import tenses_of

_NAME, _NUMBER = "A", "1"
"""What stands for any name and any number in a pair of words."""
_STEM, _BEFORE = 5, 2


class SentenceWords:
    """The words of a sentence with the features of each one and of each pair, its signs and verbs, for any stretch."""

    __slots__ = ("_folded", "_is_russian", "_keys", "_pairs", "_signs", "_starts", "_words")

    def __init__(self, whole: str, sentence: Sentence) -> None:
        said = find_words(whole[sentence.start : sentence.end])
        self._starts = _starts(whole, said, sentence.start)
        self._words = list(map(_of_word, said))
        self._keys = [word.key for word in self._words]
        self._pairs = [f"{before} {key}" for before, key in pairwise(["", *self._keys])]
        self._folded = [word.folded for word in self._words]
        self._signs = signs_by_word(self._folded)
        self._is_russian = sentence.language == "ru"

    def count(self, start: int, end: int) -> int:
        return bisect_left(self._starts, end) - bisect_left(self._starts, start)

    def within(self, start: int, end: int) -> tuple[int, Iterable[str]]:
        """How many names stand in a stretch, and what its words tell; its first word is no name for its capital."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first == last:
            return 0, ()
        opener, words = self._words[first], self._words[first + 1 : last]
        opening = (f"{opener.plain_key} {words[0].key}",) if words else ()
        names = self._keys[first + 1 : last].count(_NAME)
        told = chain.from_iterable([word.told for word in words])
        return names, chain(opener.plain_told, told, opening, self._pairs[first + 2 : last])

    def spoken(self, start: int, end: int) -> list[str]:
        """The signs and the verb forms in a stretch, and the signs that stand last before it; some more than once."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        signs = list(chain.from_iterable(self._signs[first:last]))
        earlier = list(chain.from_iterable(self._signs[:first]))[-_BEFORE:]
        found = [f"says: {sort}" for sort in signs]
        found.append(f"opens: {signs[0] if signs else 'none'}")
        found += [f"before: {sort}" for sort in earlier]
        if earlier and not signs:
            found.append(f"only before: {earlier[-1]}")
        return found + tenses_of(self._folded[first:last], self._is_russian)


def _starts(whole: str, words: Iterable[str], start: int) -> list[int]:
    """Where each of a text's words begins: between two of them stand no letters, so the next standing is the word."""
    found: list[int] = []
    for word in words:
        start = whole.index(word, start)
        found.append(start)
        start += len(word)
    return found


class _Word(NamedTuple):
    """A word as a part of pairs and its features by itself; plain: as those of a name where it is none, for at the
    beginning of a stretch a capital makes no name."""

    key: str
    told: tuple[str, ...]
    plain_key: str
    plain_told: tuple[str, ...]
    folded: str


@lru_cache(maxsize=50_000)
def _of_word(word: str) -> _Word:
    """What a word tells: itself, its beginning and the sorts of things that it names, or that it is a number."""
    key = word_key(word)
    told: tuple[str, ...]
    folded = word.casefold().replace("ё", "е").replace("’", "'")
    if key.isdigit():
        plain_key, told = _NUMBER, ("number",)
    else:
        plain_key = _NUMBER if word.isdigit() else key
        told = (f"={key}", f"{key[:_STEM]}*") if len(key) > _STEM else (f"={key}",)
        told += tuple(f"thing: {sort}" for sort in things_of(folded))
    inside: tuple[str, tuple[str, ...]] = (_NAME, ()) if word[0].isupper() else (plain_key, told)
    return _Word(*inside, plain_key, told, folded)
