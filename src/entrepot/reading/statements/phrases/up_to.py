"""Spans told by the month that closes them: "the ten months to January 2022", "the fiscal year that ended in March"."""

from entrepot.reading.statements.phrases.calendar_words import months, time_words, year_of
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.when import When

_NEW_YEAR_DAYS = range(19, 22)
_MIDDLE_DAYS = range(10, 26)


def read_up_to(line: Line, first: int, at: int, count: int) -> Phrase | None:
    """The `count` months up to the one that the words from `at` name; `first`: where the whole phrase begins."""
    after = _closer(line, at)
    if after is None:
        return None
    named = _month_named(line, after)
    if named is None:
        return None
    month, day, year, last = named
    if count == 12 and month == 3 and day in _NEW_YEAR_DAYS:
        count = 13
    if count < 12 and day in _MIDDLE_DAYS:
        count += 1
    if count <= month and count < 12:
        when = When(year=year, first=month - count + 1, last=month)
    else:
        when = When(year=year, first=count, last=month, style="rolling")
    return Phrase("period", first, last, when, "the <number> months to <month>")


def _closer(line: Line, at: int) -> int | None:
    """The token after "to", "that ended in", "through the end of"."""
    at += line.word(at) == ","
    at += line.word(at) in ("that", "which", "and")
    if line.word(at) not in time_words("closers"):
        return None
    at += 1
    at += line.word(at) in ("in", "on", "by", "with", "в")
    if line.word(at) == "the":
        at += 1
    if line.word(at) in ("end", "close", "last", "конец", "конца", "конце"):
        at += 1
        at += line.word(at) == "day"
        at += line.word(at) == "of"
    return at


def _month_named(line: Line, at: int) -> tuple[int, int | None, int | None, int] | None:
    """Month, day, year and the token after them, of "30 June 2024", "March 31, 2024", "January 2022", "June"."""
    day = _day(line, at)
    if day is not None:
        at += 1 + (line.word(at + 1) in ("st", "nd", "rd", "th", "of"))
    month = months().get(line.word(at))
    if month is None:
        return None
    last = at + 1
    last += line.word(last) == "." and line.glued(last)
    if day is None and (day := _day(line, last)) is not None:
        last += 1
    at_year = last + (line.word(last) in (",", "of") and year_of(line, last + 1) is not None)
    year = year_of(line, at_year)
    if year is not None:
        last = at_year + 1
        if line.word(last) == "-" and line.word(last + 1) in ("го", "м") and line.glued(last):
            last += 2
        last += line.word(last) in ("года", "году", "г")
    return month, day, year, last


def _day(line: Line, at: int) -> int | None:
    word = line.word(at)
    return int(word) if line.shape(at) == "N" and word.isdecimal() and len(word) <= 2 and 1 <= int(word) <= 31 else None
