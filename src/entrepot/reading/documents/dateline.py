"""Dates as reports write them: the date line of a story, as opposed to the day on which its page was rendered."""

import re
from collections.abc import Callable
from datetime import date

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan января январь янв", "february feb февраля февраль фев февр", "march mar марта март мар",
            "april apr апреля апрель апр", "may мая май", "june jun июня июнь июн", "july jul июля июль июл",
            "august aug августа август авг", "september sept sep сентября сентябрь сент сен",
            "october oct октября октябрь окт", "november nov ноября ноябрь ноя нояб",
            "december dec декабря декабрь дек",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = rf"(?P<month>{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_FULL_YEAR = re.compile(r"(?:19|20)\d\d")
_FORMS = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<![\d.]){_YEAR}[-./](?P<number>0?[1-9]|1[0-2])[-./](?P<day>0?[1-9]|[12]\d|3[01])(?!\d)",
        rf"(?<![\d.])(?P<day>0?[1-9]|[12]\d|3[01])\. ?(?P<number>0?[1-9]|1[0-2])\. ?{_YEAR}(?!\d)",
        rf"(?<![\d/])(?P<day>0?[1-9]|[12]\d|3[01])/(?P<number>0?[1-9]|1[0-2])/{_YEAR}(?!\d)",
        rf"(?<![\d-])(?P<day>0[1-9]|[12]\d|3[01])-(?P<number>0[1-9]|1[0-2])-{_YEAR}(?!\d)",
        rf"(?<![\d/])(?P<number>0?[1-9]|1[0-2])/(?P<day>1[3-9]|2\d|3[01])/{_YEAR}(?!\d)",
        rf"(?<!\d)(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?[\s\u00a0-]+(?:of\s+)?{_MONTH},?[\s\u00a0-]+{_YEAR}\b",
        rf"\b{_MONTH},?[\s\u00a0]*(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?:,?[\s\u00a0]+|,|/){_YEAR}\b",
    )
)
_SHORT_YEAR = re.compile(
    r"(?<![\d./])(?P<day>0[1-9]|[12]\d|3[01])(?P<mark>[./])(?P<number>0[1-9]|1[0-2])(?P=mark)(?P<year>[0-3]\d)(?![\d/]|\.\d)"
)
DAY_AND_MONTH = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?<!\d)(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?[\s\u00a0]+{_MONTH}",
        rf"\b{_MONTH}[\s\u00a0]+(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?\b",
    )
)
TIME = re.compile(
    r"(?:T|\b)(?:[01]?\d|2[0-3])[:.][0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d|\s*[ap]\.?m\b\.?)?|\b[0-2]\d[0-5]\d\s*(?=GMT|UTC|hrs)",
    re.IGNORECASE,
)
AROUND = re.compile(
    r"\b(?:published|posted|updated|created|modified|date|time|on|at|by|added|last|gmt|utc|msk|ist|est|cet|"
    r"moscow|astana|опубликовано|обновлено|дата|публикации|создано|добавлено|время|мск|года?|г)\b\.?(?:[+-]\d+)?|"
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b|"
    r"\b(?:понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|пн|вт|ср|чт|пт|сб|вс)\b",
    re.IGNORECASE,
)
_BEFORE_DATE = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_AFTER_DATE = re.compile(r"\s*(?:(?:года?|г)\b\.?)?\s*(?:$|[.,:;()/|–—-]|\d|at\b|\s{2})", re.IGNORECASE)
_PLACES = frozenset(["край", "область", "района", "region", "oblast", "province", "via"])
_FIGURES = re.compile(r"\b\d+\b")
_OTHER_CALENDAR = re.compile(r"\d{1,2}\s+[A-Z][\w'’-]+\s+1[34]\d\d\s*(?:AH\s*)?[/(-]\s*$")
_IN_PROSE = frozenset(
    "on in from by since until till before after between during the at as of for tomorrow yesterday this "
    "с на от до к по в во со за завтра вчера это".split()
)
CRAWLED = re.compile(r"\ufeff?\s*date (\d{4}-\d\d-\d\d)\s+")


