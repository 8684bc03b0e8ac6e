"""Third countries: where both sides could sell what they would make together."""

from __future__ import annotations

from typing import TYPE_CHECKING

from entrepot.briefs.blocks import Block, Column, Heading, Paragraph, Row, Table
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Break, Text, joined
from entrepot.briefs.sections._area_numbers import needed, suppliers
from entrepot.briefs.voice import Voice, capitalised

if TYPE_CHECKING:
    from entrepot.analysis.areas.abroad import Abroad, Reach


def abroad(facts: Facts, voice: Voice) -> list[Block]:
    """A table for each of the goods; nothing where no world trade is held or neither side speaks of a joint product."""
    told = facts.analysis.study.abroad
    if not told:
        return []
    lead = Paragraph(voice.say("abroad.lead", areas=voice.listed([voice.area(one.key, ()) for one in told])))
    return [Heading(voice.say("abroad.title")), lead, *(_table(facts, voice, one) for one in told)]


def _table(facts: Facts, voice: Voice, one: Abroad) -> Table:
    sides = one.markets[0].sellers
    columns = (
        Column(voice.say("column.market")),
        Column(voice.say("column.market_imports")),
        Column(voice.say("column.suppliers")),
        *(Column(voice.say("column.seller_there", side=side.held)) for side in sides),
        Column(voice.say("column.distance")),
    )
    rows = tuple(
        Row(
            (
                voice.runs(market.economy),
                needed(facts, voice, market),
                suppliers(facts, voice, market),
                *(_sold(facts, voice, side) for side in market.sellers),
                joined([_distance(facts, voice, side) for side in market.sellers], Break()),
            )
        )
        for market in one.markets
    )
    first = one.markets[0].bought
    period = facts.entry(first).period or ""
    source = voice.say("areas.numbers_source", sources=voice.sources(facts.cites([first])), period=period)
    return Table(capitalised(voice.area(one.key, ())), columns, rows, source, (voice.say("abroad.how"),))


def _sold(facts: Facts, voice: Voice, side: Reach) -> Text:
    sales = voice.runs(facts.entry(side.sales))
    if side.share is None:
        return sales
    return voice.say("areas.needed", bought=sales, growth=facts.entry(side.share))


def _distance(facts: Facts, voice: Voice, side: Reach) -> Text:
    if side.kilometres is None:
        return ()
    return voice.say("abroad.distance", side=side.economy, distance=facts.entry(side.kilometres))
