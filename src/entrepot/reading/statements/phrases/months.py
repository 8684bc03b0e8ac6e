"""Months and days: "January–November 2025", «с июля 2024-го по июнь 2025-го», "as of 1 October"."""

from entrepot.reading.statements.phrases.calendar_words import months as _months
from entrepot.reading.statements.phrases.calendar_words import time_words as _set
from entrepot.reading.statements.phrases.calendar_words import year_of
from entrepot.reading.statements.phrases.part_of_year import with_year
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.when import When
from entrepot.reading.statements.phrases.year import DASHES, FISCAL, read_fiscal, read_year

TO = frozenset(["to", "through", "till", "until", "по", "до", *DASHES])


def read_day(line: Line, at: int) -> Phrase | None:
    """ "19 January 2026", «1 октября»: a day; after "as of" or «на» it closes the months before it."""
    word = line.words[at]
    if not word.isdecimal() or len(word) > 2 or not 1 <= int(word) <= 31:
        return None
    last = at + 1
    if line.word(last) in ("st", "nd", "rd", "th") and line.glued(last):
        last += 1
    last += line.word(last) == "of"
    between = line.word(last) in DASHES or (line.word(last) in TO and line.word(at - 1) in ("from", "с", "со"))
    spans = between and _is_day(line, last + 1)
    last += 2 * spans
    month = _months().get(line.word(last))
    if month is None:
        return None
    if spans and _is_long(word, line.words[last - 1]):
        return with_year(line, at, last + 1, When(first=month, last=month), "<day> - <day> <month>")
    return _day_to_day(line, at, last + 1, month) or _date(line, at, last + 1, month, int(word))


def _day_to_day(line: Line, at: int, after: int, month: int) -> Phrase | None:
    """ "20 March to 21 August", «с 20 марта по 21 августа 2024 года», «с 13 марта по конец июня»."""
    if line.word(after) not in TO:
        return None
    day = after + 1 + (line.word(after + 1) == "the")
    if not (_is_day(line, day) or line.word(day) in ("end", "конец", "конца")):
        return None
    named = day + 1 + (line.word(day + 1) == "of")
    second = _months().get(line.word(named))
    if second is None or second <= month:
        return None
    start = at - (line.word(at - 1) in ("from", "between", "с", "со"))
    return with_year(line, start, named + 1, When(first=month, last=second), "<day> <month> - <day> <month>")


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


def read_months(line: Line, at: int) -> Phrase | None:
    """ "January", "January 2025", "January–November 2025", «с января по май», "January 19" (a day)."""
    month = _months()[line.words[at]]
    last = at + 1
    last += line.word(last) == "." and line.glued(last)
    if _is_day(line, last):
        return (
            _dated_days(line, at, last, month)
            or _days_span(line, at, last, month)
            or _date(line, at, last + 1, month, int(line.words[last]))
        )
    end_month, start = month, at
    if line.words[last : last + 3] == ["-", "to", "-"]:
        last += 2
    joined = line.word(last) in TO or (line.word(last) == "and" and line.word(at - 1) == "between")
    if joined and line.word(last + 1) in _months():
        end_month, last = _months()[line.words[last + 1]], last + 2
        last += line.word(last) == "." and line.glued(last) and len(line.words[last - 1]) <= 4
    elif (over := _over_years(line, at, last, month)) is not None:
        return over
    elif (
        line.word(last) in ("and", "и")
        and line.word(last + 1) in _months()
        and _months()[line.words[last + 1]] == month + 1
    ):
        end_month, last = month + 1, last + 2
    if end_month < month:
        return _over_fiscal_year(line, at, last, month, end_month)
    alone = end_month == month and line.word(at - 2) not in _months()
    if alone and (line.word(at - 1) in ("to", "through", "по") or line.word(last) in ("включительно", "inclusive")):
        return with_year(line, at, last, When(first=1, last=month), "to <month>")
    if line.word(at - 1) in ("from", "between", "с", "со"):
        start = at - 1
    rule = "<month>" if end_month == month else "<month> - <month>"
    return with_year(line, start, last, When(first=month, last=end_month), rule)


def _days_span(line: Line, at: int, day: int, month: int) -> Phrase | None:
    """ "March 20-June 20, 2020": from one month to another, counted by their days."""
    joined = line.word(day + 1) in TO or (line.word(day + 1) == "and" and line.word(at - 1) == "between")
    if joined and _is_day(line, day + 2) and _is_long(line.words[day], line.words[day + 2]):
        return with_year(line, at, day + 3, When(first=month, last=month), "<month> <day> - <day>")
    second = _months().get(line.word(day + 2)) if line.word(day + 1) in TO else None
    end = day + 3 + (line.word(day + 3) == "." and line.glued(day + 3))
    if second is None or second <= month or not _is_day(line, end):
        return None
    return with_year(line, at, end + 1, When(first=month, last=second), "<month> <day> - <month> <day>")


def _is_long(first: str, last: str) -> bool:
    """Whether two days span most of a month, and not those of a visit."""
    return int(last) - int(first) >= _MOST_OF_MONTH


_MOST_OF_MONTH = 19


def _dated_days(line: Line, at: int, day: int, month: int) -> Phrase | None:
    """ "March 21, 2022 through March 20, 2023": from one day to another of a later year."""
    to = day + 2 + (line.word(day + 1) == ",")
    year, second = year_of(line, to - 1), _months().get(line.word(to + 1))
    if year is None or second is None or line.word(to) not in TO or not _is_day(line, to + 2):
        return None
    end = to + 3 + (line.word(to + 3) == ",")
    last_year = year_of(line, end)
    if last_year is None or last_year <= year:
        return None
    return Phrase("period", at, end + 1, When(year, None, month, second, last_year), "<day> <year> - <day> <year>")


def _is_day(line: Line, at: int) -> bool:
    word = line.word(at)
    days = line.shape(at) == "N" and word.isdecimal() and len(word) <= 2 and int(word) <= 31
    return days and line.word(at + 1) not in ("months", "month", "percent", "%")


def _over_fiscal_year(line: Line, at: int, last: int, month: int, end_month: int) -> Phrase | None:
    """ "July-April of 2024-25"."""
    start = last + (line.word(last) in ("of", "in"))
    found = None
    if start < len(line):
        found = read_fiscal(line, start) if line.words[start] in FISCAL else read_year(line, start)
    if found is None or found.value.style != "fiscal":
        return None
    when = found.value._replace(first=month, last=end_month, style="span")
    return Phrase("period", at, found.last, when, "<month> - <month> of <fiscal year>")


def _over_years(line: Line, at: int, last: int, month: int) -> Phrase | None:
    """ "December 2021 to November 2022", «июля 2024-го по июнь 2025 года»."""
    first = read_year(line, last) if year_of(line, last) is not None else None
    if first is None or first.rule != "<year>":
        return None
    to = first.last
    if not (line.word(to) in TO or (line.word(to) == "and" and line.word(at - 1) == "between")):
        return None
    end_month = _months().get(line.word(to + 1))
    second = read_year(line, to + 2) if year_of(line, to + 2) is not None else None
    if end_month is None or second is None or second.rule != "<year>":
        return None
    when = When(first.value.year, None, month, end_month, second.value.year)
    start = at - 1 if line.word(at - 1) in ("from", "between", "с", "со") else at
    return Phrase("period", start, second.last, when, "<month> <year> - <month> <year>")
