"""Yearly: a number of each year that the user gives, a price index or an exchange rate."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import isfinite

from entrepot.errors import EntrepotError

_HINT = "Write a table with the columns {columns}, one row a year: {example}"


@dataclass(frozen=True, slots=True)
class Yearly:
    """values: by year; origin: the file that gives them; unit: the currency they are of."""

    unit: str
    origin: str
    values: Mapping[int, float]

    @property
    def last_year(self) -> int:
        return max(self.values)

    def at(self, year: int) -> float | None:
        """The year's number; None where it is not given."""
        return self.values.get(year)


def read_prices(lines: Iterable[str], where: str) -> dict[str, Yearly]:
    """Price indices by currency from a table `year,currency,index`; their base does not matter."""
    return _read(lines, where, "index", "2024,USD,132.9")


def read_rates(lines: Iterable[str], where: str) -> dict[str, Yearly]:
    """USD for one unit of each currency from a table `year,currency,usd`."""
    return _read(lines, where, "usd", "2024,RUB,0.0108")


def _read(lines: Iterable[str], where: str, name: str, example: str) -> dict[str, Yearly]:
    wanted = ("year", "currency", name)
    hint = _HINT.format(columns=",".join(wanted), example=example)
    table = csv.DictReader(lines)
    heads = {head.strip().lower(): head for head in table.fieldnames or ()}
    missing = [head for head in wanted if head not in heads]
    if missing:
        raise EntrepotError(f"has no column {' and no column '.join(missing)}", where=where, hint=hint)
    found: dict[str, dict[int, float]] = {}
    for number, row in enumerate(table, 2):
        year, unit, value = ((row[heads[head]] or "").strip() for head in wanted)
        if not (year.isdigit() and len(year) == 4 and len(unit) == 3 and unit.isalpha() and _is_positive(value)):
            raise EntrepotError(f"line {number}, {year},{unit},{value}: cannot be read", where=where, hint=hint)
        years = found.setdefault(unit.upper(), {})
        if years.setdefault(int(year), float(value)) != float(value):
            raise EntrepotError(f"line {number}: {unit} {year} is given twice and differs", where=where, hint=hint)
    if not found:
        raise EntrepotError("holds no year", where=where, hint=hint)
    return {unit: Yearly(unit, where, dict(sorted(years.items()))) for unit, years in sorted(found.items())}


def _is_positive(text: str) -> bool:
    try:
        return isfinite(float(text)) and float(text) > 0
    except ValueError:
        return False
