"""Numbers in words: the precision they were given, signs, spaces, ranges and scales."""

from dataclasses import replace

import pytest

from entrepot.briefs.numbers import Numbers, scale_of
from entrepot.briefs.wording import load
from entrepot.nouns.ledger import Entry
from entrepot.nouns.period import Period

NB = "\N{NO-BREAK SPACE}"
EN = Numbers(load("en"))


def entry(value, unit="USD", measure="turnover", low=None, high=None, qualifier="exact", step=None) -> Entry:
    return Entry("L1", "x", measure, "assumed", value, value if low is None else low, value if high is None else high,
                 unit, qualifier=qualifier, step=step)  # fmt: skip


def stated(value, unit="USD", measure="turnover", step=None) -> Entry:
    return replace(entry(value, unit, measure, step=step), status="stated")


def computed(value, step) -> Entry:
    return replace(entry(value, step=step), status="computed")


RANGE = entry(None, low=115e6, high=140e6, qualifier="between", step=1e6)


@pytest.mark.parametrize(
    ("given", "full", "size", "bare"),
    [
        (entry(108e6, step=1e6), "$108 million", "$108 million", "108"),
        (entry(108e6, step=0.1e6), "$108.0 million", "$108.0 million", "108.0"),
        (entry(80.6e6, step=0.1e6), "$80.6 million", "$80.6 million", "80.6"),
        (entry(110e6, qualifier="about", step=1e7), "about $110 million", "about $110 million", f"≈{NB}110"),
        (entry(50e6, qualifier="at_least", step=1e6), "at least $50 million", "at least $50 million", f"≥{NB}50"),
        (RANGE, "$115–140 million", "$115–140 million", "115–140"),
        (entry(-53.2e6, measure="balance", step=0.1e6), "−$53.2 million", "$53.2 million", "−53.2"),
        (entry(5.94e9, step=1e7), "$5.94 billion", "$5.94 billion", "5.94"),
        (entry(117818181.8), "$118 million", "$118 million", "118"),
        (entry(1e6, "RUB", step=1e6), f"RUB{NB}1 million", f"RUB{NB}1 million", "1"),
        (entry(2.5e9, "EUR", step=1e8), "€2.5 billion", "€2.5 billion", "2.5"),
        (entry(12345.0, step=1), "$12,345", "$12,345", "12,345"),
        (entry(1.35, "ratio", "growth", step=0.01), f"+35{NB}%", f"35{NB}%", "+35"),
        (entry(1.009, "ratio", "growth", step=0.001), f"+0.9{NB}%", f"0.9{NB}%", "+0.9"),
        (entry(0.95, "ratio", "growth", step=0.01), f"−5{NB}%", f"5{NB}%", "−5"),
        (entry(1.0, "ratio", "growth", step=0.001), f"0.0{NB}%", f"0.0{NB}%", "0.0"),
        (entry(1.1931, "ratio", "cagr", step=0.001), f"+19.3{NB}%", f"19.3{NB}%", "+19.3"),
        (entry(0.2537, "ratio", "share", step=0.001), f"25.4{NB}%", f"25.4{NB}%", "25.4"),
        (entry(2.0242, "ratio", "multiple", step=0.01), "2.02 times", "2.02 times", "2.02"),
        (entry(2.0, "ratio", "target"), "twice", "twice", "2"),
        (entry(5.3, "years", "years", step=0.1), f"5.3{NB}years", f"5.3{NB}years", "5.3"),
        (entry(1.0, "years", "years"), f"1{NB}year", f"1{NB}year", "1"),
        (entry(200.0, "pcs", "other", step=1), f"200{NB}pcs", f"200{NB}pcs", "200"),
    ],
)  # fmt: skip
def test_a_number_is_shown_as_precisely_as_it_was_given(given, full, size, bare):
    assert EN.entry(given) == full
    assert EN.entry(given, "size") == size
    assert EN.entry(given, "bare") == bare
    assert {full, size, bare} <= EN.forms(given)


def test_a_column_shares_one_scale():
    assert scale_of(entry(27.4e6), entry(80e9)) == "billion"
    assert EN.entry(entry(27.4e6, step=0.1e6), "bare", "billion") == "0.027"


def test_a_column_of_fractions_takes_the_next_scale_below():
    assert scale_of(entry(585e6), entry(502e6), entry(1.1e9)) == "million"
    assert scale_of(entry(3.2e9), entry(0.8e9), entry(4.3e9)) == "billion"
    assert scale_of(entry(900e3), entry(800e3), entry(1.2e6)) == "million"


@pytest.mark.parametrize(
    ("given", "full", "bare"),
    [
        (stated(1e9), "$1 billion", "1,000"),
        (stated(700_000, step=1), "$700,000", "0.7"),
        (stated(612.87e6, step=1e4), "$612.87 million", "612.87"),
        (stated(1e9, step=1e7), "$1.00 billion", "1,000"),
        (computed(1e9, step=1e5), "$1 billion", "1,000.0"),
        (computed(916.7e6, step=1e5), "$916.7 million", "916.7"),
        (computed(203e6, step=1e5), "$203.0 million", "203.0"),
        (stated(2.0, "ratio", "growth"), f"+100{NB}%", "+100"),
        (stated(1.5, "ratio", "growth"), f"+50{NB}%", "+50"),
        (stated(1.125, "ratio", "growth"), f"+12.5{NB}%", "+12.5"),
    ],
)
def test_no_zeros_are_shown_that_nobody_gave(given, full, bare):
    assert EN.entry(given) == full
    assert EN.entry(given, "bare", "million") == bare


@pytest.mark.parametrize(
    ("period", "long", "short"),
    [
        ("2024", "2024", "2024"),
        ("2020/2024", "2020–2024", "2020–2024"),
        ("2025-11", "November 2025", "Nov 2025"),
        ("2025-01/2025-11", "January–November 2025", "Jan–Nov 2025"),
        ("2024-11/2025-03", "November 2024 – March 2025", "Nov 2024 – Mar 2025"),
    ],
)
def test_a_period_is_told_in_words(period, long, short):
    assert EN.period(Period.parse(period)) == long
    assert EN.period(Period.parse(period), short=True) == short


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (entry(2.0, "ratio", "target"), "в 2 раза"),
        (entry(5.0, "ratio", "target"), "в 5 раз"),
        (entry(2.0242, "ratio", "multiple", step=0.01), "в 2,02 раза"),
        (entry(0.79, "ratio", "multiple", step=0.01), "в 0,79 раза"),
        (entry(22.0, "ratio", "multiple", qualifier="about"), "примерно в 22 раза"),
        (entry(5.0, "ratio", "target", qualifier="at_least"), "не менее чем в 5 раз"),
    ],
)
def test_russian_counts_times_in_words(given, shown):
    assert Numbers(load("ru")).entry(given) == shown


def test_the_end_of_a_month_stands_in_its_case():
    february = Period.parse("2026-02")
    assert Numbers(load("ru")).end_of(february) == "февраля 2026 года"
    assert EN.end_of(february) == "February 2026"


def test_a_computed_sum_without_a_step_is_not_told_in_cents():
    speck = replace(entry(0.02), status="computed")
    assert EN.entry(speck) == "under $1,000"
    assert Numbers(load("ru")).entry(speck) == f"менее 1{NB}000{NB}долл. США"
    assert EN.entry(stated(400, step=1)) == "$400"
