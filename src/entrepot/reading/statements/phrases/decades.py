"""Decades: "by the end of the decade", "the mid-2030s", «к 30-му году», «до конца десятилетия»."""

from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.calendar_words import time_words, year_of
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.phrases.when import When

_ENDS = words("periods", "decades", "ends")
_NOUNS = words("periods", "decades", "nouns")
_SKIPPED = words("periods", "decades", "skipped")
_MIDDLES = words("periods", "decades", "middles")
_TENS = {"двадцатому": 2, "тридцатому": 3, "сороковому": 4}
_CLOSES, _OVER = frozenset(("ends", "closes", "завершится", "закончится")), frozenset(("out", "over"))
DECADE_STARTS = _ENDS | _NOUNS | _MIDDLES | frozenset(_TENS)


def read_decade(line: Line, at: int) -> Phrase | None:
    """The decade's end or middle that starts at token `at`, or a year told by its last two digits."""
    word = line.words[at]
    if word in _TENS and line.word(at + 1) in time_words("year"):
        return Phrase("period", at, at + 2, When(year=2000 + 10 * _TENS[word]), "<tens> year")
    if word in _MIDDLES or word in _ENDS:
        return _part(line, at)
    if word in _NOUNS and (line.word(at + 1) in _CLOSES or line.word(at + 2) in _OVER):
        return _end(at, at + 1)
    if word in _NOUNS and line.word(at + 1) in ("'s", "end", "’s") and "end" in line.words[at + 1 : at + 3]:
        return _end(at, at + 1 + line.words[at + 1 : at + 3].index("end") + 1)
    return None


def read_short_year(line: Line, at: int) -> Phrase | None:
    """«к 30-му году», «в 30-м»: a year told by two digits and an ending."""
    word = line.words[at]
    if len(word) != 2 or not word.isdecimal() or not line.glued(at + 1) or line.word(at + 1) != "-":
        return None
    if line.word(at + 2) not in ("му", "м", "го", "й", "ому") or line.word(at + 3) not in time_words("year"):
        return None
    return Phrase("period", at, at + 4, When(year=2000 + int(word)), "<two digits> year")


def _part(line: Line, at: int) -> Phrase | None:
    """ "the end of this decade", "the mid-2030s", «середины 2030-х»."""
    last = at + 1
    while line.word(last) in _SKIPPED:
        last += 1
    if line.word(last) in _NOUNS:
        return _end(at, last + 1) if line.words[at] in _ENDS else None
    year = year_of(line, last)
    plural = line.word(last + 1) in ("s", "-") and line.glued(last + 1)
    if year is None or year % 10 or not plural:
        return None
    stop = last + 2 + (line.word(last + 2) == "х")
    shift = 5 if line.words[at] in _MIDDLES else 10
    return Phrase("period", at, stop, When(year=year + shift), "<part of the> <tens>")


def _end(first: int, last: int) -> Phrase:
    return Phrase("period", first, last, When(style="decade"), "the end of the decade")
