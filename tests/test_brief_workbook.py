"""The brief as an Excel workbook: what stands in it, that it recomputes, and that nothing in it leads nowhere."""

import io
import re
from dataclasses import replace

import pytest
from click.testing import CliRunner

from entrepot.briefs.blocks import Bullets, Table
from entrepot.briefs.brief import render, write
from entrepot.briefs.check import UntracedNumberError, check
from entrepot.briefs.formats import xlsx
from entrepot.briefs.formats._live import live
from entrepot.briefs.formats._sheet_number import sheet_number
from entrepot.briefs.runs import Number, Words
from entrepot.cli.app import app
from entrepot.nouns.ledger import Entry
from entrepot.nouns.period import Period
from test_brief import brief_of

openpyxl = pytest.importorskip("openpyxl")


@pytest.fixture(scope="module", params=["en", "ru"])
def written(request):
    return write(brief_of("kirov"), request.param)


@pytest.fixture(scope="module")
def made(written):
    return render(brief_of("kirov"), "xlsx", written.voice.language)


@pytest.fixture(scope="module")
def book(made):
    return openpyxl.load_workbook(io.BytesIO(made))


def tables_of(written):
    return [block for part in written.parts for block in part.blocks if isinstance(block, Table)]


def test_each_table_has_a_sheet_in_its_own_markup_with_nothing_empty_or_merged(written, book):
    tables = tables_of(written)
    sheets = book.worksheets[1 : 1 + len(tables)]
    for sheet, table in zip(sheets, tables, strict=True):
        (marked,) = sheet.tables.values()
        cells = [cell for row in sheet[marked.ref] for cell in row]
        assert len(cells) == (1 + len(table.rows)) * len(table.columns)
        assert all(cell.value not in (None, "") for cell in cells)
        assert not sheet.merged_cells.ranges


def test_every_number_of_a_table_is_taken_from_the_ledger(written, book):
    """None is typed: a cell of a table is words or a formula of the sheet of numbers."""
    formulas = 0
    for sheet in book.worksheets[1 : 1 + len(tables_of(written))]:
        for cell in (cell for row in sheet.iter_rows() for cell in row if cell.value is not None):
            assert isinstance(cell.value, str), (sheet.title, cell.coordinate)
            formulas += cell.value.startswith("=")
    numbers = sum(isinstance(run, Number) for table in tables_of(written) for row in table.rows
                  for cell in row.cells for run in cell)  # fmt: skip
    assert numbers - 3 <= formulas <= numbers  # a range stays words


def test_the_formulas_of_the_ledger_give_its_numbers(written, book):
    """Reckoned anew here, cell by cell, as Excel would: most of what is computed is live."""
    sheet = next(sheet for sheet in book if sheet["A4"].value == "L1")
    known = {entry.id: entry for entry in written.facts.ledger}
    values = {f"$C${row[0].row}": known[row[0].value].value for row in sheet.iter_rows(min_row=4)}
    live_ones = 0
    for row in sheet.iter_rows(min_row=4):
        entry, told = known[row[0].value], row[2].value
        if isinstance(told, str) and told.startswith("="):
            live_ones += 1
            told = re.sub(r"\$C\$\d+", lambda match: repr(values[match[0]]), told[1:].replace("^", "**"))
            told = eval(told, {"LN": __import__("math").log})
        if isinstance(told, int | float):
            assert told == pytest.approx(entry.value, rel=1e-9), entry.id
    computed = sum(entry.status == "computed" for entry in known.values())
    assert live_ones >= 0.9 * computed > 30


def test_the_cover_has_the_bottom_line_and_leads_to_every_sheet(written, book):
    cover = book.worksheets[0]
    told = [cell.value for row in cover.iter_rows() for cell in row if cell.value]
    (bottom,) = (block for block in written.parts[0].blocks if isinstance(block, Bullets))
    assert sum(text == "".join(run.text for run in written.parts[0].title) for text in told) == len(bottom.items)
    leads = [cell.hyperlink.location for row in cover.iter_rows() for cell in row if cell.hyperlink]
    assert leads == [f"'{sheet.title}'!A1" for sheet in book.worksheets[1:]]


def test_the_same_facts_give_the_same_bytes(written, made):
    assert render(brief_of("kirov"), "xlsx", written.voice.language) == made


def test_a_number_typed_by_hand_is_caught():
    written = write(brief_of("kirov"))
    part = replace(written.parts[0], blocks=(Bullets(((Words("Trade was 9999 in all."),),)),))
    made = xlsx.render(replace(written, parts=(part,)))
    with pytest.raises(UntracedNumberError, match="9999"):
        check(xlsx.FORMAT.read(made), written.facts, written.voice)


def test_a_brief_without_a_table_still_has_its_cover_and_its_numbers():
    written = write(brief_of("kirov"), parts=["bottom_line"])
    sheets = openpyxl.load_workbook(io.BytesIO(xlsx.render(written))).sheetnames
    assert sheets == ["Cover", "Numbers", "Quotes", "Sources"]


def entry(value, formula=None, period=None, unit="USD", measure="turnover", rests_on=(), name="L9"):
    status = "computed" if formula else "assumed"
    period = Period.parse(period) if period else None
    return Entry(name, measure, measure, status, value, value, value, unit, period=period, formula=formula,
                 rests_on=rests_on)  # fmt: skip


A, B = entry(100.0, period="2024", name="L1"), entry(25.0, period="2024", name="L2")
CELLS = {"L1": "C4", "L2": "C5"}


