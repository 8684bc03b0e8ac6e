"""Verdict: what can be said of a goal today.

Reached, when the level of a full year (or already that of a part of one) is there, not after the deadline. Missed, when
the deadline is over and its year's level is below. Else the growth still needed a year, from the latest level until the
deadline, is held against the latest growth on a year earlier, or where none is known the mean of the last years: on
track, when that is as high; behind, when it is lower but would get there in at most twice the time left; out of reach
at this pace, when it would take longer or trade does not grow.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from entrepot.analysis.outlook.arithmetic import compute, known
from entrepot.analysis.outlook.goal_results import GoalBase, Judgement, Reason
from entrepot.analysis.outlook.levels import all_periods, latest_level, own_growth, ways_it_went, year_levels
from entrepot.analysis.outlook.pace import Paces
from entrepot.analysis.outlook.results import Accounts
from entrepot.nouns.ledger import Entry
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Target

BEHIND = 2.0
STILL_NOW = 2
_PLAN = re.compile(r"five-year|seven-year|пятилет|семилет", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Case:
    """A goal to be judged. said: when it was first set (None: asked by the user, counted from `main`)."""

    target: Target
    said: date | None
    stated: Entry
    main: GoalBase | None
    as_of: date | None


def judge(case: Case, paces: Paces) -> Judgement:
    """The verdict with its numbers."""
    target, ledger = case.target, paces.ledger
    unit = _unit(case, paces)
    levels = year_levels(paces.accounts, target.what, unit, ledger)
    wanted = _wanted(case, list(levels.items()), paces)
    if wanted is None:
        return _without_level(case, paces)
    since = {year: e for year, e in levels.items() if _counts(year, case, levels)}
    for year, entry in sorted({**_parts_that_reach(case, unit, wanted, paces), **since}.items()):
        if known(entry) >= known(wanted) and (target.deadline is None or year <= target.deadline.last_year):
            return Judgement("reached", entry.id)
    if target.deadline is not None and (
        is_over(target.deadline, case.as_of) or _is_overtaken(target.deadline, paces.accounts)
    ):
        at_deadline = levels.get(target.deadline.last_year)
        if at_deadline is None:
            return Judgement("cannot_be_said", reason="level_at_deadline")
        return Judgement("missed", at_deadline.id)
    return _under_way(case, wanted, unit, paces)


def _under_way(case: Case, wanted: Entry, unit: str | None, paces: Paces) -> Judgement:
    target, ledger = case.target, paces.ledger
    if target.what == "balance":
        return Judgement("cannot_be_said", reason="balance")
    latest = latest_level(paces.accounts, target.what, unit, ledger)
    if latest is None and case.main is not None and case.main.year is not None:
        latest = case.main.year, ledger[case.main.base]
    growth = _pace(case, unit, paces)
    if latest is None or not latest[1].value:
        return _without_level(case, paces)
    year, now = latest
    ratio = paces.ratio(wanted, now)
    years = paces.years_at(ratio, growth) if growth is not None and known(ratio) > 1 else None
    pace = growth.id if growth else None
    if target.deadline is None:
        if growth is not None and known(growth) <= 1:
            return Judgement("out_of_reach", now.id, None, pace, None)
        undated: Reason = "plan_without_year" if _names_a_plan(target) else "no_deadline"
        return Judgement("cannot_be_said", now.id, None, pace, years, reason=undated if growth else "no_pace")
    left = target.deadline.last_year - year
    if known(ratio) <= 1 or left <= 0:
        return Judgement("on_track" if known(ratio) <= 1 else "behind", now.id)
    needed = paces.until(ratio, year, now, target.deadline)
    if growth is None or needed is None:
        return Judgement("cannot_be_said", now.id, needed, None, None, reason="no_pace")
    if known(growth) >= known(ledger[needed]):
        return Judgement("on_track", now.id, needed, pace, years)
    late = years is None or known(ledger[years]) > BEHIND * left
    return Judgement("out_of_reach" if late else "behind", now.id, needed, pace, years)


def _pace(case: Case, unit: str | None, paces: Paces) -> Entry | None:
    """The latest growth on a year earlier; where none is known, the mean of the last years."""
    own = own_growth(paces.accounts, case.target.what, paces.ledger, unit)
    if own is not None or unit is None:
        return own
    went = next(ways_it_went(paces.accounts, case.target.what, unit, paces.ledger), None)
    return went.growth if went else None


def _unit(case: Case, paces: Paces) -> str | None:
    """The currency to judge in: that of the base, else of the goal's level."""
    if case.main is not None:
        return paces.ledger[case.main.base].unit
    amount = case.target.amount
    return amount.unit if amount and case.target.multiple is None else None


