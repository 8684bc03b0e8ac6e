"""Every name of every economy, indexed by its words, and where those words stand in a text. Private to the nouns."""

import re
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from entrepot.nouns import place_names

CYRILLIC = re.compile("[а-яА-ЯёЁ]")
LATIN = re.compile("[a-zA-Z]")
GAP = re.compile(r"[ \u00a0\u2009\u202f]?\n?[ ]?|[ ]?[-‐‑–—][ ]?|['’ʼ]|[ ]?\(|\)[ ]?|\.[ \u00a0]?|[ ]&[ ]")
HYPHENS = "-‐‑–"

Entry = tuple[str, str, str]
"""Code, form and the name as it is listed."""


class Reading(NamedTuple):
    """One thing that a run of words may be.

    need: the word as it must be spelled (abbreviations), the index of the word that needs a capital letter, or -1.
    """

    code: str
    form: str
    need: str | int
    opens_compound: bool


class Index(NamedTuple):
    """keys: words joined by a space -> entries; lengths: first word -> lengths of keys in words, longest first;
    small: first words that may stand without a capital letter."""

    keys: dict[str, tuple[Entry, ...]]
    lengths: dict[str, tuple[int, ...]]
    small: frozenset[str]


@dataclass(slots=True)
class Hit:
    """Words `first` to `last` (exclusive) of a text, characters `start` to `end`, and what they may be."""

    first: int
    last: int
    start: int
    end: int
    key: str
    readings: tuple[Reading, ...]


@cache
def index(language: str) -> Index:
    """The names of one language; built on first use."""
    keys: dict[str, tuple[Entry, ...]] = {}
    small: set[str] = set()
    for code, own, name, form in place_names.names():
        if own != language or form in {"parse", "common"} or "," in name or name[:4] == "The ":
            continue
        key = _key(name)
        keys[key] = (*keys.get(key, ()), (code, form, name))
        if name[0].islower():
            small.add(key.partition(" ")[0])
    _add_regions(keys, language)
    return Index(keys, _lengths(keys), frozenset(small))


def _add_regions(keys: dict[str, tuple[Entry, ...]], language: str) -> None:
    """A region's own name counts in a text only where its context confirms it, unless economy_names.csv has it."""
    heads, column = place_names.word_list("head"), 5 if language == "en" else 6
    for row in place_names.economy_rows():
        name = row[column]
        if row[4] != "region" or not name:
            continue
        key = _key(name)
        short, _, last = key.rpartition(" ")
        if short and last in heads:
            _add_region(keys, key, (row[0], "name", name))
            key = short
        _add_region(keys, key, (row[0], "weak", name))


def _key(name: str) -> str:
    """The words of a name as those of a text are compared: "tuyen quang" for "Tuyên Quang"."""
    plain = place_names.without_marks(name)
    return plain.lower().replace("ё", "е") if plain.isalpha() else " ".join(place_names.words(plain))


def _add_region(keys: dict[str, tuple[Entry, ...]], key: str, entry: Entry) -> None:
    listed = keys.get(key, ())
    if all(other[0] != entry[0] for other in listed):
        keys[key] = (*listed, entry)


def _lengths(keys: dict[str, tuple[Entry, ...]]) -> dict[str, tuple[int, ...]]:
    lengths: dict[str, tuple[int, ...]] = dict.fromkeys((key for key in keys if " " not in key), (1,))
    for key in keys:
        if " " in key:
            first, size = key[: key.index(" ")], key.count(" ") + 1
            sizes = lengths.get(first, ())
            if size not in sizes:
                lengths[first] = tuple(sorted((*sizes, size), reverse=True))
    return lengths


@cache
def both() -> Index:
    """English and Russian names together."""
    en, ru = index("en"), index("ru")
    return Index({**en.keys, **ru.keys}, {**en.lengths, **ru.lengths}, en.small | ru.small)


def index_for(text: str, language: str | None) -> Index | None:
    """The names of `language`, or of the languages in whose script `text` is written."""
    if language is not None:
        return index(language)
    if not text.isascii() and CYRILLIC.search(text):
        return both() if LATIN.search(text) else index("ru")
    return index("en") if LATIN.search(text) else None


@cache
def ordinary() -> frozenset[str]:
    """Names that are ordinary words or personal names too."""
    return frozenset(" ".join(place_names.words(name)) for _, _, name, form in place_names.names() if form == "common")


