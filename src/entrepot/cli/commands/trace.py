"""`entrepot trace`: where a number of a brief comes from."""

import json
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from entrepot.cli import options
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
def COMMAND(entry: str, pair: tuple[str, ...], folder: str, as_of: date | None, form: str) -> None:  # noqa: N802
    """Follow an entry of a brief's ledger down to the words that it rests on.

    ENTRY is a number of the ledger (L17); A and B are the brief's pair, that of the last brief unless named.
    """
    if len(pair) not in (0, 2):
        raise click.UsageError("A pair is two economies: entrepot trace ENTRY A B")
    traced = Workspace.open(folder).trace(entry, pair, as_of)
    if form == "json":
        click.echo(json.dumps(_node(traced, traced.entry), ensure_ascii=False, indent=1))
    else:
        click.echo(f"{traced.reporter.name} ({traced.reporter.code}) – {traced.partner.name} ({traced.partner.code})")
        click.echo("\n".join(_lines(traced, traced.entry, "", "")))


def _lines(traced: Traced, entry_id: str, first: str, rest: str) -> Iterator[str]:
    entry = traced.ledger[entry_id]
    yield f"{first}{entry.id}  {entry.label}: {_value(entry)}  [{entry.status}]{_how(entry)}"
    below: list[str | tuple[str, str]] = [*entry.rests_on]
    below += [
        (f"“{' '.join(q.text.split())}”", f"{_source(traced, q.document)}, {q.start}–{q.end}") for q in entry.quotes
    ]
    for i, thing in enumerate(below):
        last = i == len(below) - 1
        branch, stem = rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  ")
        if isinstance(thing, str):
            yield from _lines(traced, thing, branch, stem)
        else:
            yield branch + thing[0]
            yield stem + thing[1]


def _value(entry: "Entry") -> str:
    if entry.value is None:
        return f"{entry.low:,.12g} to {entry.high:,.12g} {entry.unit}"
    mark = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(entry.qualifier, "")
    return f"{mark}{entry.value:,.12g} {entry.unit}"


def _how(entry: "Entry") -> str:
    if entry.rows:
        return f" {entry.rows.count:,} rows of {entry.rows.origin}: {entry.rows.query}"
    return f" = {entry.formula}" if entry.formula else ""


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
        "formula": entry.formula,
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
