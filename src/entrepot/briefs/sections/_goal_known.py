"""What is known of a flow before a goal: stated levels and those of statistics side by side, never as one series."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Literal

from entrepot.analysis.outlook.results import Annualised, HeldAccount, PeriodAccount
from entrepot.analysis.outlook.series import Observation, series_of
from entrepot.briefs.blocks import Block, Column, Paragraph, Row, Table
from entrepot.briefs.charts import Point, Stretch
from entrepot.briefs.facts import Facts
from entrepot.briefs.numbers import Scale, scale_of
from entrepot.briefs.runs import Text, joined
from entrepot.briefs.voice import Voice
from entrepot.nouns.ledger import Entry
from entrepot.nouns.period import Period

YEARS_SHOWN = 10
Levels = Sequence[tuple[int, Entry]]


def stated_by_year(facts: Facts, what: str, unit: str) -> list[tuple[int, Entry]]:
    """Stated levels of full years in one currency and those guessed from their months, at most ten years back."""
    accounts = facts.analysis.accounts
    return _by_year(facts, what, unit, accounts.periods, accounts.annualised)


def held_by_year(facts: Facts, what: str, unit: str) -> list[tuple[int, Entry]]:
    """The same of statistics."""
    lead = facts.analysis.accounts.lead
    return _by_year(facts, what, unit, lead.periods, lead.annualised) if lead else []


def _by_year(
    facts: Facts, what: str, unit: str, periods: Iterable[PeriodAccount], guesses: Iterable[Annualised]
) -> list[tuple[int, Entry]]:
    found = {
        account.period.last_year: entry
        for account in periods
        if account.period.is_year and account.unit == unit and (entry := facts.optional(getattr(account, what)))
        if entry.value is not None
    }
    for guess in guesses:
        entry = facts.entry(guess.entry)
        if guess.measure == what and entry.unit == unit and entry.period:
            found.setdefault(entry.period.last_year, entry)
    last = max(found, default=0)
    return sorted((year, entry) for year, entry in found.items() if last - year <= YEARS_SHOWN)


def points(voice: Voice, levels: Levels, scale: Scale, *, guesses: Collection[str] | None = None) -> tuple[Point, ...]:
    """Levels as marks of a chart. guesses: of statistics, the ids of those that are computed by more than adding up."""
    return tuple(
        Point(year, entry.id, entry.value or 0.0, voice.numbers.entry(entry, "bare", scale), _kind(entry, guesses))
        for year, entry in levels
    )


def _kind(entry: Entry, guesses: Collection[str] | None) -> Literal["stated", "computed"]:
    is_computed = entry.status in ("computed", "assumed") if guesses is None else entry.id in guesses
    return "computed" if is_computed else "stated"


def stretches(facts: Facts, what: str, unit: str, first: int) -> tuple[Stretch, ...]:
    """Stated parts of years and those of statistics, as high as their year would be at the same rate."""
    lead = facts.analysis.accounts.lead
    told = [(account, False) for account in facts.analysis.accounts.periods]
    told += [(account, True) for account in lead.periods] if lead else []
    return tuple(
        Stretch(
            account.period.first / 12 - 0.5, (account.period.last + 1) / 12 - 0.5,
            entry.value * 12 / account.period.months, entry.id, is_held=is_held,
        )
        for account, is_held in told
        if account.period.is_partial_year and account.period.starts_year and account.period.first_year >= first
        if account.unit == unit and (entry := facts.optional(getattr(account, what))) and entry.value is not None
    )  # fmt: skip


def breaks(facts: Facts, what: str, unit: str) -> tuple[tuple[bool, int], ...]:
    """Years before which a series may have changed its measure; True for that of statistics."""
    found = [
        (one.told_by != "sources", one.period.last_year)
        for one in _observations(facts, what, unit)
        if one.break_before and one.period.is_year
    ]
    return tuple(dict.fromkeys(found))


def rivals(facts: Facts, what: str, unit: str) -> list[tuple[int, Entry]]:
    """Stated levels of full years that were not chosen, because another source says otherwise."""
    return [
        (one.period.last_year, entry)
        for one in _observations(facts, what, unit)
        if one.told_by == "sources" and one.period.is_year
        for i in one.beside
        if (entry := facts.entry(i)).value is not None
    ]


def _observations(facts: Facts, what: str, unit: str) -> list[Observation]:
    return [o for o in series_of(facts.analysis.accounts, facts.ledger) if (o.flow, o.unit) == (what, unit)]


def both(facts: Facts, voice: Voice, what: str, unit: str) -> Iterable[Block]:
    """Full years as stated beside those of statistics; nothing where no statistics are held."""
    lead = facts.analysis.accounts.lead
    if lead is None or lead.unit != unit:
        return
    yield Paragraph(_whose(facts, voice, lead))
    levels = _side_by_side(facts, lead, what, unit)
    known = [entry for _, cells in levels for entry in cells if entry is not None]
    if known:
        yield _both_table(facts, voice, lead, voice.flow(what, facts.a, facts.b), levels, known)


def _side_by_side(
    facts: Facts, lead: HeldAccount, what: str, unit: str
) -> list[tuple[Period, tuple[Entry | None, Entry | None]]]:
    """The level of each of the last full years, as stated and as counted."""
    stated = {a.period: a for a in facts.periods(unit) if a.period.is_year and getattr(a, what)}
    held = {a.period: a for a in lead.periods if a.period.is_year and getattr(a, what)}
    periods = sorted({*stated, *held})

    def level(accounts: Mapping[Period, PeriodAccount], period: Period) -> Entry | None:
        return facts.optional(getattr(accounts[period], what)) if period in accounts else None

    return [
        (period, (level(stated, period), level(held, period)))
        for period in periods
        if periods[-1].last_year - period.last_year <= YEARS_SHOWN
    ]


def _both_table(
    facts: Facts,
    voice: Voice,
    lead: HeldAccount,
    flow: Text,
    levels: Sequence[tuple[Period, tuple[Entry | None, Entry | None]]],
    known: Sequence[Entry],
) -> Table:
    scale, unit = scale_of(*known), known[0].unit
    first = 0 if any(stated for _, (stated, _) in levels) else 1
    columns = [Column(voice.say("column.period"))]
    columns += [
        Column(voice.say(f"column.{key}"), voice.unit(unit, scale), "numbers") for key in ("as_stated", "held")[first:]
    ]
    rows = tuple(
        Row((voice.runs(period), *(voice.cell(entry, scale) for entry in cells[first:]))) for period, cells in levels
    )
    cited = facts.cites(entry.id for entry in known)
    source = voice.say("goal.both_source", sources=voice.sources(cited), origin=lead.origin) if cited else voice.say(
        "goal.held_source", origin=lead.origin
    )  # fmt: skip
    return Table(
        voice.say("goal.both_table", flow=flow), tuple(columns), rows, source, (voice.say("note.marks_reported"),)
    )


def _whose(facts: Facts, voice: Voice, lead: HeldAccount) -> Text:
    """Whose statistics they are; first of all whether they are invented."""
    side = {"own": facts.a, "mirror": facts.b}.get(lead.view)
    said = (
        voice.say(f"goal.held_{lead.view}", origin=lead.origin, side=side)
        if side
        else voice.say("goal.held_reconciled", origin=lead.origin)
    )
    return joined([voice.say("goal.held_simulated"), said], " ") if lead.simulated else said
