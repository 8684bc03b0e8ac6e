"""What statistics cover, as a compact grid: economies that are covered alike in one row, a column a year."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from entrepot.cli.layout import rows_as

if TYPE_CHECKING:
    from entrepot.workspace.statistics import Classification, Covered

_FEW = 12
_MANY = 4
_YEAR = 12
CENTURY = 100
FULL, SOME, NONE = "●", "◐", "·"
COVERAGE_COLUMNS = ("series", "flow", "economies", "year", "months")
CLASSIFICATION_COLUMNS = ("name", "to", "codes", "kind")


def grid(found: "Sequence[Covered]", *, brief: bool = False) -> str:
    """The grid: ● a full year, a number that many months, · nothing.

    brief: of a series whose economies are covered in many ways, one row; ◐ for a year that some of them have.
    """
    if not found:
        return ""
    lines = [line for part in _by_series(found) for line in (_short(part) if brief and len(part) > _MANY else part)]
    years = range(min(min(one.months) for one in found), max(max(one.months) for one in found) + 1)
    heads = {year: f"{year % 100:02d}" if len(years) <= CENTURY else str(year) for year in years}
    rows = [
        {
            "series": line.series,
            "flow": line.flow,
            **{heads[year]: _cell(line.months.get(year, 0)) for year in years},
            "economies": _named(line.reporters),
        }
        for line in lines
    ]
    head = f"Coverage {years[0]}–{years[-1]}: {FULL} full year, a number: so many months, {NONE} nothing"
    if len(lines) < len(found):
        head += f", {SOME} some of the economies (`--show coverage` says which)"
    head += "\n"
    return head + rows_as("table", rows, ("series", "flow", *heads.values(), "economies"))


def coverage_rows(found: "Sequence[Covered]") -> list[dict[str, Any]]:
    """One row for each series, flow, set of economies and year."""
    return [
        {"series": one.series, "flow": one.flow, "economies": list(one.reporters), "year": year, "months": months}
        for one in found
        for year, months in sorted(one.months.items())
    ]


def classification_rows(found: "Sequence[Classification]") -> list[dict[str, Any]]:
    """One row for each list of codes and each table between two."""
    return [
        {
            "name": one.name,
            "to": one.to,
            "codes": one.codes,
            "kind": "list" if one.to is None else "conversion" if one.is_conversion else "correlation",
        }
        for one in found
    ]


def _by_series(found: "Sequence[Covered]") -> "list[list[Covered]]":
    parts: dict[str, list[Covered]] = {}
    for one in found:
        parts.setdefault(one.series, []).append(one)
    return list(parts.values())


def _short(part: "Sequence[Covered]") -> "list[Covered]":
    """One row for each flow of a series; a year that not all of its economies have in full is marked as such."""
    from dataclasses import replace

    rows = []
    for flow in dict.fromkeys(one.flow for one in part):
        alike = [one for one in part if one.flow == flow]
        years = {year for one in alike for year in one.months}
        months = {year: min(one.months.get(year, 0) for one in alike) for year in years}
        full = {year: count if count >= _YEAR else -1 for year, count in months.items()}
        rows.append(
            replace(alike[0], reporters=tuple(sorted({r for one in alike for r in one.reporters})), months=full)
        )
    return rows


def _cell(months: int) -> str:
    if months < 0:
        return SOME
    return FULL if months >= _YEAR else str(months) if months else NONE


def _named(codes: Sequence[str]) -> str:
    if len(codes) <= _FEW:
        return " ".join(codes)
    return f"{len(codes)}: {' '.join(codes[:4])} … {' '.join(codes[-2:])}"
