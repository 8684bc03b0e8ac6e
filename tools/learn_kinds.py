"""Learns by which signs an amount is turnover, a flow of one way, a goal or nothing: `python tools/learn_kinds.py`
writes src/entrepot/reading/statements/lexicon/kind_weights.csv from the annotated reports that index.jsonl calls "open"
and from what the rules made of each of them when they met it for the first time (first_readings.jsonl beside them).

Rules are written with an eye on open reports, so what they say of one now is right too often to learn from; what they
said at first is right as often as on a report that nobody has seen.

`--folds` writes nothing: each hundred of reports is judged by weights learned from the others. A multinomial logistic
regression with a Gaussian prior; signs that fewer than three amounts have are left out, the oldest reports, which the
rules knew least of, count half.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any, NamedTuple

import numpy as np
from annotated import LEXICON, ROOT, Report, open_reports
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from entrepot.nouns.period import Period
from entrepot.reading.statements.claims.amounts import Amount, flow_or
from entrepot.reading.statements.claims.kind_signs import NEAR, Sentence, may_be_one, signs_of
from entrepot.reading.statements.claims.likelier_kind import KINDS, SURE, rules_took
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.text import Text

WRITTEN = LEXICON / "kind_weights.csv"
FIRST = ROOT / "examples" / "reading" / "reports" / "first_readings.jsonl"
PRIOR, SET, LEAST, OLD = 0.5, 100, 3, 800
_NEAR, _SMALL = 0.005, 0.005


class Row(NamedTuple):
    """An amount with its signs; right: the place of its kind in KINDS."""

    report: int
    amount: Amount
    signs: set[str]
    right: int


def rows() -> list[Row]:
    told = {one["id"]: one["values"] for one in map(json.loads, FIRST.read_text(encoding="utf-8").splitlines())}
    return [row for report in open_reports() if report.name in told for row in _of_report(report, told[report.name])]


def _of_report(report: Report, values: list[dict[str, Any]]) -> Iterator[Row]:
    text = Story(report.document).text
    amounts = [_amount(text, one) for one in values]
    year = report.document.date.year if report.document.date is not None else None
    for at, amount in enumerate(amounts):
        kind = _kind(report, amount)
        if amount.low is not None and kind in KINDS:
            sentence = Sentence(Line(text, text.sentences[amount.sentence]))
            yield Row(int(report.name), amount, signs_of(amounts, at, sentence, year), KINDS.index(kind))


def _amount(text: Text, told: dict[str, Any]) -> Amount:
    sentence = next(i for i, s in enumerate(text.sentences) if s.start <= told["start"] < s.end)
    period = told.get("period")
    return Amount(**{**told, "sentence": sentence, "period": None if period is None else Period.parse(period)})


def _kind(report: Report, amount: Amount) -> str:
    """What the annotation takes an amount for; "" where it has another high or unit."""
    gold, text = report.gold, report.document.text
    figures = [(one, flow_or(one["measure"])) for one in gold["figures"] if one["low"] is not None]
    goals = [(one, "goal") for one in gold["targets"] if one.get("low") is not None]
    fitting = [one for one in figures + goals if _fits(one[0], amount)]
    for one, kind in fitting:
        start = text.find(one["quote"])
        if 0 <= start <= amount.start and amount.end <= start + len(one["quote"]) + 1:
            return kind
    if fitting:
        return fitting[0][1]
    return "" if any(_near(one["low"], amount.low) for one, _ in figures) else "nothing"


def _fits(gold: dict[str, Any], amount: Amount) -> bool:
    return _near(gold["low"], amount.low) and gold["unit"] == amount.unit and _near(gold.get("high"), amount.high)


def _near(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return abs(one - other) <= _NEAR * max(abs(one), abs(other))


def learned(told: list[Row]) -> dict[str, np.ndarray]:
    """The weights of each sign for each kind; those of "" are of none."""
    counted = Counter(sign for row in told for sign in row.signs)
    place = {sign: at for at, sign in enumerate(sorted(s for s, n in counted.items() if n >= LEAST))}
    table = _table(told, place)
    right = np.eye(len(KINDS))[[row.right for row in told]]
    counts = np.array([0.5 if row.report < OLD and row.report // SET != 6 else 1.0 for row in told])[:, None]

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(-1, len(KINDS))
        scores = table @ weights
        scores -= scores.max(axis=1, keepdims=True)
        logs = scores - np.log(np.exp(scores).sum(axis=1, keepdims=True))
        kept = weights.copy()
        kept[-1] = 0
        slope = table.T @ (counts * (np.exp(logs) - right)) + kept / PRIOR
        return float(-(counts * right * logs).sum() + (kept * kept).sum() / 2 / PRIOR), slope.ravel()

    start = np.zeros((len(place) + 1) * len(KINDS))
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 400}).x.reshape(-1, len(KINDS))
    return {**{sign: found[at] for sign, at in place.items()}, "": found[-1]}


def _table(told: list[Row], place: dict[str, int]) -> csr_matrix:
    cells = [(at, place[sign]) for at, row in enumerate(told) for sign in row.signs if sign in place]
    cells += [(at, len(place)) for at in range(len(told))]
    across, down = zip(*cells, strict=True)
    return csr_matrix((np.ones(len(cells)), (across, down)), shape=(len(told), len(place) + 1))


def judged(told: list[Row], weights: dict[str, np.ndarray]) -> list[np.ndarray]:
    """The likelihoods of each amount's kinds, its other mentions' taken in."""
    logs = []
    for row in told:
        scores = weights[""] + sum((weights[s] for s in row.signs if s in weights), start=np.zeros(len(KINDS)))
        logs.append(scores - scores.max() - np.log(np.exp(scores - scores.max()).sum()))
    found = []
    for at, row in enumerate(told):
        near = range(max(0, at - NEAR), min(len(told), at + NEAR + 1))
        others = [
            logs[i] for i in near
            if i != at and told[i].report == row.report and may_be_one(row.amount, told[i].amount)
        ]  # fmt: skip
        own = logs[at] + (sum(others) / len(others) if others else 0)
        shares = np.exp(own - own.max())
        found.append(shares / shares.sum())
    return found


def _scores(told: list[Row], likely: list[np.ndarray]) -> tuple[int, int]:
    """How many the rules had right and how many are right where weights that are sure overrule them."""
    rules = [KINDS.index(rules_took(row.amount)) for row in told]
    both = [int(p.argmax()) if p.max() >= SURE else r for p, r in zip(likely, rules, strict=True)]
    right = [row.right for row in told]
    return sum(map(int.__eq__, rules, right)), sum(map(int.__eq__, both, right))


def main() -> None:
    told = rows()
    if "--folds" in sys.argv:
        whole = np.zeros(3, dtype=int)
        for block in sorted({row.report // SET for row in told}):
            here = [row for row in told if row.report // SET == block]
            weights = learned([row for row in told if row.report // SET != block])
            rules, both = _scores(here, judged(here, weights))
            whole += np.array([rules, both, len(here)])
            print(f"{block * SET}: rules {rules}, with weights {both} of {len(here)}")
        print(f"all: rules {whole[0]}, with weights {whole[1]} of {whole[2]}")
        return
    weights = learned(told)
    kept = {sign: row for sign, row in sorted(weights.items()) if not sign or abs(row).max() >= _SMALL * 10}
    lines = [",".join([f'"{sign}"', *(f"{w:.2f}" for w in row)]) for sign, row in kept.items()]
    WRITTEN.write_text("\n".join([",".join(["sign", *KINDS]), *lines]) + "\n", encoding="utf-8")
    rules, both = _scores(told, judged(told, weights))
    print(f"{len(told)} amounts, {len(kept)} signs; rules {rules}, in the fit {both}")


if __name__ == "__main__":
    main()
