"""Beaten: levels that a goal goes beyond, which are facts though a wish is told of them."""

from itertools import pairwise

from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.phrases.phrase import Line


def is_to_be_beaten(line: Line, value: Piece) -> bool:
    """ "last year's $4.5 billion will be surpassed", "not $5 billion as now": a level that a goal goes beyond."""
    return not _GONE_BEYOND.isdisjoint(pairwise(line.words[value.last : value.last + _PASSED]))


_PASSED = 12
_BEATEN = ("beaten", "surpassed", "exceeded", "outdone", "topped", "bettered", "broken")
_AS_NOW = (("как", "теперь"), ("как", "сейчас"), ("как", "сегодня"), ("as", "now"), ("as", "today"))
_GONE_BEYOND = frozenset([*(("be", word) for word in _BEATEN), *_AS_NOW])
