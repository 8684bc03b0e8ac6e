"""Unit value."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, ratio, with_sums


def compute(flows: Any) -> Any:
    """`exporter`, `importer`, `product`, `unit_value`: money a tonne, over the rows whose weight is known.

    flows: with a column `weight` in tonnes beside `value`; rows without a weight are left out of both sums.
    """
    weighed = lazy(flows).filter(~nw.col("weight").is_null() & (nw.col("weight") > 0))
    lines = with_sums(weighed, ["exporter", "importer", "product"], ["value", "weight"])
    return lines.select(
        "exporter", "importer", "product", unit_value=ratio(nw.col("value"), nw.col("weight"))
    ).to_native()


INDICATOR = Indicator(
    name="unit_value",
    title={"en": "Unit value", "ru": "Стоимость единицы"},
    unit={"en": "money per tonne", "ru": "деньги за тонну"},
    formula="UV_ijk = V_ijk / Q_ijk",
    reference="definition",
    columns=("exporter", "importer", "product", "unit_value"),
    compute=compute,
    about="pair and product",
    over="rows",
    cautions=(
        {
            "en": "A change is a change of price, of quality and of mix together.",
            "ru": "Изменение — это изменение цены, качества и состава вместе.",
        },
    ),
)
