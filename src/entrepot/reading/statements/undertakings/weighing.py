"""Weighing: how likely some words of a story are an item of cooperation, by what they hold.

The weights (`lexicon/weights.csv`) are learned from the annotated reports by `tools/learn_weights.py`: one for each
word, pair of words, beginning of a word, sign (`signs.py`), verb form, kind of area, stage that a wording gives, and
the like. They sum to a logit.
"""

import csv
import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from io import StringIO
from itertools import accumulate

from entrepot.nouns.area import AreaHit
from entrepot.reading.statements import lexicon
from entrepot.reading.statements.claims.telling import claims_of
from entrepot.reading.statements.goods.lists import structures_of
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.sentence_words import SentenceWords
from entrepot.reading.statements.whose.sides import Sides

_MOST = 3
_SHORT, _LONG = 35, 220
_FIFTHS, _SHARES = 5, 4
_WORDS = 8  # fours of words from which on a clause is simply long
_MONEY = re.compile(
    r"[$€£]\s?\d|\d[\d.,]*\s?(?:billion|million|bn|thousand|млрд|млн|миллиард|миллион|трлн|тыс)|%|percent|процент"
)


Features = list[tuple[str, float]]
JOINTLY = ("says: joint", 1.0)
"""The feature of words that speak of what is done together."""
KINDS = ("offer", "request", "existing", "agreement", "proposal", "plan", "commitment")
"""An annotator's kinds of items, in the order of the columns of weights."""


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    """By feature: the weight for being an item, and for being of each kind."""
    listed = files(lexicon.__package__).joinpath("weights.csv").read_text(encoding="utf-8")
    rows = csv.reader(StringIO(listed))
    next(rows)
    return {name: tuple(map(float, weights)) for name, *weights in rows}


def weight_of(features: Features) -> float:
    """The logit of the features' words being an item; 0 is even odds."""
    return _sum(features, 0)


def kinds_of(features: Features) -> dict[str, float]:
    """How likely an item of these features is to be of each kind; they sum to 1."""
    odds = [1 / (1 + math.exp(-_sum(features, at + 1))) for at in range(len(KINDS))]
    return {kind: share / sum(odds) for kind, share in zip(KINDS, odds, strict=True)}


def _sum(features: Features, column: int) -> float:
    weights = _weights()
    return weights[""][column] + sum([value * weights[name][column] for name, value in features if name in weights])


def features_of(
    story: Story, sides: Sides, at: int, span: tuple[int, int], hits: Sequence[AreaHit], marks: Iterable[str]
) -> Features:
    """What the words of a span of sentence `at` hold. hits: the sentence's areas; marks: what the rules say of them."""
    start, end = span
    sentence = sides.text.sentences[at]
    whole = sides.text.document.text
    found: dict[str, float] = dict.fromkeys(marks, 1.0)
    words = story.once(f"words of sentence {at}", lambda _: SentenceWords(whole, sentence))
    names, told_of = words.within(start, end)
    found.update(dict.fromkeys(told_of, 1.0))
    found.update(words.spoken(start, end))
    found[f"words: {min(_WORDS, words.count(start, end) // 4)}"] = 1.0
    found[f"share: {_SHARES * (end - start) // (sentence.end - sentence.start)}"] = 1.0
    inside = [hit for hit in hits if start <= sentence.start + hit.start and sentence.start + hit.end <= end]
    places = len({place.economy.code for place in sides.starting(start, end)})
    before, after = story.once("sentences around", _sentences_around)[at]
    found.update({f"area of {hit.area.kind}": 1.0 for hit in inside})
    found.update({
        "names": min(_MOST, names), "areas": min(_MOST, len(inside)), f"places: {min(_MOST, places)}": 1.0,
        f"language: {sentence.language}": 1.0, f"sentences before: {min(_MOST, before)}": 1.0,
        f"sentences after: {min(_MOST, after)}": 1.0, f"fifth: {_FIFTHS * before // (before + after + 1)}": 1.0,
        f"fours of sentences: {min(_MOST + 1, (before + after + 1) // 4)}": 1.0,
        "length": min(_MOST, (end - start) / 60),
    })  # fmt: skip
    facts = {
        "no area": not inside, "is said": sides.speech.said[at] is not None, "short": end - start < _SHORT,
        "long": end - start > _LONG,
        "money": _MONEY.search(whole, start, end) is not None,
        "figure": story.once("spans of claims", _spans_of_claims).touch(span),
        "goods": story.once("spans of goods", _spans_of_goods).touch(span),
        "question": whole[sentence.end - 1] == "?",
        "whole": end - start > 0.85 * (sentence.end - sentence.start), "first": start - sentence.start < 3,
    }  # fmt: skip
    found.update({name: 1.0 for name, holds in facts.items() if holds})
    return list(found.items())


class Spans:
    """Stretches of a text, by where they start, with how far those reach that start no later."""

    __slots__ = ("_reaches", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reaches = list(accumulate((end for _, end in ordered), max))

    def touch(self, span: tuple[int, int]) -> bool:
        """Whether any of them has a character in common with a span."""
        before = bisect_left(self._starts, span[1])
        return before > 0 and self._reaches[before - 1] > span[0]


def _sentences_around(story: Story) -> dict[int, tuple[int, int]]:
    """By sentence of the body: how many of the body stand before it and after it."""
    body = [at for at, sentence in enumerate(story.text.sentences) if sentence.kind == "body"]
    return {at: (order, len(body) - 1 - order) for order, at in enumerate(body)}


def _spans_of_claims(story: Story) -> Spans:
    return Spans((claim.start, claim.end) for claim in claims_of(story))


def _spans_of_goods(story: Story) -> Spans:
    return Spans((quote.start, quote.end) for structure, _ in structures_of(story) for quote in structure.quotes)
