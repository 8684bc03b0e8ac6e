"""Periods: "January–November 2025", "the first half", «за 9 месяцев», "last year", «с января по май», "a year earlier".

A phrase says what the words say (`When`); `clock.py` works out the months from the date line and the neighbours.
"""

from functools import cache

from entrepot.reading.statements.phrases.calendar_words import months as _months
from entrepot.reading.statements.phrases.calendar_words import ordinals as _ordinals
from entrepot.reading.statements.phrases.calendar_words import shifts as _shifts
from entrepot.reading.statements.phrases.calendar_words import time_words as _set
from entrepot.reading.statements.phrases.calendar_words import year_of
from entrepot.reading.statements.phrases.decades import DECADE_STARTS, read_decade, read_short_year
from entrepot.reading.statements.phrases.months import read_day, read_months
from entrepot.reading.statements.phrases.number import read_number
from entrepot.reading.statements.phrases.part_of_year import numbered, read_last_part, with_year
from entrepot.reading.statements.phrases.past import (
    EARLIER,
    read_before_now,
    read_same,
    read_shifted,
    read_since_new_year,
    read_year_ago,
)
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.pointed import read_pointed
from entrepot.reading.statements.phrases.up_to import read_up_to
from entrepot.reading.statements.phrases.when import When
from entrepot.reading.statements.phrases.year import FISCAL, read_fiscal, read_year
from entrepot.reading.statements.phrases.year_ends import YEAR_END_STARTS, read_year_end


def read_period(line: Line, at: int) -> Phrase | None:
    """The period that starts at token `at`."""
    word, shape = line.words[at], line.shapes[at]
    if shape == "N":
        return (
            _part_of_year(line, at)
            or read_year(line, at)
            or read_short_year(line, at)
            or _short_half(line, at)
            or read_day(line, at)
            or _count(line, at, at)
        )
    if shape not in "wC":
        return None
    if (pointed := read_pointed(line, at)) is not None:
        return pointed
    if word in DECADE_STARTS and (decade := read_decade(line, at)) is not None:
        return decade
    if word in _months() and (word not in ("may", "march", "mar", "sep", "jan") or shape == "C"):
        return read_months(line, at)
    if word in ("q", "h") and line.shape(at + 1) == "N" and line.glued(at + 1) and line.words[at + 1] in "1234":
        return numbered(line, at, at + 2, "quarter" if word == "q" else "half", int(line.words[at + 1]))
    if word in ("полгода", "полугодие", "полугодии", "полугодия"):
        return with_year(line, at, at + 1, When(first=1, last=6), "<half-year>")
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
    if word in ("начала", "since", "year", "so") and (found := read_since_new_year(line, at)) is not None:
        return found
    if word in _set("same") and (found := read_same(line, at)) is not None:
        return found
    if word in _shifts() and (found := read_shifted(line, at)) is not None:
        return found
    if word in ("since", "с") and (year := year_of(line, at + 1)):
        last = at + 2 + (line.word(at + 2) in _set("year"))
        if line.word(last) not in ("to", "по", "до"):
            return Phrase("period", at, last, When(year=year, style="since"), "since <year>")
        if word == "с" and (second := year_of(line, last + 1)) and second > year:
            end = last + 2 + (line.word(last + 2) in _set("year"))
            return Phrase("period", at, end, When(year=year, last_year=second), "from <year> to <year>")
    if word == "year" and (rolling := read_up_to(line, at, at + 1, 12)) is not None:
        return rolling
    if (
        word == "quarter"
        and line.word(at + 1) in ("ended", "ending", "to")
        and ((closed := read_up_to(line, at, at + 1, 3)) is not None)
    ):
        return closed
    if (found := read_last_part(line, at) or read_before_now(line, at)) is not None:
        return found
    if word in ("годом", "год", "year") or (word in ("a", "the", "one") and line.word(at + 1) == "year"):
        found = read_year_ago(line, at)
        if found is not None:
            return found
    if word.startswith("прошлогодн") and line.word(at + 1).startswith(_CHANGES):
        return Phrase("period", at, at + 1, When(shift=-1), "<last year's> growth")
    if word in ("прошлогодний", "прошлогоднего", "прошлогоднему", "прошлогодних", "прошлогоднее"):
        return Phrase("period", at, at + 1, When(shift=-1, style="same"), "<last year's>")
    if (found := read_year_end(line, at) or _half_year(line, at)) is not None:
        return found
    if (closed := _until_end(line, at)) is not None:
        return closed
    if word in FISCAL and (found := read_fiscal(line, at)) is not None:
        return found
    if word in _set("vague") and line.shape(at + 1) == "N":
        number = read_number(line, at + 1)
        if number is not None and line.word(number.last) in _set("month"):
            return Phrase("period", at, number.last + 1, When(style="length"), "the last <number> months")
    if word in _set("vague") and (line.word(at + 1) in _set("year") or line.word(at + 1) == "полгода"):
        return Phrase("period", at, at + 2, When(style="length"), "recent years")
    return _count(line, at, at)


def _half_year(line: Line, at: int) -> Phrase | None:
    """ "the half year to June", "half a year"."""
    at_year = at + 1 + (line.word(at + 1) in ("-", "a"))
    if (
        line.words[at] != "half"
        or line.word(at_year) != "year"
        or line.word(at_year + 1) in ("ago", "later", "earlier")
    ):
        return None
    last = at_year + 1
    closed = read_up_to(line, at, last, 6)
    return closed or with_year(line, at, last, When(first=1, last=6), "the half year")


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


