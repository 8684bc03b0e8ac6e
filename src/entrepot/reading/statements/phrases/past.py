"""Times told from another one: "the same months of 2024", "last year", "a month earlier", "since the new year"."""

from entrepot.reading.statements.phrases.calendar_words import months as _months
from entrepot.reading.statements.phrases.calendar_words import shifts as _shifts
from entrepot.reading.statements.phrases.calendar_words import time_words as _set
from entrepot.reading.statements.phrases.calendar_words import year_of
from entrepot.reading.statements.phrases.iranian import read_iranian_year
from entrepot.reading.statements.phrases.months import TO, read_months
from entrepot.reading.statements.phrases.number import read_number
from entrepot.reading.statements.phrases.part_of_year import with_year
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.when import When
from entrepot.reading.statements.phrases.year import FISCAL, read_fiscal, read_year

EARLIER = frozenset(["before", "earlier", "prior", "previously", "preceding", "ранее", "раньше"])


def read_same(line: Line, at: int) -> Phrase | None:
    """ "the same period last year", "same months of 2021", «аналогичный период прошлого года», «тем же периодом»."""
    last = at + 1
    last += line.word(last) in ("же",)
    others = last < len(line) and line.words[at] not in ("this", "этот", "этого", "этом")
    counted = read_number(line, last) if others else None
    if counted is not None and line.word(counted.last) in _set("month"):
        last = counted.last
    if line.word(last) == "last" and line.word(last + 1) == "year":
        return None
    if line.words[at : at + 2] == ["same", "year"] or line.words[at : at + 3] == ["том", "же", "году"]:
        return Phrase("period", at, last + 1, When(style="that", last_year=0), "that year")
    if line.word(last) in _set("month") or line.word(last) in _set("period") or line.word(last) in _set("half"):
        count = None if counted is None else int(counted.value.value)
        found = with_year(line, at, last + 1, When(last=count, style="same"), "the same period")
        then = found.last + (line.word(found.last) == "of")
        a_year_ago = read_year_ago(line, then) if found.last == last + 1 and then < len(line) else None
        if a_year_ago is not None:
            return Phrase("period", at, a_year_ago.last, When(shift=-1, style="same"), "the same period a year earlier")
        if found.value.shift is None and found.value.year is None and line.words[at] in ("this", "этот", "этого"):
            return None
        if line.words[at] in ("этот", "этого", "этом") and line.word(at + 1) != "же":
            return None
        return found
    if line.word(last) in _months():
        span = read_months(line, last)
        return span and Phrase("period", at, span.last, span.value._replace(style="same"), "the same <months>")
    return None


def read_shifted(line: Line, at: int) -> Phrase | None:
    """ "last year", "this year", «прошлого года», "last five years", "past decade", "last month"."""
    if (iranian := read_iranian_year(line, at)) is not None:
        return Phrase("period", at, iranian[1], iranian[0], "<this or last> Iranian year")
    shift, following = _shifts()[line.words[at]], line.word(at + 1)
    if following in ("calendar", "fiscal", "financial", "full", "календарного", "календарном"):
        if following in ("fiscal", "financial") and line.word(at + 2) == "year":
            return _named_fiscal(line, at, at + 3) or Phrase(
                "period", at, at + 3, When(shift=shift, style="fiscal"), "<this or last> fiscal year"
            )
        if following == "fiscal" and shift == -1 and line.word(at + 2) not in ("quarter", "period", "half", "month"):
            return Phrase("period", at, at + 2, When(shift=shift, style="fiscal"), "<last> fiscal")
        at, following = at + 1, line.word(at + 2)
    if following in ("year", "год", "года", "году", "годом", "г"):
        if line.word(at + 2) == "'s" or (following == "г" and line.word(at + 2) == "."):
            return Phrase(
                "period",
                at,
                at + 3,
                When(shift=shift, style="running" if shift == 0 else "span"),
                "<this or last> year",
            )
        style = "running" if shift == 0 and not line.words[at].startswith(_ENDING) else "span"
        return Phrase("period", at, at + 2, When(shift=shift, style=style), "<this or last> year")
    if following in ("decade", "десятилетие", "пятилетие", "пятилетку", "years", "годы"):
        return Phrase("period", at, at + 2, When(style="length"), "last <years>")
    number = read_number(line, at + 1) if at + 1 < len(line) else None
    if number is not None and line.word(number.last) in _set("year"):
        ahead = int(number.value.value) if shift == 1 else None
        return Phrase("period", at, number.last + 1, When(shift=ahead, style="length"), "last <number> years")
    if number is not None and line.word(number.last) in _set("month") and shift == -1:
        if number.value.value == 12 and line.words[at] in _BEFORE:
            return Phrase("period", at, number.last + 1, When(shift=-1, style="same"), "the twelve months before")
        return _last_months(line, at, number)
    if number is not None and line.word(number.last) in _set("month") and shift == 0:
        return with_year(line, at, number.last + 1, When(first=1, last=int(number.value.value)), "<number> months")
    if following in _set("month"):
        return Phrase("period", at, at + 2, When(shift=shift, style="month"), "last month")
    return None


_ENDING = ("уходящ", "outgoing", "departing")


def _named_fiscal(line: Line, at: int, last: int) -> Phrase | None:
    """ "the last fiscal year, 2022-23", "last fiscal year (FY24)": the year is told by its number too."""
    start = last + 1
    if line.word(last) not in (",", "(") or start >= len(line):
        return None
    found = read_fiscal(line, start) if line.words[start] in FISCAL else read_year(line, start)
    return found._replace(first=at) if found is not None and found.value.style == "fiscal" else None


