"""Every column of the warehouse, defined once: its name, type, unit and meaning."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import polars as pl

Type = Literal["string", "integer", "long", "byte", "double", "boolean", "timestamp"]


@dataclass(frozen=True, slots=True)
class Column:
    """name; type as Delta calls it; unit, or None for a code or a text; meaning in one sentence or two."""

    name: str
    type: Type
    unit: str | None
    meaning: str
    may_be_missing: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table of the warehouse: partitions are the columns kept in the paths of its files, not in the files."""

    name: str
    meaning: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]
    partitions: tuple[Column, ...] = ()

    def __getitem__(self, name: str) -> Column:
        return next(column for column in (*self.columns, *self.partitions) if column.name == name)


FIRST = Column("first", "integer", "month as YYYYMM", "The first month of the period the row is about.")
LAST = Column("last", "integer", "month as YYYYMM", "The last month of the period; equal to `first` for one month.")
REPORTER = Column(
    "reporter",
    "string",
    None,
    "Who declared the flow: ISO 3166-1 alpha-3 or ISO 3166-2; ISO 3166-3 or the publisher's own code for dissolved and "
    "special ones. In reconciled tables, which nobody declared, the exporter.",
)
PARTNER = Column(
    "partner", "string", None, "The other side, coded like `reporter`; `WLD` is the world, a sum over partners."
)
FLOW = Column(
    "flow",
    "string",
    None,
    "`exports` or `imports` of the reporter; `re_exports`, `re_imports`, `domestic_exports` and `foreign_imports` are "
    "parts of these and are never added to them.",
)
CLASSIFICATION = Column(
    "classification",
    "string",
    None,
    "What `product` is coded in: `HS1992` to `HS2022`, `HS` (revision not given), `CN`, `SITC1` to `SITC4`, `BEC4`, "
    "`BEC5` …; `none` where there are no products.",
)
PRODUCT = Column("product", "string", None, "The product's code with its leading zeros; `TOTAL` for all products.")
LEVEL = Column(
    "level", "byte", "digits", "How many digits the code has; 0 for `TOTAL`. Levels are never added together."
)
VALUE = Column("value", "double", "whole units of `unit`", "The value of the flow.")
UNIT = Column("unit", "string", None, "The currency of `value`, ISO 4217.")
WEIGHT = Column("weight", "double", "kg", "Net weight.", may_be_missing=True)
VALUATION = Column("valuation", "string", None, "`fob`, `cif` or `unknown`.")
STATUS = Column(
    "status",
    "string",
    None,
    "`reported` by the reporter, `reconciled` from both sides by the publisher, `estimated` or `simulated`.",
)
FLAG = Column(
    "flag",
    "string",
    None,
    "What is odd in the row, in words joined by spaces: `unknown_reporter`, `unknown_partner`, `unknown_product`, "
    "`negative`; empty where nothing is.",
)
YEAR = Column("year", "integer", "year", "The year of `last`.")
ORIGIN_ID = Column("origin_id", "string", None, "The file the row came from: see the table of origins.")

ROWS = Table(
    name="rows",
    meaning="What the publishers' files say, one row a flow, as read: renamed, typed and in whole units, nothing else.",
    key=("first", "last", "reporter", "partner", "flow", "classification", "product", "unit", "valuation", "status"),
    columns=(
        FIRST, LAST, REPORTER, PARTNER, FLOW, CLASSIFICATION, PRODUCT, LEVEL, VALUE, UNIT, WEIGHT, VALUATION, STATUS,
        FLAG,
    ),
    partitions=(YEAR, ORIGIN_ID),
)  # fmt: skip

LINES = Column("lines", "integer", "rows", "How many rows of `rows` were added up.")

_SUM_KEY = ("first", "last", "flow", "classification", "level", "unit", "valuation", "status")

