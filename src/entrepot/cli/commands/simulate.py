"""`entrepot simulate`: made-up years of world trade."""

import click

from entrepot.cli import options
from entrepot.workspace import simulate


@click.command(
    "simulate",
    epilog="""\b
Examples:
  entrepot simulate made-up
  entrepot simulate made-up --years 2019-2023 --economies 40 --products 200
  entrepot add made-up/ && entrepot trade Albania Angola""",
)
@click.argument("folder")
@click.option(
    "--years", default="2023", show_default=True, callback=options.years, metavar="YEARS",
    help="2023, 2019-2023 or 2019,2023.",
)  # fmt: skip
@click.option("--economies", type=click.IntRange(3), default=200, show_default=True, help="How many.")
@click.option("--products", type=click.IntRange(1), default=5_000, show_default=True, help="How many HS6 codes.")
@click.option("--seed", type=click.IntRange(0, 999_999), default=1, show_default=True, help="Same seed, same bytes.")
def COMMAND(folder: str, years: tuple[int, ...], economies: int, products: int, seed: int) -> None:  # noqa: N802
    """Write simulated years of world trade, to try things out.

    They go into FOLDER, in BACI's layout. No flow in them is real. Wherever the files are added they are known as
    simulated, and what is made of them says so first. The parameters that made them lie beside them in truth.npz. A
    year of full size has about 10 million rows.
    """
    for path in simulate(folder, years, economies=economies, products=products, seed=seed):
        click.echo(f"{path}  simulated")
    click.echo(f"Add with: entrepot add {folder}", err=True)
