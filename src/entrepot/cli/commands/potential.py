"""`entrepot potential`: what each side of a pair could sell the other."""

from datetime import date

import click

from entrepot.cli import options
from entrepot.cli.layout import as_json, rows_as
from entrepot.cli.potential_page import COLUMNS, as_rows, as_text, with_notes
from entrepot.workspace import PotentialAsk, Workspace, potential


def _years(context: click.Context, parameter: click.Parameter, value: str | None) -> tuple[int, ...]:
    return options.years(context, parameter, value) if value else ()


@click.command(
    "potential",
    epilog="""\b
Examples:
  entrepot potential Belarus Armenia
  entrepot potential BLR ARM --years 2019-2023 --level 6 --products 30
  entrepot potential Kenya Tanzania --distances dist_cepii.csv       # with the ease that distance gives
  entrepot potential BLR ARM --tariffs tariffs.csv --elasticities elasticities.csv --projections weo.csv
  entrepot potential Belarus "Vologda Oblast" --part RU-VLG=0.03     # a region without a table of its own
  entrepot potential BLR ARM --format csv > belarus-armenia.csv
\b
Tables given (CSV):
  tariffs       exporter,importer,product,percent   empty: all; a short code: all that begin with it
  projections   economy,gdp,population              expected over present: 1.12 is 12 % more
  elasticities  product,duty,income                 of imports to duty and to income a head
  distances     one,other,km,contiguous             or CEPII's iso_o,iso_d,dist,contig""",
)
@click.argument("a")
@click.argument("b")
@options.workspace
@click.option("--years", callback=_years, metavar="YEARS", help="The mean of 2019-2023, say; else the latest year.")
@options.digits("--level")
@click.option("--products", type=click.IntRange(0), default=15, show_default=True, help="So many lines a table.")
@click.option("--series", metavar="NAME", help="From this series of tables; else the one with most economies.")
@click.option("--tariffs", metavar="FILE", help="What is paid where.")
@click.option("--projections", metavar="FILE", help="Income and people in some years over now.")
@click.option("--elasticities", metavar="FILE", help="How imports answer to duty and income.")
@click.option("--distances", metavar="FILE", help="Kilometres between economies.")
@click.option("--part", "parts", multiple=True, metavar="CODE=PART", help="A region's part of its country's trade.")
@click.option(
    "--in-world", type=click.FloatRange(0), default=200_000, show_default=True,
    help="Show products whose potential in the world is at least this, in USD a year.",
)  # fmt: skip
@click.option(
    "--in-market", type=click.FloatRange(0), default=10_000, show_default=True,
    help="And those whose potential in this market is at least this.",
)  # fmt: skip
@click.option("--share", type=click.FloatRange(0, 1), help="For a small exporter: products making up this part (0.95).")
@options.engine
@options.language
@options.held_on
@options.form("table", "json", "csv")
@options.output
def COMMAND(  # noqa: N802
    a: str,
    b: str,
    folder: str,
    years: tuple[int, ...],
    level: str,
    products: int,
    series: str | None,
    tariffs: str | None,
    projections: str | None,
    elasticities: str | None,
    distances: str | None,
    parts: tuple[str, ...],
    in_world: float,
    in_market: float,
    share: float | None,
    engine: str,
    language: str,
    as_of: date | None,
    form: str,
    output: str | None,
) -> None:
    """Export potential of A in B and of B in A, line by line. A benchmark, not a ceiling or forecast.

    What an economy's share of the world's exports would give it in the other's market, eased as the two trade now, at
    ease 1, and at the ease that distance gives; how much of it is realised. Then products near to what it sells and in
    demand there. Follows the indicators of the International Trade Centre (Decreux and Spies 2016). It takes a table of
    the world's trade by product that at least 30 economies tell, such as BACI.
    """
    ask = PotentialAsk(
        (a, b), years, int(level), series, tariffs, projections, elasticities, distances, parts, in_world, in_market,
        share, engine, as_of,
    )  # fmt: skip
    page = potential(Workspace.open(folder).statistics.folder, ask)
    if form == "json":
        text = as_json(with_notes(page, language))
    elif form == "csv":
        text = rows_as("csv", list(as_rows(page, language)), COLUMNS)
    else:
        text = as_text(page, products, language)
    options.write_out(text, output)
