"""Values keep their word: round trips, mirrors, arithmetic of periods."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepot.errors import EntrepotError
from entrepot.nouns.amount import Amount
from entrepot.nouns.ledger import Ledger
from entrepot.nouns.period import Period

months = st.integers(1000 * 12, 9999 * 12 + 11)
periods = st.tuples(months, months).map(lambda ends: Period(min(ends), max(ends)))
centuries = st.integers(1500 * 12, 2500 * 12).flatmap(
    lambda first: st.integers(first, first + 60).map(lambda last: Period(first, last))
)


@given(periods)
def test_a_period_reads_back_what_it_writes(period):
    assert Period.parse(str(period)) == period


@given(centuries, st.integers(-30, 30))
def test_shifting_there_and_back_changes_nothing(period, years):
    assert period.shifted(years).shifted(-years) == period
    assert period.shifted(years).months == period.months


@given(centuries)
def test_a_period_and_the_rest_of_its_year_join_up(period):
    rest = period.rest_of_year
    if rest is None:
        assert period.last % 12 == 11
    else:
        assert rest.first == period.last + 1
        assert rest.last % 12 == 11
        assert not rest.overlaps(period)


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("2024", "2024"),
        ("2025-03", "2025-03"),
        ("2025-Q1", "2025-01/2025-03"),
        ("2025-H2", "2025-07/2025-12"),
        ("2025-01/2025-11", "2025-01/2025-11"),
        ("2025-01/2025-12", "2025"),
        ("2020/2024", "2020/2024"),
        ("2024-11/2025-02", "2024-11/2025-02"),
    ],
)
def test_the_forms_of_a_period(text, canonical):
    assert str(Period.parse(text)) == canonical


@pytest.mark.parametrize("text", ["", "25", "2025-13", "2025-00", "2025-02/2025-01", "2025-Q5", "last year", "0000"])
def test_what_is_no_period_is_refused_with_a_hint(text):
    with pytest.raises(EntrepotError) as error:
        Period.parse(text)
    assert error.value.hint


@pytest.mark.parametrize(
    "bad", [(2.0, 1.0, "between"), (1.0, 1.0, "between"), (1.0, 2.0, "exact"), (float("inf"), float("inf"), "exact")]
)
def test_an_amount_that_contradicts_itself_is_refused(bad):
    low, high, qualifier = bad
    with pytest.raises(EntrepotError):
        Amount(low, high, "USD", qualifier)


def test_a_ledger_refuses_a_number_that_rests_on_nothing():
    ledger = Ledger()
    with pytest.raises(ValueError, match="needs a quote"):
        ledger.enter(label="x", measure="exports", status="stated", value=1.0, low=1.0, high=1.0, unit="USD")
    with pytest.raises(ValueError, match="not in the ledger"):
        ledger.enter(label="x", measure="share", status="computed", value=1.0, low=1.0, high=1.0, unit="ratio",
                     formula="a / b", rests_on=("L7",))  # fmt: skip
    with pytest.raises(EntrepotError, match="no entry L1"):
        ledger["L1"]


def test_the_leaves_of_an_entry_are_what_it_finally_rests_on():
    ledger = Ledger()
    given = [
        ledger.enter(label=f"input {i}", measure="exports", status="assumed", value=1.0, low=1.0, high=1.0, unit="USD")
        for i in range(2)
    ]
    total = ledger.enter(label="sum", measure="turnover", status="computed", value=2.0, low=2.0, high=2.0, unit="USD",
                         formula="a + b", rests_on=tuple(e.id for e in given))  # fmt: skip
    share = ledger.enter(label="share", measure="share", status="computed", value=0.5, low=0.5, high=0.5, unit="ratio",
                         formula="a / (a + b)", rests_on=(given[0].id, total.id))  # fmt: skip
    assert ledger.leaves(share.id) == tuple(given)
    assert [e.id for e in ledger] == ["L1", "L2", "L3", "L4"]
