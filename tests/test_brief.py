"""Briefs of two pairs: their words as read and approved by a person, and what holds for every brief."""

import json
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from brief_reports import BELARUS, KIROV, VOLOGDA, kirov, older, vologda
from entrepot import registry
from entrepot.analysis.areas.results import Matrix
from entrepot.analysis.areas.study import study_of
from entrepot.analysis.outlook.results import Accounts
from entrepot.analysis.pair import PairAnalysis, analyse
from entrepot.briefs.blocks import Bullets
from entrepot.briefs.brief import ORDER, Brief, build, render, write
from entrepot.briefs.runs import plain
from entrepot.briefs.section import Section
from entrepot.briefs.voice import Voice
from entrepot.briefs.wording import languages
from entrepot.errors import EntrepotError
from entrepot.nouns.ledger import Ledger

EXAMPLES = Path(__file__).parent.parent / "examples" / "briefs"
NAMES = {"kirov": KIROV, "vologda": VOLOGDA}


def brief_of(name: str) -> Brief:
    reports = [kirov(), vologda(), older()]
    said = [one for report in reports for one in report.said]
    analysis = analyse(said, BELARUS, NAMES[name], date(2026, 2, 1))
    study = study_of(analysis.matrix, (BELARUS, NAMES[name]), analysis.ledger, day=date(2026, 2, 1))
    analysis = replace(analysis, study=study)
    return build(analysis, [report.document for report in reports])


def empty() -> Brief:
    nothing = Accounts(BELARUS, KIROV, {}, (), None, (), (), (), (), (), (), ())
    return build(PairAnalysis(BELARUS, KIROV, None, (), Ledger(), nothing, (), Matrix((), (), ()), (), (), (), ()))


@pytest.mark.parametrize("name", NAMES)
def test_the_brief_reads_as_approved(name):
    """Write it anew with `python tests/test_brief.py`, and read it before it is committed."""
    assert render(brief_of(name), "md") == (EXAMPLES / f"{name}.md").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_every_section_stands_in_order_and_the_bottom_line_has_five_lines_at_most(name):
    written = write(brief_of(name))
    assert tuple(part.name for part in written.parts) == ORDER
    (lines,) = written.parts[0].blocks
    assert isinstance(lines, Bullets)
    assert len(lines.items) <= 5


def test_a_section_without_data_says_so():
    written = write(empty())
    assert [part.name for part in written.parts] == list(ORDER)
    assert all(part.blocks for part in written.parts)
    for format in ("md", "html", "json"):
        assert render(empty(), format)


def test_a_section_asks_in_its_file_what_it_asks_in_print():
    voice = Voice.of("en")
    for name, section in registry.load("entrepot.briefs.sections", "SECTION", Section).items():
        assert section.name == name
        assert plain(voice.say(f"question.{name}")) == section.question


def test_growth_of_one_side_is_never_told_as_growth_of_trade():
    line = plain(write(brief_of("kirov")).parts[0].blocks[0].items[0])
    assert "Sales of Belarus to Kirov Oblast grew 35\N{NO-BREAK SPACE}%. No source gives growth of the total." in line


def test_an_index_is_told_as_the_change_it_is():
    text = render(brief_of("vologda"), "md").replace("\N{NO-BREAK SPACE}", " ")
    assert "The total grew [0.9 %]" in text
    assert "100.9 %" not in text.replace("100.9% of", "")


def test_a_guess_of_ours_stays_out_of_the_bottom_line():
    for name in NAMES:
        brief = brief_of(name)
        annualised = {guess.entry for guess in brief.facts.analysis.accounts.annualised}
        runs = [run for item in write(brief).parts[0].blocks[0].items for run in item]
        assert annualised.isdisjoint(getattr(run, "entry", None) for run in runs)


def test_json_keeps_the_contract():
    told = json.loads(render(brief_of("kirov"), "json"))
    assert list(told) == ["pair", "as_of", "ledger", "official", "accounts", "target", "areas", "prospects",
                          "commitments", "findings", "gaps", "sources"]  # fmt: skip
    assert told["as_of"] == "2026-02-01"
    by_id = {entry["id"]: entry for entry in told["ledger"]}
    head = told["accounts"]["headline"]
    assert by_id[head["imports"]]["value"] == pytest.approx(80.6e6)
    assert by_id[head["imports"]]["status"] == "computed"
    assert {by_id[i]["status"] for i in by_id[head["imports"]]["from"]} == {"stated"}
    assert told["target"]["multiple"] == 2
    assert all({"kind", "text", "from"} <= finding.keys() for finding in told["findings"])


