"""The bottom line: five lines at most, what a principal needs before walking in.

How trade stands and whose grew; whether the goal can be reached and what must be true; what to raise; what was
promised before; what is not known. Guesses stay out of it, but for the level that a goal is counted from.
"""

from collections.abc import Iterable

from entrepot.analysis.areas.results import AreaRow, Commitment
from entrepot.analysis.areas.voices import CLOSED
from entrepot.analysis.official.results import OfficialLine
from entrepot.analysis.outlook.goal_results import Goal, GoalBase, Pace
from entrepot.analysis.outlook.results import PeriodAccount
from entrepot.briefs.blocks import Block, Bullets
from entrepot.briefs.excerpt import IN_A_LINE
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Text, joined
from entrepot.briefs.section import Section
from entrepot.briefs.sections._area_steps import first_areas, unspoken
from entrepot.briefs.sections._told import told
from entrepot.briefs.sections.goal import pace_of, side_alone, verdict_of, went, what_it_says
from entrepot.briefs.voice import Value, Voice, capitalised, trend
from entrepot.nouns.ledger import Entry
from entrepot.nouns.period import Period

MOST_AREAS = 5
FEWEST_AREAS = 3
MOST_THINGS = 3
TELLING_YEARS = (5, 10)
PAST_YEARS = 2
FIRM = frozenset({"agreed", "signed", "financed", "delivered"})


def build(facts: Facts, voice: Voice) -> list[Block]:
    """Five lines."""
    lines = (_trade, _goal, _areas, _promised, _unknown)
    return [Bullets(tuple(line(facts, voice) for line in lines))]


def _trade(facts: Facts, voice: Voice) -> Text:
    account = facts.analysis.accounts.headline or facts.official_line
    if account is None:
        return voice.say("bottom_line.trade_none")
    lines = [_level(facts, voice, account), *_growth(facts, voice, account)]
    return joined([*lines, *_full_year(facts, voice, account), *_since(facts, voice, account)], " ")


def _level(facts: Facts, voice: Voice, account: PeriodAccount | OfficialLine) -> Text:
    turnover, exports, imports = (facts.optional(i) for i in (account.turnover, account.exports, account.imports))
    if turnover and exports and imports:
        return voice.say("bottom_line.trade_both", turnover=turnover, exports=exports, imports=imports,
                         a=facts.a, b=facts.b, period=account.period)  # fmt: skip
    if turnover:
        return voice.say("bottom_line.trade_total", turnover=turnover, period=account.period)
    one = exports or imports
    if one is None:
        return voice.say("bottom_line.trade_growth_only", period=account.period)
    seller, buyer = (facts.a, facts.b) if exports else (facts.b, facts.a)
    return voice.say("bottom_line.trade_one_side", seller=seller, buyer=buyer, level=one, period=account.period)


def _growth(facts: Facts, voice: Voice, account: PeriodAccount | OfficialLine) -> Iterable[Text]:
    if total := facts.optional(account.turnover_growth):
        key = "growth_year" if account.period.is_year else "growth_total"
        yield voice.say(f"bottom_line.{key}.{trend(total)}", growth=voice.size(total))
        return
    sides = ((account.exports_growth, facts.a, facts.b), (account.imports_growth, facts.b, facts.a))
    known = [(facts.entry(i), seller, buyer) for i, seller, buyer in sides if i]
    for growth, seller, buyer in known:
        key = f"bottom_line.growth_one_side.{trend(growth)}"
        yield voice.say(key, growth=voice.size(growth), seller=seller, buyer=buyer)
    counted = facts.official_line
    total = facts.optional(counted.turnover_growth) if counted else None
    if counted is None or total is None:
        yield from _growth_elsewhere(facts, voice, account.period, _unit(facts, account))
    else:
        yield voice.say("bottom_line.growth_official", growth=total, period=counted.period)


def _growth_elsewhere(facts: Facts, voice: Voice, period: Period, unit: str) -> Iterable[Text]:
    """That growth of the total is not told for this period, and the latest that is for one before it."""
    accounts = facts.analysis.accounts
    if accounts.claims_growth("turnover", period):
        yield voice.say("bottom_line.growth_disputed")
        return
    told = [
        one for one in accounts.periods
        if one.turnover_growth and one.period.last <= period.last
        and (facts.entry(one.turnover_growth).status != "computed" or one.unit == unit)
    ]  # fmt: skip
    latest = max(told, key=lambda one: (one.period.last, -one.period.months), default=None)
    if latest is None or period.last - latest.period.last > PAST_YEARS * 12:
        is_told = any(one.turnover_growth for one in accounts.periods)
        yield voice.say("bottom_line.growth_then_unknown" if is_told else "bottom_line.growth_unknown")
    else:
        growth = facts.entry(latest.turnover_growth or "")
        yield voice.say("bottom_line.growth_before", growth=growth, period=latest.period)


