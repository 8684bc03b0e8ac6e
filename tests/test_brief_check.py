"""The last check: a number that is no ledger entry and no source's own word cannot leave the house."""

from dataclasses import replace

import pytest

from entrepot.briefs.blocks import Paragraph
from entrepot.briefs.brief import render
from entrepot.briefs.check import UntracedNumberError, allowed_in, untraced
from entrepot.briefs.formats import html, md
from entrepot.briefs.runs import Number, Words
from entrepot.briefs.section import Section
from entrepot.briefs.sections import goods
from entrepot.briefs.voice import Voice
from entrepot.briefs.wording import Catalogue, load
from test_brief import brief_of

FORMATS = ("md", "html")


def with_message(monkeypatch, key: str, message: str) -> None:
    """The English catalogue with one message changed."""
    real = load("en")
    seeded = Catalogue(real.language, real.house, {**real.messages, key: message})
    monkeypatch.setattr(Voice, "of", classmethod(lambda cls, _language: cls(seeded)))


def with_block(monkeypatch, *runs) -> None:
    """The section of goods with one paragraph more."""

    def build(facts, voice):
        return [*goods.build(facts, voice), Paragraph(runs)]

    monkeypatch.setattr(goods, "SECTION", Section("goods", goods.SECTION.question, build))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("name", ["kirov", "vologda"])
def test_an_honest_brief_passes(name, format):
    assert render(brief_of(name), format)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("seed", ["by 12 per cent", "some $108 million", "about 3.5", "in 2031", "twelve of these"])
def test_a_constant_in_the_wording_is_caught(monkeypatch, format, seed):
    with_message(monkeypatch, "goods.none", f"No list of what {{seller}} sells {{buyer}} is on record, {seed}.")
    with pytest.raises(UntracedNumberError) as caught:
        render(brief_of("kirov"), format)
    assert caught.value.where == "What is traded"
    assert caught.value.number in seed


@pytest.mark.parametrize("format", FORMATS)
def test_a_constant_in_a_section_is_caught(monkeypatch, format):
    with_block(monkeypatch, Words("Exports are worth 27.4 million."))
    with pytest.raises(UntracedNumberError, match=r"27\.4"):
        render(brief_of("kirov"), format)


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("shown", ["$109 million", "108", "$108 million and 5"])
def test_a_link_must_show_the_number_that_it_leads_to(monkeypatch, format, shown):
    with_block(monkeypatch, Number("L1", shown), Words("."))
    if shown == "108":
        assert render(brief_of("kirov"), format)
    else:
        with pytest.raises(UntracedNumberError):
            render(brief_of("kirov"), format)


@pytest.mark.parametrize("format", FORMATS)
def test_a_link_to_no_entry_is_caught(monkeypatch, format):
    with_block(monkeypatch, Number("L999", "$108 million"))
    with pytest.raises(UntracedNumberError):
        render(brief_of("kirov"), format)


def test_a_code_that_no_list_has_is_caught(monkeypatch):
    with_block(monkeypatch, Words("HS 8428 and HS 9999"))
    with pytest.raises(UntracedNumberError, match="9999"):
        render(brief_of("kirov"))


def test_the_layout_is_checked_as_well():
    """A number written into the page itself, even where only a screen reader finds it."""
    brief = brief_of("kirov")
    page = render(brief, "html")
    facts, voice, read = brief.facts, Voice.of("en"), html.FORMAT.read
    for seeded in (
        page.replace("<footer><p>Each", "<footer><p>77 times: each"),
        page.replace("</desc>", " And 77 more.</desc>", 1),
        page.replace('aria-label="Contents"', 'aria-label="Contents, 77"'),
    ):
        assert seeded != page
        assert [found.number for found in untraced(read(seeded), facts, voice)] == ["77"]


def test_a_number_goes_with_the_report_it_rests_on():
    """A page that still shows what was removed from the record fails."""
    full = brief_of("kirov")
    page = render(full, "md")
    ledger = type(full.facts.ledger)({i: e for i, e in full.facts.ledger.entries.items() if i != "L4"})
    without = replace(full.facts.analysis, ledger=ledger)
    facts = type(full.facts)(without, full.facts.sources)
    assert any("27.4" in found.number for found in untraced(md.FORMAT.read(page), facts, Voice.of("en")))


def test_the_end_of_a_month_may_stand_in_the_case_that_its_sentence_asks_for():
    facts, voice = brief_of("kirov").facts, Voice.of("ru")
    told = allowed_in(facts, voice, "К концу февраля 2026 года: не меньше")
    assert told.phrases.search("К концу февраля 2026 года")[0] == "февраля 2026 года"
