"""Bases: the levels that a goal may be counted from."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from entrepot.analysis.outlook.arithmetic import end_of_range
from entrepot.analysis.outlook.goal_results import BaseKind
from entrepot.analysis.outlook.levels import all_periods
from entrepot.analysis.outlook.money import Money
from entrepot.analysis.outlook.results import Accounts, Claim
from entrepot.analysis.said import Said
from entrepot.errors import EntrepotError
from entrepot.nouns.amount import Amount
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Measure, Target

YEARS_BACK = 3
RELEASE_LAG = 2


@dataclass(frozen=True, slots=True)
class Base:
    """year: the one that its level stands for, as far as the record tells."""

    kind: BaseKind
    entry: Entry
    year: int | None


def bases_of(
    target: Target, said: Sequence[Said], accounts: Accounts, ledger: Ledger, money: Money
) -> tuple[Base, ...]:
    """Every defensible base that was known when the goal was last said; none for a balance, which may change its sign.

    A level said with the goal, the latest part of a year made a year, the top of the latest range, the last full year
    (at most three years back; one in each currency), and the same of statistics, whose figures are taken to be out two
    months after their period. A part of a year as it stands is no base: a goal is about years.
    """
    if target.what == "balance":
        return ()
    when = max((s.date for s in said if s.date), default=None)
    unit = target.amount.unit if target.amount and target.multiple is None else None
    documents = {s.document for s in said}
    candidates = [
        *_said_with_it(target, documents, when, accounts, ledger),
        *_annualised(target, when, accounts, ledger),
        *_top_of_range(target, when, accounts, ledger),
        *_last_full_year(target, when, accounts, ledger),
        *_reported(target, when, accounts, ledger),
    ]
    return tuple(b for b in candidates if b.entry.value and (unit is None or money.can(b.entry.unit, unit)))


def chosen_base(what: Measure, wanted: Period | Amount, accounts: Accounts, ledger: Ledger) -> Base:
    """The base that the user names: an amount, or a period of the record (a part of a year as it was made a full one).

    Raises EntrepotError where the record has no level of that period, naming those it has.
    """
    if isinstance(wanted, Amount):
        entry = ledger.enter(
            label=f"{what}, base", measure=what, status="assumed", value=wanted.low, low=wanted.low, high=wanted.high,
            unit=wanted.unit, reporter=accounts.reporter, partner=accounts.partner, step=wanted.step,
        )  # fmt: skip
        heads = [accounts.headline, *(accounts.lead.periods[-1:] if accounts.lead else ())]
        latest = max((head.period.last_year for head in heads if head), default=None)
        return Base("chosen", entry, latest)
    known = {account.period: entry_id for account in all_periods(accounts) if (entry_id := getattr(account, what))}
    if wanted not in known:
        listed = ", ".join(str(period) for period in sorted(known)) or "none at all"
        raise EntrepotError(
            f"the record has no level of {what} for {wanted}",
            hint=f"It has {listed}. Name one of these, or give an amount: --base '120 million USD'.",
        )
    if wanted.months == 12:
        entry = ledger[known[wanted]]
        if not entry.value:
            raise EntrepotError(
                f"{what} in {wanted} is nothing, and no multiple of nothing is a goal",
                hint="Give a level to reach: --level '1 billion USD'.",
            )
        return Base("chosen", entry, wanted.last_year)
    guesses = (*accounts.annualised, *(accounts.lead.annualised if accounts.lead else ()))
    guess = next((g for g in guesses if g.of == known[wanted]), None)
    if guess is None:
        raise EntrepotError(
            f"{wanted} is a part of a year, and no goal is counted from a part",
            hint="Name a full year, or give an amount: --base '120 million USD'.",
        )
    return Base("chosen", ledger[guess.entry], wanted.last_year)


def was_known(entry: Entry, when: date | None, accounts: Accounts, ledger: Ledger) -> bool:
    """Whether some document dated no later than `when` (or undated) states each number that the entry rests on."""
    firsts = (accounts.claims[leaf.id].first for leaf in ledger.leaves(entry.id) if leaf.id in accounts.claims)
    return all(when is None or first is None or first <= when for first in firsts)


def _claims_of(target: Target, accounts: Accounts) -> Iterator[Claim]:
    for claim in accounts.claims.values():
        if claim.measure == target.what and claim.base is None and claim.goods is None:
            yield claim


def _said_with_it(
    target: Target, documents: set[str], when: date | None, accounts: Accounts, ledger: Ledger
) -> Iterator[Base]:
    for claim in _claims_of(target, accounts):
        entry = ledger[claim.entry]
        loose = claim.period is None or (entry.qualifier == "about" and claim.period.months != 12)
        if documents.intersection(claim.documents) and loose and entry.value is not None:
            year = claim.period.last_year if claim.period else (when.year if when else None)
            yield Base("said_with_the_goal", entry, year)


def _annualised(target: Target, when: date | None, accounts: Accounts, ledger: Ledger) -> Iterator[Base]:
    for guess in accounts.annualised:
        entry = ledger[guess.entry]
        if guess.measure == target.what and entry.period and was_known(entry, when, accounts, ledger):
            yield Base("annualised", entry, entry.period.last_year)


def _top_of_range(target: Target, when: date | None, accounts: Accounts, ledger: Ledger) -> Iterator[Base]:
    ranges = [
        claim
        for claim in _claims_of(target, accounts)
        if claim.entry in accounts.ranges and was_known(ledger[claim.entry], when, accounts, ledger)
    ]
    if ranges:
        latest = max(ranges, key=lambda claim: claim.latest or date.min)
        entry = end_of_range(ledger, ledger[latest.entry], "upper", f"{target.what}, top of the range", target.what)
        year = latest.period.last_year if latest.period else (when.year if when else None)
        yield Base("top_of_range", entry, year)


def _last_full_year(target: Target, when: date | None, accounts: Accounts, ledger: Ledger) -> Iterator[Base]:
    years = {
        account.unit: entry
        for account in accounts.periods
        if account.period.months == 12
        and (entry_id := getattr(account, target.what))
        and was_known(entry := ledger[entry_id], when, accounts, ledger)
        and (when is None or when.year - YEARS_BACK <= account.period.last_year <= when.year)
    }
    for unit in sorted(years):
        period = years[unit].period
        yield Base("last_full_year", years[unit], period.last_year if period else None)


def _reported(target: Target, when: date | None, accounts: Accounts, ledger: Ledger) -> Iterator[Base]:
    """The last full year of statistics, and the year under way as it is guessed from their months."""
    lead = accounts.lead
    if lead is None:
        return
    today = when.year * 12 + when.month - 1 if when else None
    years = [
        (account.period, entry_id)
        for account in lead.periods
        if account.period.is_year
        and (entry_id := getattr(account, target.what))
        and (today is None or account.period.last + RELEASE_LAG <= today < account.period.last + 12 * (YEARS_BACK + 1))
    ]
    if years:
        period, entry_id = years[-1]
        yield Base("reported_full_year", ledger[entry_id], period.last_year)
    for guess in lead.annualised:
        part, year = ledger[guess.of].period, ledger[guess.entry].period
        if guess.measure == target.what and part and year and (today is None or part.last + RELEASE_LAG <= today):
            yield Base("reported_annualised", ledger[guess.entry], year.last_year)
