"""What export potential is computed on: the trade of the world as arrays, a region taken out of its country."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from entrepot.analysis.potential import Trade

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Basis:
    """economies (C) and products (K) in the order of the arrays of `trade`; world: what economies sell before regions
    are taken out of them, for the product space.

    overshoot: the part of world trade (ratio) by which regions' tables say more than their country's.
    """

    economies: tuple[str, ...]
    products: tuple[str, ...]
    trade: Trade
    world: Floats
    overshoot: float = 0.0

    def place(self, economy: str) -> int:
        return self.economies.index(economy)


def basis(sold: "pl.DataFrame", bought: "pl.DataFrame", between: "pl.DataFrame", *, years: int = 1) -> Basis:
    """From sums (sold, bought: `economy`, `product`, `value`; between: `exporter`, `importer`, `value`) of so many
    years, which are divided by their number.
    """
    economies = _each(sold["economy"], bought["economy"], between["exporter"], between["importer"])
    products = _each(sold["product"], bought["product"])
    sides = [_table(frame, "economy", "product", economies, products) / years for frame in (sold, bought)]
    pairs = _table(between, "exporter", "importer", economies, economies) / years
    return Basis(economies, products, Trade(sides[0], sides[1], pairs), sides[0])


def carve(
    world: Basis, region: str, country: str, sold: "pl.DataFrame", bought: "pl.DataFrame", between: "pl.DataFrame",
    *, years: int = 1,
) -> Basis:  # fmt: skip
    """The world with a region as an economy of its own, taken out of its country, so that the world stays the same.

    sold, bought: `product`, `value` of the region; between: `exporter`, `importer`, `value` of the region with others.
    Where the region's table says more than the country's the country is left at 0: `overshoot` says how much.
    """
    economies = (*world.economies, region)
    own, home = len(world.economies), world.place(country)
    tables: list[Floats] = []
    over = 0.0
    for there, told in ((world.trade.sold, sold), (world.trade.bought, bought)):
        mine = _row(told, world.products) / years
        over += float(np.maximum(mine - there[home], 0.0).sum())
        grown = np.vstack([there, mine])
        grown[home] = np.maximum(there[home] - mine, 0.0)
        tables.append(grown)
    pairs = np.zeros((own + 1, own + 1))
    pairs[:own, :own] = world.trade.between
    told_pairs = _table(between, "exporter", "importer", economies, economies) / years
    pairs[own], pairs[:, own] = told_pairs[own], told_pairs[:, own]
    pairs[home] = np.maximum(pairs[home] - pairs[own], 0.0)
    pairs[:, home] = np.maximum(pairs[:, home] - pairs[:, own], 0.0)
    pairs[home, own] = pairs[own, home] = 0.0
    whole = float(world.trade.sold.sum())
    return Basis(
        economies, world.products, Trade(tables[0], tables[1], pairs), world.world, world.overshoot + over / whole
    )


def row_of(frame: "pl.DataFrame", products: Sequence[str], *, years: int = 1) -> Floats:
    """K: `value` by `product`, 0 where there is none."""
    return _row(frame, products) / years


def _each(*columns: "pl.Series") -> tuple[str, ...]:
    return tuple(sorted({name for column in columns for name in column.unique().to_list()}))


def _row(frame: "pl.DataFrame", products: Sequence[str]) -> Floats:
    import polars as pl

    if not frame.height:
        return np.zeros(len(products))
    lines = frame.group_by("product").agg(pl.col("value").sum())
    by_product = dict(lines.iter_rows())
    return np.array([float(by_product.get(product, 0.0)) for product in products])


def _table(frame: "pl.DataFrame", side: str, other: str, rows: Sequence[str], columns: Sequence[str]) -> Floats:
    """Sums of `value` as an array; what is neither in `rows` nor in `columns` is left out."""
    import polars as pl

    found = np.zeros((len(rows), len(columns)))
    kept = frame.filter(pl.col(side).is_in(list(rows)), pl.col(other).is_in(list(columns)))
    places = [
        kept[name].cast(pl.Enum(list(names))).to_physical().to_numpy()
        for name, names in ((side, rows), (other, columns))
    ]
    np.add.at(found, (places[0], places[1]), kept["value"].to_numpy())
    return found
