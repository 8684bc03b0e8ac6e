"""`entrepot init`: make a workspace."""

import click

from entrepot.cli import options
from entrepot.workspace import Workspace


@click.command(
    "init",
    epilog="""\b
Examples:
  entrepot init
  entrepot init ~/briefs/volga""",
)
@click.argument("folder", metavar="[DIR]", default="workspace", envvar="ENTREPOT_WORKSPACE", callback=options.named)
def COMMAND(folder: str) -> None:  # noqa: N802
    """Make a workspace in DIR (./workspace unless named). One that is there already stays as it is."""
    Workspace.init(folder)
    click.echo(f"Workspace in {folder}. Add reports to it: entrepot add FILE... --workspace {folder}")
