"""Revealed comparative advantage."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, ratio, shares, with_world


def compute(flows: Any) -> Any:
    """`exporter`, `product`, `rca`: share of the product in the exporter's exports over its share in all exports.

    flows must hold the exports of the whole world; lines that an economy does not export are absent, not 0.
    """
    flows = lazy(flows)
    lines = shares(flows, "exporter").with_columns(product_total=nw.col("line").sum().over("product"))
    world = with_world(lines, flows, "world")
    return world.select(
        "exporter", "product", rca=ratio(nw.col("share") * nw.col("world"), nw.col("product_total"))
    ).to_native()


INDICATOR = Indicator(
    name="rca_balassa",
    title={"en": "Revealed comparative advantage", "ru": "Выявленное сравнительное преимущество"},
    unit={"en": "ratio; above 1 is an advantage", "ru": "отношение; больше 1 — преимущество"},
    formula="RCA_ik = (X_ik / X_i) / (W_k / W)",
    reference="Balassa (1965)",
    columns=("exporter", "product", "rca"),
    compute=compute,
    about="economy and product",
    needs=("world",),
    cautions=(
        {
            "en": "Shows what is sold, not what could be made cheaply: tariffs and subsidies are in it.",
            "ru": "Показывает, что продаётся, а не что можно дёшево делать: в нём пошлины и субсидии.",
        },
    ),
)
