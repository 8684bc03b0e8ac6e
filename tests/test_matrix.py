"""Areas and commitments: who offers, who needs, what was said before and what came of it."""

from datetime import date

import pytest

from entrepot.analysis.areas.commitments import commitments_of
from entrepot.analysis.areas.matrix import matrix_of
from entrepot.analysis.areas.meetings import meetings_of
from entrepot.analysis.pair import analyse
from entrepot.analysis.relevance import about_pair
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Event, Participant
from two_regions import BELARUS, KIROV, VOLOGDA, Report, both, kirov

RUSSIA = Economy("RUS", "Russia", "Россия", "country", alpha2="RU")


def matrix(*reports, partner=KIROV):
    said = [said for report in reports for said in report.said]
    return matrix_of(about_pair(said, BELARUS, partner), BELARUS, partner)


def commitments(*reports, partner=KIROV):
    said = [said for report in reports for said in report.said]
    return commitments_of(about_pair(said, BELARUS, partner), BELARUS, partner)


def report_of(year, *cooperations, name=None, publisher="BelTA"):
    report = Report(name or str(year), date(year, 3, 1), publisher)
    report.figure("turnover", BELARUS, KIROV, str(year - 1), words=f"trade in {year - 1}")
    for role, stage, side, area, *more in cooperations:
        report.cooperation(role, stage, side, area, words=f"{area} {stage} in {year}", **(more[0] if more else {}))
    return report


def test_offers_stand_by_side_with_their_gap():
    found = {row.words[0]: row for row in matrix(kirov()).areas}
    belarus, region = found["elevators"].sides
    assert [v.stage for v in belarus.offers] == ["ready"] and region.offers == region.needs == ()
    assert [(g.kind, g.side) for g in found["elevators"].gaps] == [("offer_without_need", KIROV)]
    plant = found["dairy plant"]
    assert plant.stage == "proposed" and plant.sides[1].offers[0].conditions == ("tax incentives",)
    assert [v.stage for v in plant.sides[1].offers] == ["proposed", "opinion"]


def test_a_met_need_has_no_gap_and_stands_first():
    report = report_of(2025, ("offer", "agreed", BELARUS, "buses"), ("offer", "ready", BELARUS, "lifts"),
                       ("need", "wish", KIROV, "lifts"))  # fmt: skip
    rows = matrix(report).areas
    assert [row.words[0] for row in rows] == ["lifts", "buses"] and rows[0].gaps == ()


def test_areas_of_the_catalogue_stand_before_words_of_their_own():
    report = report_of(2025, ("offer", "signed", BELARUS, "this and that"), ("offer", "wish", BELARUS, "buses"))
    assert [(row.key, row.words[0]) for row in matrix(report).areas] == [("buses", "buses"), (None, "this and that")]
    analysis = analyse(report.said, BELARUS, KIROV)
    assert [f.args["area"] for f in analysis.findings if f.kind == "offer_without_need"] == ["buses"]


def test_a_joint_project_is_offer_and_need_at_once():
    (row,) = matrix(report_of(2025, ("both", "proposed", KIROV, "peat fuel"))).areas
    assert row.sides[1].offers == row.sides[1].needs
    assert [g.kind for g in row.gaps] == ["offer_without_need"]


def test_memory_and_culture_stand_apart():
    found = matrix(report_of(2025, ("offer", "ready", BELARUS, "war memorials"), ("offer", "ready", BELARUS, "buses")))
    assert [row.words[0] for row in found.apart] == ["war memorials"] and found.apart[0].gaps == ()
    assert [row.words[0] for row in found.areas] == ["buses"]


def test_agriculture_is_no_culture():
    found = matrix(report_of(2025, ("both", "wish", BELARUS, "cooperation in agriculture")))
    assert len(found.areas) == 1 and not found.apart


def test_goods_traded_are_shown_in_their_area():
    found = matrix(kirov())
    (row,) = [row for row in found.areas if row.words[0] == "elevators"]
    assert [t.commodity.name for t in row.traded] == ["elevators"] and row.traded[0].seller == BELARUS
    assert [c.name for c in found.goods[0].commodities] == ["elevators", "linen fabrics"]


