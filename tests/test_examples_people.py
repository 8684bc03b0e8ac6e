"""Persons, events and cooperation: the phrases of examples/statements."""

import re
import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepot.nouns.document import Document
from entrepot.nouns.exchange import to_json
from entrepot.reading.statements.kinds import cooperation, events
from entrepot.reading.statements.phrases.organisation import find_organisations, key_of
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.topics import fields_of
from entrepot.reading.statements.whose.cast import people_of, sides_of

EXAMPLES = Path(__file__).parent.parent / "examples" / "statements"
KINDS = {"cooperation": cooperation, "events": events}
Case = dict[str, Any]


def story(text: str, language: str | None = None) -> Story:
    return Story(Document("d", "d.txt", "0" * 64, text, (0, len(text)), language=language))


def cases(kind: str, verb: str) -> list[Any]:
    found = []
    for file in sorted(EXAMPLES.glob(f"{kind}.*.toml")):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        for case in content[verb]:
            case = {"context": content.get("context", ""), "language": file.stem.split(".")[1], **case}
            found += [pytest.param(case, phrase, id=f"{file.stem}: {phrase}") for phrase in case["phrases"]]
    assert found, f"no {verb} of {kind}"
    return found


def told(kind: str, case: Case, phrase: str) -> tuple[str, list[Any]]:
    """The text and the statements whose words lie in the phrase, not in its context."""
    context = case["context"] + "\n\n" if case["context"] else ""
    text = context + phrase
    found = [one.statement for one in KINDS[kind].read(story(text, case["language"]))]
    return text, [s for s in found if s.quotes[0].start >= len(context)]


def worded(case: Case, phrase: str) -> list[Any]:
    """What the rules find in the phrase; which of it is kept is weighed, by weights that are learned anew."""
    context = case["context"] + "\n\n" if case["context"] else ""
    told_of = story(context + phrase, case["language"])
    sides = sides_of(told_of)
    return [
        found.statement
        for at, sentence in enumerate(sides.text.sentences)
        if sentence.kind == "body" and sentence.start >= len(context)
        for found in cooperation.found_in(told_of, sides, at, fields_of(sides, at))
    ]


@pytest.mark.parametrize(("case", "phrase"), cases("cooperation", "reads"))
def test_cooperation_is_read(case: Case, phrase: str) -> None:
    wanted = re.search(r"\[(.+)\]", phrase)
    assert wanted is not None
    plain, expect = phrase.replace("[", "").replace("]", ""), case["expect"]
    found = told("cooperation", case, plain)[1] if "areas" in expect else worded(case, plain)
    assert found, "nothing is read"
    assert {s.quotes[0].text for s in found} == {wanted[1]}
    assert {(s.stage, s.role) for s in found} == {(expect["stage"], expect["role"])}
    if "areas" in expect:
        assert [s.area for s in found] == expect["areas"]
    if "conditions" in expect:
        assert list(found[0].conditions) == expect["conditions"]


@pytest.mark.parametrize(("case", "phrase"), cases("people", "reads"))
def test_person_is_read(case: Case, phrase: str) -> None:
    people = people_of(story(phrase, case["language"])).persons
    expect = case["expect"]
    assert expect["name"] in [p.name for p in people], f"found {[p.name for p in people]}"
    person = next(p for p in people if p.name == expect["name"])
    assert (person.office, person.side and person.side.code) == (expect["office"], expect["side"]), person.role


@pytest.mark.parametrize(("case", "phrase"), cases("events", "reads"))
def test_event_is_read(case: Case, phrase: str) -> None:
    _, found = told("events", case, phrase)
    assert len(found) == 1
    assert [p.name for p in found[0].participants] == case["expect"]["participants"]
    if "place" in case["expect"]:
        assert found[0].place == case["expect"]["place"]


@pytest.mark.parametrize("kind", list(KINDS))
def test_what_is_no_statement_is_left(kind: str) -> None:
    for param in cases(kind, "ignores"):
        case, phrase = param.values
        _, found = told(kind, case, phrase)
        assert not found, f"{phrase!r} is left because {case['why']}; read as {found}"


def test_names_of_things_are_no_persons() -> None:
    for param in cases("people", "ignores"):
        case, phrase = param.values
        people = people_of(story(phrase, case["language"])).persons
        assert all(p.apart for p in people), f"{phrase!r}: {[p.name for p in people]} ({case['why']})"


@pytest.mark.parametrize(
    "names",
    [
        ("«Могилевлифтмаш»", "Mogilevliftmash", "Mogilevliftmash JSC", "ОАО «Могилевлифтмаш»"),
        ("Савушкин продукт", "Savushkin Product", "JSC Savushkin Product"),
        ("Amkodor", "«Амкодор»", "Amkodor Holding"),
    ],
)
def test_one_organisation_under_its_spellings(names: tuple[str, ...]) -> None:
    assert len({key_of(name) for name in names}) == 1


def test_organisations_in_text() -> None:
    text = "Omutninsk Metallurgical Plant and Savushkin Product met the Ministry of Industry; ОАО «Амкодор» was absent."
    names = [one.name for one in find_organisations(text)]
    assert names == ["Omutninsk Metallurgical Plant", "Savushkin Product", "Ministry of Industry", "Амкодор"]
    assert all(text[one.start : one.end] == one.name for one in find_organisations(text))


PIECES = st.sampled_from(
    [
        "Belarus",
        "exports",
        "tractors",
        ",",
        ".",
        ";",
        ":",
        "“",
        "”",
        "«",
        "»",
        "(",
        ")",
        "the",
        "governor",
        "said",
        "ready",
        "to",
        "supply",
        "signed",
        "if",
        "Minsk",
        "Alexander",
        "Sokolov",
        "President",
        "of",
        "and",
        "which",
        "Kirov",
        "Oblast",
        "готова",
        "поставлять",
        "лифты",
        "губернатор",
        "Соколовым",
        "подписали",
        "и",
        "что",
        "–",
        "\n\n",
        "19",
        "$5",
        "million",
        "%",
    ]
)


def words_of(found: Iterable[Any]) -> Iterable[dict[str, Any]]:
    return (quote for one in found for quote in to_json(one.statement)["quotes"])


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_quotes_are_the_words_of_the_text(text: str) -> None:
    for kind in KINDS.values():
        for quote in words_of(kind.read(story(text))):
            assert text[quote["start"] : quote["end"]] == quote["text"]


@pytest.mark.parametrize("piece", ["exports ", "«", "said, ", "ready to ", "of the ", "Alexander ", "и что ", ", and "])
def test_long_monotony_is_read_in_time(piece: str) -> None:
    text = piece * (40_000 // len(piece))
    for kind in KINDS.values():
        list(kind.read(story(text)))
