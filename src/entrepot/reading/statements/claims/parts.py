"""Parts: the words that narrow a flow to some goods or services ("non-oil exports", "exports of machinery")."""

from functools import cache

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS
from entrepot.reading.statements.claims.pieces import VALUES, Piece
from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line

_MOST = 6


@cache
def _before() -> tuple[str, ...]:
    return tuple(load("parts")["before"].split())


def part_of(line: Line, segment: Segment, head: Piece, parties: list[Party]) -> str | None:
    """The goods or services that a flow is about, in the text's words; None when it is about all of it."""
    return (
        _modifier(line, head)
        or _after(line, segment, head.last, head, parties)
        or _of_value(line, segment, head, parties)
    )


def _modifier(line: Line, head: Piece) -> str | None:
    at = head.first - 1
    if at < 0 or line.shapes[at] not in "wC":
        return None
    word = line.words[at]
    if line.word(at - 1) == "-" and line.word(at - 2) == "non":
        return line.said(at - 2, at + 1)
    return line.said(at, at + 1) if word.startswith(_before()) else None


def _after(line: Line, segment: Segment, at: int, head: Piece, parties: list[Party]) -> str | None:
    """ "exports of machinery", «поставки тракторов»."""
    if head.kind in FLOWS:
        return None
    if line.word(at) == "of" or (line.word(at) == "in" and head.kind == "turnover"):
        at += 1
    elif line.language == "en":
        return None
    return _phrase(line, segment, at, parties)


def _of_value(line: Line, segment: Segment, head: Piece, parties: list[Party]) -> str | None:
    """ "sent $2.2 billion of manufactured goods", "$18 billion worth of non-oil goods"."""
    value = next((v for v in segment.values if v.kind == "money" and v.first >= head.last), None)
    if value is None:
        return None
    if head.kind in FLOWS and line.word(value.first - 1) in ("worth", "for"):
        said = _phrase(line, segment, head.last, parties)
        return None if said is None or line.word(head.last) in _STOPS else said
    at = value.last + (line.word(value.last) in ("worth", "'s"))
    if line.word(at) not in ("of", "in"):
        return None
    maker = next((p for p in parties if p.first == at + 1 and p.form == "adjective"), None)
    return _phrase(line, segment, at + 1 if maker is None else maker.last, parties)


def _phrase(line: Line, segment: Segment, at: int, parties: list[Party]) -> str | None:
    """The noun phrase at `at`, up to a preposition, a verb, a value or a pause; None when it narrows nothing."""
    taken = {i for p in parties for i in range(p.first, p.last)}
    stops = {p.first for p in segment.pieces if p.kind in VALUES or p.kind not in ("elsewhere", "anaphor", "party")}
    last = at
    while last < min(segment.last, at + _MOST) and last not in stops and last not in taken:
        joins = line.words[last] == "-" and line.glued(last) and last > at
        if line.words[last] in _STOPS or not (line.shapes[last] == "w" or joins):
            break
        last += 1
    said = [word for word in line.words[at:last] if word not in words("parts", "whole") and word != "-"]
    if (
        not said
        or (said == ["services"] and "goods" in line.words[at:last])
        or (last < len(line) and last in taken and last == at)
    ):
        return None
    return line.said(at, last)


_STOPS = words("parts", "stops")
