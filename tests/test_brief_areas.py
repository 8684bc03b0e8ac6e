"""What a reader meets first of the areas: what to raise, why, with whom; and no answer told twice."""

from dataclasses import replace
from datetime import date

import pytest

from entrepot.analysis.areas.abroad import joint_goods
from entrepot.analysis.areas.matrix import matrix_of
from entrepot.analysis.areas.restrictions import Restriction, Restrictions
from entrepot.analysis.areas.study import study_of
from entrepot.analysis.pair import analyse
from entrepot.analysis.relevance import about_pair
from entrepot.briefs.brief import build, render
from entrepot.briefs.voice import Voice
from entrepot.nouns.statement import Event, Participant
from test_area_study import study
from two_regions import BELARUS, KIROV, Report

DAY = date(2026, 2, 1)


def text_of(*reports, language="en", measured=None):
    said = [one for report in reports for one in report.said]
    analysis = analyse(said, BELARUS, KIROV, DAY)
    found = measured or study_of(analysis.matrix, (BELARUS, KIROV), analysis.ledger, day=DAY)
    return render(build(replace(analysis, study=found)), "md", language)


def part(text, start, end):
    return text.partition(start)[2].partition(end)[0]


def talks():
    told = Report("a", date(2026, 1, 20))
    told.cooperation("offer", "ready", BELARUS, "buses", areas=("buses",), words="ready to sell buses")
    told.cooperation("need", "wish", KIROV, "buses", areas=("buses",), words="we want buses")
    told.cooperation("both", "existing", BELARUS, "chemicals", areas=("chemicals",), words="we trade in chemicals")
    told.cooperation("both", "existing", KIROV, "chemicals", areas=("chemicals",), words="chemicals are traded")
    people = (Participant("Ivan Petrov", "minister of transport", KIROV, "minister"),
              Participant("Pavel Ivanov", "minister of transport", BELARUS, "minister"))  # fmt: skip
    told.says(Event(date(2026, 1, 20), "Minsk", people, (told.quote("a meeting"),)))
    return told


def test_the_section_begins_with_what_to_raise_with_whom_and_why():
    first, second = part(text_of(talks()), "### What to raise first\n\n", "\n\nFirst comes").splitlines()
    assert first.startswith("- **Buses.** Belarus offers it (ready), Kirov Oblast asks for it (wish)")
    assert "last on 20 January 2026" in first
    assert "“we want buses”" in first
    assert "settle how much, at what price and by when" in first
    assert (
        "Kirov Oblast, department of transport (at the talks of 20 January 2026: Ivan Petrov, minister of transport)"
        in first
    )
    assert second.startswith("- **Chemicals.**")
    assert "ask what more is wanted" in second


def test_it_says_the_same_in_russian():
    lines = part(text_of(talks(), language="ru"), "### О чём говорить в первую очередь\n\n", "\n\nСначала").splitlines()
    assert lines[0].startswith("- **Автобусы.** Беларусь предлагает (готовность), Кировская область ищет (пожелание)")
    assert len(lines) == 2


def test_what_runs_already_and_is_taken_further_says_both():
    told = Report("a", date(2026, 1, 20))
    for side in (BELARUS, KIROV):
        told.cooperation("both", "existing", side, "tractors", areas=("tractors",), words=f"made together {side.code}")
        told.cooperation("both", "proposed", side, "tractors", areas=("tractors",), words=f"a second line {side.code}")
    line = part(text_of(told), "### What to raise first\n\n", "\n\n")
    assert "(already running, also proposed)" in line
    assert "a second line" in line


def test_where_nobody_speaks_the_statistics_say_where_there_is_room():
    told = Report("a", date(2025, 3, 1))
    told.figure("turnover", BELARUS, KIROV, "2024", words="trade was level")
    spoken, ledger, _ = study(KIROV)
    tractors = next(one for one in spoken.prospects if one.key == "tractors")
    silent = replace(spoken, prospects=(replace(tractors, offered=(), wanted=()),))
    analysis = replace(analyse(told.said, BELARUS, KIROV, DAY), study=silent, ledger=ledger)
    text = render(build(analysis), "md", "en")
    assert "By the statistics there is most room in tractors (Belarus → Kirov Oblast)." in part(
        text, "**Raise.**", "\n"
    )
    assert "Nobody speaks of it; by the statistics" in part(text, "### What to raise first", "\n\n**")


def test_a_question_stands_once_among_the_gaps_and_not_among_the_findings():
    told = talks()
    told.cooperation("offer", "proposed", KIROV, "dairy plant", areas=("dairy",), words="build a dairy here")
    text = text_of(told)
    assert "dairy" not in part(text, "## Findings and conflicts", "## What is not known")
    assert "What Belarus says to what Kirov Oblast offers: dairy products." in part(text, "## What is not", "## S")


def test_what_came_of_things_has_a_column_only_where_something_came():
    silent = part(text_of(talks()), "### Undertakings", "## Findings")
    assert "What came of it" not in silent
    assert "it is silent, no promise is thereby broken" in silent
    later = Report("b", date(2026, 1, 30))
    later.cooperation("offer", "delivered", BELARUS, "buses", areas=("buses",), to=[KIROV], words="buses came")
    assert "What came of it" in part(text_of(talks(), later), "### Undertakings", "## Findings")


def test_an_agreement_on_no_area_does_not_hide_what_is_proposed_on_one():
    told = Report("a", date(2026, 1, 20))
    told.cooperation("both", "signed", BELARUS, "this and that", words="they signed a protocol of sorts")
    told.cooperation("offer", "proposed", KIROV, "dairy plant", areas=("dairy",), words="build a dairy here")
    line = part(text_of(told), "**Promised.**", "\n")
    assert "In no area is anything agreed or signed; the furthest are dairy products (proposed, 20 January" in line


