"""SDMX: CSV and XML messages of any agency whose dimensions say who trades what with whom."""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entrepot.errors import EntrepotError
from entrepot.statistics import coding
from entrepot.statistics.sources import _files, _flags
from entrepot.statistics.sources._files import Head
from entrepot.statistics.sources._reader import Reader, Reading, Tally

if TYPE_CHECKING:
    import polars as pl

DIMENSIONS = {
    "reporter": ("REPORTER", "REF_AREA", "REPORTING_COUNTRY", "COUNTRY", "DECLARANT", "GEO"),
    "partner": ("PARTNER", "COUNTERPART_AREA", "COUNTERPART_COUNTRY", "COUNTERPART"),
    "product": ("PRODUCT", "COMMODITY", "COMMODITY_1", "CMD", "PRODUCT_NC"),
    "flow": ("FLOW", "TRADE_FLOW", "FLOW_CODE", "STK_FLOW", "ACCOUNTING_ENTRY"),
    "indicator": ("INDICATORS", "INDICATOR", "INDIC", "MEASURE"),
    "currency": ("CURRENCY", "UNIT_MEASURE", "UNIT"),
}
FLOWS = {
    "EXPORT": "exports", "IMPORT": "imports", "X": "exports", "M": "imports", "2": "exports", "1": "imports",
    "E": "exports", "I": "imports", "EXP": "exports", "IMP": "imports", "XG": "exports", "MG": "imports",
}  # fmt: skip
INDICATORS = {
    "VALUE_IN_EUROS": ("", "EUR", ""), "VALUE_IN_EURO": ("", "EUR", ""), "TXG_FOB_USD": ("exports", "USD", "fob"),
    "TMG_CIF_USD": ("imports", "USD", "cif"), "TMG_FOB_USD": ("imports", "USD", "fob"),
    "XG_FOB_USD": ("exports", "USD", "fob"), "MG_CIF_USD": ("imports", "USD", "cif"),
    "MG_FOB_USD": ("imports", "USD", "fob"),
}  # fmt: skip
PERIOD = re.compile(r"^(?P<year>\d{4})(?:-?(?:M?(?P<month>\d\d?)|Q(?P<quarter>[1-4])|A1))?$")
_PERIODS = "Periods are written 2021, 2021-Q1 or 2021-01."


def recognise(head: Head) -> bool:
    first = head.columns[0].upper() if head.columns else ""
    names = {name.upper() for name in head.columns}
    if first in {"DATAFLOW", "STRUCTURE"} and {"TIME_PERIOD", "OBS_VALUE"} <= names:
        return True
    return head.text.lstrip().startswith("<") and bool(
        re.search(r"<(\w+:)?(StructureSpecificData|GenericData|StructureSpecificTimeSeriesData)\b", head.text)
    )


def read(path: Path) -> Reading:
    tally = Tally()
    tables = _messages(path)
    name = tables[0][0]
    return Reading(
        batches=iter([_rows(table, path.name, tally) for _, table in tables]),
        tally=tally,
        series=f"sdmx {name}",
        title=name,
        publisher=_agency(name),
        release=_updated(tables[0][1]),
    )


def _messages(path: Path) -> "list[tuple[str, pl.DataFrame]]":
    """The data sets of a message: the name of what structures it, and the table, all texts."""
    import polars as pl

    try:
        from pysdmx.errors import Invalid
        from pysdmx.io import read_sdmx
    except ImportError as error:
        raise EntrepotError(
            "SDMX needs the package pysdmx", where=path.name, hint="Install it: pip install 'pysdmx[data,xml]'"
        ) from error
    with _files.unpacked(path) as tables:
        _, table = next(tables)
        try:
            sets = read_sdmx(table, validate=False).data or []
        except (Invalid, ValueError, KeyError, IndexError) as error:
            raise EntrepotError(
                f"this SDMX message cannot be read: {str(error).splitlines()[0]}",
                where=path.name,
                hint="Download it again.",
            ) from error
    found = []
    for data in sets:
        table = getattr(data, "data")  # noqa: B009
        columns = {str(name).upper(): [_text(cell) for cell in table[name]] for name in table.columns}
        found.append((_name(data.structure), pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))))
    if not found:
        raise EntrepotError("the SDMX message holds no data", where=path.name, hint="Ask for data, not for structures.")
    return found


def _text(cell: Any) -> str | None:
    return None if cell is None or cell != cell or str(cell) in {"", "<NA>", "nan"} else str(cell)


def _name(structure: Any) -> str:
    text = str(getattr(structure, "short_urn", structure))
    return text.split("=", 1)[-1]


def _agency(name: str) -> str:
    return name.split(":", 1)[0] if ":" in name else "not stated"


def _updated(table: "pl.DataFrame") -> str:
    if "LAST UPDATE" not in table.columns or not table.height:
        return ""
    text = str(table["LAST UPDATE"][0])
    found = re.match(r"(\d\d)/(\d\d)/(\d\d(?:\d\d)?)(.*)", text)
    return f"20{found[3][-2:]}-{found[2]}-{found[1]}{found[4]}" if found else text


