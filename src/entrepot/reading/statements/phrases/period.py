"""Periods: "January–November 2025", "the first half", «за 9 месяцев», "last year", «с января по май», "a year earlier".

A phrase says what the words say (`When`); `clock.py` works out the months from the date line and the neighbours.
"""

from functools import cache

from entrepot.reading.statements.phrases.calendar_words import months as _months
from entrepot.reading.statements.phrases.calendar_words import numeric_date as _numeric_date
from entrepot.reading.statements.phrases.calendar_words import ordinals as _ordinals
from entrepot.reading.statements.phrases.calendar_words import shifts as _shifts
from entrepot.reading.statements.phrases.calendar_words import time_words as _set
from entrepot.reading.statements.phrases.calendar_words import year_of
from entrepot.reading.statements.phrases.iranian import read_iranian_year
from entrepot.reading.statements.phrases.number import read_number
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.pointed import read_pointed
from entrepot.reading.statements.phrases.when import When
from entrepot.reading.statements.phrases.year_ends import YEAR_END_STARTS, read_year_end

_DASHES = frozenset("-–—‑−/")
_TO = frozenset(["to", "through", "till", "until", "по", "до", *_DASHES])


def read_period(line: Line, at: int) -> Phrase | None:
    """The period that starts at token `at`."""
    word, shape = line.words[at], line.shapes[at]
    if shape == "N":
        return _year(line, at) or _short_half(line, at) or _day(line, at) or _count(line, at, at)
    if shape not in "wC":
        return None
    if (pointed := read_pointed(line, at)) is not None:
        return pointed
    if word in _months() and (word not in ("may", "march", "mar", "sep", "jan") or shape == "C"):
        return _months_span(line, at)
    if word in ("q", "h") and line.shape(at + 1) == "N" and line.glued(at + 1) and line.words[at + 1] in "1234":
        return _numbered(line, at, at + 2, "quarter" if word == "q" else "half", int(line.words[at + 1]))
    if word in ("полгода", "полугодие", "полугодии", "полугодия"):
        return _with_year(line, at, at + 1, When(first=1, last=6), "<half-year>")
    return _worded(line, at, word)


def _worded(line: Line, at: int, word: str) -> Phrase | None:
    ordinal = _ordinals().get(word)
    if ordinal is not None:
        found = _ordinal(line, at, ordinal)
        if found is not None:
            return found
    if word in (
        "previous",
        "preceding",
        "предыдущего",
        "предыдущему",
        "предыдущий",
        "предыдущем",
        "предшествующего",
    ) and line.word(at + 1) in _set("year"):
        return Phrase("period", at, at + 2, When(shift=-1, style="same"), "the year before")
    if word == "начала" and (year_of(line, at + 1) or line.word(at + 1) == "года"):
        return Phrase(
            "period", at, at + 3 if year_of(line, at + 1) else at + 2, When(style="since"), "since the start of <year>"
        )
    if word in _set("same") and (found := _same(line, at)) is not None:
        return found
    if word in _shifts() and (found := _shifted(line, at)) is not None:
        return found
    if word in ("since", "с") and (year := year_of(line, at + 1)):
        last = at + 2 + (line.word(at + 2) in _set("year"))
        if line.word(last) not in ("to", "по", "до"):
            return Phrase("period", at, last, When(year=year, style="since"), "since <year>")
        if word == "с" and (second := year_of(line, last + 1)) and second > year:
            end = last + 2 + (line.word(last + 2) in _set("year"))
            return Phrase("period", at, end, When(year=year, last_year=second), "from <year> to <year>")
    if word == "year" and (rolling := _year_to(line, at, at + 1)) is not None:
        return rolling
    if word in ("годом", "год", "year") or (word in ("a", "the", "one") and line.word(at + 1) == "year"):
        found = _year_ago(line, at)
        if found is not None:
            return found
    if word in ("прошлогодний", "прошлогоднего", "прошлогоднему", "прошлогодних", "прошлогоднее"):
        return Phrase("period", at, at + 1, When(shift=-1, style="same"), "<last year's>")
    if (found := read_year_end(line, at) or _half_year(line, at)) is not None:
        return found
    if (closed := _until_end(line, at)) is not None:
        return closed
    if word in ("fy", "fiscal", "financial") and (found := _fiscal(line, at)) is not None:
        return found
    if word in _set("vague") and line.shape(at + 1) == "N":
        number = read_number(line, at + 1)
        if number is not None and line.word(number.last) in _set("month"):
            return Phrase("period", at, number.last + 1, When(style="length"), "the last <number> months")
    if word in _set("vague") and (line.word(at + 1) in _set("year") or line.word(at + 1) == "полгода"):
        return Phrase("period", at, at + 2, When(style="length"), "recent years")
    return _count(line, at, at)


