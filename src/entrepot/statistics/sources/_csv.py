"""Delimited text to a frame, with an error that names the line for whatever is not as the header promises."""

import codecs
import csv
import mmap
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError, did_you_mean

if TYPE_CHECKING:
    import polars as pl

BLOCK = 1 << 22  # bytes looked at at once


def read(
    path: Path,
    where: str,
    columns: "Mapping[str, pl.DataType | type[pl.DataType]]",
    *,
    divider: str = ",",
    encoding: str = "utf-8",
    optional: tuple[str, ...] = (),
) -> "pl.DataFrame":
    """The named columns of a table, each of its type. Rows of another width, or not in the encoding, are errors.

    optional: columns that may be absent; they are then absent from the frame too.
    """
    import polars as pl

    source = path if encoding == "utf-8" else _in_utf8(path, where, encoding)
    header = first_line(path, encoding, divider)
    present = [name for name in columns if name in header]
    missing = [name for name in columns if name not in header and name not in optional]
    if missing:
        raise EntrepotError(
            f"no column {', '.join(repr(name) for name in missing)} (found: {', '.join(header[:40])})",
            where=f"{where}, line 1",
            hint=did_you_mean(missing[0], header) or "A renamed table can be read through a mapping file.",
        )
    check_widths(path, where, divider, len(header), encoding)
    try:
        frame = pl.read_csv(
            source,
            separator=divider,
            schema={name: columns.get(name, pl.String) for name in _named(header)},
            columns=present,
            null_values=None,
        )
    except (pl.exceptions.ComputeError, pl.exceptions.PolarsError) as error:
        raise _explained(error, path, where, divider, encoding, columns) from error
    return frame.select(present)


def first_line(path: Path, encoding: str = "utf-8", divider: str = ",") -> list[str]:
    """The header's names; an unnamed one is ''."""
    with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, errors="replace", newline="") as file:
        return [cell.strip() for cell in next(csv.reader(file, delimiter=divider), [])]


def _named(header: list[str]) -> list[str]:
    """Names that are all different, so that a frame can have them."""
    seen: dict[str, int] = {}
    names = []
    for name in header:
        seen[name] = seen.get(name, 0) + 1
        names.append(name if seen[name] == 1 else f"{name} ({seen[name]})")
    return names


def check_widths(path: Path, where: str, divider: str, width: int, encoding: str = "utf-8") -> None:
    """An error where a line has another number of cells than the header. Counting dividers is enough when it agrees."""
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        dividers, lines = _counted(content, divider.encode())
    if dividers == lines * (width - 1):
        return
    with path.open(encoding=encoding, errors="replace", newline="") as text:
        table = csv.reader(text, delimiter=divider)
        for cells in table:
            if cells and len(cells) != width:
                raise EntrepotError(
                    f"{len(cells)} cells where the header has {width}",
                    where=f"{where}, line {table.line_num}",
                    hint="The file may be cut short, or a cell may hold the divider without quotes.",
                )


def _counted(content: mmap.mmap, divider: bytes) -> tuple[int, int]:
    """How many dividers and how many lines."""
    import numpy as np

    letters = np.frombuffer(content, dtype=np.uint8)
    dividers = lines = 0
    for start in range(0, letters.size, BLOCK):
        block = letters[start : start + BLOCK]
        dividers += int(np.count_nonzero(block == divider[0]))
        lines += int(np.count_nonzero(block == 10))
    unfinished = int(letters[-1] != 10)
    del letters, block
    return dividers, lines + unfinished


def _in_utf8(path: Path, where: str, encoding: str) -> bytes:
    try:
        return path.read_bytes().decode(encoding).encode()
    except (UnicodeDecodeError, LookupError) as error:
        raise EntrepotError(f"this is not {encoding}: {error}", where=where, hint="Say another encoding.") from error


def _explained(
    error: Exception, path: Path, where: str, divider: str, encoding: str, columns: "Mapping[str, object]"
) -> EntrepotError:
    """The first line that does not hold what it should, found by going through the file again."""
    import polars as pl

    whole = (pl.Int8, pl.Int16, pl.Int32, pl.Int64)
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            try:
                line.decode(encoding)
            except UnicodeDecodeError as broken:
                return EntrepotError(
                    f"byte 0x{line[broken.start]:02X} is not {encoding.upper()}",
                    where=f"{where}, line {number}",
                    hint="Save the file in one encoding, UTF-8 at best.",
                )
    with path.open(encoding="utf-8-sig" if encoding == "utf-8" else encoding, newline="") as text:
        table = csv.reader(text, delimiter=divider)
        header = [cell.strip() for cell in next(table)]
        for cells in table:
            for name, cell in zip(header, cells, strict=False):
                kind = columns.get(name, pl.String)
                if kind != pl.String and cell.strip() and not _is_number(cell, whole=kind in whole):
                    return EntrepotError(
                        f"{cell!r} in the column {name!r} is not {'a whole' if kind in whole else 'a'} number",
                        where=f"{where}, line {table.line_num}",
                        hint='A decimal comma is read through a mapping file: decimal = ",".' if "," in cell else None,
                    )
    return EntrepotError(
        f"cannot be read as a table: {str(error).splitlines()[0]}", where=where, hint="Save it again as CSV in UTF-8."
    )


def _is_number(cell: str, whole: bool) -> bool:
    try:
        int(cell) if whole else float(cell)
    except ValueError:
        return False
    return True


def encoding(path: Path) -> str:
    """UTF-8 where the whole file is; Windows-1252 where publishers still write it."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                decoder.decode(block)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"
