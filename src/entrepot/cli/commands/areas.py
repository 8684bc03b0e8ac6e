"""`entrepot areas`: what two economies could do together, with the evidence for it."""

from datetime import date

import click

from entrepot.cli import options
from entrepot.cli.areas_page import AREA_COLUMNS, THIRD_COLUMNS, area_rows, as_text, third_as_text, third_rows
from entrepot.cli.layout import as_json, rows_as
from entrepot.workspace import AreaWish, Workspace

_FEW = 5
_MARKETS = 15


@click.command(
    "areas",
    epilog="""\b
Examples:
  entrepot areas Belarus "Kirov Oblast"
  entrepot areas BLR RU-KIR --rank matched,stage,-recent
  entrepot areas BLR RU-KIR --restrictions measures.toml --format csv > areas.csv
  entrepot areas Kenya Tanzania --all --format json
  entrepot areas BLR RU-KIR --format html --language ru -o areas.html
  entrepot areas BLR RU-KIR --third pellets --rank growth
  entrepot areas BLR RU-KIR --third 2703""",
)
@click.argument("a")
@click.argument("b")
@options.workspace
@click.option(
    "--rank", metavar="NAME,…", help="Criteria in order; a minus turns one round. The table names those used."
)
@click.option(
    "--restrictions",
    multiple=True,
    metavar="FILE",
    help="Sanctions, quotas, tariffs, shares of regions (TOML or CSV, see docs/areas.md), beside those kept by `add`.",
)
@click.option(
    "--third", metavar="AREA|GOODS|HS", help="Instead: the third countries where both could sell these goods."
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Every area and market that the statistics have, and all that names no area, not the first few.",
)
@options.language
@options.as_of
@options.form("table", "json", "csv", "md", "html")
@options.output
def COMMAND(  # noqa: N802
    a: str,
    b: str,
    folder: str,
    rank: str | None,
    restrictions: tuple[str, ...],
    third: str | None,
    everything: bool,
    language: str,
    as_of: date | None,
    form: str,
    output: str | None,
) -> None:
    """Show the areas in which A and B could work together.

    For each area and direction, with its evidence and what it lacks: who offers it and how firmly, who wants it, what
    is traded already, what the buyer imports and from whom, whether the seller has an advantage, how much potential is
    not realised, what stands in the way. There is no score: the order follows the criteria that are named under the
    table. Where only a country has product data, its numbers stand for its region and say so.
    """
    desk = Workspace.open(folder)
    text: str | bytes
    if third is not None:
        text = _third(desk, (a, b, third), (form, language), rank, as_of, everything=everything)
    elif form in ("md", "html"):
        wish = AreaWish(rank, restrictions, None if everything else _FEW)
        text = desk.areas_section(a, b, wish, form, language, as_of)
    else:
        wish = AreaWish(rank, restrictions, None if everything else _FEW)
        page = desk.areas(a, b, wish, language=language, as_of=as_of)
        if form == "json":
            text = as_json(page)
        else:
            text = (
                rows_as("csv", area_rows(page), AREA_COLUMNS)
                if form == "csv"
                else as_text(page, language, everything=everything)
            )
    options.write_out(text, output)


def _third(
    desk: Workspace,
    asked: tuple[str, str, str],
    look: tuple[str, str],
    rank: str | None,
    as_of: date | None,
    *,
    everything: bool,
) -> str:
    form, language = look
    if form in ("md", "html"):
        raise click.UsageError("Third countries come as table, json or csv.")
    rows = desk.third(*asked, rank=rank, as_of=as_of)
    rows = rows if everything or form != "table" else rows[:_MARKETS]
    if form == "json":
        return as_json(rows)
    return rows_as("csv", third_rows(rows), THIRD_COLUMNS) if form == "csv" else third_as_text(rows, language)
