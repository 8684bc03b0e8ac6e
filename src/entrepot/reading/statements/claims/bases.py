"""Bases: what a growth is compared with, and the time that this implies for it."""

from entrepot.nouns.period import Period
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.times import when_of
from entrepot.reading.statements.claims.told import Told
from entrepot.reading.statements.phrases.clock import Clock
from entrepot.reading.statements.phrases.when import When

_LATE = 3


def _is_month_before(when: When, period: Period | None) -> bool:
    """ "In February … on January the rise is 5 %": a month without a year, of the year of the figure's own month."""
    bare = when.year is None and when.shift is None and when.first is not None and when.first == when.last
    return bare and period is not None and period.months == 1 and period.first % 12 >= (when.first or 0)


def base_of(told: Told, clock: Clock, at: int, claim: Claim) -> tuple[str, Period | None, Period | None]:
    """What a growth is compared with, and the period that this implies when none was said."""
    times, period = told.times[at], claim.period
    for piece in times.bases or tuple(b for t in told.times for b in t.bases):
        when = when_of(piece)
        if when.style == "same" and when.first is None:
            if when.year is not None and not claim.period_said and period is not None:
                if period.last_year > when.year + 1:
                    return "period", period.shifted(when.year - period.last_year), period
                period = period.shifted(when.year + 1 - period.last_year)
            return "year_on_year", None, period
        if _is_month_before(when, period):
            return "period", clock.period(when, period), period
        base = clock.period(when, period)
        if base is None:
            return "year_on_year", None, period
        if when.shift is not None and when.shift < -1:
            return "period", base, period
        lately = clock.year is None or base.last_year + _LATE >= clock.year
        if (period is None or not claim.period_said) and lately:
            following = base.shifted(1)
            period = period if period is not None and period.last_year >= following.last_year else following
        same = base.shifted(1) == period or (
            period is not None and base.is_year and base.first_year == period.first_year - 1
        )
        return ("year_on_year", None, period) if same else ("period", base, period)
    if any(when_of(v).style in ("length", "since") for v in times.vague):
        return "period", None, period
    if period is not None and period.is_whole_years and period.months > 12:
        sort = "year_on_year" if period.months == 24 else "period"
        return sort, Period.year(period.first_year), Period.year(period.last_year)
    yoy = any(s.has("yoy") for s in told.segments)
    return ("year_on_year" if yoy or (period is not None and period.months <= 12) else "unstated"), None, period
