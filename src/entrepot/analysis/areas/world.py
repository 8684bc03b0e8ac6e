"""World: one year of all trade by product, as far as a pair's areas need it, with an earlier year to grow from."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from entrepot.nouns.economy import Economy, by_code

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]
FEWEST_EXPORTERS = 30
LONGEST = 5
_CHOOSING = ("series", "classification", "level", "unit", "flow", "first", "last")


@dataclass(frozen=True, slots=True)
class Basis:
    """Which table of the warehouse holds the world: a series in one classification, level (digits) and currency.

    year: the latest full one; earlier: the first full one of the five years before it, None where none is held;
    exporters: how many economies sell in it; origins: of each of the two years, the ids of the files behind it.
    """

    series: str
    classification: str
    level: int
    unit: str
    year: int
    earlier: int | None
    exporters: int
    origins: Mapping[int, tuple[str, ...]]
    is_simulated: bool


@dataclass(frozen=True, slots=True)
class Suppliers:
    """Who sells an economy what: their codes, and their sales to it, S x K."""

    codes: tuple[str, ...]
    sales: Floats


@dataclass(frozen=True, slots=True)
class World:
    """Exports of each economy by product, added up over what a pair needs. Values in whole units of the basis.

    products: K codes; world: exports of all, K, from so many world_rows; sold: by economy, K; bought and bought_before:
    imports by economy, K; suppliers: by buyer; rows: how many rows of the tables are behind sold, bought and
    bought_before. Imports are counted from the exporters' side, as reconciled tables have them.
    """

    basis: Basis
    products: tuple[str, ...]
    world: Floats
    world_rows: Floats
    sold: Mapping[str, Floats]
    bought: Mapping[str, Floats]
    bought_before: Mapping[str, Floats]
    suppliers: Mapping[str, Suppliers]
    rows: Mapping[str, Mapping[str, Floats]]
    _own: dict[tuple[str, ...], NDArray[np.bool_]] = field(default_factory=dict, compare=False, repr=False)

    def to(self, seller: str, buyer: str) -> Floats:
        """What the first sells the second, by product."""
        found = self.suppliers.get(buyer)
        if found is None or seller not in found.codes:
            return np.zeros(len(self.products))
        sales: Floats = found.sales[found.codes.index(seller)]
        return sales

    def of_codes(self, codes: Sequence[str]) -> NDArray[np.bool_]:
        """Which products fall under these codes; a chapter or heading covers what is below it."""
        wanted = tuple(codes)
        if wanted not in self._own:
            self._own[wanted] = np.array([product.startswith(wanted) for product in self.products], dtype=bool)
        return self._own[wanted]

    def stands_for(self, economy: Economy) -> Economy | None:
        """Whose products are held for an economy: its own, its country's, or None."""
        for code in (economy.code, economy.parent):
            if code and (code in self.sold or code in self.bought):
                return economy if code == economy.code else economy.country
        return None


