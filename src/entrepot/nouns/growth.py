"""Growth: an index to a base."""

from dataclasses import dataclass
from math import isfinite
from typing import Literal

from entrepot.errors import EntrepotError
from entrepot.nouns.amount import Qualifier
from entrepot.nouns.period import Period

Base = Literal["year_on_year", "period", "unstated"]


@dataclass(frozen=True, slots=True)
class Growth:
    """index: the level as a multiple of the base (1.35 is +35 %, 1.009 is "100.9 % year-on-year").

    base: the same period a year earlier, another period (then `since` names it), or unstated.
    step: the place value of the last digit as written, as a ratio (0.001 for "100.9 %").
    """

    index: float
    base: Base = "unstated"
    since: Period | None = None
    qualifier: Qualifier = "exact"
    step: float | None = None

    def __post_init__(self) -> None:
        if not isfinite(self.index) or self.index < 0:
            raise EntrepotError(f"a growth index of {self.index} is no ratio", hint="+35 % is 1.35, a halving is 0.5.")

    @property
    def rate(self) -> float:
        """The change as a ratio: 0.35 for +35 %."""
        return self.index - 1