Settle = Callable[[str, date, date], date | None]
"""Which of the two readings of 03/04/2019 holds: called with the line, the date day first and the date month first."""


def parse_date(text: str) -> date | None:
    """The first full date in `text`; 03/04/2019 is left alone, because it has two readings."""
    found = first_date(text)
    return found[0] if found else None


def first_date(text: str, settle: Settle | None = None) -> tuple[date, int, int] | None:
    """The first full date in `text`, with its span; of one with two readings `settle` says which holds."""
    if _FULL_YEAR.search(text) is None:
        return None
    hits = [match for form in _FORMS for match in [form.search(text)] if match]
    for match in sorted(hits, key=re.Match.start):
        if day := _read(match, text, settle):
            return day, match.start(), match.end()
    return None


def first_short_date(text: str, settle: Settle | None = None) -> tuple[date, int, int] | None:
    """The first date in `text` whose year has two figures ("20/02/24", "19.03.18"), of this century, with its span."""
    match = _SHORT_YEAR.search(text)
    day = _read(match, text, settle) if match else None
    return (day, match.start(), match.end()) if match and day else None


def _read(match: re.Match[str], text: str, settle: Settle | None) -> date | None:
    parts = match.groupdict()
    year = int(parts["year"]) + (2000 if len(parts["year"]) == 2 else 0)
    month = int(parts["number"]) if parts.get("number") else MONTHS[parts["month"].lower()]
    day = int(parts["day"])
    slashed = "/" in match[0] and parts.get("number") and not match[0].startswith(parts["year"])
    if not slashed or day > 12 or day == month:
        return day_of(year, month, day)
    return settle(text, date(year, month, day), date(year, day, month)) if settle else None


def is_date_line(line: str) -> bool:
    """Whether a line holds a date or a time of day, and next to nothing else ("15:53, 26 October")."""
    if len(line) > 90 or not any(char.isdigit() for char in line):
        return False
    rest, dated = line, False
    if found := first_date(line):
        rest, dated = line[: found[1]] + " " + line[found[2] :], True
    for form in (*(DAY_AND_MONTH if not dated else ()), TIME):
        rest, count = form.subn(" ", rest)
        dated = dated or count > 0
    left = re.sub(r"[^\w]+", "", AROUND.sub(" ", rest))
    return dated and len(left) <= 12 and not any(char.isdigit() for char in left)


def city_date(line: str, year: int | None, settle: Settle | None = None) -> date | None:
    """The date of "MINSK, 19 January 2026 (BelTA) –"; a date without its year takes `year`, when that is known."""
    opening = line[:120]
    if not any(map(str.isdigit, opening)):
        return None
    found = first_date(opening, settle) or first_short_date(opening, settle)
    if found is None and year:
        hit = next((hit for form in DAY_AND_MONTH if (hit := form.search(opening))), None)
        day = day_of(year, MONTHS[hit["month"].lower()], int(hit["day"])) if hit else None
        found = (day, hit.start(), hit.end()) if hit and day else None
    if found is None or not _opens_story(opening[: found[1]]) or not _AFTER_DATE.match(opening, found[2]):
        return None
    return found[0]


def _opens_story(before: str) -> bool:
    """Whether nothing but a place, an agency and a time of day stands before a date."""
    rest = AROUND.sub(" ", TIME.sub(" ", _OTHER_CALENDAR.sub("", before)))
    names = _BEFORE_DATE.findall(rest)
    if len(before) > 60 or len(names) > 6 or _FIGURES.search(rest):
        return False
    prose = any(word.casefold() in _IN_PROSE for word in _BEFORE_DATE.findall(before)[:1])
    return not prose and all(name[0].isupper() or name in _PLACES for name in names)


def day_of(year: int, month: int, day: int) -> date | None:
    """The date, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None
