"""Area: a named field of cooperation, and where a text speaks of it."""

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources
from io import StringIO
from itertools import pairwise
from typing import Literal, NamedTuple

from entrepot.errors import EntrepotError, did_you_mean
from entrepot.nouns.area_heads import heads_of
from entrepot.nouns.words import Word, find_words, is_russian, split_words, word_key, word_starts

Kind = Literal["goods", "service", "not_trade"]
Language = Literal["en", "ru"]

_SMALL = frozenset(
    {"of", "the", "a", "an", "and", "for", "in", "to", "on", "at", "by", "with"}
    | {"и", "в", "во", "на", "для", "по", "с", "со", "из", "от", "к"}
)
_QUOTED, _OPENERS = re.compile(r"[»”\"] (?=\w)"), frozenset('«“"')
"""A first word in quotation marks: «зелёная» энергетика."""
_BREAK = re.compile(r"[.,;:!?()\[\]\n«»“”\"•|]")


@dataclass(frozen=True, slots=True)
class Area:
    """A field that two sides can cooperate in: goods with their HS codes, a service, or no trade at all.

    keywords: phrases that speak of it, by language; one with a capital is a name ("MAZ") and needs it in the text.
    """

    key: str
    title_en: str
    title_ru: str
    kind: Kind
    codes: tuple[str, ...]
    keywords_en: tuple[str, ...]
    keywords_ru: tuple[str, ...]

    def title(self, language: Language = "en") -> str:
        """The name of the area in that language."""
        return self.title_ru if language == "ru" else self.title_en

    def keywords(self, language: Language = "en") -> tuple[str, ...]:
        """The phrases of that language that speak of the area."""
        return self.keywords_ru if language == "ru" else self.keywords_en

    @classmethod
    def parse(cls, key: str) -> "Area":
        """The area of a key or a title; an unknown one is an error with near matches."""
        wanted = key.strip().casefold()
        for area in areas().values():
            if wanted in (area.key, area.title_en.casefold(), area.title_ru.casefold()):
                return area
        raise EntrepotError(f"no area is called {key.strip()!r}", hint=did_you_mean(key, areas()))


@dataclass(frozen=True, slots=True)
class AreaHit:
    """An area and the characters of the text, start to end, that speak of it.

    maker: where those words name a maker of such goods ("MAZ"), the code of the country that it is of; else None.
    """

    area: Area
    start: int
    end: int
    maker: str | None = None


@cache
def areas() -> Mapping[str, Area]:
    """The catalogue (codes/areas.csv), by key, in its order."""
    return {row["key"]: _area(row) for row in _rows("areas.csv")}


def find_areas(text: str, language: Language | None = None) -> list[AreaHit]:
    """Every place where a text speaks of an area, in order and without overlaps; of two that overlap the longer stays.

    Forms of a word are one (lifts, «лифтов»); left out, the script of the text decides the language.
    """
    spoken = language or ("ru" if is_russian(text) else "en")
    found = list(_matches(text, _starts(spoken)))
    kept: list[_Match] = []
    for hit in found:
        rival = kept[-1] if kept and kept[-1].end > hit.start else None
        if rival is None:
            kept.append(hit)
        elif hit.end - hit.start > rival.end - rival.start:
            kept[-1] = hit
    return heads_of(text, [AreaHit(one.area, *one[1:]) for one in kept if one.area is not None], spoken)


def find_makers(text: str, language: Language) -> list[AreaHit]:
    """The hits of `find_areas` that name a maker."""
    if _makers(language).isdisjoint(map(_key, find_words(text))):
        return []
    return [hit for hit in find_areas(text, language) if hit.maker is not None]


def begins_area(word: str, language: Language) -> bool:
    """Whether some phrase that speaks of an area begins with a word."""
    return _key(word) in _starts(language)


class _Phrase(NamedTuple):
    """area: None where the words look like an area's but name none ("on paper", "electronic signature")."""

    area: Area | None
    written: tuple[str, ...]
    maker: str | None = None


class _Match(NamedTuple):
    area: Area | None
    start: int
    end: int
    maker: str | None


