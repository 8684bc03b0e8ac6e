"""Percents and multiples: "35 %", "a third", "2.1 times", "twofold", «в 2,3 раза», «вдвое»; never percentage points."""

from functools import cache
from typing import NamedTuple

from entrepot.reading.statements.lexicon import load, word_class, words
from entrepot.reading.statements.phrases.number import Number, is_with_more, read_number, table
from entrepot.reading.statements.phrases.phrase import Line, Phrase

_DASHES = frozenset("-–—‑−")
_PERCENT = word_class("percent", "percent")


class Percent(NamedTuple):
    """share: the percent as a ratio (0.35 for "35 %"); signed: "+" or "-" as written before it, or ""."""

    share: float
    step: float | None
    signed: str = ""


class Multiple(NamedTuple):
    """times: 2.1 for "2.1 times"; is_change: the word itself says that it changed ("doubled")."""

    times: float
    step: float | None
    is_change: bool


@cache
def _multiples() -> dict[str, float]:
    return table(load("percent")["multiples"]) | {
        f"{stem}кратн{end}": times for stem, times in _TIMES_RU.items() for end in _ENDINGS_RU
    }


_TIMES_RU = {
    "дву": 2.0, "двух": 2.0, "трех": 3.0, "четырех": 4.0, "пяти": 5.0, "шести": 6.0, "семи": 7.0, "восьми": 8.0,
    "девяти": 9.0, "десяти": 10.0, "полутора": 1.5,
}  # fmt: skip
_ENDINGS_RU = ("ый", "ого", "ому", "ым", "ом", "ое", "ая", "ую", "ой", "ые", "ых", "ыми", "о")


@cache
def _verbs() -> frozenset[str]:
    return frozenset(load("percent")["verbs"]["words"].split())


@cache
def _parts() -> dict[str, float]:
    return table(load("percent")["parts"])


@cache
def percent_words() -> frozenset[str]:
    """Words without which a sentence holds neither percent nor multiple (besides «процент»)."""
    return (
        frozenset(["%", "percent", "pct", "cent", "проц", "times", "fold", "раз", "раза"])
        | frozenset(_multiples())
        | frozenset(_parts())
    )


def is_percent(word: str) -> bool:
    """Whether a word says "percent"."""
    return _PERCENT[word]


@cache
def percent_starts() -> frozenset[str]:
    """Words that may open a percent, number words aside."""
    return frozenset(_multiples()) | frozenset(_parts()) | frozenset(_COUNTS)


def read_percent(line: Line, at: int) -> Phrase | None:
    """The percent, part or multiple that starts at token `at`."""
    word = line.words[at]
    if line.shapes[at] != "N":
        if word in _multiples():
            return _multiple_word(line, at)
        if word in _parts() or word in _COUNTS:
            return _part(line, at) or _counted(line, at) or _factor(line, at)
        if line.shapes[at] == ".":
            return None
    return _counted(line, at)


def _factor(line: Line, at: int) -> Phrase | None:
    """ "by a factor of three"."""
    start = at + (line.words[at] == "a")
    if line.word(start) != "factor" or line.word(start + 1) != "of" or start + 2 >= len(line):
        return None
    number = read_number(line, start + 2)
    if number is None or number.value.scale > 1:
        return None
    value = Multiple(number.value.value, number.value.step, False)
    return Phrase("multiple", at, number.last, value, "a factor of <number>", (number,))


def _counted(line: Line, at: int) -> Phrase | None:
    number = read_number(line, at)
    if number is None or (number.value.scale > 1 and number.rule != "<digits>"):
        return None
    last = number.last + 2 * is_with_more(line, number.last)
    last += line.word(last) == "-" and line.word(last + 1) in ("percent", "fold", "plus")
    last += line.word(last) == "plus"
    if (line.word(last) in _DASHES or line.word(last) == "to") and line.shape(last + 1) == "N":
        top = read_number(line, last + 1)
        if top is not None and _percent_at(line, top.last):
            return Phrase("range", at, _percent_at(line, top.last), None, "<number> - <percent>", (number, top))
    if end := _percent_at(line, last):
        return _percent(line, at, number, end)
    return _times(line, number, last)


def _percent_at(line: Line, at: int) -> int:
    """Where the percent sign or word at `at` ends; 0 when there is none."""
    if at >= len(line):
        return 0
    if line.words[at] == "per" and line.word(at + 1) == "cent":
        return at + 2
    if not is_percent(line.words[at]):
        return 0
    return at + 2 if line.words[at] == "проц" and line.word(at + 1) == "." else at + 1


@cache
def _points() -> frozenset[str]:
    return words("percent", "points")


