"""Elsewhere: the subjects of a growth that is none of trade: output, projects, prices."""

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.phrases.phrase import Line


def about_something_else(line: Line, segment: Segment, value: Piece, framed: bool) -> Piece | None:
    """The production or the projects that a growth is told of: "output rose 5 %"; after a flow of trade in the same
    sentence only right at the start of the segment: "and output rose 5 %"."""
    before = [p for p in segment.pieces if p.kind == "elsewhere" and p.last <= value.first]
    if not before:
        return None
    other = before[-1]
    if framed and any(w not in _DETERMINERS for w in line.words[segment.first : other.first]):
        return None
    verbs = any(p.kind in ("up", "down", "copula", "level") and p.first > other.first for p in segment.pieces)
    verbs = verbs or (framed and line.word(value.first - 1) in _BY)
    again = any(p.kind == "anaphor" and p.first > other.first for p in segment.pieces)
    return other if verbs and not again else None


_BY = frozenset(["by", "на"])
_DETERMINERS = frozenset(["the", "its", "their", "our", "and", "but", "while"])
