"""Engines that read the warehouse's tables: Polars by default, DuckDB, Spark. The same rows whichever it is."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Protocol

from entrepot.errors import EntrepotError, did_you_mean
from entrepot.statistics.warehouse.columns import ROWS, Table
from entrepot.statistics.warehouse.query import Warehouse

if TYPE_CHECKING:
    import polars as pl

NAMES = ("polars", "duckdb", "spark")


class Engine(Protocol):
    """table: what counts of a table, as a frame of the engine; give: a small frame to it; take: a result from it."""

    name: str

    def table(self, warehouse: Warehouse, table: Table, years: Iterable[int] | None = None) -> Any: ...

    def give(self, frame: "pl.DataFrame") -> Any: ...

    def take(self, frame: Any) -> "pl.DataFrame": ...


def engine(name: str = "polars") -> Engine:
    """The engine `polars`, `duckdb`, `spark` (on this machine), `spark://HOST:PORT` or `local[N]`."""
    if name == "polars":
        return _Polars()
    if name == "duckdb":
        return _DuckDB()
    if name == "spark" or name.startswith(("spark://", "local[")):
        return _Spark("local[2]" if name == "spark" else name)
    raise EntrepotError(
        f'"{name}": no such engine',
        hint=did_you_mean(name, NAMES)
        or "Engines are polars (default), duckdb, spark, spark://HOST:PORT and local[N].",
    )


class _Polars:
    name = "polars"

    def table(self, warehouse: Warehouse, table: Table, years: Iterable[int] | None = None) -> Any:
        return warehouse.lazy(table, years=years)

    def give(self, frame: "pl.DataFrame") -> Any:
        return frame.lazy()

    def take(self, frame: Any) -> "pl.DataFrame":
        import polars as pl

        return frame.collect() if isinstance(frame, pl.LazyFrame) else frame


class _DuckDB:
    name = "duckdb"

    def __init__(self) -> None:
        try:
            import duckdb
        except ImportError as error:
            raise EntrepotError(
                "this engine needs the package duckdb", hint="Install it: pip install 'entrepot[duckdb]'"
            ) from error
        self._connection = duckdb.connect()

    def table(self, warehouse: Warehouse, table: Table, years: Iterable[int] | None = None) -> Any:
        files = warehouse.files(table, years)
        if not files or any(one.shares_cells for _, one in files):
            return self.give(warehouse.lazy(table, years=years).collect())
        paths = ", ".join(_quoted(str(path)) for path, _ in files)
        types = "hive_partitioning = true, hive_types = {'year': INT, 'origin_id': VARCHAR}"
        rows = self._connection.sql(f"SELECT * FROM read_parquet([{paths}], {types})")
        live = {one.origin_id: one for _, one in files}.values()
        for one in live:
            for first, last in one.replaced:
                rows = rows.filter(f"NOT (origin_id = '{one.origin_id}' AND first = {first} AND last = {last})")
        names = " ".join(f"WHEN '{one.origin_id}' THEN {_quoted(one.series)}" for one in live)
        return rows.select(f"*, CASE origin_id {names} END AS series")

    def give(self, frame: "pl.DataFrame") -> Any:
        return self._connection.from_arrow(frame.to_arrow())

    def take(self, frame: Any) -> "pl.DataFrame":
        return _taken(frame)


class _Spark:
    name = "spark"

    def __init__(self, master: str) -> None:
        from entrepot.statistics.warehouse import spark

        self._session = spark.session(master)
        self._session.sparkContext.setLogLevel("ERROR")

    def table(self, warehouse: Warehouse, table: Table, years: Iterable[int] | None = None) -> Any:
        from entrepot.statistics.warehouse import spark

        if table is not ROWS and any(one.shares_cells for _, one in warehouse.files(table, years)):
            return self.give(warehouse.lazy(table, years=years).collect())
        return spark.table(warehouse, self._session, table, years=years)

    def give(self, frame: "pl.DataFrame") -> Any:
        from entrepot.statistics.warehouse.spark import spark_schema

        return self._session.createDataFrame(frame.rows(), schema=spark_schema(frame)).cache()

    def take(self, frame: Any) -> "pl.DataFrame":
        return _taken(frame)


def _taken(frame: Any) -> "pl.DataFrame":
    import narwhals as nw
    import polars as pl

    return pl.DataFrame(nw.from_native(frame).lazy().collect(backend="polars").to_native())


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
