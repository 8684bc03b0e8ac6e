"""Trade complementarity as the cosine between what one sells and the other buys."""

from typing import Any

import narwhals as nw

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, ratio, shares


def compute(flows: Any) -> Any:
    """`exporter`, `importer`, `cosine`: 0 (nothing in common) to 1 (the same mix)."""
    flows = lazy(flows)
    sold = shares(flows, "exporter").select("product", exporter="exporter", left="share")
    bought = shares(flows, "importer").select("product", importer="importer", right="share")
    both = sold.join(bought, on="product").with_columns(common=nw.col("left") * nw.col("right"))
    pairs = both.group_by("exporter", "importer").agg(nw.col("common").sum())
    lengths = {}
    for frame, side, share in ((sold, "exporter", "left"), (bought, "importer", "right")):
        squares = frame.with_columns(square=nw.col(share) * nw.col(share))
        lengths[side] = squares.group_by(side).agg(nw.col("square").sum().alias(f"{side}_squares"))
    joined = pairs.join(lengths["exporter"], on="exporter").join(lengths["importer"], on="importer")
    length = (nw.col("exporter_squares") * nw.col("importer_squares")).sqrt()
    return joined.select("exporter", "importer", cosine=ratio(nw.col("common"), length)).to_native()


INDICATOR = Indicator(
    name="complementarity_cosine",
    title={"en": "Trade complementarity (cosine)", "ru": "Взаимодополняемость торговли (косинус)"},
    unit={"en": "0 to 1", "ru": "от 0 до 1"},
    formula="cos_ij = sum_k x_ik m_jk / sqrt(sum_k x_ik^2 sum_k m_jk^2)",
    reference="Linnemann & van Beers (1988)",
    columns=("exporter", "importer", "cosine"),
    compute=compute,
    about="pair",
    needs=("exports", "imports"),
    cautions=(
        {
            "en": "Large products weigh more than in Michaely's form: both stand side by side for that reason.",
            "ru": "Крупные товары весят больше, чем в форме Микаэли: поэтому обе стоят рядом.",
        },
    ),
)
