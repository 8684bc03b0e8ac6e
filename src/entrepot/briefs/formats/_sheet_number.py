"""How a number of a table stands in a spreadsheet: as its ledger cell, formatted to show what the brief shows."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from entrepot.nouns.ledger import Entry

_BLANKS = "\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
_SHOWN = re.compile(
    rf"(?P<lead>[^\d+−]*)(?P<sign>[+−]?)(?P<before>[^\d+−]*)(?P<figure>\d(?:[\d.,{_BLANKS}]*\d)?)(?P<after>[^\d+−]*)"
)
_SCALES = (0, 3, 6, 9, 12)


class SheetNumber(NamedTuple):
    """formula: of a cell that takes a ledger cell ("=Numbers!C5-1"); form: its number format; value: what it gives."""

    formula: str
    form: str
    value: float


class _Way(NamedTuple):
    """A way to show a ledger value. figure: the number as it would read; power: of ten, that it is divided by."""

    formula: str
    value: float
    figure: float
    ending: str
    power: int = 0


def sheet_number(entry: Entry, shown: str, mark: str, cell: str, point: str) -> SheetNumber | None:
    """The number as a cell; None where no format of the entry's value shows it, as of a range.

    shown: as the brief has it ("≈ 27.4", "$1.2 million"); mark: the letter behind it; cell: where the entry's value
    stands; point: the decimal sign of the brief's language.
    """
    match = _SHOWN.fullmatch(shown)
    if match is None or entry.value is None:
        return None
    whole, _, decimals = match["figure"].partition(point)
    digits = re.sub("[^0-9]", "", whole)
    size = float(f"{digits}.{decimals or 0}")
    figure = -size if match["sign"] == "−" else size
    zeros = len(digits) - len(digits.rstrip("0")) if size and not decimals else 0
    lead, before = match["lead"], match["before"]
    if lead and not match["sign"] and lead[-1] not in f" {_BLANKS}":  # "$3": a minus would stand before the dollar
        lead, before = "", lead
    form = "#,##0" + (f".{'0' * len(decimals)}" if decimals else "")
    for way in _ways(entry.value, cell):
        after = match["after"].replace("%", "").rstrip() if way.ending == "%" else match["after"]
        around = (lead, match["sign"].strip("−"), before, f"{after}{'  ' if mark else ''}{mark}")
        if abs(way.figure - figure) <= 0.501 * 10 ** -len(decimals):
            return SheetNumber(way.formula, _form(form + way.ending, *around), way.value)
        if zeros and way.ending != "%" and abs(way.figure - figure) <= 0.501 * 10**zeros:
            places = way.power + zeros
            rounded = f"=ROUND({way.formula[1:]},-{places})"
            return SheetNumber(rounded, _form(form + way.ending, *around), float(round(way.value, -places)))
    return None


def _ways(value: float, cell: str) -> Iterator[_Way]:
    """By itself or in thousands, millions …; as a share; as a growth. Excel divides by 1,000 for each comma behind."""
    for power in _SCALES:
        yield _Way(f"={cell}", value, value / 10**power, "," * (power // 3), power)
    yield _Way(f"={cell}", value, value * 100, "%")
    yield _Way(f"={cell}-1", value - 1, (value - 1) * 100, "%")


def _form(digits: str, lead: str, plus: str, before: str, after: str) -> str:
    """A number format with the sign of a number above nought, and the words before and after."""
    first, second, last = (f'"{text.replace(chr(34), "")}"' if text else "" for text in (lead, before, after))
    return ";".join(f"{first}{sign}{second}{digits}{last}" for sign in (plus, "−", ""))
