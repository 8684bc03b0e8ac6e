"""Files of restrictions: sanctions, bans, quotas, tariffs and licences, and shares of regions, in TOML or CSV.

docs/areas.md lays them out. What they say is the user's own, and a brief shows it as such.
"""

import csv
import tomllib
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from entrepot.analysis.areas.restrictions import KINDS, RegionShare, Restriction, Restrictions
from entrepot.errors import EntrepotError, did_you_mean
from entrepot.nouns.area import Area
from entrepot.nouns.economy import Economy
from entrepot.nouns.product import Product

FIELDS = ("kind", "what", "seller", "buyer", "area", "hs", "rate", "from", "until", "source", "link")
SHARE_FIELDS = ("economy", "low", "high", "method", "source")
Noun = TypeVar("Noun")
_LAYOUT = "See docs/areas.md for the layout."


def read(paths: Iterable[Path]) -> Restrictions:
    """What files say, in the order given. A mistake in one is an error that names the file and the line or entry."""
    items: list[Restriction] = []
    shares: list[RegionShare] = []
    for path in paths:
        table = _table(path)
        if not any(table):
            raise EntrepotError("holds no restriction and no share", where=str(path), hint=_LAYOUT)
        items += [_restriction(row, f"{path.name}, restriction {n}", path) for n, row in enumerate(table[0], 1)]
        shares += [_share(row, f"{path.name}, share {n}", path) for n, row in enumerate(table[1], 1)]
    return Restrictions(tuple(items), tuple(shares))


def is_restrictions(path: Path) -> bool:
    """Whether a file is laid out as restrictions: by its `[[restriction]]` or `[[share]]`, or its columns."""
    if path.suffix.lower() not in (".toml", ".csv") or not path.is_file():
        return False
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        if path.suffix.lower() == ".csv":
            columns = {name.strip().casefold() for name in file.readline().split(",")}
            return {"kind", "what"} <= columns <= set(FIELDS)
        return any(line.strip() in ("[[restriction]]", "[[share]]") for line in file)


def _table(path: Path) -> tuple[list[Mapping[str, Any]], list[Mapping[str, Any]]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as fault:
        raise EntrepotError("cannot be read as UTF-8 text", where=str(path), hint=_LAYOUT) from fault
    if path.suffix.lower() == ".csv":
        rows = csv.DictReader(text.splitlines())
        return [{(name or "").strip().casefold(): value for name, value in row.items()} for row in rows], []
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise EntrepotError(f"is no TOML: {fault}", where=path.name, hint=_LAYOUT) from None
    for name in given.keys() - {"title", "source", "date", "restriction", "share"}:
        raise EntrepotError(f'"{name}" is no part of it', where=path.name, hint="Parts are [[restriction]], [[share]].")
    usual = {"source": given.get("source")}
    items, shares = given.get("restriction", []), given.get("share", [])
    return [{**usual, **row} for row in items], [{**usual, **row} for row in shares]


def _restriction(row: Mapping[str, Any], where: str, path: Path) -> Restriction:
    given = {name: value for name, value in row.items() if value not in (None, "", [])}
    _known_fields(given, FIELDS, where)
    kind, what = str(given.get("kind", "")).strip(), str(given.get("what", "")).strip()
    if kind not in KINDS:
        hint = did_you_mean(kind, KINDS) or f"Kinds are {', '.join(KINDS)}."
        raise EntrepotError(f'"{kind}": no such kind of restriction', where=where, hint=hint)
    if not what:
        raise EntrepotError("does not say what it is", where=where, hint='Give it a sentence: what = "…".')
    return Restriction(
        kind=kind,
        what=what,
        seller=_economy(given.get("seller"), where),
        buyer=_economy(given.get("buyer"), where),
        areas=tuple(_parsed(Area.parse, name, where).key for name in _listed(given.get("area"))),
        hs=tuple(code for text in _listed(given.get("hs")) for code in _parsed(Product.parse, text, where).codes),
        rate=_ratio(given.get("rate"), where),
        start=_day(given.get("from"), where),
        end=_day(given.get("until"), where),
        source=given.get("source"),
        link=given.get("link"),
        file=path.name,
    )


def _share(row: Mapping[str, Any], where: str, path: Path) -> RegionShare:
    _known_fields(row, SHARE_FIELDS, where)
    economy = _economy(row.get("economy"), where)
    low, high = (_ratio(row.get(end), where) for end in ("low", "high"))
    if economy is None or economy.kind != "region" or low is None or not row.get("method"):
        raise EntrepotError(
            "a share needs a region, low, high and the method",
            where=where,
            hint='Such as economy = "RU-KIR", low = 0.006, high = 0.009, method = "share of population".',
        )
    high = low if high is None else high
    if not 0 < low <= high <= 1:
        raise EntrepotError(f"{low:g} to {high:g} is no part of a whole", where=where, hint="Give ratios up to 1.")
    return RegionShare(economy, low, high, str(row["method"]), row.get("source"), path.name)


def _known_fields(row: Mapping[str, Any], known: tuple[str, ...], where: str) -> None:
    for name in row.keys() - set(known):
        hint = did_you_mean(name, known) or f"Known are {', '.join(known)}."
        raise EntrepotError(f'"{name}" is no field of it', where=where, hint=hint)


def _economy(text: Any, where: str) -> Economy | None:
    if text is None or str(text).strip().casefold() in ("any", "*"):
        return None
    return _parsed(Economy.parse, str(text), where)


def _parsed(parse: Callable[[str], Noun], text: str, where: str) -> Noun:
    """A noun from its text; an unknown one is an error that says where it stands."""
    try:
        return parse(text)
    except EntrepotError as error:
        raise EntrepotError(f'"{text}": {error.what}', where=where, hint=error.hint) from None


def _listed(given: Any) -> list[str]:
    parts = given if isinstance(given, list) else str(given or "").replace(",", ";").split(";")
    return [str(part).strip() for part in parts if str(part).strip()]


def _ratio(given: Any, where: str) -> float | None:
    if given in (None, ""):
        return None
    try:
        return float(str(given).replace("%", "")) / (100 if "%" in str(given) else 1)
    except ValueError:
        raise EntrepotError(
            f'"{given}" is no number', where=where, hint="Give a ratio (0.05) or per cent (5%)."
        ) from None


def _day(given: Any, where: str) -> date | None:
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(str(given).strip())
    except ValueError:
        raise EntrepotError(f'"{given}" is no day', where=where, hint="Write it as 2026-01-31.") from None
