"""Annualising: full years guessed from their first months, with the errors that such guesses made elsewhere."""

from math import exp

from entrepot.analysis.outlook.arithmetic import compute, known
from entrepot.analysis.outlook.nowcast_errors import Simple, default_errors
from entrepot.analysis.outlook.odds import size_class
from entrepot.analysis.outlook.results import FLOWS, Annualised
from entrepot.analysis.outlook.sheet import Book, Sheet
from entrepot.nouns.ledger import Entry, Ledger, Rows
from entrepot.nouns.statement import Measure

LEAST_MONTHS = 3
UNITS_OF_PANEL = ("EUR", "USD")
_IN_WORDS: dict[Simple, str] = {"pro_rata": "guessed pro rata", "last_years_share": "guessed by last year’s share"}


def enter_annualised(sheet: Sheet, book: Book, ledger: Ledger) -> tuple[Annualised, ...]:
    """The year of a sheet that covers its first months (three at least), for flows whose full year is not known.

    Turnover comes with the band of past errors; a side alone, where turnover is not known.
    """
    part = sheet.period
    if not (part.is_partial_year and part.starts_year and part.months >= LEAST_MONTHS):
        return ()
    year = book.get((part.full_year, sheet.unit))
    known_flows = year.entries.keys() if year else set()
    return tuple(
        _annualised(flow, level, sheet, book, ledger)
        for flow in FLOWS
        if flow not in known_flows and (level := sheet.get(flow)) is not None and level.value
    )


def _annualised(flow: Measure, level: Entry, sheet: Sheet, book: Book, ledger: Ledger) -> Annualised:
    method, entry = _guessed(flow, level, sheet, book, ledger)
    is_whole = flow == "turnover" or "turnover" not in sheet.entries
    low, high = _band(method, flow, entry, sheet, ledger) if is_whole else (None, None)
    return Annualised(flow, method, level.id, entry.id, low, high)


def _guessed(flow: Measure, level: Entry, sheet: Sheet, book: Book, ledger: Ledger) -> tuple[Simple, Entry]:
    return _by_last_years_share(flow, level, sheet, book, ledger) or _pro_rata(flow, level, sheet, ledger)


def _by_last_years_share(
    flow: Measure, level: Entry, sheet: Sheet, book: Book, ledger: Ledger
) -> tuple[Simple, Entry] | None:
    part = sheet.period
    before, year_before = book.get((part.year_before, sheet.unit)), book.get((part.full_year.year_before, sheet.unit))
    same_months, whole = before and before.get(flow), year_before and year_before.get(flow)
    if not (same_months and whole and same_months.value and whole.value):
        return None
    entry = compute(
        ledger, f"{flow}, annualised by last year's share of the same months", flow,
        f"{flow} × {flow} of last year / {flow} of its same months", (level, whole, same_months),
        lambda v, y, s: v * y / s, unit=sheet.unit, period=part.full_year,
    )  # fmt: skip
    return "last_years_share", entry


def _pro_rata(flow: Measure, level: Entry, sheet: Sheet, ledger: Ledger) -> tuple[Simple, Entry]:
    months = sheet.period.months
    entry = compute(
        ledger, f"{flow}, annualised pro rata", flow, f"{flow} × 12 / months of the period", (level,),
        lambda v: v * 12 / months, unit=sheet.unit, period=sheet.period.full_year,
    )  # fmt: skip
    return "pro_rata", entry


def _band(method: Simple, flow: Measure, guess: Entry, sheet: Sheet, ledger: Ledger) -> tuple[str | None, str | None]:
    """The ends between which four of five such guesses ended; none in a currency that the panel's sizes do not fit."""
    if sheet.unit not in UNITS_OF_PANEL:
        return None, None
    panel = default_errors()
    row = panel.of(method, "two_way" if flow == "turnover" else "one_way", known(guess), sheet.period.months)
    origin = f"{panel.origin}, {panel.first_year}–{panel.last_year}"
    way = "both ways" if row.way == "two_way" else "one way"
    query = f"{_IN_WORDS[method]}, trade {way}, {size_class(row.low, row.high)}; months known: {row.months}"
    ends = []
    for end, error in (("lower", row.q10), ("upper", row.q90)):
        factor = ledger.enter(
            label=f"year as a multiple of such guesses, {end} end of four in five", measure="multiple",
            status="reported", value=exp(error), low=exp(error), high=exp(error), unit="ratio", step=0.001,
            rows=Rows(origin, row.tests, query),
        )  # fmt: skip
        ends.append(
            compute(
                ledger, f"{flow}, annualised, {end} end", flow, "annualised × its usual error", (guess, factor),
                lambda g, f: g * f, unit=sheet.unit, period=guess.period,
            ).id
        )  # fmt: skip
    return ends[0], ends[1]
