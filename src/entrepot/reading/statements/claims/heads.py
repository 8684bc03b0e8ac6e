"""Heads: the nouns and verbs of trade in a segment, and which of them a value belongs to."""

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS, MEASURES
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.relations import VERBS
from entrepot.reading.statements.phrases.phrase import Line

_HEADS = MEASURES | FLOWS
_BALANCES = frozenset(("surplus", "deficit", "balance"))
_OF_TRADE = frozenset(["in", "of", "on", "в", "во", "при"])


def heads_of(segment: Segment) -> list[Piece]:
    """The measures and verbs of trade in a segment."""
    return [] if segment.kinds.isdisjoint(_HEADS) else [p for p in segment.pieces if p.kind in _HEADS]


def head_of_value(segment: Segment, value: Piece, line: Line) -> Piece | None:
    """The head that a value belongs to: "$60 billion of bilateral trade", else the nearest before, else after it."""
    heads = heads_of(segment)
    if any(h.kind in FLOWS for h in heads):
        heads = [h for h in heads if h.form != "partners"]
    after = [h for h in heads if h.first >= value.last]
    before = [h for h in heads if h.last <= value.first]
    if (
        after
        and line.word(value.last) in ("of", "in", "worth")
        and not any(p.kind in VERBS and value.last <= p.first < after[0].first for p in segment.pieces)
    ):
        noun = after[0]
        close = before and before[-1].kind in ("surplus", "deficit", "balance") and value.first - before[-1].last <= 4
        if not close and noun.kind in MEASURES and (not before or noun.first - value.last < 5):
            return noun
    nouns = [h for h in before if h.kind in MEASURES]
    verbs = [h for h in before if h.kind in FLOWS and h.kind != "trade"]
    if nouns and verbs and nouns[-1].first < verbs[-1].first and nouns[-1].kind == "turnover":
        return verbs[-1]
    if before:
        return last_of(before, line)
    return after[0] if after else None


def last_of(heads: list[Piece], line: Line) -> Piece:
    """The last head; of "the deficit in trade" the deficit."""
    last, first = heads[-1], heads[-2] if len(heads) > 1 else None
    if first is None or last.kind != "turnover" or first.kind not in _BALANCES:
        return last
    if last.first == first.last and line.language == "ru":
        return first
    return first if line.word(first.last) in _OF_TRADE or line.word(last.first - 1) in _OF_TRADE else last
