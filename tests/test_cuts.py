"""The parts of a clause that may say an item by themselves, and the lists of fields that are told one by one."""

import pytest

from entrepot.nouns.area import find_areas
from entrepot.reading.statements.undertakings.cuts import cuts_of
from entrepot.reading.statements.undertakings.fields import find_fields


@pytest.mark.parametrize(
    ("clause", "part"),
    [
        ("As regards energy, two power lines are to be built by the neighbours", "two power lines are to be built"),
        ("Joint dairies are of interest to Minsk, which also counts on help with the ports", "Joint dairies are of in"),
        ("The guests offered to build a feed mill near the town and to equip the greenhouses", "to equip the green"),
        ("Губернатор предложил открыть завод в области и наладить там ремонт автобусов", "наладить там ремонт"),
        ("На встрече в столице, открывшей сезон, стороны договорились о поставках", "открывшей сезон, стороны"),
    ],
)
def test_parts_of_a_clause(clause: str, part: str) -> None:
    assert any(clause[cut.start : cut.end].startswith(part) for cut in cuts_of(clause, 0, len(clause)))


def test_a_short_clause_is_not_cut() -> None:
    assert not list(cuts_of("Minsk wants tractors and buses", 0, 30))


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ("Mining and tourism are where both see room", ["Mining", "tourism"]),
        ("They will work on customs, economy and sports", ["customs", "sports"]),
        ("Mining and the rest are where both see room", []),
        ("Trade and tourism were dealt with", []),
    ],
)
def test_fields_of_a_list(words: str, fields: list[str]) -> None:
    assert [words[field.start : field.end] for field in find_fields(words, find_areas(words, "en"))] == fields
