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
@click.argument("documents", nargs=-1, required=True, metavar="DOCUMENT...")
@options.workspace
def COMMAND(documents: tuple[str, ...], folder: str) -> None:  # noqa: N802
    """Take documents out of the record, with all that they state and all that was decided on that.

    DOCUMENT is the beginning of an id, or the path that was added. The files themselves stay where they are.
    """
    desk = Workspace.open(folder)
    for name in documents:
        gone = desk.remove(name)
        click.echo(f"Removed {gone.id}  {gone.title or gone.path}")
