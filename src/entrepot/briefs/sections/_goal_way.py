"""The way to a goal: what is known, the level needed each year, how far others strayed, and the figures to watch."""

from collections.abc import Iterable, Sequence
from typing import Literal

from entrepot.analysis.outlook.goal_results import Goal, Outlook
from entrepot.briefs.blocks import Block, Bullets, Column, Fan, Heading, Point, Row, Table, Text, joined
from entrepot.briefs.facts import Facts
from entrepot.briefs.numbers import Scale, scale_of
from entrepot.briefs.voice import Value, Voice
from entrepot.nouns.ledger import Entry
from entrepot.nouns.period import Period

YEARS_SHOWN = 10


def way(facts: Facts, voice: Voice, goal: Goal) -> Iterable[Block]:
    """The chart with its table, then the signs; nothing where the way has no beginning or end."""
    outlook = goal.outlook
    if outlook is None:
        return
    yield Heading(voice.say("goal.way_assumed" if goal.target.deadline is None else "goal.way",
                            years=facts.entry(outlook.horizon)))  # fmt: skip
    yield _fan(facts, voice, goal, outlook)
    yield _table(facts, voice, outlook)
    if outlook.signs:
        yield Heading(voice.say("goal.signs"))
        yield Bullets(tuple(_signs(facts, voice, goal, outlook)))


def _signs(facts: Facts, voice: Voice, goal: Goal, outlook: Outlook) -> Iterable[Text]:
    for sign in outlook.signs:
        values: dict[str, Value] = {"due": sign.due, "period": sign.period, "level": facts.entry(sign.at_least)}
        if sign.confirms:
            yield voice.say("goal.sign_confirms", **values)
        else:
            yield voice.say("goal.sign", **values, flow=voice.flow_within(goal.target.what, facts.a, facts.b))


def _fan(facts: Facts, voice: Voice, goal: Goal, outlook: Outlook) -> Fan:
    base = facts.entry(outlook.base.base)
    needed = [facts.entry(year.needed) for year in outlook.years]
    history = _history(facts, goal, base)
    ends = [[facts.entry(i) for year in outlook.years if (i := getattr(year, end))] for end in ("low", "high")]
    start = outlook.base.year or 0
    scale = scale_of(base, *needed)
    path = [(start, base), *((start + n, entry) for n, entry in enumerate(needed, 1))]
    low, high = ([(start + n, entry) for n, entry in enumerate(end, 1)] for end in ends)
    known = {**dict(history), start: base} if outlook.base.kind in ("annualised", "last_full_year") else dict(history)
    shown = sorted(known.items())
    years = sorted({year for year, _ in (*shown, *path)})
    flow = voice.flow(goal.target.what, facts.a, facts.b)
    return Fan(
        title=voice.say("goal.fan_title", flow=flow),
        unit=voice.unit(base.unit, scale),
        alt=_alt(voice, shown, path, low, high),
        history=_points(voice, shown, scale),
        path=_points(voice, path, scale),
        low=_points(voice, low, scale),
        high=_points(voice, high, scale),
        years=tuple((year, voice.runs(Period.year(year))) for year in years),
        key=(voice.say("goal.key_known"), voice.say("goal.key_computed"), voice.say("goal.key_way"),
             voice.say("goal.key_band")),
    )  # fmt: skip


def _history(facts: Facts, goal: Goal, base: Entry) -> list[tuple[int, Entry]]:
    """Levels of full years in the base's currency, at most ten years back."""
    found = []
    for account in facts.periods(base.unit):
        entry = facts.optional(getattr(account, goal.target.what))
        if account.period.is_year and entry is not None and entry.value is not None:
            found.append((account.period.last_year, entry))
    guesses = [facts.entry(a.entry) for a in facts.analysis.accounts.annualised if a.measure == goal.target.what]
    found += [(g.period.last_year, g) for g in guesses if g.period and g.unit == base.unit]
    last = max((year for year, _ in found), default=0)
    return [(year, entry) for year, entry in found if last - year <= YEARS_SHOWN]


def _points(voice: Voice, levels: Sequence[tuple[int, Entry]], scale: Scale) -> tuple[Point, ...]:
    return tuple(
        Point(year, entry.id, entry.value or 0.0, voice.numbers.entry(entry, "bare", scale), _kind(entry))
        for year, entry in levels
    )


def _kind(entry: Entry) -> Literal["stated", "reported", "computed"]:
    if entry.status in ("reported", "mirror"):
        return "reported"
    return "stated" if entry.status == "stated" else "computed"


Levels = Sequence[tuple[int, Entry]]


def _alt(voice: Voice, known: Levels, path: Levels, low: Levels, high: Levels) -> Text:
    """What the chart shows, for who does not see it."""
    values = joined([voice.say("goal.fan_value", level=e, period=voice.runs(Period.year(y))) for y, e in known], ", ")
    (first, base), (last, goal) = path[0], path[-1]
    told = [voice.say("goal.fan_alt", values=values, base=base, first=Period.year(first), goal=goal,
                      last=Period.year(last))]  # fmt: skip
    if low and high:
        told.append(voice.say("goal.fan_alt_band", low=low[-1][1], high=high[-1][1], last=Period.year(last)))
    return joined(told, " ")


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
    notes = [voice.say("note.marks_computed")]
    factor = next((facts.entry(i) for year in outlook.years if year.low for i in facts.entry(year.low).rests_on
                   if facts.entry(i).rows), None)  # fmt: skip
    if factor is not None and factor.rows is not None:
        notes.append(voice.say("goal.others_source", origin=factor.rows.origin))
    return Table(voice.say("goal.way_table"), tuple(columns), tuple(rows), source, tuple(notes))


def source_of(facts: Facts, voice: Voice, entries: Sequence[str]) -> Text:
    """The source line of computed levels; a base of the user's has no source."""
    cited = facts.cites(entries)
    return voice.say("goal.table_source", sources=voice.sources(cited)) if cited else voice.say("goal.table_source_own")
