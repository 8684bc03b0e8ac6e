"""Growths: what the numbers of different periods say of each other, months matched with the same months."""

from itertools import pairwise

from entrepot.analysis.outlook.arithmetic import compute, known
from entrepot.analysis.outlook.completion import complete
from entrepot.analysis.outlook.results import FLOWS, IfFlat, Span
from entrepot.analysis.outlook.sheet import Book, Sheet, sheet_of
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Flow, Measure

JUMP = 2.5
OTHER_SIDE: dict[Flow, Flow] = {"exports": "imports", "imports": "exports"}


def latest_first(book: Book) -> list[Sheet]:
    """The book's sheets, the latest period first, then the longest, then by unit."""
    return sorted(book.values(), key=lambda sheet: (-sheet.period.last, sheet.period.first, sheet.unit))


def enter_years_before(book: Book, ledger: Ledger) -> None:
    """Levels a year earlier that stated growths imply, where none is stated; then what follows in that period."""
    for sheet in latest_first(book):
        for flow in FLOWS:
            level, growth = sheet.get(flow), sheet.get(f"{flow}_growth")
            if level is None or growth is None or not growth.value or growth.status == "computed":
                continue
            before = sheet_of(book, sheet.period.year_before, sheet.unit)
            if flow not in before.entries:
                before.entries[flow] = compute(
                    ledger, flow, flow, f"{flow} a year later / its growth index", (level, growth), lambda v, g: v / g,
                    unit=sheet.unit, period=before.period,
                )  # fmt: skip
                complete(before, ledger)


def enter_year_on_year(book: Book, ledger: Ledger) -> None:
    """Growth from two levels of the same months a year apart, where no growth is stated; none across a break."""
    for sheet in latest_first(book):
        before = book.get((sheet.period.year_before, sheet.unit))
        if before is None:
            continue
        for flow in FLOWS:
            level, base, name = sheet.get(flow), before.get(flow), f"{flow}_growth"
            if level is None or base is None or not base.value or name in sheet.entries:
                continue
            if is_jump(known(level) / known(base)):
                continue
            sheet.entries[name] = compute(
                ledger, f"growth of {flow}, year on year", "growth", f"{flow} / {flow} a year earlier", (level, base),
                lambda v, b: v / b, unit="ratio", period=sheet.period,
            )  # fmt: skip


def is_jump(ratio: float) -> bool:
    """Whether levels near each other differ by more than trade does: they may not measure the same."""
    return not 1 / JUMP <= ratio <= JUMP


def enter_rest_of_year(book: Book, ledger: Ledger) -> None:
    """The rest of a year: the full year less its first months."""
    for sheet in latest_first(book):
        part, rest = sheet.period, sheet.period.rest_of_year
        year = book.get((part.full_year, sheet.unit))
        if rest is None or year is None or not (part.is_partial_year and part.starts_year):
            continue
        for flow in FLOWS:
            whole, first = year.get(flow), sheet.get(flow)
            if whole is None or first is None or known(whole) < known(first):
                continue
            of_rest = sheet_of(book, rest, sheet.unit)
            if flow not in of_rest.entries:
                of_rest.entries[flow] = compute(
                    ledger, flow, flow, f"{flow} of the year − {flow} of its first months", (whole, first),
                    lambda y, p: y - p, unit=sheet.unit, period=rest, is_sum=True,
                )  # fmt: skip
                complete(of_rest, ledger)


def enter_spans(book: Book, ledger: Ledger) -> tuple[Span, ...]:
    """Growth between stated years more than one apart: first to last, and over each hole that tells something else.

    Years that begin with another month than January (fiscal ones) are a series of their own, and so are those before
    and after a break.
    """
    spans = []
    for measure in FLOWS:
        for unit in sorted({unit for _, unit in book}):
            for month in range(12):
                years = {
                    sheet.period.first_year: entry
                    for sheet in book.values()
                    if sheet.unit == unit and sheet.period.months == 12 and sheet.period.first % 12 == month
                    if (entry := _level_of_its_own(sheet, measure, ledger))
                }
                for series in _unbroken(years):
                    spans += [_span(measure, years[a], years[b], b - a, ledger) for a, b in _ends(series)]
    return tuple(spans)


def _level_of_its_own(sheet: Sheet, measure: str, ledger: Ledger) -> Entry | None:
    """The level, unless it was itself derived from a growth."""
    entry = sheet.get(measure)
    if entry is None or not entry.value or any(leaf.measure == "growth" for leaf in ledger.leaves(entry.id)):
        return None
    return entry


def _unbroken(years: dict[int, Entry]) -> list[list[int]]:
    """The years in order, parted where the level jumps within two years."""
    series: list[list[int]] = []
    for year in sorted(years):
        last = series[-1][-1] if series else None
        if last is None or (year - last <= 2 and is_jump(known(years[year]) / known(years[last]))):
            series.append([])
        series[-1].append(year)
    return series


def _ends(years: list[int]) -> list[tuple[int, int]]:
    """A hole at an end that makes up half of the whole or more would tell the same twice."""
    pairs = [(years[0], years[-1])] if years else []
    for a, b in pairwise(years):
        is_most = 2 * (b - a) >= years[-1] - years[0] and (a == years[0] or b == years[-1])
        pairs += [] if is_most else [(a, b)]
    return [(a, b) for a, b in pairs if b - a > 1]


def _span(measure: Measure, first: Entry, last: Entry, years: int, ledger: Ledger) -> Span:
    assert first.period is not None and last.period is not None
    span = Period(first.period.first, last.period.last)
    length = compute(ledger, "years between", "years", "last year − first year", (first, last), lambda *_: float(years),
                     unit="years", period=span, step=1.0, is_exact=True)  # fmt: skip
    multiple = compute(ledger, f"{measure}, multiple of the first year", "multiple", f"{measure} / {measure} at first",
                       (last, first), lambda b, a: b / a, unit="ratio", period=span)  # fmt: skip
    cagr = compute(ledger, f"growth of {measure} a year", "cagr", "multiple ^ (1 / years)", (multiple, length),
                   lambda r, n: r ** (1 / n), unit="ratio", period=span, step=0.001)  # fmt: skip
    return Span(measure, first.id, last.id, length.id, multiple.id, cagr.id)


def enter_if_flat(sheet: Sheet, ledger: Ledger) -> tuple[IfFlat, ...]:
    """Growth of turnover if only the side whose growth is known had grown; nothing where turnover's own is known."""
    if "turnover_growth" in sheet.entries or not {"exports", "imports"} <= sheet.entries.keys():
        return ()
    found = []
    for side, other in OTHER_SIDE.items():
        growth, grown, flat = sheet.get(f"{side}_growth"), sheet.entries[side], sheet.entries[other]
        if growth is None or not growth.value or f"{other}_growth" in sheet.entries:
            continue
        entry = compute(
            ledger, f"growth of turnover if {other} were flat", "growth",
            f"(exports + imports) / ({side} / growth of {side} + {other})", (grown, flat, growth),
            lambda v, o, g: (v + o) / (v / g + o), unit="ratio", period=sheet.period,
        )  # fmt: skip
        found.append(IfFlat(side, growth.id, entry.id))
    return tuple(found)
