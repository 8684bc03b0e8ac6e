"""Outlays: what a plant or another site costs that somebody builds or means to build: an investment, no trade."""

from functools import partial

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS, MEASURES
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.lexicon import is_of
from entrepot.reading.statements.phrases.approximator import qualifier_before
from entrepot.reading.statements.phrases.phrase import Line

_TIES = frozenset(["for", "at", "of", "worth", "за", "на", "в", "with"])
_STROKES = frozenset(":–—-(")
_LEAST = 100_000


_is = partial(is_of, "trade", "outlays")


def is_outlay(line: Line, segments: list[Segment], at: int, value: Piece) -> bool:
    """Whether an amount is the price of a site told of before it in its sentence: "to build a mill for $8 million",
    «завод, стоимость которого 70 млн долларов»."""
    if value.kind != "money" or value.phrase is None or value.phrase.value.low < _LEAST:
        return False
    segment = segments[at]
    words = line.words[: segment.last]
    if segment.has(*MEASURES, *FLOWS) or any(_is("lent", w) for w in words):
        return False
    prices = any(_is("prices", w) for w in line.words[segment.first : value.first])
    sites = any(_is("sites", w) for w in words[: value.first])
    if not sites or not any(_is("builds", w) for w in words[: value.first]):
        return False
    tied = line.word(qualifier_before(line, value.first)[1] - 1) in _TIES
    return prices or tied or (segment.opener in _STROKES and segment.pieces[0].first >= value.first)
