"""Constant market share of a pair: demand against share."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import change, lazy, ratio, with_sums


def compute(flows: Any, *, earlier: Any) -> Any:
    """`exporter`, `importer`, `growth`, `composition`, `share`, `change`, in money, with
    change = growth + composition + share exactly.

    growth: the importer's purchases as a whole grew; composition: they grew more, or less, in what the exporter sells;
    share: the exporter's part in them changed (new and lost lines among it).
    """
    earlier, flows = lazy(earlier), lazy(flows)
    lines = change(earlier, flows, ["exporter", "importer", "product"])
    markets = change(earlier, flows, ["importer", "product"]).select(
        "importer", "product", market0="before", market1="after"
    )
    wholes = change(earlier, flows, ["importer"]).select("importer", whole0="before", whole1="after")
    joined = lines.join(markets, on=["importer", "product"]).join(wholes, on="importer")
    share0 = ratio(nw.col("before"), nw.col("market0")).fill_null(0)
    share1 = ratio(nw.col("after"), nw.col("market1")).fill_null(0)
    grown = ratio(nw.col("whole1") - nw.col("whole0"), nw.col("whole0")).fill_null(0)
    joined = joined.with_columns(mean_share=(share0 + share1) / 2, step=share1 - share0, grown=grown)
    terms = joined.with_columns(
        growth=nw.col("mean_share") * nw.col("market0") * nw.col("grown"),
        demand=nw.col("mean_share") * (nw.col("market1") - nw.col("market0")),
        share=nw.col("step") * (nw.col("market0") + nw.col("market1")) / 2,
        change=nw.col("after") - nw.col("before"),
    )
    pairs = with_sums(terms, ["exporter", "importer"], ["growth", "demand", "share", "change"])
    return pairs.select(
        "exporter", "importer", "growth", "share", "change", composition=nw.col("demand") - nw.col("growth")
    ).to_native()


INDICATOR = Indicator(
    name="constant_market_share",
    title={"en": "Constant market share", "ru": "Постоянная доля рынка"},
    unit="money of the flows",
    formula="dX = sum (s0+s1)/2 dM [demand = growth + composition] + sum (M0+M1)/2 ds [share]",
    reference="Leamer & Stern (1970) in pair form, midpoint weights; Milana (1988)",
    columns=("exporter", "importer", "growth", "share", "change", "composition"),
    compute=compute,
    cautions=("The share term takes in prices, exchange rates and errors of the data.",),
)
