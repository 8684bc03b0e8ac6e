"""The same tables on Spark: for warehouses that outgrow one machine.

The Delta log says which files count, so Spark needs no extra package: it reads them as Parquet.
"""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError
from entrepot.statistics.warehouse.columns import ROWS, Table
from entrepot.statistics.warehouse.revisions import Live

if TYPE_CHECKING:
    import polars as pl
    from pyspark.sql import DataFrame, SparkSession

    from entrepot.statistics.warehouse.query import Warehouse

SPARK_TYPES = {"string": "string", "integer": "int", "long": "bigint", "byte": "tinyint", "double": "double",
               "boolean": "boolean", "timestamp": "timestamp"}  # fmt: skip


def session(master: str) -> "SparkSession":
    """A session on `spark://HOST:PORT`, or on this machine with `local[2]`. Needs pyspark and a Java."""
    try:
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EntrepotError(
            "Spark needs the package pyspark", hint="Install it: pip install 'entrepot[spark]'"
        ) from error
    builder = SparkSession.builder.master(master).appName("entrepot")
    if master.startswith("local"):
        builder = builder.config("spark.sql.shuffle.partitions", "4")
    return builder.config("spark.ui.enabled", "false").getOrCreate()


def table(
    warehouse: "Warehouse", spark: "SparkSession", table: Table = ROWS, *, years: Iterable[int] | None = None
) -> "DataFrame":
    """What `warehouse` holds of a table, as a Spark frame with the same rows and columns as on Polars."""
    from pyspark.sql import functions

    folder = warehouse.store.folder(table)
    files = warehouse.files(table, years)
    schema = ", ".join(f"{c.name} {SPARK_TYPES[c.type]}" for c in (*table.columns, *table.partitions))
    if not files:
        return spark.createDataFrame([], schema + ", series string")
    rows = spark.read.schema(schema).option("basePath", str(folder)).parquet(*(str(path) for path, _ in files))
    live = {one.origin_id: one for _, one in files}
    for one in live.values():
        for first, last in one.replaced:
            gone = (rows["origin_id"] == one.origin_id) & (rows["first"] == first) & (rows["last"] == last)
            rows = rows.filter(~gone)
    names = functions.create_map(
        *(functions.lit(part) for one in live.values() for part in (one.origin_id, one.series))
    )
    rows = rows.withColumn("series", names[functions.col("origin_id")])
    return _newest(rows, list(live.values()), table)


def _newest(rows: "DataFrame", live: list[Live], table: Table) -> "DataFrame":
    """Of cells that several files of a series have, the newest file's."""
    from pyspark.sql import Window, functions

    ranks = {one.origin_id: one.rank for one in live if one.shares_cells}
    if not ranks:
        return rows
    if table is not ROWS:
        raise EntrepotError(
            "files of a series overlap, so that their kept sums cannot be added",
            hint="Sum the rows instead: table(…, ROWS).",
        )
    order = functions.create_map(*(functions.lit(part) for pair in ranks.items() for part in pair))
    rank = functions.coalesce(order[functions.col("origin_id")], functions.lit(0))
    alone = functions.when(functions.col("origin_id").isin(list(ranks)), functions.lit("")).otherwise(
        functions.col("origin_id")
    )
    window = Window.partitionBy("series", alone, *ROWS.key).orderBy(rank)
    return rows.withColumn("_n", functions.row_number().over(window)).filter("_n = 1").drop("_n")


def spark_schema(frame: "pl.DataFrame") -> str:
    """The columns of a Polars frame as Spark declares them."""
    kinds = {"String": "string", "Float64": "double", "Int64": "bigint", "Int32": "int", "Int8": "tinyint",
             "Boolean": "boolean"}  # fmt: skip
    return ", ".join(f"`{name}` {kinds[str(kind)]}" for name, kind in frame.schema.items())
