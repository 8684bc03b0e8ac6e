"""Findings and gaps: each rule fires on its case, and only there."""

from datetime import date

import pytest

from entrepot.analysis.outlook.bodies import field_body
from entrepot.analysis.pair import analyse
from entrepot.errors import EntrepotError
from entrepot.nouns.amount import Amount
from entrepot.nouns.growth import Growth
from two_regions import BELARUS, KENYA, KIROV, TANZANIA, VOLOGDA, Report, both, kirov, on_year, shuffled, usd, vologda


def kinds(analysis):
    return [finding.kind for finding in analysis.findings]


def one(analysis, kind):
    (found,) = [finding for finding in analysis.findings if finding.kind == kind]
    return found


def kenya_with(*figures, when=date(2025, 6, 1)):
    report = Report("one", when)
    for figure in figures:
        report.figure(figure[0], KENYA, TANZANIA, *figure[1:])
    return report


def test_kirov_findings():
    analysis = analyse(both(), BELARUS, KIROV)
    conflict = one(analysis, "conflicting_figures")
    assert [entry.low for entry in conflict.args["entries"]] == [108e6, 110e6, 115e6]
    assert conflict.args["explanations"] == ("rounding", "different_period")
    assert one(analysis, "growth_of_one_side_only").args["side"] == "exports"
    assert one(analysis, "range_beside_level").args["place"] == "low"
    assert one(analysis, "goal_without_base").args["stated"].value == 2
    assert one(analysis, "pace_claimed_not_shown").args["speaker"] == "Aleksandr Lukashenko"
    assert one(analysis, "single_publisher").args["publisher"] == "BelTA"
    assert "goal_without_deadline" in kinds(analysis)
    assert not {"pace_stalled", "partial_year_beside_full", "index_not_growth"} & set(kinds(analysis))


def test_an_about_level_of_the_same_months_joins_the_same_conflict():
    report = kirov()
    report.figure("turnover", BELARUS, KIROV, "2025-01/2025-11", usd(110e6, "about", 1e6))
    said = [s for s in report.said if getattr(s.statement, "amount", None) != usd(110e6, "about", 10e6)]
    conflict = one(analyse(said, BELARUS, KIROV), "conflicting_figures")
    assert [entry.low for entry in conflict.args["entries"]] == [108e6, 110e6, 115e6]
    assert conflict.args["explanations"] == ("rounding", "different_period")
    assert conflict.args["rule"] == "exact_over_about"


def test_vologda_findings():
    analysis = analyse(both(), BELARUS, VOLOGDA)
    stall = one(analysis, "pace_stalled")
    assert stall.args["cagr"].value == pytest.approx(1.193, abs=0.0005) and stall.args["latest"].value == 1.009
    assert one(analysis, "partial_year_beside_full").args["full"].value == 678.1e6
    assert one(analysis, "index_not_growth").args["growth"].value == 1.009
    assert not {"goal_without_base", "conflicting_figures"} & set(kinds(analysis))


def test_every_finding_cites_entries_that_exist_or_statements():
    for partner in (KIROV, VOLOGDA):
        analysis = analyse(both(), BELARUS, partner)
        ids = {said.id for said in analysis.said}
        for finding in analysis.findings:
            assert finding.rests_on or finding.statements
            assert all(analysis.ledger[i] for i in finding.rests_on)
            assert set(finding.statements) <= ids


def test_one_side_grows_while_the_total_does_not():
    report = kenya_with(
        ("turnover", "2024", usd(500e6), on_year(1.0)),
        ("exports", "2024", usd(100e6), on_year(1.3)),
    )
    found = one(analyse(report.said, KENYA, TANZANIA), "one_side_grows_total_does_not")
    assert (found.args["side"], found.args["growth"].value) == ("exports", 1.3)


def test_sides_that_do_not_add_up():
    report = kenya_with(
        ("turnover", "2024", usd(500e6)), ("exports", "2024", usd(100e6)), ("imports", "2024", usd(300e6))
    )
    assert "sides_do_not_add_up" in kinds(analyse(report.said, KENYA, TANZANIA))


