"""One year of one table as flows from exporters to importers: which are held, and their sums for a few economies."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal

import narwhals as nw

from entrepot.statistics.warehouse.columns import BY_PARTNER, BY_REPORTER, ROWS
from entrepot.statistics.warehouse.engines import Engine
from entrepot.statistics.warehouse.query import Warehouse
from entrepot.statistics.warehouse.sums import aggregates

if TYPE_CHECKING:
    import polars as pl

Told = Literal["exporter", "importer", "declarant"]
WORLD = 30
_NOT_GOODS = ("none", "services", "goods_and_services", "EBOPS2002", "EBOPS2010")
_SAME = ["series", "year", "classification", "level", "unit", "reconciled", "flow"]


@dataclass(frozen=True, slots=True)
class Yearly:
    """A full year of one series at one level of one classification in one currency.

    told: who tells the flows: each `exporter` its exports, each `importer` its imports, or one `declarant` both.
    declarants: who tells; partners: of whom they tell; monthly: the year is the sum of its twelve months.
    """

    series: str
    year: int
    classification: str
    level: int
    unit: str
    told: Told
    reconciled: bool
    monthly: bool
    declarants: frozenset[str]
    partners: frozenset[str] = field(repr=False)

    @property
    def is_world(self) -> bool:
        """Whether so many economies tell that sums over them can stand for the world."""
        return self.told != "declarant" and len(self.declarants) >= WORLD

    @property
    def is_summed(self) -> bool:
        """Whether only its sums over all partners are held."""
        return self.partners <= aggregates()

    @property
    def exporters(self) -> frozenset[str]:
        return self.partners if self.told == "importer" else self.declarants

    def before(self, years: int = 1) -> tuple[object, ...]:
        """What the same table of an earlier year is known by."""
        return (self.series, self.year - years, self.classification, self.level, self.unit, self.told, self.reconciled)

    @property
    def key(self) -> tuple[object, ...]:
        return self.before(0)


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


def worlds(warehouse: Warehouse) -> list[Yearly]:
    """The years that are held as flows of many economies, latest first, then those that most economies tell."""
    found = [_told_by_all(key, part) for key, part in _parts(warehouse)]
    return sorted(found, key=lambda one: (-one.year, -len(one.declarants), -one.level, one.told, one.series))


def own(warehouse: Warehouse, economy: str) -> list[Yearly]:
    """The years that an economy tells itself, latest first."""
    import polars as pl

    found: dict[tuple[object, ...], Yearly] = {}
    for key, part in _parts(warehouse, summed=True):
        mine = part.filter(pl.col("reporter") == economy)
        single = mine.filter(~pl.col("partner").is_in(list(aggregates())))
        mine = single if single.height else mine.filter(pl.col("partner") == "WLD")
        if mine.height:
            one = _yearly(key, mine, "declarant")
            known = found.get(one.key)
            found[one.key] = one if known is None else _joined(known, one)
    return sorted(found.values(), key=lambda one: (-one.year, -one.level, one.series))


def at_level(tables: Iterable[Yearly], digits: int) -> list[Yearly]:
    """Of tables of one series and year, the one whose level is nearest above `digits`, else the finest below."""
    best: dict[tuple[object, ...], Yearly] = {}
    for one in tables:
        key = (one.series, one.year, one.unit, one.told, one.reconciled)
        kept = best.get(key)
        if kept is None or _distance(one.level, digits) < _distance(kept.level, digits):
            best[key] = one
    return list(best.values())


def sums(warehouse: Warehouse, engine: Engine, table: Yearly, codes: Sequence[str], digits: int) -> Sums:
    """The sums of a table for the economies `codes`."""
    sold = _sorted(_side(warehouse, engine, table, "sold", codes, digits))
    bought = _sorted(_side(warehouse, engine, table, "bought", codes, digits))
    return Sums(
        sold, bought, _world(warehouse, engine, table, digits), _between(warehouse, engine, table, codes, digits)
    )


def by_economy(
    warehouse: Warehouse, engine: Engine, table: Yearly, side: Literal["sold", "bought"], digits: int
) -> "pl.DataFrame":
    """`economy`, `product`, `value` of every economy, in no order."""
    return _side(warehouse, engine, table, side, None, digits)


def sold_to(warehouse: Warehouse, engine: Engine, table: Yearly, codes: Sequence[str], digits: int) -> "pl.DataFrame":
    """`exporter`, `importer`, `product`, `value` of all that the economies `codes` sell, market by market."""
    seller, buyer = ("partner", "reporter") if table.told == "importer" else ("reporter", "partner")
    rows = _filtered(engine.table(warehouse, ROWS, [table.year]), table, _flow(table.told))
    rows = rows.filter(nw.col(seller).is_in(list(codes)), ~nw.col("partner").is_in(list(aggregates())))
    cut = nw.col("product").str.slice(0, digits)
    rows = rows.select(exporter=nw.col(seller), importer=nw.col(buyer), product=cut, value="value")
    return engine.take(rows.group_by("exporter", "importer", "product").agg(nw.col("value").sum()).to_native())


def at_home(warehouse: Warehouse, year: int, codes: Sequence[str]) -> "pl.DataFrame | None":
    """`exporter`, `importer`, `product`, `value` among `codes` and of each with itself, where a series has it all."""
    import polars as pl

    rows = warehouse.totals(list(codes), years=[year]).filter(
        pl.col("flow") == "exports", pl.col("reporter").is_in(list(codes)), pl.col("partner").is_in(list(codes))
    )
    for _, part in rows.group_by("series", "unit", "level", "classification", "first", "last", maintain_order=True):
        pairs = set(part.select("reporter", "partner").iter_rows())
        if len(pairs) == len(codes) ** 2:
            return part.select(exporter="reporter", importer="partner", product=pl.lit("TOTAL"), value="value")
    return None


def by_pair(warehouse: Warehouse, table: Yearly) -> "pl.DataFrame":
    """`exporter`, `importer`, `value` of every pair that the table tells of."""
    import polars as pl

    totals = warehouse.totals(years=[table.year]).filter(
        *_polars_filters(table),
        ~pl.col("partner").is_in(list(aggregates())),
        pl.lit(table.told != "declarant") | pl.col("reporter").is_in(list(table.declarants)),
    )
    found = []
    for flow in ("exports", "imports") if table.told == "declarant" else (_flow(table.told),):
        seller, buyer = ("reporter", "partner") if flow == "exports" else ("partner", "reporter")
        rows = totals.filter(flow=flow).select(exporter=seller, importer=buyer, value="value")
        found.append(rows.group_by("exporter", "importer").agg(pl.col("value").sum()))
    return pl.concat(found).sort("exporter", "importer")


def market(warehouse: Warehouse, engine: Engine, table: Yearly, importer: str, digits: int) -> "pl.DataFrame":
    """`exporter`, `product`, `value` of everything that an economy buys, by where from."""
    side = "partner" if table.told == "exporter" else "reporter"
    other = "reporter" if side == "partner" else "partner"
    rows = _filtered(
        engine.table(warehouse, ROWS, [table.year]), table, _flow("exporter" if side == "partner" else "importer")
    )
    rows = rows.filter(nw.col(side) == importer, ~nw.col("partner").is_in(list(aggregates())))
    rows = rows.select(exporter=nw.col(other), product=nw.col("product").str.slice(0, digits), value="value")
    return engine.take(rows.group_by("exporter", "product").agg(nw.col("value").sum()).to_native())


def _parts(warehouse: Warehouse, *, summed: bool = False) -> "Iterator[tuple[tuple[Any, ...], pl.DataFrame]]":
    """Goods by product, partner by partner, of every full year that is held, flow by flow; summed: the world too."""
    import polars as pl

    totals = warehouse.totals().filter(
        pl.col("level") > 0,
        pl.col("flow").is_in(["exports", "imports"]),
        ~pl.col("classification").is_in(_NOT_GOODS),
        pl.lit(summed) | ~pl.col("partner").is_in(list(aggregates())),
    )
    whole = (pl.col("first") % 100 == 1) & (pl.col("last") - pl.col("first") == 11)
    totals = totals.with_columns(whole=whole, reconciled=pl.col("status") == "reconciled")
    groups = totals.group_by(_SAME, maintain_order=True)
    for key, part in groups:
        if part["whole"].any():
            yield key, part.filter("whole")
        elif part.filter(pl.col("first") == pl.col("last"))["first"].n_unique() == 12:
            yield key, part.filter(pl.col("first") == pl.col("last"))


def _told_by_all(key: tuple[Any, ...], part: "pl.DataFrame") -> Yearly:
    return _yearly(key, part, "exporter" if key[6] == "exports" else "importer")


def _yearly(key: tuple[Any, ...], part: "pl.DataFrame", told: Told) -> Yearly:
    series, year, classification, level, unit, reconciled, _ = key
    return Yearly(
        series, int(year), classification, int(level), unit, told, bool(reconciled), not part["whole"][0],
        frozenset(part["reporter"].unique()), frozenset(part["partner"].unique()),
    )  # fmt: skip


def _joined(one: Yearly, other: Yearly) -> Yearly:
    """Exports and imports that one economy declares, as one table."""
    from dataclasses import replace

    partners = one.partners | other.partners
    if one.is_summed != other.is_summed:  # the flow without partners is left out: the two are not told alike
        return other if one.is_summed else one
    return replace(one, partners=partners, monthly=one.monthly or other.monthly)


def _distance(level: int, digits: int) -> tuple[bool, int]:
    return (level < digits, abs(level - digits))


def _flow(told: Told) -> str:
    return "imports" if told == "importer" else "exports"


def _side(
    warehouse: Warehouse, engine: Engine, table: Yearly, side: str, codes: Sequence[str] | None, digits: int
) -> "pl.DataFrame":
    """What economies sell or buy: from their own sums, or from those of their partners."""
    own_side = table.told == "declarant" or (table.told == "exporter") == (side == "sold")
    kept, name = (BY_REPORTER, "reporter") if own_side else (BY_PARTNER, "partner")
    flow = _flow(table.told) if table.told != "declarant" else {"sold": "exports", "bought": "imports"}[side]
    if table.is_summed:
        rows = _filtered(engine.table(warehouse, ROWS, [table.year]), table, flow).filter(nw.col("partner") == "WLD")
    else:
        rows = _filtered(engine.table(warehouse, kept, [table.year]), table, flow)
    if codes is not None:
        rows = rows.filter(nw.col(name).is_in(list(codes)))
    elif name == "partner":
        rows = rows.filter(~nw.col("partner").is_in(list(aggregates())))
    rows = rows.select(economy=nw.col(name), product=nw.col("product").str.slice(0, digits), value="value")
    return engine.take(rows.group_by("economy", "product").agg(nw.col("value").sum()).to_native())


def _world(warehouse: Warehouse, engine: Engine, table: Yearly, digits: int) -> "pl.DataFrame":
    import polars as pl

    if table.told == "declarant":
        return pl.DataFrame(schema={"product": pl.String, "value": pl.Float64})
    rows = _filtered(engine.table(warehouse, BY_REPORTER, [table.year]), table, _flow(table.told))
    rows = rows.select(product=nw.col("product").str.slice(0, digits), value="value")
    return _sorted(engine.take(rows.group_by("product").agg(nw.col("value").sum()).to_native()))


def _between(warehouse: Warehouse, engine: Engine, table: Yearly, codes: Sequence[str], digits: int) -> "pl.DataFrame":
    """Rows between two economies, as they were declared."""
    import polars as pl

    flows = ("exports", "imports") if table.told == "declarant" else (_flow(table.told),)
    found = []
    for flow in flows:
        if engine.name == "polars" and len(codes) == 2:
            native: Any = warehouse.pair(*codes, years=[table.year]).lazy()
        else:
            native = engine.table(warehouse, ROWS, [table.year])
        rows = _filtered(native, table, flow)
        rows = rows.filter(nw.col("reporter").is_in(list(codes)), nw.col("partner").is_in(list(codes)))
        if table.told == "declarant":
            rows = rows.filter(nw.col("reporter").is_in(list(table.declarants)))
        seller, buyer = ("reporter", "partner") if flow == "exports" else ("partner", "reporter")
        rows = rows.select(
            exporter=nw.col(seller), importer=nw.col(buyer), product=nw.col("product").str.slice(0, digits),
            value="value", weight=nw.col("weight") / 1000.0,
        )  # fmt: skip
        found.append(engine.take(rows.to_native()))
    return pl.concat(found).sort("exporter", "importer", "product", "value")


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


def _sorted(frame: "pl.DataFrame") -> "pl.DataFrame":
    return frame.sort([name for name in ("economy", "product") if name in frame.columns])
