"""The goal: what was set, what it means by the level it is counted from, and what must be true for it."""

from collections.abc import Iterable, Sequence

from entrepot.analysis.outlook.goal_results import AtPace, Goal, GoalBase, OneSide, Pace
from entrepot.analysis.outlook.levels import all_periods
from entrepot.briefs.blocks import Block, Bullets, Column, Heading, Paragraph, Quotation, Row, Table
from entrepot.briefs.facts import Facts
from entrepot.briefs.numbers import scale_of
from entrepot.briefs.runs import Text, joined
from entrepot.briefs.section import Section
from entrepot.briefs.sections._goal_beside import in_real_terms, odds, precedents
from entrepot.briefs.sections._goal_way import source_of, way
from entrepot.briefs.voice import Value, Voice
from entrepot.nouns.ledger import Entry
from entrepot.nouns.quote import Quote

MOST_QUOTES = 2
MOST_YEARS_ALONE = 15
LEAP = 1.5


def build(facts: Facts, voice: Voice) -> list[Block]:
    """Each goal in turn; of those for one flow the first in full, the others in their words with the verdict."""
    goals = facts.analysis.goals
    if not goals:
        return [Paragraph(voice.say("goal.none", a=facts.a, b=facts.b))]
    first = {goal.target.what: goal for goal in reversed(goals)}
    blocks: list[Block] = []
    for goal in goals:
        blocks += _said(facts, voice, goal)
        blocks += _worked_out(facts, voice, goal) if first[goal.target.what] is goal else []
    return blocks


def what_it_says(facts: Facts, voice: Voice, goal: Goal) -> Text:
    """The goal as one sentence: the multiple or level, and the deadline if any."""
    stated, deadline = facts.entry(goal.stated), goal.target.deadline
    key = "multiple" if goal.target.multiple is not None else "level"
    flow = voice.flow_within(goal.target.what, facts.a, facts.b)
    if deadline:
        return voice.say(f"goal.{key}_by", flow=flow, stated=stated, deadline=deadline)
    return voice.say(f"goal.{key}", flow=flow, stated=stated)


def _said(facts: Facts, voice: Voice, goal: Goal) -> Iterable[Block]:
    """The goal, the verdict and the words."""
    lines = [what_it_says(facts, voice, goal), _who(voice, goal) + voice.cited(facts.cites([goal.stated]))]
    if goal.target.deadline is None:
        lines.append(voice.say("goal.no_deadline"))
    yield Paragraph(joined(lines, " "))
    yield Paragraph(verdict_of(facts, voice, goal))
    for quote in outermost(goal.target.quotes)[:MOST_QUOTES]:
        for source in facts.cites_of([quote.document]):
            yield Quotation(quote, voice.attribution(facts, quote.document, goal.target.speaker), source)


def _worked_out(facts: Facts, voice: Voice, goal: Goal) -> Iterable[Block]:
    """What the goal means by each base, what must be true, the way there, and how others fared."""
    if goal.bases:
        yield _table(facts, voice, goal)
        conditions = tuple(_conditions(facts, voice, goal))
        if conditions:
            yield Heading(voice.say("goal.what_must_be_true"))
            yield Bullets(conditions)
    yield from way(facts, voice, goal)
    yield from in_real_terms(facts, voice, goal)
    yield from precedents(facts, voice, goal)
    yield from odds(facts, voice, goal)


def side_alone(facts: Facts, base: GoalBase) -> OneSide | None:
    """The side that could carry the goal alone; none where its latest growth was a leap, or not even many years do."""
    side = base.one_side
    if side is None or (facts.entry(side.growth).value or 0) > LEAP:
        return None
    return side if 1 <= (facts.entry(side.years).value or 0) <= MOST_YEARS_ALONE else None


def outermost(quotes: Sequence[Quote]) -> list[Quote]:
    """Quotes that do not stand within another of them."""
    return [
        one for one in quotes
        if not any(other != one and other.document == one.document and other.start <= one.start and one.end <= other.end
                   for other in quotes)
    ]  # fmt: skip


def _who(voice: Voice, goal: Goal) -> Text:
    speaker, first, latest = goal.target.speaker, goal.first, goal.latest
    if not goal.statements:
        return voice.say("goal.asked")
    if first is None or latest is None:
        return voice.say("goal.said_undated")
    if speaker is None:
        return voice.say("goal.said_by_nobody", date=latest)
    if first != latest:
        return voice.say("goal.said_repeatedly", speaker=voice.name(speaker), first=first, last=latest)
    return voice.say("goal.said", speaker=voice.name(speaker), date=latest)