def test_a_growth_that_the_levels_do_not_give():
    report = kenya_with(("turnover", "2024", usd(500e6), on_year(1.5)), ("turnover", "2023", usd(450e6)))
    assert "growth_disagrees_with_levels" in kinds(analyse(report.said, KENYA, TANZANIA))
    fine = kenya_with(("turnover", "2024", usd(500e6), on_year(1.11)), ("turnover", "2023", usd(450e6)))
    assert "growth_disagrees_with_levels" not in kinds(analyse(fine.said, KENYA, TANZANIA))


def test_doubled_is_a_round_word():
    report = kenya_with(("imports", "2021", usd(50.1e9), Growth(2, "year_on_year")), ("imports", "2020", usd(27.2e9)))
    assert "growth_disagrees_with_levels" not in kinds(analyse(report.said, KENYA, TANZANIA))


def test_one_flow_told_from_both_sides_is_one_flow():
    ours, theirs = kenya_with(("exports", "2024", usd(100e6, step=1e6))), Report("two", date(2025, 7, 1), "Daily News")
    theirs.figure("imports", TANZANIA, KENYA, "2024", usd(120e6, step=1e6))
    analysis = analyse(ours.said + theirs.said, KENYA, TANZANIA)
    assert one(analysis, "same_flow_from_both_sides").args["agree"] == "no"
    assert one(analysis, "conflicting_figures").args["explanations"] == ("different_viewpoint",)
    assert "single_publisher" not in kinds(analysis)


def test_an_undated_level_said_long_ago_is_of_another_period():
    old = Report("old", date(2018, 5, 1))
    old.figure("turnover", KENYA, TANZANIA, None, usd(300e6, "about"))
    new = kenya_with(("turnover", "2024", usd(500e6)))
    conflict = one(analyse(old.said + new.said, KENYA, TANZANIA), "conflicting_figures")
    assert conflict.args["explanations"] == ("different_period",)


def test_an_undated_level_that_fits_the_full_year_is_of_another_period():
    report = kenya_with(("turnover", "2025-01/2025-06", usd(568e6)), ("turnover", None, usd(1.1e9, "about")))
    conflict = one(analyse(report.said, KENYA, TANZANIA), "conflicting_figures")
    assert conflict.args["explanations"] == ("different_period",)


def test_a_billion_is_no_rounding_of_seven_hundred_million():
    report = kenya_with(("turnover", "2024", usd(700e6)), ("turnover", None, usd(1e9, step=1e9)))
    assert one(analyse(report.said, KENYA, TANZANIA), "conflicting_figures").args["explanations"] == ("unexplained",)


def test_a_range_is_not_compared_with_a_part_of_a_year():
    report = kenya_with(("turnover", "2025-05", usd(30e6)))
    report.figure(
        "turnover", KENYA, TANZANIA, None, Amount.between(400e6, 500e6, "USD"), period_words="in recent years"
    )
    assert "range_beside_level" not in kinds(analyse(report.said, KENYA, TANZANIA))


def test_a_repeated_promise_and_one_that_was_kept():
    first, second, third = (Report(str(y), date(y, 5, 1)) for y in (2021, 2023, 2025))
    for report in (first, second):
        report.cooperation(
            "offer", "ready", BELARUS, "tractor assembly", to=[VOLOGDA], words=f"we are ready {report.name}"
        )
    repeated = one(analyse(first.said + second.said, BELARUS, VOLOGDA), "promise_repeated")
    assert repeated.args["dates"] == (date(2021, 5, 1), date(2023, 5, 1))
    third.cooperation("offer", "delivered", BELARUS, "tractor assembly", to=[VOLOGDA])
    assert "promise_repeated" not in kinds(analyse(first.said + second.said + third.said, BELARUS, VOLOGDA))