def _half_year(line: Line, at: int) -> Phrase | None:
    """ "the half year to June"."""
    at_year = at + 1 + (line.word(at + 1) == "-")
    if line.words[at] != "half" or line.word(at_year) != "year":
        return None
    last = at_year + 1
    month = _months().get(line.word(last + 1)) if line.word(last) == "to" else None
    if month is not None and month >= 6:
        return _with_year(line, at, last + 2, When(first=month - 5, last=month), "the half year to <month>")
    return _with_year(line, at, last, When(first=1, last=6), "the half year")


def _until_end(line: Line, at: int) -> Phrase | None:
    """ "until the end of April", «к концу июня»: the months up to it."""
    starts = at + 2 if line.words[at] == "end" and line.word(at + 1) == "of" else at + 1
    if line.words[at] not in _set("ends") or (starts == at + 1 and line.words[at] == "end"):
        return None
    found = read_period(line, starts) if starts < len(line) else None
    if found is None or found.kind != "period":
        return None
    when: When = found.value
    if when.style == "span" and when.first is not None and when.first == when.last:
        return found._replace(first=at, value=when._replace(first=1), rule=f"until the end of {found.rule}")
    return found._replace(first=at)


def _fiscal(line: Line, at: int) -> Phrase | None:
    """ "FY24", "FY2020-21", "the fiscal year 2024", "FY 2023/24": named by the year in which it ends."""
    start = at + 1 + (line.word(at + 1) in ("year", "years"))
    start += line.word(start) in ("of", "(", "'", "’")
    short = line.word(start)
    if len(short) == 2 and short.isdecimal() and line.word(at) == "fy":
        second = line.word(start + 2)
        spans = line.word(start + 1) in _DASHES and second == f"{int(short) + 1:02d}"
        end = 2000 + int(second if spans else short)
        when = _fiscal_year(end, 4 if spans else None)
        return Phrase("period", at, start + (3 if spans else 1), when, "<fiscal year>")
    found = _year(line, start) if start < len(line) else None
    if found is not None and found.rule == "<year>":
        return Phrase("period", at, found.last, _fiscal_year(found.value.year), "<fiscal year>")
    return found and found._replace(first=at)


def _fiscal_year(end: int, first: int | None = None) -> When:
    return When(year=end - 1, first=first, last_year=end, style="fiscal")


def _year(line: Line, at: int) -> Phrase | None:
    """ "2024", "2019-2024", "2024-25", «2022-го», «2023 и 2024 годы»."""
    year = year_of(line, at)
    if year is not None and (found := _numeric_date(line, at)) is not None:
        return found
    if year is None or line.word(at + 1) in ("%", "percent", "units", "tons", "tonnes", "тонн", "единиц"):
        return None
    if line.glued(at) and line.words[at - 1] in ("$", "€", "№", "¥", "₽", ":", "."):
        return None
    last = at + 1
    if line.word(last) == "'s" and (part := _part_of_year(line, at, last + 1, year)) is not None:
        return part
    if line.word(last) in _DASHES:
        second = year_of(line, last + 1)
        if second is not None and second > year:
            last = last + 2 + (line.word(last + 2) in _set("year"))
            return Phrase("period", at, last, When(year=year, last_year=second), "<year> - <year>")
        short = line.word(last + 1)
        if len(short) == 2 and short.isdecimal() and int(short) == (year + 1) % 100 and line.glued(last + 1):
            return Phrase("period", at, last + 2, _fiscal_year(year + 1, 4), "<fiscal year>")
        if line.word(last + 1) in ("го", "м", "й", "му", "х", "е", "ом") and line.glued(last + 1):
            last += 2
    if (
        line.word(last) == "to"
        and (second := year_of(line, last + 1))
        and second > year
        and line.word(at - 1) == "from"
    ):
        return Phrase("period", at - 1, last + 2, When(year=year, last_year=second), "from <year> to <year>")
    if line.word(last) == "and" and line.word(at - 1) == "between":
        second = year_of(line, last + 1)
        if second is not None and second > year:
            return Phrase("period", at - 1, last + 2, When(year=year, last_year=second), "between <year> and <year>")
    if line.word(last) in _set("year"):
        last += 1
        if line.words[last - 1] in ("г", "гг") and line.word(last) == "." and line.glued(last):
            last += 1
    return Phrase("period", at, last, When(year=year), "<year>")


