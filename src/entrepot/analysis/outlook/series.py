"""Series of a pair: what the record tells of each flow, period by period, with what parts one number from the next.

Years and parts of years stand in one list and are never compared with each other as they are. A break is a place where
two neighbours may not measure the same: another currency, the other side's telling, or a jump of the mean month that no
season explains. A longer part of a year is held against a shorter one by the months between.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from entrepot.analysis.outlook.arithmetic import known
from entrepot.analysis.outlook.choice import agree
from entrepot.analysis.outlook.growths import is_jump
from entrepot.analysis.outlook.results import FLOWS, Accounts, HeldAccount, PeriodAccount
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Measure

Why = Literal["currency", "viewpoint", "jump"]
WITHIN = 24
LEAST_MONTHS = 3


@dataclass(frozen=True, slots=True)
class Observation:
    """One level: its ledger id, growth on the same months a year earlier (or None), rivals that were not chosen.

    break_before: why it may not continue what stands before it. told_by: "sources" for what is stated and what follows
    from it; else the series of statistics and whose declaration it is. Levels of statistics have as rivals those stated
    of the same period that do not agree with them.
    """

    flow: Measure
    period: Period
    unit: str
    entry: str
    growth: str | None
    beside: tuple[str, ...]
    break_before: Why | None = None
    told_by: str = "sources"


def series_of(accounts: Accounts, ledger: Ledger) -> tuple[Observation, ...]:
    """The levels of every flow, oldest first, with their breaks; those of statistics after the others of the flow."""
    return tuple(
        one
        for flow in FLOWS
        for found in (
            _of_flow(flow, accounts, ledger),
            *(_of_statistics(flow, told, accounts, ledger) for told in accounts.held),
        )
        for one in found
    )


def told_by(told: HeldAccount) -> str:
    """The series, and whose declaration it is."""
    return f"{told.series} ({told.view})"


def differing(flow: Measure, held: PeriodAccount, accounts: Accounts, ledger: Ledger) -> tuple[str, ...]:
    """Levels stated of the same flow, period and currency that are not what statistics have, rounding aside."""
    entry_id = getattr(held, flow)
    stated = [getattr(a, flow) for a in accounts.periods if (a.period, a.unit) == (held.period, held.unit)]
    return tuple(i for i in stated if i and entry_id and not agree(ledger[i], ledger[entry_id]))


def _of_statistics(flow: Measure, told: HeldAccount, accounts: Accounts, ledger: Ledger) -> Iterator[Observation]:
    before: PeriodAccount | None = None
    for account in told.periods:
        entry_id = getattr(account, flow)
        if entry_id is None:
            continue
        jumps = before is not None and _jumps(
            before.period, ledger[getattr(before, flow)], account.period, ledger[entry_id]
        )
        yield Observation(
            flow,
            account.period,
            account.unit,
            entry_id,
            getattr(account, f"{flow}_growth"),
            differing(flow, account, accounts, ledger),
            "jump" if jumps else None,
            told_by(told),
        )
        before = account


def _of_flow(flow: Measure, accounts: Accounts, ledger: Ledger) -> Iterator[Observation]:
    before: tuple[PeriodAccount, Entry] | None = None
    for account in accounts.periods:
        entry_id = getattr(account, flow)
        if entry_id is None:
            continue
        entry = ledger[entry_id]
        why = _break(before, (account, entry), accounts, ledger) if before else None
        beside = tuple(i for i in account.beside if accounts.claims[i].measure == flow and ledger[i].unit == entry.unit)
        growth = getattr(account, f"{flow}_growth")
        yield Observation(flow, account.period, account.unit, entry_id, growth, beside, why)
        before = account, entry


def _break(
    before: tuple[PeriodAccount, Entry], after: tuple[PeriodAccount, Entry], accounts: Accounts, ledger: Ledger
) -> Why | None:
    (account, earlier), (next_account, later) = before, after
    if account.unit != next_account.unit:
        return "currency"
    if _jumps(account.period, earlier, next_account.period, later):
        return "jump"
    apart = not _teller(earlier, accounts, ledger) & _teller(later, accounts, ledger)
    return "viewpoint" if apart else None


def _teller(entry: Entry, accounts: Accounts, ledger: Ledger) -> set[str]:
    """From whose side the number is told, as far as its claims say; either where they do not."""
    claims = [accounts.claims[leaf.id] for leaf in ledger.leaves(entry.id) if leaf.id in accounts.claims]
    sides = {side for claim in claims for side, tells in (("reporter", claim.from_reporter),
             ("partner", claim.from_partner)) if tells}  # fmt: skip
    return sides or {"reporter", "partner"}


def _jumps(earlier: Period, first: Entry, later: Period, last: Entry) -> bool:
    """Whether the mean month is more than 2.5 times the other's, no more than two years apart."""
    value, months = known(last), later.months
    if earlier.first == later.first and earlier.last < later.last:
        value, months = value - known(first), later.months - earlier.months
    elif earlier.overlaps(later):
        return False
    is_near = later.last - earlier.last <= WITHIN and min(earlier.months, months) >= LEAST_MONTHS
    if not is_near or known(first) <= 0 or value <= 0:
        return False
    return is_jump((value / months) / (known(first) / earlier.months))


def breaks_of(series: Iterable[Observation]) -> Iterator[tuple[Observation, Observation]]:
    """Neighbours with a break between them."""
    for before, after in pairwise(series):
        if before.flow == after.flow and after.break_before:
            yield before, after
