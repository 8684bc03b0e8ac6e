"""Levels of years: what is known of one flow in whole calendar years, and how fast it went.

Statistics come before words for the same period; of two periods, the later one counts. Growth over years is counted
within statistics or within what is stated, never from one to the other.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from entrepot.analysis.outlook.arithmetic import compute
from entrepot.analysis.outlook.goal_results import AtKind
from entrepot.analysis.outlook.results import Accounts, PeriodAccount
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Measure

BACK = (1, 3, 5)
LONGEST = 10


@dataclass(frozen=True, slots=True)
class Went:
    """A growth a year that the record shows. over: the years it is the mean of; None for one period on the last."""

    kind: AtKind
    growth: Entry
    over: Entry | None


def year_levels(accounts: Accounts, what: Measure, unit: str | None, ledger: Ledger) -> dict[int, Entry]:
    """Levels of full calendar years in one currency (any: None), oldest first; statistics before words."""
    stated, held = stated_years(accounts, what, unit, ledger), held_years(accounts, what, unit, ledger)
    return dict(sorted({**stated, **held}.items()))


def stated_years(accounts: Accounts, what: Measure, unit: str | None, ledger: Ledger) -> dict[int, Entry]:
    """The years that are stated, or follow from what is."""
    return _years(accounts.periods, what, unit, ledger)


def held_years(accounts: Accounts, what: Measure, unit: str | None, ledger: Ledger) -> dict[int, Entry]:
    """The years that the leading account of statistics has."""
    return _years(accounts.lead.periods if accounts.lead else (), what, unit, ledger)


def all_periods(accounts: Accounts) -> tuple[PeriodAccount, ...]:
    """The periods that are stated, then those of statistics."""
    return (*accounts.periods, *(accounts.lead.periods if accounts.lead else ()))


def head_for(accounts: Accounts, base: Entry) -> PeriodAccount | None:
    """The period that tells how the sides share trade: of statistics, when the base is theirs, else the headline."""
    lead = accounts.lead
    if lead is not None and (accounts.headline is None or is_held(accounts, base)):
        return lead.periods[-1]
    return accounts.headline


def is_held(accounts: Accounts, entry: Entry) -> bool:
    """Whether a level is one of statistics."""
    lead = accounts.lead
    if lead is None:
        return False
    return entry.id in {
        *(i for account in lead.periods for i in (account.turnover, account.exports, account.imports)),
        *(guess.entry for guess in lead.annualised),
    }


def _years(periods: Iterable[PeriodAccount], what: Measure, unit: str | None, ledger: Ledger) -> dict[int, Entry]:
    found = {}
    for account in periods:
        entry_id = getattr(account, what, None)
        if account.period.is_year and entry_id and unit in (None, account.unit):
            found[account.period.last_year] = ledger[entry_id]
    return found


def latest_level(accounts: Accounts, what: Measure, unit: str | None, ledger: Ledger) -> tuple[int, Entry] | None:
    """The latest year whose level is known, or guessed from its first months when no later full year is known."""
    years: list[tuple[int, Entry]] = list(year_levels(accounts, what, unit, ledger).items())
    for guess in (*(accounts.lead.annualised if accounts.lead else ()), *accounts.annualised):
        entry = ledger[guess.entry]
        if guess.measure == what and entry.period and unit in (None, entry.unit):
            years.append((entry.period.last_year, entry))
    return max(years, key=lambda year: year[0], default=None)


def own_growth(accounts: Accounts, what: Measure, ledger: Ledger, unit: str | None = None) -> Entry | None:
    """The latest year-on-year growth of the flow, not more than two years before the headline.

    unit: of levels that a growth may be computed from (any: None); one that is stated counts in whatever currency.
    """
    lead = accounts.lead
    told = [
        _latest_growth([a for a in periods if _is_of(a, what, unit, ledger)], what, accounts)
        for periods in (lead.periods if lead else (), accounts.periods)
    ]
    known_growths = [found for found in told if found is not None]
    latest = max(known_growths, key=lambda found: found[0].last, default=None)
    return ledger[latest[1]] if latest else None


def _is_of(account: PeriodAccount, what: Measure, unit: str | None, ledger: Ledger) -> bool:
    entry_id = getattr(account, f"{what}_growth", None)
    return unit in (None, account.unit) or (entry_id is not None and ledger[entry_id].status != "computed")


def _latest_growth(periods: Sequence[PeriodAccount], what: Measure, accounts: Accounts) -> tuple[Period, str] | None:
    for account in reversed(periods):
        entry_id = getattr(account, f"{what}_growth", None)
        if entry_id and _is_recent(account, accounts):
            return account.period, entry_id
    return None


def ways_it_went(accounts: Accounts, what: Measure, unit: str, ledger: Ledger) -> Iterator[Went]:
    """The latest growth, then the mean of the last 1, 3 and 5 years; without the longer ones, of the longest span."""
    own = own_growth(accounts, what, ledger, unit)
    if own is not None:
        yield Went("latest", own, None)
    levels = _of_one_kind(accounts, what, unit, ledger)
    if not levels:
        return
    last = max(levels)
    starts = [last - n for n in BACK if last - n in levels]
    if not any(last - start > 1 for start in starts):
        starts += [year for year in sorted(levels) if 1 < last - year <= LONGEST][:1]
    for start in starts:
        if last - start == 1 and own is not None and own.period == Period.year(last):
            continue
        yield _mean(accounts, what, levels[start], levels[last], last - start, ledger)


def _of_one_kind(accounts: Accounts, what: Measure, unit: str, ledger: Ledger) -> dict[int, Entry]:
    """The years of statistics where they are as late as those stated, else the stated ones."""
    stated, held = (
        {year: entry for year, entry in years(accounts, what, unit, ledger).items() if entry.value}
        for years in (stated_years, held_years)
    )
    return held if max(held, default=0) >= max(stated, default=0) else stated


def _is_recent(account: PeriodAccount, accounts: Accounts) -> bool:
    heads = [accounts.headline, *(accounts.lead.periods[-1:] if accounts.lead else ())]
    latest = max((head.period.last for head in heads if head is not None), default=None)
    return latest is not None and latest - account.period.last <= 24


def _mean(accounts: Accounts, what: Measure, first: Entry, last: Entry, years: int, ledger: Ledger) -> Went:
    for span in accounts.spans:
        if (span.first, span.last) == (first.id, last.id):
            return Went("last_years", ledger[span.cagr], ledger[span.years])
    assert first.period is not None and last.period is not None
    span_of = Period(first.period.first, last.period.last)
    length = compute(
        ledger, "years between", "years", "last year − first year", (first, last), lambda *_: float(years),
        unit="years", period=span_of, step=1.0, is_exact=True,
    )  # fmt: skip
    growth = compute(
        ledger, f"growth of {what} a year", "cagr", "(last / first) ^ (1 / years)", (last, first, length),
        lambda b, a, n: (b / a) ** (1 / n), unit="ratio", period=span_of, step=0.001,
    )  # fmt: skip
    return Went("last_years", growth, length)
