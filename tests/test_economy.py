"""Economy and its mentions in text: every code and name, and the phrases of examples/economies."""

import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from entrepot.errors import EntrepotError
from entrepot.nouns import place_names
from entrepot.nouns.economy import Economy, economies
from entrepot.nouns.gazetteer import Mention, mentions

EXAMPLES = Path(__file__).parent.parent / "examples" / "economies"
AWKWARD = ["Kirov", "Oblast", "and", "Belarus,", "Минск", "–", "область", "U.S.", "(Якутия)", "İ", "ﬁ", "𝒳"]
HEADS = sorted(
    place_names.word_list("head") | place_names.word_list("plural head") | place_names.word_list("city head")
)
every_economy = st.sampled_from(economies())
every_name = st.sampled_from([row for row in place_names.names() if row[0] and row[3] in {"name", "abbreviation"}])
every_word = st.sampled_from(AWKWARD) | st.sampled_from(HEADS) | every_name.map(lambda row: row[2])


def cases(kind: str) -> list[tuple[str, dict[str, object], str]]:
    found = []
    for file in sorted(EXAMPLES.glob("*.toml")):
        for case in tomllib.loads(file.read_text(encoding="utf-8")).get(kind, []):
            found += [(file.stem, case, phrase) for phrase in case["phrases"]]
    assert found, f"no {kind} in {EXAMPLES}"
    return found


def spans(phrase: str) -> tuple[str, list[tuple[int, int]]]:
    """The phrase without its brackets, and the spans they marked."""
    text, marks = "", []
    for part in re.split(r"(\[[^\]]*\])", phrase):
        if part.startswith("["):
            marks.append((len(text), len(text) + len(part) - 2))
            part = part[1:-1]
        text += part
    return text, marks


@pytest.mark.parametrize(("file", "case", "phrase"), cases("reads"))
def test_phrase_is_read(file: str, case: dict[str, list[str]], phrase: str) -> None:
    text, marks = spans(phrase)
    found = mentions(text)
    assert [m.economy.code for m in found] == case["expect"], f"{file}: {text!r} reads {found}"
    assert [(m.start, m.end) for m in found] == marks, f"{file}: {[text[m.start : m.end] for m in found]} in {text!r}"


@pytest.mark.parametrize(("file", "case", "phrase"), cases("ignores"))
def test_phrase_is_ignored(file: str, case: dict[str, str], phrase: str) -> None:
    assert mentions(phrase) == [], f"{file}: {phrase!r} is {case['why']}"


def ways_to_write(economy: Economy) -> list[str]:
    ways = [economy.code, economy.code.lower(), economy.full_name, f"{economy.name} ({economy.code})"]
    if economy.kind != "region":
        ways += [economy.name, economy.name_ru, economy.name.upper()]
    return ways + ([economy.alpha2] if economy.alpha2 else [])


def test_every_code_and_name_leads_back() -> None:
    astray = []
    for economy in economies():
        for text in ways_to_write(economy):
            try:
                if Economy.parse(text) != economy:
                    astray.append(f"{text!r} is {Economy.parse(text)}, not {economy}")
            except EntrepotError as error:
                astray.append(f"{text!r} is not {economy}: {error}")
    assert not astray, "\n".join(astray[:20])


def test_lists_are_whole() -> None:
    kinds = [economy.kind for economy in economies()]
    assert kinds.count("country") == 250, "249 of ISO 3166-1 and Kosovo"
    assert kinds.count("region") > 5000
    codes = {economy.code for economy in economies()}
    assert len(codes) == len(kinds), "a code stands twice"
    assert {"NAM", "XKX", "TWN", "HKG", "MAC", "GB-SCT", "CN-GD", "US-MN", "CA-QC", "IN-GJ", "DE-BY"} <= codes
    assert {code for code, _, _, _ in place_names.names() if code} <= codes
    assert all(member.code in codes for economy in economies() for member in economy.members)
    assert sum(economy.parent == "RUS" and economy.kind == "region" for economy in economies()) == 83
    assert sum(economy.parent == "KAZ" for economy in economies()) == 20


@given(every_economy)
def test_parent_is_a_country(economy: Economy) -> None:
    assert economy.country.kind in {"country", "bloc"}
    assert economy.country.country == economy.country
    assert (economy.kind == "region") <= (economy.country != economy)
    assert economy.name_in("en") == economy.name
    assert economy.name_in("ru")


@given(every_name)
def test_every_listed_name_is_understood(row: tuple[str, str, str, str]) -> None:
    code, _, name, _ = row
    try:
        assert Economy.parse(name).code == code or Economy.parse(name).kind == "country" or len(name) <= 3
    except EntrepotError as error:
        assert code in str(error), f"{name!r} is neither {code} nor a choice that names it"


