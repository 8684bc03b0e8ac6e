"""Export similarity."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, overlap, shares


def compute(flows: Any) -> Any:
    """`exporter`, `other`, `similarity`: 0 (no product in common) to 100 (the same mix); symmetric."""
    flows = lazy(flows)
    lines = shares(flows, "exporter")
    mine = lines.select("product", exporter="exporter", left="share")
    theirs = lines.select("product", other="exporter", right="share")
    common = overlap(mine, theirs, ["exporter", "other"])
    return common.select("exporter", "other", similarity=100 * nw.col("common")).to_native()


INDICATOR = Indicator(
    name="similarity",
    title={"en": "Export similarity", "ru": "Сходство экспорта"},
    unit={"en": "0 to 100", "ru": "от 0 до 100"},
    formula="ES_ij = 100 sum_k min(x_ik, x_jk)",
    reference="Finger & Kreinin (1979)",
    columns=("exporter", "other", "similarity"),
    compute=compute,
    about="pair",
    needs=("exports",),
    cautions=(
        {
            "en": "Says that two sell the same goods, not that they sell them to the same markets.",
            "ru": "Говорит, что двое продают одни товары, но не что на одних рынках.",
        },
    ),
)
