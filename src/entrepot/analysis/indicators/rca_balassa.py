"""Revealed comparative advantage."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, ratio, shares, total, with_world


def compute(flows: Any) -> Any:
    """`exporter`, `product`, `rca`: share of the product in the exporter's exports over its share in all exports.

    flows must hold the exports of the whole world; lines that an economy does not export are absent, not 0.
    """
    flows = lazy(flows)
    lines = shares(flows, "exporter").join(total(flows, ["product"], "product_total"), on="product")
    world = with_world(lines, flows, "world")
    return world.select(
        "exporter", "product", rca=ratio(nw.col("share") * nw.col("world"), nw.col("product_total"))
    ).to_native()


INDICATOR = Indicator(
    name="rca_balassa",
    title={"en": "Revealed comparative advantage", "ru": "Выявленное сравнительное преимущество"},
    unit="ratio; above 1 is an advantage",
    formula="RCA_ik = (X_ik / X_i) / (W_k / W)",
    reference="Balassa (1965)",
    columns=("exporter", "product", "rca"),
    compute=compute,
    cautions=("Shows what is sold, not what could be made cheaply: tariffs and subsidies are in it.",),
)
