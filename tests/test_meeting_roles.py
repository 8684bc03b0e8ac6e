"""Offices of people at a meeting, in the brief's language: whose they are is told only where the words name it."""

import pytest

from entrepot.briefs.sections.commitments import _role
from entrepot.briefs.voice import Voice
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Participant


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        ("President of Belarus", "президент (Беларусь)"),
        ("region's minister of ecology", "министр, «region's minister of ecology»"),
        ("President", "президент"),
        ("губернатор региона", "губернатор региона"),
    ],
)
def test_a_side_that_the_words_do_not_name_is_not_told(role, shown):
    office = "president" if "President" in role else "minister"
    person = Participant("Somebody", role=role, side=Economy.parse("BLR"), office=office)
    voice = Voice.of("ru")
    assert voice.plain(_role(voice, (person,))) == shown