def _full_year(facts: Facts, voice: Voice, account: PeriodAccount | OfficialLine) -> Iterable[Text]:
    """The last full year before a part of one, and how far trade came over stated years up to the last of them."""
    year, unit = account.period.last_year, _unit(facts, account)
    spans = [
        span for span in facts.analysis.accounts.spans
        if span.measure == "turnover" and facts.entry(span.last).unit == unit
        and (end := facts.entry(span.last).period) and year - end.last_year <= PAST_YEARS
    ]  # fmt: skip
    if spans:
        span = max(spans, key=lambda s: facts.entry(s.years).value or 0)
        first, last = facts.entry(span.first), facts.entry(span.last)
        times = facts.entry(span.multiple)
        ends: dict[str, Value] = {"level": last, "first": voice.period_of(first), "last": voice.period_of(last)}
        if (times.value or 0) >= 1 and span.last == account.turnover:
            yield voice.say("bottom_line.past_to_now", first=ends["first"], multiple=times)
        elif (times.value or 0) >= 1:
            yield voice.say("bottom_line.past", **ends, multiple=times)
        else:
            yield voice.say("bottom_line.past_down", **ends, before=first)
        return
    years = [one for one in facts.periods(unit) if one.period.is_year and one.turnover]
    if years and account.period.is_partial_year and year - years[-1].period.last_year <= PAST_YEARS:
        level = facts.entry(years[-1].turnover or "")
        yield voice.say("bottom_line.last_year", level=level, period=years[-1].period)


def _unit(facts: Facts, account: PeriodAccount | OfficialLine) -> str:
    """The currency of its levels."""
    level = facts.optional(account.turnover or account.exports or account.imports)
    return level.unit if level else ""


def _since(facts: Facts, voice: Voice, account: PeriodAccount | OfficialLine) -> Iterable[Text]:
    """The latest that is told of a time after that of the level: growth of the total, else of each side."""
    later = [one for one in facts.analysis.accounts.periods if one.period.last > account.period.last]
    total = [one for one in later if one.turnover_growth]
    if total:
        growth = facts.entry(total[-1].turnover_growth or "")
        yield voice.say("bottom_line.since_total", number=growth, period=total[-1].period)
        return
    for side, seller, buyer in (("exports", facts.a, facts.b), ("imports", facts.b, facts.a)):
        for name, key in ((f"{side}_growth", "since_side"), (side, "since_level")):
            found = [one for one in later if getattr(one, name)]
            if found:
                number = facts.entry(getattr(found[-1], name))
                yield voice.say(f"bottom_line.{key}", number=number, period=found[-1].period, seller=seller,
                                buyer=buyer)  # fmt: skip
                break


def _goal(facts: Facts, voice: Voice) -> Text:
    if not facts.analysis.goals:
        return voice.say("bottom_line.goal_none")
    goal = facts.analysis.goals[0]
    what = what_it_says(facts, voice, goal)
    level = facts.optional(goal.judged_by)
    if goal.verdict in ("reached", "missed") and level:
        return joined([voice.say(f"bottom_line.goal_{goal.verdict}", what=what, level=level)], " ")
    if not goal.bases:
        return voice.say("bottom_line.goal_base_unclear", what=what)
    return joined([voice.say("bottom_line.goal", what=what), *_what_it_takes(facts, voice, goal)], " ")