def _wanted(case: Case, levels: Sequence[tuple[int, Entry]], paces: Paces) -> Entry | None:
    """The level to reach; a multiple counts from the last full year known when it was set, else from the main base."""
    target, ledger = case.target, paces.ledger
    if target.multiple is None:
        if case.main is not None:
            return ledger[case.main.level]
        return case.stated if case.stated.value is not None else None
    before = [entry for year, entry in levels if case.said and year < case.said.year and entry.value]
    main = ledger[case.main.level] if case.main else None
    if not before or (case.main is not None and case.main.base == before[-1].id):
        return main
    return compute(
        ledger, f"goal: {target.what}", "target", "base × multiple", (before[-1], case.stated), lambda b, m: b * m,
        unit=before[-1].unit, period=target.deadline,
    )  # fmt: skip


def _counts(year: int, case: Case, levels: dict[int, Entry]) -> bool:
    """Years from that of the goal; for a goal of a level also the last before it, which may be there already.

    A level older than what can have been the latest when the goal was set shows nothing: trade has fallen since.
    """
    if case.said is None:
        start = case.main.year if case.main else None
        return start is None or (year > start if case.target.multiple is not None else year >= start)
    before = [y for y in levels if case.said.year - STILL_NOW <= y < case.said.year]
    is_last_before = case.target.multiple is None and bool(before) and year == before[-1]
    return year >= case.said.year or is_last_before


def _parts_that_reach(case: Case, unit: str | None, wanted: Entry, paces: Paces) -> dict[int, Entry]:
    """Parts of years since the goal was set whose level is already there."""
    if case.target.what == "balance" or case.said is None:
        return {}
    found = {}
    for account in all_periods(paces.accounts):
        entry_id = getattr(account, case.target.what)
        is_part = account.period.is_partial_year and unit in (None, account.unit)
        if is_part and entry_id and account.period.first_year >= case.said.year:
            entry = paces.ledger[entry_id]
            if known(entry) >= known(wanted):
                found[account.period.last_year] = entry
    return found


def _without_level(case: Case, paces: Paces) -> Judgement:
    amount = case.target.amount
    units = {account.unit for account in all_periods(paces.accounts) if getattr(account, case.target.what, None)}
    if case.target.what == "balance":
        return Judgement("cannot_be_said", reason="balance")
    is_other = case.target.multiple is None and amount is not None and bool(units) and amount.unit not in units
    return Judgement("cannot_be_said", reason="other_currency" if is_other else "no_level")


def _names_a_plan(target: Target) -> bool:
    return any(_PLAN.search(quote.text) for quote in target.quotes)


def _is_overtaken(deadline: Period, accounts: Accounts) -> bool:
    """Whether trade of a time after the deadline is stated already, so that its year is told in full."""
    return any(
        account.period.first > deadline.last and (account.turnover or account.exports or account.imports)
        for account in accounts.periods
    )


def is_over(deadline: Period | None, as_of: date | None) -> bool:
    """Whether the day lies behind the deadline."""
    return deadline is not None and as_of is not None and as_of.year * 12 + as_of.month - 1 > deadline.last
