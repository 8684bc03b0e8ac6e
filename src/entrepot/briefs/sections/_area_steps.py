"""The areas that come first, each in a few lines: who wants what, who supplies it now, the next step and with whom."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from entrepot.analysis.areas.prospects import FRESH_DAYS
from entrepot.analysis.areas.results import Voice as Saying
from entrepot.analysis.areas.voices import CLOSED, furthest, rank
from entrepot.briefs.blocks import Block, Bullets, Heading, Paragraph
from entrepot.briefs.excerpt import IN_A_CELL
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Text, Words, joined
from entrepot.briefs.sections._area_numbers import needed, suppliers
from entrepot.briefs.sections.commitments import person
from entrepot.briefs.voice import Value, Voice, capitalised
from entrepot.briefs.wording import places

if TYPE_CHECKING:
    from entrepot.analysis.areas.entries import Market
    from entrepot.analysis.areas.prospects import Prospect
    from entrepot.analysis.outlook.results import Body

MOST = 5
MOST_UNSPOKEN = 2
SHORTEST_WORD = 6
STEM = 6
WAYS = ("offered", "wanted", "joined", "said")
NO_FIELD = frozenset({"ministry", "department", "charge", "министерство", "департамент", "foreign", "external"})


def steps(facts: Facts, voice: Voice) -> list[Block]:
    """Up to five things to raise in their order, and why they stand first; nothing where nothing is known.

    Where few are spoken of, areas follow in which the statistics show most room.
    """
    chosen = first_areas(facts)[:MOST]
    known = {one.key for group in first_areas(facts) for one in group}
    room = [(one,) for one in unspoken(facts) if one.key not in known]
    chosen += room[: min(MOST_UNSPOKEN, MOST - len(chosen))]
    if not chosen:
        return []
    spoken = [first for first, *_ in chosen if first.voices]
    kind = (
        "steps.why_room" if not spoken else "steps.why" if any(one.is_undone for one in spoken) else "steps.why_running"
    )
    return [
        Heading(voice.say("steps.title")),
        Bullets(tuple(_bullet(facts, voice, group) for group in chosen)),
        Paragraph(joined([voice.say(kind), voice.say("steps.offices")], " ")),
    ]


def first_areas(facts: Facts) -> list[tuple[Prospect, ...]]:
    """Areas of the catalogue that are spoken of, as ranked, each in its first direction.

    Those that rest on the same words are one thing to raise: the first of them, with those of which the same is said.
    """
    first = {one.key: one for one in reversed(facts.analysis.study.prospects) if one.key and one.voices}
    of_words: dict[str, list[Prospect]] = {}
    for one in facts.analysis.study.prospects:
        if one.key and first.get(one.key) is one:
            of_words.setdefault(_telling(one).quotes[0].text, []).append(one)
    return [tuple(one for one in group if _told_of(one) == _told_of(group[0])) for group in of_words.values()]


def _told_of(one: Prospect) -> tuple[object, ...]:
    """What the line of an area says of it, less the stages: who offers, who asks, who would join in."""
    return one.way, one.sides, bool(one.offered), bool(one.wanted), one.joined


def unspoken(facts: Facts) -> list[Prospect]:
    """Areas that nobody speaks of in which the statistics show room, the most room first."""
    study = facts.analysis.study
    found = [one for one in study.prospects if not one.voices and one.numbers and one.numbers.unrealised > 0]
    return sorted(found, key=lambda one: -one.numbers.unrealised if one.numbers else 0)


def _bullet(facts: Facts, voice: Voice, group: tuple[Prospect, ...]) -> Text:
    one = group[0]
    parts = [voice.say("areas.lead", area=capitalised(voice.listed([voice.area(a.key, a.words) for a in group])))]
    market = facts.analysis.study.market(one)
    if one.voices:
        parts += [_who(voice, group), _words(facts, voice, one)]
    elif market is not None and one.seller and one.buyer:
        parts.append(voice.say("steps.room", seller=one.seller, buyer=one.buyer, room=facts.entry(market.unrealised)))
    if market is not None:
        parts.append(_today(facts, voice, market))
    return joined([*parts, _next(facts, voice, one)], " ")


def _words(facts: Facts, voice: Voice, one: Prospect) -> Text:
    """The words that the next step rests on, with their own day where it is not that of the latest saying."""
    chosen = _telling(one)
    said = voice.excerpt(chosen.quotes[0].text, IN_A_CELL)
    if chosen.date != one.latest:
        said = voice.say("steps.said_on", words=said, date=chosen.date or voice.say("word.no_date"))
    return said + voice.cited(facts.cites_of([chosen.quotes[0].document]))


def _telling(one: Prospect) -> Saying:
    """The saying of a need that is offered to; else that of the furthest stage still open, the latest of equals."""
    said = one.wanted if one.offered and one.wanted else one.joined or one.voices
    told = [voice for voice in said if voice.stage not in CLOSED] or list(said)
    return max(told, key=lambda said: (rank(said.stage), said.date or date.min))


def _who(voice: Voice, group: tuple[Prospect, ...]) -> Text:
    """Who offers and who asks, at what stage, and when it was spoken of last; of several areas what holds for all."""
    one = group[0]
    told = {name: _shared(getattr(one, name), group) for name in WAYS if getattr(one, name)}
    stages = {name: _stages(voice, voices) for name, voices in told.items()}
    ends: dict[str, Value] = {"seller": one.seller or "", "buyer": one.buyer or "",
                              "sides": voice.listed(list(one.sides))}  # fmt: skip
    key = "_".join([name for name in ("offered", "wanted", "joined") if name in stages][:2]) or one.way
    if key == "together" and len(one.sides) < 2:
        key = "together_one" if one.sides else "unknown"
    known = {**ends, **stages}
    said = voice.say(f"steps.{key}", **{name: known[name] for name in places(voice.catalogue, f"steps.{key}")})
    if one.latest:
        said = voice.say("steps.last", who=said, date=one.latest)
    return (*said, Words(":"))


def _shared(sayings: Sequence[Saying], group: tuple[Prospect, ...]) -> Sequence[Saying]:
    """Of several areas only the words that they share."""
    words = _telling(group[0]).quotes[0].text
    return [one for one in sayings if len(group) == 1 or one.quotes[0].text == words] or sayings


def _stages(voice: Voice, sayings: Sequence[Saying]) -> Text:
    """The furthest stage; where that runs already, what is to be done beyond it too."""
    further = [saying for saying in sayings if saying.stage not in CLOSED]
    last = voice.say(f"stage.{furthest(sayings)}")
    if not further or furthest(further) == furthest(sayings):
        return last
    return voice.say("steps.also", first=last, more=voice.say(f"stage.{furthest(further)}"))


def _today(facts: Facts, voice: Voice, market: Market) -> Text:
    bought = needed(facts, voice, market)
    if not market.suppliers:
        return voice.say("steps.imports", buyer=market.buyer, bought=bought)
    return voice.say("steps.today", buyer=market.buyer, bought=bought, suppliers=suppliers(facts, voice, market))


def _next(facts: Facts, voice: Voice, one: Prospect) -> Text:
    from entrepot.analysis.areas.steps import step_of

    step = step_of(one, (facts.a, facts.b))
    ask = joined([_office(facts, voice, body) for body in step.ask], "; ")
    if step.kind == "follow_up" and step.since:
        return voice.say("steps.follow_up", date=step.since, ask=ask)
    if step.kind == "clear":
        bars = joined([voice.runs(bar.what) for bar in one.restrictions if bar.bars], "; ")
        return voice.say("steps.clear", bars=bars, ask=ask)
    return voice.say("steps.follow_up_undated" if step.kind == "follow_up" else f"steps.{step.kind}", ask=ask)


def _office(facts: Facts, voice: Voice, body: Body) -> Text:
    """The office, and who of it was at the talks."""
    name = (Words(body.name_ru if voice.language == "ru" else body.name),)
    said = voice.say("steps.office", economy=body.economy, office=name)
    met = next(_at_the_talks(facts, voice, body), None)
    return said if met is None else voice.say("steps.office_of", office=said, date=met[0], person=met[1])


def _at_the_talks(facts: Facts, voice: Voice, body: Body) -> Iterator[tuple[date, Text]]:
    """Who of the office met the other side in the last years, and when."""
    words = f"{body.name} {body.name_ru}".casefold().split()
    stems = [word[:STEM] for word in words if len(word) >= SHORTEST_WORD and word not in NO_FIELD]
    for meeting in facts.analysis.meetings:
        day, today = meeting.date, facts.as_of
        if day is None or (today is not None and (today - day).days > FRESH_DAYS):
            continue
        for tellings in meeting.people:
            of_side = [one for one in tellings if one.side and one.side.code == body.economy.code and one.role]
            if any(stem in (one.role or "").casefold() for one in of_side for stem in stems):
                yield day, person(voice, tellings)
