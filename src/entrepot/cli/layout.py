"""Rows as a table for reading, as JSON or as CSV."""

import sys
from collections.abc import Mapping, Sequence
from typing import Any

Row = Mapping[str, Any]
WHOLE_FROM = 1000


def as_json(value: object) -> str:
    """Plain values as JSON for people and programs."""
    import json

    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def rows_as(form: str, rows: Sequence[Row], columns: Sequence[str]) -> str:
    """`rows` with the given columns; JSON keeps all that a row holds."""
    if form == "json":
        return as_json(list(rows))
    shown = _cell if form == "csv" else _read
    cells = [[shown(row.get(column)) for column in columns] for row in rows]
    return _csv(cells, columns) if form == "csv" else _table(cells, columns)


def _read(value: Any) -> str:
    """A cell for reading: no more digits than one can."""
    if isinstance(value, float):
        return f"{value:.0f}" if abs(value) >= WHOLE_FROM else f"{value:.4g}"
    return _cell(value)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return "; ".join(map(_cell, value))
    if isinstance(value, dict):
        return str(value.get("code") or value.get("name") or value.get("text") or "")
    return f"{value:.12g}" if isinstance(value, float) else " ".join(str(value).split())


def _csv(cells: Sequence[Sequence[str]], columns: Sequence[str]) -> str:
    import csv
    import io

    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(columns)
    table.writerows(cells)
    return out.getvalue()


def _table(cells: Sequence[Sequence[str]], columns: Sequence[str]) -> str:
    import shutil

    if not cells:
        return "Nothing found.\n"
    lines = [list(columns), *cells]
    widths = [max(len(line[i]) for line in lines) for i in range(len(columns))]
    room = shutil.get_terminal_size().columns if sys.stdout.isatty() else 10_000
    shown = ("  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines)
    return "".join(f"{_cut(line, room)}\n" for line in shown)


def _cut(line: str, room: int) -> str:
    return line if len(line) <= room else line[: room - 1] + "…"
