"""Learns the weights by which words are an item of cooperation, and of which sort: `python tools/learn_weights.py`
writes src/entrepot/reading/statements/lexicon/weights.csv from the annotated reports in examples/reading/reports, less
those that index.jsonl calls "kept": they are there to measure by.

`--folds N` writes nothing: each report is judged by weights learned from the other folds, and F1 is printed.
Logistic regressions with a Gaussian prior: whether words are an item, and of which kind an item is. Features that
fewer than three candidates have are left out. Words that keep like company weigh alike for being an item: a word's
weight is its own and that of its vector (`word_company.py`).
"""

import math
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import chain

import numpy as np
from annotated import LEXICON, folds_asked, open_reports
from scipy.optimize import minimize
from scipy.sparse import csr_matrix, hstack
from word_company import Company, learn_company

from entrepot.reading.statements.kinds.cooperation import found_in
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.choosing import Candidate, candidates_of
from entrepot.reading.statements.undertakings.topics import fields_of
from entrepot.reading.statements.undertakings.weighing import KINDS
from entrepot.reading.statements.whose.cast import sides_of

WRITTEN = LEXICON / "weights.csv"
PRIOR, FEWEST, SAME, SMALLEST = 6.0, 3, 0.4, 0.05

Row = tuple[int, Candidate, str]
Weights = dict[str, float]


def rows() -> list[Row]:
    """Every candidate of every report: the report's place in order, the candidate, its kind in the annotation or ""."""
    found: list[Row] = []
    for report in open_reports():
        story = Story(report.document)
        sides = sides_of(story)
        items, text = report.gold["cooperation"], report.document.text
        starts = [(text.find(item["quote"]), len(item["quote"]), item["kind"]) for item in items]
        wanted = [(start, start + size, kind) for start, size, kind in starts if start >= 0]
        for at, sentence in enumerate(sides.text.sentences):
            if sentence.kind != "body":
                continue
            hits = fields_of(sides, at)
            for one in candidates_of(story, sides, at, found_in(story, sides, at, hits), hits, -math.inf):
                same = [(_overlap((one.start, one.end), span[:2]), span[2]) for span in wanted]
                share, kind = max(same, default=(0.0, ""))
                found.append((report.number, one, kind if share >= SAME else ""))
    return found


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def _told(one: Candidate) -> Iterator[tuple[str, float]]:
    """The features of a candidate with their values."""
    return chain(((name, 1.0) for name in one.features.signs), one.features.amounts.items())


def learned(told: list[Row], company: Company) -> Weights:
    """The weights that the rows teach for being an item; the constant under ""."""
    own, names = _table(told)
    x = hstack([own, csr_matrix(_words(told, company) @ company.vectors)]).tocsr()
    across = x.T.tocsr()
    y = np.array([said != "" for _, _, said in told], float)

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        weights, constant = parameters[:-1], parameters[-1]
        logit = x @ weights + constant
        excess = 1 / (1 + np.exp(-logit)) - y
        total = np.logaddexp(0, logit).sum() - y @ logit + PRIOR / 2 * weights @ weights
        return total, np.append(across @ excess + PRIOR * weights, excess.sum())

    best = _least(loss, x.shape[1] + 1)
    shared = company.vectors @ best[len(names) : -1]
    weights = {"": float(best[-1])} | {name: float(weight) for name, weight in zip(names, best, strict=False)}
    return weights | {word: weights.get(word, 0.0) + float(shared[at]) for word, at in company.place.items()}


def learned_kinds(told: list[Row]) -> list[Weights]:
    """The weights for being of each kind, of the rows that are items: a choice among the kinds."""
    told = [row for row in told if row[2]]
    x, names = _table(told)
    across, size = x.T.tocsr(), len(names) * len(KINDS)
    is_of = np.eye(len(KINDS))[[KINDS.index(kind) for _, _, kind in told]]

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        weights, constants = parameters[:size].reshape(len(names), len(KINDS)), parameters[size:]
        logits = x @ weights + constants
        top = logits.max(axis=1, keepdims=True)
        norm = top + np.log(np.exp(logits - top).sum(axis=1, keepdims=True))
        excess = np.exp(logits - norm) - is_of
        total = norm.sum() - (logits * is_of).sum() + PRIOR / 2 * (weights * weights).sum()
        return total, np.append((across @ excess + PRIOR * weights).ravel(), excess.sum(axis=0))

    best = _least(loss, size + len(KINDS))
    weights, constants = best[:size].reshape(len(names), len(KINDS)), best[size:]
    return [
        {"": float(constants[kind])} | {name: float(weights[at, kind]) for at, name in enumerate(names)}
        for kind in range(len(KINDS))
    ]


def _table(told: list[Row]) -> tuple[csr_matrix, list[str]]:
    """What the rows hold, a column for each feature that enough of them have, and the features."""
    count = Counter(name for _, one, _ in told for name, _ in _told(one))
    names = sorted(name for name in count if count[name] >= FEWEST)
    place = {name: at for at, name in enumerate(names)}
    cells = [
        (row, place[name], value) for row, (_, one, _) in enumerate(told) for name, value in _told(one) if name in place
    ]
    at, column, value = zip(*cells, strict=True)
    return csr_matrix((value, (at, column)), shape=(len(told), len(names))), names


def _words(told: list[Row], company: Company) -> csr_matrix:
    """Which of the words whose company is known each row holds."""
    cells = [
        (row, company.place[name]) for row, (_, one, _) in enumerate(told) for name in one.features.signs
        if name in company.place
    ]  # fmt: skip
    return csr_matrix((np.ones(len(cells)), tuple(zip(*cells, strict=True))), shape=(len(told), len(company.place)))


def _least(loss: Callable[[np.ndarray], tuple[float, np.ndarray]], size: int) -> np.ndarray:
    best: np.ndarray = minimize(loss, np.zeros(size), jac=True, method="L-BFGS-B", options={"maxiter": 200}).x
    return best


def weigh(weights: Weights, one: Candidate) -> float:
    return weights[""] + sum(value * weights.get(name, 0.0) for name, value in _told(one))


def write(told: list[Row]) -> None:
    columns = [learned(told, learn_company()), *learned_kinds(told)]
    lines = [",".join(("feature", "item", *KINDS))]
    for name in sorted(set().union(*columns)):
        weights = [column.get(name, 0.0) for column in columns]
        if not name or max(map(abs, weights)) >= SMALLEST:
            lines.append(",".join((_cell(name), *(f"{weight:.2f}" for weight in weights))))
    WRITTEN.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _cell(name: str) -> str:
    return f'"{name}"' if "," in name else name


def cross_checked(told: list[Row], folds: int) -> None:
    company = learn_company()
    judged = [
        (weigh(weights, one), kind != "")
        for fold in range(folds)
        for weights in [learned([row for row in told if row[0] % folds != fold], company)]
        for number, one, kind in told
        if number % folds == fold
    ]
    items = sum(is_item for _, is_item in judged)
    for least in np.arange(-1.0, 0.5, 0.2):
        kept = [is_item for weight, is_item in judged if weight >= least]
        print(f"{least:5.1f}: precision {sum(kept) / len(kept):.3f} recall {sum(kept) / items:.3f} "
              f"F1 {2 * sum(kept) / (len(kept) + items):.3f}")  # fmt: skip


if __name__ == "__main__":
    candidates = rows()
    if folds := folds_asked():
        cross_checked(candidates, folds)
    else:
        write(candidates)
