"""Goals in a brief: the one still open leads, each is told once, and the lines of it do not contradict each other."""

from datetime import date

import pytest

from entrepot.analysis.pair import analyse
from entrepot.briefs.brief import build, render
from entrepot.briefs.excerpt import bare
from entrepot.briefs.voice import Voice
from entrepot.nouns.economy import Economy
from two_regions import KENYA, TANZANIA, Report, on_year, usd

DAY = date(2025, 11, 15)
BILLION = usd(1e9, step=1e9)


def text_of(*reports, language="en"):
    said = [one for report in reports for one in report.said]
    text = render(build(analyse(said, KENYA, TANZANIA, DAY)), "md", language)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def levels(name="levels", said=date(2025, 11, 15)):
    report = Report(name, said)
    report.figure("turnover", KENYA, TANZANIA, "2020", usd(300e6, step=1e6))
    report.figure("turnover", KENYA, TANZANIA, "2024", usd(430e6, step=1e6), on_year(1.16))
    return report


def section(text, name="The goal"):
    return text.partition(f"## {name}\n")[2].partition("\n## ")[0]


def line(text, name):
    return text.partition(f"- **{name}.**")[2].partition("\n")[0]


def test_a_goal_said_with_its_year_and_without_is_one_and_nobody_is_asked_for_the_year():
    dated, undated = levels(), Report("other", None)
    dated.target("turnover", KENYA, TANZANIA, amount=BILLION, deadline="2030", words="a billion by 2030")
    undated.target("turnover", KENYA, TANZANIA, amount=usd(1e9, "at_least", step=1e9), words="no less than a billion")
    text = text_of(dated, undated)
    assert section(text).count("Bring trade to") == 1
    assert "a billion by 2030" in section(text) and "no less than a billion" in text
    assert "by when" not in line(text, "Not known") and "The year by which" not in text
    assert "without a deadline" not in text


def test_a_goal_that_is_over_does_not_stand_before_one_that_is_open():
    old, new = Report("old", None), levels()
    old.target("turnover", KENYA, TANZANIA, amount=usd(600e6, step=1e6), deadline="2023", words="600 by 2023")
    new.target("turnover", KENYA, TANZANIA, amount=BILLION, deadline="2030", words="a billion by 2030")
    older = Report("older", date(2025, 11, 16))
    older.target("turnover", KENYA, TANZANIA, 2.0, deadline="2024", words="twice by last year")
    assert "$1 billion" in line(text_of(new, older), "Goal")
    assert "$1 billion" in line(text_of(new, old), "Goal")


def test_of_several_goals_for_one_flow_the_first_is_worked_out():
    told = levels()
    told.target("turnover", KENYA, TANZANIA, amount=BILLION, deadline="2030", words="a billion by 2030")
    told.target("turnover", KENYA, TANZANIA, 2.0, words="twice as much")
    goals = section(text_of(told))
    assert goals.count("Bring trade to") == 2 and goals.count("### What must be true") == 1
    assert "twice as much" in goals


def test_what_a_goal_takes_a_year_names_the_level_it_is_counted_from():
    told = levels()
    told.target("turnover", KENYA, TANZANIA, amount=BILLION, deadline="2030")
    assert "Counted from [$430 million](#L" in line(text_of(told), "Goal")
    assert "in 2024, it takes [15.1 %]" in line(text_of(told), "Goal")
    assert "От уровня [430 млн долл. США]" in line(text_of(told, language="ru"), "Цель")


def test_growth_of_a_whole_year_is_on_the_year_before():
    text = text_of(levels())
    assert "The total grew [16 %]" in text and "on the year before." in line(text, "Trade")


def test_growth_that_sources_dispute_is_not_said_to_be_missing():
    told, other = levels(), Report("other", date(2025, 11, 15))
    other.figure("turnover", KENYA, TANZANIA, "2024", None, on_year(0.94))
    trade = line(text_of(told, other), "Trade")
    assert "Sources contradict each other on growth of the total." in trade and "No source" not in trade


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("“On March 15 we signed.", "On March 15 we signed."),
        ("“Let us think of 30 billion.”", "Let us think of 30 billion."),
        ("«До 150 млн за два года", "До 150 млн за два года"),
        ('the plant "Mercator"', 'the plant "Mercator"'),
        ("«Заря» и «Восход»", "«Заря» и «Восход»"),
    ],
)
def test_a_quotation_has_one_pair_of_marks(words, shown):
    assert bare(words) == shown
    told = levels()
    told.target("turnover", KENYA, TANZANIA, amount=BILLION, deadline="2030", words=words)
    assert f"> “{shown}”" in section(text_of(told))


