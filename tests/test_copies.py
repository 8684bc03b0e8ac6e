"""Copies of one story are found; different stories of one event are not taken for copies."""

import json
from datetime import date, timedelta

import pytest

from entrepot.nouns.document import Document
from entrepot.reading.documents.copies import stories
from entrepot.workspace import Workspace

WORDS = tuple(
    "the governor said that trade between the two sides grew by a third over the year and that the plant in the "
    "north will open in spring when the road is ready while the ministry prepares the credit line for lifts and "
    "tractors which the region needs most of all because the old ones wear out faster than they are replaced ".split()
)


def document(name, words, day=date(2025, 3, 1)):
    text = " ".join(words)
    return Document(name, f"{name}.txt", name, text, (0, len(text)), date=day)


def turned(n):
    """The same words in another order: another story."""
    return WORDS[n:][::-1] + WORDS[:n][::-1]


def test_a_copy_with_another_head_and_a_lost_tail_is_one_story():
    original = document("a", WORDS)
    copy = document("b", ["Agency", "reports", "from", "Minsk", *WORDS[:-12]], date(2025, 3, 2))
    assert stories([copy, original]) == {"a": "a", "b": "a"}


def test_a_chain_of_copies_has_one_origin():
    chain = [document("a", WORDS), document("b", WORDS[5:]), document("c", WORDS[10:] + turned(7)[:10])]
    assert set(stories(chain).values()) == {"a"}


def test_another_story_of_the_same_words_is_not_a_copy():
    assert stories([document("a", WORDS), document("b", turned(20))]) == {"a": "a", "b": "b"}


def test_the_same_words_a_month_later_are_said_again_not_copied():
    later = document("b", WORDS, date(2025, 3, 1) + timedelta(days=40))
    assert stories([document("a", WORDS), later]) == {"a": "a", "b": "b"}


def test_the_order_in_which_documents_come_does_not_matter():
    documents = [document("a", WORDS), document("b", WORDS[3:]), document("c", turned(20)), document("d", turned(40))]
    assert stories(documents) == stories(documents[::-1])


@pytest.mark.parametrize("words", [[], ["trade"], ["trade", "grew", "by", "a", "third"]])
def test_a_text_too_short_to_tell_is_its_own_story(words):
    one, other = document("a", words or [" "]), document("b", words or [" "])
    assert stories([one, other]) == {"a": "a", "b": "b"}


STORY = """{agency}

{head}

MINSK, 4 March 2025. Trade between Belarus and Kirov Oblast was $90 million in 2024, the governor told reporters {tail}.
Exports of Belarus made up $20 million of it. The sides spoke about lifts, tractors and a plant that the region wants to
have built in the north, for which a site is being prepared this year, he added. The next meeting is planned for autumn.
"""


def test_a_story_that_two_outlets_run_is_one_source(tmp_path):
    workspace = Workspace.init(tmp_path / "desk")
    for name, agency, head, tail in [
        ("one", "BelTA", "Belarus and Kirov Oblast look for new projects", "after the talks"),
        ("two", "TASS", "Trade of Kirov Oblast with Belarus named", "on Tuesday"),
    ]:
        (tmp_path / f"{name}.txt").write_text(STORY.format(agency=agency, head=head, tail=tail), encoding="utf-8")
    results = list(workspace.add([str(tmp_path / "one.txt"), str(tmp_path / "two.txt")], loaded=date(2025, 3, 5)))
    assert len({added.document.publisher for added in results}) == 2
    brief = json.loads(workspace.brief("BLR", "RU-KIR", form="json"))
    claims = brief["accounts"]["claims"].values()
    assert claims
    assert all(len(claim["documents"]) == 2 and len(claim["publishers"]) == 1 for claim in claims)
