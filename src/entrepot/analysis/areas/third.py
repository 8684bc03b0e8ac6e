"""Third countries: markets in which both sides of a pair could sell the same goods."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from entrepot.analysis.areas.markets import MOST_SUPPLIERS, Supplier
from entrepot.analysis.areas.world import Basis, Floats, chosen, economy_of
from entrepot.analysis.potential import Trade, demand, supply
from entrepot.errors import EntrepotError, did_you_mean
from entrepot.nouns.area import Area, areas, find_areas
from entrepot.nouns.distance import distance
from entrepot.nouns.economy import Economy
from entrepot.nouns.product import Product

if TYPE_CHECKING:
    import polars as pl

MOST_IN_A_BRIEF = 5


@dataclass(frozen=True, slots=True)
class Goods:
    """What is to be sold: codes, the area they are of (or None), and its name as asked for."""

    codes: tuple[str, ...]
    area: Area | None
    name: str


@dataclass(frozen=True, slots=True)
class Seller:
    """One side in a market: what it sells there and its share of what is bought, what supply and demand alone would
    give (at ease 1), and kilometres between the capitals (None: not in the table).

    economy: the side itself; held: whose numbers they are, its country's where the side is a region without its own.
    """

    economy: Economy
    held: Economy
    sales: float
    share: float
    potential: float
    kilometres: float | None


@dataclass(frozen=True, slots=True)
class Outlet:
    """A market of a third country. bought: its imports, bought_before: those of the earlier year; growth: index a year;
    suppliers: its largest today."""

    economy: Economy
    bought: float
    bought_before: float | None
    growth: float | None
    suppliers: tuple[Supplier, ...]
    sellers: tuple[Seller, Seller]


@dataclass(frozen=True, slots=True)
class ThirdCountries:
    """Markets of some goods for two sellers, ranked. products: codes of the table that the goods are in it."""

    goods: Goods
    basis: Basis
    products: tuple[str, ...]
    outlets: tuple[Outlet, ...]

    @property
    def largest(self) -> tuple[Outlet, ...]:
        """The first few, as a brief has room for."""
        return self.outlets[:MOST_IN_A_BRIEF]


Criterion = Callable[[Outlet], float | str | None]
CRITERIA: Mapping[str, tuple[Criterion, bool]] = {
    "demand": (lambda o: o.bought, True),
    "growth": (lambda o: o.growth, True),
    "sales": (lambda o: o.sellers[0].sales + o.sellers[1].sales, True),
    "potential": (lambda o: min(one.potential for one in o.sellers), True),
    "distance": (lambda o: max((one.kilometres or 0.0) for one in o.sellers) or None, False),
    "name": (lambda o: o.economy.name, False),
}
DEFAULT = ("demand", "growth", "name")


def goods_of(text: str) -> Goods:
    """Goods by an area of the catalogue, an HS code, or their name ("pellets", «торф»)."""
    wanted = text.strip()
    if wanted.casefold() in areas() or any(wanted.casefold() == a.title_en.casefold() for a in areas().values()):
        area = Area.parse(wanted)
    elif any(letter.isdigit() for letter in wanted):
        return Goods(Product.parse(wanted).codes, None, wanted)
    else:
        hits = find_areas(wanted)
        if not hits:
            return Goods(Product.parse(wanted).codes, None, wanted)
        area = hits[0].area
    if not area.codes:
        raise EntrepotError(
            f"{area.title_en} has no HS codes: no table of goods shows who buys it",
            hint="Name goods, for example peat, pellets or 4401.",
        )
    return Goods(area.codes, area, wanted)


def third_countries(
    goods: Goods,
    pair: tuple[Economy, Economy],
    basis: Basis,
    rows: "pl.LazyFrame",
    *,
    aggregates: Iterable[str] = ("WLD",),
    rank: str | None = None,
) -> ThirdCountries:
    """Every market of the goods outside the pair. rows: the warehouse's, of the basis' two years.

    Sales are as the exporters' side of reconciled tables has them. A side without product data of its own goes by its
    country's. Raises EntrepotError where the table has none of the codes, or nothing of a side.
    """
    import polars as pl

    mixed = set(aggregates)
    starts = pl.any_horizontal([pl.col("product").str.starts_with(code) for code in goods.codes])
    needed = rows.filter(starts).collect()
    lines = chosen(needed, basis, basis.year)
    lines = lines.filter(~pl.col("partner").is_in(mixed), ~pl.col("reporter").is_in(mixed))
    if not lines.height:
        raise EntrepotError(
            f"{basis.series} has no trade in {', '.join(goods.codes)} in {basis.year}",
            hint=f"It is in {basis.classification}; name the goods by codes of that, or add another table.",
        )
    before = chosen(needed, basis, basis.earlier) if basis.earlier else lines.clear()
    sheet = _sheet(lines)
    held = [_stand_in(one, sheet.economies) for one in pair]
    then = dict(before.group_by("partner").agg(pl.col("value").sum()).iter_rows())
    out = {one.code for one in (*pair, *held)} | {one.parent for one in pair if one.parent}
    potentials = [_potential(sheet, one) for one in held]
    outlets = [
        _outlet(sheet, code, then.get(code), pair, held, potentials, basis)
        for code in sheet.economies
        if code not in out and sheet.bought[sheet.place[code]].sum() > 0
    ]
    return ThirdCountries(goods, basis, sheet.products, _ranked(outlets, rank))


@dataclass(frozen=True, slots=True)
class _Sheet:
    """sales: C x C, row sells to column; sold, bought: C x K."""

    economies: tuple[str, ...]
    place: Mapping[str, int]
    products: tuple[str, ...]
    sales: Floats
    sold: Floats
    bought: Floats


def _sheet(lines: "pl.DataFrame") -> _Sheet:
    economies = tuple(sorted({*lines["reporter"].unique(), *lines["partner"].unique()}))
    products = tuple(sorted(lines["product"].unique()))
    place, column = ({name: n for n, name in enumerate(names)} for names in (economies, products))
    i, j, k = (
        np.array([table[name] for name in lines[side]], dtype=np.int64)
        for table, side in ((place, "reporter"), (place, "partner"), (column, "product"))
    )
    values = lines["value"].to_numpy()
    sales = np.zeros((len(economies), len(economies)))
    sold, bought = (np.zeros((len(economies), len(products))) for _ in range(2))
    np.add.at(sales, (i, j), values)
    np.add.at(sold, (i, k), values)
    np.add.at(bought, (j, k), values)
    return _Sheet(economies, place, products, sales, sold, bought)


def _stand_in(economy: Economy, held: Sequence[str]) -> Economy:
    """The economy itself where the table has it, else its country."""
    return economy if economy.code in held or economy.parent is None else economy.country


def _potential(sheet: _Sheet, seller: Economy) -> Floats:
    """C: what supply and demand alone would sell in each market."""
    if seller.code not in sheet.place:
        return np.zeros(len(sheet.economies))
    trade = Trade(sheet.sold, sheet.bought, sheet.sales)
    found: Floats = (supply(trade, sheet.place[seller.code]) * demand(trade)).sum(axis=1)
    return found


def _outlet(
    sheet: _Sheet,
    code: str,
    before: float | None,
    pair: tuple[Economy, Economy],
    held: Sequence[Economy],
    potentials: Sequence[Floats],
    basis: Basis,
) -> Outlet:
    at = sheet.place[code]
    economy, bought = economy_of(code), float(sheet.bought[at].sum())
    order = np.argsort(-sheet.sales[:, at], kind="stable")[:MOST_SUPPLIERS]
    suppliers = tuple(
        Supplier(economy_of(sheet.economies[n]), float(sheet.sales[n, at]), float(sheet.sales[n, at]) / bought)
        for n in order
        if sheet.sales[n, at] > 0
    )
    sellers = []
    for one, stands_for, potential in zip(pair, held, potentials, strict=True):
        sales = float(sheet.sales[sheet.place[stands_for.code], at]) if stands_for.code in sheet.place else 0.0
        sellers.append(Seller(one, stands_for, sales, sales / bought, float(potential[at]), distance(one, economy)))
    years = basis.year - basis.earlier if basis.earlier else 0
    growth = float((bought / before) ** (1 / years)) if before and years else None
    return Outlet(economy, bought, before, growth, suppliers, (sellers[0], sellers[1]))


def _ranked(outlets: Sequence[Outlet], text: str | None) -> tuple[Outlet, ...]:
    names = [part.strip() for part in text.split(",") if part.strip()] if text else list(DEFAULT)
    ordered = sorted(outlets, key=lambda outlet: outlet.economy.code)
    for name in reversed(names):
        bare = name.removeprefix("-")
        if bare not in CRITERIA:
            hint = did_you_mean(bare, CRITERIA) or f"Criteria are {', '.join(CRITERIA)}."
            raise EntrepotError(f'"{bare}": nothing to rank markets by', hint=hint)
        value, largest_first = CRITERIA[bare]
        known = [one for one in ordered if value(one) is not None]
        unknown = [one for one in ordered if value(one) is None]
        known.sort(key=lambda one: value(one) or 0, reverse=largest_first != name.startswith("-"))
        ordered = known + unknown
    return tuple(ordered)
