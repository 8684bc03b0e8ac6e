"""`entrepot target`: whether a goal can be reached, and by when."""

from datetime import date

import click

from entrepot.cli import options
from entrepot.cli.layout import rows_as
from entrepot.workspace import GOAL_COLUMNS, Wish, Workspace


@click.command(
    "target",
    epilog="""\b
Examples:
  entrepot target Belarus "Kirov Oblast"                        # the goals that the record holds
  entrepot target BLR RU-KIR --multiple 2 --by 2030             # a goal of your own
  entrepot target BLR RU-KIR --multiple 2 --by 2030 --base "140 million USD"
  entrepot target BLR RU-VLG --level "1 billion USD" --by 2030 --base 2024
  entrepot target BLR RU-VLG --level "900 million EUR" --rate EUR=1.08
  entrepot target BLR RU-VLG --multiple 2 --by 2030 --prices prices.csv --rates rates.csv
  entrepot target --format csv > goals.csv                      # every goal in the record, judged""",
)
@click.argument("pair", nargs=-1, metavar="[A B]")
@options.workspace
@click.option("--multiple", type=float, metavar="N", help="The goal: so many times the base.")
@click.option("--level", metavar="AMOUNT", help="The goal: a level, with its currency.")
@click.option("--by", metavar="YEAR", help="The deadline; without one, spans of years are told.")
@click.option("--base", metavar="PERIOD|AMOUNT", help="What it is counted from; else every base that can be defended.")
@click.option("--of", "what", default="turnover", show_default=True, help="turnover, exports or imports of A.")
@click.option("--rate", "rates", multiple=True, metavar="CUR=USD", help="What one unit of a currency is in USD.")
@click.option("--rates", "rates_file", metavar="FILE", help="Exchange rates by year: columns year,currency,usd.")
@click.option("--prices", "prices_file", metavar="FILE", help="Price levels by year: columns year,currency,index.")
@options.language
@options.as_of
@options.form("text", "md", "table", "json", "csv", otherwise="else text for a pair, table without")
@options.output
def COMMAND(  # noqa: N802
    pair: tuple[str, ...],
    folder: str,
    multiple: float | None,
    level: str | None,
    by: str | None,
    base: str | None,
    what: str,
    rates: tuple[str, ...],
    rates_file: str | None,
    prices_file: str | None,
    language: str,
    as_of: date | None,
    form: str | None,
    output: str | None,
) -> None:
    """Test whether goals for trade can be reached, and by when.

    For each goal: what it means, the growth it needs, how often that was done, what to watch. Statistics that the
    workspace holds stand beside what is stated: base and pace are of the later of the two, odds of the panel that is
    held where it is large enough. prices.csv and rates.csv in the workspace are used without asking.

    With a pair: its goals, or the one given by --multiple or --level. Without: every goal of the record with its
    verdict: reached, missed, superseded, on_track, behind, out_of_reach, or cannot_be_said with the reason.
    """
    if len(pair) not in (0, 2):
        raise click.UsageError("A pair is two economies: entrepot target A B")
    desk, wish = Workspace.open(folder), Wish(what, multiple, level, by, base, rates, prices_file, rates_file)
    if not pair and not wish.is_none:
        raise click.UsageError("A goal of your own is of one pair: entrepot target A B --multiple 2")
    if pair and form in (None, "text", "md", "json"):
        text = desk.target(pair[0], pair[1], wish, form=form or "text", language=language, as_of=as_of)
    else:
        rows = desk.judged(pair[0], pair[1], wish, as_of) if pair else desk.goals(as_of)
        text = rows_as(form if form in ("json", "csv") else "table", rows, GOAL_COLUMNS)
    options.write_out(text, output)
