"""Numbers: digits with any separators, words, scales ("27.4 million", «3 млрд 350 млн», "half a billion")."""

from functools import cache
from typing import NamedTuple

from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.phrases.phrase import Line, Phrase

_CAPITALS = {"B": 1e9, "M": 1e6}
_SPACES = frozenset(" \u00a0\u2007\u2008\u2009\u200a\u202f\u2005\u2006'’")


class Number(NamedTuple):
    """value in whole units; step: the place value of the last digit as written; scale: 1 without a scale word."""

    value: float
    step: float | None
    scale: float = 1.0


def table(section: dict[str, float]) -> dict[str, float]:
    """A lexicon section whose keys hold several words, one entry a word."""
    return {word: value for words, value in section.items() for word in words.split()}


@cache
def _words() -> dict[str, dict[str, float]]:
    lexicon = load("numbers")
    return {
        "ones": table(lexicon["en"]["ones"]) | table(lexicon["ru"]["ones"]),
        "tens": table(lexicon["en"]["tens"]) | table(lexicon["ru"]["tens"]),
        "parts": table(lexicon["parts"]),
        "scales": table(lexicon["scales"]),
        "glued": table(lexicon["glued_scales"]),
        "fused": table(lexicon["fused"]) | _adjectives(lexicon["adjectives"]),
        "single": dict.fromkeys(lexicon["single_scales"]["words"].split(), 1.0),
    }


def _adjectives(counts: dict[str, float]) -> dict[str, float]:
    """«стомиллионный», «двухмиллиардную»: every form of every count with its scale."""
    return {
        f"{count}{scale}н{ending}": value * size
        for count, value in counts.items()
        for scale, size in (("миллион", 1e6), ("миллиард", 1e9))
        for ending in ("ый", "ого", "ому", "ым", "ом", "ая", "ую", "ой", "ое")
    }


def scale_words() -> frozenset[str]:
    known = _words()
    return frozenset(known["scales"]) | frozenset(known["fused"])


def scale_of(word: str) -> float | None:
    """What a scale word stands for: 1e6 of "million"."""
    return _words()["scales"].get(word)


@cache
def number_starts() -> frozenset[str]:
    """Words that may open a number."""
    known = _words()
    return frozenset().union(known["ones"], known["tens"], known["parts"], known["fused"], known["single"])


def read_number(line: Line, at: int) -> Phrase | None:
    """The number that starts at token `at`, scale included."""
    if at not in line.numbers:
        line.numbers[at] = _read(line, at)
    return line.numbers[at]


def _read(line: Line, at: int) -> Phrase | None:
    if line.shapes[at] == "N":
        return _scaled(line, _digits(line, at))
    if line.shapes[at] not in "wC":
        return None
    word = line.words[at]
    known = _words()
    if word in known["fused"]:
        return Phrase("number", at, at + 1, Number(known["fused"][word], None, known["fused"][word]), "<half-scale>")
    plain = _in_words(line, at, known)
    if plain is not None:
        return _scaled(line, plain)
    if word in known["parts"]:
        return _part_of_scale(line, at, known)
    if word in known["single"] and line.word(at - 1) not in known["scales"]:
        scale = known["scales"][word]
        return Phrase("number", at, at + 1, Number(scale, None, scale), "<scale>")
    return None


def _digits(line: Line, at: int) -> Phrase:
    """One run of digits; groups of three set apart by spaces belong to it."""
    written, last = line.words[at], at + 1
    if written.isdecimal() and len(written) <= 3 and written[0] != "0":
        while last < min(len(line), at + 6) and line.shapes[last] == "N" and line.gap(last) in _SPACES:
            group = line.words[last].replace(",", ".").split(".")
            if len(group[0]) != 3 or "." in written:
                break
            written, last = written + ".".join(group[:2]), last + 1
            if len(group) > 1:
                break
    value, step = _value(written, line.language)
    return Phrase("number", at, last, Number(value, step), "<digits>")


def _value(written: str, language: str) -> tuple[float, float]:
    """What the digits say: the last of mixed marks is the decimal one; lone commas follow the language."""
    marks = [c for c in written if c in ".,"]
    groups = written.replace(",", ".").split(".")
    triples = all(len(g) == 3 for g in groups[1:]) and 1 <= len(groups[0]) <= 3 and groups[0] != "0"
    if not marks:
        decimals = ""
    elif len(set(marks)) == 2:
        decimals = groups[-1]
    elif (len(marks) > 1 and triples) or (marks == [","] and triples and language == "en"):
        decimals = ""
    else:
        decimals = groups[-1]
    whole = "".join(groups)
    whole = whole[: len(whole) - len(decimals)] or "0"
    if len(whole) + len(decimals) > 30:
        return float("inf"), 1.0
    return float(f"{whole}.{decimals or 0}"), 10.0 ** -len(decimals)


