"""Cumulative figures: January to March, January to June … differenced into the months between, where that is sound."""

from collections.abc import Iterator
from itertools import pairwise

from entrepot.analysis.outlook.arithmetic import compute, interval
from entrepot.analysis.outlook.completion import complete
from entrepot.analysis.outlook.results import FLOWS, Fall
from entrepot.analysis.outlook.sheet import Book, Sheet, sheet_of
from entrepot.nouns.ledger import Ledger
from entrepot.nouns.period import Period


def enter_pieces(book: Book, ledger: Ledger) -> tuple[Fall, ...]:
    """Enter the months between two cumulative figures of a year; return those that fall.

    Nothing is differenced from bounds, from "about", or where rounding could hide the whole difference.
    """
    falls = []
    for shorter, longer in _neighbours(book):
        for flow in FLOWS:
            first, last = shorter.get(flow), longer.get(flow)
            if first is None or last is None:
                continue
            if interval(last)[1] < interval(first)[0]:
                falls.append(Fall(flow, first.id, last.id))
                continue
            is_sound = {first.qualifier, last.qualifier} == {"exact"} and interval(last)[0] > interval(first)[1]
            piece = sheet_of(book, Period(shorter.period.last + 1, longer.period.last), longer.unit)
            if is_sound and flow not in piece.entries:
                piece.entries[flow] = compute(
                    ledger, flow, flow, f"{flow} of the longer part − {flow} of the shorter", (last, first),
                    lambda b, a: b - a, unit=longer.unit, period=piece.period, is_sum=True,
                )  # fmt: skip
                complete(piece, ledger)
    return tuple(falls)


def _neighbours(book: Book) -> Iterator[tuple[Sheet, Sheet]]:
    """Parts of one year from January on in one currency, each with the next longer one."""
    parts = [s for s in book.values() if s.period.is_partial_year and s.period.starts_year and s.is_stated and s.unit]
    parts.sort(key=lambda s: (s.unit, s.period.first, s.period.last))
    for shorter, longer in pairwise(parts):
        if (shorter.unit, shorter.period.first) == (longer.unit, longer.period.first):
            yield shorter, longer
