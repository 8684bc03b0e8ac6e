"""Two reporters of one flow: both values side by side, the gap between them, and the one adopted by a stated rule.

CIF/FOB after Gaulier and Zignago, BACI, CEPII WP 2010-23. Nothing is averaged.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from entrepot.errors import EntrepotError

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]
LEAST_VALUE = 10_000.0
LEAST_WEIGHT = 2_000.0
PAIR = " to "
UNIT_VALUE = "ln_unit_value"


@dataclass(frozen=True, slots=True)
class CifFob:
    """The fit of ln(CIF/FOB) over flows that both sides declared with weights.

    coefficients and errors by term: the usual unit value, a constant for each pair and direction, and for each
    year but the first; flows used and dropped as outliers; r_squared; mean_rate: the weighted mean of the fitted
    CIF/FOB (1.05: freight and insurance are 5 %).
    """

    coefficients: dict[str, float]
    errors: dict[str, float]
    flows: int
    dropped: int
    r_squared: float
    mean_rate: float


def both_sides(rows: "pl.DataFrame") -> "pl.DataFrame":
    """One row for each flow: `reported` by the exporter, `mirror` by the importer, with weights and valuation.

    rows: the warehouse's columns, one series. Columns given: exporter, importer, first, last, classification, product,
    level, unit, reported, mirror, reported_weight, mirror_weight, mirror_valuation; null where a side is silent.
    """
    import polars as pl

    key = ["exporter", "importer", "first", "last", "classification", "product", "level", "unit"]
    told = rows.filter(pl.col("status") != "reconciled")
    exports = told.filter(pl.col("flow") == "exports").rename({"reporter": "exporter", "partner": "importer"})
    imports = told.filter(pl.col("flow") == "imports").rename({"reporter": "importer", "partner": "exporter"})
    return exports.select(*key, reported="value", reported_weight="weight").join(
        imports.select(*key, mirror="value", mirror_weight="weight", mirror_valuation="valuation"),
        on=key,
        how="full",
        coalesce=True,
    )


def adopt(flows: "pl.DataFrame", fit: CifFob | None = None) -> "pl.DataFrame":
    """`flows` (see `both_sides`) with `mirror_fob`, `gap`, `adopted` and `rule`.

    gap: ln(reported / mirror). adopted: the exporter's value; where it is silent, the importer's, at FOB where the fit
    knows the pair; rule says which: `reported`, `mirror` or `mirror at FOB`.
    """
    import polars as pl

    flows = flows.with_columns(mirror_fob=_at_fob(flows, fit))
    reported, mirror, fob = pl.col("reported"), pl.col("mirror"), pl.col("mirror_fob")
    return flows.with_columns(
        gap=pl.when((reported > 0) & (mirror > 0)).then((reported / mirror).log()),
        adopted=pl.coalesce(reported, fob, mirror),
        rule=pl.when(reported.is_not_null())
        .then(pl.lit("reported"))
        .when(fob.is_not_null() & (fob != mirror))
        .then(pl.lit("mirror at FOB"))
        .otherwise(pl.lit("mirror")),
    )


def fit_cif_fob(flows: "pl.DataFrame") -> CifFob:
    """Fit the CIF/FOB rate on flows that both declared with weights (see `both_sides`).

    A constant for each pair and direction stands in the place of BACI's distances: only these pairs can be predicted.
    Flows below 10 thousand or 2 tonnes are left out; outliers (studentised residual over 2, Cook's distance over
    4/(n-p-1), leverage over 2p/n) are dropped and the rest fitted again. Raises EntrepotError for too few flows.
    """
    import polars as pl

    usable = flows.filter(
        (pl.min_horizontal("reported", "mirror") > LEAST_VALUE)
        & (pl.min_horizontal("reported_weight", "mirror_weight") > LEAST_WEIGHT)
        & (pl.col("mirror_valuation") == "cif")
    )
    rate = (pl.col("mirror") / pl.col("mirror_weight")) / (pl.col("reported") / pl.col("reported_weight"))
    usable = usable.with_columns(
        rate=rate.log(),
        share=pl.min_horizontal("reported_weight", "mirror_weight")
        / pl.max_horizontal("reported_weight", "mirror_weight"),
    )
    design, names = _design(usable, flows)
    if usable.height < 5 * len(names):
        raise EntrepotError(
            f"only {usable.height} flows are declared by both sides with weights; {5 * len(names)} are needed",
            where="CIF/FOB",
            hint="Add tables in which both sides report weights, or use the mirror values as they are.",
        )
    return _fitted(design, names, usable["rate"].to_numpy(), usable["share"].to_numpy())


def _at_fob(flows: "pl.DataFrame", fit: CifFob | None) -> "pl.Series":
    """Imports less freight and insurance; as declared where that is FOB, below 1, or would widen the gap."""
    import polars as pl

    if fit is None:
        return pl.Series("mirror_fob", [None], dtype=pl.Float64).new_from_index(0, flows.height)
    design, names = _design(flows, flows)
    rate = np.exp(design @ np.array([fit.coefficients.get(name, 0.0) for name in names]))
    fob = flows.with_columns(_rate=pl.Series(rate)).with_columns(_fob=pl.col("mirror") / pl.col("_rate"))
    wider = (pl.col("reported") / pl.col("_fob")).log().abs() > (pl.col("reported") / pl.col("mirror")).log().abs()
    as_declared = (pl.col("mirror_valuation") == "fob") | ~(pl.col("_rate") >= 1) | wider.fill_null(False)
    unknown = ~_known_pair(fit) | pl.col("_rate").is_nan()
    return fob.select(
        mirror_fob=pl.when(unknown).then(None).when(as_declared).then(pl.col("mirror")).otherwise(pl.col("_fob"))
    ).to_series()


def _known_pair(fit: CifFob) -> "pl.Expr":
    """Whether a flow's pair has a constant of its own in the fit."""
    import polars as pl

    pairs = [name for name in fit.coefficients if PAIR in name]
    return pl.concat_str("exporter", pl.lit(PAIR), "importer").is_in(pairs)


