"""Odds of a goal: how often pairs of that size did it in that time."""

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

    Bases smaller than the table's bands have no odds, nor have those in other currencies without a rate.
    """

    def __init__(self, rates: BaseRates, ledger: Ledger, money: Money) -> None:
        self.rates = rates
        self.ledger = ledger
        self.money = money
        self._entered: dict[BaseRate, str] = {}

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
            share = self._rate(what, size, known(ratio), known(horizon), "any")
            if share is None:
                continue
            alike = None
            if recent is not None:
                alike = self._rate(what, size, known(ratio), known(horizon), recent_of(known(recent)))
            is_other = alike is not None and alike.recent != "any"
            found.append(Odds(horizon.id, self._enter(share), self._enter(alike) if alike and is_other else None))
        return tuple(found)

    def curve(self, what: Measure, base: Entry, years: int) -> Curve | None:
        """How pairs of the base's size fared over so many years; None outside the table."""
        size = self._size(base)
        return None if size is None else self.rates.curve(_way(what), size, years)

    def origin(self) -> str:
        """The panel and its years."""
        return f"{self.rates.origin}, {self.rates.first_year}–{self.rates.last_year}"

    def _size(self, base: Entry) -> float | None:
        if not self.money.can(base.unit, "USD"):
            return None
        in_dollars = self.money.into(base, "USD")
        return None if in_dollars is None else known(in_dollars)

    def _rate(self, what: Measure, size: float, multiple: float, years: float, recent: Recent) -> BaseRate | None:
        curve = self.rates.curve(_way(what), size, floor(years + 0.5), recent)
        if curve is None or not curve.multiples[0] <= multiple <= curve.multiples[-1]:
            return None
        return curve.at(multiple)

    def _enter(self, rate: BaseRate) -> str:
        if rate not in self._entered:
            query = (
                f"{rate.way}, {rate.low:g} to {rate.high:g} USD, ×{rate.multiple:.4g} or more {rate.years} years later"
            )
            entry = self.ledger.enter(
                label=f"share of pairs of this size{_RECENT[rate.recent]} that did it", measure="share",
                status="reported", value=rate.share, low=rate.least, high=rate.most, unit="ratio", step=0.01,
                rows=Rows(self.origin(), rate.windows, query + _RECENT[rate.recent]),
            )  # fmt: skip
            self._entered[rate] = entry.id
        return self._entered[rate]


def _way(what: Measure) -> Way:
    return "two_way" if what == "turnover" else "one_way"
