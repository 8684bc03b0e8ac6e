"""The sums that are kept beside the rows: by pair, by reporter and product, by partner and product."""

from functools import cache
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from entrepot.statistics.warehouse.columns import BY_REPORTER, LEVEL, LINES, ROWS, SUMS, VALUE, WEIGHT, Table
from entrepot.statistics.warehouse.layout import categories, conform, varying

if TYPE_CHECKING:
    import polars as pl

CELLS = 1 << 25


@cache
def aggregates() -> frozenset[str]:
    """Partners that are sums of others (the world, blocs): left out where partners are added or ranked."""
    from entrepot.nouns.economy import economies

    return frozenset({"WLD", *(economy.code for economy in economies() if economy.kind == "bloc")})


def sums(frame: "pl.DataFrame") -> "dict[Table, pl.DataFrame]":
    """Every kept sum of a frame of conformed rows."""
    import polars as pl

    mixed = [name for name in frame.schema["partner"].categories if name in aggregates()]  # type: ignore[attr-defined]
    single = frame.filter(~pl.col("partner").is_in(mixed)) if mixed else frame
    changing = varying(frame, (*ROWS.key, LEVEL.name))
    return {table: add(single if table is BY_REPORTER else frame, table, changing) for table in SUMS}


def add(frame: "pl.DataFrame", table: Table, changing: "list[str] | None" = None) -> "pl.DataFrame":
    """The sums of one table, sorted by its key. changing: the columns that may have more than one value, if known."""
    import polars as pl

    by = [name for name in table.key if name in (varying(frame, table.key) if changing is None else changing)]
    by = by or [table.key[0]]
    constant = [name for name in table.key if name not in by]
    measured = [column.name for column in (VALUE, WEIGHT) if column in table.columns]
    found = _dense(frame, by, measured)
    if found is None:
        counts = [pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name) for name in measured]
        found = frame.group_by(by).agg(*counts, pl.len().alias(LINES.name)).sort(by)
    same = [pl.lit(frame[name][0], dtype=frame.schema[name]).alias(name) for name in constant] if frame.height else []
    return conform(found.with_columns(same) if frame.height else frame.with_columns(lines=0), table)


def _dense(frame: "pl.DataFrame", by: list[str], measured: list[str]) -> "pl.DataFrame | None":
    """The sums by adding into an array with a place for each combination; None when that would be too large."""
    import polars as pl

    if not all(isinstance(frame.schema[name], pl.Enum) for name in by) or frame.height == 0:
        return None
    sizes = [len(frame.schema[name].categories) for name in by]  # type: ignore[attr-defined]
    cells = int(np.prod(sizes, dtype=np.int64))
    if cells > min(CELLS, 20 * frame.height + 1000):
        return None
    place: NDArray[np.int64] = np.zeros(frame.height, dtype=np.int64)
    for name, size in zip(by, sizes, strict=True):
        place *= size
        place += frame[name].to_physical().to_numpy()
    lines = np.bincount(place, minlength=cells)
    found = np.flatnonzero(lines)
    columns: dict[str, pl.Series] = {}
    rest = found
    for name, size in reversed(list(zip(by, sizes, strict=True))):
        rest, code = np.divmod(rest, size)
        names = frame.schema[name].categories.to_list()  # type: ignore[attr-defined]
        columns[name] = categories(code, names).alias(name)
    for name in measured:
        columns[name] = _added(frame[name], place, cells, found)
    columns[LINES.name] = pl.Series(LINES.name, lines[found])
    return pl.DataFrame(columns)


def _added(column: "pl.Series", place: NDArray[np.int64], cells: int, found: NDArray[np.int64]) -> "pl.Series":
    import polars as pl

    if column.null_count() == 0:
        return pl.Series(column.name, np.bincount(place, weights=column.to_numpy(), minlength=cells)[found])
    known = column.is_not_null().to_numpy()
    added = np.bincount(place, weights=column.fill_null(0.0).to_numpy(), minlength=cells)[found]
    has_any = np.bincount(place[known], minlength=cells)[found] > 0
    return pl.select(pl.when(pl.Series(has_any)).then(pl.Series(added)).alias(column.name)).to_series()
