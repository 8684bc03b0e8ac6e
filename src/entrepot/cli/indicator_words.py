"""What the pages of indicators and of export potential say around their numbers, in English and Russian."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from entrepot.nouns.exchange import Json


@cache
def _wording() -> Mapping[str, Mapping[str, Mapping[str, str]]]:
    """Sections, messages and languages of `measures.toml`."""
    import tomllib

    return tomllib.loads(Path(__file__).with_name("measures.toml").read_text(encoding="utf-8"))


def say(part: str, name: str, language: str, /, **values: object) -> str:
    """A message of a section with its places filled."""
    return _wording()[part][name][language].format(**values)


def caution(told: Json, language: str) -> str:
    """What to beware of, as a sentence."""
    values = {
        key: share(value, language) if key in ("share", "part") and value else value
        for key, value in told.items()
        if key != "code"
    }
    return say("caution", told["code"], language, **values)


def in_words(page: Json, language: str) -> Json:
    """The page with what to beware of as a sentence beside its code."""
    return {**page, "cautions": [{**one, "text": caution(one, language)} for one in page["cautions"]]}


def missing(told: Sequence[str], language: str, fault: str | None = None) -> str:
    """Why something is not available, and what to fetch or, for a fault, to try."""
    why = "; ".join(say("missing", what, language) for what in told)
    if {"world", "exports", "imports"} & set(told):
        why += f" ({say('fetch', 'world', language)})"
    return f"{why}: {' '.join(fault.split())}" if fault else why


def number(value: Any, language: str) -> str:
    """A number for reading: whole from a thousand on, else four digits that count; empty for none."""
    if value is None:
        return ""
    if isinstance(value, (bool, str)):
        return str(value)
    value += 0.0  # nothing below zero is nothing
    text = f"{value:,.0f}" if value.is_integer() or abs(value) >= 1000 else f"{value:.4g}"
    return text.translate(str.maketrans(",.", "\u00a0,")) if language == "ru" else text


def share(value: float, language: str) -> str:
    """A ratio as a percentage."""
    return f"{number(100 * value, language)} %"


def title_of(code: str, language: str) -> str:
    """Our short title of an HS code's heading or chapter; empty where there is none."""
    from entrepot.nouns.product import titles

    known = titles("ru" if language == "ru" else "en")
    return known.get(code[:4]) or known.get(code[:2]) or ""


def head(page: Json, language: str) -> list[str]:
    """The first lines: simulated or not, of whom, of which tables, what to beware of."""
    cautions = [caution(one, language) for one in page["cautions"] if one["code"] != "simulated"]
    first = [say("caution", "simulated", language)] if is_simulated(page) else []
    name = "name_ru" if language == "ru" else "name"
    who = f" {say('page', 'and', language)} ".join(f"{one[name]} ({one['code']})" for one in page["economies"])
    tables = [table_line(one, page["digits"], language) for one in page["tables"]]
    return [*first, f"{who}, {page['year']}", *tables, *(f"! {line}" for line in cautions)]


def table_line(table: Json, digits: int, language: str) -> str:
    """A table in a line."""
    told = say("page", table["told_by"], language, n=table["declarants"])
    return say("page", "table", language, **{**table, "digits": digits, "told": told})


def is_simulated(page: Json) -> bool:
    """Whether any of it is made up."""
    return any(one["code"] == "simulated" for one in page["cautions"])
