"""Others: the turnover of a company and the trade of the whole world, which are of no two economies."""

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.lexicon import word_class
from entrepot.reading.statements.phrases.phrase import Line

_COMPANIES = word_class("trade", "others", "companies")
_TURNOVERS = word_class("trade", "others", "turnovers")
_WORLDS = word_class("trade", "others", "worlds")
_OF = frozenset(["of", "the", "a", "our", "its", "нашей", "этой", "самой"])
_POSSESSIVE = frozenset(["'s", "'", "’"])
_STROKES = frozenset("–—-:")
_REACH = 3


def of_others(line: Line, segments: list[Segment], at: int, head: Piece | None) -> str:
    """Why a measure is of nobody that the text compares: "the company's turnover", «оборот фирмы», "world trade"; ""
    when it may be of two economies. Without a head in segment `at`, that of the segment before its dash is meant."""
    if head is None and at and segments[at].opener in _STROKES and not segments[at - 1].values:
        head = next(iter(segments[at - 1].of("turnover")), None)
    if head is None or head.kind not in ("turnover", "exports", "imports") or head.form != "word":
        return ""
    if _WORLDS[line.word(head.first - 1)]:
        return "of the whole world, not of two economies"
    if head.kind == "turnover" and _TURNOVERS[line.words[head.first]] and _is_of_company(line, head):
        return "of a company, not of two economies"
    return ""


def _is_of_company(line: Line, head: Piece) -> bool:
    owner = head.first - 1
    while head.first - owner <= _REACH and line.word(owner) in ("annual", "total", "own", "yearly", "годовой"):
        owner -= 1
    if line.word(owner) in _POSSESSIVE and _COMPANIES[line.word(owner - 1)]:
        return True
    at = head.last
    while at < head.last + _REACH and line.word(at) in _OF:
        at += 1
    return _COMPANIES[line.word(at)] and (at > head.last or not line.words[head.first].isascii())
