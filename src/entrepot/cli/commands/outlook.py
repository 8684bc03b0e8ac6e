"""`entrepot outlook`: the series of a pair, and the year under way."""

from datetime import date

import click

from entrepot.cli import options
from entrepot.cli.layout import rows_as
from entrepot.workspace import SERIES_COLUMNS, Workspace


@click.command(
    "outlook",
    epilog="""\b
Examples:
  entrepot outlook Belarus "Kirov Oblast"
  entrepot outlook BLR RU-VLG --format csv > vologda.csv
  entrepot outlook Kenya Tanzania --as-of 2024-12-31 --format json""",
)
@click.argument("a")
@click.argument("b")
@options.workspace
@options.as_of
@options.form("table", "json", "csv")
@options.output
def COMMAND(a: str, b: str, folder: str, as_of: date | None, form: str, output: str | None) -> None:  # noqa: N802
    """List the levels of trade of A with B, and the year under way.

    Years and parts of years, stated and computed, with breaks in the series and rival numbers. A year under way is
    guessed from its first months; `how` names the method, low and high are where four of five such guesses ended.
    Levels are in whole units, growth is an index (1.35 is +35 %).
    """
    rows = Workspace.open(folder).outlook(a, b, as_of)
    options.write_out(rows_as(form, rows, SERIES_COLUMNS), output)
