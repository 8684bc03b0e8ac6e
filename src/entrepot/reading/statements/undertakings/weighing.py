"""Weighing: how likely some words of a story are an item of cooperation, by what they hold.

The weights (`lexicon/weights.csv`) are learned from the annotated reports by `tools/learn_weights.py`: one for each
word, pair of words, beginning of a word, sign (`signs.py`), verb form, kind of area, stage that a wording gives, and
the like. They sum to a logit.
"""

import csv
import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from io import StringIO
from itertools import accumulate, chain, compress
from typing import NamedTuple

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


class Features(NamedTuple):
    """What some words hold. signs: each once, in order; amounts: what is counted or measured, by its name."""

    signs: Mapping[str, None]
    amounts: Mapping[str, float]


JOINTLY = "says: joint"
"""The sign of words that speak of what is done together."""
KINDS = ("offer", "request", "existing", "agreement", "proposal", "plan", "commitment")
"""An annotator's kinds of items, in the order of the columns of weights."""


@cache
def _weights() -> tuple[dict[str, float], ...]:
    """By column, for being an item and for being of each kind: the weight of each feature."""
    listed = files(lexicon.__package__).joinpath("weights.csv").read_text(encoding="utf-8")
    rows = csv.reader(StringIO(listed))
    columns: tuple[dict[str, float], ...] = tuple({} for _ in next(rows)[1:])
    for name, *weights in rows:
        for column, weight in zip(columns, weights, strict=True):
            if weight != "0.00":
                column[name] = float(weight)
    return columns


def logit_of(features: Features) -> float:
    """How the features weigh for being an item: 0 is even odds."""
    return _sum(features, 0)


def likelihood(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def kinds_of(features: Features) -> dict[str, float]:
    """How likely an item of these features is to be of each kind; they sum to 1."""
    odds = [math.exp(_sum(features, at + 1)) for at in range(len(KINDS))]
    return {kind: share / sum(odds) for kind, share in zip(KINDS, odds, strict=True)}


def _sum(features: Features, column: int) -> float:
    weights = _weights()[column]
    told = sum(filter(None, map(weights.get, features.signs)))
    return weights[""] + told + sum(amount * weights.get(name, 0.0) for name, amount in features.amounts.items())


def features_of(
    story: Story, sides: Sides, at: int, span: tuple[int, int], hits: Sequence[AreaHit], marks: Iterable[str]
) -> Features:
    """What the words of a span of sentence `at` hold. hits: the sentence's areas; marks: what the rules say of them."""
    start, end = span
    sentence = sides.text.sentences[at]
    whole = sides.text.document.text
    length, whole_length = end - start, sentence.end - sentence.start
    words = story.once(f"words of sentence {at}", lambda _: SentenceWords(whole, sentence))
    names, told_of = words.within(start, end)
    inside = [hit for hit in hits if start <= sentence.start + hit.start and sentence.start + hit.end <= end]
    places = len({place.economy.code for place in sides.starting(start, end)})
    before, after = story.once("sentences around", _sentences_around)[at]
    facts = {
        "no area": not inside, "is said": sides.speech.said[at] is not None, "short": length < _SHORT,
        "long": length > _LONG,
        "money": _MONEY.search(whole, start, end) is not None,
        "figure": story.once("spans of claims", _spans_of_claims).touch(span),
        "goods": story.once("spans of goods", _spans_of_goods).touch(span),
        "question": whole[sentence.end - 1] == "?",
        "whole": length > 0.85 * whole_length, "first": start - sentence.start < 3,
    }  # fmt: skip
    signs = chain(
        marks, told_of, words.spoken(start, end),
        (
            f"words: {min(_WORDS, words.count(start, end) // 4)}", f"share: {_SHARES * length // whole_length}",
            f"places: {min(_MOST, places)}", f"language: {sentence.language}",
            f"sentences before: {min(_MOST, before)}", f"sentences after: {min(_MOST, after)}",
            f"fifth: {_FIFTHS * before // (before + after + 1)}",
            f"fours of sentences: {min(_MOST + 1, (before + after + 1) // 4)}",
        ),
        [f"area of {hit.area.kind}" for hit in inside], compress(facts, facts.values()),
    )  # fmt: skip
    amounts = {"names": min(_MOST, names), "areas": min(_MOST, len(inside)), "length": min(_MOST, length / 60)}
    return Features(dict.fromkeys(signs), amounts)


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
