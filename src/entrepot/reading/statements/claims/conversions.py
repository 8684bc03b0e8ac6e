"""Conversions: an amount told again in another currency, which is no second figure."""

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.phrases.phrase import Line

_PAUSES = frozenset(",;(–—-")


def _equals(line: Line, segment: Segment, value: Piece) -> bool:
    """ "…, equivalent to $25.5 billion", "…, which is 82 million euros", «…, или около 300 млн рублей»."""
    told = line.words[segment.first : value.first]
    return any(w.startswith(_EQUAL) for w in told) or tuple(told[:2]) in _WHICH_IS or told[:1] in (["or"], ["или"])


_EQUAL = ("equivalent", "equal", "эквивалент", "пересчет")
_WHICH_IS = frozenset([("which", "is"), ("that", "is"), ("what", "is"), ("что", "равно"), ("что", "составляет")])
_BETWEEN = 2


def is_conversion(line: Line, segments: list[Segment], at: int, value: Piece) -> bool:
    """ "200 billion tenge (40 billion rubles)", "172 billion yuan, equivalent to $25 billion"."""
    segment = segments[at]
    bracket = segment.depth and segment.opener in ("(", "[")
    if at == 0 or not (bracket or (segment.opener in _PAUSES and _equals(line, segment, value))):
        return False
    if segment.has("period") or segment.has("exports", "imports", "turnover", *FLOWS):
        return False
    before = [v for v in segments[at - 1].values if v.kind == "money"]
    if (
        not before
        or segments[at - 1].last - before[-1].last > _BETWEEN
        or before[-1] is not segments[at - 1].pieces[-1]
    ):
        return False
    if value.phrase is None or before[-1].phrase is None:
        return False
    return bool(before[-1].phrase.value.unit != value.phrase.value.unit)
