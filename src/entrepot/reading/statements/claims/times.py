"""Times: which period in a sentence is the figure's own and which one it is compared with."""

from typing import NamedTuple

from entrepot.nouns.period import Period
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.pieces import VALUES, Piece
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.clock import Clock
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.phrases.when import When

_COMPARES = words("small_words", "times", "compares")
_LIGHT = words("small_words", "times", "light")
_LEVELS = words("small_words", "times", "levels")
_LEVEL_WORDS = words("small_words", "times", "level_words")
_BY = frozenset(["by", "until", "till", "before", "к", "до", "by_the"])


class Times(NamedTuple):
    """own: the periods of a segment's values; bases: those they are compared with; vague: told without months."""

    own: tuple[Piece, ...]
    bases: tuple[Piece, ...]
    vague: tuple[Piece, ...]


def when_of(piece: Piece) -> When:
    assert piece.phrase is not None
    value: When = piece.phrase.value
    return value


def times_of(line: Line, segment: Segment) -> Times:
    """The periods of one segment, sorted by what they do there."""
    if not segment.has("period"):
        return _NO_TIMES
    own, bases, vague = [], [], []
    first_word = line.word(segment.first)
    told = first_word in ("compared", "against", "relative") or line.words[segment.first : segment.first + 3] == [
        "по",
        "сравнению",
        "с",
    ]
    compared = (
        told
        or segment.has("percent", "multiple", "up", "down", "yoy", "range")
        or segment.has("than")
        or "than" in line.words[segment.first : segment.last]
    )
    for piece in segment.of("period"):
        when = when_of(piece)
        if _is_yearly_change(segment, when) or _is_record_since(line, segment, piece):
            continue
        if when.style == "since" and _is_named(line, piece):
            own.append(piece._replace(phrase=piece.phrase._replace(value=when._replace(style="span"))))  # type: ignore[union-attr]
        elif when.style in ("length", "since", "running", "decade"):
            vague.append(piece)
        elif when.style == "date":
            continue
        elif _is_told_before(line, segment, piece):
            own.append(piece._replace(phrase=piece.phrase._replace(value=When(last=when.last, style="that"))))  # type: ignore[union-attr]
        elif (
            (when.style == "same" and when.shift != 0)
            or (told and piece.first - segment.first <= 5)
            or (compared and _is_base(line, segment, piece))
        ):
            bases.append(piece)
        else:
            own.append(piece)
    return Times(tuple(own), tuple(bases), tuple(vague))


_NO_TIMES = Times((), (), ())


def spelt_out(segments: list[Segment], times: list[Times]) -> list[Times]:
    """The times with counted months told by the days in the bracket after them: "the first nine months of the fiscal
    year (March 21-December 21)"."""
    found = list(times)
    for at, later in enumerate(segments[1:]):
        span = found[at + 1].own[0] if len(found[at + 1].own) == len(later.pieces) == 1 else None
        counted = [t for t in (*found[at].own, *found[at].vague) if _is_counted(t)] if span is not None else []
        if span is None or not counted or later.opener not in ("(", ",") or not _is_span(when_of(span)):
            continue
        first = min(counted)
        if segments[at].last - max(counted).last > _CALENDAR_WORDS:
            continue
        if any(p.first > first.first and p.kind in VALUES for p in segments[at].pieces):
            continue
        own = (*(t for t in found[at].own if t not in counted), first._replace(phrase=span.phrase))
        found[at] = Times(own, found[at].bases, tuple(t for t in found[at].vague if t not in counted))
        found[at + 1] = found[at + 1]._replace(own=())
    return found


def _is_counted(time: Piece) -> bool:
    when = when_of(time)
    return when.first in (None, 1) and when.year is None


def _is_span(when: When) -> bool:
    return when.style == "span" and when.first is not None and (when.first != when.last or when.last_year is not None)


_CALENDAR_WORDS = 6


def _is_named(line: Line, piece: Piece) -> bool:
    """ "since 2014, the year in which trade was at a record": the year itself is meant."""
    after = line.words[piece.last : piece.last + 4]
    return after[:1] == [","] and (after[1:] in _OF_THAT_YEAR or after[1:2] in (["when"], ["когда"]))


_OF_THAT_YEAR = (["the", "year", "in"], ["the", "year", "when"], ["a", "year", "in"], ["a", "year", "when"])


def _is_yearly_change(segment: Segment, when: When) -> bool:
    """ "increased by 20 percent within one year": from the year before, no time of its own."""
    return when.style == "length" and when.shift == 1 and segment.has("percent", "multiple")


def _is_record_since(line: Line, segment: Segment, piece: Piece) -> bool:
    """ "the best month since the beginning of 2025": since when nothing was better."""
    before = line.words[segment.first : piece.first]
    return not _BEST.isdisjoint(before) and not {"since", "с"}.isdisjoint(before[-4:])


_BEST = words("small_words", "times", "best")


def _is_told_before(line: Line, segment: Segment, piece: Piece) -> bool:
    """ "In the same period imports were $150 million": the months told before, not those a year earlier."""
    when = when_of(piece)
    if when.style != "same" or (when.year, when.shift, when.first) != (None, None, None) or not segment.has("money"):
        return False
    at = piece.first - 1 - (line.word(piece.first - 1) == "the")
    earlier = line.word(at - 1) if at > segment.first else ""
    goes_on = line.word(piece.last) in ("of", "a", "one", "прошлого", "год", "годом")
    return line.word(at) in _DURING and earlier not in _COMPARES and not goes_on and not segment.has("than", "yoy")


