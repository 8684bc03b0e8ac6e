"""Path: the levels on the way to a goal, how widely pairs of that size strayed, and the figures to watch."""

from collections.abc import Iterator
from datetime import date

from entrepot.analysis.outlook.arithmetic import compute, known
from entrepot.analysis.outlook.bases import RELEASE_LAG
from entrepot.analysis.outlook.goal_results import GoalBase, Outlook, PathYear, Sign
from entrepot.analysis.outlook.levels import all_periods, is_held
from entrepot.analysis.outlook.odds import OddsTable
from entrepot.analysis.outlook.pace import ASSUMED, Paces
from entrepot.analysis.outlook.results import Accounts
from entrepot.nouns.ledger import Entry, Ledger, Rows
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Target

MOST_YEARS = 15
MOST_SIGNS = 4


def outlook_of(
    base: GoalBase,
    target: Target,
    paces: Paces,
    odds: OddsTable,
    as_of: date | None,
) -> Outlook | None:
    """The way from a base; None where the goal is reached, the base has no year, or the deadline is not after it.

    Figures are taken to be out two months after their period ends.
    """
    ledger = paces.ledger
    if base.year is None or not base.paces:
        return None
    deadline = target.deadline
    horizon = paces.left(base.year, deadline, ledger[base.base]) if deadline else paces.horizon(ASSUMED)
    if horizon is None or known(horizon) > MOST_YEARS:
        return None
    growth = base.remaining or next(pace.growth for pace in base.paces if pace.horizon == horizon.id)
    years = tuple(_years(base, base.year, horizon, ledger[growth], target, odds, ledger))
    signs = _signs(base, years, ledger[growth], target, paces.accounts, as_of, ledger)
    return Outlook(base, horizon.id, growth, years, tuple(sorted(signs, key=lambda s: (s.due, s.period)))[:MOST_SIGNS])


def _years(
    base: GoalBase, first: int, horizon: Entry, growth: Entry, target: Target, odds: OddsTable, ledger: Ledger
) -> Iterator[PathYear]:
    start, count = ledger[base.base], round(known(horizon))
    told = odds.curves(target.what, start, count)
    for n in range(1, count + 1):
        period = Period.year(first + n)
        needed = _after(ledger, start, growth, n, target.what, period)
        ends: tuple[str | None, str | None] = (None, None)
        if told is not None:
            curve, origin = told[0][n - 1], told[1]
            low, high = (
                _strayed(ledger, start, curve.quantile(share), share, n, origin, curve.windows, period)
                for share in (0.1, 0.9)
            )
            ends = (low, high)
        yield PathYear(period, needed, *ends)


def _after(ledger: Ledger, start: Entry, growth: Entry, years: int, what: str, period: Period) -> str:
    return compute(
        ledger, f"{what} on the way to the goal", what, "base × growth needed a year ^ years", (start, growth),
        lambda b, g: b * g**years, unit=start.unit, period=period,
    ).id  # fmt: skip


def _strayed(
    ledger: Ledger, start: Entry, quantile: float, share: float, years: int, origin: str, windows: int, period: Period
) -> str:
    """One end of where four of five pairs of the base's size stood so many years later."""
    end = "lower" if share < 0.5 else "upper"
    factor = ledger.enter(
        label=f"trade of pairs of this size as a multiple of its base, {end} end of four in five", measure="multiple",
        status="reported", value=quantile, low=quantile, high=quantile, unit="ratio", step=0.01, period=period,
        rows=Rows(origin, windows, f"{share:.0%} of pairs stood below, year + {years}"),
    )  # fmt: skip
    return compute(
        ledger, f"{start.measure}, {end} end of where pairs of this size stood", start.measure, "base × multiple",
        (start, factor), lambda b, f: b * f, unit=start.unit, period=period,
    ).id  # fmt: skip


def _signs(
    base: GoalBase,
    years: tuple[PathYear, ...],
    growth: Entry,
    target: Target,
    accounts: Accounts,
    as_of: date | None,
    ledger: Ledger,
) -> Iterator[Sign]:
    today = as_of.year * 12 + as_of.month - 1 if as_of else None
    if base.kind in ("annualised", "reported_annualised") and base.year is not None:
        period = Period.year(base.year)
        if _is_to_come(_due(period), today):
            yield Sign(period, _due(period), base.base, confirms=True)
    for period, level in _parts_of_base_year(base, target, accounts, ledger):
        later = period.shifted(1)
        if _is_to_come(_due(later), today):
            yield Sign(later, _due(later), _after(ledger, level, growth, 1, target.what, later))
    known_years = {a.period for a in all_periods(accounts) if getattr(a, target.what)}
    to_come = [y for y in years if _is_to_come(_due(y.period), today) and y.period not in known_years]
    for year in to_come[:2]:
        yield Sign(year.period, _due(year.period), year.needed)


def _parts_of_base_year(
    base: GoalBase, target: Target, accounts: Accounts, ledger: Ledger
) -> Iterator[tuple[Period, Entry]]:
    """Levels of the first months of the base's year, told as it is: those of the next year are read against them."""
    unit = ledger[base.base].unit
    told = accounts.lead.periods if accounts.lead and is_held(accounts, ledger[base.base]) else accounts.periods
    known_periods = {account.period for account in all_periods(accounts) if getattr(account, target.what)}
    for account in {account.period: account for account in told if account.unit == unit}.values():
        period, entry_id = account.period, getattr(account, target.what)
        is_part = period.is_partial_year and period.starts_year and period.months >= 3
        if period.shifted(1) in known_periods:
            continue
        if is_part and period.first_year == base.year and entry_id and ledger[entry_id].value:
            yield period, ledger[entry_id]


def _due(period: Period) -> Period:
    """The month by whose end the figure is usually out."""
    month = period.last + RELEASE_LAG
    return Period(month, month)


def _is_to_come(due: Period, today: int | None) -> bool:
    return today is None or due.last >= today
