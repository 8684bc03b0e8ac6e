"""The first half page of a brief: how trade stands, the goal, what to raise, and whose words may stand in it."""

from datetime import date

import pytest

from entrepot.analysis.outlook.bodies import statistical_bodies
from entrepot.analysis.pair import analyse
from entrepot.analysis.relevance import about_pair, known_on, latest_day
from entrepot.briefs.brief import build, render
from entrepot.nouns.economy import Economy
from entrepot.nouns.growth import Growth
from two_regions import BELARUS, KENYA, KIROV, TANZANIA, VOLOGDA, Report, on_year, usd

RWANDA = Economy("RWA", "Rwanda", "Руанда", "country", alpha2="RW")
UGANDA = Economy("UGA", "Uganda", "Уганда", "country", alpha2="UG")


def text_of(*reports, language="en", pair=(KENYA, TANZANIA), as_of=None):
    said = [one for report in reports for one in report.said]
    text = render(build(analyse(said, *pair, as_of)), "md", language)
    return text.replace("\N{NO-BREAK SPACE}", " ")


def line(text, name):
    return text.partition(f"- **{name}.**")[2].partition("\n")[0]


def levels(name="levels", said=date(2024, 6, 1)):
    report = Report(name, said)
    report.figure("turnover", KENYA, TANZANIA, "2023", usd(400e6, step=1e6))
    return report


def test_growth_told_of_an_earlier_time_is_not_said_to_be_missing():
    told = levels()
    told.figure("turnover", KENYA, TANZANIA, "2022", None, on_year(1.10))
    trade = line(text_of(told), "Trade")
    assert "For that time no source gives growth of the total; the latest on record is [+10 %]" in trade
    assert "in 2022." in trade
    assert "последний известный – [+10 %]" in line(text_of(told, language="ru"), "Торговля")


def test_growth_of_a_later_time_is_told_after_the_level():
    told = levels()
    told.figure("turnover", KENYA, TANZANIA, "2024-01/2024-03", None, on_year(1.215, 0.001))
    trade = line(text_of(told), "Trade")
    assert "Since then: [+21.5 %](#L" in trade and "on a year earlier in January–March 2024." in trade


def test_what_one_side_sold_later_is_told_after_the_level():
    told = levels()
    told.figure("imports", KENYA, TANZANIA, "2024-01/2024-03", usd(90e6, step=1e6))
    assert "Since then, Tanzania sold Kenya goods worth [$90 million]" in line(text_of(told), "Trade")


def test_a_part_of_a_year_stands_beside_the_last_full_one():
    told = levels()
    told.figure("turnover", KENYA, TANZANIA, "2024-01/2024-03", usd(110e6, step=1e6))
    assert "The last full year on record is 2023: [$400 million]" in line(text_of(told), "Trade")


def test_a_goal_without_a_year_says_how_long_it_takes_as_trade_grows_and_how_many_did_it():
    told = levels()
    told.figure("turnover", KENYA, TANZANIA, "2022", usd(360e6, step=1e6))
    told.target("turnover", KENYA, TANZANIA, 2.0)
    goal = line(text_of(told), "Goal")
    assert "It names no year." in goal and "deadline" not in text_of(told).partition("## Areas")[0]
    assert "At the latest growth, [+11.1 %](#L" in goal and "of pairs as large got there within [5 years]" in goal


def test_a_leap_of_one_side_is_no_way_to_a_goal():
    told = levels()
    told.figure("exports", KENYA, TANZANIA, "2023", usd(100e6, step=1e6), on_year(2.0))
    told.target("turnover", KENYA, TANZANIA, 2.0)
    assert "alone would have to sell" not in text_of(told)


