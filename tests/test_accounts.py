"""Accounts of a pair: claims, choices between them, and what is computed."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepot.analysis.outlook.accounts import accounts_of
from entrepot.nouns.amount import Amount
from entrepot.nouns.ledger import Ledger
from entrepot.nouns.period import Period
from two_regions import BELARUS, KENYA, KIROV, TANZANIA, VOLOGDA, Report, both, kirov, on_year, shuffled, usd, vologda


def accounts(said, reporter=BELARUS, partner=KIROV):
    ledger = Ledger()
    return accounts_of(said, reporter, partner, ledger), ledger


def test_kirov_as_the_report_has_it():
    found, ledger = accounts(both())
    head = found.headline
    assert str(head.period) == "2025-01/2025-11"
    turnover = ledger[head.turnover]
    assert (turnover.value, turnover.status, len(turnover.quotes)) == (108e6, "stated", 2)
    assert ledger[head.exports].value == 27.4e6
    assert ledger[head.exports_growth].value == 1.35
    assert head.turnover_growth is None and head.imports_growth is None
    assert ledger[head.imports].value == pytest.approx(80.6e6)
    assert ledger[head.imports].status == "computed" and ledger[head.imports].step == 0.1e6
    assert ledger[head.export_share].value == pytest.approx(0.2537, abs=1e-4)
    assert ledger[head.balance].value == pytest.approx(-53.2e6)
    before = next(p for p in found.periods if str(p.period) == "2024-01/2024-11")
    assert ledger[before.exports].value == pytest.approx(20.3e6, abs=0.01e6)
    assert (before.turnover, before.imports) == (None, None)


def test_kirov_undated_and_hypothetical_numbers_stand_apart():
    found, ledger = accounts(both())
    assert {(ledger[i].low, ledger[i].high) for i in found.no_period} == {(110e6, 110e6), (115e6, 140e6)}
    (flat,) = found.if_flat
    assert ledger[flat.turnover_growth].value == pytest.approx(1.07, abs=0.001)
    year = next(a for a in found.annualised if a.measure == "turnover")
    assert year.method == "pro_rata" and ledger[year.entry].value == pytest.approx(117.8e6, abs=0.05e6)
    placed = {i for p in found.periods for i in (p.turnover, p.turnover_growth)}
    assert year.entry not in placed and flat.turnover_growth not in placed


def test_vologda_as_the_report_has_it():
    found, ledger = accounts(both(), partner=VOLOGDA)
    by_period = {str(p.period): p for p in found.periods}
    assert found.headline is by_period["2025-01/2025-06"]
    assert ledger[found.headline.turnover_growth].value == 1.009
    assert ledger[by_period["2024-01/2024-06"].turnover].value == pytest.approx(313.6e6, abs=0.05e6)
    assert ledger[by_period["2024-07/2024-12"].turnover].value == pytest.approx(364.5e6, abs=0.05e6)
    (span,) = found.spans
    assert ledger[span.multiple].value == pytest.approx(2.02, abs=0.005)
    assert ledger[span.cagr].value == pytest.approx(1.193, abs=0.0005)
    (year,) = found.annualised
    assert year.method == "last_years_share"
    assert ledger[year.entry].value == pytest.approx(678.1e6 * 1.009)


@settings(deadline=None)
@given(st.integers(0, 10_000))
def test_the_order_of_statements_changes_nothing(seed):
    plain, ledger = accounts(both())
    other, other_ledger = accounts(shuffled(both(), seed))
    assert (plain, ledger) == (other, other_ledger)


def test_the_partners_telling_is_the_same_flow():
    report = Report("b", date(2026, 2, 1), "Vyatka News")
    report.figure("imports", KIROV, BELARUS, "2025-01/2025-11", usd(27.4e6, step=0.1e6))
    found, _ = accounts(kirov().said + report.said)
    claim = found.claims[found.headline.exports]
    assert claim.from_partner and claim.from_reporter and len(claim.publishers) == 2


def test_a_copied_story_counts_once():
    copy = kirov()
    copy.publisher = "Other Paper"
    copied = Report("copy", date(2026, 1, 20), "Other Paper")
    copied.figure("turnover", BELARUS, KIROV, "2025-01/2025-11", usd(108e6, step=1e6), words="it  Amounted to 108")
    found, ledger = accounts(kirov().said + copied.said)
    claim = found.claims[found.headline.turnover]
    assert claim.documents == ("kirov", "copy") and claim.publishers == ("BelTA",)
    assert len(ledger[claim.entry].quotes) == 3


def test_removing_a_document_removes_what_rested_on_it():
    found, ledger = accounts(vologda().said)
    assert len(ledger) == 0 and found.headline is None and found.claims == {}


def test_conflicts_stand_side_by_side_and_nothing_is_computed_without_a_rule():
    first, second = Report("one", date(2025, 1, 1)), Report("two", date(2025, 1, 1), "Reuters")
    first.figure("turnover", KENYA, TANZANIA, "2024", usd(500e6, step=1e6))
    first.figure("exports", KENYA, TANZANIA, "2024", usd(200e6, step=1e6))
    second.figure("turnover", KENYA, TANZANIA, "2024", usd(600e6, step=1e6))
    found, ledger = accounts(first.said + second.said, KENYA, TANZANIA)
    (conflict,) = found.conflicts
    assert [ledger[i].value for i in conflict.entries] == [500e6, 600e6]
    assert conflict.chosen is None and conflict.explanation == "unexplained"
    assert found.headline.turnover is None and found.headline.imports is None
    assert set(conflict.entries) <= set(found.headline.beside)


@pytest.mark.parametrize(
    ("one", "other", "chosen", "rule", "explanation"),
    [
        (usd(108e6, step=1e6), usd(110e6, "about", 10e6), 108e6, "exact_over_about", "rounding"),
        (usd(108e6, step=1e6), usd(107.8e6, step=0.1e6), 107.8e6, "more_digits", "rounding"),
        (usd(108e6, step=1e6), usd(120e6, step=1e6), 120e6, "later_document", "unexplained"),
    ],
)
def test_choosing_between_claims(one, other, chosen, rule, explanation):
    first, second = Report("one", date(2025, 1, 1)), Report("two", date(2025, 3, 1))
    first.figure("turnover", KENYA, TANZANIA, "2024", one)
    second.figure("turnover", KENYA, TANZANIA, "2024", other)
    found, ledger = accounts(first.said + second.said, KENYA, TANZANIA)
    (conflict,) = found.conflicts
    assert ledger[conflict.chosen].value == chosen
    assert (conflict.rule, conflict.explanation) == (rule, explanation)


def test_a_bound_that_is_kept_is_no_conflict():
    report = Report("one", date(2025, 1, 1))
    report.figure("turnover", KENYA, TANZANIA, "2024", usd(500e6, "at_least"))
    report.figure("turnover", KENYA, TANZANIA, "2024", usd(520e6))
    found, ledger = accounts(report.said, KENYA, TANZANIA)
    assert not found.conflicts and ledger[found.headline.turnover].value == 520e6


def test_currencies_periods_and_parts_are_never_combined():
    report = Report("one", date(2025, 1, 1))
    report.figure("turnover", KENYA, TANZANIA, "2024", usd(500e6))
    report.figure("exports", KENYA, TANZANIA, "2024", Amount.of(20e9, "KES"))
    report.figure("exports", KENYA, TANZANIA, "2024-01/2024-06", usd(90e6))
    report.figure("exports", KENYA, TANZANIA, "2024", usd(30e6), goods="tea")
    found, ledger = accounts(report.said, KENYA, TANZANIA)
    assert ledger[found.headline.turnover].unit == "USD" and found.headline.imports is None
    assert not [e for e in ledger if e.status == "computed" and e.measure in ("imports", "balance", "share")]
    assert [found.claims[i].goods for i in found.parts] == ["tea"]


positive = st.floats(1e3, 1e12)


@settings(deadline=None)
@given(positive, positive, st.floats(0.2, 5))
def test_sides_sum_to_the_total_and_shares_to_one(exports, imports, index):
    report = Report("one", date(2025, 1, 1))
    report.figure("turnover", KENYA, TANZANIA, "2024", usd(exports + imports, step=1))
    report.figure("exports", KENYA, TANZANIA, "2024", usd(exports, step=1), on_year(index))
    found, ledger = accounts(report.said, KENYA, TANZANIA)
    head = found.headline
    total = ledger[head.exports].value + ledger[head.imports].value
    assert total == pytest.approx(ledger[head.turnover].value)
    assert ledger[head.export_share].value + ledger[head.import_share].value == pytest.approx(1)
    before = next(p for p in found.periods if p.period == Period.year(2023))
    assert ledger[before.exports].value * index == pytest.approx(exports)
    for entry in ledger:
        slack = 1e-9 * abs(entry.value)
        assert entry.low - slack <= entry.value <= entry.high + slack
