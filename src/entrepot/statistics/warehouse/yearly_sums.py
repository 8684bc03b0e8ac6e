"""Sums over one year of one table, for a few economies or for all: what is sold, bought, and by whom to whom."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw

from entrepot.statistics.warehouse.columns import BY_PARTNER, BY_REPORTER, ROWS
from entrepot.statistics.warehouse.engines import Engine
from entrepot.statistics.warehouse.query import Warehouse
from entrepot.statistics.warehouse.sums import aggregates
from entrepot.statistics.warehouse.yearly import Yearly

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Sums:
    """sold, bought: `economy`, `product`, `value` of the economies asked for; world: `product`, `value` of all
    exporters, empty where one declarant tells; between: the rows between them, `exporter`, `importer`, `product`,
    `value`, `weight` (tonnes). Products cut to as many digits as were asked for.
    """

    sold: "pl.DataFrame"
    bought: "pl.DataFrame"
    world: "pl.DataFrame"
    between: "pl.DataFrame"


@dataclass(frozen=True, slots=True)
class Adder:
    """Adds up years of tables of a warehouse on an engine, by products cut to `digits` digits."""

    warehouse: Warehouse
    engine: Engine
    digits: int

    def sums(self, table: Yearly, codes: Sequence[str]) -> Sums:
        """The sums of a table for the economies `codes`."""
        sold, bought = self._side(table, "sold", codes), self._side(table, "bought", codes)
        by = ("economy", "product")
        return Sums(sold.sort(by), bought.sort(by), self._world(table), self._between(table, codes))

    def by_economy(self, table: Yearly, side: Literal["sold", "bought"]) -> "pl.DataFrame":
        """`economy`, `product`, `value` of every economy, in no order."""
        return self._side(table, side, None)

    def sold_to(self, table: Yearly, codes: Sequence[str]) -> "pl.DataFrame":
        """`exporter`, `importer`, `product`, `value` of all that the economies `codes` sell, market by market."""
        seller, buyer = ("partner", "reporter") if table.told == "importer" else ("reporter", "partner")
        rows = _filtered(self._rows(table), table, _flow(table))
        rows = rows.filter(nw.col(seller).is_in(list(codes)), ~nw.col("partner").is_in(list(aggregates())))
        rows = rows.select(exporter=nw.col(seller), importer=nw.col(buyer), product=self._product, value="value")
        return self._added(rows, "exporter", "importer", "product")

    def market(self, table: Yearly, importer: str) -> "pl.DataFrame":
        """`exporter`, `product`, `value` of everything that an economy buys, by where from."""
        seller, buyer, flow = ("partner", "reporter", "imports")
        if table.told == "exporter":
            seller, buyer, flow = ("reporter", "partner", "exports")
        rows = _filtered(self._rows(table), table, flow)
        rows = rows.filter(nw.col(buyer) == importer, ~nw.col("partner").is_in(list(aggregates())))
        rows = rows.select(exporter=nw.col(seller), product=self._product, value="value")
        return self._added(rows, "exporter", "product")

    def by_pair(self, table: Yearly) -> "pl.DataFrame":
        """`exporter`, `importer`, `value` of every pair that the table tells of."""
        import polars as pl

        totals = self.warehouse.totals(years=[table.year]).filter(
            *_polars_filters(table),
            ~pl.col("partner").is_in(list(aggregates())),
            pl.lit(table.told != "declarant") | pl.col("reporter").is_in(list(table.declarants)),
        )
        found = []
        for flow in _flows(table):
            seller, buyer = ("reporter", "partner") if flow == "exports" else ("partner", "reporter")
            rows = totals.filter(flow=flow).select(exporter=seller, importer=buyer, value="value")
            found.append(rows.group_by("exporter", "importer").agg(pl.col("value").sum()))
        return pl.concat(found).sort("exporter", "importer")

    def at_home(self, year: int, codes: Sequence[str]) -> "pl.DataFrame | None":
        """`exporter`, `importer`, `product`, `value` among `codes` and of each with itself, where a series has it
        all.
        """
        import polars as pl

        rows = self.warehouse.totals(list(codes), years=[year]).filter(
            pl.col("flow") == "exports", pl.col("reporter").is_in(list(codes)), pl.col("partner").is_in(list(codes))
        )
        for _, part in rows.group_by("series", "unit", "level", "classification", "first", "last", maintain_order=True):
            pairs = set(part.select("reporter", "partner").iter_rows())
            if len(pairs) == len(codes) ** 2:
                return part.select(exporter="reporter", importer="partner", product=pl.lit("TOTAL"), value="value")
        return None

    def _side(self, table: Yearly, side: Literal["sold", "bought"], codes: Sequence[str] | None) -> "pl.DataFrame":
        """What economies sell or buy: from their own sums, or from those of their partners."""
        own_side = table.told == "declarant" or (table.told == "exporter") == (side == "sold")
        kept, name = (BY_REPORTER, "reporter") if own_side else (BY_PARTNER, "partner")
        flow = _flow(table) if table.told != "declarant" else {"sold": "exports", "bought": "imports"}[side]
        if table.is_summed:
            rows = _filtered(self._rows(table), table, flow).filter(nw.col("partner") == "WLD")
        else:
            rows = _filtered(self.engine.table(self.warehouse, kept, [table.year]), table, flow)
        if codes is not None:
            rows = rows.filter(nw.col(name).is_in(list(codes)))
        elif name == "partner":
            rows = rows.filter(~nw.col("partner").is_in(list(aggregates())))
        return self._added(
            rows.select(economy=nw.col(name), product=self._product, value="value"), "economy", "product"
        )

    def _world(self, table: Yearly) -> "pl.DataFrame":
        import polars as pl

        if table.told == "declarant":
            return pl.DataFrame(schema={"product": pl.String, "value": pl.Float64})
        rows = _filtered(self.engine.table(self.warehouse, BY_REPORTER, [table.year]), table, _flow(table))
        return self._added(rows.select(product=self._product, value="value"), "product").sort("product")

    def _between(self, table: Yearly, codes: Sequence[str]) -> "pl.DataFrame":
        """Rows between two economies, as they were declared."""
        import polars as pl

        found = []
        for flow in _flows(table):
            if self.engine.name == "polars" and len(codes) == 2:
                rows = _filtered(self.warehouse.pair(*codes, years=[table.year]).lazy(), table, flow)
            else:
                rows = _filtered(self._rows(table), table, flow)
            rows = rows.filter(nw.col("reporter").is_in(list(codes)), nw.col("partner").is_in(list(codes)))
            if table.told == "declarant":
                rows = rows.filter(nw.col("reporter").is_in(list(table.declarants)))
            seller, buyer = ("reporter", "partner") if flow == "exports" else ("partner", "reporter")
            rows = rows.select(
                exporter=nw.col(seller), importer=nw.col(buyer), product=self._product, value="value",
                weight=nw.col("weight") / 1000.0,
            )  # fmt: skip
            found.append(self.engine.take(rows.to_native()))
        return pl.concat(found).sort("exporter", "importer", "product", "value")

    @property
    def _product(self) -> nw.Expr:
        return nw.col("product").str.slice(0, self.digits)

    def _rows(self, table: Yearly) -> Any:
        return self.engine.table(self.warehouse, ROWS, [table.year])

    def _added(self, rows: "nw.LazyFrame[Any]", *by: str) -> "pl.DataFrame":
        return self.engine.take(rows.group_by(*by).agg(nw.col("value").sum()).to_native())


def _flow(table: Yearly) -> str:
    return "imports" if table.told == "importer" else "exports"


def _flows(table: Yearly) -> tuple[str, ...]:
    return ("exports", "imports") if table.told == "declarant" else (_flow(table),)


def _filtered(native: Any, table: Yearly, flow: str) -> "nw.LazyFrame[Any]":
    rows: nw.LazyFrame[Any] = nw.from_native(native).lazy()
    is_reconciled = nw.col("status") == "reconciled"
    first, last = table.year * 100 + 1, table.year * 100 + 12
    span = nw.col("first") == nw.col("last") if table.monthly else (nw.col("first") == first) & (nw.col("last") == last)
    return rows.filter(
        nw.col("series") == table.series,
        nw.col("flow") == flow,
        nw.col("classification") == table.classification,
        nw.col("level") == table.level,
        nw.col("unit") == table.unit,
        is_reconciled if table.reconciled else ~is_reconciled,
        (nw.col("last") >= first) & (nw.col("last") <= last),
        span,
    )


def _polars_filters(table: Yearly) -> "list[pl.Expr]":
    import polars as pl

    first, last = table.year * 100 + 1, table.year * 100 + 12
    whole = (pl.col("first") == first) & (pl.col("last") == last)
    return [
        pl.col("series") == table.series,
        pl.col("classification") == table.classification,
        pl.col("level") == table.level,
        pl.col("unit") == table.unit,
        (pl.col("status") == "reconciled") == table.reconciled,
        pl.col("first") == pl.col("last") if table.monthly else whole,
    ]