def test_who_says_a_goal_is_named_in_the_letters_of_the_brief():
    told = Report("a", date(2025, 11, 15), publisher=None)
    told.target("turnover", KENYA, TANZANIA, amount=BILLION, words="миллиард", speaker="Олег Кожемяко")
    text = text_of(levels(), told)
    assert "Кожемяко" not in text and "> — Oleg Kozhemyako" in text
    unsigned = Report("b", None, publisher=None)
    unsigned.target("turnover", KENYA, TANZANIA, amount=BILLION, words="a billion")
    assert "> — publisher not given [S" in text_of(levels(), unsigned)


def test_a_side_is_not_said_to_carry_a_goal_alone_for_decades():
    told = Report("a", date(2025, 11, 15))
    told.figure("turnover", KENYA, TANZANIA, "2024", usd(100e6, step=1e6))
    told.figure("exports", KENYA, TANZANIA, "2024", usd(1e6, step=1e6), on_year(1.1))
    told.target("turnover", KENYA, TANZANIA, 2.0)
    assert "alone" not in text_of(told)


def test_the_rest_of_a_year_long_past_has_no_row():
    told = Report("a", date(2025, 11, 15))
    for year in (2018, 2024):
        told.figure("turnover", KENYA, TANZANIA, str(year), usd(430e6, step=1e6))
        told.figure("turnover", KENYA, TANZANIA, f"{year}-01/{year}-06", usd(200e6, step=1e6))
    rows = section(text_of(told), "How trade stands")
    assert "| July–December 2024 |" in rows and "| January–June 2018 |" in rows
    assert "July–December 2018" not in rows


def test_a_conflict_is_not_told_again_as_one_flow_from_both_sides_and_one_is_asked_which_holds():
    ours, theirs = Report("a", date(2025, 11, 15)), Report("b", date(2025, 11, 15), "Daily News")
    ours.figure("exports", KENYA, TANZANIA, "2024", usd(37e6, step=1e6))
    ours.figure("exports", KENYA, TANZANIA, "2024", usd(334e6, step=1e6))
    theirs.figure("imports", TANZANIA, KENYA, "2024", usd(334e6, step=1e6))
    text = text_of(ours, theirs)
    assert "Which holds is not known" in text and "One flow, told from both sides" not in text
    asked = section(text_of(ours), "What is not known and whom to ask")
    assert "2024: which figure holds: [$37 million](#L" in asked and " or [$334 million](#L" in asked


def test_a_part_of_trade_named_in_another_alphabet_is_quoted():
    told = levels()
    told.figure("turnover", KENYA, TANZANIA, "2024", usd(4e6, step=1e6), goods="агропродукция")
    assert "Parts of trade: “агропродукция”, [$4 million]" in text_of(told)


def test_the_base_is_asked_for_only_of_the_goal_that_leads():
    told = levels()
    told.target("turnover", KENYA, TANZANIA, amount=BILLION, deadline="2030", words="a billion by 2030")
    told.target("turnover", KENYA, TANZANIA, 2.0, words="twice as much")
    assert "The level that the goal is counted from" not in text_of(told)
    alone = levels()
    alone.target("turnover", KENYA, TANZANIA, 2.0, words="twice as much")
    assert "The level that the goal is counted from" in text_of(alone)


def test_a_republic_of_russia_has_its_article_in_english():
    bashkortostan = Economy("RU-BA", "Republic of Bashkortostan", "Республика Башкортостан", "region", parent="RUS")
    assert Voice.of("en").economy(bashkortostan) == "the Republic of Bashkortostan"
    assert Voice.of("ru").economy(bashkortostan) == "Республика Башкортостан"
