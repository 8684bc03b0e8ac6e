"""Errors that guesses of a year from its first months made on a panel of other pairs."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

Way = Literal["two_way", "one_way"]
Simple = Literal["pro_rata", "last_years_share"]


@dataclass(frozen=True, slots=True)
class PanelError:
    """ln (actual / guess) of pairs whose year is guessed at `low` to below `high` (EUR or USD).

    q50: the median; the others: the ends of the bands that hold four of five years, and nineteen of twenty.
    months: known; tests: how many years of pairs were guessed.
    """

    method: Simple
    way: Way
    low: float
    high: float
    months: int
    tests: int
    q025: float
    q10: float
    q50: float
    q90: float
    q975: float


@dataclass(frozen=True, slots=True)
class PanelErrors:
    """A table of errors with where and when its panel is from."""

    origin: str
    first_year: int
    last_year: int
    rows: tuple[PanelError, ...]

    def of(self, method: Simple, way: Way, size: float, months: int) -> PanelError:
        """The row for a year guessed at `size`; beyond the table's sizes, the nearest band."""
        fitting = [row for row in self.rows if (row.method, row.way, row.months) == (method, way, months)]
        return next((row for row in fitting if size < row.high), fitting[-1])


@cache
def default_errors() -> PanelErrors:
    """The table that comes with Entrepot: trade of the EU's countries with seven of its eastern neighbours, 2020–21.

    Computed by tools/make_nowcast_errors.py from monthly trade by Eurostat (DS-045409). The ends reach as far as the
    errors of one year reach beyond the mean errors of the others (January to November of 2022 among them).
    """
    text = files("entrepot.analysis.outlook").joinpath("nowcast_errors.csv").read_text("utf-8")
    rows = tuple(_read(row) for row in csv.DictReader(text.splitlines()))
    return PanelErrors("Eurostat, EU trade since 1988 (DS-045409), monthly", 2020, 2021, rows)


def _read(row: dict[str, str]) -> PanelError:
    return PanelError(
        method="pro_rata" if row["method"] == "pro_rata" else "last_years_share",
        way="two_way" if row["way"] == "two_way" else "one_way",
        low=float(row["low"]),
        high=float(row["high"]),
        months=int(row["months"]),
        tests=int(row["tests"]),
        q025=float(row["q025"]),
        q10=float(row["q10"]),
        q50=float(row["q50"]),
        q90=float(row["q90"]),
        q975=float(row["q975"]),
    )
