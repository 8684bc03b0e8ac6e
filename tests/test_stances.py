"""Signs, verb forms and the stance that follows from what an item's words weigh as."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from entrepot.nouns.document import Document
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.signs import signs_by_word
from entrepot.reading.statements.undertakings.stances import stance
from entrepot.reading.statements.undertakings.tenses import is_finite, tenses_by_word
from entrepot.reading.statements.undertakings.topics import fields_of
from entrepot.reading.statements.undertakings.weighing import SentenceFeatures, kinds_of
from entrepot.reading.statements.whose.cast import sides_of

EXAMPLES = Path(__file__).parent.parent / "examples" / "statements"
STEPS = {
    "to come": ("wish", "ready", "proposed"),
    "settled": ("agreed", "signed", "financed"),
    "runs": ("existing", "delivered"),
}
NONE = dict.fromkeys(("offer", "request", "existing", "agreement", "proposal", "plan", "commitment"), 0.0)


def cases(subject: str) -> list[Any]:
    """Every phrase of the subject's examples with its case."""
    found = []
    for file in sorted(EXAMPLES.glob(f"{subject}.*.toml")):
        content = tomllib.loads(file.read_text(encoding="utf-8"))
        for case in content["reads"]:
            case = {"context": content["context"], "language": file.stem.split(".")[1], **case}
            found += [pytest.param(case, phrase, id=f"{file.stem}: {phrase}") for phrase in case["phrases"]]
    return found


@pytest.mark.parametrize(
    ("words", "sorts"),
    [
        ("the guests sought rice", {"ask"}),
        ("they would like to buy lifts", {"they", "would", "want", "buy"}),
        ("a memorandum was signed", {"sign"}),
        ("easterly winds and planters", set()),
        ("стороны обсудили поставки", {"joint", "discuss", "sell"}),
        ("не хватает автобусов", {"need"}),
        ("в прошлом году сталь", set()),
    ],
)
def test_signs(words: str, sorts: set[str]) -> None:
    assert {sort for sorts in signs_by_word(words.split()) for sort in sorts} == sorts


@pytest.mark.parametrize(
    ("words", "first", "is_russian"),
    [
        ("the plant will be built", "will", False),
        ("buses are already being assembled", "is done", False),
        ("the two are building a dam", "is doing", False),
        ("a road is to be laid", "is to do", False),
        ("many firms have now opened offices", "has done", False),
        ("cheaper visas for drivers", "none", False),
        ("завод поставит тракторы", "futr perf", True),
        ("завод поставляет тракторы", "pres impf", True),
        ("область могла бы построить цех", "past impf", True),
        ("соглашение подписано", "short participle perf", True),
    ],
)
def test_verb_forms(words: str, first: str, is_russian: bool) -> None:
    told = [form for forms in tenses_by_word(words.split(), is_russian) for form in forms]
    assert next(filter(is_finite, told), "none") == first


def test_a_rules_finer_stage_stands_where_the_weights_agree() -> None:
    assert stance(NONE | {"agreement": 0.9, "plan": 0.1}, ("both", "signed")) == ("both", "signed")


def test_weights_that_are_sure_move_a_stage() -> None:
    assert stance(NONE | {"existing": 0.8, "plan": 0.2}, ("both", "wish")) == ("both", "existing")
    assert stance(NONE | {"existing": 0.6, "plan": 0.4}, ("both", "wish")) == ("both", "wish")


def test_what_one_side_asks_is_its_need_but_not_what_is_done_jointly() -> None:
    kinds = NONE | {"request": 0.6, "plan": 0.4}
    assert stance(kinds) == ("need", "wish")
    assert stance(kinds, is_joint=True)[0] == "both"


def test_a_rules_role_stands() -> None:
    assert stance(NONE | {"request": 0.6, "proposal": 0.4}, ("offer", "proposed")) == ("offer", "proposed")


def test_a_commitment_that_is_likelier_than_a_plan_is_more_than_a_wish() -> None:
    assert stance(NONE | {"plan": 0.4, "commitment": 0.6}, ("both", "wish")) == ("both", "ready")
    assert stance(NONE | {"plan": 0.8, "commitment": 0.2}, ("both", "wish")) == ("both", "wish")


def test_an_offer_less_likely_than_a_plan_is_none() -> None:
    assert stance(NONE | {"plan": 0.7, "offer": 0.3}) == ("both", "wish")


@pytest.mark.parametrize(("case", "phrase"), cases("stances"))
def test_what_a_clause_weighs_as(case: dict[str, Any], phrase: str) -> None:
    text = f"{case['context']}\n\n{phrase}"
    story = Story(Document("d", "d.txt", "0" * 64, text, (0, len(text)), language=case["language"]))
    sides = sides_of(story)
    at = len(sides.text.sentences) - 1
    start, end = sides.text.sentences[at].start, sides.text.sentences[at].end
    kinds = kinds_of(SentenceFeatures(story, sides, at, fields_of(sides, at)).of(start, end, ["clause"]))
    role, stage = stance(kinds)
    expect = case["expect"]
    assert expect.get("role", role) == role, kinds
    assert stage in STEPS.get(expect.get("step", ""), (stage,)), kinds
