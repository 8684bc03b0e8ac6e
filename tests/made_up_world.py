"""A made-up world, small enough for a test: the same flows as a warehouse and as a frame."""

from pathlib import Path

import polars as pl

from entrepot.nouns.place_names import rows
from entrepot.statistics import Store, add
from entrepot.statistics.simulate import baci_rows, world

ECONOMIES, PRODUCTS = 36, 60
CHAPTERS = (2, 4, 27, 31, 44, 48, 72, 84, 87, 94)
CODES = [f"{chapter:02d}{10 * n + 10:02d}00" for n in range(PRODUCTS // len(CHAPTERS)) for chapter in CHAPTERS]
TRUTH = world(ECONOMIES, PRODUCTS, seed=11, traded=0.4)

KIROV = """title = "Customs table of Kirov Oblast (invented)"
[columns]
period = "when"
reporter = "from"
partner = "to"
flow = "flow"
product = "code"
value = "usd"
[constant]
unit = "USD"
classification = "HS2022"
[period]
form = "YYYY"
[economies]
reporter = "alpha3"
partner = "alpha3"
"""


def numbers() -> list[int]:
    """M49 numbers: Belarus, Russia, Armenia first, then others in the order of the list."""
    first = [112, 643, 51]
    known = [int(row[2]) for row in rows("economies.csv") if row[4] == "country" and row[2]]
    return [*first, *(number for number in known if number not in first)][:ECONOMIES]


def fill(store: Store, folder: Path, years: tuple[int, ...] = (2020, 2021)) -> Store:
    """Add made-up years in BACI's layout."""
    for year in years:
        path = folder / f"BACI_HS17_Y{year}_V000011_simulated.csv"
        baci_rows(TRUTH, year, numbers(), CODES, first_year=min(years)).write_csv(path)
        add(path, store)
    return store


def add_kirov(store: Store, folder: Path, years: tuple[int, ...] = (2020, 2021), part: float = 0.1) -> None:
    """Add a table of Kirov Oblast: a part of Russia's flows with everybody, the same part of every line."""
    codes = {number: code for code, number in zip(alpha3(), numbers(), strict=True)}
    made = []
    for year in years:
        flows = baci_rows(TRUTH, year, numbers(), CODES, first_year=min(years))
        for flow, own, other in (("exports", "i", "j"), ("imports", "j", "i")):
            mine = flows.filter(pl.col(own) == 643)
            partner = pl.col(other).replace_strict(codes)
            columns = {"when": pl.lit(year), "from": pl.lit("RU-KIR"), "to": partner, "flow": pl.lit(flow), "code": "k"}
            made.append(mine.select(**columns, usd=pl.col("v") * 1000 * part))
    path = folder / "kirov.csv"
    pl.concat(made).write_csv(path)
    mapping = folder / "kirov.csv.toml"
    mapping.write_text(KIROV.replace('reporter = "alpha3"', 'reporter = "any"'), encoding="utf-8")
    add(path, store, mapping=mapping)


def alpha3() -> list[str]:
    """The codes of `numbers`."""
    by_number = {int(row[2]): row[0] for row in rows("economies.csv") if row[4] == "country" and row[2]}
    return [by_number[number] for number in numbers()]