@pytest.mark.parametrize(
    ("side", "to", "belongs"),
    [(BELARUS, (KIROV,), True), (BELARUS, (), True), (BELARUS, (RUSSIA,), True), (BELARUS, (VOLOGDA,), False),
     (RUSSIA, (BELARUS,), False), (None, (), True)],
)  # fmt: skip
def test_which_statements_are_about_the_pair(side, to, belongs):
    report = report_of(2025)
    report.cooperation("offer", "ready", side, "buses", to=to)
    assert len(about_pair(report.said, BELARUS, KIROV)) == 1 + belongs


def test_a_goal_that_names_nobody_belongs_to_the_only_pair_of_its_document():
    report = report_of(2025)
    report.target("turnover", None, None, 2.0)
    assert len(about_pair(report.said, BELARUS, KIROV)) == 2
    report.figure("turnover", BELARUS, VOLOGDA, "2024")
    assert len(about_pair(report.said, BELARUS, KIROV)) == 1


def test_a_voice_without_a_side_is_a_gap():
    report = report_of(2025)
    report.cooperation("offer", "ready", None, "buses")
    (row,) = matrix(report).areas
    assert len(row.unassigned) == 1 and [g.kind for g in row.gaps] == ["side_unknown"]


def test_a_promise_keeps_its_history():
    (found,) = commitments(
        report_of(2021, ("offer", "wish", BELARUS, "buses")), report_of(2023, ("offer", "proposed", BELARUS, "buses"))
    )
    assert (found.first_stage, found.latest_stage, found.is_repeated) == ("wish", "proposed", True)
    assert (found.first, found.latest) == (date(2021, 3, 1), date(2023, 3, 1))
    assert found.outcome is None


def test_only_dated_later_evidence_is_an_outcome():
    promise = report_of(2021, ("offer", "ready", BELARUS, "buses"))
    done = report_of(2024, ("offer", "delivered", BELARUS, "buses"))
    other_side = report_of(2024, ("offer", "delivered", KIROV, "buses"), name="theirs")
    assert commitments(promise, done)[0].outcome.stage == "delivered"
    mine = next(c for c in commitments(promise, other_side) if c.side == BELARUS)
    assert mine.outcome is None
    undated = Report("undated", None)
    undated.cooperation("offer", "delivered", BELARUS, "buses", to=[KIROV])
    (found,) = commitments(promise, undated)
    assert found.outcome is None and found.latest_stage == "ready"


def test_a_copied_story_is_no_repeat():
    first = Report("wire", date(2025, 3, 1))
    copy = Report("copy", date(2025, 3, 2), "Other Paper")
    for report in (first, copy):
        report.cooperation("offer", "ready", BELARUS, "buses", to=[KIROV], words="we are ready to supply buses")
    (found,) = commitments(first, copy)
    assert len(found.voices) == 1 and not found.is_repeated


def test_a_meeting_told_twice_is_one():
    again = kirov()
    meetings = meetings_of((*both(), *again.said))
    assert len(meetings) == 1 and [p.name for p in meetings[0].participants] == ["Aleksandr Lukashenko", "A. Sokolov"]


def test_a_meeting_told_in_two_alphabets_is_one():
    day = date(2026, 1, 19)
    english, russian = Report("english", day), Report("russian", day)
    english.says(Event(day, "Minsk", (Participant("A. Sokolov", "Governor", KIROV),), (english.quote("met Sokolov"),)))
    people = (Participant("Александр Соколов", "губернатор", KIROV), Participant("Иван Иванов", None, BELARUS))
    russian.says(Event(day, "Минск", people, (russian.quote("встретился"),)))
    (meeting,) = meetings_of((*english.said, *russian.said))
    assert [len(tellings) for tellings in meeting.people] == [2, 1] and meeting.places == ("Minsk", "Минск")


@pytest.mark.parametrize(
    "words",
    ["Belarus asks to widen the quota on its cheese", "hopes the duty on cheese will go", "просит снять запрет на сыр",
     "просит расширить доступ на рынок области"],
)  # fmt: skip
def test_who_asks_to_be_let_into_a_market_offers(words):
    report = report_of(2025)
    report.cooperation("need", "wish", BELARUS, "cheese", words=words)
    (row,) = matrix(report).areas
    assert [voice.role for voice in row.sides[0].offers] == ["offer"] and row.sides[0].needs == ()


def test_who_asks_for_goods_needs_them():
    report = report_of(2025)
    report.cooperation("need", "wish", BELARUS, "cheese", words="Belarus asks for two thousand tonnes of cheese")
    (row,) = matrix(report).areas
    assert row.sides[0].needs and not row.sides[0].offers
