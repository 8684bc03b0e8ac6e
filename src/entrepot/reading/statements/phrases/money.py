"""Money: "$27.4 million", "US$115-140 million", "R5.8 billion", «3 млрд 350 млн долларов»."""

from functools import cache
from typing import NamedTuple

from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.lexicon.by_word import ByWord
from entrepot.reading.statements.phrases.number import Number, read_number, scale_of, scale_words
from entrepot.reading.statements.phrases.phrase import Line, Phrase

_DASHES = frozenset("-–—‑−~")
_CLOSES_A_BARE_NUMBER = words("small_words", "money", "closes_a_bare_number")


class Money(NamedTuple):
    """low and high in whole units; unit: ISO 4217, None when the words leave it to the neighbours."""

    low: float
    high: float
    unit: str | None
    step: float | None


@cache
def _before() -> dict[str, str]:
    return {name.replace("_", ""): code for names, code in load("money")["before"].items() for name in names.split()}


@cache
def _glued() -> dict[str, str]:
    return dict(load("money")["glued"])


@cache
def _after() -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """First word of a currency's name -> its whole name and code, longest first; `*` names are found by their stem."""
    found: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for names, code in load("money")["after"].items():
        for name in names.split():
            parts = tuple(name.split("_"))
            found.setdefault(parts[0].rstrip("*"), []).append((parts, code))
    for known in found.values():
        known.sort(key=lambda entry: -len(entry[0]))
    return found


@cache
def money_words() -> frozenset[str]:
    """Words without which a sentence holds no money."""
    return frozenset(_before()) | frozenset("$€£₽₸¥₹₴₫₺₾₼₩₦") | scale_words()


@cache
def money_starts() -> frozenset[str]:
    """Words and signs that may open an amount, digits and number words aside."""
    names = [name for names in load("money")["before"] for name in names.split()]
    return (
        frozenset(name.split("_")[0].rstrip("$.¢₵") or name for name in names)
        | frozenset(_glued())
        | frozenset("$€£₽₸¥₹₴₫₺₾₼₩₦")
    )


def read_money(line: Line, at: int) -> Phrase | None:
    """The amount of money that starts at token `at`; a bare "140 million" stands only before a pause."""
    unit, start = _unit_before(line, at)
    if unit is None and line.shapes[at] == ".":
        return None
    low = read_number(line, start) if start < len(line) else None
    if low is None:
        return None
    return _read(line, at, unit, low)


def _read(line: Line, at: int, unit: str | None, low: Phrase) -> Phrase | None:
    high, last = low, low.last
    before, low_end = unit, low.last
    after, end = _unit_after(line, last)
    if before is None and after is not None and _is_sum_of_year(line, low):
        return None
    unit = unit or after
    last = end if after else last
    top = _top_of_range(line, last, low)
    if top is not None:
        high_unit, high, last = top
        unit = unit or high_unit
    low_value, high_value = low.value, high.value
    if low_value.scale == 1 and high_value.scale > 1 and high is not low:
        low_value = Number(
            low_value.value * high_value.scale, (low_value.step or 1) * high_value.scale, high_value.scale
        )
    if unit is None and (low_value.scale < 1e5 or not _stands_alone(line, last) or high is not low):
        return None
    if high_value.value < low_value.value or high_value.value == float("inf"):
        high_value, high, last = low_value, low, end if after else low_end
    rule = "<currency> <number>" if before else "<number> <currency>" if unit else "<number> (currency understood)"
    if high is not low:
        rule = f"{rule} - <number>" if before else f"<number> - {rule}"
    value = Money(low_value.value, high_value.value, unit, low_value.step)
    if value.low == float("inf"):
        return None
    return Phrase("money", at, last, value, rule, (low,) if high is low else (low, high))


def _is_sum_of_year(line: Line, number: Phrase) -> bool:
    """ "140 % of the 2022 sum": a year, and no Uzbek money."""
    year = number.value.scale == 1 and 1950 <= number.value.value <= 2099
    return year and line.word(number.last) in ("sum", "som") and line.word(number.first - 1) == "the"


