"""Named aims: amounts that somebody fixed, named or spoke of for a time to come.

"The two had spoken of $5 billion by 2020", «назывались 5 млрд к 2020 году»: that the time has passed makes it no level.
"""

from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.times import when_of
from entrepot.reading.statements.lexicon import word_class
from entrepot.reading.statements.phrases.phrase import Line

_REACH = 8
_NAMINGS = word_class("trade", "goals", "namings")
_AHEAD = frozenset(["by", "for", "within", "until", "till", "before", "к", "на", "до"])
_END = frozenset(["the", "end", "year", "of", "концу", "конца"])
_OF_WHICH = frozenset([("of", "which"), ("about", "which"), ("о", "котором"), ("о", "которых"), ("о", "которой")])


def is_named_aim(line: Line, segment: Segment, value: Piece, later: Segment | None, own: tuple[Piece, ...]) -> bool:
    """Whether an amount is what was named for a time after it, or one "of which the presidents had spoken"."""
    if value.kind != "money":
        return False
    which = segment.last if later is not None and later.first == segment.last + 1 else value.last
    if (
        tuple(line.words[value.last : value.last + 2]) in _OF_WHICH
        or tuple(line.words[which + 1 : which + 3]) in _OF_WHICH
    ):
        return _NAMINGS.any_of(line.words[value.last : value.last + _REACH])
    if not _NAMINGS.any_of(line.words[segment.first : segment.last]):
        return False
    return time_named(line, value, own) is not None


def time_named(line: Line, value: Piece, own: tuple[Piece, ...]) -> Piece | None:
    """The time that an amount was named for: "fixed $500 million for the end of 2020"."""
    return next((time for time in own if time.first >= value.last and _is_ahead(line, time)), None)


def _is_ahead(line: Line, time: Piece) -> bool:
    when = when_of(time)
    if when.first is not None and when.first != when.last:
        return False
    at = time.first - 1
    while line.word(at) in _END:
        at -= 1
    return line.word(at) in _AHEAD


_RELATIVE = frozenset(["which", "that", "one", "как", "которую", "который", "которая", "которое"])


def old_goal(line: Line, segment: Segment, at: int, said: list[Claim]) -> list[Claim]:
    """What the level before segment `at` had been: "we passed the $500 million mark, the one we had set in 2017"."""
    level = next((c for c in reversed(said) if c.sort == "level" and c.segment in (at - 1, at - 2)), None)
    goals = [p for p in segment.pieces if p.kind == "goal" and p.form in ("past", "participle", "word")]
    if level is None or not goals or segment.has("modal"):
        return []
    relative = not _RELATIVE.isdisjoint(line.words[segment.first : segment.first + 3])
    return [level.moved(sort="goal", deadline=None)] if relative else []
