"""The catalogues: every key that the code says exists, every message is said, languages agree, none holds a figure."""

import ast
import re
from pathlib import Path

import pytest

from entrepot.analysis.outlook import findings, gaps
from entrepot.briefs.runs import Number, Words, plain
from entrepot.briefs.voice import Voice
from entrepot.briefs.wording import Catalogue, WordingError, compare, languages, load, parse, places
from entrepot.errors import EntrepotError
from entrepot.nouns.ledger import Ledger

BRIEFS = Path(__file__).parent.parent / "src" / "entrepot" / "briefs"
KEY = re.compile(r"[a-z_]+(\.[a-zA-Z_]+)+")


def spoken() -> tuple[set[str], list[re.Pattern[str]]]:
    """The keys that stand in the code as they are, and patterns for those that it makes ("status.{...}")."""
    keys: set[str] = set()
    patterns: list[re.Pattern[str]] = []
    for file in BRIEFS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and KEY.fullmatch(node.value):
                keys.add(node.value)
            elif isinstance(node, ast.JoinedStr):
                parts = [re.escape(v.value) if isinstance(v, ast.Constant) else r"[a-zA-Z_.]*" for v in node.values]
                patterns.append(re.compile("".join(map(str, parts))))
    return keys, patterns


def said_with_a_key() -> set[str]:
    """Keys given to `say` as they are."""
    found = set()
    for file in BRIEFS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and isinstance(node.args[0], ast.Constant):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                if name in ("say", "_say", "message") and isinstance(node.args[0].value, str):
                    found.add(node.args[0].value)
    return found


def test_every_key_that_the_code_says_exists():
    assert sorted(key for key in said_with_a_key() if key not in load("en")) == []


def test_every_message_is_said_somewhere():
    keys, patterns = spoken()
    made = [p for p in patterns if re.match(r"[a-z_]+\\\.", p.pattern)] + [re.compile(r"(finding|gap|gap_short)\..*")]
    idle = [key for key in load("en").messages if key not in keys and not any(p.fullmatch(key) for p in made)]
    assert idle == []


def test_every_message_of_a_finding_or_gap_has_its_kind():
    kinds = {room: kinds_of(module) for module, room in ((findings, "finding"), (gaps, "gap"), (gaps, "gap_short"))}
    for key in load("en").messages:
        room, _, rest = key.partition(".")
        assert room not in kinds or rest.split(".")[0] in kinds[room], key


@pytest.mark.parametrize("language", languages())
def test_no_message_holds_a_figure(language):
    catalogue = load(language)
    texts = [form for m in catalogue.messages.values() for form in ([m] if isinstance(m, str) else m.values())]
    assert [text for text in texts if re.search(r"\d", text)] == []


def kinds_of(module) -> list[str]:
    """The kinds in the table of a module's docstring."""
    rows = re.findall(r"^\| ([a-z_, ]+) \|", module.__doc__, re.M)
    return [kind.strip() for row in rows for kind in row.split(",") if kind.strip() != "kind"]


@pytest.mark.parametrize(("module", "room"), [(findings, "finding"), (gaps, "gap"), (gaps, "gap_short")])
def test_every_kind_of_finding_and_gap_has_its_words(module, room):
    kinds = kinds_of(module)
    assert len(kinds) > 10
    known = Voice.of("en")
    assert [kind for kind in kinds if not known.has_under(f"{room}.{kind}")] == []


@pytest.mark.parametrize("language", languages())
def test_languages_say_the_same_with_the_same_places(language):
    compare(load(language), load("en"))


def test_a_missing_message_and_a_lost_place_are_named():
    first = parse("en", '[a]\nb = "{x} and {y}"\nc = "so"')
    with pytest.raises(WordingError, match=r"lacks a\.c; a\.b: has the places \['x'\], en has \['x', 'y'\]"):
        compare(parse("xx", '[a]\nb = "{x}"'), first)
    with pytest.raises(WordingError, match=r"has a\.d, which en has not"):
        compare(parse("xx", '[a]\nb = "{y} {x}"\nc = "so"\nd = "more"'), first)


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ('[a]\nb = "{x"', "a.b"),
        ('[a]\nb = "{0}"', "no name of a place"),
        ('[a]\nb = "**bold"', "not closed"),
        ("[a]\nb = 3", "a message is words"),
        ('[a]\nb = { one = "{x}", other = "none" }', "different places"),
    ],
)
def test_a_message_that_does_not_read_is_an_error(toml, why):
    with pytest.raises(WordingError, match=re.escape(why)):
        parse("xx", toml)


def test_a_message_with_forms_follows_the_number():
    catalogue = Catalogue(
        "ru", {"locale": "ru"}, {"n": {"one": "{x} год", "few": "{x} года", "many": "{x} лет", "other": "{x} года"}}
    )
    voice = Voice(catalogue)
    assert [plain(voice.say_of(n, "n", x="N")) for n in (1, 3, 5, 21)] == ["N год", "N года", "N лет", "N год"]


def test_a_section_must_fill_every_place_and_no_other():
    voice = Voice.of("en")
    assert places(voice.catalogue, "goods.none") == {"seller", "buyer"}
    with pytest.raises(WordingError, match=r"goods\.none"):
        voice.say("goods.none", seller="A")
    with pytest.raises(WordingError, match=r"en\.toml has no message goods\.non\. Did you mean goods\.none"):
        voice.say("goods.non")


def test_strong_words_and_numbers_stay_runs():
    ledger = Ledger()
    entry = ledger.enter(
        label="x", measure="turnover", status="assumed", value=5e6, low=5e6, high=5e6, unit="USD", step=1e6
    )
    voice = Voice(Catalogue("en", load("en").house, {**load("en").messages, "x": "**Trade.** {y} **is {y}**"}))
    assert voice.say("x", y=entry) == (
        Words("Trade.", strong=True),
        Words(" "),
        Number("L1", "$5 million"),
        Words(" "),
        Words("is ", strong=True),
        Number("L1", "$5 million", strong=True),
    )


def test_a_language_without_a_catalogue_names_those_there_are():
    with pytest.raises(EntrepotError, match="no wording in this language") as caught:
        load("fr")
    assert "en" in str(caught.value)
