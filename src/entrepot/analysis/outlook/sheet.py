"""Sheet: the account of one period while it is being filled in."""

from dataclasses import dataclass, field

from entrepot.analysis.outlook.choice import Candidate, choose
from entrepot.analysis.outlook.results import FLOWS, Claim, Conflict, PeriodAccount
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.period import Period

LEVELS = ("turnover", "exports", "imports", "balance")


@dataclass(slots=True)
class Sheet:
    """Entries of one period and currency by the name of their field in `PeriodAccount`."""

    period: Period
    unit: str
    entries: dict[str, Entry] = field(default_factory=dict)
    beside: list[str] = field(default_factory=list)

    def get(self, name: str) -> Entry | None:
        return self.entries.get(name)

    @property
    def is_stated(self) -> bool:
        """Whether some document states a number of it."""
        return any(entry.status != "computed" for entry in self.entries.values())

    def account(self) -> PeriodAccount:
        """The finished account."""
        ids = {name: entry.id for name, entry in self.entries.items()}
        return PeriodAccount(period=self.period, unit=self.unit, beside=tuple(self.beside), **ids)


Book = dict[tuple[Period, str], Sheet]


def sheet_of(book: Book, period: Period, unit: str) -> Sheet:
    """The book's sheet of this period and unit, a new one where there is none."""
    return book.setdefault((period, unit), Sheet(period, unit))


def open_book(claims: dict[str, Claim], ledger: Ledger) -> tuple[Book, list[Conflict]]:
    """Sheets with the chosen levels and year-on-year growths of all trade, and the conflicts met on the way."""
    book: Book = {}
    conflicts: list[Conflict] = []
    for (period, unit, measure), rivals in _levels(claims, ledger).items():
        _settle(sheet_of(book, period, unit), measure, rivals, conflicts)
    for (period, measure), rivals in _growths(claims, ledger).items():
        for unit in _units_of_growth(period, measure, rivals, book, claims, ledger):
            _settle(sheet_of(book, period, unit), f"{measure}_growth", rivals, conflicts)
    return book, list(dict.fromkeys(conflicts))


def _settle(sheet: Sheet, name: str, rivals: list[Candidate], conflicts: list[Conflict]) -> None:
    choice = choose(rivals)
    if choice.chosen:
        sheet.entries[name] = choice.chosen.entry
    sheet.beside.extend(c.entry.id for c in rivals if c is not choice.chosen)
    if choice.conflict:
        conflicts.append(choice.conflict)


def _levels(claims: dict[str, Claim], ledger: Ledger) -> dict[tuple[Period, str, str], list[Candidate]]:
    found: dict[tuple[Period, str, str], list[Candidate]] = {}
    for claim in claims.values():
        entry = ledger[claim.entry]
        if claim.measure in LEVELS and claim.period and not claim.goods and claim.base is None:
            found.setdefault((claim.period, entry.unit, claim.measure), []).append(Candidate(claim, entry))
    return found


def _growths(claims: dict[str, Claim], ledger: Ledger) -> dict[tuple[Period, str], list[Candidate]]:
    found: dict[tuple[Period, str], list[Candidate]] = {}
    for claim in claims.values():
        if claim.measure in FLOWS and claim.period and not claim.goods and claim.base == "year_on_year":
            found.setdefault((claim.period, claim.measure), []).append(Candidate(claim, ledger[claim.entry]))
    return found


def _units_of_growth(
    period: Period, measure: str, rivals: list[Candidate], book: Book, claims: dict[str, Claim], ledger: Ledger
) -> list[str]:
    """The currencies that a growth speaks of: those of levels in the same words, else the only one of its period."""
    statements = {s for c in rivals for s in c.claim.statements}
    together = {
        ledger[claim.entry].unit
        for claim in claims.values()
        if claim.base is None
        and (claim.period, claim.measure) == (period, measure)
        and statements & {*claim.statements}
    }
    units = {unit for (of, unit) in book if of == period and unit}
    if together:
        return sorted(together)
    return list(units) if len(units) == 1 else [""]
