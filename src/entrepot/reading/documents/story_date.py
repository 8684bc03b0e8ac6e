"""Which of the dates on a page is the day on which its story was published."""

import re
from collections.abc import Iterator
from datetime import date

from entrepot.reading.documents.dated_furniture import closing_date, line_date
from entrepot.reading.documents.dateline import (
    CRAWLED,
    DAY_AND_MONTH,
    MONTHS,
    Settle,
    city_date,
    first_date,
    is_date_line,
    parse_date,
)
from entrepot.reading.documents.furniture import heads_other_stories, is_furniture, is_prose

_MONTH_FIRST = frozenset(["USA"])
_WEEKDAYS = tuple(
    re.compile(rf"\b(?:{names})\b", re.IGNORECASE)
    for names in (
        "mon(?:day)?|понедельник|пн", "tue(?:s(?:day)?)?|вторник|вт", "wed(?:nesday)?|среда|ср",
        "thu(?:r(?:s(?:day)?)?)?|четверг|чт", "fri(?:day)?|пятница|пт", "sat(?:urday)?|суббота|сб",
        "sun(?:day)?|воскресенье|вс",
    )
)  # fmt: skip
_TODAY = re.compile(r"\b(?:today|сегодня)\s*[,(–—-]?\s*(?:on\s+)?", re.IGNORECASE)
_PADDED = re.compile(r"(?<!\d)0\d/\d\d/|(?<!\d)\d\d/0\d/|(?<!\d)1\d/1\d/")


def story_date(text: str, story: tuple[int, int], home: str | None) -> date | None:
    """The day of a story in `text`, written for readers of the economy `home`.

    Looked for in this order: a line that is a date, nearest the headline; a line of furniture with one; the city's
    line; what stands below the story; "today, 5 May 2020" in its first paragraph; a crawler's stamp.
    """
    start, end = story
    stamp = CRAWLED.match(text)
    crawled = parse_date(stamp[1]) if stamp else None
    above = _filled(text[stamp.end() if stamp else 0 : start])
    within, below = _own(_filled(text[start:end]), _filled(text[end : end + 1000])[:4])
    lead = next(filter(is_prose, within[:12]), "")
    settle = _settle(text[start : start + 3000], home)
    return (
        _date_lines(above, within[:6], settle)
        or _furniture(above, within[:6], settle)
        or _city(above, within[:6], crawled.year if crawled else None, settle)
        or _below(within[-1:], below, settle)
        or _today(lead)
        or crawled
    )


def _filled(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _own(within: list[str], below: list[str]) -> tuple[list[str], list[str]]:
    """The lines within and below a story, up to a heading of other news or of comments under a paragraph of it."""
    first = next((i for i, line in enumerate(within) if is_prose(line)), len(within))
    cut = next((i for i in range(first + 1, len(within)) if heads_other_stories(within[i])), None)
    if cut is not None:
        return within[:cut], []
    return within, below[: next((i for i, line in enumerate(below) if heads_other_stories(line)), len(below))]


def _date_lines(above: list[str], within: list[str], settle: Settle) -> date | None:
    for line in filter(is_date_line, (*reversed(above), *within)):
        found = first_date(line, settle)
        if found and (found[1:] == (0, len(line)) or not is_furniture(line) or line_date(line, settle)):
            return found[0]
    return None


def _furniture(above: list[str], within: list[str], settle: Settle) -> date | None:
    lines = (*within, *reversed(above[-40:]))
    return next((day for line in lines if (day := line_date(line, settle))), None)


def _city(above: list[str], within: list[str], year: int | None, settle: Settle) -> date | None:
    lines = (line for line in (*within, *reversed(above[-8:])) if not is_furniture(line))
    return next((day for line in lines if (day := city_date(line, year, settle))), None)


def _below(last: list[str], below: list[str], settle: Settle) -> date | None:
    return next((day for line in (*below, *last) if (day := closing_date(line, settle))), None)


def _today(lead: str) -> date | None:
    for match in _TODAY.finditer(lead):
        found = first_date(lead[match.end() : match.end() + 25])
        if found and found[1] == 0:
            return found[0]
    return None


def _settle(story: str, home: str | None) -> Settle:
    """What decides on 03/04/2019: the day and month that the story names in words, else the weekday beside it, else
    that an American outlet writes the month first and others, where they fill up with noughts, the day."""

    def settled(line: str, day_first: date, month_first: date) -> date | None:
        named = set(_named(story))
        either = [(day.month, day.day) in named for day in (day_first, month_first)]
        if either[0] == either[1]:
            either = [_WEEKDAYS[day.weekday()].search(line) is not None for day in (day_first, month_first)]
        if either[0] != either[1]:
            return day_first if either[0] else month_first
        if home in _MONTH_FIRST:
            return month_first
        return day_first if _PADDED.search(line) else None

    return settled


def _named(story: str) -> Iterator[tuple[int, int]]:
    for form in DAY_AND_MONTH:
        for match in form.finditer(story):
            yield MONTHS[match["month"].lower()], int(match["day"])
