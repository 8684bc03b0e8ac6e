"""What the trade page of a pair says."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from entrepot.analysis.trade_sides import Cell, Side
from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period

if TYPE_CHECKING:
    from entrepot.analysis.trade_twice import Freight, ToldTwice

View = Literal["own", "mirror", "reconciled"]
Way = Literal["exports", "imports"]
WAYS: tuple[Way, Way] = ("exports", "imports")


@dataclass(frozen=True, slots=True)
class Line:
    """One period of an account, in whole units of its currency, from the first economy's side; None: not available.

    growths: indices to the same months a year earlier, None where those are not held.
    """

    period: Period
    exports: float | None
    imports: float | None
    turnover: float | None
    balance: float | None
    exports_growth: float | None
    imports_growth: float | None
    turnover_growth: float | None


@dataclass(frozen=True, slots=True)
class Share:
    """The other economy's place in one flow of the first: share (ratio) of the total, rank among so many partners.

    whole: what the total is made of; level: digits of the products added in it; world: the partner it was published as,
    or `*` for a sum over partners.
    """

    way: Way
    period: Period
    share: float | None
    rank: int
    partners: int
    of: str
    whole: tuple[Cell, ...]
    level: int
    world: str


@dataclass(frozen=True, slots=True)
class Account:
    """The trade of the pair as one series tells it from one side.

    view: `own`, declared by the first economy; `mirror`, by the other; `reconciled`, by the publisher from both.
    basis: what the levels are: published totals, or sums over the products that are held. sides: the rows behind them.
    """

    series: str
    view: View
    unit: str
    valuations: dict[Way, str]
    basis: str
    lines: tuple[Line, ...]
    shares: tuple[Share, ...]
    origins: tuple[str, ...]
    simulated: bool
    sides: dict[Way, Side]

    @property
    def latest(self) -> Line:
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class ProductLine:
    """A product in one flow, latest period against the same months a year earlier.

    contribution: its part of the flow's growth, a ratio of the flow's earlier total; unit values in money per tonne.
    The line `other` is what the published total has and the products do not. cells: the rows behind before and after.
    """

    way: Way
    product: str
    before: float | None
    after: float
    share: float | None
    growth: float | None
    contribution: float | None
    unit_value: float | None
    unit_value_before: float | None
    cells_before: tuple[Cell, ...] = ()
    cells: tuple[Cell, ...] = ()


@dataclass(frozen=True, slots=True)
class Concentration:
    """Herfindahl's index over the products of a flow, how many equal products that is, and how many are traded."""

    way: Way
    hhi: float | None
    effective: float | None
    products: int


@dataclass(frozen=True, slots=True)
class TradePage:
    """All that the statistics say of a pair. headline: the account that products and concentration are of.

    accounts stand side by side and are never added or averaged; digits: of the product codes; level: of the codes they
    were made of; twice: flows as both sides declare them, freight: how CIF is brought to FOB in them; with_services:
    accounts of goods and services together, to compare figures with.
    """

    one: Economy
    other: Economy
    accounts: tuple[Account, ...]
    headline: Account
    classification: str
    digits: int
    level: int
    period: Period
    products: tuple[ProductLine, ...]
    concentration: tuple[Concentration, ...]
    cautions: tuple[str, ...]
    twice: "tuple[ToldTwice, ...]" = ()
    freight: "Freight | None" = None
    with_services: tuple[Account, ...] = ()


def ratio(value: float | None, base: float | None) -> float | None:
    """value / base; None where either is missing or the base is 0."""
    return None if value is None or not base else value / base