def test_a_proof_rests_on_the_words_of_a_document():
    brief = brief_of("kirov")
    proofs = write(brief).proofs
    share = proofs[brief.facts.analysis.accounts.headline.export_share]
    assert (plain(share.label), plain(share.number)) == (
        "Share of exports in turnover, January–November 2025", "25.4\N{NO-BREAK SPACE}%"
    )  # fmt: skip
    shown = [quote for below in share.below for quote in proofs[below].quotes]
    assert any("Belarusian exports of $27.4 million, up 35% on the year" in one.quote.text for one in shown)
    assert all(proofs[below].quotes for below in share.below)


@pytest.mark.parametrize("name", NAMES)
def test_every_language_tells_the_same_numbers(name):
    """In every section the same entries, though words and their order differ."""
    brief = brief_of(name)
    english = re.split(r"^## ", render(brief, "md"), flags=re.M)
    for language in languages():
        translated = re.split(r"^## ", render(brief, "md", language), flags=re.M)
        assert [sorted(re.findall(r"\(#(L\d+)\)", part)) for part in translated] == [
            sorted(re.findall(r"\(#(L\d+)\)", part)) for part in english
        ]
        assert render(brief, "html", language)


def test_a_russian_brief_names_every_entry_and_formula_in_russian():
    voice = Voice.of("ru")
    for name in NAMES:
        for entry in brief_of(name).facts.ledger:
            for text in filter(None, (entry.label, entry.formula)):
                assert not re.search(r"[a-z]{3,}", voice.term(text)), text


def test_a_russian_brief_reads_as_russian():
    text = render(brief_of("kirov"), "md", "ru").replace("\N{NO-BREAK SPACE}", " ")
    assert "Товарооборот за январь–ноябрь 2025 года: [108 млн долл. США](#L1)" in text
    assert "[5,3 года]" in text
    assert "По состоянию на 1 февраля 2026 года" in text


def test_markdown_traces_what_is_used_and_all_below_it():
    brief = brief_of("kirov")
    text = render(brief, "md")
    body, trace = text.split("## Trace")
    traced = set(re.findall(r'<a id="(L\d+)">', trace))
    used = set(re.findall(r"\]\(#(L\d+)\)", body))
    assert traced == used | {below.id for one in used for below in brief.facts.ledger.below(one)}
    assert len(traced) < len(brief.facts.ledger)
    assert "entrepot trace" in trace.splitlines()[4]


def test_an_unknown_format_or_language_is_an_error():
    with pytest.raises(EntrepotError, match="no such format"):
        render(brief_of("kirov"), "docx1")
    with pytest.raises(EntrepotError, match="no wording in this language"):
        render(brief_of("kirov"), "md", "eo")


def test_the_same_facts_give_the_same_bytes_in_any_process():
    program = (
        "import sys, hashlib; sys.path.insert(0, 'tests')\n"
        "from test_brief import brief_of, NAMES\nfrom entrepot.briefs.brief import render\n"
        "pages = [render(brief_of(n), f) for n in NAMES for f in ('md', 'html', 'json')]\n"
        "print([hashlib.sha256(page.encode()).hexdigest() for page in pages])"
    )
    root = Path(__file__).parent.parent
    runs = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env={"PYTHONPATH": str(root / "src"), "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_a_brief_without_a_document_at_hand_shows_what_its_statements_know():
    brief = brief_of("kirov")
    bare = build(brief.facts.analysis)
    assert [replace(s, link=None, path=None) for s in brief.facts.sources] != []
    assert "BelTA, 19 January 2026" in render(bare, "md")


if __name__ == "__main__":
    EXAMPLES.mkdir(parents=True, exist_ok=True)
    for each in NAMES:
        (EXAMPLES / f"{each}.md").write_text(render(brief_of(each), "md"), "utf-8")
