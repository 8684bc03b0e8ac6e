"""Export potential of one economy in the market of another, line by line: a benchmark, not a ceiling or a forecast."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from entrepot.analysis import potential, product_space
from entrepot.analysis.potential_basis import Basis
from entrepot.analysis.potential_given import Given, Term, Terms, apart, terms
from entrepot.errors import EntrepotError

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Line:
    """A product, money a year. potential: at the pair's own ease; at_ease_one, at_predicted_ease: at other eases.

    supply: the exporter's projected share of the world's exports of it; demand: what the market is projected to buy.
    from_growth: the part of the potential that projections add, negative where they take away; None without them.
    """

    product: str
    potential: float
    actual: float
    realised: float
    unrealised: float
    at_ease_one: float
    at_predicted_ease: float | None
    from_growth: float | None
    supply: float
    demand: float


@dataclass(frozen=True, slots=True)
class NewProduct:
    """A product that the exporter does not yet sell the world with an advantage (RCA below 1), by rank only.

    density: closeness to what it does sell, 0 to 1; demand of the market, money a year.
    """

    rank: int
    product: str
    density: float
    rca: float
    demand: float
    actual: float


@dataclass(frozen=True, slots=True)
class MarketPotential:
    """One way of a pair. lines: those worth showing, greatest potential first; left_out: how many are not, with their
    potential; sums over all lines, never netted: unrealised is the sum of what lacks line by line.

    ease: how much more (above 1) or less is sold now than supply and demand of now would give; predicted_ease: what
    distance would give, None where that is not known; used: the terms that the user's tables filled.
    """

    exporter: str
    importer: str
    lines: tuple[Line, ...]
    left_out: int
    left_out_potential: float
    potential: float
    actual: float
    realised: float
    unrealised: float
    unused: float | None
    at_ease_one: float
    at_predicted_ease: float | None
    ease: float
    predicted_ease: float | None
    new_products: tuple[NewProduct, ...]
    used: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Thresholds:
    """Lines below them are counted, not shown: the product's potential in the world and in the market, money a year;
    share: for small exporters, in place of the first, the products that make up this part of all potential.
    """

    in_world: float = 200_000.0
    in_market: float = 10_000.0
    share: float | None = None


def market_potential(
    basis: Basis,
    exporter: str,
    importer: str,
    actual: Floats,
    *,
    given: Given | None = None,
    countries: dict[str, str] | None = None,
    market: "pl.DataFrame | None" = None,
    thresholds: Thresholds | None = None,
    predicted: Floats | None = None,
    proximity: Floats | None = None,
) -> MarketPotential:
    """The potential of `exporter` in the market of `importer`.

    actual: K, what it sells there now; countries: of regions; market: what the importer buys by supplier, for the usual
    distance; predicted: C x C, of `predicted_eases`; proximity: K x K, of `proximity_of`. Raises EntrepotError for an
    economy that is not in the basis.
    """
    given, countries = given or Given(), countries or {}
    i, j = _places(basis, exporter, importer)
    told = terms(given, basis, exporter, countries, market, importer)
    now = np.zeros((len(basis.economies), len(basis.products)))
    now[j] = actual
    still, found = _present_and_projected(basis, i, now, told)
    ease = float(predicted[i, j]) if predicted is not None and np.isfinite(predicted[i, j]) else None
    shown = _shown(found, j, thresholds or Thresholds())
    supply = potential.supply(basis.trade, i, told.projections)
    demand = potential.demand(basis.trade, told.projections)[j]
    static = None if found is still else still.potential[j]
    realised, unrealised = found.realised[j], found.unrealised[j]
    lines = [_line(k, basis, found, j, ease, static, supply, demand) for k in np.flatnonzero(shown)]
    lines.sort(key=lambda line: (-line.potential, -line.at_ease_one, line.product))
    hidden = ~shown & (found.without_ease[j] > 0)
    whole = float(found.potential[j].sum())
    return MarketPotential(
        exporter=exporter,
        importer=importer,
        lines=tuple(lines),
        left_out=int(hidden.sum()),
        left_out_potential=float(found.potential[j][hidden].sum()),
        potential=whole,
        actual=float(now[j].sum()),
        realised=float(realised.sum()),
        unrealised=float(unrealised.sum()),
        unused=float(unrealised.sum()) / whole if whole > 0 else None,
        at_ease_one=float(found.without_ease[j].sum()),
        at_predicted_ease=None if ease is None else ease * float(found.without_ease[j].sum()),
        ease=float(found.ease[j]),
        predicted_ease=ease,
        new_products=_new_products(basis, i, now[j], demand, proximity_of(basis) if proximity is None else proximity),
        used=told.used,
    )


def _present_and_projected(
    basis: Basis, exporter: int, now: Floats, told: Terms
) -> tuple[potential.Potential, potential.Potential]:
    """The potential at present income and people, and at those given; the same one where none are given."""
    present = replace(told.projections, gdp=None, population=None, income_elasticity=None)
    still = potential.export_potential(basis.trade, exporter, now, present)
    if "projections" not in told.used:
        return still, still
    return still, potential.export_potential(basis.trade, exporter, now, told.projections, ease=still.ease)


def predicted_eases(basis: Basis, given: Given, countries: dict[str, str]) -> Floats | None:
    """C x C: the ease that distance and contiguity would give each pair; None where no distances are given.

    Pairs without a distance are nan. Raises EntrepotError where the regression cannot be done.
    """
    found = apart(given, basis, countries)
    if found is None:
        return None
    kilometres, contiguous = found
    known = np.isfinite(kilometres) & ~np.eye(len(kilometres), dtype=bool)
    if int(known.sum()) < 30:
        raise EntrepotError(
            f"predicted ease: distances are given for {int(known.sum())} pairs of economies that trade",
            hint="It takes a table of the world's, such as CEPII's GeoDist: one row a pair.",
        )
    supply = np.vstack([potential.supply(basis.trade, n) for n in range(len(basis.economies))])
    expected = np.where(known, supply @ basis.trade.bought.T, 0.0)
    logs = np.log(np.where(known, kilometres, 1.0))
    layers = [logs] if not contiguous[known].any() or contiguous[known].all() else [logs, contiguous]
    eases = potential.predicted_ease(expected, basis.trade.between, np.stack(layers, axis=2))
    return np.where(known, eases, np.nan)


def proximity_of(basis: Basis) -> Floats:
    """K x K: the proximity of products by what the economies of the world sell, regions not among them."""
    return product_space.proximity(product_space.revealed_advantage(basis.world) >= 1)


def _places(basis: Basis, exporter: str, importer: str) -> tuple[int, int]:
    for code in (exporter, importer):
        if code not in basis.economies:
            raise EntrepotError(
                f"export potential: nothing by product is held for {code}",
                hint="Add its table, or give its part of its country's trade: --part CODE=0.03.",
            )
    return basis.place(exporter), basis.place(importer)


def _shown(found: potential.Potential, j: int, thresholds: Thresholds) -> NDArray[np.bool_]:
    """K: the lines worth showing in a market; those at ease 1 where nothing is sold and the pair's own ease is 0."""
    lines = found.potential
    if found.ease[j] == 0:
        lines = lines.copy()
        lines[j] = found.without_ease[j]
    shown: NDArray[np.bool_] = potential.worth_showing(
        lines, in_world=thresholds.in_world, in_market=thresholds.in_market, share=thresholds.share
    )[j]
    return shown


