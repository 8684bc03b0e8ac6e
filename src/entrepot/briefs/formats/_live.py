"""A ledger formula in words as a live formula of a spreadsheet: "turnover − exports" of L1 and L10 is `=E2-E11`.

The words name the entries that a formula rests on, in their order. Only what recomputes to the entry's own number is
made live; anything else stays words.
"""

import math
import operator
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from entrepot.nouns.ledger import Entry

_TOKEN = re.compile(r"\s*(?:([+−×/^()])|(ln)\b|(\d+(?:\.\d+)?)(?![\w.])|([^\W\d][\w ’'-]*))\s*")
_WRITTEN = {"−": "-", "×": "*"}
_MONTHS, _YEARS = "months of the period", "years"
"""What a formula takes from the periods of its entries."""
_SUMS: dict[str, Callable[[float, float], float]] = {"+": operator.add, "−": operator.sub}
_PRODUCTS: dict[str, Callable[[float, float], float]] = {"×": operator.mul, "/": operator.truediv}


def live(entry: Entry, below: Sequence[Entry], cells: Mapping[str, str]) -> str | None:
    """The formula of a computed entry with the cells of those it rests on; None where it does not recompute.

    below: the entries it rests on, in order; cells: the cell of each one's value, by id.
    """
    tokens = _tokens(entry.formula or "")
    of_periods = _of_periods(entry, below)
    names = list(dict.fromkeys(token for kind, token in tokens if kind == "name"))
    names = [name for name in names if name not in of_periods or len(names) <= len(below)]
    if entry.value is None or not names or len(names) != len(below) or any(one.value is None for one in below):
        return None
    values = {name: one.value for name, one in zip(names, below, strict=True) if one.value is not None}
    written = {name: cells[one.id] for name, one in zip(names, below, strict=True)}
    try:
        recomputed = _Sum(tokens, of_periods | values).whole()
    except (KeyError, ValueError, ZeroDivisionError, OverflowError):
        return None
    if not math.isclose(recomputed, entry.value, rel_tol=1e-9):
        return None
    return "=" + "".join(_written(tokens, {name: str(number) for name, number in of_periods.items()} | written))


def _written(tokens: Sequence[tuple[str, str]], cells: Mapping[str, str]) -> Iterator[str]:
    """The tokens as a spreadsheet has them, what follows "ln" in brackets."""
    for at, (kind, token) in enumerate(tokens):
        if kind == "ln":
            yield "LN" if tokens[at + 1][1] == "(" else "LN("
        else:
            yield cells[token] if kind == "name" else _WRITTEN.get(token, token)
            if at and tokens[at - 1][0] == "ln" and token != "(":
                yield ")"


def _of_periods(entry: Entry, below: Sequence[Entry]) -> dict[str, float]:
    """The months of the first entry's period, and the years from it to the computed one's."""
    first = below[0].period if below else None
    if first is None:
        return {}
    years = {_YEARS: entry.period.last_year - first.last_year} if entry.period else {}
    return {_MONTHS: first.months, **years}


def _tokens(words: str) -> list[tuple[str, str]]:
    """The parts of a formula in words: signs, "ln", numbers, names of entries. Empty where it is no formula."""
    found: list[tuple[str, str]] = []
    at = 0
    while at < len(words):
        match = _TOKEN.match(words, at)
        if match is None:
            return []
        kind = ("sign", "ln", "number", "name")[(match.lastindex or 1) - 1]
        found.append((kind, match[match.lastindex or 0].strip()))
        at = match.end()
    return found


@dataclass(slots=True)
class _Sum:
    """Reckons a formula by recursive descent: sums of products of powers. A wrong one is a ValueError."""

    tokens: Sequence[tuple[str, str]]
    values: Mapping[str, float]
    at: int = 0

    def whole(self) -> float:
        value = self._joined(_SUMS, lambda: self._joined(_PRODUCTS, self._power))
        if self.at < len(self.tokens):
            raise ValueError("words after the formula")
        return value

    def _joined(self, signs: Mapping[str, Callable[[float, float], float]], part: Callable[[], float]) -> float:
        value = part()
        while self._next() in signs:
            sign = signs[self._take()]
            value = sign(value, part())
        return value

    def _power(self) -> float:
        base = self._atom()
        if self._next() != "^":
            return base
        self._take()
        return float(base ** self._atom())

    def _atom(self) -> float:
        kind = self.tokens[self.at][0] if self.at < len(self.tokens) else "end"
        token = self._take()
        match kind:
            case "number":
                return float(token)
            case "name":
                return self.values[token]
            case "ln":
                return math.log(self._atom())
            case "sign" if token == "(":
                value = self._joined(_SUMS, lambda: self._joined(_PRODUCTS, self._power))
                if self._take() == ")":
                    return value
        raise ValueError(f"no number at {token}")

    def _next(self) -> str:
        return self.tokens[self.at][1] if self.at < len(self.tokens) else ""

    def _take(self) -> str:
        token = self._next()
        self.at += 1
        return token