def test_goods_that_both_trade_in_already_are_no_joint_project_abroad():
    matrix = matrix_of(about_pair(talks().said, BELARUS, KIROV), BELARUS, KIROV)
    assert joint_goods(matrix) == ()


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_heading_that_our_titles_lack_stands_without_one(language):
    voice = Voice.of(language)
    assert voice.plain(voice.headings(["7701"])) == "HS\N{NO-BREAK SPACE}7701"


def test_words_that_fit_several_areas_are_told_once():
    told = Report("a", date(2026, 1, 20))
    told.cooperation("offer", "ready", BELARUS, "buses", areas=("buses",), words="look at our buses and trucks")
    told.cooperation("offer", "ready", BELARUS, "trucks", areas=("trucks",), words="look at our buses and trucks")
    told.cooperation("need", "wish", KIROV, "trucks", areas=("trucks",), words="we lack trucks")
    words = part(text_of(told), "### In their words", "## What was said")
    assert words.count("look at our buses and trucks") == 1
    assert "The words under trucks hold here too." in words
    same = Report("b", date(2026, 1, 20))
    same.cooperation(
        "offer", "ready", BELARUS, "buses", areas=("buses",), to=[KIROV], words="look at our buses and trucks"
    )
    same.cooperation(
        "offer", "ready", BELARUS, "trucks", areas=("trucks",), to=[KIROV], words="look at our buses and trucks"
    )
    assert "- **Buses; trucks.**" in part(text_of(same), "### In their words", "## What was said")


def test_one_sentence_is_raised_once_and_an_older_one_with_its_day():
    told, later = Report("a", date(2026, 1, 20)), Report("b", date(2026, 1, 25))
    for area in ("buses", "trucks"):
        told.cooperation("offer", "proposed", BELARUS, area, areas=(area,), to=[KIROV], words="look at our machines")
    told.cooperation("offer", "agreed", BELARUS, "lifts", areas=("lifts",), to=[KIROV], words="lifts are agreed")
    later.cooperation("offer", "wish", BELARUS, "lifts", areas=("lifts",), to=[KIROV], words="lifts would be good")
    lines = part(text_of(told, later), "### What to raise first\n\n", "\n\nFirst comes").splitlines()
    assert [line.count("look at our machines") for line in lines] == [0, 1]
    assert "last on 25 January 2026: “lifts are agreed” (20 January 2026)" in lines[0]


def test_of_many_restrictions_those_that_bar_are_shown_and_the_rest_is_pointed_to():
    many = [Restriction("quota", f"quota of sort {'x' * n}", buyer=KIROV, areas=("buses",)) for n in range(30)]
    ban = Restriction("ban", "no buses at all", buyer=KIROV, areas=("buses",))
    analysis = analyse(talks().said, BELARUS, KIROV, DAY)
    found = study_of(analysis.matrix, (BELARUS, KIROV), analysis.ledger, restrictions=Restrictions((*many, ban)))
    lines = part(text_of(talks(), measured=found), "### What stands in the way\n\n", "\n\n#").splitlines()
    assert "no buses at all" in lines[0]
    assert len([line for line in lines if line.startswith("- ")]) == 12
    assert lines[-1].startswith("More stands in the way")


def test_areas_named_in_the_same_words_are_one_thing_only_where_the_same_is_said_of_them():
    told = Report("a", date(2026, 1, 20))
    told.cooperation(
        "need",
        "wish",
        KIROV,
        "wagons",
        to=[BELARUS],
        areas=("railway_equipment", "transit"),
        words="600 wagons are needed for freight",
    )
    told.cooperation(
        "offer", "ready", BELARUS, "wagons", to=[KIROV], areas=("railway_equipment",), words="we offer wagons"
    )
    told.cooperation(
        "both",
        "proposed",
        BELARUS,
        "leasing",
        to=[KIROV],
        areas=("finance", "mechanical_engineering"),
        words="machines on lease",
    )
    told.cooperation(
        "both", "wish", KIROV, "leasing", to=[BELARUS], areas=("finance",), words="you will have good terms"
    )
    text = text_of(told)
    raised = part(text, "### What to raise first\n\n", "\n\nFirst comes")
    assert "**Railway rolling stock and track.** Belarus offers it" in raised
    assert "**Finance, credit and leasing.** Belarus and Kirov Oblast speak of it as joint work" in raised
    line = part(text, "**Raise.**", "\n")
    assert line.endswith("Both sides speak of finance, credit and leasing.")
    assert "mechanical" not in part(line, "Both sides", ".")


def test_of_areas_raised_together_only_what_their_words_say_is_told():
    told = Report("a", date(2026, 1, 20))
    told.cooperation(
        "offer", "existing", BELARUS, "feed", to=[KIROV], areas=("feed",), words="its farmers depend on our feed"
    )
    told.cooperation(
        "offer", "ready", BELARUS, "this", to=[KIROV], areas=("feed", "dairy"), words="feed and dairies we can offer"
    )
    line = part(text_of(told), "### What to raise first\n\n", "\n")
    assert "Belarus offers it (ready);" in line


def test_who_met_long_ago_is_not_named_with_the_office():
    old = Report("old", date(2020, 1, 20))
    people = (Participant("Old Hand", "minister of transport", KIROV, "minister"),)
    old.says(Event(date(2020, 1, 20), "Minsk", people, (old.quote("an old meeting"),)))
    told = Report("a", date(2026, 1, 20))
    told.cooperation("offer", "ready", BELARUS, "buses", areas=("buses",), words="ready to sell buses")
    told.cooperation("need", "wish", KIROV, "buses", areas=("buses",), words="we want buses")
    assert "Old Hand" not in part(text_of(old, told), "### What to raise first", "First comes")
