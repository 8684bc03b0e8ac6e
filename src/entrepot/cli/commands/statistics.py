"""`entrepot statistics`: what tables are held."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entrepot.cli import options
from entrepot.cli.coverage import CLASSIFICATION_COLUMNS, COVERAGE_COLUMNS, classification_rows, coverage_rows, grid
from entrepot.cli.layout import rows_as
from entrepot.workspace import Workspace

if TYPE_CHECKING:
    from entrepot.workspace.statistics import Holding

_FEW = 4
_TABLE = ("id", "title", "publisher", "covers", "economies", "rows", "licence", "republish", "loaded", "stands")
_CSV = (
    "id", "title", "publisher", "link", "reader", "series", "release", "file", "periods", "reporters", "products",
    "rows", "skipped", "flags", "licence", "may_publish", "loaded", "replaced", "stands", "simulated", "sha256",
)  # fmt: skip


@click.command(
    "statistics",
    epilog="""\b
Examples:
  entrepot statistics
  entrepot statistics --as-of 2026-06-30
  entrepot statistics -o held.csv
  entrepot statistics --show coverage -o coverage.csv""",
)
@options.workspace
@options.held_on
@click.option(
    "--show",
    type=click.Choice(["all", "tables", "coverage", "classifications"]),
    help="One part of it; by default all of it as text, and the tables as JSON or CSV.",
)
@options.form("table", "json", "csv")
@options.output
def COMMAND(  # noqa: N802
    folder: str, as_of: date | None, show: str | None, form: str, output: str | None
) -> None:
    """List the tables of statistics and the classifications held.

    For each table, in the order of loading: who published it, the years and economies it covers, its rows, its licence
    and whether its rows may be passed on, when it was loaded, and whether a newer file of its series has taken its
    place. Coverage is of the rows that count: economies that are covered alike share a row of the grid.
    """
    held = Workspace.open(folder).statistics
    chosen = show or ("all" if form == "table" else "tables")
    if chosen == "all" and form != "table":
        raise click.UsageError("--show all is for reading: name a part for JSON or CSV")
    parts = []
    if chosen in ("all", "tables"):
        rows = [_row(holding, form) for holding in held.held(as_of)]
        parts.append(rows_as(form, rows, _CSV if form == "csv" else _TABLE))
    if chosen in ("all", "coverage"):
        covered = held.coverage(as_of)
        parts.append(
            grid(covered, brief=chosen == "all")
            if form == "table"
            else rows_as(form, coverage_rows(covered), COVERAGE_COLUMNS)
        )
    if chosen in ("all", "classifications"):
        found = classification_rows(held.classifications())
        parts.append(_classifications(found) if form == "table" else rows_as(form, found, CLASSIFICATION_COLUMNS))
    options.write_out("\n".join(part for part in parts if part), output)


def _classifications(rows: list[dict[str, Any]]) -> str:
    return "Classifications\n" + rows_as("table", rows, CLASSIFICATION_COLUMNS) if rows else ""


def _row(holding: "Holding", form: str) -> dict[str, Any]:
    origin = holding.origin
    row: dict[str, Any] = {
        "id": holding.origin_id,
        "title": origin.title,
        "publisher": origin.publisher,
        "link": origin.link,
        "reader": holding.reader,
        "series": holding.series,
        "release": holding.release or None,
        "file": holding.file,
        "rows": holding.rows,
        "licence": origin.licence,
        "may_publish": origin.may_publish,
        "stands": _stands(holding),
        "simulated": holding.simulated,
        "sha256": origin.sha256,
    }
    return row | (_for_reading(holding) if form == "table" else _for_programs(holding, form))


def _for_reading(holding: "Holding") -> dict[str, Any]:
    return {
        "covers": _span([str(period) for period in holding.periods]),
        "economies": _named(holding.reporters),
        "rows": f"{holding.rows:,}",
        "republish": {True: "yes", False: "may not be re-published", None: "ask"}[holding.origin.may_publish],
        "loaded": holding.loaded.date().isoformat(),
    }


def _for_programs(holding: "Holding", form: str) -> dict[str, Any]:
    listed: dict[str, Any] = {
        "periods": [str(period) for period in holding.periods],
        "reporters": list(holding.reporters),
        "replaced": [str(period) for period in holding.replaced],
        "loaded": holding.loaded.isoformat(),
    }
    if form == "json":
        products = [{"classification": c, "digits": d, "chapters": n} for c, d, n in holding.coverage]
        return listed | {"products": products, "skipped": holding.skipped, "flags": holding.flags,
                         "notes": list(holding.notes)}  # fmt: skip
    return listed | {
        "products": [f"{c} {d} digits" if d else f"{c} total" for c, d, _ in holding.coverage],
        "skipped": [f"{n} {reason}" for reason, n in holding.skipped.items()],
        "flags": [f"{n} {flag}" for flag, n in holding.flags.items()],
    }  # fmt: skip


def _stands(holding: "Holding") -> str:
    if not holding.counts:
        return "replaced"
    return "partly replaced" if holding.replaced else "counts"


def _span(periods: Sequence[str]) -> str:
    return f"{periods[0]} … {periods[-1]} ({len(periods)} periods)" if len(periods) > 1 else "".join(periods)


def _named(codes: Sequence[str]) -> str:
    return " ".join(codes) if len(codes) <= _FEW else f"{len(codes)} reporters"