def _line(
    k: np.intp, basis: Basis, found: potential.Potential, j: int, ease: float | None, static: Floats | None,
    supply: Floats, demand: Floats,
) -> Line:  # fmt: skip
    level = float(found.potential[j, k])
    plain, sold = float(found.without_ease[j, k]), float(found.actual[j, k])
    return Line(
        product=basis.products[k],
        potential=level,
        actual=sold,
        realised=min(sold, level),
        unrealised=max(level - sold, 0.0),
        at_ease_one=plain,
        at_predicted_ease=None if ease is None else plain * ease,
        from_growth=None if static is None else level - float(static[k]),
        supply=float(supply[k]),
        demand=float(demand[k]),
    )


def _new_products(basis: Basis, i: int, actual: Floats, demand: Floats, proximity: Floats) -> tuple[NewProduct, ...]:
    """Products with RCA below 1 and some demand, by density times demand (the ease of one pair changes no rank)."""
    sold = basis.trade.sold[[i]]
    rca = product_space.relative_advantage(sold, sold.sum(axis=1), basis.world.sum(axis=0))[0]
    presence = rca >= 1
    if not presence.any():
        return ()
    density = product_space.density(presence[None, :], proximity)[0]
    away = np.where(presence, 0.0, density)
    score = potential.diversification(away, demand[None, :], np.ones(1))[0]
    order = [k for k in np.lexsort((np.arange(len(score)), -score)) if score[k] > 0]
    return tuple(
        NewProduct(rank, basis.products[k], float(density[k]), float(rca[k]), float(demand[k]), float(actual[k]))
        for rank, k in enumerate(order, start=1)
    )
