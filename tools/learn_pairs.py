"""Learns by which signs it is told between which two economies a figure is: `python tools/learn_pairs.py` writes
src/entrepot/reading/statements/lexicon/pairs.csv from the annotated reports in examples/reading/reports, less those
that index.jsonl calls "kept": they are there to measure by.

`--folds` writes nothing: each set of reports (a hundred ids) is judged by weights learned from the others, and the
figures right by rules and by weights are counted. A conditional logit with a Gaussian prior over the signs of
`claims/pair_signs.py`: one choice among the pairs near the rules' answer for each figure whose value is annotated; a
figure counts by the root of how many its report has.
"""

import sys
from collections import Counter
from typing import NamedTuple

import numpy as np
import scipy.sparse
from annotated import LEXICON, Report, code_of, open_reports
from scipy.optimize import minimize

from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.headlines import dated_by_lead
from entrepot.reading.statements.claims.joining import joined
from entrepot.reading.statements.claims.likelier_pair import MARGIN, choices_in, signs_of
from entrepot.reading.statements.claims.rivals import Pair
from entrepot.reading.statements.claims.telling import claims_of
from entrepot.reading.statements.story import Story

WRITTEN = LEXICON / "pairs.csv"
PRIOR, SET, RARE, NEARLY, SLACK, LEAST = 4.0, 100, 4, 0.005, 0.002, 0.02


class Row(NamedTuple):
    """A figure: its report's id, the signs of each pair that it may be of, the rules' first, which of them is right,
    and what it counts."""

    report: int
    signs: list[Counter[str]]
    right: int
    worth: float


def rows() -> list[Row]:
    return [row for report in open_reports() for row in _of_report(report)]


def _of_report(report: Report) -> list[Row]:
    story = Story(report.document)
    claims = joined(dated_by_lead([claim for claim in claims_of(story) if claim.sort != "goal"]))
    found, free = [], list(report.gold["figures"])
    for at, known, pairs in choices_in(story, claims):
        entry = next((one for one in free if _same_value(one, claims[at])), None)
        right = _annotated(entry, [*pairs], directed=known.directed) if entry is not None else -1
        if right >= 0:
            signs = [signs_of(known, pair, how) for pair, how in pairs.items()]
            found.append(Row(int(report.name), signs, right, len(claims) ** -0.5))
    return found


def _same_value(entry: dict[str, object], claim: Claim) -> bool:
    """Whether an annotated figure has the claim's measure and amount, or its growth where it has no amount."""
    measure = claim.frame.measure
    if entry["measure"] not in (measure, MIRROR.get(measure)):
        return False
    if entry["low"] is None or claim.low is None:
        growth = entry["growth"]
        both = entry["low"] is None and claim.low is None and growth is not None and claim.index is not None
        return both and abs(float(str(growth)) - float(claim.index or 0)) <= SLACK
    return entry["unit"] == claim.unit and abs(abs(float(str(entry["low"]))) - claim.low) <= NEARLY * claim.low


def _annotated(entry: dict[str, object], pairs: list[Pair], *, directed: bool) -> int:
    """Which of the pairs is the annotated one; -1 for none."""
    one, other = code_of(entry["reporter"]), code_of(entry["partner"])
    wanted = (other, one) if entry["measure"] == "imports" else (one, other)
    for at, pair in enumerate(pairs):
        codes = tuple("" if side is None else side.code for side in pair)
        if codes == wanted or (not directed and codes == wanted[::-1]):
            return at
    return -1


class Table(NamedTuple):
    """The signs of every pair of every figure; figure i has the rows from starts[i] on."""

    grid: scipy.sparse.csr_matrix
    starts: np.ndarray
    right: np.ndarray
    worth: np.ndarray


def signs_in(told: list[Row]) -> list[str]:
    """The signs that several figures show."""
    seen = Counter(sign for row in told for sign in set().union(*row.signs))
    return sorted(sign for sign, count in seen.items() if count >= RARE)


def table(told: list[Row], signs: list[str]) -> Table:
    column = {sign: at for at, sign in enumerate(signs)}
    pairs = [pair for row in told for pair in row.signs]
    entries = [[(column[s], n) for s, n in pair.items() if s in column] for pair in pairs]
    grid = scipy.sparse.csr_matrix(
        (
            np.array([n for entry in entries for _, n in entry], dtype=float),
            np.array([at for entry in entries for at, _ in entry]),
            np.cumsum([0, *map(len, entries)]),
        ),
        shape=(len(pairs), len(signs)),
    )
    starts = np.cumsum([0, *(len(row.signs) for row in told)])
    return Table(grid, starts, np.array([row.right for row in told]), np.array([row.worth for row in told]))


def learned(told: Table) -> np.ndarray:
    """The weight of each sign."""
    first = told.starts[:-1]
    figure = np.repeat(np.arange(len(first)), np.diff(told.starts))
    wanted = first + told.right

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = told.grid @ weights
        scores -= np.maximum.reduceat(scores, first)[figure]
        chances = np.exp(scores)
        totals = np.add.reduceat(chances, first)
        slope = chances / totals[figure] * told.worth[figure]
        slope[wanted] -= told.worth
        total = float((told.worth * (np.log(totals) - scores[wanted])).sum()) + PRIOR / 2 * float(weights @ weights)
        return total, told.grid.T @ slope + PRIOR * weights

    return np.asarray(minimize(loss, np.zeros(told.grid.shape[1]), jac=True, method="L-BFGS-B").x)


def chosen(row: Row, signs: list[str], weights: np.ndarray, margin: float) -> int:
    scores = table([row], signs).grid @ weights
    return int(scores.argmax()) if scores.max() > scores[0] + margin else 0


def cross_checked(told: list[Row]) -> None:
    margins, sums = (MARGIN - 0.3, MARGIN, MARGIN + 0.3), Counter[float]()
    for block in sorted({row.report // SET for row in told}):
        others, judged = ([row for row in told if (row.report // SET == block) is own] for own in (False, True))
        signs = signs_in(others)
        weights = learned(table(others, signs))
        by_rules = sum(row.right == 0 for row in judged)
        right = {m: sum(chosen(row, signs, weights, m) == row.right for row in judged) for m in margins}
        sums.update({-1.0: by_rules, **right})
        print(f"{block * SET}: {len(judged)} figures, {by_rules} right by rules, by weights {[*right.values()]}")
    print(f"all: {len(told)} figures, {sums[-1.0]} right by rules, by weights {[int(sums[m]) for m in margins]}")


def write(told: list[Row]) -> None:
    signs = signs_in(told)
    weights = learned(table(told, signs))
    kept = [f"{sign},{weight:.2f}" for sign, weight in zip(signs, weights, strict=True) if abs(weight) >= LEAST]
    WRITTEN.write_text("\n".join(("sign,weight", *kept)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    if "--folds" in sys.argv:
        cross_checked(rows())
    else:
        write(rows())
