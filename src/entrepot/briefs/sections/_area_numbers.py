"""What the world's trade shows of the areas: a table, a chart, and whose numbers they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TypeAlias

from entrepot.briefs.blocks import Block, Bullets, Column, Heading, Note, Paragraph, Row, Table
from entrepot.briefs.charts import Bar, BarGroup, BarRow, Chart
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Break, Text, joined
from entrepot.briefs.voice import Voice, capitalised

if TYPE_CHECKING:
    from entrepot.analysis.areas.abroad import MarketAbroad
    from entrepot.analysis.areas.entries import Market
    from entrepot.analysis.areas.prospects import Prospect
    from entrepot.analysis.areas.proxies import Proxy
    from entrepot.analysis.areas.restrictions import Restriction

MOST_SAID = 6
MOST_UNSAID = 2
MOST_SUPPLIERS = 2
MOST_IN_THE_WAY = 12

Measured: TypeAlias = "tuple[Prospect, Market]"


def numbers(facts: Facts, voice: Voice) -> list[Block]:
    """Nothing where no world trade is held; else the areas spoken of, then those that only the statistics know."""
    study = facts.analysis.study
    if study.basis is None:
        return []
    measured = [(one, market) for one in study.prospects if (market := study.market(one)) is not None]
    chosen = _chosen(measured)
    if not chosen:
        return []
    blocks: list[Block] = [Heading(voice.say("areas.numbers"))]
    if study.basis.is_simulated:
        blocks.append(Note(voice.say("areas.simulated")))
    blocks.append(_chart(facts, voice, [pair for pairs in chosen for pair in pairs]))
    blocks += [_table(facts, voice, pairs) for pairs in chosen]
    blocks += [Paragraph(_proxy(facts, voice, proxy)) for proxy in study.proxies]
    return blocks


def _chosen(measured: Sequence[Measured]) -> list[list[Measured]]:
    """Of each direction: the highest ranked that are spoken of, or listed, then the first that nobody names."""
    found = []
    for way in ("exports", "imports"):
        ours = [pair for pair in measured if pair[0].way == way]
        said = [pair for pair in ours if pair[0].voices]
        listed = [pair for pair in ours if pair[0].listed and not pair[0].voices]
        unsaid = [pair for pair in ours if not pair[0].voices and not pair[0].listed]
        found.append([*[*said, *listed][:MOST_SAID], *unsaid[:MOST_UNSAID]])
    return [pairs for pairs in found if pairs]


def _table(facts: Facts, voice: Voice, chosen: Sequence[Measured]) -> Table:
    columns = tuple(
        Column(voice.say(f"column.{name}"))
        for name in ("area", "sold_now", "buyer_imports", "suppliers", "advantage", "unrealised")
    )
    rows = tuple(
        Row(
            (
                _name(voice, one),
                voice.runs(facts.entry(market.traded)),
                needed(facts, voice, market),
                suppliers(facts, voice, market),
                (voice.number(facts.entry(market.advantage), "bare"),) if market.advantage else (),
                _unrealised(facts, voice, market),
            )
        )
        for one, market in chosen
    )
    first, market = chosen[0]
    cites = facts.cites([market.traded, market.bought])
    source = voice.say(
        "areas.numbers_source", sources=voice.sources(cites), period=facts.entry(market.traded).period or ""
    )
    notes = (voice.say("areas.benchmark"), voice.say("areas.how_measured"))
    return Table(_caption(facts, voice, first, market), columns, rows, source, notes)


def _caption(facts: Facts, voice: Voice, one: Prospect, market: Market) -> Text:
    """The direction, and whose numbers stand for a region in it."""
    proxies = [proxy for proxy in facts.analysis.study.proxies if proxy.country in (market.seller, market.buyer)]
    if not proxies:
        return _way(voice, one)
    held = voice.listed([proxy.country for proxy in proxies])
    return voice.say("areas.way_of", way=_way(voice, one), held=held)


def _name(voice: Voice, one: Prospect) -> Text:
    name = capitalised(voice.area(one.key, one.words))
    if one.voices:
        return name
    return joined([name, voice.say("areas.only_listed" if one.listed else "areas.not_spoken_of")], " ")


def _way(voice: Voice, one: Prospect) -> Text:
    if one.seller is None or one.buyer is None:
        return ()
    return voice.say("areas.way", seller=one.seller, buyer=one.buyer)


def needed(facts: Facts, voice: Voice, market: Market | MarketAbroad) -> Text:
    """What is bought, and how fast that grows."""
    bought = voice.runs(facts.entry(market.bought))
    if market.growth is None:
        return bought
    growth = facts.entry(market.growth)
    return voice.say("areas.needed", bought=bought, growth=growth)


def suppliers(facts: Facts, voice: Voice, market: Market | MarketAbroad) -> Text:
    """Who sells most of it today, with shares."""
    named = [
        voice.say("areas.supplier", who=one.economy, share=facts.entry(one.share))
        for one in market.suppliers[:MOST_SUPPLIERS]
    ]
    return joined(named, ", ") or voice.say("areas.nobody")


def _unrealised(facts: Facts, voice: Voice, market: Market) -> Text:
    whole = voice.runs(facts.entry(market.unrealised))
    if market.regional is None:
        return whole
    region = voice.say(
        "areas.regional", region=market.regional.proxy.region, amount=facts.entry(market.regional.unrealised)
    )
    return joined([whole, region], Break())


def _proxy(facts: Facts, voice: Voice, proxy: Proxy) -> Text:
    """Whose numbers stand for a region, with its part and the method."""
    places = {"region": proxy.region, "country": proxy.country}
    if proxy.method == "none":
        return voice.say("areas.proxy_none", **places)
    markets = facts.analysis.study.markets.values()
    part = next((m.regional.part for m in markets if m.regional and m.regional.proxy == proxy), None)
    if part is None:
        return voice.say("areas.proxy_none", **places)
    if proxy.method == "given":
        words = voice.verbatim(proxy.method_words)
        return voice.say("areas.proxy_given", **places, part=facts.entry(part), method=words)
    cites = voice.cited(facts.cites([part]))
    return voice.say("areas.proxy_stated", **places, part=facts.entry(part)) + cites


def _chart(facts: Facts, voice: Voice, chosen: Sequence[Measured]) -> Chart:
    groups: dict[tuple[str, str], list[Measured]] = {}
    for pair in chosen:
        groups.setdefault((pair[1].seller.code, pair[1].buyer.code), []).append(pair)
    bars = tuple(
        BarGroup(
            voice.say("areas.way", seller=found[0][1].seller, buyer=found[0][1].buyer),
            tuple(_bars(facts, voice, one) for one in found),
        )
        for found in groups.values()
    )
    return Chart(
        title=voice.say("areas.chart"),
        unit=(),
        alt=voice.say("areas.chart_alt", values=joined([_spelt(facts, voice, pair) for pair in chosen], "; ")),
        panels=(voice.say("column.sold_now"), voice.say("column.unrealised")),
        groups=bars,
        key=(voice.say("areas.key_reported"), voice.say("areas.key_reported"), voice.say("trade.key_computed")),
    )


def _bars(facts: Facts, voice: Voice, pair: Measured) -> BarRow:
    one, market = pair
    found = []
    for entry_id in (market.traded, market.unrealised):
        entry = facts.entry(entry_id)
        value = entry.value or 0.0
        label = voice.number(entry).text
        found.append(Bar(entry.id, value, value, label, is_part=False, is_computed=entry.status == "computed"))
    return BarRow(capitalised(voice.area(one.key, one.words)), tuple(found))


def _spelt(facts: Facts, voice: Voice, pair: Measured) -> Text:
    one, market = pair
    return voice.say(
        "areas.chart_value",
        area=voice.area(one.key, one.words),
        way=_way(voice, one),
        sold=facts.entry(market.traded),
        open=facts.entry(market.unrealised),
    )


def in_the_way(facts: Facts, voice: Voice) -> list[Block]:
    """Restrictions of the user's files on areas that are spoken of or shown, each once, what bars before the rest."""
    found: dict[Restriction, list[Prospect]] = {}
    for one in facts.analysis.study.prospects:
        for restriction in one.restrictions if one.voices or one.listed else ():
            found.setdefault(restriction, []).append(one)
    if not found:
        return []
    barring_first = sorted(found.items(), key=lambda item: not item[0].bars)
    items = [_restriction(voice, restriction, areas) for restriction, areas in barring_first[:MOST_IN_THE_WAY]]
    more = [Paragraph(voice.say("areas.more_in_the_way"))] if len(found) > MOST_IN_THE_WAY else []
    return [Heading(voice.say("areas.in_the_way")), Bullets(tuple(items)), *more]


def _restriction(voice: Voice, one: Restriction, prospects: Sequence[Prospect]) -> Text:
    if one.areas or one.hs:
        areas = voice.listed(list(dict.fromkeys(voice.area(p.key, p.words) for p in prospects)))
    else:
        areas = voice.say("areas.all_goods")
    kind = voice.say(f"restriction.{one.kind}")
    said = voice.say("areas.restriction", kind=kind, areas=areas, what=voice.verbatim(one.what))
    source = voice.verbatim(one.source) if one.source else voice.say("areas.users_file")
    return joined([said, voice.say("areas.restriction_source", source=source)], " ")
