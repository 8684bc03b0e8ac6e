"""The calendar's words: months, ordinals, years, and whether a line tells of any."""

from collections.abc import Iterable
from functools import cache

from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.lexicon.by_word import ByWord
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
    word = line.word(at)
    return int(word) if len(word) == 4 and _is_year(word) else None


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


def tells_time(words: Iterable[str]) -> bool:
    """Whether one of the words may tell a year or a span of months."""
    return any(map(_TELLS_TIME.__getitem__, words))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdecimal() and "1950" <= word <= "2099"


@cache
def _telling() -> frozenset[str]:
    parts = time_words("quarter") | time_words("half") | time_words("month")
    return frozenset(months()) | parts | {"year", "году", "год", "года"}


_TELLS_TIME = ByWord(lambda word: word in _telling() or _is_year(word))
