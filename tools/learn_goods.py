"""Learns the weights by which a list of goods is traded or not: `python tools/learn_goods.py` writes
src/entrepot/reading/statements/lexicon/goods_weights.csv from the annotated reports in examples/reading/reports that
index.jsonl calls "open" and from the examples in examples/statements/structure.*.toml.

`--folds N` writes nothing: each report is judged by weights learned from the other folds, and F1 is printed.
A logistic regression with a Gaussian prior; features that fewer than three lists have are left out.
"""

import tomllib
from collections import Counter
from typing import NamedTuple

import numpy as np
from annotated import LEXICON, ROOT, folds_asked, open_reports
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from entrepot.nouns.document import Document
from entrepot.reading.statements.goods.flows import find_structures
from entrepot.reading.statements.goods.lists import scene_for
from entrepot.reading.statements.goods.runs import Run
from entrepot.reading.statements.story import Story

EXAMPLES = ROOT / "examples" / "statements"
WRITTEN = LEXICON / "goods_weights.csv"
PRIOR, FEWEST, SAME, NEAR, SMALLEST = 4.5, 3, 0.5, 30, 0.05

Weights = dict[str, float]


class Wanted(NamedTuple):
    """A list that is traded: where it stands and the words of its goods."""

    start: int
    end: int
    words: frozenset[str]


class Row(NamedTuple):
    """A list met in a text (`story`: the text's number), what is seen of it, and whether it is traded."""

    story: int
    features: tuple[str, ...]
    traded: bool


def lists_of(number: int, document: Document, wanted: list[Wanted], since: int = 0) -> list[Row]:
    """Every list of a document from the character `since` on; one before it counts as traded where a flow is told."""
    found: dict[tuple[int, int], Row] = {}

    def accepts(run: Run, features: tuple[str, ...]) -> bool:
        if run.start < since:
            return "no cue" not in features
        said = words_of(" ".join(run.names))
        traded = any(
            one.start - NEAR <= run.start
            and run.end <= one.end + NEAR
            and len(said & one.words) >= SAME * min(len(said), len(one.words))
            for one in wanted
        )
        found[run.start, run.end] = Row(number, features, traded)
        return traded

    find_structures(*scene_for(Story(document)), accepts)
    return list(found.values())


def words_of(said: str) -> frozenset[str]:
    return frozenset(word.strip(".,;:()«»\"'").casefold() for word in said.split()) - {"", "and", "и"}


def rows() -> list[Row]:
    """The lists of every open report and of every example."""
    found: list[Row] = []
    for report in open_reports():
        starts = [(report.document.text.find(one["quote"]), one) for one in report.gold["structure"]]
        wanted = [
            Wanted(start, start + len(one["quote"]), words_of(" ".join(one["commodities"])))
            for start, one in starts
            if start >= 0
        ]
        found += lists_of(report.number, report.document, wanted)
    for number, file in enumerate(sorted(EXAMPLES.glob("structure.*.toml"))):
        found += examples(-1 - number, tomllib.loads(file.read_text(encoding="utf-8")), file.stem.split(".")[1])
    return found


def examples(number: int, content: dict[str, object], language: str) -> list[Row]:
    found: list[Row] = []
    for verb in ("reads", "ignores"):
        for case in content[verb]:  # type: ignore[attr-defined]
            context = case.get("context", content.get("context", ""))
            for phrase in case["phrases"]:
                since = len(context) + 2 if context else 0
                text = f"{context}\n\n{phrase}" if context else phrase
                told = case.get("expect", [])
                told = told if isinstance(told, list) else [told]
                wanted = [Wanted(since, len(text), words_of(" ".join(one["goods"]))) for one in told]
                document = Document("d", "d.txt", "0" * 64, text, (0, len(text)), language=language)
                found += lists_of(number, document, wanted, since)
    return found


def learned(told: list[Row]) -> Weights:
    """The weights that the rows teach; the constant under ""."""
    count = Counter(name for row in told for name in row.features)
    kept = sorted(name for name in count if count[name] >= FEWEST)
    place = {name: at for at, name in enumerate(kept)}
    cells = [(row, place[name]) for row, one in enumerate(told) for name in one.features if name in place]
    x = csr_matrix((np.ones(len(cells)), tuple(zip(*cells, strict=True))), shape=(len(told), len(place)))
    y = np.array([row.traded for row in told], float)

    def loss(parameters: np.ndarray) -> tuple[float, np.ndarray]:
        weights, constant = parameters[:-1], parameters[-1]
        logit = x @ weights + constant
        excess = 1 / (1 + np.exp(-logit)) - y
        total = np.logaddexp(0, logit).sum() - y @ logit + PRIOR / 2 * weights @ weights
        return total, np.append(x.T @ excess + PRIOR * weights, excess.sum())

    best = minimize(loss, np.zeros(len(place) + 1), jac=True, method="L-BFGS-B", options={"maxiter": 500}).x
    return {"": float(best[-1])} | {name: float(best[at]) for name, at in place.items()}


def write(told: list[Row]) -> None:
    lines = ["feature,weight"]
    for name, weight in sorted(learned(told).items()):
        if not name or abs(weight) >= SMALLEST:
            cell = '"' + name.replace('"', '""') + '"' if "," in name or '"' in name else name
            lines.append(f"{cell},{weight:.2f}")
    WRITTEN.write_text("\n".join(lines) + "\n", encoding="utf-8")


def cross_checked(told: list[Row], folds: int) -> None:
    judged = [
        (weights[""] + sum(weights.get(name, 0.0) for name in row.features), row.traded)
        for fold in range(folds)
        for weights in [learned([row for row in told if row.story < 0 or row.story % folds != fold])]
        for row in told
        if row.story >= 0 and row.story % folds == fold
    ]
    traded = sum(is_traded for _, is_traded in judged)
    for least in np.arange(-1.4, 0.5, 0.2):
        kept = [is_traded for weight, is_traded in judged if weight >= least]
        print(f"{least:5.1f}: precision {sum(kept) / len(kept):.3f} recall {sum(kept) / traded:.3f} "
              f"F1 {2 * sum(kept) / (len(kept) + traded):.3f}")  # fmt: skip


if __name__ == "__main__":
    met = rows()
    if folds := folds_asked():
        cross_checked(met, folds)
    else:
        write(met)
