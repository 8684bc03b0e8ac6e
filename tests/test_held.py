"""Statistics beside what is stated: whose account leads, the year under way, odds and peers on the user's own panel."""

from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepot.analysis.outlook.accounts import accounts_of
from entrepot.analysis.outlook.asked import Asked
from entrepot.analysis.outlook.background import Background
from entrepot.analysis.outlook.baserates import base_rates
from entrepot.analysis.outlook.held_accounts import step_of
from entrepot.analysis.outlook.panel_rates import rates_of
from entrepot.analysis.outlook.series import series_of
from entrepot.analysis.outlook.yearly import read_prices
from entrepot.analysis.pair import goals_alone
from entrepot.briefs.brief import build, render, write
from entrepot.briefs.formats._fan import draw_fan
from entrepot.nouns.ledger import Ledger
from entrepot.nouns.panel import Levels, Panel
from entrepot.nouns.period import Period
from entrepot.nouns.tabled import Tabled, Tables
from entrepot.statistics import Store, Warehouse, add
from entrepot.statistics.simulate import files
from entrepot.statistics.warehouse.pairs import Pairs
from two_regions import KENYA, TANZANIA, Report, on_year, usd

SEASON = np.array([4, 5, 7, 8, 9, 8, 7, 7, 9, 11, 12, 13], float)


def level(reporter, partner, flow, period, value, *, series="tables", reconciled=False, digits=0):
    return Tabled(series, reporter, partner, flow, Period.parse(str(period)), value, "USD", "fob", "HS", digits,
                  reconciled, 1)  # fmt: skip


def tables(*levels, declared=()):
    known = {(one.series, one.reporter, one.flow, one.period) for one in levels} | set(declared)
    return Tables(tuple(levels), frozenset(known), {one.series: f"Office: {one.series}" for one in levels})


def own(years, share=0.6, **more):
    """Kenya's declaration of both flows; years: turnover by period."""
    return [
        level("KEN", "TZA", flow, period, value * part, **more)
        for period, value in years.items()
        for flow, part in (("exports", share), ("imports", 1 - share))
    ]


def told(held, report=None, every=False):
    ledger = Ledger()
    return accounts_of(report.said if report else [], KENYA, TANZANIA, ledger, held, every=every), ledger


def goal(background, report=None, as_of=None, **asked):
    found = goals_alone(report.said if report else [], KENYA, TANZANIA, as_of, Asked(**asked), None, background)
    return found.ledger, found.goals[0], found


def test_who_declares_decides_what_it_is():
    mirror = [level("TZA", "KEN", "imports", 2023, 70.0), level("TZA", "KEN", "exports", 2023, 50.0)]
    accounts, ledger = told(tables(*own({2023: 100.0}), *mirror), every=True)
    assert [held.view for held in accounts.held] == ["own", "mirror"]
    views = {held.view: held.periods[-1] for held in accounts.held}
    assert (ledger[views["own"].exports].value, ledger[views["mirror"].exports].value) == (60.0, 70.0)
    assert (ledger[views["own"].exports].status, ledger[views["mirror"].exports].status) == ("reported", "mirror")
    assert len(told(tables(*own({2023: 100.0}), *mirror))[0].held) == 1


def test_the_account_with_the_latest_period_leads():
    mirror = [level("TZA", "KEN", flow, 2024, 50.0) for flow in ("exports", "imports")]
    accounts, _ = told(tables(*own({2023: 100.0}), *mirror))
    assert accounts.lead.view == "mirror"


def test_reconciled_exports_of_the_partner_are_our_imports():
    rows = [level("KEN", "TZA", "exports", 2023, 60.0, reconciled=True),
            level("TZA", "KEN", "exports", 2023, 40.0, reconciled=True)]  # fmt: skip
    accounts, ledger = told(tables(*rows))
    last = accounts.lead.periods[-1]
    assert (accounts.lead.view, ledger[last.imports].value, ledger[last.turnover].value) == ("reconciled", 40.0, 100.0)