_DURING = frozenset(["in", "during", "for", "within", "за", "в"])


def _is_base(line: Line, segment: Segment, piece: Piece) -> bool:
    """ "on 2016", "than in 2023", "above the 2012 figure", «к 2021 году»."""
    at = piece.first - 1
    named = at - (line.word(at) == "the")
    if line.words[max(0, at - 1) : at + 1] == ["up", "to"] or line.words[max(0, named - 2) : named + 1] in _AT_MOST:
        return False
    if any(
        p.kind == "multiple" and (p.last == piece.first or _LEVEL_WORDS & {*line.words[p.last : piece.first]})
        for p in segment.pieces
    ):
        return True
    when = when_of(piece)
    if line.words[piece.first] == "from" and when.first is not None and when.first == when.last:
        return not any(v.first < piece.first and v.kind == "money" for v in segment.values[-1:])
    compared = next((p for p in segment.of("compare") if p.last <= piece.first <= p.last + 2), None)
    if compared is not None and compared.last - compared.first > 1:
        return True
    than = next((p for p in segment.of("than") if p.last <= piece.first), None)
    if than is not None and not any(than.last <= p.first < piece.first for p in segment.pieces):
        return True
    if _is_level_of(line, segment, at):
        return True
    steps = 0
    while at >= segment.first and line.words[at] in _LIGHT and steps < 5:
        at, steps = at - 1, steps + 1
    word = line.word(at) if at >= segment.first else ""
    if any(p.kind == "multiple" and "what" in line.words[p.last : piece.first] for p in segment.pieces):
        return True
    if any(v.kind == "percent" and v.last == at + 1 for v in segment.values) and not _LEVEL_WORDS.isdisjoint(
        line.words[at + 1 : piece.first]
    ):
        return True
    if word in ("from", "с", "as") and _money_at(segment, at + 1, piece.first):
        return False
    if word == "with":
        return line.word(at - 1) in ("compared", "comparison")
    if word == "over" and not any(v.last <= at for v in segment.values):
        return False
    if word in ("to", "к", "с", "on", "over", "from", "above", "below", "under"):
        return not (word == "from" and line.word(piece.last) == "to") and not (
            word in ("к", "to") and not segment.has("percent", "multiple", "up", "down")
        )
    if word in _MORE and line.word(at + 1) in ("в", "за", "in"):
        return False
    if word in _COMPARES:
        return True
    return line.word(piece.last) in _LEVEL_WORDS and segment.has("percent", "multiple")


_MORE = frozenset(["больше", "меньше", "выше", "ниже", "лучше", "хуже"])
_AT_MOST = [[no, more, "than"] for no in ("no", "not", "little", "just") for more in ("more", "less")]


def _is_level_of(line: Line, segment: Segment, at: int) -> bool:
    """ "exceeded that of 2023 by 34 %", «на 22 % превышает уровень 2019 года»."""
    at -= line.word(at) in ("the", "for", "of", "in")
    at -= line.word(at) in ("the", "for", "of", "in")
    if not segment.has("percent", "multiple") or at <= segment.first or line.words[at] not in _LEVELS:
        return False
    return line.words[at] != "that" or line.words[at - 1] in _BEFORE_THAT or _ends_there(segment, at)


def _ends_there(segment: Segment, at: int) -> bool:
    """Whether what "that" is more, less or so many times of ends right before it: "exceeded that of 2023"."""
    return any(p.last == at and p.kind in ("up", "down", "multiple", "than", "compare") for p in segment.pieces)


_BEFORE_THAT = _COMPARES | {"of", "on", "with", "exceeds", "exceeded", "exceeding", "surpassed", "twice", "double"}


def _money_at(segment: Segment, first: int, last: int) -> bool:
    return any(p.kind == "money" and first <= p.first < last for p in segment.pieces)


def nearest(times: tuple[Piece, ...], value: Piece, segment: Segment) -> Piece | None:
    """The period that stands by a value: the one right after it before the next value, else the closest before it,
    else any later one that no other value is nearer to."""
    values = [p for p in segment.pieces if p.kind == value.kind or (p.kind in VALUES and value.kind == "as_much")]
    following = next((v for v in values if v.first >= value.last), None)
    limit = following.first if following is not None else segment.last
    after = [t for t in times if value.last <= t.first < limit]
    before = [t for t in times if t.last <= value.first]
    if after and (after[0].first - value.last <= 5 or not before):
        return after[0]
    if before:
        return before[-1]
    return times[0] if times and len(values) == 1 else None


def is_deadline(line: Line, piece: Piece) -> bool:
    """ "by 2030", «к 2030 году», "until the end of 2026"."""
    at = piece.first
    if line.word(at) in ("end",):
        at -= 1
    window = line.words[max(0, at - 4) : at]
    return any(word in _BY for word in window)


def until(line: Line, piece: Piece) -> Piece:
    """The time of what has come together "by April", "up to October 2024", «к сентябрю»: the months from January on."""
    when = when_of(piece)
    single = when.style == "span" and when.first is not None and when.first == when.last and when.last_year is None
    at = piece.first - 1
    if not single or (line.word(at) not in _TILL and line.words[max(0, at - 1) : at + 1] not in _UP_TO):
        return piece
    assert piece.phrase is not None
    return piece._replace(phrase=piece.phrase._replace(value=when._replace(first=1)))


_TILL = frozenset(["by", "until", "till", "through", "к"])
_UP_TO = (["up", "to"], ["as", "of"], ["as", "at"])


def to_period(clock: Clock, piece: Piece, near: Period | None) -> Period | None:
    return clock.period(when_of(piece), near)
