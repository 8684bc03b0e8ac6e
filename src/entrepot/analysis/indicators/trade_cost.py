"""Trade cost implied by trade itself."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, ratio, total


def compute(flows: Any, *, elasticity: float) -> Any:
    """`economy`, `partner`, `trade_cost`: the tariff equivalent of trading with each other over trading at home.

    flows must hold trade at home too (rows whose exporter is their importer: gross output less exports).
    elasticity: of substitution, above 1; print a range of them. Pairs that do not trade both ways are absent.
    """
    pairs = total(lazy(flows), ["exporter", "importer"], "sold")
    home = pairs.filter(nw.col("exporter") == nw.col("importer"))
    there = pairs.filter(nw.col("exporter") != nw.col("importer")).select(
        "sold", economy="exporter", partner="importer"
    )
    back = there.select(bought="sold", economy="partner", partner="economy")
    joined = (
        there.join(back, on=["economy", "partner"])
        .join(home.select(economy="exporter", home="sold"), on="economy")
        .join(home.select(partner="exporter", partner_home="sold"), on="partner")
    )
    barrier = ratio(nw.col("home") * nw.col("partner_home"), nw.col("sold") * nw.col("bought"))
    return joined.select("economy", "partner", trade_cost=barrier ** (1 / (2 * (elasticity - 1))) - 1).to_native()


INDICATOR = Indicator(
    name="trade_cost",
    title={"en": "Implied trade cost", "ru": "Подразумеваемые торговые издержки"},
    unit={"en": "tariff equivalent, ratio", "ru": "тарифный эквивалент, доля"},
    formula="tau_ij = (X_ii X_jj / (X_ij X_ji))^(1 / (2 (sigma - 1))) - 1",
    reference="Novy (2013)",
    columns=("economy", "partner", "trade_cost"),
    compute=compute,
    about="pair",
    over="home",
    takes=("elasticity",),
    cautions=(
        {
            "en": "Depends on the elasticity: show it for 3, 4, 5, 6 and 8.",
            "ru": "Зависит от эластичности: показывать при 3, 4, 5, 6 и 8.",
        },
        {
            "en": "Needs trade at home (gross output less exports), which trade statistics do not have.",
            "ru": "Нужна торговля внутри страны (валовой выпуск минус экспорт), которой нет в статистике торговли.",
        },
    ),
)