def _what_it_takes(facts: Facts, voice: Voice, goal: Goal) -> Iterable[Text]:
    """What must be true; no level that is only a guess of ours is named."""
    if goal.target.deadline is None:
        yield voice.say("bottom_line.goal_no_deadline")
    base, pace = goal.main_base, facts.optional(goal.judgement.pace)
    if base is None:
        return
    if remaining := facts.optional(base.remaining):
        yield _remaining(facts, voice, base, remaining)
        if pace and goal.verdict in ("on_track", "behind", "out_of_reach"):
            yield voice.say(f"bottom_line.goal_{goal.verdict}", pace=pace, period=voice.period_of(pace))
    elif goal.target.deadline is not None:
        yield verdict_of(facts, voice, goal)
        return
    elif base.paces:
        paces = voice.either([pace_of(facts, voice, pace) for pace in _telling(facts, base.paces)])
        if goal.target.multiple is not None:
            yield voice.say("bottom_line.goal_paces", paces=paces)
        elif base.kind != "annualised":
            yield voice.say("bottom_line.goal_paces_from", base=facts.entry(base.base), paces=paces)
    years = facts.optional(goal.judgement.years)
    if pace and years and goal.target.deadline is None:
        yield voice.say("bottom_line.goal_at_pace", went=went(voice, pace), years=years)
    elif pace is None and (side := side_alone(facts, base)):
        seller = facts.a if side.side == "exports" else facts.b
        yield voice.say(
            "bottom_line.goal_one_side",
            seller=seller,
            years=facts.entry(side.years),
            growth=voice.size(facts.entry(side.growth)),
            side_multiple=facts.entry(side.side_multiple),
        )
    yield from _others(facts, voice, goal, base)


def _others(facts: Facts, voice: Voice, goal: Goal, base: GoalBase) -> Iterable[Text]:
    """How many pairs as large got there in the time left, or in five years."""
    left = goal.target.deadline.last_year - base.year if goal.target.deadline and base.year else TELLING_YEARS[0]
    told = {facts.entry(one.horizon).value: one for one in base.odds}
    if one := told.get(left):
        yield voice.say("bottom_line.goal_others", share=facts.entry(one.share), years=facts.entry(one.horizon))


def _remaining(facts: Facts, voice: Voice, base: GoalBase, growth: Entry) -> Text:
    """Growth needed until the deadline, and from what where that is no guess of ours."""
    now = facts.entry(base.base)
    if base.kind in ("annualised", "reported_annualised") or now.period is None:
        return voice.say("bottom_line.goal_remaining", growth=voice.size(growth))
    return voice.say("bottom_line.goal_remaining_from", base=now, period=now.period, growth=voice.size(growth))


def _telling(facts: Facts, paces: tuple[Pace, ...]) -> list[Pace]:
    """The pace for the middle of a decade and the one for the whole of it, where both are there."""
    chosen = [pace for pace in paces if facts.entry(pace.horizon).value in TELLING_YEARS]
    return chosen or [paces[0], paces[-1]][: len(paces)]


def _areas(facts: Facts, voice: Voice) -> Text:
    groups = _worth_raising(facts)
    if not groups:
        has_any = any(row.has_side for row in facts.analysis.matrix.areas)
        return voice.say("bottom_line.areas_unnamed") if has_any else _room(facts, voice)
    by_way: dict[tuple[str, bool], list[AreaRow]] = {}
    for group in sorted(groups, key=lambda group: not _is_met(group[0])):
        for row in group:
            by_way.setdefault(_way(row), []).append(row)
    things = [_raised(facts, voice, way, found) for way, found in by_way.items()]
    key = "areas" if any(_is_two_sided(first) for first, *_ in groups) else "areas_one_sided"
    return voice.say(f"bottom_line.{key}", areas=joined([capitalised(thing) for thing in things], ". "))


def _room(facts: Facts, voice: Voice) -> Text:
    """Nobody speaks of anything: where the statistics show most room, if they are held."""
    areas = [
        voice.say("bottom_line.room_in", area=voice.area(one.key, ()),
                  way=voice.say("areas.way", seller=one.seller, buyer=one.buyer))
        for one in unspoken(facts)[:FEWEST_AREAS] if one.seller and one.buyer
    ]  # fmt: skip
    return (
        voice.say("bottom_line.areas_room", areas=voice.listed(areas)) if areas else voice.say("bottom_line.areas_none")
    )


def _is_met(row: AreaRow) -> bool:
    """Whether one side offers what the other side asks for."""
    return _is_two_sided(row) and _is_offered(row)


def _way(row: AreaRow) -> tuple[str, bool]:
    """The message that tells who speaks of an area, and whether the first side is its subject."""
    first, second = (bool(side.offers) for side in row.sides)
    if _is_met(row):
        return "raise_met", first
    if first == second:
        return "raise_both" if first else "raise_needed", True
    return "raise_offer" if _is_offered(row) else "raise_joint", first


