"""Learns by which signs the owner of a text about two economies is told: `python tools/learn_owner.py` writes
src/entrepot/reading/statements/lexicon/owner.csv from the annotated reports in examples/reading/reports, less those
that index.jsonl calls "kept": they are there to measure by.

`--folds` writes nothing: each set of reports (a hundred ids) is judged by weights learned from the others, and the
share of exports and imports whose owner is right is printed. A logit with a Gaussian prior over the signs of
`whose/owner.py`; a report counts by the root of its entries.
"""

import sys
from collections import Counter
from typing import NamedTuple

import numpy as np
from annotated import LEXICON, code_of, open_reports
from scipy.optimize import minimize

from entrepot.reading.statements.story import Story
from entrepot.reading.statements.whose.cast import homes_of, pair_of
from entrepot.reading.statements.whose.owner import SIGNS, signs_of

WRITTEN = LEXICON / "owner.csv"
PRIOR, SET = 2.0, 100


class Row(NamedTuple):
    """An annotated flow between the pair of its report: the report's id, what it is of, how much more of each sign the
    first of the pair has, and whether it is the first's."""

    report: int
    measure: str
    signs: tuple[int, ...]
    is_first: bool


def rows() -> list[Row]:
    found: list[Row] = []
    for report in open_reports():
        story = Story(report.document)
        pair = pair_of(story)[1]
        if len(pair) != 2:
            continue
        more = signs_of(story.text, story.places, pair, homes_of(story))
        signs = tuple(more[sign] for sign in SIGNS)
        for entry in (*report.gold["figures"], *report.gold["structure"]):
            measure = entry.get("measure") or entry["flow"]
            owner = _owner(entry, [one.code for one in pair])
            if measure in ("exports", "imports", "turnover") and owner >= 0:
                found.append(Row(int(report.name), measure, signs, owner == 0))
    return found


def _owner(entry: dict[str, object], pair: list[str]) -> int:
    """Which of the pair reports the flow, -1 where it is not between the two (or of one with all the world)."""
    reporter, partner = (code_of(entry[side]) for side in ("reporter", "partner"))
    if reporter not in pair:
        return -1
    at = pair.index(reporter)
    return at if partner in ("", pair[1 - at]) else -1


def learned(told: list[Row]) -> np.ndarray:
    """The weight of each sign."""
    count = Counter(row.report for row in told)
    grid = np.array([row.signs for row in told], dtype=float)
    way = np.array([1.0 if row.is_first else -1.0 for row in told])
    worth = np.array([count[row.report] ** -0.5 for row in told])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        wrong = -way * (grid @ weights)
        slope = grid.T @ (worth * way / (1 + np.exp(-wrong)))
        return (worth * np.logaddexp(0, wrong)).sum() + PRIOR / 2 * weights @ weights, PRIOR * weights - slope

    return minimize(loss, np.zeros(len(SIGNS)), jac=True, method="L-BFGS-B").x


def write(told: list[Row]) -> None:
    lines = [f"{sign},{weight:.2f}" for sign, weight in zip(SIGNS, learned(told), strict=True)]
    WRITTEN.write_text("\n".join(("sign,weight", *lines)) + "\n", encoding="utf-8")


def cross_checked(told: list[Row]) -> None:
    right: Counter[int] = Counter()
    all_of: Counter[int] = Counter()
    for each in sorted({row.report // SET for row in told}):
        weights = learned([row for row in told if row.report // SET != each])
        for row in told:
            if row.report // SET == each and row.measure != "turnover":
                all_of[each] += 1
                right[each] += (float(np.dot(weights, row.signs)) >= 0) == row.is_first
    for each in all_of:
        print(f"{each * SET}-{each * SET + SET - 1}: {all_of[each]} flows, {right[each] / all_of[each]:.3f} right")
    print(f"all: {sum(all_of.values())} flows, {sum(right.values()) / sum(all_of.values()):.3f} right")


if __name__ == "__main__":
    if "--folds" in sys.argv:
        cross_checked(rows())
    else:
        write(rows())
