"""Publishers' codes of economies and what Entrepot calls them, dissolved and special ones included."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Literal

from entrepot.errors import EntrepotError, did_you_mean
from entrepot.nouns.economy import Economy

if TYPE_CHECKING:
    import polars as pl

Scheme = Literal["m49", "alpha2", "alpha3", "comext", "comtrade", "name", "any"]
SCHEMES = ("m49", "alpha2", "alpha3", "comext", "comtrade", "name", "any")
PREFIX = {
    "m49": "M49",
    "alpha2": "ISO",
    "alpha3": "ISO",
    "comext": "COMEXT",
    "comtrade": "M49",
    "name": "NAME",
    "any": "NAME",
}
BRACKETS = re.compile(r"\s*\([^()]*\)\s*$|\s+\(.*\)$|\s*\[.*\]$")


@dataclass(frozen=True, slots=True)
class Coded:
    """code: ours, or the publisher's with the scheme's name before it; known: False for the latter, where unlisted."""

    code: str
    known: bool


@lru_cache(maxsize=8192)
def economy(text: str, scheme: Scheme) -> Coded:
    """What the warehouse calls the economy that a publisher calls `text`. An unlisted code is kept and not known."""
    text = text.strip()
    found = _special(scheme).get(text.zfill(3) if scheme == "m49" else text.upper()) or _parsed(text, scheme)
    return Coded(found, True) if found else Coded(f"{PREFIX[scheme]}:{text or '?'}", False)


def m49(code: str) -> str | None:
    """The number under which UN Comtrade knows an economy; None where it does not."""
    from entrepot.nouns.place_names import rows

    special = {row["code"]: row["m49"] for row in reversed(_rows()) if row["m49"]}
    numbers = {row[0]: row[2] for row in rows("economies.csv") if row[2]}
    number = special.get(code) or numbers.get(code)
    return str(int(number)) if number else None


def column(
    values: "pl.Series", scheme: Scheme, words: Mapping[str, str] | None = None
) -> "tuple[pl.Series, pl.Series | None]":
    """The codes of a column of publishers' codes, as categories, and whether each row's is unknown; None if none is.

    words: what some of their codes are, as any code or name of ours.
    """
    import numpy as np
    import polars as pl

    from entrepot.statistics.warehouse.layout import categories

    given = words or {}
    distinct = values.unique().drop_nulls().sort()
    texts = distinct.cast(pl.String).to_list()
    coded = [economy(given[text], "any") if text in given else economy(text, scheme) for text in texts]
    names = sorted({one.code for one in coded})
    places = [names.index(one.code) for one in coded]
    strange = [text for text, one in zip(distinct, coded, strict=True) if not one.known]
    unknown = values.is_in(strange) if strange else None
    if values.dtype.is_integer() and values.null_count() == 0 and 0 <= int(distinct[0]) <= int(distinct[-1]) < 1 << 20:
        table = np.zeros(int(distinct[-1]) + 1, dtype=np.uint32)
        table[distinct.to_numpy()] = places
        return categories(table[values.to_numpy()], names), unknown
    codes = values.replace_strict(distinct, [one.code for one in coded], default=None, return_dtype=pl.Enum(names))
    return codes, unknown


def scheme(word: str, where: str) -> Scheme:
    """A coding by its name. Unknown is an error."""
    if word in SCHEMES:
        return word  # type: ignore[return-value]
    raise EntrepotError(
        f'"{word}": no such coding of economies',
        where=where,
        hint=did_you_mean(word, SCHEMES) or f"Codings are {', '.join(SCHEMES)}.",
    )


def _parsed(text: str, scheme: Scheme) -> str | None:
    if scheme == "m49" and not text.isdigit():
        return None
    if scheme in {"alpha2", "comext"} and len(text) != 2:
        return None
    if scheme in {"alpha3", "comtrade"} and len(text) != 3:
        return None
    tries = [text]
    while scheme in {"name", "any"} and (shorter := BRACKETS.sub("", tries[-1])) != tries[-1] and shorter:
        tries.append(shorter)
    for attempt in tries:
        try:
            return Economy.parse(attempt).code
        except EntrepotError:
            continue
    return None


@cache
def _rows() -> tuple[dict[str, str], ...]:
    text = files("entrepot.statistics").joinpath("codes/special_economies.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def _special(scheme: Scheme) -> dict[str, str]:
    """Upper-case code or name in a scheme -> our code."""
    if scheme in {"name", "any"}:
        listed = {row["name"].upper(): row["code"] for row in _rows()}
        codes = {row["code"].upper(): row["code"] for row in _rows()} if scheme == "any" else {}
        return {**listed, **codes}
    if scheme in {"alpha2", "alpha3"}:
        return {row["code"]: row["code"] for row in _rows() if len(row["code"]) == 3 and scheme == "alpha3"}
    return {row[scheme]: row["code"] for row in _rows() if row[scheme]}
