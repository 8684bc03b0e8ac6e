"""Beaten: levels that a goal goes beyond, which are facts though a wish is told of them."""

from itertools import pairwise

from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.phrases.phrase import Line


def is_to_be_beaten(line: Line, value: Piece) -> bool:
    """ "last year's $4.5 billion will be surpassed", "not $5 billion as now": a level that a goal goes beyond."""
    after = line.words[value.last : value.last + _PASSED]
    if any(pair in (("be", w) for w in _BEATEN) for pair in pairwise(after)):
        return True
    return any(pair in _AS_NOW for pair in pairwise(after))


_PASSED = 12
_BEATEN = ("beaten", "surpassed", "exceeded", "outdone", "topped", "bettered", "broken")
_AS_NOW = frozenset([("как", "теперь"), ("как", "сейчас"), ("как", "сегодня"), ("as", "now"), ("as", "today")])