def _part_of_year(line: Line, first: int, at: int, year: int) -> Phrase | None:
    """ "2018's first five months"."""
    ordinal = _ordinals().get(line.word(at))
    found = _ordinal(line, at, ordinal) if ordinal is not None else None
    if found is None or found.value.first is None:
        return None
    return found._replace(first=first, value=found.value._replace(year=year, shift=None), rule="<year>'s <months>")


def _short_half(line: Line, at: int) -> Phrase | None:
    """ "1H2017", "2Q 2025", "the 1st quarter"."""
    if line.word(at + 1) in ("st", "nd", "rd", "th") and line.glued(at + 1) and line.words[at] in ("1", "2", "3", "4"):
        for part in ("quarter", "half"):
            if line.word(at + 2) == part:
                return _numbered(line, at, at + 3, part, int(line.words[at]))
    if line.words[at] not in ("1", "2", "3", "4") or line.word(at + 1) not in ("h", "q") or not line.glued(at + 1):
        return None
    part = "half" if line.words[at + 1] == "h" else "quarter"
    return _numbered(line, at, at + 2, part, int(line.words[at]))


def _day(line: Line, at: int) -> Phrase | None:
    """ "19 January 2026", «1 октября»: a day; after "as of" or «на» it closes the months before it."""
    word = line.words[at]
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
        return None
    last = at + 1
    if line.word(last) in ("st", "nd", "rd", "th") and line.glued(last):
        last += 1
    last += line.word(last) == "of"
    if line.word(last) in _DASHES and line.shape(last + 1) == "N":
        last += 2
    month = _months().get(line.word(last))
    return None if month is None else _date(line, at, last + 1, month, int(word))


def _date(line: Line, first: int, last: int, month: int, day: int) -> Phrase:
    last_year = last + (line.word(last) == ",")
    year = year_of(line, last_year)
    if year is not None:
        last = last_year + 1
        if line.word(last) in _set("year"):
            last += 1
    before = line.word(first - 1)
    if before == "на" or (before in ("of", "at") and line.word(first - 2) == "as") or before == "состоянию":
        closed = month - (day <= 15)
        if closed == 0:
            return Phrase(
                "period", first, last, When(year=year and year - 1, shift=None if year else -1), "as of <1 January>"
            )
        return Phrase("period", first, last, When(year=year, first=1, last=closed), "as of <day>")
    return Phrase("period", first, last, When(year=year, first=month, last=month, style="date"), "<day>")


