"""What a run of words may mean: countries, capitals, regions, cities. Private to the nouns."""

from dataclasses import dataclass
from functools import cache, lru_cache

from entrepot.nouns import place_names
from entrepot.nouns.economy import Economy, by_code
from entrepot.nouns.place_index import Reading

HEADS = place_names.word_list("head")
PLURAL_HEADS = place_names.word_list("plural head")
SMALL_HEADS = place_names.word_list("small head")
STATE_WORDS = place_names.word_list("state")
FEDERATIONS = frozenset({"USA", "CAN", "AUS", "IND", "BRA", "DEU", "AUT", "CHN", "RUS"})


@dataclass(frozen=True, slots=True)
class Meanings:
    """The readings of a run of words by what they are; all are codes."""

    countries: tuple[str, ...]
    abbreviations: tuple[str, ...]
    capitals: tuple[str, ...]
    regions: tuple[str, ...]
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    cities: tuple[str, ...]
    stems: tuple[str, ...]
    weak: tuple[str, ...]
    is_none: bool
    may_be_region: bool


@lru_cache(maxsize=8192)
def meanings_of(readings: tuple[Reading, ...]) -> Meanings:
    def codes(*forms: str, region: bool | None = None) -> tuple[str, ...]:
        return tuple(
            dict.fromkeys(
                r.code for r in readings if r.form in forms and (region is None or is_region(r.code) == region)
            )
        )

    return Meanings(
        countries=codes("name", region=False),
        abbreviations=codes("abbreviation"),
        capitals=codes("capital"),
        regions=codes("name", region=True),
        adjectives=codes("adjective"),
        demonyms=codes("demonym"),
        cities=codes("city"),
        stems=codes("stem"),
        weak=codes("weak"),
        is_none=any(r.form == "none" for r in readings),
        may_be_region=any(is_region(r.code) for r in readings),
    )


@cache
def known(code: str) -> Economy:
    economy = by_code(code)
    if economy is None:
        raise KeyError(code)
    return economy


def is_region(code: str) -> bool:
    return known(code).kind == "region" if code else False


def country_of(code: str) -> str:
    economy = known(code)
    return economy.parent or economy.code


def regions_with_head(kinds: Meanings, key: str, head: str, head_is_capital: bool) -> tuple[str, ...]:
    """The regions that the words `key` may be when `head` belongs to them; the listed ones go before any others."""
    adjectives = tuple(code for code in kinds.adjectives if is_region(code))
    codes = kinds.stems or adjectives or kinds.regions
    if not codes and (head_is_capital or head not in SMALL_HEADS):
        codes = kinds.weak
    if head in SMALL_HEADS:
        codes = tuple(code for code in codes if known(code).parent not in FEDERATIONS)
    if kinds.countries and head not in STATE_WORDS:
        codes = tuple(c for c in (*kinds.regions, *kinds.weak) if known(c).name.lower() == f"{key} {head}")
    if kinds.countries and head in STATE_WORDS:
        codes = kinds.regions
    if not head.isascii():
        own = tuple(c for c in codes if any(w[:4] == head[:4] for w in place_names.words(known(c).name_ru)))
        codes = own or codes
    return tuple(dict.fromkeys(codes))


def has_other_head(code: str, head: str) -> bool:
    """Whether the region's Russian name says that it is something else: «Алтайский край» is no «область»."""
    heads = [word for word in place_names.words(known(code).name_ru) if word in HEADS]
    return not head.isascii() and bool(heads) and all(word[:4] != head[:4] for word in heads)
