"""Intra-industry trade product by product."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import both_ways, lazy, ratio


def compute(flows: Any) -> Any:
    """`economy`, `partner`, `product`, `grubel_lloyd`: 0 (one way only) to 1 (as much in as out)."""
    lines = both_ways(lazy(flows))
    net, gross = (nw.col("sold") - nw.col("bought")).abs(), nw.col("sold") + nw.col("bought")
    return lines.select("economy", "partner", "product", grubel_lloyd=1 - ratio(net, gross)).to_native()


INDICATOR = Indicator(
    name="intra_industry_lines",
    title={"en": "Intra-industry trade by product", "ru": "Внутриотраслевая торговля по товарам"},
    unit={"en": "ratio, 0 to 1", "ru": "доля от 0 до 1"},
    formula="GL_k = 1 - |X_k - M_k| / (X_k + M_k)",
    reference="Grubel & Lloyd (1975)",
    columns=("economy", "partner", "product", "grubel_lloyd"),
    compute=compute,
    about="pair and product",
    needs=("both ways",),
    cautions=(
        {
            "en": "Falls with finer products: compare only at one level of one classification.",
            "ru": "Падает с дроблением товаров: сравнивать только на одном уровне одной классификации.",
        },
    ),
)
