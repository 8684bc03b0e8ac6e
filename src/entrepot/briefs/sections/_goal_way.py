"""The way to a goal: what is known, the level needed each year, how far others strayed, and the figures to watch."""

from collections.abc import Iterable, Sequence

from entrepot.analysis.outlook.goal_results import Goal, Outlook
from entrepot.briefs.blocks import Block, Bullets, Column, Heading, Row, Table
from entrepot.briefs.charts import Fan
from entrepot.briefs.facts import Facts
from entrepot.briefs.numbers import scale_of
from entrepot.briefs.runs import Text, joined
from entrepot.briefs.sections._goal_known import (
    Levels,
    both,
    breaks,
    held_by_year,
    points,
    rivals,
    stated_by_year,
    stretches,
)
from entrepot.briefs.voice import Value, Voice
from entrepot.nouns.period import Period

KEY = ("known", "computed", "way", "band", "held", "part", "rival", "break")


def way(facts: Facts, voice: Voice, goal: Goal) -> Iterable[Block]:
    """The chart with its table, then the signs; nothing where the way has no beginning or end."""
    outlook = goal.outlook
    if outlook is None:
        return
    yield Heading(voice.say("goal.way_assumed" if goal.target.deadline is None else "goal.way",
                            years=facts.entry(outlook.horizon)))  # fmt: skip
    yield from both(facts, voice, goal.target.what, facts.entry(outlook.base.base).unit)
    yield _fan(facts, voice, goal, outlook)
    yield _table(facts, voice, outlook)
    if outlook.signs:
        yield Heading(voice.say("goal.signs"))
        yield Bullets(tuple(_signs(facts, voice, goal, outlook)))


def _signs(facts: Facts, voice: Voice, goal: Goal, outlook: Outlook) -> Iterable[Text]:
    for sign in outlook.signs:
        due, level = voice.end_of(sign.due), facts.entry(sign.at_least)
        values: dict[str, Value] = {"due": due, "period": sign.period, "level": level}
        if sign.confirms:
            yield voice.say("goal.sign_confirms", **values)
        else:
            yield voice.say("goal.sign", **values, flow=voice.flow_within(goal.target.what, facts.a, facts.b))


def _fan(facts: Facts, voice: Voice, goal: Goal, outlook: Outlook) -> Fan:
    base, what = facts.entry(outlook.base.base), goal.target.what
    needed = [facts.entry(year.needed) for year in outlook.years]
    ends = [[facts.entry(i) for year in outlook.years if (i := getattr(year, end))] for end in ("low", "high")]
    start = outlook.base.year or 0
    scale = scale_of(base, *needed)
    path = [(start, base), *((start + n, entry) for n, entry in enumerate(needed, 1))]
    low, high = ([(start + n, entry) for n, entry in enumerate(end, 1)] for end in ends)
    stated, held = stated_by_year(facts, what, base.unit), held_by_year(facts, what, base.unit)
    others, lead = rivals(facts, what, base.unit), facts.analysis.accounts.lead
    first = min(year for year, _ in (*stated, *held, *path))
    parts = stretches(facts, what, base.unit, first)
    years = sorted({year for year, _ in (*stated, *held, *others, *path)} | {round(part.last) for part in parts})
    flow = voice.flow(what, facts.a, facts.b)
    return Fan(
        title=voice.say("goal.fan_title", flow=flow),
        unit=voice.unit(base.unit, scale),
        alt=_alt(voice, (stated, held, path, low, high)),
        history=points(voice, stated, scale),
        path=points(voice, path, scale),
        low=points(voice, low, scale),
        high=points(voice, high, scale),
        years=tuple((year, voice.runs(Period.year(year))) for year in years),
        key=tuple(voice.say(f"goal.key_{name}") for name in KEY),
        held=points(voice, held, scale, guesses={guess.entry for guess in lead.annualised} if lead else ()),
        stretches=parts,
        rivals=points(voice, [other for other in others if other[0] >= first], scale),
        breaks=breaks(facts, what, base.unit),
    )


def _alt(voice: Voice, levels: tuple[Levels, Levels, Levels, Levels, Levels]) -> Text:
    """What the chart shows, for who does not see it."""
    stated, held, path, low, high = levels
    (first, base), (last, goal) = path[0], path[-1]
    told = []
    if stated:
        told.append(voice.say("goal.fan_alt", values=_values(voice, stated)))
    if held:
        told.append(voice.say("goal.fan_alt_held", values=_values(voice, held)))
    told.append(voice.say("goal.fan_alt_way", base=base, first=Period.year(first), goal=goal, last=Period.year(last)))
    if low and high:
        told.append(voice.say("goal.fan_alt_band", low=low[-1][1], high=high[-1][1], last=Period.year(last)))
    return joined(told, " ")


def _values(voice: Voice, levels: Levels) -> Text:
    said = [voice.say("goal.fan_value", level=e, period=voice.runs(Period.year(y))) for y, e in levels]
    return joined(said, ", ")


def _table(facts: Facts, voice: Voice, outlook: Outlook) -> Table:
    needed = [facts.entry(year.needed) for year in outlook.years]
    scale, unit = scale_of(*needed), needed[0].unit
    names = ["needed", *(("others_low", "others_high") if outlook.years[0].low else ())]
    columns = [Column(voice.say("column.period"))]
    columns += [Column(voice.say(f"column.{name}"), voice.unit(unit, scale), "numbers") for name in names]
    rows = []
    for year in outlook.years:
        ids = [year.needed, year.low, year.high][: len(names)]
        rows.append(Row((voice.runs(year.period), *(voice.cell(facts.optional(i), scale) for i in ids))))
    source = source_of(facts, voice, [outlook.base.base])
    notes = [voice.say("note.marks_reported" if facts.analysis.accounts.lead else "note.marks_computed")]
    factor = next((facts.entry(i) for year in outlook.years if year.low for i in facts.entry(year.low).rests_on
                   if facts.entry(i).rows), None)  # fmt: skip
    if factor is not None and factor.rows is not None:
        notes.append(voice.say("goal.others_source", origin=factor.rows.origin))
    return Table(voice.say("goal.way_table"), tuple(columns), tuple(rows), source, tuple(notes))


def source_of(facts: Facts, voice: Voice, entries: Sequence[str]) -> Text:
    """The source line of computed levels: documents, tables of statistics; a base of the user's has none."""
    cited = facts.cites(entries)
    leaves = [leaf for entry in entries for leaf in facts.ledger.leaves(entry) if leaf.status in ("reported", "mirror")]
    known = {source.document for source in facts.sources}
    origins = voice.listed(
        list(dict.fromkeys(leaf.rows.origin for leaf in leaves if leaf.rows and leaf.rows.origin not in known))
    )
    if cited and origins:
        return voice.say("goal.table_source_both", sources=voice.sources(cited), origins=origins)
    if origins:
        return voice.say("goal.table_source_held", origins=origins)
    return voice.say("goal.table_source", sources=voice.sources(cited)) if cited else voice.say("goal.table_source_own")
