"""Home: the economies that a report may be written from, by its outlet and its date line."""

import re
from collections.abc import Sequence

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.phrases.calendar_words import months
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.story import Story

_MARK = re.compile(r"\s*(?:--?|–|—|:|/|\.\s|\.$|\()")
_WORD = re.compile(r"[\s,.|]*(?P<word>[^\W\d_]+|\d+)")
_AGENCY = re.compile(r"(?:[A-ZА-ЯЁ.]{3,}|[A-Z][\w.]+)\s*[-–—,.:/]\s*")
_OPENING, _EARLY = 80, 12


def homes_of(story: Story) -> tuple[Economy | None, Economy | None]:
    """Where the outlet is at home, and the place that the date line names."""
    outlet = Economy.parse(story.document.home) if story.document.home else None
    return outlet, _of_date_line(story)


def home_in(homes: Sequence[Economy | None], pair: Sequence[Economy]) -> Economy | None:
    """The one of a pair that a report is written from: it, its country, or the one region of it in the pair."""
    for home in filter(None, homes):
        held = [e for e in pair if e.kind == "region" and e.parent == home.code]
        fitting = [e for e in pair if e in (home, home.country)] or (held if len(held) == 1 else [])
        if fitting:
            return fitting[0]
    return None


def _of_date_line(story: Story) -> Economy | None:
    """The place that opens a paragraph before a dash, a bracket or a colon ("ERFURT, 29 August –"), or stands with a
    date on a line of its own ("24 июня 2024, Уфа")."""
    whole = story.document.text
    body = {s.start for s in story.text.sentences if s.kind == "body"}
    for place in story.places[:_EARLY]:
        start = max(whole.rfind("\n", 0, place.start) + 1, story.document.story[0])
        before = whole[start : place.start]
        if len(before) > _OPENING:
            continue
        if _stands_with_date(whole, before, place) or (start in body and _opens(whole, before, place)):
            return place.economy
    return None


def _opens(whole: str, before: str, place: Place) -> bool:
    """Whether the place opens its paragraph (an agency's name may go before it) and only a date, a country or an agency
    stands between it and a dash."""
    if before.strip() and _AGENCY.fullmatch(before.strip() + " ") is None:
        return False
    if place.form not in ("capital", "city", "name"):
        return False
    at, steps = place.end, 0
    while steps < 8:
        if mark := _MARK.match(whole, at):
            glued = mark.group() == "-" and not whole[mark.end() : mark.end() + 1].isspace()
            return steps > 0 or (not glued and (place.form != "name" or whole[place.start : place.end].isupper()))
        word = _WORD.match(whole, at)
        if word is None or "\n" in word.group() or not _is_of_date_line(word["word"]):
            return False
        at, steps = word.end(), steps + 1
    return False


def _is_of_date_line(word: str) -> bool:
    """A number, a month, a name, or "of" and "года" of a date."""
    return word[0].isdigit() or word[0].isupper() or word in months() or word in _DATE_WORDS


_DATE_WORDS = frozenset(["года", "г", "st", "nd", "rd", "th", "корр"])


def _stands_with_date(whole: str, before: str, place: Place) -> bool:
    """ "Wednesday, 5 May 2021, Dushanbe" on a line with nothing else."""
    stop = whole.find("\n", place.end)
    after = whole[place.end : stop if stop >= 0 else len(whole)]
    said = f"{before} {after}"
    found = re.findall(r"[^\W\d_]+", said)
    return (
        len(said) < _OPENING
        and any(char.isdigit() for char in said)
        and len(found) <= 6
        and all(_is_of_date_line(word) for word in found)
        and _YEAR.search(said) is not None
    )


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
