"""Times that point back: "in the period", "those months", "that year", «за эти месяцы», «в отчетном периоде»."""

from functools import cache

from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.phrases.calendar_words import shifts, year_of
from entrepot.reading.statements.phrases.number import read_number
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.when import When

_AFTER_PERIOD = frozenset(
    ["of", "from", "between", "to", "when", "before", "earlier", "ago", "ended", "ending", "с", "от", "назад", "ранее"]
)


@cache
def _pointers() -> dict[str, frozenset[str]]:
    return {key: frozenset(said.split()) for key, said in load("periods")["pointed"].items()}


def read_pointed(line: Line, at: int) -> Phrase | None:
    """The months told before, when the words from `at` point at them."""
    words, sets = line.words, _pointers()
    if words[at] == "so":
        return (
            Phrase("period", at, at + 2, When(shift=0, style="running"), "so far")
            if line.word(at + 1) == "far"
            else None
        )
    if words[at] not in sets["pointers"]:
        return None
    noun = at + 1 + (line.word(at + 1) in sets["reported"])
    told = noun > at + 1
    dated = told and line.word(noun + 1) == "of" and year_of(line, noun + 2) is not None
    if line.word(noun) in sets["periods"] and (dated or line.word(noun + 1) not in _AFTER_PERIOD):
        if words[at] == "the" and not told and line.word(at - 1) not in ("in", "during", "over", "for"):
            return None
        named = noun + 1 + (line.word(noun + 1) in ("of", "in"))
        year = year_of(line, named) if told else None
        last = noun + 1 if year is None else named + 1
        if year is not None and line.word(last) == "-" and line.glued(last):
            last += 2
        last += year is not None and line.word(last) in ("года", "году")
        rule = "the period reported on" if told or words[at] == "the" else "the months told before"
        return Phrase("period", at, last, When(year=year, style="that"), rule)
    counted = read_number(line, noun) if words[at] in sets["near"] and noun < len(line) else None
    noun = noun if counted is None else counted.last
    if told and line.word(noun) in sets["months"] and line.word(noun + 1) in shifts():
        return None
    if line.word(noun) in sets["months"] and words[at] in sets["near"]:
        count = None if counted is None or line.word(noun) != "months" else int(counted.value.value)
        year = year_of(line, noun + 2) if line.word(noun + 1) in ("of", "in") else year_of(line, noun + 1)
        last = noun + 1 if year is None else noun + 2 + (line.word(noun + 1) in ("of", "in"))
        return Phrase("period", at, last, When(year=year, last=count, style="that"), "the months told before")
    if line.word(noun) in sets["years"] and words[at] in sets["far"]:
        return Phrase("period", at, noun + 1, When(style="that", last_year=0), "that year")
    return None
