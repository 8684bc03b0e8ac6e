"""A statement that names no field of its own takes the one spoken of before, with its organisations and conditions."""

from entrepot.nouns.document import Document
from entrepot.nouns.statement import Cooperation
from entrepot.reading.statements.kinds import cooperation
from entrepot.reading.statements.story import Story

OPENING = "MINSK, 3 March – Belarusian President Aleksandr Lukashenko met with Tula Oblast Governor Dmitry Orlov.\n\n"


def said(paragraph: str, words: str) -> Cooperation:
    text = OPENING + paragraph
    story = Story(Document("d", "d.txt", "0" * 64, text, (0, len(text)), language="en"))
    found = [f.statement for f in cooperation.read(story) if words in f.statement.quotes[0].text]
    assert len(found) == 1, f"{len(found)} statements hold “{words}”"
    assert isinstance(found[0], Cooperation)
    return found[0]


def test_this_area() -> None:
    one = said(
        "“Your elevators are old. We are ready to help you in this matter,” President Lukashenko said.", "ready to help"
    )
    assert (one.areas, one.role, one.stage) == (("lifts",), "offer", "ready")


def test_a_plant_of_the_company_named_before() -> None:
    paragraph = (
        "“We would like to work with one Belarusian company: Savushkin Product. We propose building a plant in our "
        "region. For this, we are ready to give land and discuss tax incentives,” Governor Dmitry Orlov said."
    )
    plant = said(paragraph, "building a plant")
    land = said(paragraph, "give land")
    assert "dairy" in plant.areas and plant.organisations == ("Savushkin Product",)
    assert "dairy" in land.areas and land.conditions == ("discuss tax incentives",)
    assert [side.code for side in plant.sides] == ["RU-TUL"]


def test_the_short_name_of_a_field_told_in_full_later() -> None:
    paragraph = (
        "“If our experience in building complexes suits you [we will share it]. We are ready to share it. "
        "Old farms give way to modern dairy complexes,” President Lukashenko said."
    )
    assert said(paragraph, "ready to share it").areas == ("livestock",)


def test_the_supply_of_ones_goods_is_ones_offer() -> None:
    one = said(
        "One of the traditional areas of cooperation is the supply of Belarusian tractors.", "supply of Belarusian"
    )
    assert ([side.code for side in one.sides], one.role, one.stage) == (["BLR"], "offer", "existing")


def test_those_likened_to_the_subject_are_not_meant() -> None:
    one = said("Tula Oblast, like all of Russia and Belarus, is interested in the supply of buses.", "interested in")
    assert ([side.code for side in one.sides], one.role) == (["RU-TUL"], "need")


def test_a_quantity_and_a_deadline() -> None:
    one = said("The parties agreed on the supply of over 120 tractors by 2027.", "120 tractors")
    assert one.quantity is not None and (one.quantity.low, one.quantity.unit) == (120, "pcs")
    assert (one.quantity.qualifier, str(one.deadline)) == ("at_least", "2027")
