"""`entrepot trace`: where a number of a brief comes from."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entrepot.cli import options
from entrepot.cli.layout import as_json
from entrepot.workspace import Traced, Workspace

if TYPE_CHECKING:
    from entrepot.nouns.ledger import Entry


@click.command(
    "trace",
    epilog="""\b
Examples:
  entrepot trace L17
  entrepot trace L17 Belarus "Kirov Oblast"
  entrepot trace L4 BLR RU-VLG --format json""",
)
@click.argument("entry")
@click.argument("pair", nargs=-1, metavar="[A B]")
@options.workspace
@options.as_of
@options.form("tree", "json")
@options.output
def COMMAND(  # noqa: N802
    entry: str, pair: tuple[str, ...], folder: str, as_of: date | None, form: str, output: str | None
) -> None:
    """Follow a number of a brief down to what it rests on.

    That is the words of reports, the rows of tables, and the formulas between. ENTRY is a number of the ledger (L17); A
    and B are the brief's pair, that of the last brief unless named.
    """
    if len(pair) not in (0, 2):
        raise click.UsageError("A pair is two economies: entrepot trace ENTRY A B")
    traced = Workspace.open(folder).trace(entry, pair, as_of)
    if form == "json":
        text = as_json(_node(traced, traced.entry))
    else:
        pair_named = f"{traced.reporter.name} ({traced.reporter.code}) – {traced.partner.name} ({traced.partner.code})"
        text = "\n".join([pair_named, *_lines(traced, traced.entry, "", "")])
    options.write_out(text, output)


def _lines(traced: Traced, entry_id: str, first: str, rest: str) -> Iterator[str]:
    entry = traced.ledger[entry_id]
    product = f", HS {entry.product}" if entry.product else ""
    yield f"{first}{entry.id}  {entry.label}{product}: {_value(entry)}  [{entry.status}]{_how(traced, entry)}"
    below: list[str | tuple[str, str]] = [*entry.rests_on]
    below += [
        (f"“{' '.join(q.text.split())}”", f"{_source(traced, q.document)}, {q.start}–{q.end}") for q in entry.quotes
    ]
    below += _rows(traced, entry)
    for i, thing in enumerate(below):
        last = i == len(below) - 1
        branch, stem = rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  ")
        if isinstance(thing, str):
            yield from _lines(traced, thing, branch, stem)
        else:
            yield branch + thing[0]
            if thing[1]:
                yield stem + thing[1]


def _value(entry: "Entry") -> str:
    if entry.value is None:
        return f"{entry.low:,.12g} to {entry.high:,.12g} {entry.unit}"
    mark = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(entry.qualifier, "")
    return f"{mark}{entry.value:,.12g} {entry.unit}"


def _how(traced: Traced, entry: "Entry") -> str:
    formula = f" = {entry.formula}" if entry.formula else ""
    if entry.rows is None:
        return formula
    table = traced.tables.get(entry.rows.origin)
    named = f"{table.title} ({table.publisher})" if table else entry.rows.origin
    return f"{formula} {entry.rows.count:,} row{'s' if entry.rows.count != 1 else ''} of {named}"


def _rows(traced: Traced, entry: "Entry") -> list[str | tuple[str, str]]:
    """The query, then the first rows it gives."""
    if entry.rows is None:
        return []
    rows = traced.rows.get(entry.id, ())
    told: list[str | tuple[str, str]] = [(f"{entry.rows.query}", f"table {entry.rows.origin}")]
    told += [(" ".join(f"{name}={value}" for name, value in row.items() if value is not None), "") for row in rows]
    more = entry.rows.count - len(rows)
    return [*told, (f"and {more:,} more", "")] if rows and more > 0 else told


def _source(traced: Traced, document_id: str) -> str:
    document = traced.documents[document_id]
    day = document.date.isoformat() if document.date else "undated"
    return f"{document.path} ({', '.join(part for part in (document.publisher, day) if part)})"


def _node(traced: Traced, entry_id: str) -> dict[str, Any]:
    entry = traced.ledger[entry_id]
    return {
        "id": entry.id,
        "label": entry.label,
        "measure": entry.measure,
        "period": str(entry.period) if entry.period else None,
        "value": entry.value,
        "low": entry.low,
        "high": entry.high,
        "unit": entry.unit,
        "status": entry.status,
        "product": entry.product,
        "formula": entry.formula,
        "table": _table(traced, entry),
        "quotes": [
            {
                "document": q.document,
                "path": traced.documents[q.document].path,
                "start": q.start,
                "end": q.end,
                "text": q.text,
            }
            for q in entry.quotes
        ],
        "from": [_node(traced, below) for below in entry.rests_on],
    }


def _table(traced: Traced, entry: "Entry") -> dict[str, Any] | None:
    if entry.rows is None:
        return None
    origin = traced.tables.get(entry.rows.origin)
    return {
        "id": entry.rows.origin,
        "title": origin.title if origin else None,
        "publisher": origin.publisher if origin else None,
        "sha256": origin.sha256 if origin else None,
        "query": entry.rows.query,
        "count": entry.rows.count,
        "rows": list(traced.rows.get(entry.id, ())),
    }
