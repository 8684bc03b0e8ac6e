"""Money: amounts of one currency in another, only by rates that the user gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from entrepot.analysis.outlook.arithmetic import compute
from entrepot.analysis.outlook.yearly import Yearly
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.period import Period

REFERENCE = "USD"


@dataclass(slots=True)
class Money:
    """rates: USD for one unit of each currency, as the user gives them, whatever the year; yearly: the same by year.

    A level of a year goes by its own year's rate; one of a year that is not given, by the latest given before it, or by
    the first. Each rate is entered once, as assumed.
    """

    ledger: Ledger
    rates: Mapping[str, float] = field(default_factory=dict)
    yearly: Mapping[str, Yearly] = field(default_factory=dict)
    _entered: dict[tuple[str, int | None], Entry] = field(default_factory=dict)

    def can(self, unit: str, other: str) -> bool:
        """Whether an amount in `unit` can be told in `other`."""
        known = {*self.rates, *self.yearly, REFERENCE}
        return unit == other or (unit in known and other in known)

    def into(self, entry: Entry, unit: str, year: int | None = None) -> Entry | None:
        """The amount in another currency; None without the rates for it. year: by whose rate, else the amount's own."""
        if entry.unit == unit:
            return entry
        if not self.can(entry.unit, unit):
            return None
        if year is None and entry.period is not None:
            year = entry.period.last_year
        inputs = [entry]
        formula = "amount"
        if entry.unit != REFERENCE:
            inputs.append(self.rate(entry.unit, year))
            formula += " × rate"
        if unit != REFERENCE:
            inputs.append(self.rate(unit, year))
            formula += " / rate"
        multiplies = entry.unit != REFERENCE
        return compute(
            self.ledger, entry.label, entry.measure, formula, inputs,
            lambda v, *rates: _converted(v, rates, multiplies), unit=unit, period=entry.period,
        )  # fmt: skip

    def rate(self, unit: str, year: int | None) -> Entry:
        """USD for one unit of a currency, in the year given or in the nearest before it."""
        of_year, rate = self._given(unit, year)
        if (unit, of_year) not in self._entered:
            self._entered[unit, of_year] = self.ledger.enter(
                label=f"{REFERENCE} / {unit}", measure="rate", status="assumed", value=rate, low=rate, high=rate,
                unit="ratio", step=rate / 1000, period=Period.year(of_year) if of_year else None,
            )  # fmt: skip
        return self._entered[unit, of_year]

    def _given(self, unit: str, year: int | None) -> tuple[int | None, float]:
        """The rate to go by and the year it is of; None for one that is given for any year."""
        if unit in self.rates:
            return None, self.rates[unit]
        series = self.yearly[unit]
        before = [known for known in series.values if year is None or known <= year]
        chosen = max(before, default=min(series.values))
        return chosen, series.values[chosen]


def _converted(value: float, rates: tuple[float, ...], multiplies: bool) -> float:
    if multiplies:
        value *= rates[0]
        rates = rates[1:]
    return value / rates[0] if rates else value