def _part_of_year(line: Line, first: int) -> Phrase | None:
    """ "2018's first five months"."""
    year, at = year_of(line, first), first + 2
    ordinal = _ordinals().get(line.word(at)) if year is not None and line.word(first + 1) == "'s" else None
    found = _ordinal(line, at, ordinal) if ordinal is not None else None
    if found is None or found.value.first is None:
        return None
    return found._replace(first=first, value=found.value._replace(year=year, shift=None), rule="<year>'s <months>")


def _short_half(line: Line, at: int) -> Phrase | None:
    """ "1H2017", "2Q 2025", "9M 2025", "1H16", "the 1st quarter"."""
    if line.word(at + 1) in ("m", "м") and line.glued(at + 1) and line.words[at] in ("3", "6", "9", "11"):
        year = year_of(line, at + 2)
        when = When(year=year, first=1, last=int(line.words[at]))
        return None if year is None else Phrase("period", at, at + 3, when, "<number>M <year>")
    if line.word(at + 1) in ("st", "nd", "rd", "th") and line.glued(at + 1) and line.words[at] in ("1", "2", "3", "4"):
        for part in ("quarter", "half"):
            if line.word(at + 2) == part:
                return numbered(line, at, at + 3, part, int(line.words[at]))
    if line.words[at] not in ("1", "2", "3", "4") or line.word(at + 1) not in ("h", "q") or not line.glued(at + 1):
        return None
    part = "half" if line.words[at + 1] == "h" else "quarter"
    found = numbered(line, at, at + 2, part, int(line.words[at]))
    short = line.word(at + 2)
    if found is not None and found.last == at + 2 and line.glued(at + 2) and len(short) == 2 and short.isdecimal():
        return found._replace(last=at + 3, value=found.value._replace(year=2000 + int(short)))
    return found


def _ordinal(line: Line, at: int, number: int) -> Phrase | None:
    """ "first half", "third quarter", "first nine months", «первые девять месяцев», «I квартал»."""
    following = line.word(at + 1)
    if following == "-":
        following, at_next = line.word(at + 2), at + 2
    else:
        at_next = at + 1
    if following in _set("half"):
        return numbered(line, at, at_next + 1, "half", number)
    if following in _set("quarter"):
        return numbered(line, at, at_next + 1, "quarter", number)
    if number == 1 and (following in _set("month") or (following == "few" and line.word(at + 2) in _set("month"))):
        return Phrase("period", at, at_next + 1 + (following == "few"), When(style="length"), "the first months")
    if number == 1 and at + 1 < len(line):
        return _count(line, at, at + 1)
    return None


def _count(line: Line, first: int, at: int) -> Phrase | None:
    """ "nine months of 2025", «за 11 месяцев», "three quarters", "ten years"."""
    number = read_number(line, at)
    if number is None or number.value.scale > 1:
        return None
    count, last = number.value.value, number.last
    last += line.word(last) == "-"
    last += line.word(last) in ("full", "первых", "первые")
    unit = line.word(last)
    if unit in _set("quarter") and line.shapes[at] == "N" and last == at + 1 and count <= 4 and line.language == "ru":
        return numbered(line, first, last + 1, "quarter", int(count))
    if unit in _set("month") or unit in _set("quarter"):
        months = count * (3 if unit in _set("quarter") else 1)
        if months != int(months) or not 1 <= months <= 12 or (months < 2 and first == at):
            return None
        end = last + 1
        end += line.word(end) == "." and unit == "мес"
        end += line.word(end) == "-" and line.word(end + 1) == "period" and 2
        if (told := read_up_to(line, first, end, int(months)) or _spelt_out(line, first, end)) is not None:
            return told
        if line.word(end) in EARLIER and months == 12:
            return Phrase("period", first, end + 1, When(shift=-1, style="same"), "the twelve months before")
        return with_year(line, first, end, When(first=1, last=int(months)), "<number> months")
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
        if line.word(last + 1) in EARLIER and count == int(count) and count > 1:
            return Phrase("period", first, last + 2, When(shift=-int(count), style="same"), "<number> years before")
        if line.word(last + 1) in _LATER and count == int(count):
            return Phrase("period", first, last + 2, When(shift=int(count), style="after"), "<number> years later")
        return Phrase("period", first, last + 1, When(shift=int(count), style="length"), "<number> years")
    return None


_CHANGES = ("рост", "прирост", "прибавк", "увеличени", "подъем", "снижени", "сокращени", "спад", "падени")
_AGO = frozenset(["ago", "back", "назад"])
_LATER = frozenset(["later", "on", "after", "спустя", "позже", "позднее"])


def _spelt_out(line: Line, first: int, at: int) -> Phrase | None:
    """ "the seven months from January through July 2019": the months named after their number."""
    start = at + (line.word(at) in (",", "("))
    if line.word(start) not in ("from", "between", "of", "с", "со") or line.word(start + 1) not in _months():
        return None
    found = read_months(line, start + 1)
    when: When | None = found.value if found is not None else None
    if found is None or when is None or when.style != "span" or when.first == when.last:
        return None
    return found._replace(first=first)


@cache
def period_starts() -> frozenset[str]:
    """Words that may open a period, number words aside."""
    return (
        frozenset(_months())
        | frozenset(_ordinals())
        | frozenset(_shifts())
        | YEAR_END_STARTS
        | DECADE_STARTS
        | _set("same")
        | _set("vague")
        | _set("starts")
        | _set("pointers")
        | _set("ends")
        | _set("half")
    )