def _percent(line: Line, at: int, number: Phrase, end: int) -> Phrase:
    value: Number = number.value
    following = line.words[end : end + 3]
    points = _points()
    if following[:1] and (
        following[0].rstrip("s") == "point" or "_".join(following) in points or following[0] in points
    ):
        return Phrase("points", at, end + 1, None, "<percent> points", (number,))
    if following[:1] == ["ных"] or following[:2] == ["-", "ных"]:
        return Phrase("points", at, end + 1, None, "<percent> points", (number,))
    mark = line.word(at - 1)
    signed = (
        mark
        if mark in ("+", "-", "−", "–")
        and (
            line.word(at - 2) in ("(", "[")
            if not line.glued(at)
            else not line.glued(at - 1) or line.word(at - 2) in ("(", "[")
        )
        else ""
    )
    signed = {"−": "-", "–": "-"}.get(signed, signed)
    step = None if value.step is None else value.step / 100
    return Phrase(
        "percent", at, end, Percent(round(value.value / 100, 12), step, signed), "<number> <percent>", (number,)
    )


def _times(line: Line, number: Phrase, last: int) -> Phrase | None:
    word = line.word(last)
    if word == "and" and line.word(last + 1) in ("times",):
        word, last = "times", last + 1
    value: Number = number.value
    if word in ("times", "fold"):
        if line.word(last + 1) in ("a", "per") or (line.word(last + 1) == "that" and line.word(last + 2) != "of"):
            return None
        return Phrase(
            "multiple", number.first, last + 1, Multiple(value.value, value.step, False), "<number> times", (number,)
        )
    if word in ("раз", "раза") and line.word(number.first - 1) in ("в", "более", "чем", "почти", "свыше"):
        return Phrase(
            "multiple", number.first, last + 1, Multiple(value.value, value.step, False), "в <number> раз", (number,)
        )
    if word == "кратн" or word.startswith("кратн"):
        return Phrase(
            "multiple", number.first, last + 1, Multiple(value.value, value.step, False), "<number>-кратный", (number,)
        )
    if word == "-" and line.word(last + 1).startswith("кратн"):
        return Phrase(
            "multiple", number.first, last + 2, Multiple(value.value, value.step, False), "<number>-кратный", (number,)
        )
    return None


def _multiple_word(line: Line, at: int) -> Phrase | None:
    word = line.words[at]
    if word == "twice" and line.word(at + 1) in ("a", "per", "in"):
        return None
    if word in ("double", "triple") and line.word(at + 1) in ("taxation", "digit", "standards", "-", "check"):
        return None
    rule = "<change by a multiple>" if word in _verbs() else "<multiple>"
    return Phrase("multiple", at, at + 1, Multiple(_multiples()[word], None, word in _verbs()), rule)


_GAINED = ("прибавил", "потерял", "lost", "gained", "shed", "added", "jumped", "dropped", "climbed", "slid")
_CHANGE_NOUNS = frozenset(
    ["increase", "rise", "growth", "gain", "jump", "surge", "drop", "fall", "decline", "decrease", "reduction", "loss"]
)


_COUNTS = {"a": 1.0, "one": 1.0, "two": 2.0, "three": 3.0, "four": 4.0}
_COUNTS |= {"две": 2.0, "двух": 2.0, "три": 3.0, "четыре": 4.0}


_AGAIN = (["as", "much", "again"], ["again", "as", "much"], ["as", "many", "again"])


def _part(line: Line, at: int) -> Phrase | None:
    """ "a third", "two thirds", "half", «треть» after "by" or «на»: a percent without digits."""
    count, last = 1.0, at
    if line.words[at] in _COUNTS:
        count, last = _COUNTS[line.words[at]], at + 1
    last += line.word(last) == "-"
    part = _parts().get(line.word(last))
    if part is None:
        return None
    part = part if line.word(last) in ("thirds", "quarters", "трети", "четверти") else part * count
    if part >= 1:
        return None
    if line.words[last + 1 : last + 4] in _AGAIN:
        return Phrase("multiple", at, last + 4, Multiple(1 + part, None, True), "<part> as much again")
    if line.words[last + 1 : last + 3] in (["that", "of"], ["what", "it"], ["the", "level"]):
        return Phrase("multiple", at, last + 1, Multiple(part, None, False), "<part> of the base")
    before = line.words[max(0, at - 3) : at]
    compared = line.word(last + 1) in (
        "more",
        "less",
        "below",
        "above",
        "higher",
        "lower",
        "up",
        "down",
        "больше",
        "меньше",
        "выше",
        "ниже",
    )
    if (
        not compared
        and not (before and before[-1].startswith(_GAINED))
        and not (
            before[-2:-1]
            and before[-2].startswith(_GAINED)
            and before[-1] in ("еще", "почти", "около", "almost", "another")
        )
        and not (before[-1:] == ["of"] and before[-2:-1] and before[-2] in _CHANGE_NOUNS)
        and not {"by", "на", "than", "наполовину"} & set(before)
        and not line.words[at].startswith(("вполо", "наполо"))
    ):
        return None
    last += 1
    last += line.word(last) in ("часть", "долю")
    return Phrase("percent", at, last, Percent(part, None), "by <part>")
