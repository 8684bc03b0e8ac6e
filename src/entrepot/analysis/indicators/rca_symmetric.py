"""Symmetric revealed comparative advantage."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators import rca_balassa
from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy


def compute(flows: Any) -> Any:
    """`exporter`, `product`, `rsca`: (RCA - 1) / (RCA + 1), from -1 to below 1."""
    rca = lazy(rca_balassa.compute(flows))
    return rca.select("exporter", "product", rsca=(nw.col("rca") - 1) / (nw.col("rca") + 1)).to_native()


INDICATOR = Indicator(
    name="rca_symmetric",
    title={"en": "Symmetric comparative advantage", "ru": "Симметричное сравнительное преимущество"},
    unit={"en": "-1 to 1; above 0 is an advantage", "ru": "от -1 до 1; больше 0 — преимущество"},
    formula="RSCA_ik = (RCA_ik - 1) / (RCA_ik + 1)",
    reference="Dalum, Laursen & Villumsen (1998); Laursen (2015)",
    columns=("exporter", "product", "rsca"),
    compute=compute,
    about="economy and product",
    needs=("world",),
    cautions=(
        {
            "en": "The same order as RCA: only the scale is another.",
            "ru": "Порядок тот же, что у RCA: другая лишь шкала.",
        },
    ),
)
