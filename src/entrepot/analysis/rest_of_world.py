"""A world of a few economies and the rest as one: enough for every measure that is of these economies alone."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

REST = "rest of the world"
_NOISE = 1e-12


@dataclass(frozen=True, slots=True)
class Condensed:
    """flows: `exporter`, `importer`, `product`, `value`; overshoot: the part of the world's trade (ratio) by which
    tables of the few say more than the world's own table, which leaves the rest at 0 there.
    """

    flows: "pl.DataFrame"
    overshoot: float


def condense(sold: "pl.DataFrame", bought: "pl.DataFrame", world: "pl.DataFrame", between: "pl.DataFrame") -> Condensed:
    """The flows among a few economies and `rest of the world`.

    sold, bought: `economy`, `product`, `value` of the few; world: `product`, `value` of all trade, empty where it is
    not known; between: `exporter`, `importer`, `product`, `value` among the few. What the few trade is taken out of
    the world, whose totals by product stay as they are: a region is so taken out of its country.
    """
    import polars as pl

    pieces = [
        _piece(between, "exporter", "importer", 1),
        _piece(sold, "economy", None, 1),
        _piece(bought, None, "economy", 1),
        _piece(_of(between, "exporter", sold), "exporter", None, -1),
        _piece(_of(between, "importer", bought), None, "importer", -1),
    ]
    if world.height:
        pieces += [
            _piece(world, None, None, 1),
            _piece(sold, None, None, -1),
            _piece(bought, None, None, -1),
            _piece(between, None, None, 1),
        ]
    key = ["exporter", "importer", "product"]
    cells = pl.concat(pieces).group_by(key).agg(pl.col("value").sum(), size=pl.col("value").abs().sum()).sort(key)
    cells = cells.filter(pl.col("value").abs() > _NOISE * pl.col("size"))
    whole = float(world["value"].sum() if world.height else cells["value"].abs().sum())
    over = -float(cells.filter(pl.col("value") < 0)["value"].sum())
    return Condensed(cells.filter(pl.col("value") > 0).select(*key, "value"), over / whole if whole else 0.0)


def markets(sold_to: "pl.DataFrame", all_bought: "pl.DataFrame") -> "pl.DataFrame":
    """Flows of a few exporters and the rest as one, market by market.

    sold_to: `exporter`, `importer`, `product`, `value` of the few; all_bought: `economy`, `product`, `value` of every
    importer.
    """
    import polars as pl

    key = ["exporter", "importer", "product"]
    pieces = [
        _piece(sold_to, "exporter", "importer", 1),
        _piece(all_bought, None, "economy", 1),
        _piece(sold_to, None, "importer", -1),
    ]
    cells = pl.concat(pieces).group_by(key).agg(pl.col("value").sum(), size=pl.col("value").abs().sum()).sort(key)
    return cells.filter(pl.col("value") > _NOISE * pl.col("size")).select(*key, "value")


def _piece(frame: "pl.DataFrame", exporter: str | None, importer: str | None, sign: int) -> "pl.DataFrame":
    import polars as pl

    def side(name: str | None) -> pl.Expr:
        return pl.lit(REST) if name is None else pl.col(name)

    return frame.select(
        exporter=side(exporter), importer=side(importer), product=pl.col("product"), value=sign * pl.col("value")
    )


def _of(between: "pl.DataFrame", side: str, known: "pl.DataFrame") -> "pl.DataFrame":
    import polars as pl

    members: Collection[str] = known["economy"].unique().to_list()
    return between.filter(pl.col(side).is_in(members))
