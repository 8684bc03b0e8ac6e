"""Fields: what a statement's area is called, by the catalogue's key where it has one, else by its words."""

import re
from dataclasses import dataclass

from entrepot.nouns.area import areas, find_areas
from entrepot.nouns.statement import Cooperation

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
    """The fields that a statement falls under, at least one; without a key, the catalogue is asked for its words."""
    words = " ".join(statement.area.casefold().split())
    keys = statement.areas or ((words,) if words in areas() else _keys_in(statement.area))
    if keys:
        return tuple(field_of_key(key) for key in keys)
    return (Field(words, None, is_trade=not _NOT_TRADE.search(words)),)


def _keys_in(words: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(hit.area.key for hit in find_areas(words)))


def field_of_key(key: str) -> Field:
    """The field behind a key of the catalogue; one that the catalogue no longer has goes by its name."""
    area = areas().get(key)
    if area is None:
        return Field(key, key, is_trade=not _NOT_TRADE.search(key))
    return Field(key, key, area.kind != "not_trade", area.codes)