def test_no_row_in_a_declared_period_is_no_trade():
    rows = [level("KEN", "TZA", "exports", 2022, 60.0), level("KEN", "TZA", "exports", 2023, 66.0),
            level("KEN", "TZA", "imports", 2022, 40.0)]  # fmt: skip
    year = ("tables", "KEN", "imports", Period.year(2023))
    accounts, ledger = told(tables(*rows, declared=[year]))
    last = accounts.lead.periods[-1]
    assert (ledger[last.imports].value, ledger[last.turnover].value) == (0.0, 66.0)
    assert told(tables(*rows))[0].lead.periods[-1].turnover is None


def test_totals_come_before_sums_of_products():
    rows = [*own({2023: 100.0}), *own({2023: 90.0}, digits=6)]
    accounts, ledger = told(tables(*rows))
    assert ledger[accounts.lead.periods[-1].turnover].value == pytest.approx(100.0)


def monthly(years, last_months):
    """Months of full years and of one not yet full, all of one season."""
    found = {}
    for year, size in years.items():
        count = 12 if year != max(years) else last_months
        found |= {f"{year}-{month + 1:02d}": size * 1e6 * SEASON[month] for month in range(count)}
    return found


def test_the_year_under_way_is_guessed_from_the_years_before():
    accounts, ledger = told(tables(*own(monthly({2020: 1, 2021: 1.2, 2022: 1.1, 2023: 1.4, 2024: 1.5}, 7))))
    guess = next(g for g in accounts.lead.annualised if g.measure == "turnover")
    assert ledger[guess.entry].value == pytest.approx(1.5e6 * SEASON.sum(), rel=1e-6)
    assert str(ledger[guess.of].period) == "2024-01/2024-07"
    assert ledger[guess.low].value <= ledger[guess.entry].value <= ledger[guess.high].value
    part = accounts.lead.periods[-1]
    assert ledger[part.turnover_growth].value == pytest.approx(1.5 / 1.4)


def test_a_goal_is_counted_from_the_later_of_the_two():
    report = Report("years", date(2025, 3, 1))
    report.figure("turnover", KENYA, TANZANIA, "2024", usd(100e6, step=1e6), on_year(1.1))
    held = Background(tables(*own({2022: 80e6, 2023: 90e6})))
    ledger, found, _ = goal(held, report, multiple=2.0, deadline=Period.year(2030))
    assert (found.main_base.kind, found.main_base.year) == ("last_full_year", 2024)
    held = Background(tables(*own({2023: 90e6, 2024: 99e6})))
    ledger, found, _ = goal(held, report, multiple=2.0, deadline=Period.year(2030))
    assert (found.main_base.kind, ledger[found.main_base.base].value) == ("reported_full_year", 99e6)
    assert ledger[found.judgement.pace].value == pytest.approx(1.1)


def test_growth_over_years_is_never_counted_from_one_telling_to_the_other():
    report = Report("years", date(2025, 3, 1))
    for year, size in ((2019, 30e6), (2021, 40e6)):
        report.figure("turnover", KENYA, TANZANIA, str(year), usd(size, step=1e6))
    held = Background(tables(*own({2022: 80e6, 2023: 88e6, 2024: 96.8e6})))
    ledger, found, _ = goal(held, report, multiple=2.0)
    for at in found.main_base.at_paces:
        statuses = {leaf.status for leaf in ledger.leaves(at.growth) if leaf.unit == "USD"}
        assert statuses == {"reported"}


def test_levels_that_differ_stand_beside_each_other():
    report = Report("years", date(2025, 3, 1))
    report.figure("turnover", KENYA, TANZANIA, "2023", usd(120e6, step=1e6))
    accounts, ledger = told(tables(*own({2022: 30e6, 2023: 100e6})), report)
    rows = {(one.told_by, one.period.last_year): one for one in series_of(accounts, ledger) if one.flow == "turnover"}
    held = rows["tables (own)", 2023]
    assert [ledger[i].value for i in held.beside] == [120e6]
    assert held.break_before == "jump"
    assert rows["sources", 2023].beside == ()


