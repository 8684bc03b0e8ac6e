"""Documents: positions that hold, encodings told apart, and one clear message for what cannot be read."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from entrepot.errors import EntrepotError
from entrepot.reading.documents.dateline import city_date, is_date_line, parse_date
from entrepot.reading.documents.furniture import is_furniture, story_span
from entrepot.reading.documents.reader import LARGEST, read

ENGLISH = (
    "Trade of the two regions is growing\n\nMINSK, 3 March 2025 (BelTA) – Trade reached $90 million in 2024, "
    "the minister said at the meeting with the governor.\n"
)
RUSSIAN = (
    "Область и Беларусь наращивают торговлю\n\nМИНСК, 3 марта 2025 г. /ТАСС/. Товарооборот достиг $90 млн за год, "
    "сообщил губернатор на встрече с министром. «Это только начало», – сказал он.\n"
)


def problem(data, name):
    with pytest.raises(EntrepotError) as caught:
        read(data, name)
    assert caught.value.where == name
    return caught.value.what


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r", "cp866"]
)
def test_russian_is_told_in_any_encoding(encoding):
    document = read(RUSSIAN.replace("\n", "\r\n").encode(encoding, errors="ignore"), "report.txt")
    assert "Товарооборот достиг $90 млн" in document.text
    assert (str(document.date), document.language, document.publisher) == ("2025-03-03", "ru", "TASS")


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_text_is_what_python_reads(tmp_path, line_end, mark):
    path = tmp_path / "report.txt"
    path.write_bytes(mark + ENGLISH.replace("\n", line_end).encode())
    document = read(path)
    assert document.text == path.read_text(encoding="utf-8")
    assert document.text[slice(*document.story)].startswith("Trade of the two")


@pytest.mark.parametrize(
    ("wrong", "right"), [("cp1251", "utf-8"), ("latin-1", "cp1251"), ("cp1251", "koi8-r")], ids=lambda name: name
)
def test_spoiled_letters_are_said(wrong, right):
    spoiled = RUSSIAN.encode(right, errors="ignore").decode(wrong, errors="replace").encode()
    assert "spoiled" in problem(spoiled, "report.txt")


@pytest.mark.parametrize(
    ("data", "name", "words"),
    [
        (b"", "a.txt", "empty"),
        (b" \n\t\n", "a.txt", "empty"),
        (b"\xef\xbb\xbf", "a.txt", "no words"),
        (b"12 34\n56", "a.txt", "no words"),
        (bytes(range(256)) * 20, "a.txt", "no format"),
        (b"\x89PNG\r\n\x1a\n" + bytes(300), "a.txt", "no format"),
        (b"a,b\n1,2\n", "a.csv", "no format"),
        (b"x" * (LARGEST + 1), "a.txt", "20 MB"),
        (b"<html><body><div id=root></div><script>run()</script></body></html>", "a.html", "no story"),
        (b"<html><body>" + b"<div>" * 10_000 + b"Trade grew." + b"</div>" * 10_000, "a.html", "nested"),
        (b"%PDF-1.7\nnot really", "a.pdf", "no PDF that can be opened"),
        (b"PK\x03\x04 word/ not really", "a.docx", "no Word document that can be opened"),
        (b"Der Handel ist im Jahr um zehn Prozent gestiegen, sagte die Ministerin.", "a.txt", "German"),
        ("Тавараабарот паміж краінамі ў гэтым годзе вырас, і гэта для нас добра.".encode(), "a.txt", "Belarusian"),
        ("今年前九个月贸易额同比增长百分之四十五。".encode(), "a.txt", "Chinese"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said(data, name, words):
    assert words in problem(data, name)


def test_a_missing_file_and_a_folder_are_said(tmp_path):
    for path, words in ((tmp_path / "none.txt", "no such file"), (tmp_path, "folder")):
        with pytest.raises(EntrepotError, match=words):
            read(path)


def pdf(*pages, password=None):
    writer = PdfWriter()
    font = DictionaryObject({
        NameObject("/Type"): NameObject("/Font"), NameObject("/Subtype"): NameObject("/Type1"),
        NameObject("/BaseFont"): NameObject("/Helvetica"),
    })  # fmt: skip
    for lines in pages:
        page = writer.add_blank_page(600, 800)
        shown = "".join(f"({line}) Tj T*\n" for line in lines)
        stream = DecodedStreamObject()
        stream.set_data(f"BT /F1 12 Tf 14 TL 50 750 Td\n{shown}ET".encode("latin-1"))
        fonts = DictionaryObject({NameObject("/F1"): font})
        page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
        page[NameObject("/Contents")] = writer._add_object(stream)
    if password:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_pdf_lines_become_paragraphs_and_pages_have_positions():
    document = read(
        pdf(
            ["Ministry report", "Trade of the two regions is growing", "12 May 2025",
             "Trade of the two regions reached 90 million dollars in the year 2024,",
             "the minister said at a meeting with the governor."],
            ["Ministry report", "The second page says that exports of lifts were the largest part of it."],
            ["Ministry report", "The third page says that the sides will meet again in the autumn."],
        ),
        "report.pdf",
    )  # fmt: skip
    assert "dollars in the year 2024, the minister said" in document.text
    assert "Ministry report" not in document.text
    assert [document.text[start:].split()[1] for start in document.pages[1:]] == ["second", "third"]
    assert str(document.date) == "2025-05-12"


def test_pdf_without_text_or_with_a_lock_is_said():
    assert "scan" in problem(pdf([], []), "a.pdf")
    assert "password" in problem(pdf(["Trade grew in the year."], password="x"), "a.pdf")


def word(*paragraphs):
    document, out = docx.Document(), io.BytesIO()
    document.add_heading("Two regions agree on lifts", 0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.add_table(1, 2).rows[0].cells[1].text = "27.4"
    document.save(out)
    return out.getvalue()


def repacked(data, **parts):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, parts.get(name.rsplit("/", 1)[-1].removesuffix(".xml"), old.read(name)))
    return out.getvalue()


def test_word_documents_keep_paragraphs_and_tables():
    document = read(
        word("MINSK, 3 March 2025 (BelTA) – The regions agreed on lifts at a meeting of the two."), "a.docx"
    )
    assert document.title == "Two regions agree on lifts"
    assert "\t27.4" in document.text


def test_hostile_word_documents_are_refused():
    plain = word("The regions agreed.")
    assert "unpacks to" in problem(repacked(plain, document=b" " * 20_000_000), "a.docx")
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document/>'
    assert "document type" in problem(repacked(plain, document=bomb), "a.docx")


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("19 January 2026, 11:27", "2026-01-19"),
        ("15:48 03 November 2022", "2022-11-03"),
        ("Feb 20, 2018", "2018-02-20"),
        ("0626 GMT November 10, 2019", "2019-11-10"),
        ("2024-05-07T06:30:00+03:00", "2024-05-07"),
        ("19.01.2026 11:27", "2026-01-19"),
        ("понедельник, 19 января 2026 года, 11:27", "2026-01-19"),
        ("Published: 3 Sept. 2021", "2021-09-03"),
        ("12/31/2020", "2020-12-31"),
        ("31/12/2020", "2020-12-31"),
        ("03/04/2019", None),
        ("31 February 2020", None),
    ],
)
def test_dates(line, day):
    assert str(parse_date(line)) == str(day)
    assert is_date_line(line) or day is None


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("MINSK, 19 January 2026 (BelTA) – The two sides met.", "2026-01-19"),
        ("BAKU, Azerbaijan, Jan. 19, 2026", "2026-01-19"),
        ("KUCHING (Jan 19, 2026): The state sold more.", "2026-01-19"),
        ("Москва. 19 января 2026 года. ИНТЕРФАКС - Оборот вырос.", "2026-01-19"),
        ("Приморский край, 19 янв 2026, 06:09", "2026-01-19"),
        ("2026-01-19 20:59 | www.example.org | 1", "2026-01-19"),
        ("On January 19, 2026 the governor flies to Tokyo.", None),
        ("The agreement of 19 January 2026 (the second one) is in force.", None),
        ("С 19 января 2026 года пошлина отменена.", None),
    ],
)
def test_dates_that_open_a_story(line: str, day: str | None) -> None:
    assert str(city_date(line, None)) == str(day)


@pytest.mark.parametrize("line", ["2026-01-19", "19.01.2026", "19 January 2026"])
def test_a_bare_date_above_a_headline_is_the_story_s(tmp_path: Path, line: str) -> None:
    page = tmp_path / "page.txt"
    page.write_text(f"{line}\n\nKirov sells more\n\nThe region sold goods for $19 million, the governor said.\n")
    assert str(read(page).date) == "2026-01-19"


@pytest.mark.parametrize(
    "line",
    ["Share of the region in exports is growing", "Trade reached $108 million.",
     "Также стороны обсудили поставки лифтов",
     "Tags fall off exported cattle, say farmers",
     "In 2024 trade stood at 12 million", "Main partners: Kenya, Uganda"],
)  # fmt: skip
def test_words_of_a_story_are_no_furniture(line):
    assert not is_furniture(line)
    assert not is_date_line(line)


@given(st.text(st.characters(codec="utf-8"), max_size=300), st.text("Aa.\n 1«»:/|–", max_size=200))
def test_a_story_always_lies_in_its_text(wild, lines):
    for text in (wild, lines, wild + "\n" + lines):
        start, end = story_span(text)
        assert 0 <= start <= end <= len(text)


def test_a_story_of_five_million_characters_is_quick(tmp_path: Path):
    import time

    path = tmp_path / "long.txt"
    path.write_text(ENGLISH + "The minister named a number and the governor named another one. " * 80_000)
    began = time.perf_counter()
    assert len(read(path).text) > 5_000_000
    assert time.perf_counter() - began < 5


@pytest.mark.parametrize(
    ("last", "publisher"),
    [
        ("Source: BelTA", "BelTA"),
        ("Источник: Интерфакс", "Interfax"),
        ("Source: Minnesota Chamber of Commerce", "Minnesota Chamber of Commerce"),
        ("Sources of growth: exports, imports", None),
    ],
)
def test_a_line_below_the_story_may_name_the_publisher(last, publisher):
    text = f"Trade grows\n\n4 March 2025\n\nTrade between Kenya and Tanzania grew in 2024, a ministry said.\n\n{last}\n"
    assert read(text.encode(), "report.txt").publisher == publisher


@pytest.mark.parametrize(
    "piece", ["7", "(", "“", ",", ". ", "\n", ".\n", "<!---->", "<p>", "date 2020-01-01 ", "А", "1 May\n", "| / "]
)
@pytest.mark.parametrize("name", ["a.txt", "a.html"])
def test_much_of_anything_is_quick(piece, name):
    import time

    began = time.perf_counter()
    try:
        read((ENGLISH + piece * (200_000 // len(piece))).encode(), name)
        read((piece * (200_000 // len(piece)) + "\n" + ENGLISH).encode(), name)
    except EntrepotError:
        pass
    assert time.perf_counter() - began < 15
