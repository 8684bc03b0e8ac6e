"""The store: Delta tables in a folder, written atomically by any number of writers, read at any moment."""

import errno
import os
import random
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entrepot.errors import EntrepotError
from entrepot.statistics.warehouse import layout
from entrepot.statistics.warehouse.columns import ORIGINS, ROWS, SUMS, Table, polars_schema

if TYPE_CHECKING:
    import polars as pl

ATTEMPTS = 30
SMALL_FILES = 40


@dataclass(frozen=True, slots=True)
class Part:
    """One Parquet file of a table: its path in the table's folder, the year and origin it belongs to, its rows."""

    path: str
    year: int
    origin_id: str
    rows: int
    size: int


class Store:
    """The statistics of a workspace, in the folder `path`."""

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._parts: dict[str, tuple[int, list[Part]]] = {}

    def folder(self, table: Table) -> Path:
        return self.path / table.name

    def exists(self) -> bool:
        return (self.folder(ORIGINS) / "_delta_log").is_dir()

    def origins(self) -> "pl.DataFrame":
        """Every file ever added, the first addition of each, in the order of loading."""
        import polars as pl

        schema = polars_schema(ORIGINS)
        if not self.exists():
            return pl.DataFrame(schema=schema)
        files = self._open(ORIGINS).file_uris()
        if not files:
            return pl.DataFrame(schema=schema)
        table = pl.read_parquet(files, glob=False, hive_partitioning=False)
        return table.cast(schema).sort("loaded", "origin_id").unique("origin_id", keep="first", maintain_order=True)  # type: ignore[arg-type]

    def product_list(self, classification: str) -> frozenset[str] | None:
        """The codes of a classification, where the store has its list."""
        from entrepot.statistics.warehouse import classifications

        return classifications.codes(self.path, classification)

    def parts(self, table: Table) -> list[Part]:
        """The files of `rows` or `totals` by the Delta log as it stands now, added or not yet fully added."""
        if not (self.folder(table) / "_delta_log").is_dir():
            return []
        delta = self._open(table)
        known = self._parts.get(table.name)
        if known is None or known[0] != delta.version():
            known = delta.version(), _parts(delta)
            self._parts[table.name] = known
        return known[1]

    def add_parts(self, table: Table, parts: Iterable[Part]) -> None:
        """Make written files part of a table, in one commit."""
        from deltalake.transaction import AddAction

        now = int(time.time() * 1000)
        actions = [
            AddAction(
                path=part.path,
                size=part.size,
                partition_values={"year": str(part.year), "origin_id": part.origin_id},
                modification_time=now,
                data_change=True,
                stats=f'{{"numRecords":{part.rows}}}',
            )
            for part in parts
        ]
        names = [column.name for column in table.partitions]

        def commit() -> None:
            delta = self._create(table)
            delta.create_write_transaction(actions, "append", delta.schema(), names)

        _insist(commit)

    def add_origin(self, row: dict[str, Any]) -> None:
        """Enter a file among the origins: from this moment its rows are held."""
        import polars as pl
        from deltalake import write_deltalake

        frame = pl.DataFrame([row], schema=polars_schema(ORIGINS))
        _insist(lambda: write_deltalake(self._create(ORIGINS), frame, mode="append"))
        delta = self._open(ORIGINS)
        if len(delta.file_uris()) > SMALL_FILES:
            _try(lambda: delta.optimize.compact())

    def _open(self, table: Table) -> Any:
        from deltalake import DeltaTable

        return DeltaTable(self.folder(table))

    def _create(self, table: Table) -> Any:
        from deltalake import DeltaTable

        folder = self.folder(table)
        if not (folder / "_delta_log").is_dir():
            folder.mkdir(parents=True, exist_ok=True)
            names = [column.name for column in table.partitions]
            return DeltaTable.create(folder, _delta_schema(table), mode="ignore", partition_by=names or None)
        return DeltaTable(folder)


@dataclass(slots=True)
class Loading:
    """The parts of one file on their way into the store: nobody sees them before `commit`."""

    store: Store
    origin_id: str
    parts: dict[str, list[Part]] = field(default_factory=lambda: {table.name: [] for table in (ROWS, *SUMS)})

    def put(self, table: Table, frame: "pl.DataFrame", number: int) -> None:
        """Write a sorted frame with a column `year`, one file a year."""
        years = frame["year"].unique().sort().to_list()
        for year in years:
            part = frame if len(years) == 1 else frame.filter(frame["year"] == year)
            name = f"year={year}/origin_id={self.origin_id}/part-{number}.parquet"
            path = self.store.folder(table) / name
            _write_whole(part.drop("year"), path)
            self.parts[table.name].append(Part(name, year, self.origin_id, part.height, path.stat().st_size))

    def commit(self, origin: dict[str, Any]) -> None:
        """Make it all held, at once: the rows are there first, the origin that shows them comes last."""
        for table in (ROWS, *SUMS):
            self.store.add_parts(table, self.parts[table.name])
        self.store.add_origin(origin)


def _write_whole(frame: "pl.DataFrame", path: Path) -> None:
    """Write a file that is there whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}-{random.getrandbits(32):08x}")
    try:
        layout.write(frame, draft)
        os.replace(draft, path)
    except Exception as error:
        if _is_full(error):
            raise EntrepotError(
                "no space left on the disk; nothing was added",
                where=str(path.parent),
                hint="Free some space, or use a workspace on another disk: --workspace DIR.",
            ) from error
        raise
    finally:
        draft.unlink(missing_ok=True)


def _is_full(error: BaseException) -> bool:
    return getattr(error, "errno", None) in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG} or any(
        words in str(error) for words in ("No space left", "os error 28", "os error 27", "Disk quota")
    )


def _parts(delta: Any) -> list[Part]:
    import polars as pl

    columns = ["path", "size_bytes", "num_records", "partition.year", "partition.origin_id"]
    table = pl.DataFrame(delta.get_add_actions(flatten=True)).select(columns)
    return sorted(
        (
            Part(path, int(year), str(origin), int(rows), int(size))
            for path, size, rows, year, origin in table.iter_rows()
        ),
        key=lambda part: (part.year, part.origin_id, part.path),
    )


def _delta_schema(table: Table) -> Any:
    from deltalake import Field, Schema
    from deltalake.schema import PrimitiveType

    columns: Sequence[Any] = (*table.columns, *table.partitions)
    return Schema([Field(column.name, PrimitiveType(column.type), nullable=True) for column in columns])


def _insist(act: Callable[[], None]) -> None:
    """Act, again where another writer came first."""
    from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError

    for attempt in range(ATTEMPTS):
        try:
            return act()
        except (CommitFailedError, TableNotFoundError, DeltaError) as error:
            if _is_full(error):
                raise EntrepotError("no space left on the disk; nothing was added", hint="Free some space.") from error
            if attempt == ATTEMPTS - 1:
                raise EntrepotError(
                    f"other writers came first {ATTEMPTS} times", where="statistics", hint="Add the file again."
                ) from error
            time.sleep(random.uniform(0, 0.02 * (attempt + 1)))
    return None


def _try(act: Callable[[], Any]) -> None:
    """Act; a failure because of another writer is no harm."""
    from deltalake.exceptions import DeltaError

    try:
        act()
    except DeltaError:
        return
