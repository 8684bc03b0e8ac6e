"""Weighing: how likely some words of a story are an item of cooperation, by what they hold.

The weights (`lexicon/weights.csv`) are learned from the annotated reports by `tools/learn_weights.py`: one for each
word, pair of words, beginning of a word, kind of area, stage that a wording gives, and the like. They sum to a logit.
"""

import csv
import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from io import StringIO
from itertools import accumulate

from entrepot.nouns.area import AreaHit
from entrepot.nouns.statement import Role, Stage
from entrepot.nouns.words import find_words, word_key
from entrepot.reading.statements import lexicon
from entrepot.reading.statements.sides import Sides
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.telling import claims_of
from entrepot.reading.statements.trading import structures_of

_NAME, _NUMBER = "A", "1"
"""What stands for any name and any number in a pair of words."""
_STEM, _MOST = 5, 3
_SHORT, _LONG = 35, 220
_STORY = 6  # sentences from which on a text has an opening and an ending
_MONEY = re.compile(
    r"[$€£]\s?\d|\d[\d.,]*\s?(?:billion|million|bn|thousand|млрд|млн|миллиард|миллион|трлн|тыс)|%|percent|процент"
)


Features = list[tuple[str, float]]
STANCES: dict[str, tuple[Role, Stage]] = {
    "offer": ("offer", "ready"),
    "request": ("need", "wish"),
    "existing": ("both", "existing"),
    "agreement": ("both", "agreed"),
    "proposal": ("both", "proposed"),
    "plan": ("both", "wish"),
    "commitment": ("both", "ready"),
}
"""What an annotator's kind of item is in role and stage, in the order of the columns of weights."""


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


def stance_of(features: Features) -> tuple[Role, Stage]:
    """The role and the stage that the words of an item speak of most."""
    best = max(range(len(STANCES)), key=lambda at: _sum(features, at + 1))
    return list(STANCES.values())[best]


def _sum(features: Features, column: int) -> float:
    weights = _weights()
    return weights[""][column] + sum(value * weights[name][column] for name, value in features if name in weights)


def features_of(
    story: Story, sides: Sides, at: int, span: tuple[int, int], hits: Sequence[AreaHit], marks: Iterable[str]
) -> Features:
    """What the words of a span of sentence `at` hold. hits: the sentence's areas; marks: what the rules say of them."""
    start, end = span
    sentence = sides.text.sentences[at]
    whole = sides.text.document.text
    said = whole[start:end]
    found: dict[str, float] = dict.fromkeys(marks, 1.0)
    names = 0
    before = ""
    for position, word in enumerate(find_words(said)):
        if position and word[0].isupper():
            names += 1
            key = _NAME
        else:
            found.update(_of_word(word))
            key = _NUMBER if word.isdigit() else word_key(word)
        if before:
            found[f"{before} {key}"] = 1.0
        before = key
    inside = [hit for hit in hits if start <= sentence.start + hit.start and sentence.start + hit.end <= end]
    places = len({place.economy.code for place in sides.starting(start, end)})
    part, told = at / len(sides.text.sentences), len(sides.text.sentences) >= _STORY
    found.update({f"area of {hit.area.kind}": 1.0 for hit in inside})
    found.update({
        "names": min(_MOST, names), "areas": min(_MOST, len(inside)), f"places: {min(_MOST, places)}": 1.0,
        f"language: {sentence.language}": 1.0, "length": min(_MOST, (end - start) / 60),
    })  # fmt: skip
    facts = {
        "no area": not inside, "is said": sides.speech.said[at] is not None, "short": end - start < _SHORT,
        "long": end - start > _LONG, "opening": told and part < 0.15, "ending": told and part > 0.85,
        "money": _MONEY.search(said) is not None,
        "figure": story.once("spans of claims", _spans_of_claims).touch(span),
        "goods": story.once("spans of goods", _spans_of_goods).touch(span),
        "question": whole[sentence.end - 1] == "?", "whole": end - start > 0.85 * (sentence.end - sentence.start),
        "first": start - sentence.start < 3,
    }  # fmt: skip
    found.update({name: 1.0 for name, holds in facts.items() if holds})
    return list(found.items())


@lru_cache(maxsize=100_000)
def _of_word(word: str) -> dict[str, float]:
    """The features of one word: itself and its beginning, or that it is a number."""
    key = word_key(word)
    if key.isdigit():
        return {"number": 1.0}
    return {f"={key}": 1.0, f"{key[:_STEM]}*": 1.0} if len(key) > _STEM else {f"={key}": 1.0}


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


def _spans_of_claims(story: Story) -> Spans:
    return Spans((claim.start, claim.end) for claim in claims_of(story))


def _spans_of_goods(story: Story) -> Spans:
    return Spans((quote.start, quote.end) for structure, _ in structures_of(story) for quote in structure.quotes)
