"""The flags that readers give to rows with codes nobody knows."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

WORDS = ("", "unknown_partner", "unknown_reporter", "unknown_reporter unknown_partner")


def unknown(reporter: "pl.Series | None", partner: "pl.Series | None") -> "pl.Expr":
    """The column `flag`, from whether each row's reporter and partner are unknown; None: all are known."""
    import polars as pl

    kind = pl.Enum(WORDS)
    if reporter is None and partner is None:
        return pl.lit("", dtype=kind)
    one, other = (pl.lit(False) if side is None else pl.lit(side) for side in (reporter, partner))
    return (
        pl.when(one & other)
        .then(pl.lit(WORDS[3]))
        .when(one)
        .then(pl.lit(WORDS[2]))
        .when(other)
        .then(pl.lit(WORDS[1]))
        .otherwise(pl.lit(WORDS[0]))
        .cast(kind)
    )
