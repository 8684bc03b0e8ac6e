"""Trade intensity, World Bank form."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, ratio, total, with_world


def compute(flows: Any) -> Any:
    """`exporter`, `importer`, `intensity`: j's share in i's exports over j's share in all exports."""
    flows = lazy(flows)
    pairs = total(flows, ["exporter", "importer"], "pair_total")
    joined = pairs.join(total(flows, ["exporter"], "sold"), on="exporter").join(
        total(flows, ["importer"], "bought"), on="importer"
    )
    world = with_world(joined, flows, "world")
    own, usual = ratio(nw.col("pair_total"), nw.col("sold")), ratio(nw.col("bought"), nw.col("world"))
    return world.select("exporter", "importer", intensity=ratio(own, usual)).to_native()


INDICATOR = Indicator(
    name="intensity_wits",
    title={"en": "Trade intensity (World Bank form)", "ru": "Интенсивность торговли (форма Всемирного банка)"},
    unit={
        "en": "ratio; above 1: more trade than the partner's size in the world would give",
        "ru": "отношение; больше 1: больше торговли, чем дал бы размер партнёра в мире",
    },
    formula="T_ij = (X_ij / X_i) / (X_wj / X_w)",
    reference="World Integrated Trade Solution, trade indicators",
    columns=("exporter", "importer", "intensity"),
    compute=compute,
    about="pair",
    needs=("world",),
    cautions=(
        {
            "en": "The world includes the exporter itself; the Kojima form leaves it out.",
            "ru": "Мир включает самого экспортёра; форма Кодзимы его исключает.",
        },
    ),
)
