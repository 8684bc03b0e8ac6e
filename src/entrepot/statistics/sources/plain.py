"""Any other table (CSV, XLSX, Parquet) through a mapping file that says what its columns are."""

import calendar
import re
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError
from entrepot.statistics import coding
from entrepot.statistics.sources import _csv, _files, _flags, _mapping
from entrepot.statistics.sources._files import Head
from entrepot.statistics.sources._mapping import Mapping
from entrepot.statistics.sources._reader import Reader, Reading, Tally

if TYPE_CHECKING:
    import polars as pl

FLOWS = ("exports", "imports", "re_exports", "re_imports", "domestic_exports", "foreign_imports")
MONTHS = {name: n + 1 for n, name in enumerate(calendar.month_abbr[1:])}


def recognise(head: Head) -> bool:
    return head.path.with_name(head.path.name + ".toml").is_file()


def read(path: Path, mapping: Path | None = None) -> Reading:
    """Read a table through a mapping file: the one given, or the one beside it."""
    map_ = _mapping.load(mapping or path.with_name(path.name + ".toml"))
    tally = Tally()
    return Reading(
        batches=iter([_rows(_texts(path, map_), map_, path.name, tally)]),
        tally=tally,
        series=map_.series or map_.title,
        title=map_.title,
        release=map_.release,
        publisher=map_.publisher or "not stated",
        link=map_.link,
        licence=map_.licence or "not stated",
        may_publish=map_.may_publish,
        simulated=map_.simulated,
        replaces="slice" if map_.replaces == "slice" else "cell",
    )


def _texts(path: Path, map_: Mapping) -> "pl.DataFrame":
    """The table, every cell a text."""
    import polars as pl

    if path.suffix.lower() == ".parquet":
        return pl.read_parquet(path).with_columns(pl.all().cast(pl.String))
    if _files.look(path).is_workbook:
        return _sheet(path, map_)
    with _files.unpacked(path) as tables:
        name, table = next(tables)
        divider = map_.divider or _divider(table, map_)
        if map_.header_row > 1:
            table = _without_top(table, map_)
        header = _csv.first_line(table, map_.encoding, divider)
        columns = dict.fromkeys(header, pl.String)
        return _csv.read(table, name, columns, divider=divider, encoding=map_.encoding)


def _sheet(path: Path, map_: Mapping) -> "pl.DataFrame":
    book = _files.workbook(path)
    if map_.sheet is not None and map_.sheet not in book.sheet_names:
        raise EntrepotError(
            f"no sheet {map_.sheet!r} (found: {', '.join(book.sheet_names)})",
            where=path.name,
            hint=f"See {map_.where}.",
        )
    sheet = book.load_sheet(map_.sheet or 0, header_row=map_.header_row - 1, dtypes="string")
    return sheet.to_polars()  # type: ignore[no-any-return]


def _without_top(path: Path, map_: Mapping) -> Path:
    """A copy without the lines above the header; it lives as long as the folder of unpacked files."""
    from tempfile import NamedTemporaryFile

    lines = path.read_bytes().split(b"\n", map_.header_row - 1)
    with NamedTemporaryFile(prefix="entrepot-", suffix=".csv", delete=False) as copy:
        copy.write(lines[-1])
    return Path(copy.name)


def _divider(path: Path, map_: Mapping) -> str:
    with path.open(encoding=map_.encoding, errors="replace") as file:
        lines = [file.readline() for _ in range(map_.header_row)]
    return max(",;\t|", key=lines[-1].count)


