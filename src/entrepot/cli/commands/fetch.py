"""`entrepot fetch`: files from the publishers' own addresses."""

import click

from entrepot.cli import options
from entrepot.cli.group import Group
from entrepot.cli.progress import of_bytes
from entrepot.workspace import Order, fetch

_INTO = click.option("--into", metavar="DIR", default="downloads", show_default=True, help="Where the files go.")
_PRODUCT = click.option("--product", metavar="CODES", help="Only these codes, with commas between.")


@click.group(
    "fetch",
    cls=Group,
    epilog="""\b
Examples:
  entrepot fetch baci --release 202601
  entrepot fetch comtrade Belarus Russia --years 2019-2021
  entrepot fetch comext DEU KAZ --since 2023-01
  entrepot fetch classifications --into lists
  entrepot add downloads/""",
)
def COMMAND() -> None:  # noqa: N802
    """Fetch statistics from their publishers, to be added.

    A download that broke off goes on where it was when the command is given again. Without a connection, download the
    file on another machine and add it.
    """


def _fetch(order: Order, into: str) -> None:
    for got in fetch(order, into, of_bytes):
        click.echo(f"{got.path}  {got.size:,} bytes  sha256 {got.sha256}")
    click.echo(f"Add with: entrepot add {into}", err=True)


@COMMAND.command(epilog="\b\nExample:\n  entrepot fetch baci --release 202601 --revision HS12")
@click.option("--release", required=True, metavar="YYYYMM", help="CEPII's release, as its page names it.")
@click.option("--revision", default="HS17", show_default=True, metavar="HSnn", help="Revision of the HS.")
@_INTO
def baci(release: str, revision: str, into: str) -> None:
    """World trade by product, all years, from CEPII's BACI.

    One zip of some gigabytes.
    """
    _fetch(Order("baci", release=release, revision=revision), into)


@COMMAND.command(epilog="\b\nExample:\n  entrepot fetch comtrade Belarus Russia --years 2019-2021 --product TOTAL")
@click.argument("a")
@click.argument("b")
@click.option("--years", required=True, callback=options.years, metavar="YEARS", help="2021, 2019-2021 or 2019,2021.")
@click.option("--monthly", is_flag=True, help="Months instead of years.")
@_PRODUCT
@_INTO
def comtrade(a: str, b: str, years: tuple[int, ...], monthly: bool, product: str | None, into: str) -> None:
    """What A declares of its trade with B to UN Comtrade.

    A file a year. The key is read from COMTRADE_API_KEY; without one the public preview gives at most 500 rows.
    """
    _fetch(Order("comtrade", (a, b), years=years, product=product, monthly=monthly), into)


@COMMAND.command(epilog="\b\nExample:\n  entrepot fetch comext DEU KAZ --since 2023-01")
@click.argument("a")
@click.argument("b")
@click.option("--since", required=True, metavar="YYYY-MM", help="The first month.")
@_PRODUCT
@_INTO
def comext(a: str, b: str, since: str, product: str | None, into: str) -> None:
    """The trade of A with B by month from Eurostat's Comext.

    A is a member of the European Union.
    """
    _fetch(Order("comext", (a, b), since=since, product=product), into)


@COMMAND.command(epilog="\b\nExample:\n  entrepot fetch classifications --into lists")
@_INTO
def classifications(into: str) -> None:
    """The UN's lists of product codes and conversion tables."""
    _fetch(Order("classifications"), into)
