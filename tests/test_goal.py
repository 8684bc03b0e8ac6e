"""Goals of a pair: bases, needed growth, precedents, verdicts."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepot.analysis.outlook.accounts import accounts_of
from entrepot.analysis.outlook.goal import goals_of
from entrepot.analysis.relevance import about_pair
from entrepot.nouns.ledger import Ledger
from two_regions import BELARUS, KENYA, KIROV, TANZANIA, Report, both, on_year, shuffled, usd


def goals(said, reporter=BELARUS, partner=KIROV, as_of=None):
    ledger = Ledger()
    accounts = accounts_of(said, reporter, partner, ledger)
    return goals_of(about_pair(said, reporter, partner), accounts, said, ledger, as_of), ledger


def report_with_goal(amount=None, multiple=None, deadline=None, what="turnover"):
    report = Report("goal", date(2024, 3, 1))
    report.figure("turnover", KENYA, TANZANIA, "2023", usd(100e6, step=1e6))
    report.target(what, KENYA, TANZANIA, multiple, amount, deadline)
    return report


def test_kirov_doubling():
    (goal,), ledger = goals(both())
    assert goal.target.deadline is None and ledger[goal.stated].value == 2
    levels = {b.kind: (ledger[b.base].value / 1e6, ledger[b.level].value / 1e6) for b in goal.bases}
    assert levels["said_with_the_goal"] == pytest.approx((110, 220))
    assert levels["annualised"] == pytest.approx((117.8, 235.6), abs=0.1)
    assert levels["top_of_range"] == pytest.approx((140, 280))
    for base in goal.bases:
        growth = {ledger[p.horizon].value: ledger[p.growth].value for p in base.paces}
        assert growth == pytest.approx({3: 1.260, 5: 1.149, 7: 1.104, 10: 1.072}, abs=0.0005)
        assert ledger[base.one_side.years].value == pytest.approx(5.3, abs=0.05)
        assert ledger[base.one_side.side_multiple].value == pytest.approx(4.94, abs=0.01)
        assert base.own_pace is None and base.one_side.side == "exports"
    assert (goal.verdict, goal.judgement.reason) == ("cannot_be_said", "no_pace")


def test_vologda_is_a_precedent_that_stalled():
    (goal,), ledger = goals(both())
    (precedent,) = goal.precedents
    assert precedent.partner.code == "RU-VLG" and precedent.stalled
    assert ledger[precedent.span.multiple].value == pytest.approx(2.024, abs=0.001)
    assert ledger[precedent.span.cagr].value == pytest.approx(1.193, abs=0.0005)
    assert ledger[precedent.after].value == 1.009


def test_the_order_of_statements_changes_nothing():
    assert goals(both()) == goals(shuffled(both(), 3))


@settings(deadline=None)
@given(st.floats(1.05, 10), st.floats(1e6, 1e12))
def test_needed_growth_compounds_back_to_the_goal(multiple, level):
    report = Report("goal", date(2024, 3, 1))
    report.figure("turnover", KENYA, TANZANIA, "2023", usd(level, step=1), on_year(1.07))
    report.target("turnover", KENYA, TANZANIA, multiple)
    (goal,), ledger = goals(report.said, KENYA, TANZANIA)
    (base,) = goal.bases
    for pace in base.paces:
        reached = ledger[base.base].value * ledger[pace.growth].value ** ledger[pace.horizon].value
        assert reached == pytest.approx(ledger[base.level].value)
    assert 1.07 ** ledger[base.own_pace_years].value == pytest.approx(multiple)


@settings(deadline=None)
@given(st.floats(1.01, 3), st.floats(0.05, 0.95), st.floats(1.2, 10))
def test_one_side_growing_alone_reaches_the_goal_in_the_years_given(growth, share, multiple):
    report = Report("goal", date(2024, 3, 1))
    report.figure("turnover", KENYA, TANZANIA, "2023", usd(1e9, step=1))
    report.figure("imports", KENYA, TANZANIA, "2023", usd(1e9 * share, step=1), on_year(growth))
    report.target("turnover", KENYA, TANZANIA, multiple)
    (goal,), ledger = goals(report.said, KENYA, TANZANIA)
    one_side = goal.bases[0].one_side
    side = share * growth ** ledger[one_side.years].value
    assert side + 1 - share == pytest.approx(multiple)
    assert ledger[one_side.share].value == pytest.approx(side / multiple)


def test_a_level_with_a_deadline():
    (goal,), ledger = goals(report_with_goal(usd(150e6, step=1e6), deadline="2028").said, KENYA, TANZANIA)
    (base,) = goal.bases
    assert base.level == goal.stated and base.kind == "last_full_year"
    assert ledger[base.remaining].value == pytest.approx(1.5 ** (1 / 5))


def test_the_partners_goal_for_imports_is_ours_for_exports():
    report = Report("goal", date(2024, 3, 1))
    report.figure("exports", KENYA, TANZANIA, "2023", usd(100e6))
    report.target("imports", TANZANIA, KENYA, 2.0)
    (goal,), ledger = goals(report.said, KENYA, TANZANIA)
    assert goal.target.what == "exports" and ledger[goal.bases[0].level].value == 200e6


@pytest.mark.parametrize(
    ("level", "as_of", "verdict"),
    [
        (210e6, date(2027, 6, 1), "reached"),
        (150e6, date(2027, 6, 1), "missed"),
        (150e6, date(2026, 6, 1), "behind"),
        (None, date(2027, 6, 1), "cannot_be_said"),
    ],
)
def test_verdicts(level, as_of, verdict):
    report = report_with_goal(multiple=2.0, deadline="2026")
    later = Report("later", date(2027, 2, 1))
    if level:
        later.figure("turnover", KENYA, TANZANIA, "2026" if verdict != "behind" else "2025", usd(level))
    (goal,), _ = goals(report.said + later.said, KENYA, TANZANIA, as_of)
    assert goal.verdict == verdict
    assert (goal.judged_by is not None) == (verdict in ("reached", "missed"))


def test_a_goal_in_another_currency_has_no_base():
    report = Report("goal", date(2024, 3, 1))
    report.figure("turnover", KENYA, TANZANIA, "2023", usd(100e6))
    report.target("turnover", KENYA, TANZANIA, amount=usd(5e8).of(5e8, "EUR"))
    (goal,), _ = goals(report.said, KENYA, TANZANIA)
    assert goal.bases == ()


def test_each_currency_has_its_last_full_year():
    report = report_with_goal(multiple=2.0)
    report.figure("turnover", KENYA, TANZANIA, "2023", usd(1e8).of(14e9, "KES"))
    (goal,), ledger = goals(report.said, KENYA, TANZANIA)
    assert [(ledger[b.base].unit, ledger[b.level].value) for b in goal.bases] == [("KES", 28e9), ("USD", 200e6)]


def test_a_base_is_one_that_was_known_when_the_goal_was_said():
    later = Report("later", date(2026, 2, 1))
    later.figure("turnover", KENYA, TANZANIA, "2025", usd(300e6))
    (goal,), ledger = goals(report_with_goal(multiple=2.0).said + later.said, KENYA, TANZANIA)
    assert [ledger[b.base].value for b in goal.bases] == [100e6]
    assert goal.verdict == "reached"
