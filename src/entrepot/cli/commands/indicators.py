"""`entrepot indicators`: measures of an economy's or a pair's trade."""

from datetime import date

import click

from entrepot.cli import options
from entrepot.cli.indicator_page import COLUMNS, LIST_COLUMNS, as_rows, as_text, list_rows, list_text
from entrepot.cli.indicator_words import in_words
from entrepot.cli.layout import as_json, rows_as
from entrepot.workspace import Ask, Workspace, catalogue, indicators


@click.command(
    "indicators",
    epilog="""\b
Examples:
  entrepot indicators --list                                  # what there is: formula, reference, cautions
  entrepot indicators Belarus Armenia                         # all of a pair
  entrepot indicators Belarus --name rca_balassa --level 6 --products 30
  entrepot indicators BLR --name complexity --year 2021       # ECI, PCI, density, outlook, fitness
  entrepot indicators Belarus "Kirov Oblast" --name complementarity --name similarity
  entrepot indicators BLR ARM --format csv > belarus-armenia.csv
  entrepot indicators BLR ARM --engine duckdb --language ru""",
)
@click.argument("economies", nargs=-1, metavar="[A [B]]")
@options.workspace
@click.option("--list", "listed", is_flag=True, help="What there is, without values; the default without A.")
@click.option("--name", "names", multiple=True, metavar="NAME", help="Only this one; may be given again.")
@click.option("--year", type=int, metavar="YEAR", help="Of this year; else the latest that is held.")
@options.digits("--level")
@click.option("--products", type=click.IntRange(0), default=10, show_default=True, help="So many a table.")
@click.option("--series", metavar="NAME", help="From this series of tables; else the one with most economies.")
@options.engine
@options.language
@options.held_on
@options.form("table", "json", "csv")
@options.output
def COMMAND(  # noqa: N802
    economies: tuple[str, ...],
    folder: str,
    listed: bool,
    names: tuple[str, ...],
    year: int | None,
    level: str,
    products: int,
    series: str | None,
    engine: str,
    language: str,
    as_of: date | None,
    form: str,
    output: str | None,
) -> None:
    """Compute indicators of A, or of A with B, from the tables held.

    Each comes with its cautions. World totals, markets and the product space come from a table that many economies tell
    (BACI); a region, which such a table does not have, is taken from its own table and set beside the world, and the
    page says so. What cannot be computed is named with what to fetch.
    """
    if len(economies) > 2:
        raise click.UsageError("Indicators are of one economy or of a pair: entrepot indicators A B")
    if listed or not economies:
        chosen = catalogue(names)
        rows = list_rows(chosen, language)
        text = list_text(chosen, language) if form == "table" else rows_as(form, rows, LIST_COLUMNS)
        return options.write_out(text, output)
    tables = Workspace.open(folder).statistics.folder
    page = indicators(tables, Ask(economies, names, year, int(level), engine, series, as_of))
    if form == "json":
        text = as_json(in_words(page, language))
    elif form == "csv":
        text = rows_as("csv", list(as_rows(page, language)), COLUMNS)
    else:
        text = as_text(page, products, language)
    return options.write_out(text, output)
