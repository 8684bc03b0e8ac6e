"""The calendar's words: months, ordinals, years, and whether a line tells of any."""

from functools import cache

from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.phrases.number import table
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.when import When


@cache
def months() -> dict[str, int]:
    return {word: int(n) for word, n in table(load("periods")["months"]).items()}


@cache
def ordinals() -> dict[str, int]:
    return {word: int(n) for word, n in table(load("periods")["ordinals"]).items()}


@cache
def shifts() -> dict[str, int]:
    return {word: int(n) for word, n in table(load("periods")["shifts"]).items()}


@cache
def time_words(key: str) -> frozenset[str]:
    return frozenset(load("periods")["words"][key].split())


def year_of(line: Line, at: int) -> int | None:
    """The calendar year that token `at` is."""
    if line.shape(at) != "N":
        return None
    word = line.words[at]
    if len(word) != 4 or not word.isdecimal() or not "1950" <= word <= "2099":
        return None
    return int(word)


def numeric_date(line: Line, at: int) -> Phrase | None:
    """ "2022-07-25" and the year of "10/09/2018": a day, not a year."""
    if (
        line.word(at + 1) in ("-", "/")
        and line.shape(at + 2) == "N"
        and line.word(at + 3) in ("-", "/")
        and line.glued(at + 1)
    ):
        return Phrase("period", at, at + 5, When(year=year_of(line, at), style="date"), "<year>-<month>-<day>")
    if line.word(at - 1) in ("/", ".") and line.glued(at) and line.shape(at - 2) == "N":
        return Phrase("period", at, at + 1, When(year=year_of(line, at), style="date"), "<day>/<month>/<year>")
    return None


def tells_time(line: Line) -> bool:
    """Whether the line may tell a year or a span of months."""
    if not _telling().isdisjoint(line.words):
        return True
    return "N" in line.shapes and any(year_of(line, at) is not None for at in range(len(line)))


@cache
def _telling() -> frozenset[str]:
    parts = time_words("quarter") | time_words("half") | time_words("month")
    return frozenset(months()) | parts | {"year", "году", "год", "года"}