def _worth_raising(facts: Facts) -> tuple[tuple[AreaRow, ...], ...]:
    """What comes first in the section on areas, of the catalogue's alone; what runs already, only where nothing else.

    Without a ranking: the best evidenced.
    """
    rows = facts.analysis.matrix.areas
    rows = tuple(row for row in rows if row.has_side) or rows
    of_key = {row.key: row for row in rows if row.key}
    ranked = [tuple(of_key[one.key] for one in group if one.key in of_key) for group in first_areas(facts)]
    groups = [group for group in ranked if group]
    if not groups:
        named = (row for row in rows if row.key)
        groups = [(row,) for row in sorted(named, key=lambda row: (row.stage in CLOSED, not _is_met(row)))]
    undone = [group for group in groups if any(row.stage not in CLOSED for row in group)]
    return tuple((undone or groups)[:MOST_AREAS])


def _is_offered(row: AreaRow) -> bool:
    """Whether the one side that speaks of it offers it, rather than telling of joint work."""
    offers = [side.offers for side in row.sides if side.offers]
    return len(offers) == 1 and any(saying.role == "offer" for saying in offers[0])


def _raised(facts: Facts, voice: Voice, way: tuple[str, bool], rows: list[AreaRow]) -> Text:
    key, is_first = way
    side, other = (facts.a, facts.b) if is_first else (facts.b, facts.a)
    areas = voice.listed([voice.area(row.key, row.words) for row in rows])
    named = {"raise_met": {"side": side, "other": other}, "raise_offer": {"side": side}, "raise_joint": {"side": side}}
    return voice.say(f"bottom_line.{key}", areas=areas, **named.get(key, {}))


def _is_two_sided(row: AreaRow) -> bool:
    first, second = row.sides
    return bool((first.offers and second.needs) or (first.needs and second.offers))


def _promised(facts: Facts, voice: Voice) -> Text:
    commitments = [commitment for commitment in facts.analysis.commitments if commitment.is_trade]
    if not commitments:
        return voice.say("bottom_line.promised_none")
    firm = [commitment for commitment in commitments if commitment.latest_stage in FIRM]
    proposed = [one for one in commitments if one.key and one.latest_stage == "proposed" and one.latest]
    if firm and proposed and not any(one.key for one in firm):
        things, proposals = _things(voice, firm, most=1), _things(voice, proposed)
        return voice.say("bottom_line.promised_general", things=capitalised(things), proposals=proposals)
    firm = [one for one in firm if one.key] or firm
    dated = [commitment for commitment in firm if commitment.latest]
    if dated:
        return voice.say("bottom_line.promised_firm", things=capitalised(_things(voice, dated)))
    if firm:
        return voice.say("bottom_line.promised_undated", things=_things(voice, firm))
    repeated = [commitment for commitment in commitments if commitment.is_repeated]
    if repeated:
        return voice.say("bottom_line.promised_repeated", things=_things(voice, repeated))
    return voice.say("bottom_line.promised_nothing_firm")


def _things(voice: Voice, commitments: list[Commitment], most: int = MOST_THINGS) -> Text:
    """The latest first, each area once; those that the catalogue names before others."""
    latest = sorted(commitments, key=lambda c: (c.key is None, -c.latest.toordinal() if c.latest else 0))
    first = {(c.key or c.area): c for c in reversed(latest)}
    things = dict.fromkeys(_thing(voice, c) for c in latest if first[c.key or c.area] is c)
    return voice.listed(list(things)[:most])


def _thing(voice: Voice, commitment: Commitment) -> Text:
    quote = commitment.voices[-1].quotes[0].text
    if commitment.key:
        area = voice.area(commitment.key, ())
    else:
        area = voice.excerpt(quote, IN_A_LINE) if voice.is_own(quote) else voice.say("bottom_line.in_general")
    stage = voice.say(f"stage.{commitment.latest_stage}")
    date = voice.runs(commitment.latest) if commitment.latest else voice.say("word.no_date")
    parties = dict.fromkeys(name for saying in commitment.voices for name in saying.organisations)
    if not parties:
        return voice.say("bottom_line.thing", area=area, stage=stage, date=date)
    names = voice.listed([voice.name(name) for name in [*parties][:MOST_THINGS]])
    return voice.say("bottom_line.thing_with", area=area, organisations=names, stage=stage, date=date)


def _unknown(facts: Facts, voice: Voice) -> Text:
    gaps = facts.analysis.gaps[:MOST_THINGS]
    if not gaps:
        return voice.say("bottom_line.unknown_none")
    things = joined([told(facts, voice, "gap_short", gap.kind, gap.args) for gap in gaps], "; ")
    return voice.say("bottom_line.unknown", things=capitalised(things))


SECTION = Section("bottom_line", "What must one know before walking in?", build)