def _rows(table: "pl.DataFrame", map_: Mapping, where: str, tally: Tally) -> "pl.DataFrame":
    import polars as pl

    table = table.filter(~pl.all_horizontal(pl.all().is_null()))
    if map_.wide:
        table = _long(table, map_, where)
    table = _named(table, map_, where)
    for column, words in map_.skip.items():
        sums = pl.col(column).str.strip_chars().is_in(words)
        tally.skip(f"whose {column} is one of those to skip", table.select(sums.fill_null(False).sum()).item())
        table = table.filter(~sums.fill_null(False))
    absent = pl.col("value").is_null() | pl.col("value").str.strip_chars().is_in(list(map_.missing))
    tally.skip("without a value", table.select(absent.sum()).item())
    table = table.filter(~absent)
    reporter, strange_reporter = _side(table["reporter"], "reporter", map_)
    partner, strange_partner = _side(table["partner"], "partner", map_)
    first, last = _period(table, map_, where)
    product = _product(table, map_)
    return table.with_columns(
        reporter=reporter,
        partner=partner,
        flow=_flow(table, map_, where),
        first=first,
        last=last,
        product=product,
        level=pl.when(product == "TOTAL").then(0).otherwise(product.str.len_chars()),
        classification=_worded(table, "classification", map_, "none" if "product" not in table.columns else "HS"),
        value=_number(table["value"], "value", map_, where),
        weight=_weight(table, map_, where),
        unit=_worded(table, "unit", map_, ""),
        valuation=_worded(table, "valuation", map_, "unknown"),
        status=_worded(table, "status", map_, "simulated" if map_.simulated else "reported"),
        flag=_flags.unknown(strange_reporter, strange_partner),
    )


def _long(table: "pl.DataFrame", map_: Mapping, where: str) -> "pl.DataFrame":
    """A table with periods in its heads, one row a cell."""
    import polars as pl

    heads = [name for name in table.columns if re.fullmatch(map_.wide or "", name.strip())]
    if not heads:
        raise EntrepotError(
            f"no column matches wide = {map_.wide!r} (found: {', '.join(table.columns[:30])})",
            where=where,
            hint=map_.where,
        )
    others = [name for name in table.columns if name not in heads]
    return table.unpivot(heads, index=others, variable_name="period", value_name="value").with_columns(pl.all())


def _named(table: "pl.DataFrame", map_: Mapping, where: str) -> "pl.DataFrame":
    """Their columns under our names, constants beside them."""
    import polars as pl

    missing = [theirs for theirs in map_.columns.values() if theirs not in table.columns]
    if missing:
        raise EntrepotError(
            f"no column {', '.join(repr(name) for name in missing)} (found: {', '.join(table.columns[:40])})",
            where=where,
            hint=f"Mend [columns] in {map_.where}.",
        )
    chosen = {ours: pl.col(theirs) for ours, theirs in map_.columns.items()}
    if map_.wide:
        chosen |= {"period": pl.col("period"), "value": pl.col("value")}
    constants = {ours: pl.lit(word) for ours, word in map_.constant.items()}
    return table.select(**{**chosen, **constants})


def _side(values: "pl.Series", side: str, map_: Mapping) -> "tuple[pl.Series, pl.Series | None]":
    scheme: coding.Scheme = "any" if side in map_.constant else map_.economies.get(side, "any")
    return coding.column(values.str.strip_chars().fill_null("?"), scheme, map_.words.get(side))


def _flow(table: "pl.DataFrame", map_: Mapping, where: str) -> "pl.Series":
    words = {**{word: word for word in FLOWS}, **map_.words.get("flow", {})}
    texts = table["flow"].str.strip_chars()
    strange = sorted({str(text) for text in texts.unique()} - set(words))
    wrong = strange or sorted(set(words.values()) - set(FLOWS))
    if wrong:
        raise EntrepotError(
            f"{', '.join(repr(word) for word in wrong[:5])}: no flow",
            where=where,
            hint=f'Under [words.flow] in {map_.where}: "{wrong[0]}" = "exports". Flows: {", ".join(FLOWS)}.',
        )
    return texts.replace(list(words), list(words.values()))


def _worded(table: "pl.DataFrame", column: str, map_: Mapping, default: str) -> "pl.Expr":
    import polars as pl

    if column not in table.columns:
        return pl.lit(default)
    words = map_.words.get(column, {})
    texts = pl.col(column).str.strip_chars()
    return texts.replace(list(words), list(words.values())) if words else texts


def _product(table: "pl.DataFrame", map_: Mapping) -> "pl.Expr":
    import polars as pl

    codes = _worded(table, "product", map_, "TOTAL")
    if map_.product_digits is None:
        return codes
    return pl.when(codes.str.contains(r"^\d+$")).then(codes.str.zfill(map_.product_digits)).otherwise(codes)


def _weight(table: "pl.DataFrame", map_: Mapping, where: str) -> "pl.Series":
    import polars as pl

    if "weight" not in table.columns:
        return pl.Series("weight", [None], dtype=pl.Float64).new_from_index(0, table.height)
    return _number(table["weight"], "weight", map_, where)


