"""One year of one table as flows from exporters to importers: which years are held, and who tells them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

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
    partners = one.partners | other.partners
    if one.is_summed != other.is_summed:  # the flow without partners is left out: the two are not told alike
        return other if one.is_summed else one
    return replace(one, partners=partners, monthly=one.monthly or other.monthly)


def _distance(level: int, digits: int) -> tuple[bool, int]:
    return (level < digits, abs(level - digits))
