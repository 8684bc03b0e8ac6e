"""What a warehouse holds of pairs: the levels of one or many of them, and all of them as a panel."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

from entrepot.nouns.panel import Levels, Panel
from entrepot.nouns.period import Period
from entrepot.nouns.tabled import Declared, Tabled, Tables
from entrepot.statistics.warehouse.query import Warehouse
from entrepot.statistics.warehouse.store import Store
from entrepot.statistics.warehouse.sums import aggregates

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

SIMULATED = "Simulated"
SERVICES = ("services", "goods_and_services", "EBOPS2002", "EBOPS2010")
_CELL = ("series", "reporter", "partner", "flow", "first", "last", "unit", "status")
_WITHIN = ("classification", "level", "valuation")


@dataclass
class Pairs:
    """The levels of goods trade by pair. until: periods that end later are left out (months since year 0)."""

    warehouse: Warehouse
    until: int | None = None
    _parts: dict[tuple[str, str], list[Tabled]] | None = field(default=None, repr=False)

    @cached_property
    def sums(self) -> "pl.DataFrame":
        """The sums by pair: a published total where there is one, else the level of products with the greatest sum."""
        import polars as pl

        totals = self.warehouse.totals().select(*_CELL, *_WITHIN, "value", "lines")
        keep = ~pl.col("classification").is_in(SERVICES)
        if self.until is not None:
            keep &= (pl.col("last") // 100) * 12 + pl.col("last") % 100 - 1 <= self.until
        totals = totals.filter(pl.col("flow").is_in(["exports", "imports"]) & keep)
        totals = totals.with_columns(pl.col(pl.String).cast(pl.Categorical))
        kinds = totals.select("series", *_WITHIN).unique()
        plain = kinds.group_by("series").len().filter(pl.col("len") == 1)["series"]
        simple, mixed = (
            totals.filter(pl.col("series").is_in(plain.implode()) == is_plain) for is_plain in (True, False)
        )
        return pl.concat([simple, _settled(mixed)]) if mixed.height else simple

    @cached_property
    def _titles(self) -> dict[str, str]:
        return series_titles(self.warehouse.store)

    @cached_property
    def _simulated(self) -> frozenset[str]:
        return frozenset(one.series for one in self.warehouse.live if one.simulated)

    @cached_property
    def _declared(self) -> dict[str, set[Declared]]:
        """By who declares."""
        found: dict[str, set[Declared]] = defaultdict(set)
        keys = self.sums.select("series", "reporter", "flow", "first", "last").unique()
        for series, reporter, flow, first, last in keys.iter_rows():
            found[reporter].add((series, reporter, flow, Period.from_codes(first, last)))
        return found

    def choose(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Fetch the levels of these pairs at once, for `of` to give them one by one."""
        import polars as pl

        wanted = {frozenset(pair) for pair in pairs}
        codes = sorted({code for pair in wanted for code in pair})
        near = self.sums.filter(pl.col("reporter").is_in(codes), pl.col("partner").is_in(codes))
        parts: dict[tuple[str, str], list[Tabled]] = {(min(pair), max(pair)): [] for pair in wanted}
        for row in near.iter_rows(named=True):
            key = (min(row["reporter"], row["partner"]), max(row["reporter"], row["partner"]))
            if key in parts:
                parts[key].append(_tabled(row))
        self._parts = parts

    def of(self, one: str, other: str) -> Tables:
        """What is held of two economies, by code."""
        key = (min(one, other), max(one, other))
        if self._parts is None or key not in self._parts:
            self.choose([key])
        assert self._parts is not None
        levels = tuple(sorted(self._parts[key], key=_order))
        if not levels:
            return Tables()
        series = {level.series for level in levels}
        declared = frozenset(d for code in key for d in self._declared.get(code, ()) if d[0] in series)
        titles = {name: self._titles[name] for name in sorted(series)}
        return Tables(levels, declared, titles, self._simulated & series)

    def panel(self) -> Panel | None:
        """Full years of the series that holds most of them; None where no year is held."""
        import polars as pl

        mixed = list(aggregates())
        years = self.sums.filter(
            pl.col("first") % 100 == 1,
            pl.col("last") == pl.col("first") + 11,
            ~pl.col("partner").is_in(mixed),
            ~pl.col("reporter").is_in(mixed),
            pl.col("reporter") != pl.col("partner"),
        )
        if not years.height:
            return None
        series, unit = years.group_by("series", "unit").len().sort("len", "series", "unit", descending=True).row(0)[:2]
        return _panel(years.filter(series=series, unit=unit), self._titles[series], unit)


