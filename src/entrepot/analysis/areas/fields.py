"""Fields: what a statement's area is called, by the catalogue's key where it has one, else by its words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from entrepot.nouns.area import areas, find_areas
from entrepot.nouns.statement import Commodity, Cooperation

FEWEST_INSIDE = 2
LONGEST_NAME = 7
"""Words of a field's name."""
BROADER = {
    "agriculture": ("livestock", "poultry", "dairy", "meat", "meat_dairy", "grain", "seeds"),
    "food": ("meat_dairy", "poultry", "livestock"),
    "forestry": ("timber", "wood_fuel", "forestry_machinery"),
    "industrial_cooperation": ("tractors", "trucks", "buses", "lifts", "agricultural_machinery"),
}

_NOT_TRADE = re.compile(
    r"\b(?:memor|monument|museum|cultur|educat|patriot|humanitarian|youth|sport|histor|heritage|"
    r"памят|музе|культур|образован|патриот|гуманитар|молод[её]ж|спорт|истори|наслед)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Field:
    """name: the catalogue's key, or the statement's words, lower case; hs: codes of its goods."""

    name: str
    key: str | None
    is_trade: bool
    hs: tuple[str, ...] = ()


def fields_of(statement: Cooperation) -> tuple[Field, ...]:
    """The fields that a statement falls under, at least one; without a key, the catalogue is asked for its words.

    More words than a name has are a clause that only mentions areas.
    """
    words = " ".join(statement.area.casefold().split())
    keys = statement.areas or ((words,) if words in areas() else ())
    if not keys and words.count(" ") < LONGEST_NAME:
        keys = _keys_in(statement.area)
    if keys:
        return tuple(field_of_key(key) for key in narrowest(keys))
    return (Field(words, None, is_trade=not _NOT_TRADE.search(words)),)


def narrowest(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys without those of a broader area that one of the others lies in ("machinery, tractors": tractors)."""
    known = areas()
    return tuple(key for key in keys if not any(key in known and _lies_in(other, key) for other in keys))


@cache
def is_broad(key: str) -> bool:
    """Whether the catalogue has narrower areas inside this one ("machinery": tractors, lifts …)."""
    return sum(_lies_in(other, key) for other in areas()) >= FEWEST_INSIDE


@cache
def repeats(key: str) -> bool:
    """Whether an area that the catalogue lists before this one has one of its codes, so that their goods overlap."""
    before = list(areas()).index(key)
    earlier = {code for area in list(areas().values())[:before] for code in area.codes}
    return not earlier.isdisjoint(areas()[key].codes)


def _lies_in(key: str, broader: str) -> bool:
    if key == broader or key not in areas():
        return False
    if key in BROADER.get(broader, ()):
        return True
    if areas()[key].kind != areas()[broader].kind:
        return False
    own, wide = areas()[key].codes, areas()[broader].codes
    is_wide = bool(wide) and all(len(code) == 2 for code in wide)
    return is_wide and set(own) != set(wide) and bool(own) and all(code.startswith(wide) for code in own)


def fields_of_goods(commodity: Commodity) -> tuple[Field, ...]:
    """The fields that listed goods fall under: by their name, else by the nearest of their codes; may be none."""
    keys = narrowest([key for key in _keys_in(commodity.name) if areas()[key].kind == "goods"])
    if keys:
        return tuple(field_of_key(key) for key in keys)
    fitting = {key: area.codes for key, area in areas().items() if commodity.hs and belongs(commodity, area.codes)}
    if not fitting:
        return ()
    closest = min(fitting, key=lambda key: (-_depth(commodity, fitting[key]), len(fitting[key])))
    return (field_of_key(closest),)


def belongs(commodity: Commodity, codes: tuple[str, ...]) -> bool:
    """Whether all codes that goods stand for lie in an area's; goods known by coarser codes do not belong."""
    return bool(commodity.hs and codes) and all(code.startswith(codes) for code in commodity.hs)


def _depth(commodity: Commodity, codes: tuple[str, ...]) -> int:
    return min(max(len(code) for code in codes if hs.startswith(code)) for hs in commodity.hs)


def _keys_in(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.area.key for hit in find_areas(words)))


def field_of_key(key: str) -> Field:
    """The field behind a key of the catalogue; one that the catalogue no longer has goes by its name."""
    area = areas().get(key)
    if area is None:
        return Field(key, key, is_trade=not _NOT_TRADE.search(key))
    return Field(key, key, area.kind != "not_trade", area.codes)