def test_growth_in_another_currency_before_the_base_is_no_pace():
    told = Report("levels", date(2022, 6, 1))
    told.figure("turnover", KENYA, TANZANIA, "2021", usd(780e6, step=1e6))
    for year, value in (("2019", 57.4e9), ("2020", 43.1e9)):
        rands = type(usd(1))(value, value, "ZAR", "exact", 1e8)
        told.figure("turnover", KENYA, TANZANIA, year, rands)
    told.target("turnover", KENYA, TANZANIA, amount=usd(1e9, step=1e8), deadline="2025")
    text = text_of(told)
    assert "out of reach" not in text.lower()
    assert "the record does not show how fast the whole grows" in text


def test_a_goal_for_a_year_is_missed_once_a_later_time_is_told():
    told = Report("a", date(2022, 11, 8))
    told.target("turnover", KENYA, TANZANIA, amount=usd(11e9, step=1e9), deadline="2022", words="11 billion this year")
    later = Report("b", None)
    later.figure("turnover", KENYA, TANZANIA, "2022", usd(10e9, step=1e8))
    later.figure("turnover", KENYA, TANZANIA, "2023-01/2023-04", usd(2.43e9, step=1e7), on_year(1.056, 0.001))
    text = text_of(told, later)
    assert "**Missed:** [$10" in text and "no year is left" not in text
    assert "As of 30 April 2023" in text


def test_no_growth_is_counted_across_a_break():
    told = Report("a", date(2023, 2, 1))
    for year, value in (("2015", 75e6), ("2016", 2920e6), ("2019", 5200e6), ("2022", 10000e6)):
        told.figure("turnover", KENYA, TANZANIA, year, usd(value, step=1e6))
    text = text_of(told)
    assert "A break in the series" in text
    assert "3,8" not in text and "133" not in text and "as much as in 2015" not in text
    assert "[3.42 times]" in line(text, "Trade") and "as much as in 2016" in line(text, "Trade")


def test_a_balance_of_the_wrong_sign_gives_way_to_the_sides_and_is_told():
    told = Report("a", date(2021, 3, 8))
    told.figure("exports", KENYA, TANZANIA, "2020", usd(385.79e6, step=1e4))
    told.figure("imports", KENYA, TANZANIA, "2020", usd(2634e6, step=1e6))
    told.figure("balance", KENYA, TANZANIA, "2020", usd(2248e6, step=1e6))
    text = text_of(told)
    assert "[12.8 %]" in text
    assert "| [−2,248" in text or "| [−2.248" in text
    assert "**The balance does not follow from the sides, 2020.** Stated is [$2.248 billion]" in text
    assert "Сальдо не следует из поставок сторон" in text_of(told, language="ru")


def test_years_between_levels_said_loosely_are_counted_exactly():
    told = Report("a", date(2024, 2, 1))
    told.figure("turnover", KENYA, TANZANIA, "2021", usd(100e6, "about", 1e6))
    told.figure("turnover", KENYA, TANZANIA, "2023", usd(190e6, "about", 1e6))
    text = text_of(told, language="ru")
    assert "около 2 года" not in text and "за [2 года]" in text


def test_a_multiple_has_three_digits_at_most():
    told = Report("a", date(2024, 2, 1))
    told.figure("turnover", KENYA, TANZANIA, "2013", usd(312.04e6, step=1e4))
    told.figure("turnover", KENYA, TANZANIA, "2023", usd(674.15e6, step=1e4))
    assert "[2.16 times]" in text_of(told)


@pytest.mark.parametrize(
    ("first", "last", "is_alike"),
    [
        ((300e6, "one"), (700e6, "one"), True),
        ((300e6, "one"), (700e6, "two"), False),
        ((1e6, "one"), (30e6, "one"), False),
    ],
)
def test_precedents_are_as_large_and_told_by_one_document(first, last, is_alike):
    told = levels()
    told.target("turnover", KENYA, TANZANIA, 2.0)
    reports = {name: Report(name, date(2023, 1, 1)) for name in ("one", "two")}
    for year, (value, name) in (("2015", first), ("2021", last)):
        reports[name].figure("turnover", RWANDA, UGANDA, year, usd(value, step=1e6))
    assert ("Rwanda and Uganda went from" in text_of(told, *reports.values())) == is_alike


