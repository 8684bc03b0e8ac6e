"""The words of a sentence as features for weighing: themselves, their pairs, the signs and verb forms among them.

All is looked up once a sentence, word by word, so that a stretch of it only takes slices.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from entrepot.nouns.words import find_words, word_key, word_starts
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.undertakings.signs import signs_by_word, things_of
from entrepot.reading.statements.undertakings.tenses import is_finite, tenses_by_word

_NAME, _NUMBER = "A", "1"
"""What stands for any name and any number in a pair of words."""
_STEM, _BEFORE = 5, 2


class SentenceWords:
    """The words of a sentence with the features of each one and of each pair, its signs and verbs, for any stretch."""

    __slots__ = ("_keys", "_pairs", "_signs", "_starts", "_verbs", "_words")

    def __init__(self, said: str, sentence: Sentence) -> None:
        found = find_words(said)
        self._starts = [sentence.start + start for start in word_starts(said, found)]
        self._words = list(map(_of_word, found))
        self._keys = [word.key for word in self._words]
        self._pairs = [f"{before} {key}" for before, key in pairwise(["", *self._keys])]
        folded = [word.folded for word in self._words]
        self._signs = _Along(signs_by_word(folded))
        self._verbs = _Along(tenses_by_word(folded, sentence.language == "ru"))

    def reach(self, start: int, end: int) -> tuple[int, int]:
        """The first word that begins in a stretch of the document's text and the first one after it."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def within(self, first: int, last: int) -> tuple[int, Iterable[str]]:
        """How many names stand in a reach, and what its words tell; its first word is no name for its capital."""
        if first == last:
            return 0, ()
        opener, words = self._words[first], self._words[first + 1 : last]
        opening = (f"{opener.plain_key} {words[0].key}",) if words else ()
        names = self._keys[first + 1 : last].count(_NAME)
        told = chain.from_iterable([word.told for word in words])
        return names, chain(opener.plain_told, told, opening, self._pairs[first + 2 : last])

    def spoken(self, first: int, last: int) -> list[str]:
        """The signs and the verb forms in a reach, and the signs that stand last before it; some more than once."""
        signs, earlier = self._signs.within(first, last), self._signs.last_before(first, _BEFORE)
        found = [f"says: {sort}" for sort in signs]
        found.append(f"opens: {signs[0] if signs else 'none'}")
        found += [f"before: {sort}" for sort in earlier]
        if earlier and not signs:
            found.append(f"only before: {earlier[-1]}")
        verbs = self._verbs.within(first, last)
        found += [f"v: {form}" for form in verbs]
        found.append(f"first v: {next(filter(is_finite, verbs), 'none')}")
        return found


def features_of_word(word: str, is_russian: bool) -> list[str]:
    """What a word tells by itself: its own features (none of a name), its signs, its verb forms."""
    alone = _of_word(word)
    signs, forms = signs_by_word([alone.folded])[0], tenses_by_word([alone.folded], is_russian)[0]
    return [*alone.told, *(f"says: {sort}" for sort in signs), *(f"v: {form}" for form in forms)]


class _Along:
    """What the words of a sentence tell, each any number of things: those of a reach stand together."""

    __slots__ = ("_count", "_told")

    def __init__(self, by_word: Sequence[Sequence[str]]) -> None:
        self._count = list(accumulate(map(len, by_word), initial=0))
        self._told = list(chain.from_iterable(by_word))

    def within(self, first: int, last: int) -> list[str]:
        return self._told[self._count[first] : self._count[last]]

    def last_before(self, first: int, most: int) -> list[str]:
        return self._told[max(0, self._count[first] - most) : self._count[first]]


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
