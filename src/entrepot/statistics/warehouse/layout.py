"""How rows lie in a file: sorted by pair, each key once."""

from collections.abc import Sequence
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from entrepot.errors import EntrepotError
from entrepot.statistics.warehouse.columns import ROWS, Table, polars_type

if TYPE_CHECKING:
    import polars as pl

Numbers = NDArray[np.int64]
Codes = NDArray[np.uint16] | NDArray[np.uint32]
ROW_GROUP = 1 << 16
ORDER = (
    "reporter",
    "partner",
    "product",
    "flow",
    "last",
    "first",
    "classification",
    "level",
    "unit",
    "valuation",
    "status",
)


def conform(frame: "pl.DataFrame", table: Table = ROWS) -> "pl.DataFrame":
    """The table's columns in its order and types, texts as categories in alphabetical order."""
    import polars as pl

    missing = [c.name for c in table.columns if c.name not in frame.columns]
    if missing:
        raise ValueError(f"a reader gave no column {', '.join(missing)}")
    texts = [c.name for c in table.columns if c.type == "string"]
    others = {c.name: polars_type(c) for c in table.columns if c.type != "string"}
    frame = frame.with_columns([_categories(frame[name]) for name in texts])
    return frame.with_columns([pl.col(name).cast(kind) for name, kind in others.items()]).select(
        [c.name for c in table.columns]
    )


def _categories(column: "pl.Series") -> "pl.Series":
    import polars as pl

    if isinstance(column.dtype, pl.Enum):
        names = column.dtype.categories.to_list()
        if names == sorted(names):
            return column
    else:
        names = column.unique().drop_nulls().cast(pl.String).to_list()
    return column.cast(pl.Enum(sorted(names)))


def categories(codes: NDArray[np.integer], names: Sequence[str]) -> "pl.Series":
    """The column whose row n is names[codes[n]]; the names must be in alphabetical order."""
    import polars as pl

    kind = pl.Enum(list(names))
    numbers = pl.Series(codes.astype(np.uint32))
    return numbers.cat.to(kind) if hasattr(numbers.cat, "to") else numbers.cast(kind)


def varies(column: "pl.Series") -> bool:
    """Whether a column has more than one value."""
    import polars as pl

    if isinstance(column.dtype, pl.Enum) and len(column.dtype.categories) <= 1:
        return False
    return bool(column.n_unique() > 1) if isinstance(column.dtype, pl.Enum) else column.min() != column.max()


def arrange(frame: "pl.DataFrame", where: str) -> "tuple[pl.DataFrame, int]":
    """`frame` sorted by pair, product and the rest of the key, and how many repeated rows were left out.

    Rows that say the same twice are kept once. Two rows of one key with different values are an error that shows both.
    """
    keys = varying(frame, ORDER)
    merged = _merged([_codes(frame[name]) for name in keys])
    order = _order(merged)
    if order is not None:
        changing = [*keys, *varying(frame, [name for name in frame.columns if name not in ORDER])]
        frame = frame.with_columns(frame.select(changing)[order])
    repeated = np.ones(max(frame.height - 1, 0), dtype=bool)
    for key in merged:
        code = key if order is None else key[order]
        repeated &= code[1:] == code[:-1]
    if not repeated.any():
        return frame, 0
    return _without_repeats(frame, np.flatnonzero(repeated) + 1, where), int(repeated.sum())


def varying(frame: "pl.DataFrame", names: Sequence[str]) -> list[str]:
    """Those of the columns that have more than one value."""
    return [name for name in names if name in frame.columns and varies(frame[name])]


def _merged(codes: list[Codes]) -> list[Codes]:
    """Neighbouring keys as one where 16 bits hold both: each key fewer is a pass over the rows fewer."""
    merged: list[Codes] = []
    for code in codes:
        width = int(code.max()) + 1
        if merged and (int(merged[-1].max()) + 1) * width <= 1 << 16:
            merged[-1] = (merged[-1].astype(np.uint32) * width + code).astype(np.uint16)
        else:
            merged.append(code)
    return merged


def _order(keys: list[Codes]) -> Numbers | None:
    """The order by the keys, the first the most significant; None where the rows are in it already."""
    order: Numbers | None = None
    for key in reversed(keys):
        code = key if order is None else key[order]
        if bool((code[1:] >= code[:-1]).all()):
            continue
        step = np.argsort(code, kind="stable")
        order = step if order is None else order[step]
    return order


def _codes(column: "pl.Series") -> Codes:
    """Numbers that sort like the column; 16 bits where they fit, because those sort in linear time."""
    import polars as pl

    if isinstance(column.dtype, pl.Enum):
        numbers = column.to_physical().to_numpy()
        wide = len(column.dtype.categories) > 1 << 16
    else:
        numbers = (column - column.min()).to_numpy()
        wide = int(numbers.max()) >= 1 << 16
    codes: Codes = numbers.astype(np.uint32) if wide else numbers.astype(np.uint16)
    return codes


def _without_repeats(frame: "pl.DataFrame", later: Numbers, where: str) -> "pl.DataFrame":
    both = ["value", "weight"]
    one, two = frame[later - 1].select(both), frame[later].select(both)
    for n, (a, b) in enumerate(zip(one.iter_rows(), two.iter_rows(), strict=True)):
        if a != b:
            key = frame.row(int(later[n]), named=True)
            named = ", ".join(
                f"{name} {key[name]}" for name in ("reporter", "partner", "flow", "product", "first", "last")
            )
            raise EntrepotError(
                f"two rows for {named}: value {a[0]:g}, weight {a[1]} and value {b[0]:g}, weight {b[1]}",
                where=where,
                hint="Rows that differ cannot both be right. Keep one, or map the column that tells them apart.",
            )
    keep = np.ones(frame.height, dtype=bool)
    keep[later] = False
    return frame.filter(keep)


def write(frame: "pl.DataFrame", path: Path) -> None:
    """Write a sorted frame as Parquet: texts as texts, in row groups small enough to skip most of them."""
    frame.write_parquet(
        path,
        compression="snappy",
        row_group_size=ROW_GROUP,
        statistics=True,
        metadata={"ARROW:schema": _plain_schema(tuple(zip(frame.columns, frame.dtypes, strict=True)))},
    )


@lru_cache(maxsize=16)
def _plain_schema(columns: "tuple[tuple[str, pl.DataType], ...]") -> str:
    """What Polars notes of a file's types, with texts in place of categories, which differ from file to file."""
    import polars as pl

    plain = {name: pl.String if isinstance(kind, pl.Enum) else kind for name, kind in columns}
    file = BytesIO()
    pl.DataFrame(schema=plain).write_parquet(file)
    file.seek(0)
    return pl.read_parquet_metadata(file)["ARROW:schema"]
