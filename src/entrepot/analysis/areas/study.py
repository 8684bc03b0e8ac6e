"""Study: the areas of a pair, ranked, with what the statistics show of each in the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from entrepot.analysis.areas.prospects import Prospect, Way, prospects_of
from entrepot.analysis.areas.proxies import Proxy, proxy_of
from entrepot.analysis.areas.ranking import criteria, ranked
from entrepot.analysis.areas.restrictions import Restrictions
from entrepot.analysis.areas.results import Matrix
from entrepot.analysis.areas.studied import Study
from entrepot.analysis.outlook.results import Accounts
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Ledger
from entrepot.nouns.origin import Origin

if TYPE_CHECKING:
    from entrepot.analysis.areas.abroad import Abroad
    from entrepot.analysis.areas.book import Book
    from entrepot.analysis.areas.entries import Market
    from entrepot.analysis.areas.third import ThirdCountries
    from entrepot.analysis.areas.world import World

RECENT_YEARS = 3


def study_of(
    matrix: Matrix,
    pair: tuple[Economy, Economy],
    ledger: Ledger,
    *,
    accounts: Accounts | None = None,
    world: World | None = None,
    abroad: Sequence[ThirdCountries] = (),
    restrictions: Restrictions | None = None,
    day: date | None = None,
    rank: str | None = None,
    unsaid: int | None = None,
    origins: Mapping[str, Origin] | None = None,
) -> Study:
    """The study of a pair. Numbers of the prospects that are kept are entered in the ledger.

    unsaid: of the areas that only statistics have, keep so many of each direction, the highest ranked (None: all).
    abroad: the third countries to tell of, whose largest markets the world must hold (its `largest`).
    origins: of the files that the world is from, by id.
    """
    rule = tuple(f"{'' if first == one.largest_first else '-'}{one.name}" for one, first in criteria(rank))
    proxies = _proxies(pair, accounts, ledger, world, restrictions) if world else {}
    found = prospects_of(matrix, pair, world=world, proxies=proxies, restrictions=restrictions, day=day)
    ordered = ranked(found, rank)
    kept = _kept(ordered, unsaid)
    book = _book(ledger, world) if world else None
    return Study(
        prospects=kept,
        rank=rule,
        markets=_markets(kept, book) if book else {},
        basis=world.basis if world else None,
        proxies=tuple(proxies.values()),
        abroad=_abroad(abroad, book) if book else (),
        missing=tuple(one for one in pair if world and world.stands_for(one) is None),
        unsaid=len(ordered) - len(kept),
        origins=origins or {},
    )


def _book(ledger: Ledger, world: World) -> Book:
    from entrepot.analysis.areas.book import Book

    return Book(ledger, world)


def _abroad(told: Sequence[ThirdCountries], book: Book) -> tuple[Abroad, ...]:
    from entrepot.analysis.areas.abroad import abroad_of

    return abroad_of(told, book)


def _markets(prospects: Sequence[Prospect], book: Book) -> dict[tuple[str | None, Way], Market]:
    """What the world's trade shows of each prospect, entered in the ledger."""
    from entrepot.analysis.areas.entries import market_of

    return {(one.key, one.way): market for one in prospects if (market := market_of(one, book)) is not None}


def _proxies(
    pair: tuple[Economy, Economy],
    accounts: Accounts | None,
    ledger: Ledger,
    world: World,
    restrictions: Restrictions | None,
) -> dict[str, Proxy]:
    """Of each side whose numbers are its country's. Stated trade tells a region's part where the other is a country."""
    stand_ins = {one.code: world.stands_for(one) for one in pair}
    regions = [one for one in pair if (held := stand_ins[one.code]) is not None and held.code != one.code]
    codes = [stand_in.code for stand_in in stand_ins.values() if stand_in is not None]
    trade = 0.0
    if len(codes) == len(pair) and world.basis.unit == "USD":
        trade = float(world.to(codes[0], codes[1]).sum() + world.to(codes[1], codes[0]).sum())
    return {
        one.code: proxy_of(
            one,
            restrictions.shares if restrictions else (),
            accounts if len(regions) == 1 else None,
            ledger,
            country_trade=trade,
            since=world.basis.year - RECENT_YEARS,
        )
        for one in regions
    }


def _kept(ordered: Sequence[Prospect], unsaid: int | None) -> tuple[Prospect, ...]:
    """All that is spoken of or listed, and so many of the rest."""
    room = {"exports": unsaid, "imports": unsaid}
    kept = []
    for one in ordered:
        if one.voices or one.listed or unsaid is None:
            kept.append(one)
        elif room.get(one.way):
            room[one.way] = (room[one.way] or 0) - 1
            kept.append(one)
    return tuple(kept)
