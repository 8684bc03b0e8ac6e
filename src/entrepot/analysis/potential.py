"""Export potential: what an economy could sell where, given what it supplies and what is demanded.

The Export Potential Indicator and the Product Diversification Indicator of the International Trade Centre
(Decreux & Spies 2016). A benchmark, not a ceiling or a forecast.

Arrays: C economies (each an exporter and an importer), K products. Money in one unit, one period (a mean of several
years is steadier than one year).
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from entrepot.errors import EntrepotError

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Trade:
    """sold, bought: C x K; between: C x C, row sells to column."""

    sold: Floats
    bought: Floats
    between: Floats

    def __post_init__(self) -> None:
        c, k = self.sold.shape
        if self.bought.shape != (c, k) or self.between.shape != (c, c):
            raise EntrepotError(
                f"export potential: sold is {c} x {k}, bought {self.bought.shape}, between {self.between.shape}",
                hint="Economies must be the same, in the same order, in all three; products in both tables.",
            )


@dataclass(frozen=True, slots=True)
class Projections:
    """What is expected over the horizon and what stands in the way; every field may be left out.

    gdp: C, expected over present GDP; population: C, the same of population; income_elasticity: K, of imports a head;
    own_tariff: C x K, what the exporter faces in the world, and usual_tariff: K, what all exporters face (ratios);
    duty: C x K, what the exporter pays in each market, and market_duty: C x K, what that market's suppliers pay;
    duty_elasticity: K; distance: C, to each market in the unit of usual_log_distance;
    usual_log_distance: C x K, import-weighted over the suppliers of each market.
    """

    gdp: Floats | None = None
    population: Floats | None = None
    income_elasticity: Floats | None = None
    own_tariff: Floats | None = None
    usual_tariff: Floats | None = None
    duty: Floats | None = None
    market_duty: Floats | None = None
    duty_elasticity: Floats | None = None
    distance: Floats | None = None
    usual_log_distance: Floats | None = None


@dataclass(frozen=True, slots=True)
class Potential:
    """Of one exporter: potential, actual, realised and unrealised are C x K (market, product), in the money of Trade.

    ease: C, how much more (above 1) or less the exporter sells a market than supply and demand alone would give;
    without_ease: C x K, the potential at ease 1. Unrealised potential is added line by line: a product sold beyond
    its potential makes up for no other.
    """

    potential: Floats
    actual: Floats
    ease: Floats
    without_ease: Floats

    @property
    def realised(self) -> Floats:
        return np.minimum(self.actual, self.potential)

    @property
    def unrealised(self) -> Floats:
        return np.maximum(self.potential - self.actual, 0.0)

    @property
    def unused(self) -> float:
        """The unrealised part of all potential, a ratio."""
        total = float(self.potential.sum())
        return float(self.unrealised.sum()) / total if total > 0 else float("nan")


def supply(trade: Trade, exporter: int, given: Projections | None = None, *, cap: bool = True) -> Floats:
    """K: the exporter's projected share of the world market of each product.

    Supply_ik = v_ik dGDP_i / sum_i' v_i'k dGDP_i' * min(1, v_ik / m_ik) * (1 + tau_ik) / (1 + tau_k).
    cap: exports over imports, at most 1 (1 where nothing is imported), takes out what is only passed on.
    """
    given = given or Projections()
    growth = np.ones(len(trade.sold)) if given.gdp is None else given.gdp
    own = trade.sold[exporter] * growth[exporter]
    share = _ratio(own, growth @ trade.sold)
    if cap:
        sold, bought = trade.sold[exporter], trade.bought[exporter]
        share = share * np.minimum(1.0, np.divide(sold, bought, out=np.ones_like(sold), where=bought > 0))
    if given.own_tariff is not None and given.usual_tariff is not None:
        share = share * (1 + given.own_tariff[exporter]) / (1 + given.usual_tariff)
    return share


def demand(trade: Trade, given: Projections | None = None) -> Floats:
    """C x K: what each market is projected to buy, seen from the exporter whose duty and distance `given` holds.

    Demand_ijk = v_jk dPop_j (dGDP_j / dPop_j)^eps_k * ((1 + tau_jk) / (1 + tau_ijk))^sigma_k
    * exp(-|mean ln dist_jk - ln dist_ij|). An income elasticity that is not given is 1.
    """
    given = given or Projections()
    bought = trade.bought
    if given.gdp is not None:
        people = np.ones_like(given.gdp) if given.population is None else given.population
        elasticity = np.ones(bought.shape[1]) if given.income_elasticity is None else given.income_elasticity
        bought = bought * people[:, None] * (given.gdp / people)[:, None] ** elasticity
    if given.duty is not None and given.market_duty is not None:
        sigma = np.ones(bought.shape[1]) if given.duty_elasticity is None else given.duty_elasticity
        bought = bought * ((1 + given.market_duty) / (1 + given.duty)) ** sigma
    if given.distance is not None and given.usual_log_distance is not None:
        bought = bought * np.exp(-np.abs(given.usual_log_distance - np.log(given.distance)[:, None]))
    return bought


def export_potential(
    trade: Trade,
    exporter: int,
    actual: Floats,
    given: Projections | None = None,
    *,
    cap: bool = True,
    ease: Floats | None = None,
) -> Potential:
    """EPI_ijk = Supply_ik * Demand_ijk * Ease_ij of one exporter in every market.

    actual: C x K, what it sells now. ease: C, in place of the pair's own; without it
    Ease_ij = v_ij / sum_k Supply_ik Demand_ijk, 0 towards a market where nothing is sold (give `predicted_ease` there).
    With no cap and nothing projected, the potential in each market sums to what is sold there.
    """
    offered = supply(trade, exporter, given, cap=cap) * demand(trade, given)
    offered[exporter] = 0.0
    own = _ratio(trade.between[exporter], offered.sum(axis=1)) if ease is None else ease
    return Potential(offered * own[:, None], actual, own, offered)


def predicted_ease(expected: Floats, between: Floats, covariates: Floats) -> Floats:
    """C x C: the ease that distance and the like would give each pair, by Poisson regression.

    expected: C x C, sum_k Supply Demand of each pair; between: what is sold; covariates: C x C x P, such as log
    distance and contiguity. v_ij = expected_ij exp(a + b' z_ij), estimated over pairs with expected > 0 other than an
    economy with itself (Santos Silva & Tenreyro 2006).
    """
    c = len(expected)
    use = (expected > 0) & ~np.eye(c, dtype=bool)
    z = np.concatenate([np.ones((c, c, 1)), covariates], axis=2)
    x, offset = z[use], np.log(expected[use])
    y = between[use]
    scale = y.sum() / np.exp(offset).sum()
    beta = np.zeros(x.shape[1])
    beta[0] = np.log(scale)
    for _ in range(100):
        mean = np.exp(offset + x @ beta)
        step = np.linalg.lstsq((x * mean[:, None]).T @ x, x.T @ (y - mean), rcond=None)[0]
        beta += step
        if np.abs(step).max() < 1e-10:
            return np.exp(z @ beta)
    raise EntrepotError(
        "predicted ease: the regression did not converge",
        hint="Look for a covariate that is the same for every pair, or measure distance in logarithms.",
    )


def diversification(density: Floats, demanded: Floats, ease: Floats) -> Floats:
    """C x K: the Product Diversification Indicator of one exporter, Density_k * Demand_jk * Ease_j.

    density: K, of the products it does not yet export with an advantage (0 for the others). It gives ranks, not money.
    """
    return density * demanded * ease[:, None]


def worth_showing(
    potential: Floats, *, in_world: float = 200_000.0, in_market: float = 10_000.0, share: float | None = None
) -> NDArray[np.bool_]:
    """C x K: the lines above ITC's thresholds (USD): a product's potential in the world and in the market.

    share: for small exporters, in place of the first threshold, the products that make up this part of all potential
    (0.95).
    """
    products = potential.sum(axis=0)
    if share is None:
        enough = products >= in_world
    else:
        order = np.argsort(-products, kind="stable")
        before = np.cumsum(products[order]) - products[order]
        enough = np.zeros(len(products), bool)
        enough[order] = before < share * products.sum()
    shown: NDArray[np.bool_] = enough & (potential >= in_market)
    return shown


def _ratio(numerator: Floats, denominator: Floats) -> Floats:
    ratio: Floats = np.divide(
        numerator, denominator, out=np.zeros_like(denominator, dtype=float), where=denominator > 0
    )
    return ratio
