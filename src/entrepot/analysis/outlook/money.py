"""Money: amounts of one currency in another, only by a rate that the user gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from entrepot.analysis.outlook.arithmetic import compute
from entrepot.nouns.ledger import Entry, Ledger

REFERENCE = "USD"


@dataclass(slots=True)
class Money:
    """rates: USD for one unit of each currency, as the user gives them; each is entered once, as assumed."""

    ledger: Ledger
    rates: Mapping[str, float] = field(default_factory=dict)
    _entered: dict[str, Entry] = field(default_factory=dict)

    def can(self, unit: str, other: str) -> bool:
        """Whether an amount in `unit` can be told in `other`."""
        known = {*self.rates, REFERENCE}
        return unit == other or (unit in known and other in known)

    def into(self, entry: Entry, unit: str) -> Entry | None:
        """The amount in another currency; None without the rates for it."""
        if entry.unit == unit:
            return entry
        if not self.can(entry.unit, unit):
            return None
        inputs = [entry]
        formula = "amount"
        if entry.unit != REFERENCE:
            inputs.append(self._rate(entry.unit))
            formula += " × rate"
        if unit != REFERENCE:
            inputs.append(self._rate(unit))
            formula += " / rate"
        multiplies = entry.unit != REFERENCE
        return compute(
            self.ledger, f"{entry.label}, in {unit}", entry.measure, formula, inputs,
            lambda v, *rates: _converted(v, rates, multiplies), unit=unit, period=entry.period,
        )  # fmt: skip

    def _rate(self, unit: str) -> Entry:
        if unit not in self._entered:
            rate = self.rates[unit]
            self._entered[unit] = self.ledger.enter(
                label=f"{REFERENCE} for one {unit}", measure="rate", status="assumed", value=rate, low=rate, high=rate,
                unit="ratio", step=rate / 1000,
            )  # fmt: skip
        return self._entered[unit]


def _converted(value: float, rates: tuple[float, ...], multiplies: bool) -> float:
    if multiplies:
        value *= rates[0]
        rates = rates[1:]
    return value / rates[0] if rates else value
