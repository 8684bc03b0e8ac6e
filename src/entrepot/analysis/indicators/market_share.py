"""Market share."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, ratio, total


def compute(flows: Any) -> Any:
    """`exporter`, `importer`, `product`, `value`, `market_share`: the exporter's share in what the importer buys."""
    flows = lazy(flows)
    lines = total(flows, ["exporter", "importer", "product"], "line")
    markets = total(flows, ["importer", "product"], "market")
    return (
        lines.join(markets, on=["importer", "product"])
        .select(
            "exporter",
            "importer",
            "product",
            value=nw.col("line"),
            market_share=ratio(nw.col("line"), nw.col("market")),
        )
        .to_native()
    )


INDICATOR = Indicator(
    name="market_share",
    title={"en": "Market share", "ru": "Доля рынка"},
    unit={"en": "ratio, 0 to 1", "ru": "доля от 0 до 1"},
    formula="s_ijk = X_ijk / M_jk",
    reference="definition",
    columns=("exporter", "importer", "product", "value", "market_share"),
    compute=compute,
    about="pair and product",
    needs=("imports",),
    cautions=(
        {
            "en": "The market is what is imported: home production is not in it.",
            "ru": "Рынок — это импорт: собственного производства в нём нет.",
        },
    ),
)
