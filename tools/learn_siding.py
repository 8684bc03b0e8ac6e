"""Learns by which weights an item of cooperation is of one side of the pair, or of both: `python tools/learn_siding.py`
writes src/entrepot/reading/statements/lexicon/siding.csv from the annotated reports in examples/reading/reports, less
those that index.jsonl calls "kept": they are there to measure by.

`--folds N` writes nothing: each report is judged by weights learned from the other folds, and the share of items whose
sides are right is printed beside that of the rules alone. A choice among three (the first, the second, both) by a
logit with a Gaussian prior, where the cues of the first and the second have the same weights; cues that fewer than
three items have are left out.
"""

from collections import Counter
from typing import NamedTuple

import learn_name_origins
import numpy as np
from annotated import LEXICON, folds_asked, open_reports
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from entrepot.errors import EntrepotError
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Cooperation
from entrepot.reading.statements.kinds.cooperation import unsided
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.side_cues import Cues, cues_of
from entrepot.reading.statements.whose.cast import sides_of

WRITTEN = LEXICON / "siding.csv"
PRIOR, FEWEST, SAME, SMALLEST = 20.0, 3, 0.4, 0.03


class Row(NamedTuple):
    """An annotated item that the reader finds: its report's place, the cues, what the rules say and what it is (0: the
    first of the pair, 1: the second, 2: both; -1: neither)."""

    report: int
    cues: tuple[Cues, Cues, Cues]
    ruled: int
    wanted: int


def rows() -> list[Row]:
    found: list[Row] = []
    for report in open_reports():
        learn_name_origins.leave_out(int(report.name))
        story = Story(report.document)
        sides = sides_of(story)
        if len(sides.pair) != 2:
            continue
        read_items = list(unsided(story))
        for item in report.gold["cooperation"]:
            start = report.document.text.find(item["quote"])
            wanted = _which(item["by"], sides.pair)
            span = (start, start + len(item["quote"]))
            same = [(at, one) for at, one in read_items if start >= 0 and _overlap(one.statement, span) >= SAME]
            if not same or wanted < 0:
                continue
            words = set(item["area"].casefold().split())
            at, one = max(same, key=lambda pair: len(words & set(pair[1].statement.area.casefold().split())))
            statement = one.statement
            assert isinstance(statement, Cooperation)
            cues = cues_of(story, sides, at, statement, one.because)
            ruled = _which(" and ".join(side.code for side in statement.sides), sides.pair)
            found.append(Row(report.number, cues, ruled, wanted))
    return found


def _which(by: str, pair: tuple[Economy, ...]) -> int:
    try:
        codes = {Economy.parse(name).code for name in by.split(" and ")} if by else set()
    except EntrepotError:
        return -1
    if codes == {one.code for one in pair}:
        return 2
    return next((at for at, one in enumerate(pair) if codes == {one.code}), -1)


def _overlap(item: object, span: tuple[int, int]) -> float:
    assert isinstance(item, Cooperation)
    quote = item.quotes[0]
    common = min(quote.end, span[1]) - max(quote.start, span[0])
    return max(0, common) / (max(quote.end, span[1]) - min(quote.start, span[0]))


def learned(told: list[Row]) -> dict[str, float]:
    """The weight of each cue."""
    count = Counter(cue for row in told for cues in row.cues for cue in set(cues))
    place = {cue: at for at, cue in enumerate(sorted(cue for cue in count if count[cue] >= FEWEST))}
    grids = []
    for which in range(3):
        cells = [(at, place[cue]) for at, row in enumerate(told) for cue in row.cues[which] if cue in place]
        at, column = zip(*cells, strict=True)
        grids.append(csr_matrix((np.ones(len(cells)), (at, column)), shape=(len(told), len(place))))
    wanted = np.array([row.wanted for row in told])
    chosen = np.eye(3)[wanted]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        logits = np.stack([grid @ weights for grid in grids], axis=1)
        top = logits.max(axis=1, keepdims=True)
        norm = top[:, 0] + np.log(np.exp(logits - top).sum(axis=1))
        excess = np.exp(logits - norm[:, None]) - chosen
        total = (norm - logits[np.arange(len(told)), wanted]).sum() + PRIOR / 2 * weights @ weights
        return total, sum(grid.T @ excess[:, at] for at, grid in enumerate(grids)) + PRIOR * weights

    best = minimize(loss, np.zeros(len(place)), jac=True, method="L-BFGS-B", options={"maxiter": 400}).x
    return {cue: float(best[at]) for cue, at in place.items()}


def chosen_by(weights: dict[str, float], row: Row) -> int:
    return max(range(3), key=lambda which: sum(weights.get(cue, 0.0) for cue in row.cues[which]))


def write(told: list[Row]) -> None:
    lines = [f"{_cell(cue)},{weight:.2f}" for cue, weight in sorted(learned(told).items()) if abs(weight) >= SMALLEST]
    WRITTEN.write_text("\n".join(("cue,weight", *lines)) + "\n", encoding="utf-8")


def _cell(cue: str) -> str:
    return '"' + cue.replace('"', '""') + '"' if "," in cue or '"' in cue else cue


def cross_checked(told: list[Row], folds: int) -> None:
    right = sum(
        chosen_by(weights, row) == row.wanted
        for fold in range(folds)
        for weights in [learned([row for row in told if row.report % folds != fold])]
        for row in told
        if row.report % folds == fold
    )
    ruled = sum(row.ruled == row.wanted for row in told)
    print(f"{len(told)} items: {right / len(told):.3f} right, {ruled / len(told):.3f} by the rules alone")


if __name__ == "__main__":
    items = rows()
    if folds := folds_asked():
        cross_checked(items, folds)
    else:
        write(items)