def largest_of(totals: "pl.DataFrame") -> int:
    """The most exporters that any series tells by product in a year; 0 where none does."""
    import polars as pl

    rows = totals.filter((pl.col("flow") == "exports") & (pl.col("level") >= 4))
    counted = rows.group_by("series", pl.col("last") // 100).agg(pl.col("reporter").n_unique().alias("exporters"))
    return int(counted["exporters"].max() or 0) if counted.height else 0  # type: ignore[arg-type]


def basis_of(totals: "pl.DataFrame") -> Basis | None:
    """The table to use, from the sums by pair: the latest full year, then the finest products, then most exporters."""
    import polars as pl

    years = totals.filter(
        (pl.col("flow") == "exports") & (pl.col("level") >= 4)
        & pl.col("classification").str.starts_with("HS")
        & (pl.col("first") % 100 == 1) & (pl.col("last") % 100 == 12)
        & (pl.col("first") // 100 == pl.col("last") // 100)
    ).with_columns(year=pl.col("last") // 100)  # fmt: skip
    key = ["series", "classification", "level", "unit"]
    counted = years.group_by([*key, "year"]).agg(
        pl.col("reporter").n_unique().alias("exporters"),
        pl.col("origin_id").unique().alias("origins"),
        (pl.col("status") == "simulated").any().alias("simulated"),
    )
    full = counted.filter(pl.col("exporters") >= FEWEST_EXPORTERS)
    if not full.height:
        return None
    order = ["year", "level", "exporters", "series", "classification", "unit"]
    best = full.sort(order, descending=[True, True, True, False, True, False]).row(0, named=True)
    same = full.filter(*(pl.col(name) == best[name] for name in key))
    before = same.filter(pl.col("year").is_between(best["year"] - LONGEST, best["year"] - 1)).sort("year")
    earlier = before.row(0, named=True) if before.height else None
    both = [best] if earlier is None else [best, earlier]
    return Basis(
        series=best["series"],
        classification=best["classification"],
        level=best["level"],
        unit=best["unit"],
        year=best["year"],
        earlier=earlier["year"] if earlier else None,
        exporters=best["exporters"],
        origins={row["year"]: tuple(sorted(row["origins"])) for row in both},
        is_simulated=best["simulated"] or str(best["series"]).startswith("simulated"),
    )


def world_of(
    basis: Basis,
    by_reporter: "pl.DataFrame",
    by_partner: "pl.DataFrame",
    rows: "pl.LazyFrame",
    economies: Iterable[str],
    aggregates: Iterable[str] = ("WLD",),
) -> World:
    """The world around some economies.

    by_reporter, by_partner: the warehouse's sums of the basis' two years; rows: the rows of its year;
    aggregates: partners that are sums of others.
    """
    import polars as pl

    codes, mixed = sorted(set(economies)), sorted(aggregates)
    sold = chosen(by_reporter, basis, basis.year)
    everything = sold.group_by("product").agg(pl.col("value").sum(), pl.col("lines").sum()).sort("product")
    products = tuple(everything["product"])
    place = pl.DataFrame({"product": products, "place": np.arange(len(products))})
    bought = chosen(by_partner, basis, basis.year)
    before = chosen(by_partner, basis, basis.earlier) if basis.earlier else bought.clear()
    needed = ("reporter", "partner", "product", "value", *_CHOOSING)
    to_them = rows.filter(pl.col("partner").is_in(codes)).select(needed).collect()
    lines = chosen(to_them, basis, basis.year).filter(~pl.col("reporter").is_in(mixed))
    kept = {
        "sold": (sold.filter(pl.col("reporter").is_in(codes)), "reporter"),
        "bought": (bought.filter(pl.col("partner").is_in(codes)), "partner"),
        "bought_before": (before.filter(pl.col("partner").is_in(codes)), "partner"),
    }
    values = {name: _by(frame, side, place) for name, (frame, side) in kept.items()}
    return World(
        basis=basis,
        products=products,
        world=everything["value"].to_numpy(),
        world_rows=everything["lines"].to_numpy().astype(np.float64),
        sold=values["sold"],
        bought=values["bought"],
        bought_before=values["bought_before"],
        suppliers={buyer: _suppliers(lines, buyer, place) for buyer in codes},
        rows={name: _by(frame, side, place, "lines") for name, (frame, side) in kept.items()},
    )


def _suppliers(lines: "pl.DataFrame", buyer: str, place: "pl.DataFrame") -> Suppliers:
    """Who sells to the buyer, and how much of each product."""
    import polars as pl

    sales = _by(lines.filter(pl.col("partner") == buyer), "reporter", place)
    return Suppliers(tuple(sales), np.array(list(sales.values())) if sales else np.zeros((0, place.height)))


def economy_of(code: str) -> Economy:
    """The economy behind a code of the tables; one that is in no list goes by its code."""
    return by_code(code) or Economy(code, code, code, "country")


def chosen(frame: "pl.DataFrame", basis: Basis, year: int) -> "pl.DataFrame":
    """The exports of one full year in the basis' table, classification, level and currency."""
    import polars as pl

    return frame.filter(
        pl.col("series") == basis.series,
        pl.col("classification") == basis.classification,
        pl.col("level") == basis.level,
        pl.col("unit") == basis.unit,
        pl.col("flow") == "exports",
        pl.col("first") == year * 100 + 1,
        pl.col("last") == year * 100 + 12,
    )


def _by(frame: "pl.DataFrame", side: str, place: "pl.DataFrame", column: str = "value") -> dict[str, Floats]:
    """Values of each economy on one side, in the order of the products."""
    placed = frame.join(place, on="product")
    found: dict[str, Floats] = {}
    for (code,), part in placed.group_by(side, maintain_order=True):
        values = np.zeros(place.height)
        np.add.at(values, part["place"].to_numpy(), part[column].to_numpy())
        found[str(code)] = values
    return dict(sorted(found.items()))