def _settled(totals: "pl.DataFrame") -> "pl.DataFrame":
    """One row a cell, of several classifications, levels and valuations."""
    import polars as pl

    by_level = totals.group_by(*_CELL, "classification", "level").agg(
        pl.col("valuation").cast(pl.String).unique().sort().str.join(" and ").cast(pl.Categorical),
        pl.col("value").sum(),
        pl.col("lines").sum(),
    )
    order = by_level.sort(
        pl.col("level") == 0, "value", pl.col("classification").cast(pl.String), descending=True, maintain_order=True
    )
    return order.unique(_CELL, keep="first").select(totals.columns)


def _panel(years: "pl.DataFrame", origin: str, unit: str) -> Panel:
    """One-way trade as sellers tell it; two-way trade as the first of two in the alphabet tells it, or both of them."""
    import numpy as np
    import polars as pl

    sides = years.select(pl.col("reporter", "partner").cast(pl.String))
    names = sorted({*sides["reporter"].unique(), *sides["partner"].unique()})
    codes = pl.Enum(names)
    years = years.with_columns(sides.select(pl.all().cast(codes).to_physical().cast(pl.Int64)))
    first = int(years["last"].min()) // 100  # type: ignore[arg-type]
    span = int(years["last"].max()) // 100 - first + 1  # type: ignore[arg-type]
    cubes = {}
    for flow in ("exports", "imports"):
        part = years.filter(flow=flow)
        cube = np.full((len(names), len(names), span), np.nan, dtype=np.float64)
        told = part.select("reporter", year=pl.col("last") // 100 - first).unique()
        for reporter, year in told.iter_rows():
            cube[reporter, :, year] = 0.0
        at = [part[side].to_numpy() for side in ("reporter", "partner")]
        np.add.at(cube, (*at, part["last"].to_numpy() // 100 - first), part["value"].to_numpy())
        cubes[flow] = cube
    sold, bought = cubes["exports"], cubes["imports"]
    if np.isnan(bought).all():
        bought = sold.transpose(1, 0, 2)
    both = sold + bought
    upper = np.triu(np.ones((len(names), len(names)), dtype=bool), 1)
    both = np.where(np.isnan(both), both.transpose(1, 0, 2), both)
    off_diagonal = ~np.eye(len(names), dtype=bool)
    return Panel(origin, unit, first, _levels(both, names, upper), _levels(sold, names, off_diagonal))


def _levels(cube: "NDArray[np.float64]", names: list[str], wanted: "NDArray[np.bool_]") -> Levels:
    """The pairs that ever traded."""
    import numpy as np

    ever = np.nan_to_num(cube).max(axis=2) > 0
    rows, columns = np.nonzero(ever & wanted)
    pairs = tuple((names[row], names[column]) for row, column in zip(rows.tolist(), columns.tolist(), strict=True))
    return Levels(pairs, cube[rows, columns])


def series_titles(store: Store) -> dict[str, str]:
    """Each series with its publisher and title."""
    return {row["series"]: _named(row["publisher"], row["title"]) for row in store.origins().iter_rows(named=True)}


def _named(publisher: str, title: str) -> str:
    """Publisher and title, without the years that one file of the series is of."""
    title = re.sub(r",? \(?\d{4}(?:[-–]\d{4})?\)?$", "", title)
    return title if publisher in title or title.startswith(SIMULATED) else f"{publisher}: {title}"


def _tabled(row: Mapping[str, Any]) -> Tabled:
    return Tabled(
        series=row["series"],
        reporter=row["reporter"],
        partner=row["partner"],
        flow=row["flow"],
        period=Period.from_codes(row["first"], row["last"]),
        value=row["value"],
        unit=row["unit"],
        valuation=row["valuation"],
        classification=row["classification"],
        digits=row["level"],
        is_reconciled=row["status"] == "reconciled",
        rows=row["lines"],
    )


def _order(level: Tabled) -> tuple[object, ...]:
    return (level.series, level.unit, level.reporter, level.flow, level.period)