def test_a_group_is_no_precedent_and_the_pair_itself_is_told_as_such_once():
    told = levels()
    told.figure("turnover", KENYA, TANZANIA, "2017", usd(150e6, step=1e6))
    for multiple in (2.0, 3.0):
        told.target("turnover", KENYA, TANZANIA, multiple, words=f"{multiple} times")
    told.target("exports", KENYA, TANZANIA, amount=usd(1e9, step=1e8), words="sell a billion")
    told.figure("turnover", RWANDA, RWANDA, "2013", usd(300e6, step=1e6))
    told.figure("turnover", RWANDA, RWANDA, "2022", usd(900e6, step=1e6))
    text = text_of(told)
    assert text.count("This pair itself went from") == 1 and "Rwanda" not in text
    assert "Trade between Kenya and Tanzania went from" not in text


def test_several_goals_without_a_year_are_one_finding():
    told = levels()
    for value in (1e9, 2e9):
        told.target("turnover", KENYA, TANZANIA, amount=usd(value, step=1e8), words=f"{value}")
    text = text_of(told)
    assert (
        text.count("**Goals without a year.**") == 1 and "[$2.0 billion]" in text.partition("Goals without a year")[2]
    )


def test_a_level_that_is_also_told_as_a_multiple_is_the_goal():
    told = levels()
    told.target("turnover", KENYA, TANZANIA, 2.0, usd(800e6, step=1e8), words="800 million, twice as much")
    assert "Bring trade to [$800 million]" in line(text_of(told), "Goal")


def test_a_bound_stays_one_in_what_is_counted_from_it():
    told = levels()
    told.figure("turnover", KENYA, TANZANIA, None, usd(50e6, "at_most", step=1e6), words="below 50 million")
    told.target("turnover", KENYA, TANZANIA, 2.0)
    assert "| [≤ 50](#L" in text_of(told) and "| [≈ 100](#L" in text_of(told)


def test_only_what_names_an_area_and_is_still_to_do_is_raised():
    told = levels()
    told.cooperation(
        "both", "existing", KENYA, "chemistry", to=[TANZANIA], areas=("chemicals",), words="chemistry runs"
    )
    told.cooperation("offer", "ready", KENYA, "milk", to=[TANZANIA], areas=("dairy",), words="we can offer milk")
    told.cooperation("both", "agreed", KENYA, "this", to=[TANZANIA], words="развивать партнерство")
    assert line(text_of(told), "Raise").startswith(" Kenya offers dairy products.")
    assert "chemical" not in line(text_of(told), "Raise") and "партнерство" not in line(text_of(told), "Raise")


def test_words_that_name_no_area_are_not_raised():
    told = levels()
    told.cooperation("both", "agreed", KENYA, "this", to=[TANZANIA], words="a wider partnership")
    raised = line(text_of(told), "Raise")
    assert "partnership" not in raised and "names no area of the catalogue" in raised


def test_what_a_third_side_offers_is_not_of_the_pair():
    report = Report("a", date(2023, 1, 27))
    report.figure("turnover", RWANDA, TANZANIA, "2022", usd(1e9, step=1e8))
    report.cooperation("offer", "proposed", RWANDA, "power", to=[TANZANIA, KENYA])
    report.cooperation("offer", "ready", TANZANIA, "premises")
    report.figure("turnover", RWANDA, TANZANIA, "2021", usd(1e9, step=1e8))
    assert about_pair(report.said, KENYA, TANZANIA) == ()
    assert len(about_pair(report.said, RWANDA, TANZANIA)) == 4


