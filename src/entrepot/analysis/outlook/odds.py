"""Odds of a goal: how often pairs of that size did it in that time."""

from collections.abc import Sequence
from math import floor

from entrepot.analysis.outlook.arithmetic import known
from entrepot.analysis.outlook.baserates import BaseRate, BaseRates, Curve, Recent, Way, recent_of
from entrepot.analysis.outlook.goal_results import Odds
from entrepot.analysis.outlook.money import Money
from entrepot.nouns.ledger import Entry, Ledger, Rows
from entrepot.nouns.statement import Measure

_RECENT: dict[Recent, str] = {
    "any": "",
    "fell": " whose trade had fallen in the year before",
    "grew": " whose trade had grown by less than a quarter in the year before",
    "leapt": " whose trade had grown by a quarter or more in the year before",
}


class OddsTable:
    """Enters each base rate once.

    tables: the one to count by first; where its pairs or years are too few, the next. Bases smaller than their bands
    have no odds, nor have those in other currencies without a rate.
    """

    def __init__(self, tables: Sequence[BaseRates], ledger: Ledger, money: Money) -> None:
        self.tables = tables
        self.ledger = ledger
        self.money = money
        self._entered: dict[tuple[BaseRate, str], tuple[str, str]] = {}

    def of(
        self, what: Measure, base: Entry, ratio: Entry, horizons: list[Entry], recent: Entry | None = None
    ) -> tuple[Odds, ...]:
        """Odds of the multiple from this base after each horizon that the table has.

        recent: the flow's growth in the year of the base.
        """
        size = self._size(base)
        if size is None:
            return ()
        found = []
        for horizon in horizons:
            counted = self._rate(what, size, known(ratio), known(horizon))
            if counted is None:
                continue
            rate, table = counted
            share, interval = self._enter(rate, table)
            alike = self._alike(what, size, rate, table, recent)
            found.append(Odds(horizon.id, share, interval, self._enter(alike, table)[0] if alike else None))
        return tuple(found)

    def curves(self, what: Measure, base: Entry, years: int) -> tuple[tuple[Curve, ...], str] | None:
        """How pairs of the base's size fared over each of so many years, by one table, and its origin."""
        size = self._size(base)
        if size is None:
            return None
        for table in self.tables:
            curves = [table.curve(_way(what), size, n) for n in range(1, years + 1)]
            if all(curves):
                return tuple(curve for curve in curves if curve is not None), _origin(table)
        return None

    def _size(self, base: Entry) -> float | None:
        if not self.money.can(base.unit, "USD"):
            return None
        in_dollars = self.money.into(base, "USD")
        return None if in_dollars is None else known(in_dollars)

    def _rate(self, what: Measure, size: float, multiple: float, years: float) -> tuple[BaseRate, BaseRates] | None:
        for table in self.tables:
            curve = table.curve(_way(what), size, floor(years + 0.5))
            if curve is not None and curve.multiples[0] <= multiple <= curve.multiples[-1]:
                return curve.at(multiple), table
        return None

    def _alike(
        self, what: Measure, size: float, rate: BaseRate, table: BaseRates, recent: Entry | None
    ) -> BaseRate | None:
        """The rate of pairs whose last year was like this one's; None where that is not known or of too few pairs."""
        if recent is None:
            return None
        curve = table.curve(_way(what), size, rate.years, recent_of(known(recent)))
        return curve.at(rate.multiple) if curve is not None and curve.recent != "any" else None

    def _enter(self, rate: BaseRate, table: BaseRates) -> tuple[str, str]:
        """The share and what chance leaves open of it."""
        origin = _origin(table)
        key = (rate, origin)
        if key not in self._entered:
            way = "both ways" if rate.way == "two_way" else "one way"
            size = size_class(rate.low, rate.high, "USD ")
            query = f"trade {way}, {size}; {rate.multiple:.4g} times or more, year + {rate.years}"
            shared: dict[str, object] = {
                "measure": "share",
                "status": "reported",
                "unit": "ratio",
                "step": 0.01,
                "rows": Rows(origin, rate.windows, query + _RECENT[rate.recent].replace(" whose", "; pairs whose", 1)),
            }
            share = self.ledger.enter(
                label=f"share of pairs of this size{_RECENT[rate.recent]} that did it",
                value=rate.share, low=rate.least, high=rate.most, **shared,
            )  # fmt: skip
            interval = self.ledger.enter(
                label="what chance leaves open of that share", value=None, low=rate.least, high=rate.most,
                qualifier="between", **shared,
            )  # fmt: skip
            self._entered[key] = share.id, interval.id
        return self._entered[key]


def size_class(least: float, most: float, unit: str = "") -> str:
    """The class of size that something is counted in, in millions of a unit."""
    low, high = (f"{end / 1e6:,.4g}" for end in (least, most))
    return f"over {unit}{low} million" if high == "inf" else f"{unit}{low} to {high} million"


def _origin(table: BaseRates) -> str:
    """The panel and its years."""
    return f"{table.origin}, {table.first_year}–{table.last_year}"


def _way(what: Measure) -> Way:
    return "two_way" if what == "turnover" else "one_way"