def test_what_runs_already_is_no_promise_repeated():
    first, second = (Report(str(y), date(y, 5, 1)) for y in (2021, 2023))
    first.cooperation("both", "existing", BELARUS, "tractor assembly", to=[VOLOGDA])
    second.cooperation("both", "proposed", BELARUS, "tractor assembly", to=[VOLOGDA])
    assert "promise_repeated" not in kinds(analyse(first.said + second.said, BELARUS, VOLOGDA))


def test_joint_work_of_one_side_is_told_apart_from_an_offer():
    report = Report("one", date(2025, 5, 1))
    report.cooperation("both", "ready", BELARUS, "buses", to=[VOLOGDA])
    report.cooperation("offer", "ready", BELARUS, "lifts", to=[VOLOGDA])
    found = [f for f in analyse(report.said, BELARUS, VOLOGDA).findings if f.kind == "offer_without_need"]
    assert {f.args["area"]: f.args["role"] for f in found} == {"buses": "both", "lifts": "offer"}


def test_a_gap_asks_what_the_words_leave_open():
    report = Report("one", date(2025, 5, 1))
    report.cooperation("both", "ready", BELARUS, "buses", to=[VOLOGDA])
    report.cooperation("offer", "ready", BELARUS, "lifts", to=[VOLOGDA])
    report.cooperation("offer", "existing", BELARUS, "trucks", to=[VOLOGDA])
    report.cooperation("need", "wish", VOLOGDA, "peat", to=[BELARUS])
    gaps = [gap for gap in analyse(report.said, BELARUS, VOLOGDA).gaps if "area" in gap.args]
    asked = {gap.args["area"]: (gap.kind, gap.args.get("role")) for gap in gaps}
    assert asked == {
        "buses": ("need_missing", "both"),
        "lifts": ("need_missing", "offer"),
        "trucks": ("need_missing", "taken"),
        "peat": ("offer_missing", None),
    }


def test_gaps_name_whom_to_ask():
    analysis = analyse(both(), BELARUS, KIROV)
    gaps = {gap.kind: gap for gap in analysis.gaps}
    assert {"turnover_growth_missing", "product_table_missing", "goal_base_missing", "need_missing"} <= gaps.keys()
    names = [body.name for body in gaps["turnover_growth_missing"].ask]
    assert any("Belstat" in name for name in names) and any("Rosstat" in name for name in names)
    assert all(gap.ask for gap in analysis.gaps)


@pytest.mark.parametrize(
    ("economy", "area", "name"),
    [
        (BELARUS, "dairy", "ministry of agriculture and food"),
        (KIROV, "buses", "department of transport"),
        (KIROV, "wood_fuel", "department of forestry"),
        (BELARUS, "поставки тракторов", "ministry of industry"),
        (BELARUS, "something else", "ministry in charge of foreign trade"),
    ],
)
def test_whom_to_ask_in_a_field(economy, area, name):
    assert field_body(economy, area).name == name


def test_nothing_known_of_a_pair_is_an_error_that_says_whom_to_ask():
    with pytest.raises(EntrepotError) as caught:
        analyse(both(), KENYA, TANZANIA)
    assert "Kenya National Bureau of Statistics" in str(caught.value)
    assert "entrepot add" in str(caught.value)


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_record_changes_nothing(seed):
    assert analyse(shuffled(both(), seed), BELARUS, KIROV) == analyse(both(), BELARUS, KIROV)


def test_without_a_report_nothing_rests_on_it():
    analysis = analyse(kirov().said, BELARUS, KIROV)
    documents = {quote.document for entry in analysis.ledger for quote in entry.quotes}
    assert documents == {"kirov"} and analysis.goals[0].precedents == ()
    with pytest.raises(EntrepotError):
        analyse(vologda().said, BELARUS, KIROV)


def test_as_of_leaves_out_what_was_said_later():
    analysis = analyse(both(), BELARUS, VOLOGDA, as_of=date(2025, 12, 31))
    assert analysis.as_of == date(2025, 12, 31)
    with pytest.raises(EntrepotError):
        analyse(both(), BELARUS, KIROV, as_of=date(2025, 12, 31))