def test_a_countrys_regions_do_not_make_its_report_anothers():
    report = Report("a", date(2023, 1, 27))
    report.cooperation("both", "wish", BELARUS, "tractors", to=[Economy.parse("RUS")])
    report.cooperation("both", "wish", BELARUS, "lifts", to=[KIROV])
    report.cooperation("both", "wish", BELARUS, "buses", to=[KIROV])
    report.cooperation("offer", "ready", BELARUS, "milk")
    assert "milk" in [one.statement.area for one in about_pair(report.said, BELARUS, Economy.parse("RUS"))]
    assert "milk" in [one.statement.area for one in about_pair(report.said, BELARUS, KIROV)]
    assert "milk" not in [one.statement.area for one in about_pair(report.said, BELARUS, VOLOGDA)]


def test_an_undated_report_that_tells_of_later_months_is_not_known_before():
    report = Report("a", None)
    report.figure("turnover", KENYA, TANZANIA, "2018-01/2018-06", usd(19e6, step=1e6))
    assert known_on(report.said, date(2018, 6, 29)) == [] and len(known_on(report.said, date(2018, 6, 30))) == 1
    assert latest_day(report.said) == date(2018, 6, 30)


def test_a_forecast_far_ahead_does_not_date_the_brief():
    report, dated = Report("a", None), levels()
    report.figure("turnover", KENYA, TANZANIA, "2035", usd(19e6, step=1e6))
    assert latest_day(report.said, dated.said) is None


def test_a_reached_goal_is_not_asked_for_its_year():
    told = levels()
    told.target("turnover", KENYA, TANZANIA, amount=usd(300e6, step=1e6), words="300 million")
    assert "A goal reached" in text_of(told) and "A goal without a year" not in text_of(told)


def test_a_level_of_a_report_without_a_date_is_told_as_such():
    told, other = levels(), Report("other", None)
    other.figure("turnover", KENYA, TANZANIA, None, usd(2e9, step=1e8), words="two billion")
    assert "(in a report without a date)" in text_of(told, other)
    assert "(сообщение без даты)" in text_of(told, other, language="ru")


def test_growth_to_an_earlier_period_has_a_russian_name():
    told = levels()
    told.figure("turnover", KENYA, TANZANIA, None, None, Growth(1.5, "period"), words="half as much again")
    assert "Товарооборот: рост к более раннему периоду" in text_of(told, language="ru")


def test_goods_in_two_cases_are_named_once_in_the_nominative():
    told = levels()
    told.structure("exports", KENYA, TANZANIA, ("металлов", ("72",)), ("текстиля", ("50",)), ("обуви", ("64",)))
    told.structure("exports", KENYA, TANZANIA, ("металлы", ("72",)), ("текстиль", ("50",)), ("обувь", ("64",)))
    text = text_of(told, language="ru")
    assert "| Металлы |" in text and "| Текстиль |" in text and "| Обувь |" in text


def test_tractors_are_not_told_as_truck_tractors():
    told = levels()
    told.structure("exports", KENYA, TANZANIA, ("тракторы", ("8701",)))
    assert "| Tractors (“тракторы”) |" in text_of(told)


def test_an_economy_without_a_russian_name_is_told_by_its_english_one():
    hiiumaa = Economy("EE-39", "Hiiu", "", "region", parent="EST")
    told = Report("a", date(2024, 6, 1))
    told.figure("turnover", KENYA, hiiumaa, "2023", usd(400e6, step=1e6))
    assert "# Кения и Hiiu" in text_of(told, language="ru", pair=(KENYA, hiiumaa))


def test_a_multiple_has_two_digits_at_least():
    told = Report("a", date(2022, 7, 5))
    told.figure("turnover", KENYA, TANZANIA, "2019", usd(2.6e9, step=1e8))
    told.figure("turnover", KENYA, TANZANIA, "2021", usd(6e9, step=1e9))
    assert "That is [2.3 times]" in line(text_of(told), "Trade")


def test_two_regions_of_one_country_are_not_sent_to_customs():
    assert all("Customs" not in body.name for body in statistical_bodies((KIROV, VOLOGDA)))
    assert any("Customs" in body.name for body in statistical_bodies((BELARUS, KIROV)))
