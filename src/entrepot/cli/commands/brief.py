"""`entrepot brief`: the sourced brief of a pair."""

from datetime import date
from pathlib import Path

import click

from entrepot.cli import options
from entrepot.workspace import Workspace

_FORMS = {".md": "md", ".html": "html", ".htm": "html", ".json": "json"}


@click.command(
    "brief",
    epilog="""\b
Examples:
  entrepot brief Belarus "Kirov Oblast"
  entrepot brief BLR RU-KIR --output kirov.html
  entrepot brief Kenya Tanzania --as-of 2024-12-31 --format json > kenya-tanzania.json""",
)
@click.argument("a")
@click.argument("b")
@options.workspace
@click.option(
    "--format", "form", type=click.Choice(["md", "html", "json"]), help="As the output's suffix says, else md."
)
@click.option("--output", "-o", metavar="FILE", help="Write to a file instead of standard output.")
@click.option("--language", type=click.Choice(["en", "ru"]), default="en", show_default=True)
@options.as_of
def COMMAND(  # noqa: N802
    a: str, b: str, folder: str, form: str | None, output: str | None, language: str, as_of: date | None
) -> None:
    """Write the brief for economies A and B, told from A's side.

    A and B are countries or regions, by any code or name (BLR, RU-KIR, Belarus, "Kirov Oblast", Вологда). Every number
    in it can be followed home with `entrepot trace`.
    """
    chosen = form or _FORMS.get(Path(output or "").suffix.lower(), "md")
    text = Workspace.open(folder).brief(a, b, form=chosen, language=language, as_of=as_of)
    options.write_out(text, output)
    if output and output != "-":
        click.echo(f"Brief in {output}", err=True)