def panel(pairs=400, years=12, seed=3):
    rng = np.random.default_rng(seed)
    levels = 10 ** rng.uniform(6, 10, (pairs, 1)) * np.exp(np.cumsum(rng.normal(0.04, 0.3, (pairs, years)), axis=1))
    levels[rng.random((pairs, years)) < 0.03] = 0
    codes = ["".join(letters) for letters in product("ABCDEFGH", repeat=3)]
    named = tuple((codes[n], codes[-1 - n % 50]) for n in range(pairs))
    return Panel("Office: trade", "USD", 2010, Levels(named, levels), Levels(named, levels))


def test_rates_of_the_own_panel_are_those_of_the_whole_count():
    made = panel()
    rows, columns = np.indices(made.two_way.values.shape)
    counted = base_rates(rows.ravel(), columns.ravel() + 2010, made.two_way.values.ravel(), "two_way", (3, 5), (2.0,))
    found = rates_of(made)
    assert (found.origin, found.first_year, found.last_year) == ("Office: trade", 2010, 2021)
    checked = 0
    for curve in counted:
        own_curve = found.curve("two_way", curve.low, curve.years, curve.recent)
        if own_curve is None or own_curve.recent != curve.recent:
            assert curve.pairs < 40
            continue
        rate, whole = own_curve.at(2.0), curve.at(2.0)
        assert (rate.windows, rate.pairs, rate.share) == (whole.windows, whole.pairs, pytest.approx(whole.share))
        assert (rate.least, rate.most) == pytest.approx((whole.least, whole.most), abs=0.03)
        checked += 1
    assert checked > 10


def test_a_small_panel_gives_no_odds():
    assert rates_of(None) is None
    assert rates_of(panel(pairs=100)) is None
    assert rates_of(panel(years=5)) is None


def test_odds_come_from_the_own_panel_and_beyond_it_from_the_table():
    made = panel(years=8)
    held = Background(tables(*own({2023: 90e6, 2024: 99e6})), made, rates_of(made))
    ledger, found, _ = goal(held, multiple=2.0)
    origins = {ledger[o.horizon].value: ledger[o.share].rows.origin for o in found.main_base.odds}
    assert origins[5] == "Office: trade, 2010–2017" and "1986–2006" in origins[10]
    assert all(ledger[o.interval].low <= ledger[o.share].value <= ledger[o.interval].high for o in found.main_base.odds)


def test_peers_counted_by_hand():
    values = np.array(
        [
            [100, 120, 150, 210, 200, 190.0],  # doubled within three years, then fell
            [150, 160, 170, 180, 190, 200.0],  # did not
            [60, 130, 125, 120, 115, 110.0],  # doubled in a year, from a level that is alike
            [900, 950, 990, 999, 999, 999.0],  # larger
            [55, 55, 55, 55, np.nan, np.nan],  # alike, did not
            [80, 81, 82, 83, 84, 85.0],
            [90, 91, 92, 93, 94, 95.0],
        ]
    ) * 1e6  # fmt: skip
    pairs = (
        ("ALB", "KEN"),
        ("AUT", "BEL"),
        ("BGR", "CHE"),
        ("DEU", "ESP"),
        ("DNK", "FIN"),
        ("GRC", "HUN"),
        ("IRL", "ITA"),
    )
    made = Panel("Office: trade", "USD", 2018, Levels(pairs, values), Levels(pairs, values))
    held = Background(tables(*own({2022: 90e6, 2023: 100e6})), made)
    ledger, found, _ = goal(held, multiple=2.0, deadline=Period.year(2026))
    peers = found.peers
    assert (ledger[peers.of].value, ledger[peers.did].value) == (6, 2)
    first, second = peers.named
    assert [p.reporter.code for p in peers.named] == ["ALB", "BGR"]
    assert (str(ledger[first.span.first].period), str(ledger[first.span.last].period)) == ("2018", "2021")
    assert ledger[first.span.multiple].value == pytest.approx(2.1)
    assert first.stalled and ledger[first.after].value == pytest.approx((190 / 210) ** 0.5)
    assert ledger[second.span.years].value == 1