def _in_words(line: Line, at: int, known: dict[str, dict[str, float]]) -> Phrase | None:
    """ "twenty-five", «двести сорок», "a hundred and forty", «два с половиной», "one and a half"."""
    ones, tens = known["ones"], known["tens"]
    value, last = 0.0, at
    while line.word(last) in tens and (last == at or tens[line.word(last)] < value or value == 0):
        value += tens[line.word(last)]
        last += 2 if line.word(last + 1) == "-" and line.word(last + 2) in ones else 1
    if line.word(last) in ones and not (value and value % 10):
        value += ones[line.word(last)]
        last += 1
    if last == at:
        return None
    if line.word(last) == "hundred":
        value, last = value * 100, last + 1
        rest = _in_words(line, last + (line.word(last) == "and"), known) if last < len(line) else None
        if rest is not None:
            value, last = value + rest.value.value, rest.last
    halves = (("с", "половиной"), ("and", "a", "half"), ("with", "half"))
    for half in halves:
        if tuple(line.words[last : last + len(half)]) == half:
            return Phrase("number", at, last + len(half), Number(value + 0.5, 0.5), "<words> and a half")
    return Phrase("number", at, last, Number(value, 1.0), "<words>")


def _part_of_scale(line: Line, at: int, known: dict[str, dict[str, float]]) -> Phrase | None:
    """ "half a billion", "half-a-billion", «четверть миллиарда», «полтора миллиарда», "a quarter of a million"."""
    last = at + 1
    while line.word(last) in ("-", "a", "of"):
        last += 1
    part, scale = known["parts"][line.words[at]], known["scales"].get(line.word(last))
    if scale is None:
        if part == 1.5:
            return Phrase("number", at, at + 1, Number(1.5, 0.5), "<one and a half>")
        return None
    return Phrase("number", at, last + 1, Number(part * scale, None, scale), "<part> <scale>")


def is_with_more(line: Line, at: int) -> bool:
    """«40 с лишним процентов»: a little more, said between the number and what it counts."""
    return line.word(at) == "с" and line.word(at + 1) in ("лишним", "небольшим", "хвостиком", "лишком")


def _scaled(line: Line, number: Phrase, below: float = 1e99) -> Phrase:
    """The number with the scale words after it; "<number> <scale> <number> <smaller scale>" is one number."""
    known = _words()
    at = number.last
    if is_with_more(line, at) and line.word(at + 2) in known["scales"]:
        at += 2
    if line.word(at) == "-" and line.word(at + 1) in known["scales"]:
        at += 1
    plus = at + (line.word(at) == "-")
    if line.word(plus) in ("plus", "+") and line.word(plus + 1) in known["scales"]:
        at = plus + 1
    scale = known["scales"].get(line.word(at))
    if scale is None and line.shape(at) == "C":
        scale = _CAPITALS.get(line.said(at, at + 1))
    if scale is None and line.glued(at) and line.shapes[at] != "N":
        scale = known["glued"].get(line.word(at))
    if scale is None or scale >= below:
        return number
    last = at + 1
    if line.word(last) in ("crore", "crores"):
        scale, last = scale * 1e7, last + 1
    if (
        line.word(last) == "."
        and last + 1 < len(line)
        and line.glued(last)
        and line.word(at) in ("млн", "млрд", "трлн", "тыс", "mln", "bln")
    ):
        last += 1
    value, step = round(number.value.value * scale, 4), number.value.step
    made = Phrase(
        "number", number.first, last, Number(value, step and step * scale, scale), "<number> <scale>", (number,)
    )
    rest_at = last + (line.word(last) == "and")
    if rest_at < len(line) and line.shapes[rest_at] == "N":
        rest = _scaled(line, _digits(line, rest_at), scale)
        if 1 < rest.value.scale < scale and rest.value.value < scale:
            total = Number(value + rest.value.value, rest.value.step, rest.value.scale)
            return Phrase(
                "number", number.first, rest.last, total, "<number> <scale> <number> <smaller scale>", (made, rest)
            )
    return made
