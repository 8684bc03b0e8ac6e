"""UN Comtrade: replies of its API in JSON or CSV, bulk files, and tables that keep its columns."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError, did_you_mean
from entrepot.statistics import coding
from entrepot.statistics.sources import _csv, _files, _flags
from entrepot.statistics.sources._files import Head
from entrepot.statistics.sources._reader import Reader, Reading, Tally

if TYPE_CHECKING:
    import polars as pl

FLOWS = {
    "M": "imports", "X": "exports", "RX": "re_exports", "RM": "re_imports", "DX": "domestic_exports",
    "FM": "foreign_imports", "IMPORT": "imports", "EXPORT": "exports", "RE-EXPORT": "re_exports",
    "RE-IMPORT": "re_imports", "DOMESTIC EXPORT": "domestic_exports", "FOREIGN IMPORT": "foreign_imports",
}  # fmt: skip
CLASSIFICATIONS = {
    "H0": "HS1992", "H1": "HS1996", "H2": "HS2002", "H3": "HS2007", "H4": "HS2012", "H5": "HS2017", "H6": "HS2022",
    "HS": "HS", "S1": "SITC1", "S2": "SITC2", "S3": "SITC3", "S4": "SITC4", "SS": "SITC", "B4": "BEC4", "B5": "BEC5",
    "BE": "BEC4", "EB": "EBOPS2002", "EB02": "EBOPS2002", "EB10": "EBOPS2010", "EB10S": "EBOPS2010",
}  # fmt: skip
ESSENTIAL = {"cmdcode", "primaryvalue"}
SIDES = ({"reportercode", "partnercode"}, {"reporteriso", "partneriso"})
WANTED = (
    "typecode", "freqcode", "period", "refyear", "reportercode", "reporteriso", "partnercode", "partneriso",
    "partner2code", "flowcode", "flowdesc", "classificationcode", "cmdcode", "customscode", "motcode", "moscode",
    "primaryvalue", "cifvalue", "fobvalue", "netwgt",
)  # fmt: skip
WHOLE = {"partner2code": ("0", ""), "motcode": ("0", ""), "customscode": ("C00", ""), "moscode": ("0", "")}
LIMITS = (500, 100_000, 250_000)


def recognise(head: Head) -> bool:
    if head.is_workbook:
        return bool(head.cells) and _has_columns([str(cell) for cell in head.cells[0] if cell])
    return _is_reply(head.text) or _has_columns(head.columns)


def read(path: Path) -> Reading:
    tally = Tally()
    head = _files.look(path)
    rows = _texts(path, head, tally)
    kinds = [f"{part}" for part in (_only(rows, "typecode"), _only(rows, "freqcode")) if part]
    return Reading(
        batches=iter([_table(rows, path.name, tally)]),
        tally=tally,
        series=" ".join(["comtrade", *kinds]),
        title="UN Comtrade" + {"A": ", annual", "M": ", monthly"}.get(_only(rows, "freqcode"), ""),
    )


def _is_reply(text: str) -> bool:
    return text.lstrip()[:1] == "{" and '"data"' in text and ('"cmdCode"' in text or '"elapsedTime"' in text)


def _plain(name: str) -> str:
    return re.sub(r"[^a-z0-9]", "", name.lower())


def _has_columns(names: "Iterator[str] | list[str] | tuple[str, ...]") -> bool:
    found = {_plain(name) for name in names}
    return found >= ESSENTIAL and any(found >= side for side in SIDES)


def _texts(path: Path, head: Head, tally: Tally) -> "pl.DataFrame":
    """Every wanted column as text, under its plain name."""
    if head.is_workbook:
        frame: pl.DataFrame = _files.workbook(path).load_sheet(0, dtypes="string").to_polars()
    elif _is_reply(head.text):
        frame = _reply(path, tally)
    else:
        frame = _delimited(path, head)
    chosen = {name: _plain(name) for name in frame.columns if _plain(name) in WANTED}
    return frame.select(list(chosen)).rename(chosen)


def _reply(path: Path, tally: Tally) -> "pl.DataFrame":
    import polars as pl

    with _files.unpacked(path) as tables:
        _, table = next(tables)
        try:
            reply = json.loads(table.read_text(encoding="utf-8-sig"))
        except json.JSONDecodeError as error:
            raise EntrepotError(
                f"the reply breaks off: {error.msg}",
                where=f"{path.name}, line {error.lineno}",
                hint="Ask again, or fetch it with: entrepot fetch comtrade.",
            ) from error
    if reply.get("error"):
        raise EntrepotError(
            f"Comtrade refused: {reply['error']}", where=path.name, hint="Mend the query and ask again."
        )
    rows = reply["data"]
    if not rows:
        raise EntrepotError("Comtrade found nothing: the reply has no rows", where=path.name, hint="Mend the query.")
    if len(rows) in LIMITS:
        tally.notes.append(f"exactly {len(rows):,} rows, which is a limit of the API: the reply may be cut")
    texts = {name: [None if row.get(name) is None else str(row[name]) for row in rows] for name in rows[0]}
    return pl.DataFrame(texts, schema=dict.fromkeys(texts, pl.String))


def _delimited(path: Path, head: Head) -> "pl.DataFrame":
    import polars as pl

    divider = max(",\t;", key=head.text.split("\n", 1)[0].count)
    with _files.unpacked(path) as tables:
        name, table = next(tables)
        header = _csv.first_line(table, divider=divider)
        wanted = {column: pl.String for column in header if _plain(column) in WANTED}
        return _csv.read(table, name, wanted, divider=divider, encoding=_csv.encoding(table))


def _only(rows: "pl.DataFrame", column: str) -> str:
    """The value of a column that is the same in all rows, else ''."""
    values = rows[column].drop_nulls().unique().to_list() if column in rows.columns else []
    return str(values[0]) if len(values) == 1 else ""


def _table(rows: "pl.DataFrame", where: str, tally: Tally) -> "pl.DataFrame":
    import polars as pl

    rows = _wholes(rows, tally)
    first, last = _period(rows, where)
    reporter, strange_reporter = _side(rows, "reporter")
    partner, strange_partner = _side(rows, "partner")
    rows = rows.with_columns(
        first=first,
        last=last,
        reporter=reporter,
        partner=partner,
        flow=_flow(rows),
        classification=_classification(rows, where),
        product=pl.col("cmdcode").str.strip_chars(),
        value=_number(rows, "primaryvalue", where),
        weight=_number(rows, "netwgt", where),
        flag=_flags.unknown(strange_reporter, strange_partner),
        unit=pl.lit("USD"),
        status=pl.lit("reported"),
    ).with_columns(valuation=_valuation(rows, where))
    for reason, wrong in {
        "of a flow that is neither exports nor imports nor a part of them": pl.col("flow").is_null(),
        "without a value": pl.col("value").is_null(),
    }.items():
        tally.skip(reason, rows.select(wrong.sum()).item())
        rows = rows.filter(~wrong)
    level = pl.when(pl.col("product") == "TOTAL").then(0).otherwise(pl.col("product").str.len_chars())
    return rows.with_columns(level=level)


def _wholes(rows: "pl.DataFrame", tally: Tally) -> "pl.DataFrame":
    """The rows that are whole flows. Rows by transport, customs procedure or second partner are parts of those."""
    import polars as pl

    parts = [
        ~pl.col(name).fill_null("").str.strip_chars().is_in(list(words))
        for name, words in WHOLE.items()
        if name in rows.columns
    ]
    if not parts:
        return rows
    part = pl.any_horizontal(parts)
    wholes, broken = rows.filter(~part), rows.filter(part)
    if broken.height:
        key = [n for n in ("period", "reportercode", "partnercode", "flowcode", "cmdcode") if n in rows.columns]
        orphans = broken.join(wholes, on=key, how="anti", nulls_equal=True).height
        tally.skip("parts of a flow by transport, customs procedure or second partner", broken.height - orphans)
        tally.skip(
            "parts of a flow whose whole is not in the file (ask with partner2Code=0, motCode=0, customsCode=C00)",
            orphans,
        )
    return wholes


def _period(rows: "pl.DataFrame", where: str) -> "tuple[pl.Series, pl.Series]":
    import polars as pl

    texts = rows["period" if "period" in rows.columns else "refyear"].str.strip_chars().str.replace(r"\.0$", "")
    wrong = texts.filter(~texts.fill_null("").str.contains(r"^(19|20)\d\d(0[1-9]|1[0-2])?$"))
    if wrong.len():
        raise EntrepotError(
            f"the period {wrong[0]!r} is out of range", where=where, hint="Periods are years (2021) or months (202103)."
        )
    number = texts.cast(pl.Int32)
    yearly = number < 10_000
    return (
        pl.select(pl.when(yearly).then(number * 100 + 1).otherwise(number)).to_series(),
        pl.select(pl.when(yearly).then(number * 100 + 12).otherwise(number)).to_series(),
    )


def _side(rows: "pl.DataFrame", side: str) -> "tuple[pl.Series, pl.Series | None]":
    if f"{side}code" in rows.columns:
        return coding.column(rows[f"{side}code"].str.strip_chars().str.replace(r"\.0$", ""), "m49")
    return coding.column(rows[f"{side}iso"].str.strip_chars(), "comtrade")


def _flow(rows: "pl.DataFrame") -> "pl.Expr":
    import polars as pl

    words = pl.col("flowcode" if "flowcode" in rows.columns else "flowdesc").str.strip_chars().str.to_uppercase()
    return words.replace_strict(list(FLOWS), list(FLOWS.values()), default=None, return_dtype=pl.String)


def _classification(rows: "pl.DataFrame", where: str) -> "pl.Expr":
    import polars as pl

    if "classificationcode" not in rows.columns:
        return pl.lit("HS")
    used = [str(code) for code in rows["classificationcode"].drop_nulls().unique()]
    for code in used:
        if code not in CLASSIFICATIONS:
            raise EntrepotError(
                f'"{code}": no such classification',
                where=where,
                hint=did_you_mean(code, CLASSIFICATIONS) or f"Known: {', '.join(CLASSIFICATIONS)}.",
            )
    names = pl.col("classificationcode").replace_strict(
        list(CLASSIFICATIONS), list(CLASSIFICATIONS.values()), default="HS", return_dtype=pl.String
    )
    return names.fill_null("HS")


def _number(rows: "pl.DataFrame", column: str, where: str) -> "pl.Series":
    import polars as pl

    if column not in rows.columns:
        return pl.Series(column, [None], dtype=pl.Float64).new_from_index(0, rows.height)
    texts = rows[column].str.strip_chars()
    numbers = texts.cast(pl.Float64, strict=False)
    wrong = texts.filter(numbers.is_null() & texts.is_not_null() & (texts != "") & ~texts.is_in(["NA", "NULL", "null"]))
    if wrong.len():
        raise EntrepotError(
            f"{wrong[0]!r} in the column {column} is no number",
            where=where,
            hint="Mend the cell, or download it again.",
        )
    return numbers.fill_nan(None)


def _valuation(rows: "pl.DataFrame", where: str) -> "pl.Expr":
    """CIF or FOB where the row shows which of the two its primary value is; the publisher's rule is not proof."""
    import polars as pl

    cif, fob, value = (_number(rows, name, where) for name in ("cifvalue", "fobvalue", "primaryvalue"))
    is_import = pl.col("flow").is_in(["imports", "foreign_imports", "re_imports"])
    return (
        pl.when((pl.lit(cif) == pl.lit(value)) & (is_import | pl.lit(fob).is_null()))
        .then(pl.lit("cif"))
        .when(pl.lit(fob) == pl.lit(value))
        .then(pl.lit("fob"))
        .otherwise(pl.lit("unknown"))
    )


READER = Reader(
    name="comtrade",
    title="UN Comtrade",
    publisher="United Nations Statistics Division",
    home="https://comtradeplus.un.org/",
    licence="UN Comtrade terms: no re-dissemination without leave",
    may_publish=False,
    replaces="cell",
    recognise=recognise,
    read=read,
    columns={
        "period": "first, last",
        "reporterCode": "reporter",
        "partnerCode": "partner",
        "flowCode": "flow",
        "classificationCode": "classification",
        "cmdCode": "product, level",
        "primaryValue": "value",
        "netWgt": "weight",
        "cifvalue, fobvalue": "valuation",
    },
    units={"primaryValue": "USD", "netWgt": "kg"},
    left_out=("qty", "altQty", "grossWgt", "isReported", "legacyEstimationFlag"),
)
