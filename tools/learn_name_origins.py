"""Learns of which countries names of persons sound: `python tools/learn_name_origins.py` writes
src/entrepot/reading/statements/lexicon/name_origins.csv from the leaders of lexicon/leaders.toml and from participants
in the annotated reports of examples/reading/reports, less those that index.jsonl calls "kept".

`--folds` writes nothing: each set of reports (a hundred ids) is judged by the names of the others, and the share of
names with a new surname is printed that sound most of their country, of all that have participants in their report.
"""

import sys
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from annotated import LEXICON, code_of, open_reports

from entrepot.nouns.economy import Economy
from entrepot.nouns.place_names import without_marks
from entrepot.nouns.spelling import romanised
from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.whose import name_origins
from entrepot.reading.statements.whose.name_origins import Counts, counted, likeness_by

WRITTEN = LEXICON / "name_origins.csv"
FEWEST, SET = 2, 100


class Named(NamedTuple):
    """A participant: the report's id, the name, the code of the country."""

    report: int
    name: str
    country: str


@cache
def participants() -> tuple[Named, ...]:
    return tuple(_participants())


def _participants() -> Iterator[Named]:
    for report in open_reports():
        for one in report.gold["event"].get("participants", []):
            code = code_of(one["side"]).strip("?")
            if code and one["name"] and Economy.parse(code).kind != "bloc":
                yield Named(int(report.name), one["name"], Economy.parse(code).country.code)


def learned(without: int | None = None) -> Counts:
    """The counts of all sets of reports but one; each name once a country."""
    listed = load("leaders")["names"].items()
    leaders = {(name.replace("_", " "), code) for code, names in listed for name in names.split()}
    known = {(one.name, one.country) for one in participants() if one.report // SET != without}
    return counted(sorted(known | leaders), FEWEST)


@cache
def _without(block: int) -> Counts:
    return learned(block)


def leave_out(report: int) -> None:
    """Lets names sound as those of other sets than a report's do, so that what is learned next does not know it."""
    if (others := _without(report // SET)) is not name_origins.known_names():
        name_origins.known_names = lambda: others
        name_origins.likeness.cache_clear()


def write() -> None:
    lines = [
        f"{piece},{' '.join(f'{country}:{by[country]}' for country in sorted(by))}"
        for piece, by in sorted(learned().items())
    ]
    WRITTEN.write_text("\n".join(("piece,names", *lines)) + "\n", encoding="utf-8")


def cross_checked() -> None:
    right = of = 0
    for block in sorted({one.report // SET for one in participants()}):
        counts = learned(block)
        for one in participants():
            others = {other.country for other in participants() if other.report == one.report} - {one.country}
            surname = f"^{without_marks(romanised(one.name.split()[-1])).casefold()}$"
            if one.report // SET != block or not others or surname in counts:
                continue
            scores = {country: likeness_by(counts, one.name, country) for country in (one.country, *others)}
            right, of = right + (max(scores, key=scores.__getitem__) == one.country), of + 1
    print(f"{right} of {of} names, {right / of:.3f}")


if __name__ == "__main__":
    cross_checked() if "--folds" in sys.argv else write()