@given(
    every_name,
    st.sampled_from(["", "Trade with ", "1. ", "«", "(", "говорят: "]),
    st.sampled_from(["", ".", ", 2025", " – ", "»"]),
)
def test_every_listed_name_is_found_with_its_span(row: tuple[str, str, str, str], before: str, after: str) -> None:
    code, language, name, _ = row
    if (
        "," in name
        or name.startswith("The ")
        or name in {text for _, _, text, form in place_names.names() if form == "common"}
    ):
        return
    text = f"{before}{name}{after}"
    found = mentions(text, language)
    understood = {e.code for m in found for e in (m.economy, *m.ambiguous)}
    of_a_country = any(m.economy.kind == "country" and m.economy.name == name for m in found)  # Guadeloupe: GLP, FR-971
    assert code in understood or of_a_country, (text, found)
    assert any((m.start, text[m.start : m.end]) == (len(before), name) for m in found), (text, found)


@given(
    st.text(max_size=200)
    | st.lists(every_word, max_size=30).map(" ".join)
    | st.lists(every_word, max_size=30).map(", ".join)
)
def test_mentions_in_any_text_are_in_order_and_apart(text: str) -> None:
    found = mentions(text)
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(text[m.start : m.end].strip() == text[m.start : m.end] for m in found)
    assert all(len({m.economy, *m.ambiguous}) == 1 + len(m.ambiguous) for m in found)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("NA", "NAM"),
        ("643", "RUS"),
        ("36", "AUS"),
        ("kz-alm", "KZ-19"),
        ("US-PR", "PRI"),
        ("CN-HK", "HKG"),
        ("uk", "GBR"),
        ("Czech Republic", "CZE"),
        ("the netherlands", "NLD"),
        ("КИРОВСКАЯ ОБЛАСТЬ", "RU-KIR"),
        ("с", None),
        ("кыргызстаном", "KGZ"),
        ("cote d'ivoire", "CIV"),
        ("Georgia", "GEO"),
        ("Georgia, USA", "US-GA"),
        ("Punjab, Pakistan", "PK-PB"),
        ("Turkiye", "TUR"),
        ("Kirov  Region", "RU-KIR"),
        ("oblast of Kirov", "RU-KIR"),
        ("Province of Quebec", "CA-QC"),
        ("провинция Гуандун", "CN-GD"),
        ("РБ", "BLR"),
        ("Moscow", "RU-MOW"),
        ("Moscow Region", "RU-MOS"),
        ("Osh Region", "KG-O"),
        ("XKK", "XKX"),
    ],
)
def test_parse(text: str, code: str | None) -> None:
    if code is None:
        with pytest.raises(EntrepotError):
            Economy.parse(text)
    else:
        assert Economy.parse(text).code == code


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("Czeck Republic", "Czechia (CZE)"),
        ("Kirov", "Kirov Oblast (RU-KIR)"),
        ("Minsk", "Minsk Region (BY-MI)"),
        ("Belarusian", "Belarus (BLR)"),
        ("Punjab", "Punjab, India (IN-PB) or Punjab, Pakistan (PK-PB)"),
        ("Congo", "Republic of the Congo (COG)"),
        ("xyzzy", "Give a code"),
        ("", "empty"),
        ("Belarus (RUS)", "RUS is Russia, not Belarus"),
        ("Altai", "Altai Krai, Russia (RU-ALT)"),
        ("Волгодская область", "RU-VLG"),
    ],
)
def test_unknown_or_undecided_name_says_what_to_try(text: str, says: str) -> None:
    with pytest.raises(EntrepotError) as caught:
        Economy.parse(text)
    assert says in str(caught.value)


def only(text: str) -> Mention:
    (mention,) = mentions(text)
    return mention


def test_forms_and_alternatives() -> None:
    assert only("talks in Minsk").form == "capital"
    assert [a.code for a in only("talks in Minsk").ambiguous] == ["BY-HM"]
    assert [a.code for a in only("Moscow agreed").ambiguous] == ["RU-MOW"]
    assert only("мэр Москвы").economy.code == "RU-MOW"
    assert only("Vologda enterprises").form == "adjective"
    assert only("steel from Cherepovets").form == "city"
    assert only("the UAE").form == "abbreviation"
    assert only("Kenyans").form == "demonym"
    assert [a.code for a in only("Congo").ambiguous] == ["COG"]
    assert only("минские заводы").ambiguous
    assert not only("Georgia").ambiguous
    assert mentions("Georgia trades with the US")[0].ambiguous


def test_blocs_and_their_members() -> None:
    assert Economy.parse("EAEU").kind == "bloc"
    assert [member.code for member in Economy.parse("Central Asia").members] == ["KAZ", "KGZ", "TJK", "TKM", "UZB"]
    assert Economy.parse("Global South").members == ()
    assert Economy.parse("Приволжский федеральный округ").country.code == "RUS"


def test_language_limits_the_names() -> None:
    text = "Belarus и Беларусь"
    assert [m.start for m in mentions(text, "en")] == [0]
    assert [m.start for m in mentions(text, "ru")] == [10]
    assert len(mentions(text)) == 2


def test_import_reads_no_list() -> None:
    """The lists are read on first use, so that a command that needs none starts at once."""
    code = (
        "import sys; from entrepot.nouns import economy, gazetteer, place_names as p; "
        "assert p.names.cache_info().currsize == p.economy_rows.cache_info().currsize == 0; "
        "assert not {'rapidfuzz', 'pymorphy3', 'polars', 'babel'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
