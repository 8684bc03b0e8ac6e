"""Growth between two periods and what each product contributed to it."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import change, lazy, ratio, total


def compute(flows: Any, *, earlier: Any) -> Any:
    """`exporter`, `importer`, `product`, `before`, `after`, `growth` (index), `contribution` (ratio).

    earlier: the flows of the earlier period. growth is null for a product new in the later one; contributions of a
    pair's products sum to the growth of the pair less 1.
    """
    key = ["exporter", "importer", "product"]
    lines = change(lazy(earlier), lazy(flows), key)
    pairs = total(lazy(earlier), key[:2], "pair_before")
    return (
        lines.join(pairs, on=key[:2], how="left")
        .select(
            *key,
            "before",
            "after",
            growth=ratio(nw.col("after"), nw.col("before")),
            contribution=ratio(nw.col("after") - nw.col("before"), nw.col("pair_before")),
        )
        .to_native()
    )


INDICATOR = Indicator(
    name="growth",
    title={"en": "Growth and contribution", "ru": "Рост и вклад"},
    unit={
        "en": "index; contribution as a ratio of the pair's earlier total",
        "ru": "индекс; вклад — доля прежнего итога пары",
    },
    formula="g_k = X1_k / X0_k; contribution_k = (X1_k - X0_k) / X0",
    reference="definition",
    columns=("exporter", "importer", "product", "before", "after", "growth", "contribution"),
    compute=compute,
    about="pair and product",
    needs=("earlier",),
    cautions=(
        {
            "en": "Both periods must be the same months and the same unit of money.",
            "ru": "Оба периода должны быть одними и теми же месяцами в одной валюте.",
        },
    ),
)
