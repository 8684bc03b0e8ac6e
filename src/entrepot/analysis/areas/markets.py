"""Markets: what the world's trade shows of one area in one direction, a number each and none of them a score."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from entrepot.analysis.areas.world import Floats, World, economy_of
from entrepot.analysis.potential import Potential, Trade, export_potential
from entrepot.nouns.economy import Economy

MOST_SUPPLIERS = 3


@dataclass(frozen=True, slots=True)
class Supplier:
    """Who supplies a need today: its sales to the buyer, and their share of all that the buyer buys (a ratio)."""

    economy: Economy
    value: float
    share: float


@dataclass(frozen=True, slots=True)
class Numbers:
    """Of one area and direction, in whole units of the world's currency; None: there is nothing to divide by.

    traded: what the seller sells the buyer; supplied: what it sells everybody; advantage: Balassa's index of it;
    bought: what the buyer buys from everybody; bought_before: the same in the earlier year; growth: index a year
    between the two; potential: the export potential (ITC); unrealised: its part not yet sold, line by line;
    unrealised_at_ease_one: the same if the pair traded as easily as supply and demand alone give; ease: how easily it
    does; lines: products of the area.
    """

    seller: Economy
    buyer: Economy
    traded: float
    supplied: float
    advantage: float | None
    bought: float
    bought_before: float | None
    growth: float | None
    potential: float
    unrealised: float
    unrealised_at_ease_one: float
    ease: float
    suppliers: tuple[Supplier, ...]
    lines: int

    @property
    def share(self) -> float | None:
        """The seller's share of what the buyer buys."""
        return self.traded / self.bought if self.bought > 0 else None


@dataclass(frozen=True, slots=True)
class Direction:
    """All goods that one economy sells another, product by product, from which each area takes its own."""

    world: World
    seller: Economy
    buyer: Economy
    traded: Floats
    potential: Floats
    at_ease_one: Floats
    ease: float

    def numbers(self, codes: Sequence[str]) -> Numbers | None:
        """The numbers of an area; None where the classification has none of its codes."""
        own = self.world.of_codes(codes)
        if not own.any():
            return None
        world, seller, buyer = self.world, self.seller.code, self.buyer.code
        sold = world.sold.get(seller, np.zeros(len(own)))
        bought = world.bought.get(buyer, np.zeros(len(own)))
        before = world.bought_before.get(buyer)
        now, then = float(bought[own].sum()), None if before is None else float(before[own].sum())
        return Numbers(
            seller=self.seller,
            buyer=self.buyer,
            traded=float(self.traded[own].sum()),
            supplied=float(sold[own].sum()),
            advantage=_advantage(sold, world.world, own),
            bought=now,
            bought_before=then,
            growth=_growth(then, now, world),
            potential=float(self.potential[own].sum()),
            unrealised=_open(self.potential, self.traded, own),
            unrealised_at_ease_one=_open(self.at_ease_one, self.traded, own),
            ease=self.ease,
            suppliers=_suppliers(world, buyer, own, now),
            lines=int(own.sum()),
        )


def direction(world: World, seller: Economy, buyer: Economy) -> Direction:
    """Export potential of the seller in the buyer's market, by the indicator of the ITC, nothing projected.

    The pair's own ease; the three economies of the kernel are the seller, the buyer and the rest of the world.
    """
    nothing = np.zeros(len(world.products))
    sold = [world.sold.get(one.code, nothing) for one in (seller, buyer)]
    bought = [world.bought.get(one.code, nothing) for one in (seller, buyer)]
    traded = world.to(seller.code, buyer.code)
    between = np.zeros((3, 3))
    between[0, 1] = traded.sum()
    rest = [np.maximum(world.world - part[0] - part[1], 0.0) for part in (sold, bought)]
    trade = Trade(np.array([*sold, rest[0]]), np.array([*bought, rest[1]]), between)
    actual = np.zeros_like(trade.sold)
    actual[1] = traded
    found: Potential = export_potential(trade, 0, actual)
    return Direction(world, seller, buyer, traded, found.potential[1], found.without_ease[1], float(found.ease[1]))


def _advantage(sold: Floats, world: Floats, own: NDArray[np.bool_]) -> float | None:
    everything, area, all_of_it = float(sold.sum()), float(world[own].sum()), float(world.sum())
    if not (everything > 0 and area > 0 and all_of_it > 0):
        return None
    return (float(sold[own].sum()) / everything) / (area / all_of_it)


def _growth(before: float | None, now: float, world: World) -> float | None:
    if not before or world.basis.earlier is None:
        return None
    return float((now / before) ** (1 / (world.basis.year - world.basis.earlier)))


def _open(potential: Floats, traded: Floats, own: NDArray[np.bool_]) -> float:
    return float(np.maximum(potential[own] - traded[own], 0.0).sum())


def _suppliers(world: World, buyer: str, own: NDArray[np.bool_], bought: float) -> tuple[Supplier, ...]:
    found = world.suppliers.get(buyer)
    if found is None or not found.codes or not bought:
        return ()
    sales = zip(found.codes, found.sales[:, own].sum(axis=1), strict=True)
    largest = sorted(((float(value), code) for code, value in sales if value > 0), key=lambda x: (-x[0], x[1]))
    return tuple(Supplier(economy_of(code), value, value / bought) for value, code in largest[:MOST_SUPPLIERS])