@lru_cache(maxsize=8192)
def _reading(code: str, form: str, name: str) -> Reading:
    parts = place_names.WORD.findall(name)
    if form == "abbreviation" and len(parts) == 1:
        return Reading(code, form, parts[0], False)
    capital = next((position for position, part in enumerate(parts) if part[0].isupper()), -1)
    return Reading(code, form, 0 if form == "weak" else capital, name.endswith("-"))


@dataclass(slots=True)
class Words:
    """The words of a text as they are compared, and the characters at which they stand."""

    text: str
    spaced: str
    lows: list[str]
    starts: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "Words":
        spaced = text.lower()
        if len(spaced) != len(text):
            spaced = text.translate({ord(c): low for c in set(text) if len(low := c.lower()) == 1})
        for character in set(spaced):
            if not character.isalnum() and character != " ":
                spaced = spaced.replace(character, " ")
            elif not character.isascii() and len(plain := place_names.without_marks(character)) == 1:
                spaced = spaced.replace(character, plain)
        spaced = f" {spaced.replace('ё', 'е')} "
        return cls(text, spaced, spaced.split())

    def __getitem__(self, position: int) -> str:
        return self.lows[position] if 0 <= position < len(self.lows) else ""

    def start(self, position: int) -> int:
        """Where word `position` starts; quick for words near one whose place is known."""
        known = self.starts.get(position)
        if known is not None:
            return known
        if position - 1 in self.starts or position == 0:
            after = self.end(position - 1) if position else 0
            found = self.spaced.index(self.lows[position], after + 1) - 1
        elif position + 1 in self.starts:
            found = self.spaced.rindex(self.lows[position], 0, self.starts[position + 1] + 1) - 1
        else:
            found = self._start_from_known(position)
        self.starts[position] = found
        return found

    def _start_from_known(self, position: int) -> int:
        away = 1
        while self.starts and position - away not in self.starts and position + away not in self.starts:
            away += 1
        nearest = 0 if not self.starts else position - away if position - away in self.starts else position + away
        for between in range(nearest, position, 1 if nearest < position else -1):
            self.start(between)
        return self.start(position)

    def end(self, position: int) -> int:
        return self.start(position) + len(self.lows[position])

    def gap(self, position: int) -> str:
        """What stands between word `position` and the next; a bar at either end of the text."""
        if not 0 <= position < len(self.lows) - 1:
            return "|"
        return self.text[self.end(position) : self.start(position + 1)]

    def is_capitalised(self, position: int) -> bool:
        return 0 <= position < len(self.lows) and self.text[self.start(position)].isupper()


def scan(words: Words, names: Index) -> list[Hit]:
    """The longest names among the words, from left to right."""
    hits: list[Hit] = []
    lengths, lows, spaced, starts = names.lengths, words.lows, words.spaced, words.starts
    free_from, at = 0, 0
    known = {word for word in set(lows) if word in lengths}
    for first in [i for i, word in enumerate(lows) if word in known]:
        # Every standing of this word is among the candidates, so the next one in the text is this one.
        at = spaced.index(f" {lows[first]} ", at)
        starts[first] = at
        at += len(lows[first])
        if first >= free_from and (words.text[starts[first]].isupper() or lows[first] in names.small):
            hit = _longest(words, first, lengths[lows[first]], names.keys)
            if hit is not None:
                hits.append(hit)
                free_from = hit.last
    return hits


def _longest(words: Words, first: int, sizes: tuple[int, ...], keys: dict[str, tuple[Entry, ...]]) -> Hit | None:
    lows, text = words.lows, words.text
    for size in sizes:
        last = first + size
        key = lows[first] if size == 1 else " ".join(lows[first:last])
        entries = keys.get(key)
        if entries is None or last > len(lows):
            continue
        if size > 1 and not all(GAP.fullmatch(words.gap(i)) for i in range(first, last - 1)):
            continue
        start, end = words.start(first), words.end(last - 1)
        if (text[end : end + 1] == ")" and "(" in text[start:end]) or (
            size > 1 and text[end : end + 1] == "." and len(lows[last - 1]) == 1
        ):
            end += 1
        fitting = tuple(r for r in [_reading(*entry) for entry in entries] if _fits(words, first, end, r))
        if fitting:
            return Hit(first, last, start, end, key, fitting)
    return None


def _fits(words: Words, first: int, end: int, reading: Reading) -> bool:
    need = reading.need
    if isinstance(need, str):
        start = words.start(first)
        if words.text[start : start + len(need)] != need:
            return False
    elif need >= 0 and not words.text[words.start(first + need)].isupper():
        return False
    return not reading.opens_compound or words.text[end : end + 1] in HYPHENS
