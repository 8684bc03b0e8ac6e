"""Trade intensity of Kojima and Drysdale, split into complementarity and bias."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import Frame, lazy, ratio, shares, total, with_world


def compute(flows: Any) -> Any:
    """`exporter`, `importer`, `intensity`, `complementarity`, `bias`, with intensity = complementarity * bias.

    The world that i can sell to leaves i out, in total and product by product.
    """
    flows = lazy(flows)
    bought = total(flows, ["importer"], "bought")
    own_imports = bought.select(exporter="importer", own="bought")
    sold = total(flows, ["exporter"], "sold").join(own_imports, on="exporter", how="left")
    pairs = total(flows, ["exporter", "importer"], "pair_total").join(bought, on="importer").join(sold, on="exporter")
    pairs = with_world(pairs, flows, "world").with_columns(others=nw.col("world") - nw.col("own").fill_null(0))
    fit = _complementarity(flows, pairs.select("exporter", "importer", "others"))
    joined = pairs.join(fit, on=["exporter", "importer"], how="left")
    intensity = ratio(
        ratio(nw.col("pair_total"), nw.col("sold")), ratio(nw.col("bought"), nw.col("others"))
    )  # fmt: skip
    return (
        joined.with_columns(intensity=intensity)
        .select(
            "exporter",
            "importer",
            "intensity",
            "complementarity",
            bias=ratio(nw.col("intensity"), nw.col("complementarity")),
        )
        .to_native()
    )


def _complementarity(flows: Frame, pairs: Frame) -> Frame:
    """sum_k (X_ik / X_i) * (M_w - M_i) / (M_wk - M_ik) * (M_jk / M_j)."""
    supply = shares(flows, "exporter").select("exporter", "product", supply="share")
    demand = shares(flows, "importer").select("importer", "product", demand="share")
    own = total(flows, ["importer", "product"], "own_line").select("product", "own_line", exporter="importer")
    lines = supply.join(total(flows, ["product"], "product_total"), on="product")
    lines = lines.join(own, on=["exporter", "product"], how="left").with_columns(
        others_line=nw.col("product_total") - nw.col("own_line").fill_null(0)
    )
    terms = pairs.join(lines, on="exporter").join(demand, on=["importer", "product"])
    terms = terms.with_columns(
        term=nw.col("supply") * ratio(nw.col("others") * nw.col("demand"), nw.col("others_line"))
    )
    return terms.group_by("exporter", "importer").agg(nw.col("term").sum().alias("complementarity"))


INDICATOR = Indicator(
    name="intensity_kojima",
    title={"en": "Trade intensity (Kojima–Drysdale)", "ru": "Интенсивность торговли (Кодзима — Драйсдейл)"},
    unit={
        "en": "ratio; above 1: more than the partner's size gives",
        "ru": "отношение; больше 1: больше, чем даёт размер партнёра",
    },
    formula="I_ij = (X_ij / X_i) / (M_j / (M_w - M_i)) = C_ij * B_ij",
    reference="Kojima (1964); Drysdale (1967); Drysdale & Garnaut (1982)",
    columns=("exporter", "importer", "intensity", "complementarity", "bias"),
    compute=compute,
    about="pair",
    needs=("world",),
    cautions=(
        {
            "en": "The world leaves the exporter out; the World Bank form does not, so the two differ.",
            "ru": "Мир здесь без самого экспортёра, в форме Всемирного банка — с ним, поэтому числа разные.",
        },
    ),
)
