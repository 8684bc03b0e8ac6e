"""Concentration by Herfindahl and Hirschman."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, ratio, shares


def compute(flows: Any, *, products: int, side: str = "exporter") -> Any:
    """`economy`, `hhi`, `normalised`, `unctad`, `effective`: how few products an economy's trade rests on.

    products: the number of products on the fixed list, traded or not; side: "exporter" or "importer".
    hhi is 1 for one product; effective is the number of equal products with the same hhi.
    """
    lines = shares(lazy(flows), side).with_columns(square=nw.col("share") * nw.col("share"))
    sums = lines.group_by(side).agg(nw.col("square").sum().alias("hhi"))
    least = 1 / products
    return sums.select(
        nw.col(side).alias("economy"),
        "hhi",
        normalised=(nw.col("hhi") - least) / (1 - least),
        unctad=(nw.col("hhi").sqrt() - least**0.5) / (1 - least**0.5),
        effective=ratio(nw.lit(1.0), nw.col("hhi")),
    ).to_native()


INDICATOR = Indicator(
    name="concentration_hhi",
    title={"en": "Concentration (Herfindahl–Hirschman)", "ru": "Концентрация (Херфиндаль — Хиршман)"},
    unit={"en": "ratio, 0 to 1; effective: products", "ru": "доля от 0 до 1; effective: число товаров"},
    formula="HHI = sum s^2; normalised (HHI - 1/n) / (1 - 1/n); UNCTAD (sqrt HHI - sqrt 1/n) / (1 - sqrt 1/n)",
    reference="Hirschman (1945); Herfindahl (1950); UNCTADstat",
    columns=("economy", "hhi", "normalised", "unctad", "effective"),
    compute=compute,
    about="economy",
    needs=("exports",),
    takes=("products",),
    cautions=(
        {
            "en": "Depends on the level of products and on how many are on the list: n is printed with it.",
            "ru": "Зависит от уровня товаров и от длины их списка: n печатается рядом.",
        },
    ),
)
