"""Nowcasts of a year from its first months: methods, choice by backtest, bands."""

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepot.analysis.outlook.nowcast import backtest, has_ets, nowcast
from entrepot.analysis.outlook.nowcast_errors import default_errors
from entrepot.analysis.pair import analyse
from entrepot.errors import EntrepotError
from two_regions import BELARUS, KIROV, both

ROOT = Path(__file__).parent.parent
MONTHLY = ROOT.parent / "shared/data/eurostat_comext_monthly_cis/eu27_total_and_hs27_cis_monthly.parquet"
SEASON = np.array([4, 5, 7, 8, 9, 8, 7, 7, 9, 11, 12, 13], float)


@settings(deadline=None)
@given(st.integers(1, 11), st.lists(st.floats(0.5, 3), min_size=3, max_size=6), st.floats(0.5, 3))
def test_a_constant_season_is_guessed_exactly(months, levels, level):
    history = [SEASON * scale for scale in levels]
    found = nowcast(history, (SEASON * level)[:months])
    assert found.value == pytest.approx(SEASON.sum() * level)
    assert found.method in ("last_years_share", "mean_share")


def test_without_history_it_is_pro_rata_with_the_panels_band():
    found = nowcast([], [9e6] * 6)
    assert (found.method, found.value, found.is_own) == ("pro_rata", 108e6, False)
    narrow, wide = found.bands
    assert wide.low < narrow.low < found.value < narrow.high < wide.high
    assert found.tests == default_errors().of("pro_rata", "two_way", 108e6, 6).tests


def test_more_months_known_make_a_narrower_band():
    widths = []
    for months in range(1, 12):
        row = default_errors().of("pro_rata", "two_way", 200e6, months)
        widths.append(row.q90 - row.q10)
    assert widths[0] > widths[5] > widths[10]


def test_a_noisy_season_is_guessed_by_the_mean_of_the_years():
    rng = np.random.default_rng(1)
    history = SEASON * np.exp(rng.normal(0, 0.3, (12, 12)))
    found = nowcast(history, SEASON[:5])
    assert found.method == "mean_share" and found.is_own and found.tests == 10
    assert len(backtest(history, 5, "last_years_share")) == 11


def test_own_bands_hold_what_they_say():
    rng = np.random.default_rng(7)
    held = {0.8: 0, 0.95: 0}
    rounds = 400
    for _ in range(rounds):
        years = SEASON * np.exp(rng.normal(0, 0.25, (13, 12)))
        found = nowcast(years[:-1], years[-1, :7])
        for band in found.bands:
            held[band.coverage] += band.low <= years[-1].sum() <= band.high
    for coverage, count in held.items():
        assert count / rounds == pytest.approx(coverage, abs=0.05)


@pytest.mark.parametrize("months", [[], [1.0] * 12, [0.0, 0.0]])
def test_what_is_no_part_of_a_year_is_an_error(months):
    with pytest.raises(EntrepotError):
        nowcast([SEASON], months)


def test_kirovs_year_has_a_band():
    analysis = analyse(both(), BELARUS, KIROV)
    year = next(a for a in analysis.accounts.annualised if a.measure == "turnover")
    low, guess, high = (analysis.ledger[i].value for i in (year.low, year.entry, year.high))
    assert 110e6 < low < guess < high < 130e6


def test_bands_hold_years_that_they_were_not_taken_from():
    """Of the EU's trade with seven neighbours, as docs/outlook.md tells: within five points of 80 and 95 per cent."""
    if not MONTHLY.exists():
        pytest.skip(f"{MONTHLY.name} is not here")
    pytest.importorskip("pandas")
    spec = importlib.util.spec_from_file_location("make_nowcast_errors", ROOT / "tools/make_nowcast_errors.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    series = tool.series_of(MONTHLY)
    for held in (tool.coverage_of_other_years(series), tool.coverage_of_other_pairs(series)):
        for by in (["way", "method"], ["months"], ["size"]):
            for nominal in (0.8, 0.95):
                assert (held.groupby(by)[str(nominal)].mean() - nominal).abs().max() <= 0.05


def test_the_table_inside_has_the_mean_errors_and_factors_of_the_tool():
    """The ends of a band are its cell's mean error times one factor of the method, outward on both sides."""
    for method in ("pro_rata", "last_years_share"):
        rows = [row for row in default_errors().rows if row.method == method]
        assert all(row.q90 == -row.q10 and row.q975 == -row.q025 for row in rows)
        assert {round(row.q975 / row.q90, 1) for row in rows if row.q90 > 0.02} == {
            round(rows[0].q975 / rows[0].q90, 1)
        }


def test_smoothing_is_chosen_where_the_level_moves_within_the_year():
    if not has_ets():
        pytest.skip("statsforecast is not installed")
    level = np.exp(np.cumsum(np.random.default_rng(3).normal(0.02, 0.03, 120))).reshape(10, 12)
    years = level * SEASON
    errors = {m: np.square(backtest(years, 3, m)[-5:]).mean() for m in ("ets", "last_years_share", "pro_rata")}
    assert errors["ets"] < errors["pro_rata"]
    assert len(backtest(years, 3, "ets")) == 7
    assert nowcast(years[:-1], years[-1, :3]).value == pytest.approx(years[-1].sum(), rel=0.2)
