"""Eurostat: monthly Comext tables in bulk, and spreadsheets of the Data Browser with labels and ":"."""

import re
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError
from entrepot.statistics import coding
from entrepot.statistics.sources import _csv, _files, _flags
from entrepot.statistics.sources._files import Head
from entrepot.statistics.sources._reader import Reader, Reading, Tally

if TYPE_CHECKING:
    import polars as pl

BULK_NAMES = {
    "declarant_iso": "reporter_iso", "declarant": "reporter", "reporter": "reporter",
    "partner": "partner", "partner_iso": "partner_iso", "product_nc": "product",
    "product_cn": "product", "product_sitc": "product_sitc", "product": "product", "value_in_euros": "value",
    "value_eur": "value", "quantity_in_kg": "weight", "quantity_kg": "weight",
}  # fmt: skip
FLOWS = {"1": "imports", "2": "exports", "IMPORT": "imports", "EXPORT": "exports"}
IN_BRACKETS = re.compile(r"\[([^\[\]]+)\]\s*$")
MONTH = re.compile(r"^(?P<year>\d{4})-?(?P<month>0[1-9]|1[0-2]|52)$")
SHEET_COLUMNS = ("reporter", "partner", "flow", "product", "indicator", "period", "value")


def recognise(head: Head) -> bool:
    if head.is_workbook:
        return "Structure" in head.sheets and "Sheet 1" in head.sheets and "Summary" in head.sheets
    names = {name.lower() for name in head.columns}
    return {"partner", "flow", "period"} <= names and bool({"value_in_euros", "value_eur"} & names)


def read(path: Path) -> Reading:
    tally = Tally()
    if _files.look(path).is_workbook:
        return _spreadsheet(path, tally)
    return Reading(
        batches=_bulk(path, tally),
        tally=tally,
        series="comext bulk",
        title="Comext, international trade in goods by CN8, monthly",
        replaces="slice",
    )


def _bulk(path: Path, tally: Tally) -> "Iterator[pl.DataFrame]":
    pattern = r"\.(dat|csv|txt)$" if _files.look(path).members else ".*"
    with _files.unpacked(path, pattern) as tables:
        for name, table in tables:
            yield _bulk_table(table, name, tally)


def _bulk_table(path: Path, where: str, tally: Tally) -> "pl.DataFrame":
    import polars as pl

    with path.open(encoding="utf-8-sig", errors="replace") as file:
        divider = max(",;\t|", key=file.readline().count)
    header = _csv.first_line(path, divider=divider)
    wanted = {name: pl.String for name in header if name.lower() in {*BULK_NAMES, "flow", "period", "stat_regime"}}
    rows = _csv.read(path, where, wanted, divider=divider)
    rows = rows.rename({name: BULK_NAMES.get(name.lower(), name.lower()) for name in rows.columns})
    rows = _whole_procedures(rows, tally)
    yearly = pl.col("period").str.contains(r"^\d{4}52$")
    if rows.select(yearly.all()).item():
        return _rows(rows, where, tally, sides="comext" if "reporter_iso" in rows.columns else None)
    tally.skip("sums of a year's months (period 52)", rows.select(yearly.sum()).item())
    rows = rows.filter(~yearly)
    return _rows(rows, where, tally, sides="comext" if "reporter_iso" in rows.columns else None)


def _whole_procedures(rows: "pl.DataFrame", tally: Tally) -> "pl.DataFrame":
    """Rows over all statistical procedures (4) where the table has them; else it has no procedures."""
    import polars as pl

    if "stat_regime" not in rows.columns:
        return rows
    whole = pl.col("stat_regime").str.strip_chars() == "4"
    if not rows.select(whole.any()).item():
        keys = [name for name in rows.columns if name not in {"value", "weight", "stat_regime"}]
        if rows.select(keys).is_duplicated().any():
            raise EntrepotError(
                "rows by statistical procedure without their sum (STAT_REGIME 4)",
                where="Comext",
                hint="Take the full table (full_v2), which has no procedures, or one with STAT_REGIME 4.",
            )
        return rows
    tally.skip("parts of a flow by statistical procedure", rows.select((~whole).sum()).item())
    return rows.filter(whole)