def verdict_of(facts: Facts, voice: Voice, goal: Goal) -> Text:
    """What can be said of the goal, in words with their numbers."""
    judgement = goal.judgement
    level, pace = facts.optional(judgement.level), facts.optional(judgement.pace)
    needed, years = facts.optional(judgement.needed), facts.optional(judgement.years)
    at: dict[str, Value] = {"level": level, "period": voice.period_of(level)} if level else {}
    growth: dict[str, Value] = {"went": went(voice, pace)} if pace else {}
    match goal.verdict:
        case "superseded":
            assert judgement.superseded is not None
            return voice.say("goal.verdict_superseded", date=judgement.superseded)
        case "reached" | "missed":
            return voice.say(f"goal.verdict_{goal.verdict}", **at)
        case "cannot_be_said":
            if judgement.reason in ("no_deadline", "plan_without_year") and years:
                return voice.say(f"goal.verdict_{judgement.reason}", **at, **growth, years=years)
            if judgement.reason == "other_currency":
                return voice.say("goal.verdict_other_currency", **_currencies(facts, goal))
            reason = "no_pace" if judgement.reason in ("no_deadline", "plan_without_year") else judgement.reason
            return voice.say(f"goal.verdict_{reason}")
        case "on_track" | "behind" if not needed:
            return voice.say(f"goal.verdict_{goal.verdict}_year", **at)
        case "on_track":
            assert needed is not None
            return voice.say("goal.verdict_on_track", **at, **growth, needed=voice.size(needed))
        case _ if needed is None:
            return voice.say("goal.verdict_out_of_reach_undated", **growth)
        case _ if years is None:
            return voice.say("goal.verdict_out_of_reach_never", **at, **growth, needed=voice.size(needed))
    return voice.say(f"goal.verdict_{goal.verdict}", **at, **growth, needed=voice.size(needed), years=years)


def _currencies(facts: Facts, goal: Goal) -> dict[str, Value]:
    """The goal's currency, and those that its flow is told in."""
    what, amount = goal.target.what, goal.target.amount
    units = sorted({a.unit for a in all_periods(facts.analysis.accounts) if getattr(a, what)})
    return {"unit": amount.unit if amount else "", "others": ", ".join(units)}


def went(voice: Voice, pace: Entry) -> Text:
    """The growth that trade is measured by, and of when it is."""
    key = "goal.went_mean" if pace.measure == "cagr" else "goal.went_latest"
    return voice.say(key, pace=pace, period=voice.period_of(pace))


def _table(facts: Facts, voice: Voice, goal: Goal) -> Table:
    """One row for each base; needed growth by horizon."""
    entries = [facts.entry(i) for base in goal.bases for i in (base.base, base.level)]
    scale, unit = scale_of(*entries), entries[0].unit
    horizons = tuple(dict.fromkeys(pace.horizon for base in goal.bases for pace in base.paces))
    columns = [Column(voice.say("column.base"))]
    columns += [Column(voice.say(f"column.{key}"), voice.unit(unit, scale), "numbers") for key in ("today", "level")]
    columns += [Column(voice.say("column.horizon", years=facts.entry(h)), voice.say("unit.change"), "numbers")
                for h in horizons]  # fmt: skip
    rows: dict[str, Row] = {}
    for base in goal.bases:
        paces = {pace.horizon: facts.entry(pace.growth) for pace in base.paces}
        cells = [voice.cell(facts.entry(base.base), scale), voice.cell(facts.entry(base.level), scale)]
        cells += [voice.cell(paces.get(horizon)) for horizon in horizons]
        row = Row((voice.say(f"goal.base_{base.kind}"), *cells))
        rows.setdefault(" ".join(voice.plain(cell) for cell in row.cells), row)
    used = [i for base in goal.bases for i in (base.base, base.level)]
    source = source_of(facts, voice, used)
    marks = voice.say("note.marks_reported" if facts.analysis.accounts.lead else "note.marks_computed")
    return Table(voice.say("goal.table"), tuple(columns), tuple(rows.values()), source, (marks,))


def pace_of(facts: Facts, voice: Voice, pace: Pace) -> Text:
    """A pace in words: 14.9 % a year for 5 years."""
    return voice.say("goal.pace", growth=voice.size(facts.entry(pace.growth)), years=facts.entry(pace.horizon))


def _conditions(facts: Facts, voice: Voice, goal: Goal) -> Iterable[Text]:
    base = goal.main_base
    if base is None:
        return
    name = voice.say(f"goal.from_{base.kind}", level=facts.entry(base.base))
    if base.paces:
        paces = voice.either([pace_of(facts, voice, pace) for pace in base.paces])
        yield voice.say("goal.condition_pace", base=name, paces=paces)
    if side := side_alone(facts, base):
        first, other = (facts.a, facts.b) if side.side == "exports" else (facts.b, facts.a)
        yield voice.say(
            "goal.condition_one_side",
            seller=first,
            other=other,
            growth=voice.size(facts.entry(side.growth)),
            years=facts.entry(side.years),
            side_multiple=facts.entry(side.side_multiple),
            share=facts.entry(side.share),
        )
    for carrier in base.carriers:
        yield voice.say(
            "goal.condition_carrier",
            seller=facts.a if carrier.side == "exports" else facts.b,
            level=facts.entry(carrier.level),
            side_multiple=facts.entry(carrier.side_multiple),
        )
    yield from (_at_pace(facts, voice, at) for at in base.at_paces)
    if remaining := facts.optional(base.remaining):
        yield voice.say("goal.condition_remaining", growth=voice.size(remaining), base=name)


def _at_pace(facts: Facts, voice: Voice, at: AtPace) -> Text:
    growth, over, years = facts.entry(at.growth), facts.optional(at.over), facts.optional(at.years)
    told: dict[str, Value] = {"growth": growth, "period": voice.period_of(growth)}
    kind: str = at.kind
    if over and over.value == 1:
        kind = "last_year"
    elif over:
        told["over"] = over
    if years:
        told["years"] = years
    return voice.say(f"goal.at_{kind}{'' if years else '_never'}", **told)


SECTION = Section("goal", "Can it be reached, and what must be true?", build)
