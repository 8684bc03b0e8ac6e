"""Of which countries names sound, and words that only one country has."""

import pytest

from entrepot.reading.statements.whose.home_words import countries_of
from entrepot.reading.statements.whose.name_origins import counted, likeness, likeness_by, pieces


@pytest.mark.parametrize(
    ("name", "country", "other"),
    [
        ("Zhang Wenbo", "CHN", "RUS"),
        ("Чжан Вэньбо", "CHN", "RUS"),
        ("Besik Lomidze", "GEO", "TUR"),
        ("Гагик Мнацаканян", "ARM", "BLR"),
        ("Hüseyin Yıldız", "TUR", "ARM"),
        ("Ravi Kumaraswamy", "IND", "KAZ"),
        ("Reza Hosseinpour", "IRN", "ARM"),
        ("Sergei Petrenkov", "RUS", "CHN"),
    ],
)
def test_a_name_sounds_of_its_country(name: str, country: str, other: str) -> None:
    assert likeness(name, country) > likeness(name, other)


def test_a_country_of_which_no_names_are_known_says_nothing() -> None:
    assert likeness("Anna Smith", "ATA") == 0.0


def test_pieces_are_the_same_in_both_alphabets() -> None:
    assert pieces("Ivan Petrov") == pieces("Иван Петров")
    assert {"^iv", "an$", "^ivan$"} <= pieces("Ivan")


def test_a_piece_speaks_for_the_country_that_has_it_more_often() -> None:
    known = counted([("Anna Beridze", "GEO"), ("Nino Dolidze", "GEO"), ("Anna Petrova", "RUS")], 1)
    assert likeness_by(known, "Kakabadze", "GEO") > 0 > likeness_by(known, "Kakabadze", "RUS")


def test_offices_that_one_country_has_tell_of_it() -> None:
    assert countries_of("the akimat of the region".split()) == {"KAZ"}
    assert countries_of("хокимият и облисполком".split()) == {"UZB", "BLR"}
    assert countries_of("the governor".split()) == frozenset()