def _rows(rows: "pl.DataFrame", where: str, tally: Tally, *, sides: "coding.Scheme | None") -> "pl.DataFrame":
    """Texts to the columns of the warehouse. sides: how economies are coded; None for names or national numbers."""
    import polars as pl

    names = ("reporter_iso", "partner_iso") if "reporter_iso" in rows.columns else ("reporter", "partner")
    scheme = sides or _scheme(rows[names[0]])
    reporter, strange_reporter = coding.column(rows[names[0]], scheme)
    partner, strange_partner = coding.column(rows[names[1]], scheme)
    first, last = _months(rows["period"], where)
    product = pl.col("product").str.strip_chars()
    weight = (
        pl.col("weight").str.strip_chars().cast(pl.Float64) if "weight" in rows.columns else pl.lit(None, pl.Float64)
    )
    frame = rows.with_columns(
        reporter=reporter,
        partner=partner,
        first=first,
        last=last,
        flow=pl.col("flow").str.strip_chars().replace_strict(FLOWS, default=None, return_dtype=pl.String),
        product=product,
        level=pl.when(product == "TOTAL").then(0).otherwise(product.str.len_chars()),
        value=pl.col("value").str.strip_chars().cast(pl.Float64),
        weight=weight,
        classification=pl.lit("CN"),
        unit=pl.lit("EUR"),
        status=pl.lit("reported"),
        flag=_flags.unknown(strange_reporter, strange_partner),
    ).with_columns(valuation=pl.when(pl.col("flow") == "imports").then(pl.lit("cif")).otherwise(pl.lit("fob")))
    for reason, wrong in {
        "of a flow that is neither imports nor exports": pl.col("flow").is_null(),
        "without a value": pl.col("value").is_null(),
    }.items():
        tally.skip(reason, frame.select(wrong.sum()).item())
        frame = frame.filter(~wrong)
    return frame


def _scheme(values: "pl.Series") -> "coding.Scheme":
    """Two letters are codes; anything longer is a label."""
    return "comext" if values.str.len_chars().max() in (2, None) else "name"


def _months(texts: "pl.Series", where: str) -> "tuple[pl.Series, pl.Series]":
    """First and last month; the month 52 is the whole year."""
    import polars as pl

    distinct = [str(text) for text in texts.unique()]
    spans = []
    for text in distinct:
        found = MONTH.match(text.strip())
        if found is None or not 1900 <= int(found["year"]) <= 2100:
            raise EntrepotError(
                f"the period {text!r} is no month",
                where=where,
                hint="Comext's periods are like 202103, or 202152 for a year.",
            )
        year, month = int(found["year"]) * 100, int(found["month"])
        spans.append((year + 1, year + 12) if month == 52 else (year + month, year + month))
    starts, ends = [first for first, _ in spans], [last for _, last in spans]
    return (
        texts.replace_strict(distinct, starts, return_dtype=pl.Int32),
        texts.replace_strict(distinct, ends, return_dtype=pl.Int32),
    )


def _spreadsheet(path: Path, tally: Tally) -> Reading:
    book = _files.workbook(path)
    sheets = [name for name in book.sheet_names if name.startswith("Sheet ")]
    first = _cells(book, sheets[0])
    facts = _facts(first)
    updated = facts.get("Last updated", "")
    return Reading(
        batches=iter([_sheets(book, sheets, path.name, tally)]),
        tally=tally,
        series=f"eurostat {facts.get('Dataset', '').rsplit('[', 1)[-1].split('__')[0].rstrip(']') or 'Data Browser'}",
        title=facts.get("Dataset", "Eurostat Data Browser"),
        release=_stamp(updated),
        replaces="cell",
    )


