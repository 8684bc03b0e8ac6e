"""`entrepot trade`: what the statistics say of a pair."""

from datetime import date

import click

from entrepot.cli import options
from entrepot.cli.layout import as_json, rows_as
from entrepot.cli.trade_page import TRADE_COLUMNS, as_rows, as_text
from entrepot.workspace import Workspace


@click.command(
    "trade",
    epilog="""\b
Examples:
  entrepot trade Belarus Russia
  entrepot trade BLR RUS --digits 2 --products 20
  entrepot trade Kenya Tanzania --format csv > kenya-tanzania.csv
  entrepot trade Kenya Tanzania --as-of 2025-12-31 --format json
  entrepot trade Kenya Tanzania --engine spark://host:7077""",
)
@click.argument("a")
@click.argument("b")
@options.workspace
@options.digits("--digits")
@click.option("--products", type=click.IntRange(0), default=10, show_default=True, help="So many each way in a table.")
@click.option("--series", metavar="NAME", help="Take the products from this series; else from the latest.")
@options.held_on
@options.engine
@options.form("table", "json", "csv")
@options.output
def COMMAND(  # noqa: N802
    a: str,
    b: str,
    folder: str,
    digits: str,
    products: int,
    series: str | None,
    as_of: date | None,
    engine: str,
    form: str,
    output: str | None,
) -> None:
    """Show the trade of A with B as the statistics have it.

    Levels both ways, balance, growth, shares and products. Each series, and each side's own declaration, stands by
    itself; nothing is added across or averaged. Growth compares the same months a year earlier and is an index (1.35 is
    +35 %). What is not held is said to be not available.
    """
    page = Workspace.open(folder).statistics.trade(a, b, digits=int(digits), series=series, as_of=as_of, engine=engine)
    if form == "json":
        text = as_json(page)
    elif form == "csv":
        text = rows_as("csv", as_rows(page), TRADE_COLUMNS)
    else:
        text = as_text(page, products)
    options.write_out(text, output)
