"""The brief as a PDF file: what stands in it, that its numbers lead home, and that words stay words."""

import io
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner
from pypdf import PdfReader

from entrepot.briefs.blocks import Bullets, Paragraph
from entrepot.briefs.brief import render, write
from entrepot.briefs.charts import Chart, Fan, Ladder
from entrepot.briefs.check import UntracedNumberError, check
from entrepot.briefs.formats import pdf
from entrepot.briefs.formats._typst import compiled, standing_alone, string
from entrepot.briefs.runs import Verbatim, Words, plain
from entrepot.cli.app import app
from test_brief import brief_of


@pytest.fixture(scope="module", params=["en", "ru"])
def written(request):
    return write(brief_of("kirov"), request.param)


@pytest.fixture(scope="module")
def made(written):
    return render(brief_of("kirov"), "pdf", written.voice.language)


@pytest.fixture(scope="module")
def pages(made):
    return PdfReader(io.BytesIO(made)).pages


def words_of(pages) -> str:
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_its_sections_stand_in_order_and_the_bottom_line_on_the_first_page(written, pages):
    told = words_of(pages)
    places = [told.index(" ".join(plain(part.question).split())) for part in written.parts[1:]]
    assert places == sorted(places)
    (bottom,) = (block for block in written.parts[0].blocks if isinstance(block, Bullets))
    first = " ".join(pages[0].extract_text().split())
    assert all(" ".join(plain(item).split())[:40] in first for item in bottom.items)


def test_every_number_leads_to_its_trace(made):
    reader = PdfReader(io.BytesIO(made))
    links = [note.get_object() for page in reader.pages for note in page.get("/Annots", [])]
    led = [link.get("/Dest") or link["/A"].get("/D") for link in links if "/URI" not in (link.get("/A") or {})]
    assert len(led) > 150
    assert all(led)


def test_it_is_tagged_and_says_its_title_and_language_and_no_time_of_writing(written, made):
    reader = PdfReader(io.BytesIO(made))
    root = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == written.voice.language
    assert reader.metadata.title == plain(written.title)
    assert "/CreationDate" not in reader.metadata


def test_it_shows_every_number_that_the_markdown_shows(written, pages):
    told = words_of(pages).replace("– ", "–")
    shown = re.findall(r"\[([^\]]+)\]\(#L\d+\)", render(brief_of("kirov"), "md", written.voice.language))
    assert len(shown) > 100
    assert {number for number in (" ".join(one.split()) for one in shown) if number not in told} == set()


def test_each_chart_is_drawn_and_can_be_heard(written):
    source = pdf.render(written)
    charts = [one for part in written.parts for one in part.blocks if isinstance(one, Chart | Fan | Ladder)]
    assert source.count("#drawn(") == len(charts) == 3
    assert all(string(plain(one.alt)) in source for one in charts)


def test_the_same_facts_give_the_same_bytes(written, made):
    assert render(brief_of("kirov"), "pdf", written.voice.language) == made


def with_words(*texts: str):
    written = write(brief_of("kirov"))
    blocks = tuple(Paragraph((Verbatim(text, quoted=True), Words(text))) for text in texts)
    return replace(written, parts=(replace(written.parts[0], blocks=blocks),))


def test_a_number_typed_by_hand_is_caught():
    written = with_words("Trade was 9999 in all.")
    with pytest.raises(UntracedNumberError, match="9999"):
        check(pdf.FORMAT.read(pdf.render(written)), written.facts, written.voice)


def test_the_check_reads_all_that_the_file_shows(written, pages):
    """What is read back of the source are the words of the pages, numbers with their links."""
    read = list(pdf.FORMAT.read(pdf.render(written)))
    told = "".join("".join(piece.text.split()) for piece in read)
    shown = "".join(words_of(pages).split())
    numbers = re.findall(r"\d[\d.,]*\d|\d", words_of(pages[1:3]))
    assert {number for number in numbers if number not in told} == set()
    assert len(told) > 0.95 * len(shown)
    assert sum(piece.link is not None for piece in read) > 200


def test_a_number_that_leads_elsewhere_is_caught(written):
    source = pdf.render(written)
    entry, shown = re.search(r'#number\("(L\d+)", "(\$?108[^"]*)"\)', source).groups()
    wrong = source.replace(f'#number("{entry}", "{shown}")', f'#number("L5", "{shown}")', 1)
    with pytest.raises(UntracedNumberError):
        check(pdf.FORMAT.read(wrong), written.facts, written.voice)


def test_a_number_in_a_chart_is_caught(written):
    source = pdf.render(written)
    wrong = re.sub(r"(#drawn\(.*?>)(117[.,]8)<", r"\g<1>717.8<", source, count=1)
    assert wrong != source
    with pytest.raises(UntracedNumberError, match="717"):
        check(pdf.FORMAT.read(wrong), written.facts, written.voice)


@pytest.mark.parametrize(
    "hostile",
    ['"); #panic("out', '] #read("/etc/passwd") [', '#import "x"; $ x^2 $ *b* _c_ <label> @ref // gone',
     '\\u{41} \\" `raw`', "= no heading", "one\x0btwo\x00three\ufffe"],
)  # fmt: skip
def test_words_of_a_document_stay_words(hostile):
    told = words_of(PdfReader(io.BytesIO(compiled(pdf.render(with_words(hostile))))).pages)
    wanted = re.sub(r"[\x00-\x1f\ufffe]", "", hostile)
    assert told.replace(" ", "").count(wanted.replace(" ", "")) == 2


def test_a_chart_by_itself_takes_no_colour_from_a_page():
    alone = standing_alone('<svg viewBox="0 0 1 1"><g class="bar"></g></svg>')
    assert "svg .bar { stroke: #1f4e6b" in alone and "var(" not in alone
    assert alone.startswith('<svg viewBox="0 0 1 1" xmlns="http://www.w3.org/2000/svg"><style>')


def test_the_command_writes_one_by_its_suffix(tmp_path):
    runner = CliRunner()
    folder, report, out = str(tmp_path / "w"), tmp_path / "a.txt", tmp_path / "brief.pdf"
    report.write_text("MINSK, 3 March 2025 (BelTA) – Trade of Belarus with Kirov Oblast was $50 million in 2024.\n")
    assert runner.invoke(app, ["init", folder]).exit_code == 0
    assert runner.invoke(app, ["add", str(report), "-w", folder]).exit_code == 0
    result = runner.invoke(app, ["brief", "BLR", "RU-KIR", "-w", folder, "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert "Belarus and Kirov Oblast" in PdfReader(out).pages[0].extract_text()