def _rows(table: "pl.DataFrame", where: str, tally: Tally) -> "pl.DataFrame":
    import polars as pl

    have = {ours: next((name for name in names if name in table.columns), None) for ours, names in DIMENSIONS.items()}
    absent = [ours for ours in ("reporter", "partner") if have[ours] is None]
    if absent or not (have["flow"] or have["indicator"]):
        raise EntrepotError(
            f"no dimension for {' or '.join(absent or ['flow'])} (found: {', '.join(table.columns)})",
            where=where,
            hint="Save it as CSV and read it through a mapping file: entrepot add FILE --mapping MAP.toml.",
        )
    rows = table.rename({theirs: ours for ours, theirs in have.items() if theirs and theirs != ours})
    rows = _told(rows, tally)
    value = pl.col("OBS_VALUE").cast(pl.Float64, strict=False)
    scale = pl.lit(10.0) ** pl.col("UNIT_MULT").cast(pl.Float64) if "UNIT_MULT" in rows.columns else pl.lit(1.0)
    rows = rows.with_columns(value=value * scale.fill_null(1.0))
    tally.skip("without a value", rows["value"].null_count() + int(rows["value"].is_nan().sum()))
    rows = rows.filter(pl.col("value").is_not_null() & ~pl.col("value").is_nan())
    reporter, strange_reporter = coding.column(rows["reporter"].fill_null("?"), _scheme(rows["reporter"]))
    partner, strange_partner = coding.column(rows["partner"].fill_null("?"), _scheme(rows["partner"]))
    first, last = _periods(rows["TIME_PERIOD"], where)
    product = pl.col("product").fill_null("TOTAL") if "product" in rows.columns else pl.lit("TOTAL")
    rows = rows.with_columns(product=product.replace({"_T": "TOTAL", "T": "TOTAL", "0": "TOTAL", "ALL": "TOTAL"}))
    return rows.with_columns(
        reporter=reporter,
        partner=partner,
        first=first,
        last=last,
        level=pl.when(pl.col("product") == "TOTAL").then(0).otherwise(pl.col("product").str.len_chars()),
        classification=pl.lit(
            "none" if "product" not in table.columns and have["product"] is None else _products(rows)
        ),
        weight=pl.lit(None, pl.Float64),
        status=pl.lit("reported"),
        flag=_flags.unknown(strange_reporter, strange_partner),
    )


def _told(rows: "pl.DataFrame", tally: Tally) -> "pl.DataFrame":
    """Flow, unit and valuation of each row, from the dimensions or from what the indicator means."""
    import polars as pl

    given = pl.col("flow").str.to_uppercase() if "flow" in rows.columns else pl.lit(None, pl.String)
    meant = [pl.lit(None, pl.String)] * 3
    if "indicator" in rows.columns:
        meant = [
            pl.col("indicator").replace_strict(
                {name: parts[n] or None for name, parts in INDICATORS.items()}, default=None, return_dtype=pl.String
            )
            for n in range(3)
        ]
        known = rows["indicator"].is_in(list(INDICATORS))
        if "currency" not in rows.columns:
            tally.skip("of an indicator that is no known value of trade", int((~known).sum()))
            rows = rows.filter(known)
    currency = pl.col("currency") if "currency" in rows.columns else pl.lit(None, pl.String)
    rows = rows.with_columns(
        flow=given.replace_strict(FLOWS, default=None, return_dtype=pl.String).fill_null(meant[0]),
        unit=pl.coalesce(currency, meant[1]),
        valuation=meant[2].fill_null("unknown"),
    )
    lost = pl.col("flow").is_null() | pl.col("unit").is_null()
    tally.skip("whose flow or currency the message does not say", rows.select(lost.sum()).item())
    return rows.filter(~lost)


def _products(rows: "pl.DataFrame") -> str:
    digits = rows["product"].filter(rows["product"] != "TOTAL").str.len_chars().max()
    return "CN" if digits == 8 else "HS"


def _scheme(values: "pl.Series") -> "coding.Scheme":
    """How economies are coded, by the look of the codes."""
    texts = values.drop_nulls()
    if texts.str.contains(r"^\d+$").all():
        return "m49"
    longest = texts.str.len_chars().max()
    return (
        "comext" if longest == 2 else "alpha3" if longest == 3 else "any" if texts.str.contains(" ").any() else "comext"
    )


def _periods(texts: "pl.Series", where: str) -> "tuple[pl.Series, pl.Series]":
    import polars as pl

    spans = {str(text): _span(str(text), where) for text in texts.unique()}
    starts, ends = [a for a, _ in spans.values()], [b for _, b in spans.values()]
    return (
        texts.replace_strict(list(spans), starts, return_dtype=pl.Int32),
        texts.replace_strict(list(spans), ends, return_dtype=pl.Int32),
    )


def _span(text: str, where: str) -> tuple[int, int]:
    found = PERIOD.match(text)
    if found is None or not 1900 <= int(found["year"]) <= 2100:
        raise EntrepotError(f"the period {text!r} is no year, quarter or month", where=where, hint=_PERIODS)
    year = int(found["year"]) * 100
    if found["month"]:
        return year + int(found["month"]), year + int(found["month"])
    if found["quarter"]:
        return year + 3 * int(found["quarter"]) - 2, year + 3 * int(found["quarter"])
    return year + 1, year + 12


READER = Reader(
    name="sdmx",
    title="SDMX-CSV and SDMX-ML",
    publisher="the agency that the message names",
    home="https://sdmx.org/",
    licence="not stated in the file",
    may_publish=None,
    replaces="cell",
    recognise=recognise,
    read=read,
    columns={
        "TIME_PERIOD": "first, last", "REPORTER, REF_AREA": "reporter", "PARTNER, COUNTERPART_AREA": "partner",
        "PRODUCT, COMMODITY": "product", "FLOW, INDICATOR": "flow, unit, valuation", "OBS_VALUE": "value",
    },
    units={"OBS_VALUE": "the currency of the message, times 10 to the power UNIT_MULT"},
)  # fmt: skip
