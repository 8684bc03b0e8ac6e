"""The way from the warehouse to the analysis of a pair: its page, its freight, where its tables come from."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError

if TYPE_CHECKING:
    import polars as pl

    from entrepot.analysis.official.held import Held
    from entrepot.analysis.trade_results import TradePage
    from entrepot.analysis.trade_twice import Freight
    from entrepot.nouns.economy import Economy
    from entrepot.nouns.exchange import Json
    from entrepot.nouns.ledger import Rows
    from entrepot.nouns.origin import Origin
    from entrepot.statistics import Warehouse


_TOLD = ("first", "last", "reporter", "partner", "flow", "product", "value", "unit", "valuation", "weight")


def has_tables(folder: Path) -> bool:
    """Whether a folder of statistics holds any, found out without loading what reads them."""
    return (folder / "origins" / "_delta_log").is_dir()


def page_of(
    folder: Path,
    a: Economy,
    b: Economy,
    *,
    digits: int = 4,
    series: str | None = None,
    as_of: date | None = None,
    ended_by: date | None = None,
    engine: str = "polars",
) -> TradePage:
    """The trade page of a pair from the statistics in a folder. Raises EntrepotError where nothing is held.

    as_of: what was held then; ended_by: periods that had not ended by then are left out; engine: that reads the
    tables (`polars`, `duckdb`, `spark` …).
    """
    from entrepot.analysis.trade_page import trade_page
    from entrepot.statistics import Store, Warehouse
    from entrepot.statistics.warehouse.sums import aggregates

    held = Warehouse(Store(folder), as_of)
    rows, totals = (_ended(frame, ended_by) for frame in _read(held, a, b, engine))
    return trade_page(
        a,
        b,
        rows,
        totals,
        digits=digits,
        aggregates=sorted(aggregates()),
        series=series,
        freight=_freight(rows),
    )


def _read(held: Warehouse, a: Economy, b: Economy, name: str) -> tuple[pl.DataFrame, pl.DataFrame]:
    """The rows between two economies, and the sums by pair with either of them."""
    if name == "polars":
        return held.pair(a, b), held.totals([a, b])
    import narwhals as nw

    from entrepot.statistics.warehouse.columns import ROWS, TOTALS
    from entrepot.statistics.warehouse.engines import engine

    room = engine(name)
    codes = [a.code, b.code]
    tells, told = nw.col("reporter").is_in(codes), nw.col("partner").is_in(codes)
    rows = nw.from_native(room.table(held, ROWS)).filter(tells, told)
    totals = nw.from_native(room.table(held, TOTALS)).filter(tells | told)
    return room.take(rows.to_native()), room.take(totals.to_native())


def held_of(folder: Path, a: Economy, b: Economy, as_of: date | None = None) -> Held | None:
    """What the tables have of a pair; else of the countries that contain its regions; None where they have neither.

    as_of: periods that had not ended by then are left out.
    """
    if not folder.is_dir():
        return None
    found = _held(folder, a, b, as_of)
    if found is not None:
        return found
    countries = (a.country, b.country)
    if countries == (a, b) or countries[0] == countries[1]:
        return None
    return _held(folder, *countries, as_of, of_country=True)


def _held(folder: Path, a: Economy, b: Economy, as_of: date | None, *, of_country: bool = False) -> Held | None:
    from entrepot.analysis.official.held import Held
    from entrepot.analysis.trade_page import NothingHeldError

    try:
        page = page_of(folder, a, b, ended_by=as_of)
    except NothingHeldError:
        return None
    return Held(page, origins_of(folder), of_country)


def origins_of(folder: Path) -> dict[str, Origin]:
    """The origin of each file by its id, and of the latest file of a series by the series' title."""
    from entrepot.statistics import Store, held
    from entrepot.statistics.warehouse.pairs import series_titles

    store = Store(folder)
    files, titles = held(store), series_titles(store)
    by_title = {titles[one.series]: one.origin for one in sorted(files, key=lambda one: one.loaded)}
    return by_title | {one.origin_id: one.origin for one in files}


def rows_of(folder: Path, rows: Rows, most: int) -> tuple[Json, ...]:
    """The first rows of a table that an entry of a ledger rests on, as plain values.

    The origin is that of one file or the title of a series; none for tables that are not in the workspace.
    """
    import polars as pl

    from entrepot.nouns.selection import EVERYBODY, Selection
    from entrepot.statistics import Store, Warehouse, held
    from entrepot.statistics.warehouse.pairs import series_titles

    try:
        asked = Selection.parse(rows.query)
    except EntrepotError:
        return ()
    warehouse = Warehouse(Store(folder))
    titles = series_titles(warehouse.store)
    origins = [one.origin_id for one in held(warehouse.store) if rows.origin in (one.origin_id, titles[one.series])]
    is_pair = EVERYBODY not in (asked.reporter, asked.partner) and asked.partner != "WLD"
    if is_pair:
        frame = warehouse.pair(asked.reporter, asked.partner).lazy()
    elif asked.prefixes or asked.reporter == EVERYBODY:
        frame = warehouse.rows(years=range(asked.period.first_year, asked.period.last_year + 1))
    else:
        frame = warehouse.totals([asked.reporter]).lazy()
    first, last = asked.period.codes
    found = frame.filter(
        pl.col("origin_id").is_in(origins), pl.col("flow") == asked.flow,
        pl.col("classification") == asked.classification, pl.col("level") == asked.digits,
        pl.col("unit") == asked.unit, pl.col("first") >= first, pl.col("last") <= last,
    )  # fmt: skip
    for side, code in (("reporter", asked.reporter), ("partner", asked.partner)):
        found = found.filter(pl.col(side) == code) if code != EVERYBODY else found
    if asked.prefixes:
        found = found.filter(pl.any_horizontal(pl.col("product").str.starts_with(code) for code in asked.prefixes))
    listed = found.collect()
    told = [name for name in _TOLD if name in listed.columns]
    return tuple(listed.sort("first", "last", "partner", "value").head(most).select(told).iter_rows(named=True))


def _ended(frame: pl.DataFrame, day: date | None) -> pl.DataFrame:
    """Rows of periods that had ended by the evening of a day."""
    import polars as pl

    if day is None:
        return frame
    last = (day + timedelta(days=1)).replace(day=1) - timedelta(days=1)
    return frame.filter(pl.col("last") <= last.year * 100 + last.month)


def _freight(rows: pl.DataFrame) -> Freight:
    """The fit of the pair's own rows, in the analysis' words."""
    from entrepot.analysis.trade_twice import Fit, Freight
    from entrepot.statistics.freight import freight_of

    found = freight_of(rows)
    told = found.fit
    if told is None:
        return Freight(why=found.why)
    terms = {name: (value, told.errors[name]) for name, value in told.coefficients.items()}
    return Freight(Fit(told.flows, told.dropped, told.r_squared, told.mean_rate, terms), found.rates)
