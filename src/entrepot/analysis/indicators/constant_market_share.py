"""Constant market share of a pair: demand against share."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import change, lazy, ratio, with_sums


def compute(flows: Any, *, earlier: Any) -> Any:
    """`exporter`, `importer`, `growth`, `composition`, `share`, `change`, `new`, `lost`, in money, with
    change = growth + composition + share exactly.

    growth: the importer's purchases as a whole grew; composition: they grew more, or less, in what the exporter sells;
    share: the exporter's part in them changed. new and lost, which are in the share term: products that the exporter
    sold only in the later or only in the earlier period.
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
    middle = (nw.col("market0") + nw.col("market1")) / 2
    terms = joined.with_columns(
        growth=nw.col("mean_share") * nw.col("market0") * nw.col("grown"),
        demand=nw.col("mean_share") * (nw.col("market1") - nw.col("market0")),
        share=nw.col("step") * middle,
        change=nw.col("after") - nw.col("before"),
        new=nw.when(nw.col("before") == 0).then(nw.col("step") * middle).otherwise(0.0),
        lost=nw.when(nw.col("after") == 0).then(nw.col("step") * middle).otherwise(0.0),
    )
    pairs = with_sums(terms, ["exporter", "importer"], ["growth", "demand", "share", "change", "new", "lost"])
    return pairs.select(
        "exporter",
        "importer",
        "growth",
        "share",
        "change",
        "new",
        "lost",
        composition=nw.col("demand") - nw.col("growth"),
    ).to_native()


INDICATOR = Indicator(
    name="constant_market_share",
    title={"en": "Constant market share", "ru": "Постоянная доля рынка"},
    unit={"en": "money of the flows", "ru": "деньги потоков"},
    formula="dX = sum (s0+s1)/2 dM [demand = growth + composition] + sum (M0+M1)/2 ds [share]",
    reference="Leamer & Stern (1970) in pair form, midpoint weights; Milana (1988)",
    columns=("exporter", "importer", "growth", "composition", "share", "change", "new", "lost"),
    compute=compute,
    about="pair",
    needs=("imports", "earlier"),
    cautions=(
        {
            "en": "The share term takes in prices, exchange rates and errors of the data.",
            "ru": "Слагаемое доли вбирает цены, валютные курсы и ошибки данных.",
        },
        {
            "en": "New and lost lines count in the share term and are told beside it.",
            "ru": "Новые и пропавшие товары входят в слагаемое доли и названы рядом.",
        },
    ),
)
