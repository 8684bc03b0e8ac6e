"""Abroad: the third countries where both sides could sell what they would make together, entered in the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entrepot.analysis.areas.book import Book
from entrepot.analysis.areas.entries import Supply
from entrepot.analysis.areas.fields import is_broad
from entrepot.analysis.areas.third import Goods, Outlet, Seller, ThirdCountries
from entrepot.analysis.areas.voices import CLOSED
from entrepot.nouns.area import Area, areas
from entrepot.nouns.distance import ORIGIN

if TYPE_CHECKING:
    from entrepot.analysis.areas.results import AreaRow, Matrix
    from entrepot.nouns.economy import Economy

MOST_GOODS = 2
KILOMETRES_TOLD_TO = 10.0


@dataclass(frozen=True, slots=True)
class Reach:
    """One side in a market, as ledger ids: what it sells there, its share, kilometres from capital to capital.

    held: whose numbers they are, the side's own or those of its country.
    """

    economy: Economy
    held: Economy
    sales: str
    share: str | None
    kilometres: str | None


@dataclass(frozen=True, slots=True)
class MarketAbroad:
    """A third country that buys the goods, as ledger ids. growth: index a year; suppliers: its largest today."""

    economy: Economy
    bought: str
    growth: str | None
    suppliers: tuple[Supply, ...]
    sellers: tuple[Reach, ...]


@dataclass(frozen=True, slots=True)
class Abroad:
    """The largest markets of one area's goods outside the pair; of so many that buy them at all."""

    key: str
    markets: tuple[MarketAbroad, ...]
    of: int


def joint_goods(matrix: Matrix) -> tuple[Goods, ...]:
    """Goods of the areas that both sides would make or sell: a joint undertaking is told, or each side offers them.

    In the order of the matrix; not areas so broad that others lie inside them.
    """
    found = []
    for row in matrix.areas:
        area = areas().get(row.key) if row.key else None
        if area is not None and area.codes and not is_broad(area.key) and _is_joint(row):
            found.append(Goods(area.codes, area, area.title_en))
    return tuple(found)


def both_sell(found: ThirdCountries) -> bool:
    """Whether the table shows either side as a seller of the goods."""
    return bool(found.outlets) and all(one.potential > 0 for one in found.outlets[0].sellers)


def abroad_of(told: Iterable[ThirdCountries], book: Book) -> tuple[Abroad, ...]:
    """Enter the largest markets of each of some goods. The book's world must hold the economies of those markets."""
    return tuple(
        Abroad(
            found.goods.area.key,
            tuple(_market(outlet, found.goods.area, book) for outlet in found.largest),
            len(found.outlets),
        )
        for found in told
        if found.goods.area is not None
    )


def _is_joint(row: AreaRow) -> bool:
    """Whether they would do it together; that both trade in it already is no such undertaking."""
    said = [voice for side in row.sides for voice in (*side.offers, *side.needs)]
    joint = [voice for voice in (*said, *row.unassigned) if voice.role == "both" and voice.stage not in CLOSED]
    return bool(joint) or all(any(voice.role == "offer" for voice in side.offers) for side in row.sides)


def _market(outlet: Outlet, area: Area, book: Book) -> MarketAbroad:
    bought = book.bought(area, outlet.bought, outlet.economy)
    supplies = []
    for one in outlet.suppliers:
        value = book.sales(area, one.value, one.economy, outlet.economy)
        share = book.share(area, one.share, one.economy, outlet.economy, (value, bought))
        if share is not None:
            supplies.append(Supply(one.economy, value, share))
    growth = book.growth(area, outlet.growth, bought, outlet.bought_before, outlet.economy)
    reached = tuple(_reach(one, outlet, area, bought, book) for one in outlet.sellers)
    return MarketAbroad(outlet.economy, bought, growth, tuple(supplies), reached)


def _reach(seller: Seller, outlet: Outlet, area: Area, bought: str, book: Book) -> Reach:
    sales = book.sales(area, seller.sales, seller.held, outlet.economy)
    share = book.share(area, seller.share, seller.held, outlet.economy, (sales, bought))
    return Reach(seller.economy, seller.held, sales, share, _kilometres(seller, outlet.economy, book))


def _kilometres(seller: Seller, market: Economy, book: Book) -> str | None:
    if seller.kilometres is None:
        return None
    kilometres = seller.kilometres

    def enter() -> str:
        entry = book.ledger.enter(
            label=f"distance: {ORIGIN}",
            measure="distance",
            status="assumed",
            value=kilometres,
            low=None,
            high=None,
            unit="km",
            reporter=seller.economy,
            partner=market,
            step=KILOMETRES_TOLD_TO,
        )
        return entry.id

    return book.once(f"distance {seller.economy.code} {market.code}", enter)
