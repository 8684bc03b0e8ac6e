"""Our words for goods, ready to be looked up: synonyms (codes/goods.csv) and titles (codes/hs2022.csv)."""

import math
from collections.abc import Iterator, Sequence
from functools import cache, cached_property
from typing import Literal, NamedTuple, TypeVar

from entrepot.nouns.goods_words import LIGHT, QUALITY, Language, all_keys, head_of, heavy, rows_of, synonyms_of, telling
from entrepot.nouns.words import keys_by_line

Source = Literal["synonym", "title"]
Phrase = tuple[str, str, Source]
"""Words of ours, their codes as the list has them, and which list it is."""

Keys = TypeVar("Keys", tuple[str, ...], frozenset[str])

AGREEING = 0.75
"""Share of the phrases under a noun that must share its codes for the noun to mean one thing."""

LIGHT_WEIGHT = 0.15
_FEW = 2
_UNKNOWN_WEIGHT = 0.3
_NO_KEYS: frozenset[str] = frozenset()


class Entry(NamedTuple):
    """One phrase of ours, the keys of its telling words, its codes, and where it stands."""

    words: str
    keys: frozenset[str]
    codes: tuple[str, ...]
    source: Source


class Index:
    """Entries of one language as they are written and, once that does not do, by the keys of their words."""

    def __init__(self, language: Language, phrases: list[Phrase]) -> None:
        self.language = language
        self._phrases = phrases
        self._written = {phrase[0].casefold(): phrase for phrase in reversed(phrases)}
        self._meanings: dict[str, tuple[str, ...]] = {}
        self._rarities: dict[str, float] = {}

    @cached_property
    def _keyed(self) -> "_Keyed":
        return _Keyed(self._phrases)

    def written(self, text: str) -> Entry | None:
        """The entry that is written like this, capitals aside."""
        phrase = self._written.get(text.casefold())
        return None if phrase is None else Entry(phrase[0], _NO_KEYS, _codes(phrase[1]), phrase[2])

    def whole(self, text: str, keys: tuple[str, ...]) -> Entry | None:
        """The entry that says what the text says, the closest wording first."""
        literal = self.written(text) or self._keyed.in_full.get(all_keys(text)) or self._keyed.ordered.get(keys)
        if literal is not None:
            return literal
        entry = self._keyed.by_keys.get(frozenset(keys))
        return entry if entry is not None and self.same_head(entry, text) else None

    def same_head(self, entry: Entry, text: str) -> bool:
        """Whether an entry is about the same noun ("container shipping" is no "shipping containers")."""
        return self.language == "ru" or head_of(entry.words, "en") == head_of(text, "en")

    def known(self, keys: Sequence[str]) -> Entry | None:
        """The entry of these keys, else of these without qualities ("fresh"), else with another word for "products"."""
        plain = tuple(key for key in keys if key not in QUALITY)
        bare = heavy(plain)
        goods = self._keyed.goods.get(frozenset(bare)) if len(bare) < len(plain) else None
        return (
            self.exact(keys) or (self.exact(plain) if plain else None) or goods or (self.exact(bare) if bare else None)
        )

    def exact(self, keys: Sequence[str]) -> Entry | None:
        """The entry of just these keys, in this order if there is one."""
        return self._keyed.ordered.get(tuple(keys)) or self._keyed.by_keys.get(frozenset(keys))

    def holding(self, key: str) -> Sequence[Entry]:
        """Entries with this key among theirs."""
        return self._keyed.holding.get(key, ())

    def plain_meaning(self, head: str) -> tuple[str, ...]:
        """Codes of a noun that means one thing whatever stands beside it; a heading, a chapter, or none."""
        if head not in self._meanings:
            self._meanings[head] = self._agreed_meaning(head)
        return self._meanings[head]

    def _agreed_meaning(self, head: str) -> tuple[str, ...]:
        entry = self.exact((head,))
        if entry is None:
            return ()
        others = [other for other in self.holding(head) if head_of(other.words, self.language) == head]
        for level in (4, 2):
            own = {code[:level] for code in entry.codes if len(code) >= level}
            agreeing = sum(own.issuperset(code[:level] for code in other.codes) for other in others)
            if own and len(others) >= _FEW and agreeing >= AGREEING * len(others):
                return entry.codes if level == 4 else tuple(sorted(own))
        return ()

    def weight(self, key: str) -> float:
        """How much a word of a phrase tells: qualities little, all else by its rarity."""
        return LIGHT_WEIGHT if key in QUALITY else self.rarity(key)

    def rarity(self, key: str) -> float:
        """Rare words tell much, common and light ones little, unknown ones (names, qualities we do not list) some."""
        if key in LIGHT:
            return LIGHT_WEIGHT
        known = len(self.holding(key))
        if not known:
            return _UNKNOWN_WEIGHT
        if key not in self._rarities:
            count = len(self._phrases)
            self._rarities[key] = math.log(1 + count / known) / math.log(1 + count)
        return self._rarities[key]

    def nearest(self, key: str) -> str:
        """Our word that an unknown one of seven letters or more was meant to be, one slip away, or the word itself.

        A slip is a letter too many, too few or out of its place before the end: with another letter or another ending
        it is another word ("current" is no currant, "collagen" no collage).
        """
        if not 7 <= len(key) <= 40 or key in self._keyed.holding:
            return key
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        likely = [word for word in self._keyed.by_initial.get(key[0], ()) if _may_be_slip(word, key)]
        found = process.extractOne(key, likely, scorer=OSA.distance, score_cutoff=1)
        return str(found[0]) if found else key


