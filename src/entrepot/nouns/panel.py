"""Panel: yearly levels of trade of many pairs, to count what became of them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

TwoOrOne = Literal["two_way", "one_way"]


@dataclass(frozen=True, slots=True)
class Levels:
    """pairs: codes, in alphabetical order for two-way trade, seller and buyer for one-way; values: one row a pair, one
    column a year, whole units; 0 where nothing was traded, NaN where that is not held."""

    pairs: tuple[tuple[str, str], ...]
    values: "NDArray[np.float64]"


@dataclass(frozen=True, slots=True)
class Panel:
    """origin: publisher and title; unit: ISO 4217; years run on from first_year without a hole."""

    origin: str
    unit: str
    first_year: int
    two_way: Levels
    one_way: Levels

    @property
    def last_year(self) -> int:
        return self.first_year + self.years - 1

    @property
    def years(self) -> int:
        """How many."""
        return int(self.two_way.values.shape[1])

    def of(self, way: TwoOrOne) -> Levels:
        return self.two_way if way == "two_way" else self.one_way