def _sheets(book, names: list[str], where: str, tally: Tally) -> "pl.DataFrame":  # type: ignore[no-untyped-def]
    import polars as pl

    tables = []
    for name in names:
        table = _sheet(_cells(book, name), f"{where}, {name}", tally)
        if table.height:
            tables.append(table)
    rows = pl.concat(tables) if tables else pl.DataFrame(schema=dict.fromkeys(SHEET_COLUMNS, pl.String))
    kilos = rows["indicator"].str.contains("QUANTITY")
    tally.skip("of an indicator other than the value in euro", int(kilos.sum()))
    return _rows(rows.filter(~kilos), where, tally, sides="name")


def _cells(book, name: str) -> "pl.DataFrame":  # type: ignore[no-untyped-def]
    return book.load_sheet(name, header_row=None, dtypes="string").to_polars()  # type: ignore[no-any-return]


def _facts(cells: "pl.DataFrame") -> dict[str, str]:
    """What stands above the table: dataset, last update, and the dimensions that are the same in the whole sheet."""
    facts = {}
    for row in cells.iter_rows():
        filled = [str(cell).strip() for cell in row if cell]
        if filled and filled[0] == "TIME":
            break
        if len(filled) > 1:
            facts[filled[0].rstrip(": ").split(" [")[0]] = filled[1]
    return facts


def _sheet(cells: "pl.DataFrame", where: str, tally: Tally) -> "pl.DataFrame":
    """The cells with a number, one row each."""
    import polars as pl

    heads = cells[:, 0].to_list()
    if "TIME" not in heads:
        raise EntrepotError("no row TIME", where=where, hint="Export the sheet with time in the columns.")
    top = heads.index("TIME")
    labels = next(n for n in range(top, cells.height) if "REPORTER" in str(heads[n]))
    facts = _facts(cells)
    months = {name: str(cell) for name, cell in zip(cells.columns, cells.row(top), strict=True) if _is_month(cell)}
    ends = next((n for n in range(labels, cells.height) if heads[n] is None), cells.height)
    body = cells[labels + 1 : ends]
    long = body.select(
        reporter=pl.nth(0), partner=pl.nth(1), **{month: name for name, month in months.items()}
    ).unpivot(index=["reporter", "partner"], variable_name="period", value_name="value")
    absent = (pl.col("value").str.strip_chars() == ":") | pl.col("value").is_null()
    tally.skip('cells that say ":", not available', long.select(absent.sum()).item())
    product = facts.get("PRODUCT", "")
    code = IN_BRACKETS.search(product)
    return long.filter(~absent).select(
        "reporter",
        "partner",
        flow=pl.lit(facts.get("FLOW", "")),
        product=pl.lit(code[1] if code else product),
        indicator=pl.lit(facts.get("INDICATORS", "")),
        period="period",
        value="value",
    )


def _is_month(cell: object) -> bool:
    return bool(MONTH.match(str(cell)))


def _stamp(text: str) -> str:
    try:
        return datetime.strptime(text, "%d/%m/%Y %H:%M").strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return ""


READER = Reader(
    name="eurostat",
    title="Eurostat Comext",
    publisher="Eurostat",
    home="https://ec.europa.eu/eurostat/web/international-trade-in-goods",
    licence="Reuse with the source named (Commission Decision 2011/833/EU)",
    may_publish=True,
    replaces="slice",
    recognise=recognise,
    read=read,
    columns={
        "PERIOD": "first, last", "DECLARANT_ISO": "reporter", "PARTNER_ISO": "partner", "PRODUCT_NC": "product",
        "FLOW": "flow", "VALUE_IN_EUROS": "value", "QUANTITY_IN_KG": "weight",
    },
    units={"VALUE_IN_EUROS": "EUR", "QUANTITY_IN_KG": "kg"},
    left_out=("SUP_QUANTITY", "TRADE_TYPE", "PRODUCT_SITC", "PRODUCT_CPA21", "PRODUCT_BEC", "PRODUCT_SECTION"),
)  # fmt: skip
