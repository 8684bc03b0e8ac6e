"""Goals put to the test: verdicts and their reasons, goals of the user's own, the way there, every goal of a record."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepot.analysis.outlook.asked import Asked, read_amount, read_base, read_deadline, read_flow, read_rate
from entrepot.analysis.outlook.baserates import default_rates
from entrepot.analysis.outlook.every_goal import every_goal
from entrepot.analysis.pair import goals_alone
from entrepot.errors import EntrepotError
from entrepot.nouns.amount import Amount
from entrepot.nouns.period import Period
from two_regions import BELARUS, KENYA, KIROV, TANZANIA, VOLOGDA, Report, both, on_year, usd

ONS = Path(__file__).parent.parent.parent / (
    "shared/data/uk_ons_bilateral_annual/uk-total-trade-all-countries-seasonally-adjusted.csv"
)


def asked(said, *, reporter=KENYA, partner=TANZANIA, as_of=None, dollars=None, **goal):
    """The analysis and its one goal."""
    found = goals_alone(said, reporter, partner, as_of, Asked(**goal), dollars)
    return found.ledger, found.goals[0]


def years(levels, growth=None, said=date(2025, 3, 1), measure="turnover", unit="USD"):
    """A report of full-year levels in millions, the last with its growth."""
    report = Report("years", said)
    for year, level in levels.items():
        last = growth if year == max(levels) else None
        amount = usd(level * 1e6, step=1e6).of(level * 1e6, unit, step=1e6)
        report.figure(measure, KENYA, TANZANIA, str(year), amount, on_year(last) if last else None)
    return report


@pytest.mark.parametrize(
    ("growth", "deadline", "verdict"),
    [
        (1.20, "2030", "on_track"),
        (1.10, "2030", "behind"),
        (1.02, "2030", "out_of_reach"),
        (0.95, "2030", "out_of_reach"),
        (0.95, None, "out_of_reach"),
        (1.10, None, "cannot_be_said"),
        (None, "2030", "cannot_be_said"),
    ],
)
def test_the_growth_needed_is_held_against_the_latest(growth, deadline, verdict):
    """Doubling in six years takes 12.2 % a year; 10 % takes 7.3 years, 2 % takes 35."""
    report = years({2024: 100}, growth)
    report.target("turnover", KENYA, TANZANIA, 2.0, deadline=deadline)
    found = goals_alone(report.said, KENYA, TANZANIA)
    judgement, ledger = found.goals[0].judgement, found.ledger
    assert judgement.verdict == verdict
    assert (judgement.reason is not None) == (verdict == "cannot_be_said")
    if judgement.needed:
        assert ledger[judgement.needed].value == pytest.approx(2 ** (1 / 6))


def test_without_a_growth_the_mean_of_years_is_held_against_it():
    report = years({2020: 100, 2024: 200})
    report.target("turnover", KENYA, TANZANIA, 2.0, deadline="2030")
    found = goals_alone(report.said, KENYA, TANZANIA)
    judgement = found.goals[0].judgement
    assert judgement.verdict == "on_track" and found.ledger[judgement.pace].measure == "cagr"


def test_a_part_of_a_year_can_reach_a_level():
    report = years({2023: 100}, said=date(2024, 3, 1))
    report.target("turnover", KENYA, TANZANIA, amount=usd(150e6), deadline="2025")
    later = Report("later", date(2025, 12, 1))
    later.figure("turnover", KENYA, TANZANIA, "2025-01/2025-10", usd(155e6, step=1e6))
    found = goals_alone(report.said + later.said, KENYA, TANZANIA)
    assert found.goals[0].verdict == "reached"
    assert str(found.ledger[found.goals[0].judged_by].period) == "2025-01/2025-10"


def test_an_old_goal_is_superseded_by_a_later_one_of_its_kind():
    first = years({2023: 100}, 1.1, said=date(2024, 3, 1))
    first.target("turnover", KENYA, TANZANIA, amount=usd(150e6))
    first.target("turnover", KENYA, TANZANIA, 3.0)
    later = Report("later", date(2025, 3, 1))
    later.target("turnover", KENYA, TANZANIA, amount=usd(300e6), deadline="2030")
    goals = {
        g.target.amount and g.target.amount.low: g for g in goals_alone(first.said + later.said, KENYA, TANZANIA).goals
    }
    assert goals[150e6].verdict == "superseded" and goals[150e6].judgement.superseded == date(2025, 3, 1)
    assert goals[300e6].verdict != "superseded" and goals[None].verdict != "superseded"


def test_a_plan_is_no_date():
    report = years({2024: 100}, 1.1)
    words = "bring trade to $300 million by the end of the five-year plan"
    report.target("turnover", KENYA, TANZANIA, amount=usd(300e6), words=words)
    assert goals_alone(report.said, KENYA, TANZANIA).goals[0].judgement.reason == "plan_without_year"
    with pytest.raises(EntrepotError, match="a plan names no date"):
        read_deadline("the end of the five-year plan")


def test_a_goal_for_a_balance_has_no_growth():
    report = years({2024: 100}, 1.1)
    report.target("balance", KENYA, TANZANIA, amount=usd(10e6))
    (goal,) = goals_alone(report.said, KENYA, TANZANIA).goals
    assert (goal.bases, goal.judgement.reason) == ((), "balance")
    with pytest.raises(EntrepotError, match="change its sign"):
        read_flow("balance")


@pytest.mark.parametrize(
    ("goal", "message"),
    [
        ({"multiple": 1.0}, "is no goal"),
        ({"multiple": 2.0, "base": Amount(0, 0, "USD")}, "nothing or less"),
        ({"multiple": 2.0, "base": Amount(-5e6, -5e6, "USD")}, "nothing or less"),
        ({"multiple": 2.0, "base": Period.year(1999)}, "no level of turnover for 1999"),
        ({"multiple": 2.0, "deadline": Period.year(2020)}, "is not after the base"),
        ({"level": Amount(9e8, 9e8, "EUR")}, "the goal is in EUR"),
        ({"multiple": 2.0, "what": "exports"}, "no level of exports"),
        ({}, "a multiple or a level"),
    ],
)
def test_what_cannot_be_tested_says_why(goal, message):
    with pytest.raises(EntrepotError, match=message) as caught:
        asked(years({2024: 100}, 1.1).said, **goal)
    assert caught.value.hint


def test_a_goal_in_another_currency_is_counted_at_the_users_rate():
    ledger, goal = asked(years({2024: 100}, 1.1).said, level=Amount(1.5e8, 1.5e8, "EUR"), dollars={"EUR": 1.1})
    level = ledger[goal.bases[0].level]
    assert (level.value, level.unit) == (pytest.approx(165e6), "USD")
    assert [leaf.status for leaf in ledger.leaves(level.id)] == ["assumed", "assumed"]


def test_odds_of_other_currencies_need_a_rate():
    report = years({2024: 15000}, 1.1, unit="KES")
    assert asked(report.said, multiple=2.0)[1].bases[0].odds == ()
    ledger, goal = asked(report.said, multiple=2.0, dollars={"KES": 0.0077})
    share = ledger[goal.bases[0].odds[1].share]
    assert (
        share.value == default_rates().of("two_way", 15e9 * 0.0077, 2.0, 5).share and "1986–2006" in share.rows.origin
    )


def test_a_level_of_long_before_the_goal_does_not_reach_it():
    """A billion as the next mark, set in 2025: 1.1 billion in 2018 is no reason to say that it is reached."""
    report = years({2018: 1100, 2024: 900}, 1.05)
    report.target("turnover", KENYA, TANZANIA, amount=usd(1e9, step=1e9), deadline="2030")
    assert goals_alone(report.said, KENYA, TANZANIA).goals[0].verdict == "on_track"
    old = years({2018: 1100})
    old.target("turnover", KENYA, TANZANIA, amount=usd(1e9, step=1e9))
    assert goals_alone(old.said, KENYA, TANZANIA).goals[0].verdict == "cannot_be_said"


def test_a_level_there_already_is_reached():
    ledger, goal = asked(years({2023: 90, 2024: 100}).said, level=Amount(5e7, 5e7, "USD"), deadline=Period.year(2030))
    assert goal.verdict == "reached" and ledger[goal.judged_by].value == 100e6


def test_vologda_doubled_from_2020():
    _, goal = asked(
        both(), reporter=BELARUS, partner=VOLOGDA, multiple=2.0, base=Period.year(2020), deadline=Period.year(2024)
    )
    assert goal.verdict == "reached"


def test_kirovs_odds_have_a_panel_and_an_interval():
    found = goals_alone(both(), BELARUS, KIROV)
    base = found.goals[0].main_base
    share = found.ledger[base.odds[1].share]
    assert 0.26 < share.low < share.value < share.high < 0.31 and share.rows.count > 5000
    assert {c.side: round(found.ledger[c.level].value / 1e6) for c in base.carriers} == {"exports": 148, "imports": 206}


@settings(deadline=None)
@given(st.floats(1.05, 9), st.integers(2025, 2038), st.floats(2e6, 1e10))
def test_the_way_begins_at_the_base_and_ends_at_the_goal(multiple, end, level):
    report = Report("years", date(2024, 3, 1))
    report.figure("turnover", KENYA, TANZANIA, "2023", usd(level, step=1))
    ledger, goal = asked(report.said, multiple=multiple, deadline=Period.year(end))
    way = goal.outlook
    assert [y.period for y in way.years] == [Period.year(year) for year in range(2024, end + 1)]
    assert ledger[way.years[-1].needed].value == pytest.approx(level * multiple)
    for year in way.years:
        assert ledger[year.low].value < ledger[year.high].value


def test_figures_to_watch_are_still_to_come():
    found = goals_alone(both(), BELARUS, KIROV, date(2026, 3, 15))
    signs = {str(sign.period): sign for sign in found.goals[0].outlook.signs}
    assert "2025" not in signs
    november = signs["2025-01/2025-11".replace("2025", "2026")]
    assert str(november.due) == "2027-01"
    assert found.ledger[november.at_least].value == pytest.approx(108e6 * 2 ** (1 / 5))
    early = goals_alone(both(), BELARUS, KIROV, date(2026, 1, 20)).goals[0].outlook.signs[0]
    assert (str(early.period), str(early.due), early.confirms) == ("2025", "2026-02", True)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("1 billion USD", 1e9, "USD"),
        ("USD 120 million", 1.2e8, "USD"),
        ("117.8e6eur", 117.8e6, "EUR"),
        ("1,500 KES", 1500, "KES"),
    ],
)
def test_amounts_as_typed(text, value, unit):
    assert (read_amount(text).low, read_amount(text).unit) == (pytest.approx(value), unit)
    assert read_base(text) == read_amount(text)


@pytest.mark.parametrize("text", ["many", "100", "USD", "USD 5 EUR", "-5 USD", "1e400 USD", "1 billion XYZ"])
def test_no_amounts(text):
    with pytest.raises(EntrepotError):
        read_amount(text)


def test_rates_as_typed():
    assert read_rate("eur=1.08") == ("EUR", 1.08)
    for text in ("EUR", "EUR=0", "EURO=1", "EUR=x", "EUR=1e999", "FOO=1"):
        with pytest.raises(EntrepotError):
            read_rate(text)


def test_every_goal_is_judged_as_its_pair_alone():
    report = years({2023: 100}, 1.1)
    report.target("turnover", KENYA, TANZANIA, 2.0, deadline="2030")
    found = {(p.accounts.reporter.code, p.accounts.partner.code): p for p in every_goal(both() + report.said)}
    assert set(found) == {("BLR", "RU-KIR"), ("KEN", "TZA")}
    for pair in found.values():
        alone = goals_alone(both() + report.said, pair.accounts.reporter, pair.accounts.partner, pair.as_of)
        assert [g.verdict for g in pair.goals] == [g.verdict for g in alone.goals]


def test_the_table_overstates_a_slower_era():
    """Trade of the United Kingdom, 1997–2023, as docs/outlook.md tells: doubled in five years less often."""
    if not ONS.exists():
        pytest.skip(f"{ONS.name} is not here")
    pandas = pytest.importorskip("pandas")
    table = pandas.read_csv(ONS, keep_default_na=False)
    table = table[
        table.flow.isin(["goods_export", "goods_import"]) & (table.ISO2.str.len() == 2) & (table.ISO2 != "W1")
    ]
    table["usd"] = pandas.to_numeric(table.Million, errors="coerce") * 1.5e6
    levels = table.groupby(["ISO2", "Year"]).usd.sum(min_count=2).unstack().to_numpy()
    start, end = levels[:, :-5].ravel(), levels[:, 5:].ravel()
    kept = (start >= 1e6) & (end == end)
    said = [default_rates().of("two_way", size, 2.0, 5).share for size in start[kept]]
    assert 100 * (end[kept] >= 2 * start[kept]).mean() == pytest.approx(15.1, abs=0.1)
    assert 100 * sum(said) / len(said) == pytest.approx(26.3, abs=0.1)