@settings(deadline=None, max_examples=25)
@given(st.floats(1.2, 5), st.integers(2025, 2035), st.floats(0.9, 1.3))
def test_real_growth_times_prices_is_growth_in_money(multiple, end, inflation):
    prices = [f"{year},USD,{100 * inflation ** (year - 2015)!r}" for year in range(2015, 2025)]
    held = Background(tables(*own({2021: 70e6, 2023: 90e6, 2024: 99e6})),
                      prices=read_prices(["year,currency,index", *prices], "prices"))  # fmt: skip
    ledger, found, _ = goal(held, multiple=multiple, deadline=Period.year(end))
    real = found.real
    assert ledger[real.prices].value == pytest.approx(inflation)
    assert ledger[real.needed].value * inflation == pytest.approx(ledger[found.outlook.growth].value)
    assert ledger[real.ratio].value * inflation ** (end - 2024) == pytest.approx(multiple)
    for past in real.past:
        growth, of_prices, without = (ledger[i].value for i in (past.growth, past.prices, past.real))
        assert growth == pytest.approx(of_prices * without)


def test_the_chart_marks_both_tellings_breaks_and_parts():
    report = Report("years", date(2025, 3, 1))
    for year, size in {2021: 30e6, 2022: 100e6, 2023: 104e6}.items():
        report.figure("turnover", KENYA, TANZANIA, str(year), usd(size, step=1e6))
    report.figure("turnover", KENYA, TANZANIA, "2023", usd(150e6, "about"))
    report.figure("turnover", KENYA, TANZANIA, "2024-01/2024-09", usd(80e6, step=1e6))
    held = Background(tables(*own({2022: 90e6, 2023: 95e6})))
    _, _, analysis = goal(held, report, multiple=2.0, deadline=Period.year(2030))
    brief = build(analysis)
    (fan,) = (b for part in write(brief, "en", ("goal",)).parts for b in part.blocks if type(b).__name__ == "Fan")
    drawn = draw_fan(fan, "x", lambda point: point.label)
    for mark in ('class="dot held"', 'class="known held"', 'class="stretch"', 'class="break"', 'class="rival"'):
        assert mark in drawn
    assert [p.year for p in fan.held] == [2022, 2023]
    alt = "".join(run.text for run in fan.alt)
    assert "as sources state them" in alt and "in statistics" in alt
    for form, language in product(("html", "md", "text", "json"), ("en", "ru")):
        assert render(brief, form, language, ("goal", "sources")) if form != "json" else True


@pytest.fixture(scope="module")
def pairs_of_a_world(tmp_path_factory):
    folder = tmp_path_factory.mktemp("world")
    store = Store(folder / "statistics")
    for path in files(folder / "made", [2019, 2020, 2021], economies=8, products=60, seed=5):
        if path.suffix == ".csv":
            add(str(path), store)
    return Pairs(Warehouse(store))


def test_pairs_and_panel_of_a_warehouse(pairs_of_a_world):
    found = pairs_of_a_world.panel()
    assert (found.first_year, found.years, found.unit) == (2019, 3, "USD")
    assert "Simulated" in found.origin
    for (a, b), values in zip(found.two_way.pairs, found.two_way.values, strict=True):
        of_pair = pairs_of_a_world.of(a, b)
        for year, value in zip((2019, 2020, 2021), values, strict=True):
            of_year = sum(one.value for one in of_pair.levels if one.period == Period.year(year))
            assert of_year == pytest.approx(value)
        assert of_pair.simulated
    assert not pairs_of_a_world.of("XXX", "YYY").levels


def test_periods_that_end_later_are_left_out(pairs_of_a_world):
    until = Pairs(pairs_of_a_world.warehouse, 2021 * 12 + 5).panel()
    assert until.last_year == 2020


@given(st.floats(1, 1e13))
def test_four_digits_are_shown(value):
    assert 1 <= step_of(value) <= max(1, value / 100)