def _number(values: "pl.Series", column: str, map_: Mapping, where: str) -> "pl.Series":
    import polars as pl

    texts = values.str.strip_chars()
    blank = texts.is_in(list(map_.missing)) | texts.is_null()
    for mark in (map_.thousands, "\u00a0" if map_.thousands == " " else ""):
        texts = texts.str.replace_all(mark, "", literal=True) if mark else texts
    if map_.decimal != ".":
        texts = texts.str.replace(map_.decimal, ".", literal=True)
    numbers = texts.cast(pl.Float64, strict=False)
    wrong = values.filter(numbers.is_null() & ~blank)
    if wrong.len():
        raise EntrepotError(
            f"{wrong[0]!r} in the column {map_.columns.get(column, column)!r} is no number",
            where=where,
            hint=f'{map_.where} may say decimal = ",", thousands = " " or missing = ["{wrong[0]}"].',
        )
    return numbers * map_.scale.get(column, 1.0)


def _period(table: "pl.DataFrame", map_: Mapping, where: str) -> "tuple[pl.Series, pl.Series]":
    import polars as pl

    if {"first", "last"} <= set(table.columns):
        form = map_.period_form
        return tuple(_months(table[name], form, where, last=name == "last") for name in ("first", "last"))  # type: ignore[return-value]
    texts = table["period"] if "period" in table.columns else table["year"].str.strip_chars()
    form = map_.period_form
    if "month" in table.columns:
        texts, form = texts + pl.Series(table["month"]).str.strip_chars().str.zfill(2), "YYYYMM"
    return _months(texts, form, where, last=False), _months(texts, form, where, last=True)


def _months(texts: "pl.Series", form: str, where: str, *, last: bool) -> "pl.Series":
    import polars as pl

    distinct = [str(text) for text in texts.unique()]
    months = [_month(text.strip(), form, where, last) for text in distinct]
    return texts.replace_strict(distinct, months, return_dtype=pl.Int32)


_SHAPES = {
    "YYYY": r"(?P<y>\d{4})", "YYYYMM": r"(?P<y>\d{4})(?P<m>\d\d)", "YYYY-MM": r"(?P<y>\d{4})-(?P<m>\d\d?)",
    "MM/YYYY": r"(?P<m>\d\d?)/(?P<y>\d{4})", "MM.YYYY": r"(?P<m>\d\d?)\.(?P<y>\d{4})",
    "DD.MM.YYYY": r"\d\d?\.(?P<m>\d\d?)\.(?P<y>\d{4})", "YYYY-MM-DD": r"(?P<y>\d{4})-(?P<m>\d\d?)-\d\d?.*",
    "YYYY-QN": r"(?P<y>\d{4})-?Q(?P<q>[1-4])", "Mon YYYY": r"(?P<n>[A-Za-z]{3})[a-z.]* (?P<y>\d{4})",
}  # fmt: skip


def _month(text: str, form: str, where: str, last: bool) -> int:
    """YYYYMM of the first or the last month of a period."""
    found = re.fullmatch(_SHAPES[form], text)
    parts = found.groupdict() if found else {}
    year = int(parts.get("y") or 0)
    if "q" in parts:
        month = 3 * int(parts["q"]) - (0 if last else 2)
    elif "n" in parts:
        month = MONTHS.get(parts["n"].capitalize(), 0)
    else:
        month = int(parts["m"]) if "m" in parts else 12 if last else 1
    if not (1900 <= year <= 2100 and 1 <= month <= 12):
        raise EntrepotError(
            f"the period {text!r} is not of the form {form}, or out of range",
            where=where,
            hint='The mapping file says the form: [period] form = "YYYYMM".',
        )
    return year * 100 + month


READER = Reader(
    name="plain",
    title="Any table, through a mapping file",
    publisher="as the mapping file says",
    home="",
    licence="as the mapping file says",
    may_publish=None,
    replaces="cell",
    recognise=recognise,
    read=read,
    columns={"as the mapping file says": "reporter, partner, flow, product, first, last, value, weight"},
    units={"as the mapping file says": "whole units of the currency; kg"},
)
