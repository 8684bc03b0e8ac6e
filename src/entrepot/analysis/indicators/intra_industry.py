"""Intra-industry trade of pairs."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, ratio, total


def compute(flows: Any) -> Any:
    """`economy`, `partner`, `grubel_lloyd`, `adjusted`: 0 (one-way trade only) to 1 (every product both ways).

    adjusted: for the imbalance of the whole; null where one side sells nothing at all.
    """
    flows = lazy(flows)
    sold = total(flows, ["exporter", "importer", "product"], "sold").select(
        "product", "sold", economy="exporter", partner="importer"
    )
    lines = nw.concat(
        [
            sold.with_columns(bought=nw.lit(0.0)),
            sold.select("product", nw.lit(0.0).alias("sold"), economy="partner", partner="economy", bought="sold"),
        ]
    )
    lines = lines.group_by("economy", "partner", "product").agg(nw.col("sold").sum(), nw.col("bought").sum())
    lines = lines.with_columns(net=(nw.col("sold") - nw.col("bought")).abs(), gross=nw.col("sold") + nw.col("bought"))
    pairs = lines.group_by("economy", "partner").agg(nw.col("sold", "bought", "net", "gross").sum())
    index = 1 - ratio(nw.col("net"), nw.col("gross"))
    imbalance = ratio((nw.col("sold") - nw.col("bought")).abs(), nw.col("gross"))
    return (
        pairs.with_columns(grubel_lloyd=index, even=1 - imbalance)
        .select("economy", "partner", "grubel_lloyd", adjusted=ratio(nw.col("grubel_lloyd"), nw.col("even")))
        .to_native()
    )


INDICATOR = Indicator(
    name="intra_industry",
    title={"en": "Intra-industry trade", "ru": "Внутриотраслевая торговля"},
    unit="ratio, 0 to 1",
    formula="GL = 1 - sum_k |X_k - M_k| / sum_k (X_k + M_k); adjusted: GL / (1 - |X - M| / (X + M))",
    reference="Grubel & Lloyd (1975)",
    columns=("economy", "partner", "grubel_lloyd", "adjusted"),
    compute=compute,
    cautions=("Falls with finer products: compare only at one level of one classification.",),
)
