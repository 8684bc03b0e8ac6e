"""Normalised revealed comparative advantage."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, ratio, total, with_world


def compute(flows: Any) -> Any:
    """`exporter`, `product`, `nrca` for every exporter and every product, those without exports included."""
    flows = lazy(flows)
    grid = total(flows, ["exporter"], "exporter_total").join(total(flows, ["product"], "product_total"), how="cross")
    lines = grid.join(total(flows, ["exporter", "product"], "line"), on=["exporter", "product"], how="left")
    world = nw.col("world")
    return (
        with_world(lines, flows, "world")
        .with_columns(nw.col("line").fill_null(0))
        .select(
            "exporter",
            "product",
            nrca=ratio(nw.col("line"), world)
            - ratio(nw.col("exporter_total"), world) * ratio(nw.col("product_total"), world),
        )
        .to_native()
    )


INDICATOR = Indicator(
    name="rca_normalised",
    title={"en": "Normalised comparative advantage", "ru": "Нормированное сравнительное преимущество"},
    unit={
        "en": "share of world trade; above 0 is an advantage; sums to 0 over exporters and over products",
        "ru": "доля мировой торговли; больше 0 — преимущество; сумма по экспортёрам и по товарам равна 0",
    },
    formula="NRCA_ik = X_ik / W - X_i W_k / W^2",
    reference="Yu, Cai & Leung (2009)",
    columns=("exporter", "product", "nrca"),
    compute=compute,
    about="economy and product",
    needs=("world",),
    cautions=(
        {
            "en": "Large economies have large values: made for comparing over time and over products, not sizes.",
            "ru": "У больших экономик значения большие: для сравнения во времени и по товарам, а не размеров.",
        },
    ),
)
