"""Prospects: each area in each direction, with everything that is known of it side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Literal

from entrepot.analysis.areas.fields import fields_of_goods, is_broad, repeats
from entrepot.analysis.areas.proxies import Proxy
from entrepot.analysis.areas.restrictions import Restriction, Restrictions
from entrepot.analysis.areas.results import AreaGapKind, AreaRow, Matrix, SideVoices, Traded, Voice
from entrepot.analysis.areas.voices import CLOSED, furthest
from entrepot.nouns.area import Area, areas
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Stage

if TYPE_CHECKING:
    from entrepot.analysis.areas.markets import Direction, Numbers
    from entrepot.analysis.areas.world import World

Way = Literal["exports", "imports", "together", "unknown"]
FRESH_DAYS = 3 * 366


@dataclass(frozen=True, slots=True)
class Prospect:
    """One area in one direction.

    key: in the catalogue, None for an area that only documents name; words: its name in their words.
    way: `exports` (the pair's first sells its second), `imports`, `together` (a joint undertaking, no direction), or
    `unknown` (the documents do not say whose offer or need it is); seller and buyer: of the first two.
    offered: by the seller; wanted: by the buyer; joined: by one of them that names it as joint work, instead of the
    offer or need that would meet the other's, or beside both; said: of the other two ways. listed: goods that
    documents name as sold already. numbers: of the world's trade, of the economies in them, which may be the
    countries of regions: then `proxies` says of which. gap: what no document shows, of the side that is `silent`.
    """

    key: str | None
    words: tuple[str, ...]
    way: Way
    seller: Economy | None = None
    buyer: Economy | None = None
    offered: tuple[Voice, ...] = ()
    wanted: tuple[Voice, ...] = ()
    joined: tuple[Voice, ...] = ()
    said: tuple[Voice, ...] = ()
    sides: tuple[Economy, ...] = ()
    listed: tuple[Traded, ...] = ()
    numbers: Numbers | None = None
    proxies: tuple[Proxy, ...] = ()
    restrictions: tuple[Restriction, ...] = ()
    gap: AreaGapKind | None = None
    silent: Economy | None = None
    day: date | None = None

    @property
    def area(self) -> Area | None:
        """The area of the catalogue."""
        return areas().get(self.key) if self.key else None

    @property
    def voices(self) -> tuple[Voice, ...]:
        """All sayings."""
        return (*self.offered, *self.wanted, *self.joined, *self.said)

    @property
    def stage(self) -> Stage | None:
        """The furthest stage reached; None where nobody spoke of it."""
        return furthest(self.voices) if self.voices else None

    @property
    def is_matched(self) -> bool:
        """Whether both sides are heard: an offer and a need, or joint work still to be done that is no mere wish."""
        if self.offered and self.wanted:
            return True
        is_plan = any(voice.stage not in (*CLOSED, "wish") for voice in (*self.joined, *self.said))
        return is_plan and bool(self.joined or (self.way == "together" and len(self.sides) > 1))

    @property
    def is_undone(self) -> bool:
        """Whether something is still to be done: more is said of it than that it runs, is delivered or is believed."""
        return any(voice.stage not in CLOSED for voice in self.voices)

    @property
    def is_fresh(self) -> bool:
        """Whether it was spoken of in the last years before the day; what has no date is not known to be."""
        return bool(self.latest and self.day and (self.day - self.latest).days <= FRESH_DAYS)

    @property
    def is_traded(self) -> bool:
        """Whether it is traded already, by the statistics or by a document."""
        return bool(self.listed) or (self.numbers is not None and not self.proxies and self.numbers.traded > 0)

    @property
    def latest(self) -> date | None:
        """When it was spoken of last."""
        return max((voice.date for voice in self.voices if voice.date), default=None)


def prospects_of(
    matrix: Matrix,
    pair: tuple[Economy, Economy],
    *,
    world: World | None = None,
    proxies: Mapping[str, Proxy] | None = None,
    restrictions: Restrictions | None = None,
    day: date | None = None,
) -> tuple[Prospect, ...]:
    """Every area of trade that is spoken of, listed as sold, or held in the statistics; in no order that means a thing.

    matrix: what the record says of the pair; world: with the statistics of both sides (or their countries');
    proxies: of the regions among them, by code; day: on which restrictions must hold.
    """
    found = list(_spoken(matrix))
    found += _only_listed(matrix, pair, {(one.key, one.way) for one in found})
    if world is not None:
        found = _with_statistics(found, pair, world, proxies or {})
    told = day or max((one.latest for one in found if one.latest), default=None)
    return tuple(replace(_restricted(one, restrictions or Restrictions(), day), day=told) for one in found)


def _spoken(matrix: Matrix) -> Iterator[Prospect]:
    for row in matrix.areas:
        base = Prospect(row.key, row.words, "together")
        ways: tuple[tuple[Way, SideVoices, SideVoices], ...]
        ways = (("exports", row.sides[0], row.sides[1]), ("imports", row.sides[1], row.sides[0]))
        for way, first, second in ways:
            offered = tuple(voice for voice in first.offers if voice.role == "offer")
            wanted = tuple(voice for voice in second.needs if voice.role == "need")
            if offered or wanted:
                listed = tuple(goods for goods in row.traded if goods.seller.code == first.economy.code)
                one = replace(base, way=way, seller=first.economy, buyer=second.economy, offered=offered, wanted=wanted,
                              joined=_joined(first, second), listed=listed)  # fmt: skip
                if not wanted and not one.joined:
                    one = replace(one, gap="offer_without_need", silent=second.economy)
                elif not offered and not one.joined and second.economy.code not in {g.seller.code for g in row.traded}:
                    one = replace(one, gap="need_without_offer", silent=first.economy)
                yield one
        yield from _joint(base, row)


def _joined(seller: SideVoices, buyer: SideVoices) -> tuple[Voice, ...]:
    """Joint work named by the side that is silent otherwise; by one side alone where an offer meets a need."""
    offered = any(voice.role == "offer" for voice in seller.offers)
    wanted = any(voice.role == "need" for voice in buyer.needs)
    first, second = seller.joint, buyer.joint
    if offered and wanted:
        return () if first and second else first or second
    return second if offered else first


def _joint(base: Prospect, row: AreaRow) -> Iterator[Prospect]:
    """What is named as joint work, but where it only answers an offer or a need; and what nobody is known to say."""
    said = [voice for side in row.sides for voice in side.joint]
    said += [voice for voice in row.unassigned if voice.role == "both"]
    sides = tuple(side.economy for side in row.sides if side.joint)
    others = [side for side in row.sides if side.economy not in sides] if len(sides) == 1 else []
    if said and not any(side.offers or side.needs for side in others):
        one = replace(base, said=tuple(dict.fromkeys(said)), sides=sides)
        yield replace(one, gap="offer_without_need", silent=others[0].economy) if others else one
    unknown = tuple(voice for voice in row.unassigned if voice.role != "both")
    if unknown:
        yield replace(base, way="unknown", said=unknown, gap="side_unknown")


def _only_listed(
    matrix: Matrix, pair: tuple[Economy, Economy], known: set[tuple[str | None, str]]
) -> Iterator[Prospect]:
    """Areas of goods that documents name as sold, in directions in which nobody speaks of them."""
    found: dict[tuple[str, Way], list[Traded]] = {}
    for goods in matrix.goods:
        for commodity in goods.commodities:
            traded = Traded(goods.seller, goods.buyer, commodity, goods.statement, goods.quotes)
            for field in fields_of_goods(commodity):
                if field.key and field.is_trade and (field.key, goods.flow) not in known:
                    found.setdefault((field.key, goods.flow), []).append(traded)
    for (key, way), listed in found.items():
        seller, buyer = pair if way == "exports" else pair[::-1]
        once = {goods.commodity.name.casefold(): goods for goods in reversed(listed)}
        yield Prospect(key, (key,), way, seller, buyer, listed=tuple(reversed(once.values())))


def _with_statistics(
    found: Sequence[Prospect], pair: tuple[Economy, Economy], world: World, proxies: Mapping[str, Proxy]
) -> list[Prospect]:
    """Numbers beside what is said, and areas of goods that nobody speaks of, less broad ones and repetitions."""
    stand_ins = {one.code: world.stands_for(one) for one in pair}
    used = tuple(proxies[one.code] for one in pair if one.code in proxies)
    from entrepot.analysis.areas.markets import direction

    ways: dict[str, Direction] = {}
    for way, (seller, buyer) in (("exports", pair), ("imports", pair[::-1])):
        sells, buys = stand_ins[seller.code], stand_ins[buyer.code]
        if sells is not None and buys is not None and sells.code != buys.code:
            ways[way] = direction(world, sells, buys)
    out = [
        replace(one, numbers=ways[one.way].numbers(one.area.codes), proxies=used)
        if one.way in ways and one.area and one.area.codes else one
        for one in found
    ]  # fmt: skip
    known = {(one.key, one.way) for one in found}
    for key, area in areas().items():
        for way, held in ways.items():
            if area.kind != "goods" or (key, way) in known or is_broad(key) or repeats(key):
                continue
            numbers = held.numbers(area.codes)
            if numbers is not None and (numbers.traded > 0 or numbers.potential > 0):
                seller, buyer = pair if way == "exports" else pair[::-1]
                out.append(
                    Prospect(key, (key,), way, seller, buyer, numbers=numbers, proxies=used)  # type: ignore[arg-type]
                )
    return out


def _restricted(one: Prospect, restrictions: Restrictions, day: date | None) -> Prospect:
    if one.area is None or one.seller is None or one.buyer is None:
        return one
    return replace(one, restrictions=restrictions.of(one.area, one.seller, one.buyer, day))
