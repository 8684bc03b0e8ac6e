"""What a user gives export potential beside trade: tariffs, projections, elasticities, distances, as arrays."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
from numpy.typing import NDArray

from entrepot.analysis.potential import Projections
from entrepot.analysis.potential_basis import Basis

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]
Term = Literal["projections", "elasticities", "market tariffs", "world tariffs", "distance"]


@dataclass(frozen=True, slots=True)
class Given:
    """Tables of the user's; every one may be left out.

    tariffs: `exporter`, `importer`, `product` (codes of any length; empty for all), `rate` (ratio);
    projections: `economy`, `gdp`, `population`, expected over present; elasticities: `product`, `duty`, `income`;
    distances: `one`, `other`, `km`, `contiguous` (0 or 1).
    """

    tariffs: "pl.DataFrame | None" = None
    projections: "pl.DataFrame | None" = None
    elasticities: "pl.DataFrame | None" = None
    distances: "pl.DataFrame | None" = None


@dataclass(frozen=True, slots=True)
class Terms:
    """The arrays for one exporter, and which of the terms of the indicator they fill."""

    projections: Projections
    used: tuple[Term, ...]


def terms(
    given: Given, basis: Basis, exporter: str, countries: "dict[str, str]", market: "pl.DataFrame | None", importer: str
) -> Terms:
    """What is given, for one exporter. countries: of regions, whose tariffs, projections and distances they share.

    market: `exporter`, `product`, `value` of what `importer` buys: its suppliers' mean distance is taken from it.
    """
    gdp = population = income = duty_elasticity = duty = market_duty = own = usual = distance = usual_distance = None
    used: list[Term] = []
    if given.projections is not None:
        gdp = _by_economy(given.projections, "gdp", basis, countries)
        population = _by_economy(given.projections, "population", basis, countries)
        used.append("projections")
    if given.elasticities is not None:
        income = _by_product(given.elasticities, "income", basis.products)
        duty_elasticity = _by_product(given.elasticities, "duty", basis.products)
        used.append("elasticities")
    if given.tariffs is not None:
        seller = countries.get(exporter, exporter)
        duty, market_duty = _duties(given.tariffs, basis, seller, countries)
        own, usual = _world_tariffs(given.tariffs, basis, seller)
        used += ["market tariffs", *(["world tariffs"] if own is not None else [])]  # type: ignore[list-item]
    if given.distances is not None and market is not None:
        distance, usual_distance = _distances(given.distances, basis, exporter, countries, market, importer)
        used += ["distance"] if distance is not None else []
    return Terms(
        Projections(
            gdp, population, income, own, usual, duty, market_duty, duty_elasticity, distance, usual_distance
        ),
        tuple(used),
    )  # fmt: skip


def apart(given: Given, basis: Basis, countries: "dict[str, str]") -> "tuple[Floats, Floats] | None":
    """C x C kilometres (nan where not given) and contiguity; None where no distances are given."""
    if given.distances is None:
        return None
    place = {code: n for n, code in enumerate(basis.economies)}
    regions: dict[str, list[int]] = {}
    for code, n in place.items():
        regions.setdefault(countries.get(code, code), []).append(n)
    kilometres = np.full((len(place), len(place)), np.nan)
    contiguous = np.zeros_like(kilometres)
    for one, other, km, touches in given.distances.select("one", "other", "km", "contiguous").iter_rows():
        for i in regions.get(one, ()):
            for j in regions.get(other, ()):
                kilometres[i, j] = kilometres[j, i] = km
                contiguous[i, j] = contiguous[j, i] = touches
    return kilometres, contiguous


def _by_economy(frame: "pl.DataFrame", column: str, basis: Basis, countries: "dict[str, str]") -> Floats:
    """C; 1, no change, where nothing is given."""
    known: dict[str, float] = dict(frame.select("economy", column).drop_nulls().iter_rows())
    return np.array([known.get(code, known.get(countries.get(code, ""), 1.0)) for code in basis.economies])


def _by_product(frame: "pl.DataFrame", column: str, products: Sequence[str]) -> Floats:
    """K; of codes that begin a product's the longest counts; 1 where there is none."""
    known: dict[str, float] = dict(frame.select(_text("product"), column).drop_nulls(column).iter_rows())
    return np.array([next((known[p] for p in _prefixes(product) if p in known), 1.0) for product in products])


