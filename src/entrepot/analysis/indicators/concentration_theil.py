"""Concentration by Theil, split into what is traded and how evenly."""

from math import log
from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, total


def compute(flows: Any, *, products: int, side: str = "exporter") -> Any:
    """`economy`, `theil`, `between`, `within`, with theil = between + within.

    products: the number of products on the fixed list. between: few of them are traded (extensive margin);
    within: those that are traded are uneven (intensive margin).
    """
    lines = total(lazy(flows), [side, "product"], "line").filter(nw.col("line") > 0)
    means = lines.group_by(side).agg(nw.col("line").mean().alias("mean"), nw.len().alias("active"))
    relative = nw.col("line") / nw.col("mean")
    terms = lines.join(means, on=side).with_columns(term=relative * relative.log())
    sums = terms.group_by(side).agg(nw.col("term").mean().alias("within"), nw.col("active").max())
    between = log(products) - nw.col("active").cast(nw.Float64).log()
    return (
        sums.with_columns(between=between)
        .select(nw.col(side).alias("economy"), "between", "within", theil=nw.col("between") + nw.col("within"))
        .to_native()
    )


INDICATOR = Indicator(
    name="concentration_theil",
    title={"en": "Concentration (Theil)", "ru": "Концентрация (Тейл)"},
    unit={"en": "0 (even) to ln n (one product)", "ru": "от 0 (поровну) до ln n (один товар)"},
    formula="T = (1/n) sum (x/mu) ln(x/mu) = ln(n/n1) + T within the n1 active lines",
    reference="Cadot, Carrère & Strauss-Kahn (2011)",
    columns=("economy", "between", "within", "theil"),
    compute=compute,
    about="economy",
    needs=("exports",),
    takes=("products",),
    cautions=(
        {
            "en": "Depends on the fixed list of products: compare only with the same n.",
            "ru": "Зависит от списка товаров: сравнивать только при одном n.",
        },
    ),
)