def _may_be_slip(word: str, key: str) -> bool:
    """Whether two words of the same first letter are one slip apart, from what is quickly seen."""
    if word[-1] != key[-1]:
        return False
    return abs(len(word) - len(key)) == 1 or (len(word) == len(key) and sorted(word) == sorted(key))


class _Keyed:
    """Entries by all their keys, by the telling ones, by the set of these, by each; `goods`: without light ones;
    by_initial: the keys by their first letter."""

    def __init__(self, phrases: Sequence[Phrase]) -> None:
        self.in_full: dict[tuple[str, ...], Entry] = {}
        self.ordered: dict[tuple[str, ...], Entry] = {}
        self.by_keys: dict[frozenset[str], Entry] = {}
        self.goods: dict[frozenset[str], Entry] = {}
        self.holding: dict[str, list[Entry]] = {}
        for (words, codes, source), in_full in zip(phrases, keys_by_line(words for words, *_ in phrases), strict=True):
            keys = telling(in_full)
            key_set = frozenset(keys)
            entry = Entry(words, key_set, _codes(codes), source)
            self.in_full.setdefault(in_full, entry)
            _keep_plainest(self.ordered, keys, entry)
            _keep_plainest(self.by_keys, key_set, entry)
            if not LIGHT.isdisjoint(keys):
                _keep_plainest(self.goods, key_set - LIGHT, entry)
            for key in key_set:
                self.holding.setdefault(key, []).append(entry)
        self.by_initial: dict[str, list[str]] = {}
        for key in self.holding:
            self.by_initial.setdefault(key[0], []).append(key)


def _keep_plainest(kept: dict[Keys, Entry], keys: Keys, entry: Entry) -> None:
    """Of two entries with the same telling words the shorter stays: "plastics", not "plastics and plastic products"."""
    known = kept.setdefault(keys, entry)
    if known is not entry and len(entry.words) < len(known.words) and entry.source == known.source:
        kept[keys] = entry


@cache
def index_of(language: Language) -> Index:
    """The index of a language; what is looked up as we write it costs no more than reading the lists."""
    return Index(language, list(_phrases(language)))


def _phrases(language: Language) -> Iterator[Phrase]:
    for phrase, codes in synonyms_of(language):
        yield phrase, codes, "synonym"
    for code, english, russian in rows_of("hs2022.csv"):
        yield english if language == "en" else russian, code, "title"


@cache
def _codes(listed: str) -> tuple[str, ...]:
    return tuple(listed.split(";"))
