"""Asking the warehouse: a pair's rows, sums, everything; only what counts, and as it stood on a day."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.nouns.economy import Economy
from entrepot.statistics.warehouse.columns import BY_PARTNER, BY_REPORTER, ROWS, TOTALS, Table, polars_schema
from entrepot.statistics.warehouse.revisions import Live, live
from entrepot.statistics.warehouse.store import Store
from entrepot.statistics.warehouse.sums import add

if TYPE_CHECKING:
    import polars as pl


class Warehouse:
    """What a store holds, as of a day or as it stands.

    Every frame it gives has the columns of its table (see the data dictionary), `year`, `origin_id` and `series`.
    Rows that a newer file of their series replaces are not in it. Series are never added together.
    """

    def __init__(self, store: Store, as_of: date | datetime | None = None) -> None:
        self.store = store
        self.as_of = as_of
        self.live: tuple[Live, ...] = live(store.origins(), as_of)

    def pair(self, one: Economy | str, other: Economy | str, *, years: Iterable[int] | None = None) -> "pl.DataFrame":
        """The rows between two economies, declared by either."""
        import polars as pl

        a, b = _code(one), _code(other)
        rows = self._scan(ROWS, years)
        both = [
            rows.filter(pl.col("reporter") == reporter, pl.col("partner") == partner)
            for reporter, partner in ((a, b), (b, a))
        ]
        return self._current(pl.concat(both).collect())

    def totals(
        self, economies: Sequence[Economy | str] | None = None, *, years: Iterable[int] | None = None
    ) -> "pl.DataFrame":
        """The sums by pair, with these economies on either side (default: all)."""
        codes = None if economies is None else [_code(economy) for economy in economies]
        return self._sums(TOTALS, codes, years)

    def by_reporter(
        self, economies: Sequence[Economy | str] | None = None, *, years: Iterable[int] | None = None
    ) -> "pl.DataFrame":
        """The sums by reporter and product, over partners; of these reporters (default: all)."""
        return self._sums(BY_REPORTER, None if economies is None else [_code(one) for one in economies], years)

    def by_partner(
        self, economies: Sequence[Economy | str] | None = None, *, years: Iterable[int] | None = None
    ) -> "pl.DataFrame":
        """The sums by partner and product, over reporters; of these partners (default: all)."""
        return self._sums(BY_PARTNER, None if economies is None else [_code(one) for one in economies], years)

    def rows(self, *, years: Iterable[int] | None = None) -> "pl.LazyFrame":
        """Every row that counts, lazily."""
        return self._current_lazy(self._scan(ROWS, years))

    def lazy(self, table: Table, *, years: Iterable[int] | None = None) -> "pl.LazyFrame":
        """What counts of a table, lazily: only what is asked of it is read."""
        if table is ROWS:
            return self.rows(years=years)
        if any(one.shares_cells for one in self.live):
            return self._sums(table, None, years).lazy()
        return self._scan(table, years)

    def files(self, table: Table = ROWS, years: Iterable[int] | None = None) -> list[tuple[Path, Live]]:
        """The Parquet files behind the rows that count, by the Delta log, with their origins."""
        wanted = None if years is None else frozenset(years)
        by_id = {one.origin_id: one for one in self.live}
        folder = self.store.folder(table)
        return [
            (folder / part.path, by_id[part.origin_id])
            for part in self.store.parts(table)
            if part.origin_id in by_id
            and part.year in by_id[part.origin_id].years
            and (wanted is None or part.year in wanted)
        ]

    def _scan(self, table: Table, years: Iterable[int] | None) -> "pl.LazyFrame":
        """The rows of a table from the files that count, less the periods that a newer file replaces."""
        import polars as pl

        schema = polars_schema(table)
        files = self.files(table, years)
        if not files:
            return pl.LazyFrame(schema={**schema, "series": pl.String})
        partial = {one.origin_id: one for _, one in files if one.replaced}
        scan = pl.scan_parquet(
            [path for path, _ in files],
            glob=False,
            hive_partitioning=True,
            hive_schema={"year": pl.Int32, "origin_id": pl.String},
        )
        for one in partial.values():
            gone = pl.any_horizontal((pl.col("first") == a) & (pl.col("last") == b) for a, b in one.replaced)
            scan = scan.filter(~((pl.col("origin_id") == one.origin_id) & gone))
        names = {one.origin_id: one.series for _, one in files}
        series = pl.col("origin_id").replace_strict(list(names), list(names.values()), return_dtype=pl.String)
        return scan.with_columns(series=series)

    def _sums(self, table: Table, codes: list[str] | None, years: Iterable[int] | None) -> "pl.DataFrame":
        """Kept sums; where files of a series share cells, sums of the newest rows instead."""
        import polars as pl

        shared = [one.origin_id for one in self.live if one.shares_cells]
        scan = self._scan(table, years)
        if shared:
            scan = scan.filter(~pl.col("origin_id").is_in(shared))
        kept = _about(scan, codes, table).collect()
        if not shared:
            return kept
        rows = self._scan(ROWS, years).filter(pl.col("origin_id").is_in(shared))
        newest = self._current(_about(rows, codes, table).collect())
        return pl.concat([kept, *_summed(newest, table, kept)])

    def _current(self, rows: "pl.DataFrame") -> "pl.DataFrame":
        return self._current_lazy(rows.lazy()).collect()

    def _current_lazy(self, rows: "pl.LazyFrame") -> "pl.LazyFrame":
        """Of cells that several live files of a series have, the newest file's."""
        import polars as pl

        ranks = {one.origin_id: one.rank for one in self.live if one.shares_cells}
        if not ranks:
            return rows
        shared = rows.filter(pl.col("origin_id").is_in(list(ranks)))
        rank = pl.col("origin_id").replace_strict(list(ranks), list(ranks.values()), return_dtype=pl.Int32)
        newest = shared.sort(rank, maintain_order=True).unique(["series", *ROWS.key], keep="first", maintain_order=True)
        return pl.concat([rows.filter(~pl.col("origin_id").is_in(list(ranks))), newest])


def _about(scan: "pl.LazyFrame", codes: list[str] | None, table: Table) -> "pl.LazyFrame":
    import polars as pl

    if codes is None:
        return scan
    sides = [name for name in ("reporter", "partner") if name in table.key]
    return scan.filter(pl.any_horizontal(pl.col(side).is_in(codes) for side in sides))


def _summed(rows: "pl.DataFrame", table: Table, like: "pl.DataFrame") -> "list[pl.DataFrame]":
    """Sums of rows, one frame for each series; the origin is the newest of the rows that were added."""
    import polars as pl

    from entrepot.statistics.warehouse.layout import conform
    from entrepot.statistics.warehouse.sums import aggregates

    if table is BY_REPORTER:
        rows = rows.filter(~pl.col("partner").is_in(list(aggregates())))
    found = []
    for (series,), part in rows.group_by("series", maintain_order=True):
        sums = add(conform(part), table).with_columns(
            year=pl.col("last") // 100, origin_id=pl.lit(part["origin_id"][0]), series=pl.lit(series)
        )
        found.append(sums.select(like.columns).cast(dict(like.schema)))  # type: ignore[arg-type]
    return found


def _code(economy: Economy | str) -> str:
    return economy.code if isinstance(economy, Economy) else economy
