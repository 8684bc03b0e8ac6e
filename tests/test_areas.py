"""Areas of cooperation: the catalogue and where a text speaks of them."""

import csv
import time
from pathlib import Path

import pytest

from entrepot.errors import EntrepotError
from entrepot.nouns.area import Area, areas, find_areas
from entrepot.nouns.economy import Economy
from entrepot.nouns.product import titles
from entrepot.nouns.words import split_words, word_key

CODES = Path(__file__).parents[1] / "src" / "entrepot" / "nouns" / "codes"


def keys_in(text: str) -> list[str]:
    return [hit.area.key for hit in find_areas(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Belarus is ready to supply elevators and replace outdated ones", ["lifts"]),
        (
            "take a look at the models at Minsk Automobile Plant, at Belkommunmash, including electric buses",
            ["trucks", "electric_transport", "electric_transport"],
        ),
        ("MAZ buses", ["trucks", "buses"]),
        ("an interesting new direction is peat processing", ["peat"]),
        ("modern dairy complexes and turkey production", ["livestock", "poultry"]),
        ("not only construction but also finishing works and design services", ["construction", "finishing", "design"]),
        ("We build monuments, we keep the historical memory", ["memory", "memory"]),
        ("individual financial programs and servicing of the equipment", ["finance", "after_sales"]),
        ("It is an IT company", ["it_services"]),
        ("dairy. Products of the region", ["dairy"]),
        (
            "Договорились о поставках лифтов, троллейбусов и комбайнов",
            ["lifts", "electric_transport", "agricultural_machinery"],
        ),
        ("Техника МАЗ и тракторы МТЗ", ["trucks", "tractors", "tractors"]),
        ("торфобрикеты, щепа и пеллеты как местные виды топлива", ["peat", "wood_fuel", "wood_fuel", "wood_fuel"]),
        ("сохранение исторической памяти, молодежные обмены", ["memory", "youth"]),
        ("серия встреч", []),
    ],
)
def test_areas_are_found(text: str, expected: list[str]) -> None:
    assert keys_in(text) == expected


def test_a_hit_is_the_words_of_the_text_and_the_longest_wins() -> None:
    text = "They spoke of agricultural machinery."
    (hit,) = find_areas(text)
    assert text[hit.start : hit.end] == "agricultural machinery"
    assert hit.area.codes == ("8432", "8433")


def test_no_trade_is_kept_apart() -> None:
    for key in ("memory", "culture", "education", "youth", "sport", "humanitarian"):
        assert areas()[key].kind == "not_trade"
    assert areas()["education_services"].kind == "service"


def test_the_catalogue_is_sound() -> None:
    known = titles()
    assert len(areas()) >= 110
    for area in areas().values():
        assert all(code in known for code in area.codes), area.key
        assert (area.kind == "goods") <= bool(area.codes), area.key
        assert area.kind != "not_trade" or not area.codes, area.key
        assert area.keywords("en"), area.key
        assert area.keywords("ru"), area.key
    for language in ("en", "ru"):
        phrases = [
            tuple(map(word_key, (w.text for w in split_words(k))))
            for a in areas().values()
            for k in a.keywords(language)
        ]
        assert len(set(phrases)) == len(phrases)


def test_every_keyword_finds_its_area() -> None:
    for area in areas().values():
        for language in ("en", "ru"):
            for keyword in area.keywords(language):
                assert area.key in [hit.area.key for hit in find_areas(keyword, language)], keyword


def test_an_area_is_parsed_and_an_unknown_one_is_an_error() -> None:
    assert Area.parse("lifts") is Area.parse("Лифты и эскалаторы")
    with pytest.raises(EntrepotError) as error:
        Area.parse("liftss")
    assert "lifts" in str(error.value.hint)


def test_time_grows_with_length_only() -> None:
    text = "Trade in tractors, peat and dairy products between the two regions grew. " * 200
    find_areas(text[:100])
    started = time.process_time()
    find_areas(text)
    assert time.process_time() - started < 1.0
    assert find_areas("(" * 100_000 + "," * 100_000) == []


def test_every_maker_is_of_an_area_and_a_country() -> None:
    """A maker's name speaks of its goods and tells whose it is; in lower case it is an ordinary word."""
    listed = csv.DictReader((CODES / "makers.csv").read_text(encoding="utf-8").splitlines())
    for row in listed:
        assert Economy.parse(row["economy"]).kind == "country", row
        for language in ("en", "ru"):
            for name in filter(None, row[f"names_{language}"].split(";")):
                hits = find_areas(f"– {name} –", language)
                assert [(hit.area.key, hit.maker) for hit in hits] == [(row["area"], row["economy"])], name
