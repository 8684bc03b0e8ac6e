"""Learns by which signs it is told for whom a person acts: `python tools/learn_backing.py` writes
src/entrepot/reading/statements/lexicon/backing.csv from the annotated reports in examples/reading/reports, less those
that index.jsonl calls "kept": they are there to measure by.

`--folds` writes nothing: each set of reports (a hundred ids) is judged by weights learned from the others, and the
share of persons whose side is right is printed. A conditional logit with a Gaussian prior over the signs of
`whose/backing.py`: one choice among the economies named for each annotated person whose office does not tell it. What a
name sounds like is told by the names of the other sets (`tools/learn_name_origins.py`, to be run before).
"""

import sys
from typing import NamedTuple

import learn_name_origins
import numpy as np
from annotated import LEXICON, Report, code_of, open_reports
from scipy.optimize import minimize

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.whose import backing
from entrepot.reading.statements.whose.cast import people_of
from entrepot.reading.statements.whose.roster import Entry

WRITTEN = LEXICON / "backing.csv"
PRIOR, SET = 1.5, 100
PLAIN = backing.choose


class Row(NamedTuple):
    """A person whose side is to be chosen: the report's id, the signs of each candidate and which of them is right."""

    report: int
    signs: np.ndarray
    right: int


def rows() -> list[Row]:
    found: list[Row] = []
    for report in open_reports():
        learn_name_origins.leave_out(int(report.name))
        found += _of_report(report)
    return found


def _of_report(report: Report) -> list[Row]:
    """The choices of one report, each taken as annotated where it is."""
    participants = report.gold["event"].get("participants", [])
    sides = [(_words(one["name"]), code_of(one["side"]).strip("?")) for one in participants]
    found: list[Row] = []

    def told(entry: Entry, scene: backing.Scene, choice: list[Economy]) -> Economy:
        words = _words(" ".join(entry.words))
        side = next((code for known, code in sides if len(known & words) >= min(2, len(known))), "")
        codes = [economy.code for economy in choice]
        if side not in codes:
            return PLAIN(entry, scene, choice)
        signs = [backing.signs_of(entry, scene, economy, choice) for economy in choice]
        table = np.array([[sign in one for sign in backing.SIGNS] for one in signs], dtype=float)
        found.append(Row(int(report.name), table, codes.index(side)))
        return choice[codes.index(side)]

    backing.choose = told
    people_of(Story(report.document))
    backing.choose = PLAIN
    return found


def _words(name: str) -> set[str]:
    return {word.strip(".,").casefold() for word in name.split()}


def learned(told: list[Row]) -> np.ndarray:
    """The weight of each sign."""

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        total, slope = float(weights @ weights) / 2 / PRIOR**2, weights / PRIOR**2
        for row in told:
            scores = row.signs @ weights
            chances = np.exp(scores - scores.max())
            chances /= chances.sum()
            total -= float(np.log(chances[row.right]))
            slope = slope + chances @ row.signs - row.signs[row.right]
        return total, slope

    return np.asarray(minimize(loss, np.zeros(len(backing.SIGNS)), jac=True, method="L-BFGS-B").x)


def share(told: list[Row], weights: np.ndarray) -> tuple[int, int]:
    """How many are chosen rightly, of how many."""
    return sum(int((row.signs @ weights).argmax() == row.right) for row in told), len(told)


def main() -> None:
    told = rows()
    if "--folds" in sys.argv:
        right = 0
        for block in sorted({row.report // SET for row in told}):
            weights = learned([row for row in told if row.report // SET != block])
            one, of = share([row for row in told if row.report // SET == block], weights)
            right += one
            print(f"{block * SET}: {one} of {of}")
        print(f"all: {right} of {len(told)}, {right / len(told):.3f}")
        return
    weights = learned(told)
    lines = [f"{sign},{weight:.2f}" for sign, weight in zip(backing.SIGNS, weights, strict=True)]
    WRITTEN.write_text("\n".join(["sign,weight", *lines]) + "\n", encoding="utf-8")
    print(f"{len(told)} persons; on them {share(told, weights)[0] / len(told):.3f}")


if __name__ == "__main__":
    main()
