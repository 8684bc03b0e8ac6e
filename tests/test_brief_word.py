"""The brief as a Word file: what stands in it, that it is sound, and that its numbers lead home."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from click.testing import CliRunner

from entrepot.briefs.blocks import Paragraph
from entrepot.briefs.brief import render, write
from entrepot.briefs.check import UntracedNumberError, check
from entrepot.briefs.formats import docx as word
from entrepot.briefs.runs import Words
from entrepot.cli.app import app
from test_brief import brief_of

docx = pytest.importorskip("docx")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module", params=["en", "ru"])
def made(request):
    return render(brief_of("kirov"), "docx", request.param), write(brief_of("kirov"), request.param)


@pytest.fixture(scope="module")
def document(made):
    return docx.Document(io.BytesIO(made[0]))


def test_its_sections_stand_in_order_and_the_bottom_line_comes_first(made, document):
    _, written = made
    heads = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    titles = ["".join(run.text for run in part.title) for part in written.parts]
    assert heads[:-1] == titles
    assert heads[0] == titles[0]
    styles = [p.style.name for p in document.paragraphs]
    first = styles.index("Heading 1")
    assert styles[first + 1 : first + 7] == ["List Bullet"] * 5 + ["Heading 1"]


def test_every_number_leads_to_a_mark_that_is_there(document):
    body = document.element.body
    marks = [mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")]
    links = {link.get(f"{W}anchor") for link in body.iter(f"{W}hyperlink")}
    assert len(marks) == len(set(marks))
    assert links <= set(marks)
    assert sum(mark.startswith("L") for mark in marks) > 50


def test_tables_are_whole(made, document):
    """As many as the Markdown has, a head on every page, no cell merged or blank."""
    tables = render(brief_of("kirov"), "md", made[1].voice.language).count("\n| --- |")
    assert len(document.tables) == tables > 5
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(f"{W}tblHeader") is not None
        for row in table.rows:
            assert len(row.cells) == len(table.columns)
            assert all(cell.text.strip() for cell in row.cells)
            assert row._tr.find(f".//{W}gridSpan") is None and row._tr.find(f".//{W}vMerge") is None


def test_columns_are_as_wide_as_their_words_ask_for(document):
    told = next(table for table in document.tables if table.cell(0, 0).text in ("What", "Что"))
    words, stage = told.columns[len(told.columns) - 1].width, told.columns[2].width
    assert words > 1.8 * stage and sum(column.width for column in told.columns) <= 17.1 * 360000


def test_the_same_facts_give_the_same_bytes(made):
    assert render(brief_of("kirov"), "docx", made[1].voice.language) == made[0]


def test_it_says_its_language_and_no_time_of_writing(made):
    language = {"en": "en-GB", "ru": "ru-RU"}[made[1].voice.language]
    with zipfile.ZipFile(io.BytesIO(made[0])) as parts:
        assert f'w:lang w:val="{language}"' in parts.read("word/styles.xml").decode()
        assert {one.date_time for one in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01" in parts.read("docProps/core.xml")


def test_it_shows_every_number_that_the_markdown_shows(made, document):
    language = made[1].voice.language
    shown = re.findall(r"\[([^\]]+)\]\(#(L\d+)\)", render(brief_of("kirov"), "md", language))
    links = {
        (" ".join("".join(t.text for t in link.iter(f"{W}t")).split()), link.get(f"{W}anchor"))
        for link in document.element.body.iter(f"{W}hyperlink")
    }
    assert {(" ".join(number.split()), entry) for number, entry in shown} <= links
    assert len(shown) > 100


def test_a_number_typed_by_hand_is_caught():
    written = write(brief_of("kirov"))
    part = replace(written.parts[0], blocks=(Paragraph((Words("Trade was 9999 in all."),)),))
    made = word.render(replace(written, parts=(part,)))
    with pytest.raises(UntracedNumberError, match="9999"):
        check(word.FORMAT.read(made), written.facts, written.voice)


def test_what_no_file_of_words_can_hold_is_left_out():
    written = write(brief_of("kirov"))
    part = replace(written.parts[0], blocks=(Paragraph((Words("one\x0btwo\x00 three\ufffe"),)),))
    made = docx.Document(io.BytesIO(word.render(replace(written, parts=(part,)))))
    assert "onetwo three" in [p.text for p in made.paragraphs]


def test_the_command_writes_one_by_its_suffix(tmp_path):
    runner = CliRunner()
    folder, report, out = str(tmp_path / "w"), tmp_path / "a.txt", tmp_path / "brief.docx"
    report.write_text("MINSK, 3 March 2025 (BelTA) – Trade of Belarus with Kirov Oblast was $50 million in 2024.\n")
    assert runner.invoke(app, ["init", folder]).exit_code == 0
    assert runner.invoke(app, ["add", str(report), "-w", folder]).exit_code == 0
    result = runner.invoke(app, ["brief", "BLR", "RU-KIR", "-w", folder, "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert docx.Document(str(out)).paragraphs[0].text == "Belarus and Kirov Oblast"
    piped = runner.invoke(app, ["brief", "BLR", "RU-KIR", "-w", folder, "--format", "docx"])
    assert piped.stdout_bytes == out.read_bytes()