def _last_months(line: Line, at: int, number: Phrase) -> Phrase:
    """ "the last six months", counted from no month that is said; "the last six months of 2024" are its second half,
    "the past ten months of 2024", which end with none told, are its first ten."""
    count = int(number.value.value)
    when = When(first=13 - count, last=12) if 0 < count < 12 else When(style="length")
    if 0 < count < 12 and (count > _HALF or line.words[at] == "past"):
        when = When(first=1, last=count)
    found = with_year(line, at, number.last + 1, when, "the last <number> months")
    dated = found.value.year is not None or found.value.shift is not None
    recent = When(last=count, style="recent") if count in _SO_FAR else When(style="length")
    return found if dated else found._replace(value=recent)


_HALF = 6
_SO_FAR = frozenset((4, 5, 7, 8, 9, 10, 11))
"""Counts that make no round part of a year: the months since January."""


def read_year_ago(line: Line, at: int) -> Phrase | None:
    """ "a year earlier", "the year before", «годом ранее», «год назад»: the same months, one year before."""
    start = at
    last = at + (line.word(at) in ("a", "the", "one"))
    if line.word(last) not in ("year", "годом", "год"):
        return None
    last += 1
    if line.word(last) in ("earlier", "ago", "before", "prior", "previously", "ранее", "назад", "раньше", "тому"):
        if line.word(last) == "before" and line.word(last + 1) == "last":
            return Phrase("period", start, last + 2, When(shift=-2), "the year before last")
        rule = "a year ago" if line.word(last) in ("ago", "назад", "тому") else "a year earlier"
        last += 1 + (line.word(last) == "тому")
        if rule == "a year ago":
            return Phrase("period", start, last, When(shift=-1, style="same"), rule)
        return Phrase("period", start, last, When(shift=-1, style="same"), "a year earlier")
    ahead = line.words[last : last + 2] == ["from", "now"]
    if ahead or (line.word(start - 1) == "within" and line.word(last) not in _set("month")):
        shift = 0 if line.word(start) == "the" else 1
        return Phrase("period", start, last + 2 * ahead, When(shift=shift, style="length"), "within a year")
    return None


def read_before_now(line: Line, at: int) -> Phrase | None:
    """ "a month earlier", "the previous month", "the year-earlier period", "the preceding twelve months"."""
    word, following = line.words[at], line.word(at + 1)
    if (following in ("month", "месяц", "месяца") and word in _set("before")) or (
        word in ("a", "the", "one") and following == "month" and line.word(at + 2) in EARLIER
    ):
        return Phrase("period", at, at + 2 + (line.word(at + 2) in EARLIER), _MONTH_BEFORE, "the month before")
    if word in ("месяцем", "месяц") and following in EARLIER:
        return Phrase("period", at, at + 2, _MONTH_BEFORE, "the month before")
    if (following in _set("quarter") and word in _set("before")) or (
        word in ("a", "the", "one") and following == "quarter" and line.word(at + 2) in EARLIER
    ):
        last = at + 2 + (line.word(at + 2) in EARLIER)
        return Phrase("period", at, last, When(shift=-1, style="part before"), "the quarter before")
    if word in ("кварталом", "квартал") and following in EARLIER:
        return Phrase("period", at, at + 2, When(shift=-1, style="part before"), "the quarter before")
    if word in ("year", "prior") and following == "-" and line.word(at + 2) in ("earlier", "ago", "year"):
        last = at + 3 + (line.word(at + 3) in _set("period") or line.word(at + 3) in _set("month"))
        return Phrase("period", at, last, When(shift=-1, style="same"), "the same period a year earlier")
    twelve = following in ("twelve", "двенадцать", "предыдущие", "12")
    if twelve and word in _set("before") and line.word(at + 2) in _set("month"):
        return Phrase("period", at, at + 3, When(shift=-1, style="same"), "the year before")
    return None


_BEFORE = frozenset(["preceding", "previous", "предыдущие", "предыдущих", "предшествующие"])
_MONTH_BEFORE = When(shift=-1, style="month before")


def read_since_new_year(line: Line, at: int) -> Phrase | None:
    """ "since the beginning of the year", "year to date", «с начала 2024 года»."""
    words = line.words
    if words[at] == "начала":
        year = year_of(line, at + 1)
        after = at + 1 + (year is not None or _shifts().get(line.word(at + 1)) == 0)
        if line.word(after) not in ("года", "г") and year is None:
            return None
        after += line.word(after) in ("года", "г")
        if line.word(after) == "по" and (month := _months().get(line.word(after + 1))):
            return with_year(line, at, after + 2, When(year=year, first=1, last=month), "from the new year to <month>")
        when = When(style="since") if year is None else When(year=year)
        return Phrase("period", at, after, when, "since the start of <year>")
    if tuple(words[at : at + 3]) in (("year", "to", "date"), ("year", "so", "far")):
        return Phrase("period", at, at + 3, When(style="since"), "year to date")
    start = line.word(at + 2) in _STARTS and line.word(at + 3) == "of"
    if words[at] == "since" and start and line.word(at + 5) == "year" and line.word(at + 4) in ("the", "this"):
        return Phrase("period", at, at + 6, When(style="since"), "since the start of the year")
    from_start = words[max(0, at - 2) : at] == ["of", "the"] and line.word(at - 3) in _STARTS
    month = _months().get(line.word(at + 2)) if words[at] == "year" and line.word(at + 1) in TO else None
    if from_start and month is not None:
        return with_year(line, at, at + 3, When(first=1, last=month), "from the new year to <month>")
    return None


_STARTS = frozenset(["start", "beginning", "outset"])
