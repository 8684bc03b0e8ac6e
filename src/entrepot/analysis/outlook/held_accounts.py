"""HeldAccount: what statistics have of a pair, entered into the ledger beside what is stated and never mixed with it.

Each series tells a pair's trade up to three ways: `own`, declared by the first economy; `mirror`, by the other;
`reconciled`, by the publisher from both. The one that leads has both flows, the latest period, and of those that tie
stands first in that order; the others are told where all of them are asked for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import floor, log10
from typing import get_args

from entrepot.analysis.outlook.arithmetic import compute
from entrepot.analysis.outlook.nowcast import Nowcast, nowcast
from entrepot.analysis.outlook.results import FLOWS, Annualised, HeldAccount, PeriodAccount
from entrepot.analysis.trade_results import View
from entrepot.errors import EntrepotError
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Entry, Ledger, Rows
from entrepot.nouns.period import Period
from entrepot.nouns.selection import Selection
from entrepot.nouns.statement import Measure
from entrepot.nouns.tabled import Tabled, Tables, Way

WAYS: tuple[Way, ...] = get_args(Way)
MOST_YEARS = 15
LEAST_MONTHS = 3
DIGITS = 4
_ORDER: dict[View, int] = {"own": 2, "mirror": 1, "reconciled": 0}
_METHODS = {
    "pro_rata": "pro rata",
    "last_years_share": "by last year's share of the same months",
    "mean_share": "by the mean share of the same months",
    "ets": "by exponential smoothing",
}
_OPPOSITE: dict[Way, Way] = {"exports": "imports", "imports": "exports"}


@dataclass(slots=True)
class _Draft:
    """One account before it is entered. levels: of both flows by period; declared: the periods each is held for."""

    series: str
    view: View
    unit: str
    levels: dict[Way, dict[Period, list[Tabled]]] = field(default_factory=lambda: {way: {} for way in WAYS})
    declared: dict[Way, set[Period]] = field(default_factory=lambda: {way: set() for way in WAYS})

    def value(self, way: Way, period: Period) -> float | None:
        """The flow of a period, as a whole or month by month; None where a month is not held."""
        if period in self.declared[way]:
            return sum(level.value for level in self.levels[way].get(period, ()))
        months = [Period(month, month) for month in range(period.first, period.last + 1)]
        if not all(month in self.declared[way] for month in months):
            return None
        return sum(level.value for month in months for level in self.levels[way].get(month, ()))

    def rows(self, way: Way, period: Period) -> int:
        return sum(
            level.rows for of, found in self.levels[way].items() for level in found
            if period.first <= of.first and of.last <= period.last
        )  # fmt: skip

    def held(self) -> list[Way]:
        return [way for way in WAYS if self.levels[way]]

    def years(self) -> list[Period]:
        """Full years, then the first months of a year not yet full with the same months a year earlier."""
        known = sorted({period.last_year for way in self.held() for period in self.declared[way]})
        periods = [period for year in known if (period := self._of_year(year)) is not None]
        if periods and periods[-1].is_partial_year:
            before = periods[-1].year_before
            if any(self.value(way, before) is not None for way in self.held()):
                periods.insert(-1, before)
        return periods[-MOST_YEARS:]

    def _of_year(self, year: int) -> Period | None:
        lasts = [self._last_month(way, year) for way in self.held()]
        last = min(lasts) or max(lasts)
        return Period.months_of(year, 1, last) if last else None

    def _last_month(self, way: Way, year: int) -> int:
        if Period.year(year) in self.declared[way]:
            return 12
        month = 0
        while month < 12 and Period.months_of(year, month + 1, month + 1) in self.declared[way]:
            month += 1
        return month


def held_accounts_of(
    tables: Tables, reporter: Economy, partner: Economy, ledger: Ledger, *, every: bool = False
) -> tuple[HeldAccount, ...]:
    """The accounts of a pair, the one that leads first; the others only where `every` is asked for."""
    drafts = [draft for draft in _drafts(tables, reporter.code) if draft.years()]
    drafts.sort(key=_rank, reverse=True)
    chosen = drafts if every else drafts[:1]
    return tuple(_entered(draft, tables, reporter, partner, ledger) for draft in chosen)


def _rank(draft: _Draft) -> tuple[object, ...]:
    last = draft.years()[-1]
    has_both = all(draft.value(way, last) is not None for way in WAYS)
    return (has_both, last.last, _ORDER[draft.view], len(draft.years()), draft.series)


def _drafts(tables: Tables, one: str) -> list[_Draft]:
    found: dict[tuple[str, View, str], _Draft] = {}
    for level in tables.levels:
        view, way = _seen(level, one)
        draft = found.setdefault((level.series, view, level.unit), _Draft(level.series, view, level.unit))
        draft.levels[way].setdefault(level.period, []).append(level)
    for series, declarant, flow, period in tables.declared:
        for draft in found.values():
            if draft.series == series and (told := _declares(draft.view, declarant, flow, one)) is not None:
                draft.declared[told].add(period)
    for draft in found.values():
        for way in WAYS:
            draft.levels[way] = _of_one_kind(draft.levels[way])
            draft.declared[way] |= draft.levels[way].keys()
    return list(found.values())


def _seen(level: Tabled, one: str) -> tuple[View, Way]:
    """How a level is told, and which flow of the first economy it is."""
    if level.is_reconciled:
        return "reconciled", level.flow if level.reporter == one else _OPPOSITE[level.flow]
    return ("own", level.flow) if level.reporter == one else ("mirror", _OPPOSITE[level.flow])


def _declares(view: View, declarant: str, flow: Way, one: str) -> Way | None:
    if view == "reconciled":
        return flow if declarant == one else _OPPOSITE[flow]
    if (view == "own") != (declarant == one):
        return None
    return flow if view == "own" else _OPPOSITE[flow]


def _of_one_kind(levels: dict[Period, list[Tabled]]) -> dict[Period, list[Tabled]]:
    """Published totals where there are any, else sums over the products of the level that holds most."""
    sums: dict[int, float] = {}
    for found in levels.values():
        for level in found:
            sums[level.digits] = sums.get(level.digits, 0.0) + level.value
    if not sums:
        return {}
    digits = 0 if 0 in sums else max(sums, key=lambda d: (sums[d], d))
    kept = {period: [level for level in found if level.digits == digits] for period, found in levels.items()}
    return {period: found for period, found in kept.items() if found}


def _entered(draft: _Draft, tables: Tables, reporter: Economy, partner: Economy, ledger: Ledger) -> HeldAccount:
    entries: dict[Period, dict[str, Entry]] = {}
    desk = _Desk(draft, tables.titles[draft.series], reporter, partner, ledger)
    for period in draft.years():
        found = desk.levels(period)
        if found:
            entries[period] = found
    last = max(entries, key=lambda period: (period.last, -period.first))
    entries[last] |= desk.growths(entries[last], entries.get(last.year_before, {})) | desk.shares(entries[last])
    accounts = tuple(
        _account(period, draft.unit, {name: entry.id for name, entry in found.items()})
        for period, found in sorted(entries.items(), key=lambda item: (item[0].last, item[0].first))
    )
    return HeldAccount(
        series=draft.series,
        view=draft.view,
        unit=draft.unit,
        origin=desk.origin,
        simulated=draft.series in tables.simulated,
        periods=accounts,
        annualised=tuple(desk.guesses(last, entries[last])),
    )


def _account(period: Period, unit: str, ids: dict[str, str]) -> PeriodAccount:
    return PeriodAccount(period=period, unit=unit, **ids)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class _Desk:
    draft: _Draft
    origin: str
    reporter: Economy
    partner: Economy
    ledger: Ledger

    def levels(self, period: Period) -> dict[str, Entry]:
        """The flows of a period; both together and their balance where both are held."""
        found: dict[str, Entry] = {}
        for way in WAYS:
            entry = self._level(way, period)
            if entry is not None:
                found[way] = entry
        if len(found) < 2:
            return found
        exports, imports = found["exports"], found["imports"]
        total = compute(
            self.ledger, "turnover", "turnover", "exports + imports", (exports, imports), lambda x, m: x + m,
            unit=self.draft.unit, period=period, is_sum=True,
        )  # fmt: skip
        return {**found, "turnover": total}

    def shares(self, levels: dict[str, Entry]) -> dict[str, Entry]:
        """Of each flow in both together."""
        total = levels.get("turnover")
        if total is None or not total.value:
            return {}
        return {f"{way[:-1]}_share": self._share(way, levels[way], total) for way in WAYS}

    def _level(self, way: Way, period: Period) -> Entry | None:
        value = self.draft.value(way, period)
        if value is None:
            return None
        level = next(level for found in self.draft.levels[way].values() for level in found)
        selection = Selection(
            level.reporter, level.partner, level.flow, period, level.classification, level.digits, "", level.unit
        )
        return self.ledger.enter(
            label=way, measure=way, status="mirror" if self.draft.view == "mirror" else "reported", value=value,
            low=value, high=value, unit=self.draft.unit, reporter=self.reporter, partner=self.partner, period=period,
            step=step_of(value), rows=Rows(self.origin, self.draft.rows(way, period), str(selection)),
        )  # fmt: skip

    def _share(self, way: Way, part: Entry, total: Entry) -> Entry:
        return compute(
            self.ledger, f"share of {way} in turnover", "share", f"{way} / turnover", (part, total),
            lambda x, t: x / t, unit="ratio", period=part.period,
        )  # fmt: skip

    def growths(self, now: dict[str, Entry], before: dict[str, Entry]) -> dict[str, Entry]:
        """Of the latest period on the same months a year earlier."""
        return {
            f"{flow}_growth": compute(
                self.ledger, f"growth of {flow}, year on year", "growth", f"{flow} / {flow} a year earlier",
                (now[flow], before[flow]), lambda v, b: v / b, unit="ratio", period=now[flow].period, step=0.001,
            )
            for flow in FLOWS
            if flow in now and flow in before and before[flow].value
        }  # fmt: skip

    def guesses(self, part: Period, levels: dict[str, Entry]) -> Iterator[Annualised]:
        """The year under way from its first months, by the method that did best on the years held before."""
        if not part.is_partial_year or part.months < LEAST_MONTHS:
            return
        for flow in FLOWS:
            if flow in levels and levels[flow].value and (flow == "turnover" or "turnover" not in levels):
                guess = self._guess(flow, part)
                if guess is not None:
                    yield self._entered_guess(flow, guess, levels[flow], part)

    def _guess(self, flow: Measure, part: Period) -> Nowcast | None:
        months = self._months(flow, part.first_year, part.months)
        if months is None:
            return None
        history: list[list[float]] = []
        for year in range(part.first_year - 1, part.first_year - 1 - MOST_YEARS, -1):
            past = self._months(flow, year, 12)
            if past is None or sum(past) <= 0:
                break
            history.insert(0, past)
        try:
            return nowcast(history, months, "two_way" if flow == "turnover" else "one_way")
        except EntrepotError:
            return None

    def _months(self, flow: Measure, year: int, count: int) -> list[float] | None:
        ways: Sequence[Way] = WAYS if flow == "turnover" else tuple(way for way in WAYS if way == flow)
        found: list[float] = []
        for month in range(1, count + 1):
            values = [self.draft.value(way, Period.months_of(year, month, month)) for way in ways]
            if any(value is None for value in values):
                return None
            found.append(sum(value for value in values if value is not None))
        return found

    def _entered_guess(self, flow: Measure, guess: Nowcast, part: Entry, period: Period) -> Annualised:
        factor = guess.value / (part.value or 1.0)
        method = _METHODS[guess.method]
        ratio = self._factor("year as a multiple of its first months", factor, guess)
        year = compute(
            self.ledger, f"{flow}, annualised {method}", flow, f"{flow} × multiple",
            (part, ratio), lambda v, f: v * f, unit=self.draft.unit, period=period.full_year,
        )  # fmt: skip
        ends = []
        for end, value in (("lower", guess.bands[0].low), ("upper", guess.bands[0].high)):
            error = self._factor(
                f"year as a multiple of such guesses, {end} end of four in five", value / guess.value, guess
            )
            ends.append(
                compute(
                    self.ledger, f"{flow}, annualised, {end} end", flow, "annualised × its usual error", (year, error),
                    lambda g, f: g * f, unit=self.draft.unit, period=period.full_year,
                ).id
            )  # fmt: skip
        return Annualised(flow, guess.method, part.id, year.id, ends[0], ends[1])

    def _factor(self, label: str, value: float, guess: Nowcast) -> Entry:
        behind = "its own past years" if guess.is_own else "years of other pairs"
        return self.ledger.enter(
            label=label, measure="multiple", status="reported", value=value, low=value, high=value, unit="ratio",
            step=0.001, rows=Rows(self.origin, guess.tests, f"{guess.method}, tested on {behind}"),
        )  # fmt: skip


def step_of(value: float) -> float:
    """The place value of the last digit shown: four of them, and no fraction of a unit."""
    return max(1.0, 10.0 ** (floor(log10(abs(value))) - DIGITS + 1)) if value else 1.0
