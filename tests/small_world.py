"""A world of six economies and four products, small enough to be checked by hand; the values are invented."""

import polars as pl

from entrepot.analysis.areas.world import Basis, World, world_of

LIFTS, TRACTORS, MILK, PEAT = "842810", "870190", "040210", "270300"
BEFORE, NOW = 2019, 2023
SALES = [
    # seller, buyer, product, now, before
    ("BLR", "RUS", LIFTS, 30.0, 20.0),
    ("BLR", "RUS", TRACTORS, 50.0, 50.0),
    ("BLR", "KAZ", TRACTORS, 20.0, 10.0),
    ("CHN", "RUS", LIFTS, 60.0, 20.0),
    ("DEU", "RUS", LIFTS, 10.0, 10.0),
    ("CHN", "DEU", LIFTS, 100.0, 80.0),
    ("DEU", "KAZ", MILK, 40.0, 30.0),
    ("RUS", "BLR", PEAT, 5.0, 5.0),
    ("RUS", "DEU", PEAT, 15.0, 5.0),
    ("BLR", "DEU", PEAT, 5.0, 5.0),
    ("RUS", "LTU", PEAT, 30.0, 10.0),
    ("BLR", "LTU", PEAT, 10.0, 10.0),
]  # fmt: skip
BASIS = Basis("made up", "HS2017", 6, "USD", NOW, BEFORE, 4, {NOW: ("now",), BEFORE: ("before",)}, is_simulated=True)


def rows() -> pl.DataFrame:
    """The warehouse's columns, one row a flow."""
    lines = [
        (seller, buyer, product, value, year)
        for seller, buyer, product, now, before in SALES
        for year, value in ((NOW, now), (BEFORE, before))
    ]
    frame = pl.DataFrame(lines, schema=["reporter", "partner", "product", "value", "year"], orient="row")
    return frame.with_columns(
        pl.col("year").cast(pl.Int32),
        first=(pl.col("year") * 100 + 1).cast(pl.Int32),
        last=(pl.col("year") * 100 + 12).cast(pl.Int32),
        flow=pl.lit("exports"),
        classification=pl.lit("HS2017"),
        level=pl.lit(6, dtype=pl.Int8),
        unit=pl.lit("USD"),
        status=pl.lit("simulated"),
        series=pl.lit("made up"),
        origin_id=pl.when(pl.col("year") == NOW).then(pl.lit("now")).otherwise(pl.lit("before")),
        lines=pl.lit(1, dtype=pl.Int32),
    )


def world(*economies: str) -> World:
    """The world as a pair needs it."""
    table = rows()
    return world_of(BASIS, table, table, table.lazy(), economies)
