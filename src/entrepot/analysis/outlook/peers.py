"""Peers: pairs in the statistics that were as large and got as far in that time, by name, and what came of it."""

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from entrepot.analysis.outlook.arithmetic import compute, known
from entrepot.analysis.outlook.goal_results import Peers, Precedent
from entrepot.analysis.outlook.held_accounts import step_of
from entrepot.analysis.outlook.money import Money
from entrepot.analysis.outlook.precedents import has_stalled
from entrepot.analysis.outlook.results import Accounts, Span
from entrepot.nouns.economy import Economy, by_code
from entrepot.nouns.ledger import Entry, Ledger, Rows
from entrepot.nouns.panel import Levels, Panel
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Measure

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

ALIKE = 2.0
MOST_NAMED = 4
FEWEST = 5


@dataclass(frozen=True, slots=True)
class _Window:
    """A pair that got there: from the year `start` to the year `end` (columns of the panel)."""

    row: int
    start: int
    end: int


def peers_of(
    panel: Panel | None, accounts: Accounts, what: Measure, base: Entry, ratio: Entry, years: Entry, money: Money
) -> Peers | None:
    """Of pairs that once were half to twice as large as the base, those at `ratio` times that within so many years.

    Of each pair its latest such years; None without a panel, or where fewer than five pairs were as large.
    """
    span = round(known(years))
    if panel is None or span >= panel.years or not money.can(base.unit, panel.unit):
        return None
    told = money.into(base, panel.unit)
    assert told is not None
    levels = panel.of("two_way" if what == "turnover" else "one_way")
    alike, found = _windows(levels.values, known(told), known(ratio), span)
    if alike < FEWEST:
        return None
    maker = _Maker(panel, levels, what, accounts, money.ledger)
    query = f"{what} of {known(told) / ALIKE:.4g} to {known(told) * ALIKE:.4g} {panel.unit} in a year, and {span} later"
    named = [maker.precedent(window) for window in maker.nearest(found, known(told))]
    return Peers(
        years=years.id,
        did=maker.count("pairs that got as far", len(found), f"×{known(ratio):.4g} or more within {span} years"),
        of=maker.count("pairs that were as large", alike, query),
        named=tuple(named),
    )


def _windows(levels: "NDArray[np.float64]", size: float, ratio: float, span: int) -> tuple[int, list[_Window]]:
    """How many pairs were as large with so many years still to come, and the latest window of each that got there."""
    import numpy as np

    start = levels[:, :-span]
    alike = (start >= size / ALIKE) & (start <= size * ALIKE)
    least = np.zeros(start.shape, dtype=int)
    for years in range(span, 0, -1):
        end = levels[:, years : levels.shape[1] - span + years]
        alike &= ~np.isnan(end)
        least[end >= ratio * start] = years
    got = alike & (least > 0)
    rows = np.flatnonzero(got.any(axis=1))
    latest = got.shape[1] - 1 - got[rows, ::-1].argmax(axis=1)
    ends = latest + least[rows, latest]
    windows = zip(rows.tolist(), latest.tolist(), ends.tolist(), strict=True)
    return int(alike.any(axis=1).sum()), [_Window(*window) for window in windows]


@dataclass(frozen=True, slots=True)
class _Maker:
    panel: Panel
    levels: Levels
    what: Measure
    accounts: Accounts
    ledger: Ledger

    def nearest(self, found: list[_Window], size: float) -> list[_Window]:
        """The pair itself, pairs with one of its economies, then the latest, and those nearest in size; a few of them.

        Pairs with a code that is no economy's (dissolved states, special zones) are not among them.
        """
        own = {self.accounts.reporter.code, self.accounts.partner.code}

        def order(window: _Window) -> tuple[object, ...]:
            pair, level = self.levels.pairs[window.row], float(self.levels.values[window.row, window.start])
            return (-len(own & {*pair}), -window.end, abs(level / size - 1), pair)

        ranked = (window for window in sorted(found, key=order) if all(map(by_code, self.levels.pairs[window.row])))
        return list(islice(ranked, MOST_NAMED))

    def precedent(self, window: _Window) -> Precedent:
        one, other = map(by_code, self.levels.pairs[window.row])
        assert one is not None and other is not None
        first, last = (self._level(window.row, year, one, other) for year in (window.start, window.end))
        span = self._span(first, last, window.end - window.start)
        after = self._after(window, last, one, other)
        stalled = after is not None and has_stalled(span, after, self.ledger)
        return Precedent(one, other, span, after.id if after else None, stalled)

    def _level(self, row: int, column: int, one: Economy, other: Economy) -> Entry:
        value, year = float(self.levels.values[row, column]), self.panel.first_year + column
        return self.ledger.enter(
            label=self.what, measure=self.what, status="reported", value=value, low=value, high=value,
            unit=self.panel.unit, reporter=one, partner=other, period=Period.year(year), step=step_of(value),
            rows=Rows(self.panel.origin, 1, f"{one.code}, {other.code}, {year}"),
        )  # fmt: skip

    def _span(self, first: Entry, last: Entry, years: int) -> Span:
        assert first.period is not None and last.period is not None
        over = Period(first.period.first, last.period.last)
        ledger = self.ledger
        length = compute(ledger, "years between", "years", "last year − first year", (first, last),
                         lambda *_: float(years), unit="years", period=over, step=1.0)  # fmt: skip
        multiple = compute(ledger, f"{self.what}, multiple of the first year", "multiple",
                           f"{self.what} / {self.what} at first", (last, first), lambda b, a: b / a, unit="ratio",
                           period=over, step=0.01)  # fmt: skip
        cagr = compute(ledger, f"growth of {self.what} a year", "cagr", "multiple ^ (1 / years)", (multiple, length),
                       lambda r, n: r ** (1 / n), unit="ratio", period=over, step=0.001)  # fmt: skip
        return Span(self.what, first.id, last.id, length.id, multiple.id, cagr.id)

    def _after(self, window: _Window, last: Entry, one: Economy, other: Economy) -> Entry | None:
        """Growth a year from then until the last year held."""
        import numpy as np

        later = self.levels.values[window.row, window.end + 1 :]
        held = np.flatnonzero(~np.isnan(later))
        if not held.size or later[held[-1]] <= 0:
            return None
        years = int(held[-1]) + 1
        then = self._level(window.row, window.end + years, one, other)
        return self.ledger[self._span(last, then, years).cagr]

    def count(self, label: str, value: int, query: str) -> str:
        entry = self.ledger.enter(
            label=label, measure="count", status="reported", value=float(value), low=float(value), high=float(value),
            unit="pairs", step=1.0, rows=Rows(self._named_origin(), len(self.levels.pairs), query),
        )  # fmt: skip
        return entry.id

    def _named_origin(self) -> str:
        return f"{self.panel.origin}, {self.panel.first_year}–{self.panel.last_year}"
