"""The end of the year: "by year-end", "the year after", «до конца года»."""

from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.phrases.calendar_words import year_of
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.when import When

_YEAR_ENDS = tuple(tuple(parts.split("_")) for parts in load("periods")["words"]["year_ends"].split())


YEAR_END_STARTS = frozenset(words_[0] for words_ in _YEAR_ENDS)


def read_year_end(line: Line, at: int) -> Phrase | None:
    """ "by year-end", «до конца года»: this year, seen from before its end."""
    for words_ in _YEAR_ENDS if line.words[at] in YEAR_END_STARTS else ():
        if tuple(line.words[at : at + len(words_)]) == words_:
            if year_of(line, at + len(words_)) is not None:
                return None
            return Phrase("period", at, at + len(words_), When(shift=0, style="running"), "the end of the year")
    if (
        line.words[at] in ("the", "a")
        and line.word(at + 1) in ("year", "following")
        and line.word(at + 2) in ("after", "later", "year")
    ):
        return Phrase("period", at, at + 3, When(shift=1, style="after"), "the year after")
    later = line.words[at] in ("годом", "год") and line.word(at + 1) in ("позже", "спустя", "позднее")
    if later or (line.words[at] in ("через", "спустя") and line.word(at + 1) == "год"):
        return Phrase("period", at, at + 2, When(shift=1, style="after"), "a year later")
    return None
