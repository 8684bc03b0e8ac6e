"""Report year: when a report without a date was written, by what it tells of time.

Each sort of time that a text tells speaks for the years around the latest of its sort: a part of a year for that
year, a year with figures for the one after it, a deadline for those before. How far off the report's own year is was
learned from dated reports; see `tools/learn_report_year.py`.
"""

import re
from typing import NamedTuple

from entrepot.reading.statements.claims.marks import marks_at
from entrepot.reading.statements.lexicon import weights, words
from entrepot.reading.statements.phrases.calendar_words import months
from entrepot.reading.statements.phrases.period import read_period
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.when import When
from entrepot.reading.statements.text import Text

_BEFORE = words("small_words", "times", "deadlines")
_COMPARES = words("small_words", "times", "year_compared")
_OF_FIGURES = frozenset(("turnover", "exports", "imports", "sell", "buy", "trade", "up", "down", "level"))
_ENDS = words("periods", "words", "ends")
_OPENING, _LATE = 4, 9
_MONTH_LINE = re.compile(
    r"date\s+(?P<stamp>(?:19|20)\d\d)-(?P<number>0[1-9]|1[0-2])\b(?!-)"
    r"|(?P<month>[^\W\d_]+),?\s+(?P<year>(?:19|20)\d\d)\s*$"
)
_LINES = 12
FARTHEST, NEAREST = -3, 6
"""How many years the latest year of a sort may be before the report's and after it; what lies beyond counts so."""


class Written(NamedTuple):
    """The year and the month of a report, as far as they are known; sure: a line of its own says so."""

    year: int | None = None
    month: int | None = None
    sure: bool = False


def written(text: Text) -> Written:
    """When a report without a date was written."""
    for line in text.document.text.split("\n")[:_LINES]:
        if (found := _MONTH_LINE.match(line.strip().casefold())) is not None:
            if found["stamp"]:
                return Written(int(found["stamp"]), int(found["number"]), True)
            if (month := months().get(found["month"])) is not None:
                return Written(int(found["year"]), month, True)
    latest, month = told_in(text)
    return Written(likeliest(latest), month)


def likeliest(latest: dict[str, int]) -> int | None:
    """The year for which the latest years of all sorts speak most."""
    if not latest:
        return None
    known = weights("report_year")

    def speaks_for(year: int) -> float:
        offs = ((sort, max(FARTHEST, min(NEAREST, told - year))) for sort, told in latest.items())
        return sum(known.get(f"{sort} {off}", known.get(f"{sort} else", 0.0)) for sort, off in offs)

    years = {told + off for told in latest.values() for off in range(-3, 3)}
    return max(sorted(years), key=speaks_for)


def told_in(text: Text) -> tuple[dict[str, int], int | None]:
    """The latest year of each sort that a text tells, and the month of the first day that its opening names."""
    latest: dict[str, int] = {}
    month, last_year, this_year = None, False, False
    for at, sentence in enumerate(text.sentences):
        line = Line(text, sentence)
        phrases = _periods(line)
        if month is None and at < _OPENING:
            month = next((p.value.first for p in phrases if _is_day(line, p)), None)
        last_year = last_year or any(_is_last_year(p.value) for p in phrases)
        this_year = this_year or any(p.value.shift == 0 and p.value.first is not None for p in phrases)
        dated = [p for p in phrases if p.value.year is not None]
        kinds = {mark.kind for i in range(len(line)) for mark in marks_at(line.words, i)} if dated else set()
        for phrase in dated:
            sort, when = _sort(line, phrase, kinds, month), phrase.value
            latest[sort] = max(latest.get(sort, 0), when.last_year or when.year)
            if sort == "range":
                latest["range first"] = max(latest.get("range first", 0), when.year)
    if this_year and "part late" in latest:
        latest["part late, this year"] = latest.pop("part late")
    if last_year and "figure base" in latest:
        latest["figure base, last year"] = latest.pop("figure base")
    if "figure" in latest and latest["figure"] in {
        latest.get(sort) for sort in ("part", "part behind", "part late", "part ahead")
    }:
        latest["figure beside a part"] = latest.pop("figure", 0)
    return latest, month


def _periods(line: Line) -> list[Phrase]:
    found: list[Phrase] = []
    at = 0
    while at < len(line):
        phrase = read_period(line, at) if line.shapes[at] in "NwC" else None
        if phrase is not None and phrase.kind == "period":
            found.append(phrase)
        at = phrase.last if phrase is not None and phrase.kind == "period" else at + 1
    return found


def _is_day(line: Line, phrase: Phrase) -> bool:
    when: When = phrase.value
    opens = _BEFORE.isdisjoint(line.words[max(0, phrase.first - 2) : phrase.first])
    return when.style == "date" and when.year is None and when.first is not None and opens


def _is_last_year(when: When) -> bool:
    return when.year is None and when.shift == -1 and when.style == "span"


def _is_deadline(line: Line, phrase: Phrase) -> bool:
    """ "by the end of 2030", but not "by 39 percent in 2030"."""
    near = range(max(0, phrase.first - 4), phrase.first)
    return any(line.words[i] in _BEFORE and (i + 1 == phrase.first or line.shapes[i + 1] != "N") for i in near)


def _sort(line: Line, phrase: Phrase, kinds: set[str], month: int | None) -> str:
    """What a time with a year is, as far as it tells something of the report's own year."""
    when: When = phrase.value
    part = when.first is not None and (when.first, when.last) != (1, 12)
    if _is_deadline(line, phrase) and not (part and "goal" not in kinds):
        return "by the end" if not _ENDS.isdisjoint(line.words[max(0, phrase.first - 3) : phrase.first + 1]) else "by"
    if when.style in ("date", "since", "same"):
        return when.style
    if wanted := next((kind for kind in ("goal", "modal") if kind in kinds), None):
        return f"{wanted} part" if part else f"{wanted} year"
    if when.style.startswith("fiscal"):
        return "fiscal"
    base = not _COMPARES.isdisjoint(line.words[max(0, phrase.first - 3) : phrase.first])
    if part and (base or month is None):
        return "part base" if base else "part late" if (when.last or 0) >= _LATE else "part"
    if part and month is not None:
        return "part ahead" if (when.last or 0) > month else "part behind"
    if when.last_year is not None:
        return "range"
    if _OF_FIGURES.isdisjoint(kinds) or "N" not in line.shapes:
        return "year"
    return "figure base" if base else "figure"
