"""Bilateral comparative advantage."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, ratio, shares, total


def compute(flows: Any) -> Any:
    """`exporter`, `importer`, `product`, `bilateral_rca`: a product's share in what i sells j over its share in what
    j buys from everybody.
    """
    flows = lazy(flows)
    lines = total(flows, ["exporter", "importer", "product"], "line")
    pairs = total(flows, ["exporter", "importer"], "pair_total")
    needs = shares(flows, "importer").select("importer", "product", need="share")
    joined = lines.join(pairs, on=["exporter", "importer"]).join(needs, on=["importer", "product"])
    own = ratio(nw.col("line"), nw.col("pair_total"))
    return joined.select("exporter", "importer", "product", bilateral_rca=ratio(own, nw.col("need"))).to_native()


INDICATOR = Indicator(
    name="bilateral_rca",
    title={"en": "Bilateral comparative advantage", "ru": "Двустороннее сравнительное преимущество"},
    unit={
        "en": "ratio; above 1: the partner buys relatively more of it here than elsewhere",
        "ru": "отношение; больше 1: партнёр покупает здесь этого товара относительно больше, чем у других",
    },
    formula="(X_ijk / X_ij) / (M_jk / M_j)",
    reference="Balassa (1965) with the partner's imports as the comparison",
    columns=("exporter", "importer", "product", "bilateral_rca"),
    compute=compute,
    about="pair and product",
    needs=("imports",),
    cautions=(
        {
            "en": "Shows where the pair's trade differs from the partner's usual sourcing, not who is cheaper.",
            "ru": "Показывает, чем торговля пары отличается от обычных закупок партнёра, а не у кого дешевле.",
        },
    ),
)
