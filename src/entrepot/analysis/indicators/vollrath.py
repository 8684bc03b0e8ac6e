"""Vollrath's relative trade advantage."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import Frame, lazy, ratio, total, with_world


def compute(flows: Any) -> Any:
    """`economy`, `product`, `rxa`, `rmp`, `rta`, `rc` for every line that an economy exports or imports.

    rxa and rmp are null where the economy trades nothing else or nobody else trades the product;
    rc (the difference of logarithms) is null where either is 0.
    """
    flows = lazy(flows)
    exports, imports = _relative(flows, "exporter", "rxa"), _relative(flows, "importer", "rmp")
    both = nw.concat([exports.select("economy", "product"), imports.select("economy", "product")]).unique()
    joined = both.join(exports, on=["economy", "product"], how="left").join(
        imports, on=["economy", "product"], how="left"
    )
    rxa, rmp = nw.col("rxa").fill_null(0), nw.col("rmp").fill_null(0)
    logs = nw.when((rxa > 0) & (rmp > 0)).then(rxa.log() - rmp.log()).otherwise(None)
    return joined.select("economy", "product", "rxa", "rmp", rta=rxa - rmp, rc=logs).to_native()


def _relative(flows: Frame, side: str, name: str) -> Frame:
    """(X_ik / X_nk) / (X_ir / X_nr): n is everybody else, r every other good."""
    lines = total(flows, [side, "product"], "line").join(total(flows, [side], "side_total"), on=side)
    lines = with_world(lines.join(total(flows, ["product"], "product_total"), on="product"), flows, "world")
    line, side_total, product_total = nw.col("line"), nw.col("side_total"), nw.col("product_total")
    others_good = product_total - line
    own_rest = side_total - line
    others_rest = nw.col("world") - side_total - product_total + line
    return lines.select(
        nw.col(side).alias("economy"), "product", ratio(line * others_rest, others_good * own_rest).alias(name)
    )


INDICATOR = Indicator(
    name="vollrath",
    title={"en": "Relative trade advantage", "ru": "Относительное торговое преимущество"},
    unit={
        "en": "ratio (rxa, rmp), difference of ratios (rta), difference of logarithms (rc)",
        "ru": "отношение (rxa, rmp), разность отношений (rta), разность логарифмов (rc)",
    },
    formula="RXA = (X_ik / X_nk) / (X_ir / X_nr); RTA = RXA - RMP; RC = ln RXA - ln RMP",
    reference="Vollrath (1991)",
    columns=("economy", "product", "rxa", "rmp", "rta", "rc"),
    compute=compute,
    about="economy and product",
    needs=("world",),
    cautions=(
        {
            "en": "Without double counting: the economy and the product are left out of their comparison groups.",
            "ru": "Без двойного счёта: экономика и товар исключены из групп сравнения.",
        },
    ),
)
