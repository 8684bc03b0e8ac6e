"""Intra-industry trade of pairs."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import both_ways, lazy, ratio


def compute(flows: Any) -> Any:
    """`economy`, `partner`, `grubel_lloyd`, `adjusted`: 0 (one-way trade only) to 1 (every product both ways).

    adjusted: for the imbalance of the whole; null where one side sells nothing at all.
    """
    lines = both_ways(lazy(flows))
    lines = lines.with_columns(net=(nw.col("sold") - nw.col("bought")).abs(), gross=nw.col("sold") + nw.col("bought"))
    pairs = lines.group_by("economy", "partner").agg(nw.col("sold", "bought", "net", "gross").sum())
    index = 1 - ratio(nw.col("net"), nw.col("gross"))
    imbalance = ratio((nw.col("sold") - nw.col("bought")).abs(), nw.col("gross"))
    return (
        pairs.with_columns(grubel_lloyd=index, even=1 - imbalance)
        .select("economy", "partner", "grubel_lloyd", adjusted=ratio(nw.col("grubel_lloyd"), nw.col("even")))
        .to_native()
    )


INDICATOR = Indicator(
    name="intra_industry",
    title={"en": "Intra-industry trade", "ru": "Внутриотраслевая торговля"},
    unit={"en": "ratio, 0 to 1", "ru": "доля от 0 до 1"},
    formula="GL = 1 - sum_k |X_k - M_k| / sum_k (X_k + M_k); adjusted: GL / (1 - |X - M| / (X + M))",
    reference="Grubel & Lloyd (1975)",
    columns=("economy", "partner", "grubel_lloyd", "adjusted"),
    compute=compute,
    about="pair",
    needs=("both ways",),
    cautions=(
        {
            "en": "Falls with finer products: compare only at one level of one classification.",
            "ru": "Падает с дроблением товаров: сравнивать только на одном уровне одной классификации.",
        },
        {
            "en": "Both ways must be valued alike: cif against fob is not intra-industry trade.",
            "ru": "Обе стороны должны быть в одной оценке: cif против fob — не внутриотраслевая торговля.",
        },
    ),
)