def currency_at(line: Line, at: int) -> str | None:
    """The currency whose name or sign starts at token `at`, with no number beside it."""
    if not 0 <= at < len(line):
        return None
    return _unit_after(line, at)[0] or _unit_before(line, at)[0]


_OPENS_UNIT = ByWord(
    lambda word: not word[:1].isdecimal() and (word in _glued() or any(name.startswith(word) for name in _before()))
)
"""Whether a word may open the name of a currency before its amount."""


def _unit_before(line: Line, at: int) -> tuple[str | None, int]:
    """The currency that starts at `at` and the token after it."""
    if not _OPENS_UNIT[line.words[at]]:
        return None, at
    known = _before()
    for size in (5, 4, 3, 2, 1):
        if at + size < len(line):
            name = "".join(line.words[at : at + size])
            if name in known and all(
                line.glued(i) or line.words[i - 1] in (".", "us") for i in range(at + 1, at + size)
            ):
                if name in ("sh", "rm") and not line.glued(at + size):
                    continue
                if line.shapes[at] == "w" and line.words[at] not in ("usd", "euro", "eur", "rmb", "yuan"):
                    continue
                return known[name], at + size
    is_letter = line.shapes[at] == "C" and line.words[at] in _glued() and line.shape(at + 1) == "N"
    if is_letter and (line.glued(at + 1) or scale_of(line.word(at + 2)) is not None):
        return _glued()[line.words[at]], at + 1
    return None, at


def _unit_after(line: Line, at: int) -> tuple[str | None, int]:
    if line.word(at) in ("-", "»", "”") and line.shape(at + 1) in ("w", "C"):
        at += 1
    word = line.word(at)
    if not word or (line.shapes[at] == "." and line.gap(at) and line.glued(at + 1) and line.shape(at + 1) == "N"):
        return None, at
    known = _after()
    for stem in (word, word[:6]):
        for parts, code in known.get(stem, ()):
            size = len(parts)
            if parts[0].endswith("*"):
                last = at + 1
                if line.word(last) == "сша":
                    last += 1
                return code, last
            if tuple(line.words[at : at + size]) == parts:
                last = at + size
                if word in ("долл", "руб", "дол", "р") and line.word(last) == "." and line.glued(last):
                    last += 1
                if code == "USD" and line.word(last) == "сша":
                    last += 1
                return code, last
    return None, at


def _top_of_range(line: Line, at: int, low: Phrase) -> tuple[str | None, Phrase, int] | None:
    """ "-140 million", "and $250 million" after "between": the unit said, the upper number and where it ends."""
    between = line.word(at) == "and" and _opened_by_between(line, low.first)
    over = line.word(at) == "to" and _opened_by_at(line, low.first)
    if not (line.word(at) in _DASHES or between or over) or at + 1 >= len(line):
        return None
    unit, start = _unit_before(line, at + 1)
    if over and unit is None:
        return None
    if start >= len(line) or (line.shapes[start] != "N" and not between):
        return None
    high = read_number(line, start)
    if high is None or (unit is not None and low.value.scale == 1 and not between and line.gap(at)):
        return None
    if not between and (line.gap(at) or line.gap(at + 1)) and high.value.scale == 1:
        return None
    after, last = _unit_after(line, high.last)
    return unit or after, high, last if after else high.last


def _opened_by_between(line: Line, first: int) -> bool:
    return any(line.word(i) == "between" for i in range(first - 3, first))


def _opened_by_at(line: Line, first: int) -> bool:
    """ "put at $8 billion to $9 billion", "worth $8 million to $9 million": no change from one to the other."""
    return not {"at", "worth", "of", "some"}.isdisjoint(line.words[max(0, first - 3) : first])


def _stands_alone(line: Line, at: int) -> bool:
    return at >= len(line) or line.words[at] in _CLOSES_A_BARE_NUMBER