def _months_span(line: Line, at: int) -> Phrase | None:
    """ "January", "January 2025", "January–November 2025", «с января по май», "January 19" (a day)."""
    month = _months()[line.words[at]]
    last = at + 1
    last += line.word(last) == "." and line.glued(last)
    if _is_day(line, last):
        return _days_span(line, at, last, month) or _date(line, at, last + 1, month, int(line.words[last]))
    end_month, start = month, at
    joined = line.word(last) in _TO or (line.word(last) == "and" and line.word(at - 1) == "between")
    if joined and line.word(last + 1) in _months():
        end_month, last = _months()[line.words[last + 1]], last + 2
        last += line.word(last) == "." and line.glued(last) and len(line.words[last - 1]) <= 4
    elif (
        (year := year_of(line, last))
        and (line.word(last + 1) in _TO or (line.word(last + 1) == "and" and line.word(at - 1) == "between"))
        and line.word(last + 2) in _months()
    ):
        return _over_years(line, at, last + 2, month, year)
    elif (
        line.word(last) in ("and", "и")
        and line.word(last + 1) in _months()
        and _months()[line.words[last + 1]] == month + 1
    ):
        end_month, last = month + 1, last + 2
    if end_month < month:
        return _over_fiscal_year(line, at, last, month, end_month)
    if line.word(at - 1) == "to" and end_month == month and line.word(at - 2) not in _months():
        return _with_year(line, at, last, When(first=1, last=month), "to <month>")
    if line.word(at - 1) in ("from", "between", "с", "со"):
        start = at - 1
    rule = "<month>" if end_month == month else "<month> - <month>"
    return _with_year(line, start, last, When(first=month, last=end_month), rule)


def _days_span(line: Line, at: int, day: int, month: int) -> Phrase | None:
    """ "March 20-June 20, 2020": from one month to another, counted by their days."""
    second = _months().get(line.word(day + 2)) if line.word(day + 1) in _TO else None
    if second is None or second <= month or not _is_day(line, day + 3):
        return None
    return _with_year(line, at, day + 4, When(first=month, last=second), "<month> <day> - <month> <day>")


def _is_day(line: Line, at: int) -> bool:
    word = line.word(at)
    days = line.shape(at) == "N" and word.isdecimal() and len(word) <= 2 and int(word) <= 31
    return days and line.word(at + 1) not in ("months", "month", "percent", "%")


def _over_fiscal_year(line: Line, at: int, last: int, month: int, end_month: int) -> Phrase | None:
    """ "July-April of 2024-25"."""
    start = last + (line.word(last) in ("of", "in"))
    found = read_period(line, start) if start < len(line) else None
    if found is None or found.kind != "period" or found.value.style != "fiscal":
        return None
    when = found.value._replace(first=month, last=end_month, style="span")
    return Phrase("period", at, found.last, when, "<month> - <month> of <fiscal year>")


def _over_years(line: Line, at: int, last: int, month: int, year: int) -> Phrase | None:
    end_month = _months()[line.words[last]]
    end_year = year_of(line, last + 1)
    if end_year is None:
        return None
    return Phrase(
        "period", at, last + 2, When(year, None, month, end_month, end_year), "<month> <year> - <month> <year>"
    )


def _with_year(line: Line, first: int, last: int, when: When, rule: str) -> Phrase:
    """The months with the year that follows them: "of 2025", "this year", «текущего года», «2025 года»."""
    last += line.word(last) == "period"
    at = last
    while line.word(at) in (",", "of", "in", "the", "from", "в", "(", "за") and at < last + 2:
        at += 1
    if line.word(at) in ("fy", "fiscal") and when.first is not None and (fiscal := _fiscal(line, at)) is not None:
        told = fiscal.value._replace(first=when.first, last=when.last, style="fiscal months")
        return Phrase("period", first, fiscal.last, told, f"{rule} of <fiscal year>")
    year = year_of(line, at)
    if (iranian := read_iranian_year(line, at)) is not None and when.first is not None and when.last is not None:
        year_of_it, end = iranian
        return Phrase(
            "period", first, end, year_of_it._replace(first=when.first, last=when.last), f"{rule} of the Iranian year"
        )
    if not _CALENDARS.isdisjoint(line.words[at : at + 4]):
        return Phrase("period", first, at, When(style="length"), f"{rule} of another calendar")
    if year is not None:
        whole = _year(line, at)
        stop = whole.last if whole is not None and whole.rule == "<year>" else at + 1
        return Phrase("period", first, stop, when._replace(year=year), f"{rule} of <year>")
    shift = _shifts().get(line.word(at))
    if shift is not None and line.word(at + 1) in _set("year"):
        return Phrase("period", first, at + 2, when._replace(shift=shift), f"{rule} of <this or last year>")
    if line.word(at) in ("year", "года") and at > last:
        return Phrase("period", first, at + 1, when, f"{rule} of the year")
    if line.word(last) == "года":
        return Phrase("period", first, last + 1, when, f"{rule} of the year")
    return Phrase("period", first, last, when, rule)


