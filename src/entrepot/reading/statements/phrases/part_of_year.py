"""Parts of a year and the year that follows them: "Q3 2025", "of last year", «текущего года», "(Q1'24)"."""

from entrepot.reading.statements.phrases.calendar_words import shifts as _shifts
from entrepot.reading.statements.phrases.calendar_words import time_words as _set
from entrepot.reading.statements.phrases.calendar_words import year_of
from entrepot.reading.statements.phrases.iranian import read_iranian_year
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.when import When
from entrepot.reading.statements.phrases.year import read_fiscal, read_year


def with_year(line: Line, first: int, last: int, when: When, rule: str) -> Phrase:
    """The months with the year that follows them: "of 2025", "this year", «текущего года», «2025 года»."""
    last += line.word(last) == "period"
    at = last
    while line.word(at) in (",", "of", "in", "the", "from", "в", "(", "за") and at < last + 2:
        at += 1
    if line.word(at) in ("fy", "fiscal") and when.first is not None and (fiscal := read_fiscal(line, at)) is not None:
        counted = rule in ("<number> months", "the half year") or rule.startswith("<ordinal>")
        style = "fiscal part" if counted else "fiscal months"
        told = fiscal.value._replace(first=when.first, last=when.last, style=style)
        return Phrase("period", first, fiscal.last, told, f"{rule} of <fiscal year>")
    year = year_of(line, at)
    if year is None and line.word(last) == "(" and (again := _said_again(line, last + 1, when)) is not None:
        return Phrase("period", first, last, when._replace(year=again), f"{rule} of <year>")
    short = line.word(last + 1)
    if line.word(last) in ("'", "’") and line.glued(last + 1) and short.isdecimal() and len(short) == 2:
        return Phrase("period", first, last + 2, when._replace(year=2000 + int(short)), rule)
    if (iranian := read_iranian_year(line, at)) is not None and when.first is not None and when.last is not None:
        year_of_it, end = iranian
        return Phrase(
            "period", first, end, year_of_it._replace(first=when.first, last=when.last), f"{rule} of the Iranian year"
        )
    if not _CALENDARS.isdisjoint(line.words[at : at + 4]):
        return Phrase("period", first, at, When(style="length"), f"{rule} of another calendar")
    if year is not None:
        whole = read_year(line, at)
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


def _said_again(line: Line, at: int, when: When) -> int | None:
    """The year of "in the first quarter (Q1'24)"."""
    digit = line.word(at + 1)
    if line.word(at) not in ("q", "h") or digit not in ("1", "2", "3", "4") or not line.glued(at + 1):
        return None
    found = numbered(line, at, at + 2, "quarter" if line.words[at] == "q" else "half", int(digit))
    same = found is not None and (found.value.first, found.value.last) == (when.first, when.last)
    return found.value.year if found is not None and same else None


_CALENDARS = frozenset(["iranian", "persian", "solar", "hijri", "ethiopian", "nepali", "иранского"])


def numbered(line: Line, first: int, last: int, part: str, number: int) -> Phrase | None:
    size = 6 if part == "half" else 3
    if number * size > 12:
        return None
    if part == "half" and line.word(last) == "-" and line.word(last + 1) == "year":
        last += 2
    when = When(first=(number - 1) * size + 1, last=number * size)
    return with_year(line, first, last, when, f"<ordinal> {part}")


def read_last_part(line: Line, at: int) -> Phrase | None:
    """ "the last quarter of 2024", «в последнем квартале года»: the fourth one."""
    if line.words[at] not in _set("final"):
        return None
    for part, number in (("quarter", 4), ("half", 2)):
        if line.word(at + 1) in _set(part):
            found = numbered(line, at, at + 2, part, number)
            told = found is not None and (
                found.value.year is not None or found.value.shift is not None or found.rule.endswith("of the year")
            )
            return found if told else None
    return None
