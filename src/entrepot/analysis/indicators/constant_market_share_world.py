"""Constant market share of an exporter in the whole world."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import change, lazy, ratio, with_sums


def compute(flows: Any, *, earlier: Any) -> Any:
    """`economy`, `world`, `commodity`, `market`, `competitiveness`, `change`, in money, with
    change = world + commodity + market + competitiveness exactly.

    world: exports grew with all trade; commodity: more, or less, for the products that are sold; market: for the
    markets they are sold to; competitiveness: the rest. Both tables must hold the trade of the whole world. Growth of
    what was not traded before counts as 0, so that new products and markets are in the rest.
    """
    earlier, flows = lazy(earlier), lazy(flows)
    lines = change(earlier, flows, ["exporter", "importer", "product"])
    cells = _growth(change(earlier, flows, ["importer", "product"]), "cell_growth", ["importer", "product"])
    products = _growth(change(earlier, flows, ["product"]), "product_growth", ["product"])
    whole = change(earlier, flows, ["exporter"]).select(nw.col("before", "after").sum())
    world = _growth(whole, "world_growth", [])
    joined = lines.join(cells, on=["importer", "product"]).join(products, on="product").join(world, how="cross")
    before = nw.col("before")
    terms = joined.with_columns(
        world=nw.col("world_growth") * before,
        commodity=(nw.col("product_growth") - nw.col("world_growth")) * before,
        market=(nw.col("cell_growth") - nw.col("product_growth")) * before,
        competitiveness=nw.col("after") - before - nw.col("cell_growth") * before,
        change=nw.col("after") - before,
    )
    columns = ["world", "commodity", "market", "competitiveness", "change"]
    sums = with_sums(terms, ["exporter"], columns)
    return sums.select(nw.col("exporter").alias("economy"), *columns).to_native()


def _growth(frame: Any, name: str, key: list[str]) -> Any:
    grown = ratio(nw.col("after") - nw.col("before"), nw.col("before")).fill_null(0)
    return frame.with_columns(grown.alias(name)).select(*key, name)


INDICATOR = Indicator(
    name="constant_market_share_world",
    title={"en": "Constant market share in the world", "ru": "Постоянная доля мирового рынка"},
    unit={"en": "money of the flows", "ru": "деньги потоков"},
    formula="dX = g X0 + sum_k (g_k - g) X0_k + sum_jk (g_jk - g_k) X0_jk + sum_jk (X1_jk - X0_jk - g_jk X0_jk)",
    reference="Leamer & Stern (1970)",
    columns=("economy", "world", "commodity", "market", "competitiveness", "change"),
    compute=compute,
    about="economy",
    over="markets",
    needs=("world", "earlier"),
    cautions=(
        {
            "en": "What is called competitiveness is a rest: prices, exchange rates and errors of the data are in it.",
            "ru": "То, что зовётся конкурентоспособностью, — остаток: в нём цены, курсы валют и ошибки данных.",
        },
        {
            "en": "The split depends on the order of its steps: commodity first, then market.",
            "ru": "Разложение зависит от порядка шагов: сначала товар, затем рынок.",
        },
    ),
)