@pytest.mark.parametrize(
    ("formula", "value", "below", "expected"),
    [
        ("turnover − exports", 75.0, [A, B], "=C4-C5"),
        ("exports / turnover", 0.25, [B, A], "=C5/C4"),
        ("base × growth ^ years", 100.0, [A, B], "=C4*C5^0"),
        ("(a + b) / (a / b + b)", 125 / 29, [A, B], "=(C4+C5)/(C4/C5+C5)"),
        ("multiple ^ (1 / years)", 100 ** (1 / 25), [A, B], "=C4^(1/C5)"),
        ("ln (a multiple) / ln growth", 1.430676558073393, [A, B], "=LN(C4)/LN(C5)"),
        ("turnover × 12 / months of the period", 100.0, [A], "=C4*12/12"),
        ("turnover − exports", 74.0, [A, B], None),  # does not recompute
        ("sum of what is named", 125.0, [A, B], None),
        ("upper end of the range", 100.0, [B], None),
        ("turnover −", 100.0, [A], None),
        ("(turnover", 100.0, [A], None),
        ("turnover / 0", 100.0, [A], None),
        ("turnover §", 100.0, [A], None),
    ],
)
def test_a_formula_in_words_is_live_where_it_recomputes(formula, value, below, expected):
    assert live(entry(value, formula, "2024"), below, CELLS) == expected


@pytest.mark.parametrize(
    ("value", "shown", "mark", "point", "formula", "form"),
    [
        (27_400_000.0, "27.4", "", ".", "=N!C4", "#,##0.0,,;−#,##0.0,,;#,##0.0,,"),
        (27_400_000.0, "27,4", "", ",", "=N!C4", "#,##0.0,,;−#,##0.0,,;#,##0.0,,"),
        (1_234_500_000.0, "1\N{NO-BREAK SPACE}235", "", ",", "=N!C4", "#,##0,,;−#,##0,,;#,##0,,"),
        (-53_200_000.0, "−53.2", "c", ".", "=N!C4", '#,##0.0,,"  c";−#,##0.0,,"  c";#,##0.0,,"  c"'),
        (1.35, "+35", "", ".", "=N!C4-1", "+#,##0%;−#,##0%;#,##0%"),
        (0.9, "−10", "", ".", "=N!C4-1", "#,##0%;−#,##0%;#,##0%"),
        (0.254, "25.4", "", ".", "=N!C4", "#,##0.0%;−#,##0.0%;#,##0.0%"),
        (2.02, "2.02", "", ".", "=N!C4", "#,##0.00;−#,##0.00;#,##0.00"),
        (237_612.0, "237\N{NO-BREAK SPACE}600", "", ",", "=ROUND(N!C4,-2)", "#,##0;−#,##0;#,##0"),
        (3_470.2, "$3,470", "", ".", "=N!C4", '"$"#,##0;−"$"#,##0;"$"#,##0'),
        (-3_470.2, "−$3,470", "", ".", "=N!C4", '"$"#,##0;−"$"#,##0;"$"#,##0'),
        (2_390_000.0, "2,4 млн долл.", "", ",", "=N!C4",
         '#,##0.0,," млн долл.";−#,##0.0,," млн долл.";#,##0.0,," млн долл."'),
        (0.327, "32,7\N{NO-BREAK SPACE}%", "", ",", "=N!C4", "#,##0.0%;−#,##0.0%;#,##0.0%"),
        (110e6, "≈\N{NO-BREAK SPACE}110", "", ".", "=N!C4", '"≈\xa0"#,##0,,;"≈\xa0"−#,##0,,;"≈\xa0"#,##0,,'),
    ],
)  # fmt: skip
def test_a_number_of_a_table_shows_in_a_sheet_as_in_the_brief(value, shown, mark, point, formula, form):
    found = sheet_number(entry(value), shown, mark, "N!C4", point)
    assert found is not None and (found.formula, found.form) == (formula, form)


@pytest.mark.parametrize("shown", ["115–140", "not given", "", "28.4", "≈"])
def test_what_no_format_shows_stays_words(shown):
    assert sheet_number(entry(27_400_000.0), shown, "", "N!C4", ".") is None


def test_names_of_sheets_fit_and_differ():
    written = write(brief_of("kirov"))
    table = next(block for part in written.parts for block in part.blocks if isinstance(block, Table))
    long = replace(table, caption=(Words("What [was]: said/of 'trade' in all the years that anybody remembers"),))
    part = replace(written.parts[0], blocks=(long, long))
    names = openpyxl.load_workbook(io.BytesIO(xlsx.render(replace(written, parts=(part,))))).sheetnames[1:3]
    assert names == ["What was said of trade in all", "What was said of trade in all b"]


def test_the_command_writes_one_by_its_suffix(tmp_path):
    runner = CliRunner()
    folder, report, out = str(tmp_path / "w"), tmp_path / "a.txt", tmp_path / "brief.xlsx"
    report.write_text("MINSK, 3 March 2025 (BelTA) – Trade of Belarus with Kirov Oblast was $50 million in 2024.\n")
    assert runner.invoke(app, ["init", folder]).exit_code == 0
    assert runner.invoke(app, ["add", str(report), "-w", folder]).exit_code == 0
    result = runner.invoke(app, ["brief", "BLR", "RU-KIR", "-w", folder, "-o", str(out)])
    assert result.exit_code == 0, result.output
    assert openpyxl.load_workbook(out).worksheets[0]["A1"].value == "Belarus and Kirov Oblast"
