"""Freight and insurance of a pair: how far its importers' CIF values stand above FOB, from its own rows."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError
from entrepot.statistics.reporters import CifFob, adopt, both_sides, fit_cif_fob

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Freight:
    """fit: None where the rows allow none (why); rates: CIF/FOB of a whole flow by (exporter, importer, year)."""

    fit: CifFob | None
    rates: dict[tuple[str, str, int], float]
    why: str = ""


def freight_of(rows: "pl.DataFrame") -> Freight:
    """Fit on the products that both sides of the pair declared with weights, at the finest level that both have.

    rows: of one pair, the warehouse's columns. Each declarant's series with most rows is taken.
    """
    import polars as pl

    told = rows.filter(pl.col("status") != "reconciled", pl.col("level") > 0)
    chosen = [part for _, part in told.group_by("reporter", maintain_order=True)]
    if len(chosen) < 2:
        return Freight(None, {}, "only one side's products are held")
    flows = both_sides(pl.concat([_one_series(part) for part in chosen]))
    both = flows.filter(pl.col("reported").is_not_null() & pl.col("mirror").is_not_null())
    if not both.height:
        return Freight(None, {}, "no product is declared by both sides")
    flows = flows.filter(pl.col("level") == both["level"].max())
    try:
        fit = fit_cif_fob(flows)
    except EntrepotError as too_few:
        return Freight(None, {}, too_few.what)
    by_flow = (
        adopt(flows, fit)
        .filter(pl.col("mirror_fob").is_not_null())
        .group_by("exporter", "importer", pl.col("last") // 100)
        .agg(pl.col("mirror").sum() / pl.col("mirror_fob").sum())
        .sort("exporter", "importer", "last")
    )
    return Freight(fit, {(seller, buyer, year): rate for seller, buyer, year, rate in by_flow.iter_rows()})


def _one_series(rows: "pl.DataFrame") -> "pl.DataFrame":
    counts = rows["series"].value_counts().sort("count", "series", descending=[True, False])
    return rows.filter(series=counts["series"][0])
