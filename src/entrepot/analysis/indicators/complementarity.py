"""Trade complementarity."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, overlap, shares


def compute(flows: Any) -> Any:
    """`exporter`, `importer`, `complementarity`: 0 (nothing of what i sells is bought by j) to 100 (the same mix)."""
    flows = lazy(flows)
    sold = shares(flows, "exporter").select("product", exporter="exporter", left="share")
    bought = shares(flows, "importer").select("product", importer="importer", right="share")
    common = overlap(sold, bought, ["exporter", "importer"])
    return common.select("exporter", "importer", complementarity=100 * nw.col("common")).to_native()


INDICATOR = Indicator(
    name="complementarity",
    title={"en": "Trade complementarity", "ru": "Взаимодополняемость торговли"},
    unit={"en": "0 to 100", "ru": "от 0 до 100"},
    formula="TC_ij = 100 (1 - sum_k |m_jk - x_ik| / 2) = 100 sum_k min(x_ik, m_jk)",
    reference="Michaely (1996)",
    columns=("exporter", "importer", "complementarity"),
    compute=compute,
    about="pair",
    needs=("exports", "imports"),
    cautions=(
        {
            "en": "Directional: i's exports with j's imports; the other way is another number.",
            "ru": "Имеет направление: экспорт i с импортом j; в обратную сторону число другое.",
        },
        {
            "en": "Rises with coarser products: compare only at one level.",
            "ru": "Растёт с укрупнением товаров: сравнивать только на одном уровне.",
        },
    ),
)
