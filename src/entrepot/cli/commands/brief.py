"""`entrepot brief`: the sourced brief of a pair."""

from datetime import date

import click

from entrepot.cli import options
from entrepot.workspace import Workspace


@click.command(
    "brief",
    epilog="""\b
Examples:
  entrepot brief Belarus "Kirov Oblast"
  entrepot brief BLR RU-KIR --output kirov.html
  entrepot brief BLR RU-KIR --language ru --output kirov.docx
  entrepot brief BLR RU-KIR --output kirov.xlsx
  entrepot brief Kenya Tanzania --as-of 2024-12-31 --format json > kenya-tanzania.json""",
)
@click.argument("a")
@click.argument("b")
@options.workspace
@options.form("md", "html", "docx", "pdf", "xlsx", "json")
@options.output
@options.language
@options.as_of
def COMMAND(  # noqa: N802
    a: str, b: str, folder: str, form: str, output: str | None, language: str, as_of: date | None
) -> None:
    """Write the brief for economies A and B, told from A's side.

    A and B are countries or regions, by any code or name (BLR, RU-KIR, Belarus, "Kirov Oblast", Вологда). Every number
    in it can be followed home with `entrepot trace`.
    """
    text = Workspace.open(folder).brief(a, b, form=form, language=language, as_of=as_of)
    options.write_out(text, output)
    if output and output != "-":
        click.echo(f"Brief in {output}", err=True)