_CALENDARS = frozenset(["iranian", "persian", "solar", "hijri", "ethiopian", "nepali", "иранского"])


def _ordinal(line: Line, at: int, number: int) -> Phrase | None:
    """ "first half", "third quarter", "first nine months", «первые девять месяцев», «I квартал»."""
    following = line.word(at + 1)
    if following == "-":
        following, at_next = line.word(at + 2), at + 2
    else:
        at_next = at + 1
    if following in _set("half"):
        return _numbered(line, at, at_next + 1, "half", number)
    if following in _set("quarter"):
        return _numbered(line, at, at_next + 1, "quarter", number)
    if number == 1 and (following in _set("month") or (following == "few" and line.word(at + 2) in _set("month"))):
        return Phrase("period", at, at_next + 1 + (following == "few"), When(style="length"), "the first months")
    if number == 1 and at + 1 < len(line):
        return _count(line, at, at + 1)
    return None


def _numbered(line: Line, first: int, last: int, part: str, number: int) -> Phrase | None:
    size = 6 if part == "half" else 3
    if number * size > 12:
        return None
    if part == "half" and line.word(last) == "-" and line.word(last + 1) == "year":
        last += 2
    when = When(first=(number - 1) * size + 1, last=number * size)
    return _with_year(line, first, last, when, f"<ordinal> {part}")


def _count(line: Line, first: int, at: int) -> Phrase | None:
    """ "nine months of 2025", «за 11 месяцев», "three quarters", "ten years"."""
    number = read_number(line, at)
    if number is None or number.value.scale > 1:
        return None
    count, last = number.value.value, number.last
    last += line.word(last) == "-"
    if line.word(last) == "full":
        last += 1
    unit = line.word(last)
    if unit in _set("quarter") and line.shapes[at] == "N" and last == at + 1 and count <= 4 and line.language == "ru":
        return _numbered(line, first, last + 1, "quarter", int(count))
    if unit in _set("month") or unit in _set("quarter"):
        months = count * (3 if unit in _set("quarter") else 1)
        if months != int(months) or not 1 <= months <= 12 or (months < 2 and first == at):
            return None
        end = last + 1
        end += line.word(end) == "." and unit == "мес"
        end += line.word(end) == "-" and line.word(end + 1) == "period" and 2
        if months == 12 and (rolling := _year_to(line, first, end)) is not None:
            return rolling
        if line.word(end) == "to" and (month := _months().get(line.word(end + 1))) and month >= months:
            return _with_year(
                line, first, end + 2, When(first=month - int(months) + 1, last=month), "<number> months to <month>"
            )
        return _with_year(line, first, end, When(first=1, last=int(months)), "<number> months")
    if (
        unit in _set("year")
        and unit not in ("г", "year")
        and count < 200
        and count != 1
        and line.shapes[at] != "."
        and last > at
    ):
        if line.word(last + 1) in _AGO and count == int(count) and count > 1:
            return Phrase("period", first, last + 2, When(shift=-int(count)), "<number> years ago")
        return Phrase("period", first, last + 1, When(shift=int(count), style="length"), "<number> years")
    return None


_AGO = frozenset(["ago", "назад"])


def _year_to(line: Line, first: int, at: int) -> Phrase | None:
    """ "the year to June 2025", "12 months ending June": twelve months, the last one told."""
    starts = at + (line.word(at) in ("to", "ending", "ended", "through", "until")) + (line.word(at + 1) == "in")
    if starts == at or line.word(starts) not in _months():
        return None
    when = When(last=_months()[line.words[starts]], style="rolling")
    return _with_year(line, first, starts + 1, when, "the year to <month>")


