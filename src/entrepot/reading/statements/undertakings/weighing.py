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
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO
from itertools import accumulate, chain, compress
from typing import NamedTuple

from entrepot.nouns.area import AreaHit
from entrepot.nouns.words import find_words
from entrepot.reading.statements import lexicon
from entrepot.reading.statements.claims.telling import claims_of
from entrepot.reading.statements.goods.lists import structures_of
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.sentence_words import SentenceWords, features_of_word
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


class _Weights(NamedTuple):
    """By feature: the weight for being an item, and those for being of each kind."""

    item: dict[str, float]
    kinds: dict[str, tuple[float, ...]]


@cache
def _weights() -> _Weights:
    listed = files(lexicon.__package__).joinpath("weights.csv").read_text(encoding="utf-8")
    rows = csv.reader(StringIO(listed))
    next(rows)
    number = cache(float)
    item: dict[str, float] = {}
    kinds: dict[str, tuple[float, ...]] = {}
    for name, for_item, *for_kinds in rows:
        item[name] = number(for_item)
        weights = tuple(map(number, for_kinds))
        if any(weights):
            kinds[name] = weights
    return _Weights(item, kinds)


def logit_of(features: Features) -> float:
    """How the features weigh for being an item: 0 is even odds."""
    item = _weights().item
    told = sum(filter(None, map(item.get, features.signs)))
    return item[""] + told + sum([amount * item.get(name, 0.0) for name, amount in features.amounts.items()])


def weight_of_words(said: str, is_russian: bool) -> float:
    """How the words of a sentence weigh for being an item, each by itself and once."""
    return sum([_weight_of_word(word, is_russian) for word in set(find_words(said))])


@lru_cache(maxsize=50_000)
def _weight_of_word(word: str, is_russian: bool) -> float:
    item = _weights().item
    return sum(item.get(told, 0.0) for told in features_of_word(word, is_russian))


def likelihood(logit: float) -> float:
    return 1 / (1 + math.exp(-logit))


def kinds_of(features: Features) -> dict[str, float]:
    """How likely an item of these features is to be of each kind; they sum to 1."""
    kinds = _weights().kinds
    told = filter(None, map(kinds.get, features.signs))
    measured = [
        [amount * weight for weight in kinds[name]] for name, amount in features.amounts.items() if name in kinds
    ]
    odds = [math.exp(sum(column)) for column in zip(kinds[""], *told, *measured, strict=True)]
    whole = sum(odds)
    return {kind: share / whole for kind, share in zip(KINDS, odds, strict=True)}


class SentenceFeatures:
    """What a sentence of a story holds, looked up once for all the stretches of it that may be an item.

    hits: the areas that the sentence names.
    """

    __slots__ = ("_claims", "_goods", "_hits", "_money", "_of_all", "_sentence", "_sides", "_words")

    def __init__(self, story: Story, sides: Sides, at: int, hits: Sequence[AreaHit]) -> None:
        self._sides, self._hits = sides, hits
        self._sentence = sentence = sides.text.sentences[at]
        said = sides.text.words_of(sentence)
        self._words = SentenceWords(said, sentence)
        self._money = [(sentence.start + one.start(), sentence.start + one.end()) for one in _MONEY.finditer(said)]
        self._claims = story.once("spans of claims", _spans_of_claims)
        self._goods = story.once("spans of goods", _spans_of_goods)
        before, after = story.once("sentences around", _sentences_around)[at]
        self._of_all = [
            f"language: {sentence.language}", f"sentences before: {min(_MOST, before)}",
            f"sentences after: {min(_MOST, after)}", f"fifth: {_FIFTHS * before // (before + after + 1)}",
            f"fours of sentences: {min(_MOST + 1, (before + after + 1) // 4)}",
            *(["is said"] if sides.speech.said[at] is not None else []), *(["question"] if said[-1] == "?" else []),
        ]  # fmt: skip

    def of(self, start: int, end: int, marks: Iterable[str]) -> Features:
        """What the words from `start` to `end` hold. marks: what the rules say of them."""
        shift, length = self._sentence.start, end - start
        whole_length = self._sentence.end - shift
        first, last = self._words.reach(start, end)
        names, told_of = self._words.within(first, last)
        inside = [hit for hit in self._hits if start <= shift + hit.start and shift + hit.end <= end]
        places = len({place.economy.code for place in self._sides.starting(start, end)})
        facts = {
            "no area": not inside, "short": length < _SHORT, "long": length > _LONG,
            "money": any(start <= one[0] and one[1] <= end for one in self._money),
            "figure": self._claims.touch((start, end)), "goods": self._goods.touch((start, end)),
            "whole": length > 0.85 * whole_length, "first": start - shift < 3,
        }  # fmt: skip
        signs = chain(
            marks, told_of, self._words.spoken(first, last), self._of_all,
            (
                f"words: {min(_WORDS, (last - first) // 4)}", f"share: {_SHARES * length // whole_length}",
                f"places: {min(_MOST, places)}",
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
