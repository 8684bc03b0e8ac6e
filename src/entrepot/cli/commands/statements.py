"""`entrepot statements`: what the documents state."""

import click

from entrepot.cli import options
from entrepot.cli.layout import rows_as
from entrepot.cli.summary import summary
from entrepot.workspace import Workspace

_KINDS = ("figure", "target", "structure", "cooperation", "event")
_COLUMNS = {
    "table": ("id", "document", "review", "kind", "says"),
    "csv": (
        "id", "document", "review", "kind", "says", "measure", "what", "flow", "role", "stage", "reporter", "partner",
        "sides", "to", "period", "deadline", "low", "high", "unit", "qualifier", "growth", "growth_base", "multiple",
        "area", "commodities", "speaker", "start", "end", "quote",
    ),
}  # fmt: skip


@click.command(
    "statements",
    epilog="""\b
Examples:
  entrepot statements
  entrepot statements --about Belarus --about "Kirov Oblast" --kind figure
  entrepot statements --document 3f2a -o statements.csv""",
)
@options.workspace
@click.option("--about", multiple=True, metavar="ECONOMY", help="Only those about this economy; may be repeated.")
@click.option("--kind", type=click.Choice(_KINDS), help="Only those of this kind.")
@click.option("--document", metavar="ID", help="Only those of this document (its id or path).")
@click.option("--review", type=click.Choice(["accept", "reject", "correct", "none"]), help="Only those decided so.")
@options.form("table", "json", "csv")
@options.output
def COMMAND(  # noqa: N802
    folder: str,
    about: tuple[str, ...],
    kind: str | None,
    document: str | None,
    review: str | None,
    form: str,
    output: str | None,
) -> None:
    """List what the documents state, as it stands after review."""
    rows = []
    for kept in Workspace.open(folder).statements(about, document):
        decided = kept.review.decision if kept.review else "none"
        if (kind and kept.fields["kind"] != kind) or (review and decided != review):
            continue
        quote = kept.fields["quote"]
        says = {"id": kept.id, "document": kept.document, "review": decided, "says": summary(kept.fields)}
        if form == "csv":
            says |= {"start": quote["start"], "end": quote["end"]}
        rows.append({**kept.fields, **says})
    options.write_out(rows_as(form, rows, _COLUMNS.get(form, ())), output)