def _same(line: Line, at: int) -> Phrase | None:
    """ "the same period last year", "same months of 2021", «аналогичный период прошлого года», «тем же периодом»."""
    last = at + 1
    last += line.word(last) in ("же",)
    if line.word(last) == "last" and line.word(last + 1) == "year":
        return None
    if line.word(last) in _set("month") or line.word(last) in _set("period") or line.word(last) in _set("half"):
        found = _with_year(line, at, last + 1, When(style="same"), "the same period")
        a_year_ago = _year_ago(line, found.last) if found.last == last + 1 and found.last < len(line) else None
        if a_year_ago is not None:
            return Phrase("period", at, a_year_ago.last, When(shift=-1, style="same"), "the same period a year earlier")
        if found.value.shift is None and found.value.year is None and line.words[at] in ("this", "этот", "этого"):
            return None
        if line.words[at] in ("этот", "этого", "этом") and line.word(at + 1) != "же":
            return None
        return found
    if line.word(last) in _months():
        span = _months_span(line, last)
        return span and Phrase("period", at, span.last, span.value._replace(style="same"), "the same <months>")
    return None


def _shifted(line: Line, at: int) -> Phrase | None:
    """ "last year", "this year", «прошлого года», "last five years", "past decade", "last month"."""
    if (iranian := read_iranian_year(line, at)) is not None:
        return Phrase("period", at, iranian[1], iranian[0], "<this or last> Iranian year")
    shift, following = _shifts()[line.words[at]], line.word(at + 1)
    if following in ("calendar", "fiscal", "financial", "full", "календарного", "календарном"):
        if following in ("fiscal", "financial") and line.word(at + 2) == "year":
            return Phrase("period", at, at + 3, When(shift=shift, style="fiscal"), "<this or last> fiscal year")
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
        style = "running" if shift == 0 else "span"
        return Phrase("period", at, at + 2, When(shift=shift, style=style), "<this or last> year")
    if following in ("decade", "десятилетие", "пятилетие", "пятилетку", "years", "годы"):
        return Phrase("period", at, at + 2, When(style="length"), "last <years>")
    number = read_number(line, at + 1) if at + 1 < len(line) else None
    if number is not None and line.word(number.last) in _set("year"):
        ahead = int(number.value.value) if shift == 1 else None
        return Phrase("period", at, number.last + 1, When(shift=ahead, style="length"), "last <number> years")
    if number is not None and line.word(number.last) in _set("month") and shift == -1:
        return _last_months(line, at, number)
    if number is not None and line.word(number.last) in _set("month") and shift == 0:
        return _with_year(line, at, number.last + 1, When(first=1, last=int(number.value.value)), "<number> months")
    if following in _set("month"):
        return Phrase("period", at, at + 2, When(shift=shift, style="month"), "last month")
    return None


def _last_months(line: Line, at: int, number: Phrase) -> Phrase:
    """ "the last six months", counted from no month that is said; "the last six months of 2024"."""
    count = int(number.value.value)
    when = When(first=13 - count, last=12) if 0 < count < 12 else When(style="length")
    found = _with_year(line, at, number.last + 1, when, "the last <number> months")
    dated = found.value.year is not None or found.value.shift is not None
    return found if dated else found._replace(value=When(style="length"))


def _year_ago(line: Line, at: int) -> Phrase | None:
    """ "a year earlier", "the year before", «годом ранее», «год назад»: the same months, one year before."""
    start = at
    last = at + (line.word(at) in ("a", "the", "one"))
    if line.word(last) not in ("year", "годом", "год"):
        return None
    last += 1
    if line.word(last) in ("earlier", "ago", "before", "prior", "previously", "ранее", "назад", "раньше", "тому"):
        rule = "a year ago" if line.word(last) in ("ago", "назад", "тому") else "a year earlier"
        last += 1 + (line.word(last) == "тому")
        if rule == "a year ago":
            return Phrase("period", start, last, When(shift=-1, style="same"), rule)
        return Phrase("period", start, last, When(shift=-1, style="same"), "a year earlier")
    return None


@cache
def period_starts() -> frozenset[str]:
    """Words that may open a period, number words aside."""
    return (
        frozenset(_months())
        | frozenset(_ordinals())
        | frozenset(_shifts())
        | YEAR_END_STARTS
        | _set("same")
        | _set("vague")
        | _set("starts")
        | _set("pointers")
        | _set("ends")
        | _set("half")
    )
