"""`entrepot documents`: what is kept."""

from datetime import date

import click

from entrepot.cli import options
from entrepot.cli.layout import rows_as
from entrepot.workspace import Workspace


@click.command(
    "documents",
    epilog="""\b
Examples:
  entrepot documents
  entrepot documents -o documents.csv""",
)
@options.workspace
@options.as_of
@options.form("table", "json", "csv")
@options.output
def COMMAND(folder: str, as_of: date | None, form: str, output: str | None) -> None:  # noqa: N802
    """List the documents that are kept, by date."""
    rows = [
        {
            "id": d.id,
            "date": d.date.isoformat() if d.date else None,
            "language": d.language,
            "publisher": d.publisher,
            "title": d.title,
            "path": d.path,
            "link": d.link,
            "sha256": d.sha256,
        }
        for d in Workspace.open(folder).documents(as_of)
    ]
    shown = ("id", "date", "language", "publisher", "title", "path")
    options.write_out(rows_as(form, rows, shown if form == "table" else tuple(rows[0]) if rows else shown), output)