def _text(column: str) -> "pl.Expr":
    import polars as pl

    return pl.col(column).fill_null("")


def _prefixes(product: str) -> list[str]:
    return [product[:length] for length in range(len(product), -1, -1)]


def _duties(tariffs: "pl.DataFrame", basis: Basis, exporter: str, countries: "dict[str, str]") -> tuple[Floats, Floats]:
    """C x K: what the exporter pays in each market, and what is paid there in general; 0 where nothing is given."""
    known = _rates(tariffs)
    shape = (len(basis.economies), len(basis.products))
    duty, general = np.zeros(shape), np.zeros(shape)
    for j, code in enumerate(basis.economies):
        market = countries.get(code, code)
        if not any(importer == market for _, importer in known):
            continue
        usual = _line(known.get(("", market), {}), basis.products)
        own = _line(known.get((exporter, market), {}), basis.products)
        general[j] = np.where(np.isnan(usual), 0.0, usual)
        duty[j] = np.where(np.isnan(own), general[j], own)
    return duty, general


def _world_tariffs(tariffs: "pl.DataFrame", basis: Basis, exporter: str) -> "tuple[Floats, Floats] | tuple[None, None]":
    """C x K and K: what the exporter faces in the world and what all exporters face, where both are given."""
    known = _rates(tariffs)
    if (exporter, "") not in known or ("", "") not in known:
        return None, None
    usual = _line(known["", ""], basis.products)
    own = _line(known[exporter, ""], basis.products)
    usual = np.where(np.isnan(usual), 0.0, usual)
    own = np.where(np.isnan(own), usual, own)
    return np.tile(own, (len(basis.economies), 1)), usual


def _rates(tariffs: "pl.DataFrame") -> "dict[tuple[str, str], dict[str, float]]":
    known: dict[tuple[str, str], dict[str, float]] = {}
    texts = [_text(name) for name in ("exporter", "importer", "product")]
    for exporter, importer, product, rate in tariffs.select(*texts, "rate").iter_rows():
        known.setdefault((exporter, importer), {})[product] = float(rate)
    return known


def _line(rates: "dict[str, float]", products: Sequence[str]) -> Floats:
    return np.array([next((rates[p] for p in _prefixes(k) if p in rates), np.nan) for k in products])


def _distances(
    distances: "pl.DataFrame", basis: Basis, exporter: str, countries: "dict[str, str]", market: "pl.DataFrame",
    importer: str,
) -> "tuple[Floats, Floats] | tuple[None, None]":  # fmt: skip
    """C kilometres from the exporter, and C x K the usual log distance: of the market's suppliers weighted by what they
    sell there; in other markets, and for products nobody sells there, the exporter's own, which changes nothing.
    """
    found = apart(Given(distances=distances), basis, countries)
    assert found is not None
    i, j = basis.place(exporter), basis.place(importer)
    from_exporter = np.where(np.isnan(found[0][i]), 1.0, found[0][i])
    if np.isnan(found[0][i, j]):
        return None, None
    usual = np.tile(np.log(from_exporter)[:, None], (1, len(basis.products)))
    to_market = {code: found[0][n, j] for n, code in enumerate(basis.economies)}
    weight: dict[str, list[float]] = {}
    for supplier, product, value in market.select("exporter", "product", "value").iter_rows():
        km = to_market.get(supplier, np.nan)
        if not np.isnan(km) and value > 0:
            sums = weight.setdefault(product, [0.0, 0.0])
            sums[0] += value * np.log(km)
            sums[1] += value
    for k, product in enumerate(basis.products):
        if product in weight:
            usual[j, k] = weight[product][0] / weight[product][1]
    return from_exporter, usual
