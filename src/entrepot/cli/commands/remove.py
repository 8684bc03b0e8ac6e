"""`entrepot remove`: take documents out."""

import click

from entrepot.cli import options
from entrepot.workspace import Workspace


@click.command(
    "remove",
    epilog="""\b
Examples:
  entrepot documents
  entrepot remove 3f2a9c
  entrepot remove reports/old.txt""",
)
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...", callback=options.named)
@options.workspace
def COMMAND(documents: tuple[str, ...], folder: str) -> None:  # noqa: N802
    """Take documents out of the record, with all that they state.

    What was decided on their statements goes as well. DOCUMENT is the beginning of an id, or the path that was added.
    All of them are taken out, or none. The files themselves stay where they are.
    """
    for gone in Workspace.open(folder).remove(documents):
        click.echo(f"Removed {gone.id}  {gone.title or gone.path}")
