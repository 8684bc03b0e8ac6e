"""Amount: how much of which unit, and how sure the words are."""

from dataclasses import dataclass
from math import isfinite
from typing import Literal

from entrepot.errors import EntrepotError

Qualifier = Literal["exact", "about", "at_least", "at_most", "between"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A quantity as stated: whole units (1.08e8, not 108 million), low <= high.

    unit: ISO 4217 for money, otherwise a physical unit ("t", "pcs", "ha").
    qualifier: what the words around it say; `between` is a range, every other has low == high.
    step: the place value of the last digit as written (0.1e6 for "27.4 million"): half of it is the
    rounding error that the words leave open; None when unknown.
    """

    low: float
    high: float
    unit: str
    qualifier: Qualifier = "exact"
    step: float | None = None

    def __post_init__(self) -> None:
        if not (isfinite(self.low) and isfinite(self.high)):
            raise EntrepotError(f"an amount of {self.low} to {self.high} {self.unit} is no number")
        if self.low > self.high:
            raise EntrepotError(f"a range from {self.low} down to {self.high} {self.unit}")
        if (self.qualifier == "between") != (self.low != self.high):
            raise EntrepotError(f"an amount of {self.low} to {self.high} cannot be “{self.qualifier}”")

    @classmethod
    def of(cls, value: float, unit: str, qualifier: Qualifier = "exact", step: float | None = None) -> "Amount":
        """An amount with one value."""
        return cls(value, value, unit, qualifier, step)

    @classmethod
    def between(cls, low: float, high: float, unit: str, step: float | None = None) -> "Amount":
        """A range; equal ends give an exact amount."""
        return cls(low, high, unit, "between" if low != high else "exact", step)

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2