TOTALS = Table(
    name="totals",
    meaning="Sums of `rows` over the products of one level: what two economies trade, so that shares and ranks "
    "need not read every row.",
    key=("reporter", "partner", *_SUM_KEY),
    columns=(
        REPORTER, PARTNER, FIRST, LAST, FLOW, CLASSIFICATION, LEVEL, UNIT, VALUATION, STATUS, VALUE, WEIGHT, LINES,
    ),
    partitions=(YEAR, ORIGIN_ID),
)  # fmt: skip

BY_REPORTER = Table(
    name="by_reporter",
    meaning="Sums of `rows` over partners: what a reporter trades with all of them, product by product. Partners "
    "that are sums themselves (`WLD`, blocs) are left out.",
    key=("reporter", "product", *_SUM_KEY),
    columns=(REPORTER, PRODUCT, FIRST, LAST, FLOW, CLASSIFICATION, LEVEL, UNIT, VALUATION, STATUS, VALUE, LINES),
    partitions=(YEAR, ORIGIN_ID),
)

BY_PARTNER = Table(
    name="by_partner",
    meaning="Sums of `rows` over reporters: what all of them trade with a partner, product by product.",
    key=("partner", "product", *_SUM_KEY),
    columns=(PARTNER, PRODUCT, FIRST, LAST, FLOW, CLASSIFICATION, LEVEL, UNIT, VALUATION, STATUS, VALUE, LINES),
    partitions=(YEAR, ORIGIN_ID),
)

ORIGINS = Table(
    name="origins",
    meaning="The files that were added. A file's rows are held from the moment it stands here.",
    key=("origin_id",),
    columns=(
        ORIGIN_ID,
        Column("reader", "string", None, "The reader that recognised the file."),
        Column("series", "string", None, "What the file continues or revises: a newer file of it replaces it."),
        Column("replaces", "string", None, "What a newer file replaces: `slice`, a whole period; `cell`, its rows."),
        Column("release", "string", None, "The publisher's version or date, by which the newer file is known."),
        Column("title", "string", None, "The table's title."),
        Column("publisher", "string", None, "Who published it."),
        Column("link", "string", None, "Where the publisher keeps it.", may_be_missing=True),
        Column("licence", "string", None, "The terms of use.", may_be_missing=True),
        Column("may_publish", "boolean", None, "False where the rows may not be re-published.", may_be_missing=True),
        Column("file", "string", None, "The file's name when it was added."),
        Column("sha256", "string", None, "Of its bytes."),
        Column("size", "long", "bytes", "How large the file was."),
        Column("loaded", "timestamp", "UTC", "When it was added."),
        Column("rows", "integer", "rows", "How many rows were read from it."),
        Column("skipped", "string", None, "What was not read, why and how many rows: JSON."),
        Column("flags", "string", None, "How many rows carry each flag: JSON."),
        Column("notes", "string", None, "What else there is to say of it: JSON list of sentences."),
        Column("periods", "string", None, "The periods it covers, as JSON list of [first, last]."),
        Column("reporters", "string", None, "The reporters it covers, as JSON list."),
        Column(
            "coverage",
            "string",
            None,
            "For each classification and level: how many two-digit chapters occur, as JSON list of "
            "[classification, level, chapters]. Few chapters: the sums over products are not all trade.",
        ),
        Column("simulated", "boolean", None, "True for invented data."),
    ),
)  # fmt: skip

SUMS = (TOTALS, BY_REPORTER, BY_PARTNER)
TABLES = (ROWS, *SUMS, ORIGINS)


def polars_type(column: Column) -> "pl.DataType":
    """The type of a column in memory."""
    import polars as pl

    kinds = {
        "string": pl.String(),
        "integer": pl.Int32(),
        "long": pl.Int64(),
        "byte": pl.Int8(),
        "double": pl.Float64(),
        "boolean": pl.Boolean(),
        "timestamp": pl.Datetime("us", "UTC"),
    }
    return kinds[column.type]


def polars_schema(table: Table) -> "dict[str, pl.DataType]":
    """Names and types of a table's columns in memory, partitions last."""
    return {column.name: polars_type(column) for column in (*table.columns, *table.partitions)}
