"""Learns how far the years that a report tells of are from its own: `python tools/learn_report_year.py` writes
src/entrepot/reading/statements/lexicon/report_year.csv from the annotated reports in examples/reading/reports whose
date index.jsonl knows, less those that it calls "kept": they are there to measure by.

`--folds` writes nothing: each eighth of the reports without a date line is judged by what the others teach, and the
share of right years is printed. A row is the logarithm of the share of reports in which the latest year of a sort is
so many years off, with a little added to each, those far before as one; "else" is for those that no report showed.
"""

import math
import sys
from collections import Counter
from typing import NamedTuple

from annotated import LEXICON, open_reports

from entrepot.reading.statements.claims import report_year
from entrepot.reading.statements.claims.report_year import FARTHEST, NEAREST, told_in
from entrepot.reading.statements.story import Story

WRITTEN = LEXICON / "report_year.csv"
ADDED, FOLDS, LUMP = 0.3, 8, 4


class Row(NamedTuple):
    """A report: its id, its year, the latest years that it tells of by sort, and whether it has a date line."""

    report: int
    year: int
    latest: dict[str, int]
    dated: bool


def rows() -> list[Row]:
    """The open reports whose date is known to the index, less the days that those with a date line name."""
    found: list[Row] = []
    for report in open_reports():
        if not report.date:
            continue
        story = Story(report.document)
        latest, dated = told_in(story.text)[0], story.document.date is not None
        if dated:
            latest.pop("date", None)
        if latest:
            found.append(Row(int(report.name), int(report.date[:4]), latest, dated))
    return found


def learned(told: list[Row]) -> dict[str, float]:
    """The logarithms by "<sort> <years off>"."""
    counts = Counter(
        (sort, max(FARTHEST, min(NEAREST, year - row.year))) for row in told for sort, year in row.latest.items()
    )
    known = {}
    offs = range(FARTHEST, NEAREST + 1)
    for sort in sorted({sort for sort, _ in counts}):
        total = sum(counts[sort, off] + ADDED for off in offs)
        known |= {
            f"{sort} {off}": math.log((counts[sort, off] + ADDED) / total / (LUMP if off == FARTHEST else 1))
            for off in offs
            if counts[sort, off]
        }
        known[f"{sort} else"] = math.log(ADDED / total)
    return known


def write(told: list[Row]) -> None:
    lines = [f'"{name}",{weight:.2f}' for name, weight in learned(told).items()]
    WRITTEN.write_text("\n".join(("sort and years off,weight", *lines)) + "\n", encoding="utf-8")


def cross_checked(told: list[Row]) -> None:
    right = 0
    judged = [row for row in told if not row.dated]
    for fold in range(FOLDS):
        known = learned([row for row in told if row.report % FOLDS != fold])
        report_year.weights = lambda _, known=known: known
        right += sum(report_year.likeliest(row.latest) == row.year for row in judged if row.report % FOLDS == fold)
    print(f"{len(judged)} reports, {right / len(judged):.3f} of their years right")


if __name__ == "__main__":
    if "--folds" in sys.argv:
        cross_checked(rows())
    else:
        write(rows())