def _design(flows: "pl.DataFrame", all_flows: "pl.DataFrame") -> tuple[Floats, list[str]]:
    """The regressors, one row a flow; a product's usual unit value is the median of all flows."""
    import polars as pl

    medians = all_flows.group_by("product").agg(
        typical=(pl.coalesce("reported", "mirror") / pl.coalesce("reported_weight", "mirror_weight")).median()
    )
    table = flows.join(medians, on="product", how="left", maintain_order="left")
    pairs = table.select(pl.concat_str("exporter", pl.lit(PAIR), "importer")).to_series().to_numpy()
    years = flows["last"].to_numpy() // 100
    effects = {name: pairs == name for name in sorted(set(pairs.tolist()))}
    effects |= {f"year {year}": years == year for year in sorted(set(years.tolist()))[1:]}
    columns = [table.select(pl.col("typical").log()).to_numpy(), *(one[:, None] for one in effects.values())]
    return np.column_stack(columns).astype(np.float64), [UNIT_VALUE, *effects]


def _fitted(design: Floats, names: Sequence[str], rate: Floats, share: Floats) -> CifFob:
    whole = np.isfinite(design).all(axis=1) & np.isfinite(rate) & np.isfinite(share)
    kept = np.flatnonzero(whole)
    keep = _fit(design[kept], rate[kept], share[kept])
    inside = kept[~_outliers(keep, design[kept], rate[kept], share[kept])]
    final = _fit(design[inside], rate[inside], share[inside])
    predicted = design[inside] @ final.coefficients
    residual = rate[inside] - predicted
    mean = np.average(rate[inside], weights=share[inside])
    spread = np.sum(share[inside] * (rate[inside] - mean) ** 2)
    freedom = max(inside.size - final.rank, 1)
    variance = np.sum(share[inside] * residual**2) / freedom
    return CifFob(
        coefficients=dict(zip(names, final.coefficients.tolist(), strict=True)),
        errors=dict(zip(names, np.sqrt(variance * np.diag(final.inverse)).tolist(), strict=True)),
        flows=int(inside.size),
        dropped=int(kept.size - inside.size),
        r_squared=float(1 - np.sum(share[inside] * residual**2) / spread) if spread > 0 else 0.0,
        mean_rate=float(np.average(np.exp(predicted), weights=share[inside])),
    )


@dataclass(frozen=True, slots=True)
class _Fit:
    coefficients: Floats
    inverse: Floats
    rank: int


def _fit(design: Floats, rate: Floats, share: Floats) -> _Fit:
    """Weighted least squares; a regressor that never varies beside the constants gets the coefficient 0."""
    root = np.sqrt(share)[:, None]
    inverse = np.linalg.pinv((design * root).T @ (design * root), hermitian=True)
    rank = int(np.linalg.matrix_rank(design * root))
    found = inverse @ ((design * root).T @ (rate * root[:, 0]))
    return _Fit(np.asarray(found, dtype=np.float64), np.asarray(inverse, dtype=np.float64), rank)


def _outliers(fit: _Fit, design: Floats, rate: Floats, share: Floats) -> NDArray[np.bool_]:
    root = np.sqrt(share)
    scaled = design * root[:, None]
    residual = (rate - design @ fit.coefficients) * root
    leverage = np.einsum("ij,jk,ik->i", scaled, fit.inverse, scaled)
    count, terms = design.shape[0], fit.rank
    free = max(count - terms - 1, 1)
    variance = np.sum(residual**2) / max(count - terms, 1)
    standard = residual / np.sqrt(np.maximum(variance * (1 - leverage), 1e-300))
    studentised = standard * np.sqrt(free / np.maximum(count - terms - standard**2, 1e-12))
    cook = standard**2 / terms * leverage / np.maximum(1 - leverage, 1e-12)
    wild: NDArray[np.bool_] = (np.abs(studentised) > 2) | (cook > 4 / free) | (leverage > 2 * terms / count)
    return wild
