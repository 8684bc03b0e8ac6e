"""Marginal intra-industry trade: whether trade grew both ways in the same products."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import both_ways, lazy, ratio


def compute(flows: Any, *, earlier: Any) -> Any:
    """`economy`, `partner`, `marginal`: 0 (changes one way only) to 1 (alike both ways), weighted by the changes."""
    key = ["economy", "partner", "product"]
    now = both_ways(lazy(flows)).select(*key, sold1="sold", bought1="bought", sold0=nw.lit(0.0), bought0=nw.lit(0.0))
    then = both_ways(lazy(earlier)).select(*key, sold1=nw.lit(0.0), bought1=nw.lit(0.0), sold0="sold", bought0="bought")
    lines = nw.concat([now, then]).group_by(*key).agg(nw.col("sold0", "sold1", "bought0", "bought1").sum())
    sold, bought = nw.col("sold1") - nw.col("sold0"), nw.col("bought1") - nw.col("bought0")
    lines = lines.with_columns(apart=(sold - bought).abs(), moved=sold.abs() + bought.abs())
    pairs = lines.group_by("economy", "partner").agg(nw.col("apart", "moved").sum())
    return pairs.select("economy", "partner", marginal=1 - ratio(nw.col("apart"), nw.col("moved"))).to_native()


INDICATOR = Indicator(
    name="intra_industry_marginal",
    title={"en": "Marginal intra-industry trade", "ru": "Предельная внутриотраслевая торговля"},
    unit={"en": "ratio, 0 to 1", "ru": "доля от 0 до 1"},
    formula="A = 1 - sum_k |dX_k - dM_k| / sum_k (|dX_k| + |dM_k|)",
    reference="Brülhart (1994)",
    columns=("economy", "partner", "marginal"),
    compute=compute,
    about="pair",
    needs=("both ways", "earlier"),
    cautions=(
        {
            "en": "Changes in current money: a change of prices counts as a change of trade.",
            "ru": "Изменения в текущих деньгах: изменение цен считается изменением торговли.",
        },
    ),
)
