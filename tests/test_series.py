"""The series of a pair: levels with breaks, and cumulative figures differenced where that is sound."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepot.analysis.outlook.accounts import accounts_of
from entrepot.analysis.outlook.rows import rows_of_series
from entrepot.analysis.outlook.series import series_of
from entrepot.nouns.ledger import Ledger
from two_regions import BELARUS, KENYA, TANZANIA, VOLOGDA, Report, both, usd


def told(report, reporter=KENYA, partner=TANZANIA):
    ledger = Ledger()
    return accounts_of(report if isinstance(report, list) else report.said, reporter, partner, ledger), ledger


def parts(levels, qualifier="exact"):
    report = Report("parts", date(2025, 12, 1))
    for months, level in levels.items():
        report.figure("turnover", KENYA, TANZANIA, f"2025-01/2025-{months:02d}", usd(level * 1e6, qualifier, step=1e6))
    return report


def levels_of(accounts, ledger):
    return {str(one.period): ledger[one.entry].value / 1e6 for one in series_of(accounts, ledger)}


def test_quarters_between_cumulative_figures():
    levels = levels_of(*told(parts({3: 20, 6: 50, 9: 90})))
    assert levels["2025-04/2025-06"] == 30 and levels["2025-07/2025-09"] == 40


@settings(deadline=None)
@given(st.lists(st.integers(2, 500), min_size=3, max_size=11))
def test_pieces_add_up(steps):
    totals = {month: sum(steps[:month]) for month in range(1, len(steps) + 1)}
    levels = levels_of(*told(parts(totals)))
    for month in range(2, len(steps) + 1):
        assert levels[f"2025-{month:02d}"] == pytest.approx(steps[month - 1])


def test_figures_that_fall_are_told_and_not_differenced():
    accounts, ledger = told(parts({3: 50, 6: 40, 9: 90}))
    (fall,) = accounts.falls
    assert (ledger[fall.shorter].value, ledger[fall.longer].value) == (50e6, 40e6)
    assert "2025-04/2025-06" not in levels_of(accounts, ledger)


@pytest.mark.parametrize(("levels", "qualifier"), [({3: 50, 6: 51}, "exact"), ({3: 20, 6: 50}, "about")])
def test_nothing_is_differenced_that_rounding_or_words_leave_open(levels, qualifier):
    assert "2025-04/2025-06" not in levels_of(*told(parts(levels, qualifier)))


def test_breaks():
    report = Report("years", date(2025, 3, 1))
    for year, level in {2020: 100, 2021: 110, 2022: 30, 2023: 35}.items():
        report.figure("turnover", KENYA, TANZANIA, str(year), usd(level * 1e6, step=1e6))
    report.figure("turnover", TANZANIA, KENYA, "2024", usd(36e6, step=1e6))
    accounts, ledger = told(report)
    found = {one.period.last_year: one.break_before for one in series_of(accounts, ledger)}
    assert found == {2020: None, 2021: None, 2022: "jump", 2023: None, 2024: "viewpoint"}


def test_years_and_parts_are_not_held_against_each_other():
    """A half-year is half of a year: no break."""
    accounts, ledger = told(both(), BELARUS, VOLOGDA)
    assert [one.break_before for one in series_of(accounts, ledger)] == [None] * 5


def test_rows_tell_the_year_under_way():
    rows = rows_of_series(*told(parts({9: 90})))
    guess = next(row for row in rows if row["how"] == "guess: pro rata")
    assert guess["period"] == "2025" and guess["low"] < guess["level"] == 120e6 < guess["high"]
