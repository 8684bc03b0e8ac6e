"""What stands beside a goal: precedents by name, how often others did it, what prices and exchange rates make of it."""

from collections.abc import Iterable, Sequence

from entrepot.analysis.outlook.goal_results import Goal, Odds, Precedent, RealTerms
from entrepot.briefs.blocks import Block, Bullets, Heading, Paragraph
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Text, joined
from entrepot.briefs.voice import Value, Voice


def precedents(facts: Facts, voice: Voice, goal: Goal) -> Iterable[Block]:
    """Pairs of the record that doubled, with the first goal only; then pairs of statistics that got as far."""
    if goal.precedents and goal is facts.analysis.goals[0]:
        yield Heading(voice.say("goal.precedents"))
        yield Bullets(tuple(_precedent(facts, voice, precedent) for precedent in goal.precedents))
    peers = goal.peers
    if peers is None:
        return
    did, of, years = facts.entry(peers.did), facts.entry(peers.of), facts.entry(peers.years)
    origin = of.rows.origin if of.rows else ""
    counts: dict[str, Value] = {name: (voice.number(e, "bare"),) for name, e in (("did", did), ("of", of))}
    yield Heading(voice.say("goal.peers_heading"))
    yield Paragraph(voice.say("goal.peers" if peers.named else "goal.peers_none", **counts, origin=origin, years=years))
    if peers.named:
        yield Bullets(tuple(_peer(facts, voice, goal, precedent) for precedent in peers.named))


def _precedent(facts: Facts, voice: Voice, precedent: Precedent) -> Text:
    span = precedent.span
    after = facts.optional(precedent.after)
    is_own = {precedent.reporter.code, precedent.partner.code} == {facts.a.code, facts.b.code}
    said = _went(facts, voice, precedent, "goal.precedent_own" if is_own else "goal.precedent") + voice.cited(
        facts.cites([span.first, span.last])
    )
    if after is None:
        return said
    key = "goal.precedent_stalled" if precedent.stalled else "goal.precedent_after"
    told = voice.say(key, after=after, period=voice.period_of(after))
    return joined([said, told + voice.cited(facts.cites([after.id]))], " ")


def _peer(facts: Facts, voice: Voice, goal: Goal, precedent: Precedent) -> Text:
    said = _went(facts, voice, precedent, "goal.precedent" if goal.target.what == "turnover" else "goal.peer_one_way")
    after = facts.optional(precedent.after)
    if after is None:
        return said
    key = "goal.peer_stalled" if precedent.stalled else "goal.peer_after"
    return joined([said, voice.say(key, after=after, period=voice.period_of(after))], " ")


def _went(facts: Facts, voice: Voice, precedent: Precedent, key: str) -> Text:
    span = precedent.span
    first, last = facts.entry(span.first), facts.entry(span.last)
    ends: dict[str, Value] = {} if key == "goal.precedent_own" else {"a": precedent.reporter, "b": precedent.partner}
    return voice.say(
        key,
        **ends,
        first=first,
        last=last,
        first_period=voice.period_of(first),
        last_period=voice.period_of(last),
        multiple=facts.entry(span.multiple),
        years=facts.entry(span.years),
        cagr=voice.size(facts.entry(span.cagr)),
    )


def odds(facts: Facts, voice: Voice, goal: Goal) -> Iterable[Block]:
    """How often pairs of this size got as far, with the interval and where that was counted."""
    base = goal.main_base
    if base is None or not base.odds:
        return
    held = facts.analysis.accounts.lead
    by_origin: dict[str, list[Odds]] = {}
    for one in base.odds:
        rows = facts.entry(one.share).rows
        by_origin.setdefault(rows.origin if rows else "", []).append(one)
    told = []
    for origin, found in by_origin.items():
        is_own = held is not None and origin.startswith(held.origin)
        told.append(
            voice.say("goal.odds_held" if is_own else "goal.odds", base=facts.entry(base.base),
                      shares=_shares(facts, voice, found), origins=origin)
        )  # fmt: skip
        alike = [
            voice.say("goal.odds_alike_within", share=facts.entry(one.alike), years=facts.entry(one.horizon))
            for one in found
            if one.alike
        ]
        if alike:
            told.append(voice.say("goal.odds_alike", shares=voice.listed(alike)))
    yield Heading(voice.say("goal.odds_heading"))
    yield Paragraph(joined(told, " "))


def _shares(facts: Facts, voice: Voice, found: Sequence[Odds]) -> Text:
    return voice.listed(
        [
            voice.say("goal.odds_within", share=facts.entry(one.share), interval=facts.entry(one.interval),
                      years=facts.entry(one.horizon))
            for one in found
        ]
    )  # fmt: skip


def in_real_terms(facts: Facts, voice: Voice, goal: Goal) -> Iterable[Block]:
    """The goal and the growth so far with prices taken out, and as other currencies count it."""
    items = list(_real(facts, voice, goal.real)) if goal.real else []
    for other in goal.in_others:
        growth = facts.entry(other.growth)
        items.append(
            voice.say("goal.in_other", growth=growth, there=facts.entry(other.there), unit=other.unit,
                      own=_unit_of(facts, goal), period=voice.period_of(growth))
        )  # fmt: skip
    if items:
        yield Heading(voice.say("goal.real_heading"))
        yield Bullets(tuple(items))


def _real(facts: Facts, voice: Voice, real: RealTerms) -> Iterable[Text]:
    prices = facts.entry(real.prices)
    yield voice.say(
        "goal.real_prices", unit=real.unit, prices=prices, period=voice.period_of(prices), origin=real.origin
    )
    yield voice.say("goal.real_goal", ratio=facts.entry(real.ratio), needed=facts.entry(real.needed))
    for past in real.past:
        growth, of_prices, without = (facts.entry(i) for i in (past.growth, past.prices, past.real))
        yield voice.say("goal.real_past", growth=growth, period=voice.period_of(growth), prices=of_prices, real=without)


def _unit_of(facts: Facts, goal: Goal) -> str:
    base = goal.main_base
    return facts.entry(base.base).unit if base else ""
