"""Base rates: the table inside, its panel, and a panel small enough to count by hand."""

from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepot.analysis.outlook.baserates import MULTIPLES, base_rates, default_rates, recent_of
from entrepot.analysis.pair import analyse
from entrepot.errors import EntrepotError
from two_regions import BELARUS, KIROV, both

PANEL = Path(__file__).parent.parent.parent / "shared/data/agtpa_yotov2016/Chapter2Application2.dta"

# Share (per cent) of pairs that at least doubled, counted on the same panel with other code.
DOUBLED = {
    ("two_way", 5e6): {1: 15.8, 2: 24.6, 3: 31.1, 5: 40.6, 7: 50.1, 10: 60.5},
    ("two_way", 50e6): {1: 5.8, 2: 13.1, 3: 20.3, 5: 32.0, 7: 40.9, 10: 52.7},
    ("two_way", 500e6): {1: 1.4, 2: 6.0, 3: 14.3, 5: 28.3, 7: 39.0, 10: 53.1},
    ("two_way", 5e9): {1: 0.1, 2: 1.6, 3: 6.9, 5: 17.9, 7: 27.6, 10: 43.8},
    ("two_way", 50e9): {1: 0.0, 2: 0.2, 3: 2.9, 5: 7.5, 7: 11.3, 10: 27.6},
    ("one_way", 50e6): {1: 6.1, 2: 13.4, 3: 20.7, 5: 32.2, 7: 40.6, 10: 51.2},
    ("one_way", 500e6): {1: 1.5, 2: 6.4, 3: 14.2, 5: 27.6, 7: 37.7, 10: 50.9},
    ("one_way", 5e9): {1: 0.3, 2: 2.0, 3: 6.7, 5: 15.6, 7: 23.6, 10: 37.9},
}


@pytest.mark.parametrize(("way", "size"), DOUBLED)
def test_the_table_inside_agrees_with_another_count(way, size):
    for years, share in DOUBLED[way, size].items():
        rate = default_rates().of(way, size, 2.0, years)
        assert 100 * rate.share == pytest.approx(share, abs=0.056)
        assert rate.least <= rate.share <= rate.most and rate.pairs <= rate.windows


def test_the_table_inside_is_the_panels():
    if not PANEL.exists():
        pytest.skip(f"{PANEL.name} is not here")
    pandas = pytest.importorskip("pandas")
    flows = pandas.read_stata(PANEL, columns=["exporter", "importer", "year", "trade"])
    flows = flows[flows.exporter != flows.importer]
    codes = pandas.factorize(pandas.concat([flows.exporter, flows.importer]))[0].reshape(2, -1)
    pairs, levels = codes[0] * 100 + codes[1], flows.trade.to_numpy(float) * 1e6
    curves = base_rates(pairs, flows.year.to_numpy(int), levels, "one_way", horizons=(5,), multiples=(2.0,))
    assert {curve.recent for curve in curves} == {"any", "fell", "grew", "leapt"}
    for curve in curves:
        rate, inside = curve.at(2.0), default_rates().of("one_way", curve.low, 2.0, 5, curve.recent)
        assert (rate.windows, rate.pairs, rate.recent) == (inside.windows, inside.pairs, inside.recent)
        assert (rate.share, rate.least, rate.most) == pytest.approx((inside.share, inside.least, inside.most), abs=0.01)


def test_the_page_prints_the_table_inside():
    page = (Path(__file__).parent.parent / "docs/outlook.md").read_text("utf-8")
    rates = default_rates()
    for way, size, words in (("two_way", 1e8, "two-way | 100–1,000"), ("one_way", 1e10, "one-way | over 10,000")):
        cells = " | ".join(f"{100 * rates.of(way, size, 2.0, years).share:.1f}" for years in (1, 2, 3, 5, 7, 10))
        assert f"| {words} | {cells} |" in page


def test_counting_by_hand():
    pairs = np.repeat([1, 2], 4)
    years = np.tile([2000, 2001, 2002, 2003], 2)
    levels = np.array([2e6, 4e6, 5e6, 9e6, 3e6, 3e6, 0, 7e6])
    (curve,) = base_rates(pairs, years, levels, "two_way", horizons=(1,), multiples=(2.0,))
    rate = curve.at(2.0)
    assert (rate.windows, rate.pairs, rate.share) == (5, 2, pytest.approx(1 / 5))
    assert rate.least <= rate.share <= rate.most


def test_none_seen_is_not_impossible():
    levels = np.array([2e6, 2e6, 3e6, 3e6])
    (curve,) = base_rates(np.array([1, 1, 2, 2]), np.array([1, 2, 1, 2]), levels, "two_way", (1,), (2.0,))
    rate = curve.at(2.0)
    assert rate.share == 0 and rate.most > 0.5


@pytest.mark.parametrize(("size", "multiple", "years"), [(5e5, 2.0, 5), (5e6, 12.0, 5), (5e6, 2.0, 16)])
def test_outside_the_table_is_an_error_that_names_what_it_has(size, multiple, years):
    with pytest.raises(EntrepotError, match=r"multiples 0\.2 to 10, years 1 to 15, from 1,000,000 USD on"):
        default_rates().of("two_way", size, multiple, years)


@given(st.sampled_from([5e6, 5e7, 5e8, 5e9, 5e10]), st.integers(1, 15), st.floats(0.2, 10), st.floats(0.2, 10))
def test_a_higher_multiple_is_never_likelier(size, years, first, second):
    low, high = sorted((first, second))
    rates = [default_rates().of("two_way", size, multiple, years) for multiple in (low, high)]
    assert rates[0].share >= rates[1].share
    assert all(0 <= rate.least <= rate.share + 1e-9 and rate.share <= rate.most + 1e-9 for rate in rates)


@given(st.sampled_from([5e6, 5e7, 5e8, 5e9]), st.integers(1, 15), st.floats(0.05, 0.95))
def test_a_quantile_is_where_the_share_is(size, years, probability):
    curve = default_rates().curve("two_way", size, years)
    multiple = curve.quantile(probability)
    if MULTIPLES[0] < multiple < MULTIPLES[-1]:
        assert 1 - curve.at(multiple).share == pytest.approx(probability, abs=1e-6)


def test_a_leap_of_a_small_pair_is_followed_by_less():
    """Small pairs revert to their mean: after a leap fewer double than after a fall."""
    odds = {recent: default_rates().of("two_way", 5e6, 2.0, 5, recent).share for recent in ("fell", "grew", "leapt")}
    assert odds["leapt"] < odds["fell"] - 0.1
    assert [recent_of(growth) for growth in (0.9, 1.0, 1.1, 1.25, 1.35)] == ["fell", "grew", "grew", "leapt", "leapt"]


def test_odds_of_doubling_for_kirov():
    analysis = analyse(both(), BELARUS, KIROV)
    for base in analysis.goals[0].bases:
        odds = {analysis.ledger[o.horizon].value: analysis.ledger[o.share] for o in base.odds}
        assert {n: round(100 * e.value, 1) for n, e in odds.items()} == {3: 14.3, 5: 28.3, 7: 39.0, 10: 53.1}
        assert all(e.status == "reported" and e.rows.count > 5000 and e.low < e.value < e.high for e in odds.values())
