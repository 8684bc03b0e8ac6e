"""The Iranian year: "the current Iranian calendar year", "the previous Iranian year 1400", which begins on 21 March."""

from entrepot.reading.statements.phrases.calendar_words import shifts
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.phrases.when import When


def read_iranian_year(line: Line, at: int) -> tuple[When, int] | None:
    """The Iranian year that the words from `at` name, and the token after them."""
    at += line.word(at) in ("the", "this")
    shift = shifts().get(line.word(at), 0 if line.word(at) in ("present", "iranian") else None)
    at += line.word(at) != "iranian"
    if shift is None or shift > 0 or line.word(at) not in ("iranian", "persian", "solar"):
        return None
    at += 1 + (line.word(at + 1) in ("calendar", "fiscal", "hijri", "solar"))
    return (When(shift=shift, style="iranian"), at + 1) if line.word(at) == "year" else None