@dataclass(frozen=True, slots=True)
class _Start:
    """Phrases that begin with one word, by all their keys, and the lengths that they have, the longest first."""

    phrases: dict[tuple[str, ...], list[_Phrase]]
    lengths: tuple[int, ...]


@lru_cache(maxsize=65536)
def _key(word: str) -> str:
    """The key that phrases are found by; none for a small word, which they are found without."""
    return "" if word.casefold() in _SMALL else word_key(word)


def _matches(text: str, starts: Mapping[str, _Start]) -> Iterator[_Match]:
    found = find_words(text)
    said = list(map(_key, found))
    if starts.keys().isdisjoint(said):
        return
    places: list[int] = []
    order = [at for at, key in enumerate(said) if key]
    keys = [said[at] for at in order]
    for at in [at for at, key in enumerate(keys) if key in starts]:
        start = starts[keys[at]]
        for length in start.lengths:
            phrases = start.phrases.get(tuple(keys[at : at + length]))
            if phrases is None:
                continue
            places = places or word_starts(text, found)
            words = [Word(found[one], places[one], places[one] + len(found[one])) for one in order[at : at + length]]
            named = next((one for one in phrases if _fits(text, words, one)), None)
            if named is not None:
                yield _Match(named.area, words[0].start, words[len(named.written) - 1].end, named.maker)
                break


def _fits(text: str, words: list[Word], phrase: _Phrase) -> bool:
    """No stop between the words, and a capital where the phrase is a name; in one of two capitals ("IT") both."""
    if any(_BREAK.search(text, one.end, other.start) for one, other in pairwise(words)):
        quoted = _QUOTED.match(text, words[0].end) is not None and text[words[0].start - 1 : words[0].start] in _OPENERS
        if not quoted or any(_BREAK.search(text, one.end, other.start) for one, other in pairwise(words[1:])):
            return False
    for word, written in zip(words, phrase.written, strict=True):
        if len(written) == 2 and written.isupper() and not word.text.isupper():
            return False
        if written[0].isupper() and not word.text[0].isupper():
            return False
    return True


@cache
def _starts(language: Language) -> Mapping[str, _Start]:
    by_first: dict[str, dict[tuple[str, ...], list[_Phrase]]] = {}
    for said, area, maker in _said(language):
        written = tuple(word.text for word in split_words(said) if word.text.casefold() not in _SMALL)
        keys = tuple(map(word_key, written))
        same = by_first.setdefault(keys[0], {}).setdefault(keys, [])
        same[:] = [one for one in same if one.area is None]
        same.append(_Phrase(area, written, maker))
    return {
        first: _Start(phrases, tuple(sorted({len(keys) for keys in phrases}, reverse=True)))
        for first, phrases in by_first.items()
    }


@cache
def _makers(language: Language) -> frozenset[str]:
    """The keys that makers' names begin with."""
    named = (start.phrases.values() for start in _starts(language).values())
    return frozenset(
        _key(phrase.written[0]) for phrases in named for same in phrases for phrase in same if phrase.maker is not None
    )


def _said(language: Language) -> Iterator[tuple[str, Area | None, str | None]]:
    """All phrases of a language: those that name no area (codes/no_areas.csv), makers' names (makers.csv), keywords."""
    for row in _rows("no_areas.csv"):
        if row["language"] == language:
            yield row["phrase"], None, None
    for row in _rows("makers.csv"):
        for name in _split(row[f"names_{language}"]):
            yield name, areas()[row["area"]], row["economy"]
    for area in areas().values():
        for keyword in area.keywords(language):
            yield keyword, area, None


def _rows(file: str) -> Iterator[dict[str, str]]:
    listed = resources.files("entrepot.nouns").joinpath("codes", file).read_text(encoding="utf-8")
    return iter(csv.DictReader(StringIO(listed)))


def _area(row: dict[str, str]) -> Area:
    kind = row["kind"]
    if kind not in ("goods", "service", "not_trade"):
        raise ValueError(f"{kind!r} is no kind of area (areas.csv, {row['key']})")
    return Area(
        row["key"],
        row["title_en"],
        row["title_ru"],
        kind,  # type: ignore[arg-type]
        _split(row["codes"]),
        _split(row["keywords_en"]),
        _split(row["keywords_ru"]),
    )


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
