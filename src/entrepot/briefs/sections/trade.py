"""How trade stands: levels by period, whose growth, and what was said without a period."""

from collections.abc import Collection, Iterable, Sequence

from entrepot.analysis.outlook.results import FLOWS, PeriodAccount, Span
from entrepot.briefs.blocks import Block, Column, Note, Paragraph, Row, Table
from entrepot.briefs.facts import Facts
from entrepot.briefs.numbers import Scale, scale_of
from entrepot.briefs.runs import Text, joined
from entrepot.briefs.section import Section
from entrepot.briefs.sections._levels import is_old_rest, levels_chart, undated_levels
from entrepot.briefs.sections._levels_table import GROWTHS, LEVELS, levels_table
from entrepot.briefs.sections._official import official_blocks
from entrepot.briefs.voice import Voice
from entrepot.nouns.ledger import Entry


def build(facts: Facts, voice: Voice) -> list[Block]:
    """The headline's shares, a chart, a table for full years and one for parts of years, and what stands aside.

    A stretch of growth that stands among the precedents of the goal is told there.
    """
    accounts = facts.analysis.accounts
    if not (accounts.periods or accounts.no_period or accounts.parts or accounts.others):
        none = [] if facts.is_tabled else [Paragraph(voice.say("trade.none", a=facts.a, b=facts.b))]
        return [*none, *official_blocks(facts, voice)]
    blocks = [*_headline(facts, voice)]
    for unit in facts.units:
        blocks += _in_currency(facts, voice, unit)
    told = {precedent.span.cagr for goal in facts.analysis.goals[:1] for precedent in goal.precedents}
    blocks += [Paragraph(_span(facts, voice, span)) for span in accounts.spans if span.cagr not in told]
    blocks += _aside(facts, voice)
    blocks += [Note(text) for text in _illustrations(facts, voice)]
    blocks += official_blocks(facts, voice)
    return blocks


def _headline(facts: Facts, voice: Voice) -> Iterable[Block]:
    account = facts.analysis.accounts.headline
    if account is None:
        return
    lines: list[Text] = []
    if share := facts.optional(account.export_share):
        lines.append(voice.say("trade.headline_share", a=facts.a, export_share=share, period=account.period))
    if not account.turnover_growth:
        for growth_id, seller, buyer in (
            (account.exports_growth, facts.a, facts.b),
            (account.imports_growth, facts.b, facts.a),
        ):
            if growth := facts.optional(growth_id):
                said = voice.say("trade.growth_of_one_side", growth=growth, seller=seller, buyer=buyer)
                lines.append(said + voice.cited(facts.cites([growth.id])))
    if lines:
        yield Paragraph(joined(lines, " "))


def _in_currency(facts: Facts, voice: Voice, unit: str) -> Iterable[Block]:
    accounts = facts.periods(unit)
    undated = undated_levels(facts, unit)
    entries = [entry for account in accounts for f in LEVELS if (entry := facts.optional(getattr(account, f)))]
    scale = scale_of(*entries, *undated)
    if undated or any(getattr(account, f) for account in accounts for f in FLOWS):
        yield levels_chart(facts, voice, unit, scale)
    for key in ("full", "part"):
        chosen = [account for account in accounts
                  if account.period.is_whole_years == (key == "full") and _is_told(facts, account)]  # fmt: skip
        if chosen:
            units = {"unit": voice.unit(unit, scale)} if unit else {}
            caption = voice.say(f"trade.table_{key}" if unit else f"trade.table_growth_{key}", **units)
            notes = [voice.say("note.part_years")] if key == "part" else []
            yield _table(facts, voice, chosen, scale, caption, notes)
    if undated:
        yield _undated(facts, voice, undated, scale, unit)


def _is_told(facts: Facts, account: PeriodAccount) -> bool:
    has_any = any(getattr(account, field) for field in (*LEVELS, *GROWTHS))
    return has_any and not is_old_rest(facts, account)


def _table(
    facts: Facts,
    voice: Voice,
    accounts: Sequence[PeriodAccount],
    scale: Scale,
    caption: Text,
    notes: Sequence[Text] = (),
) -> Table:
    columns, rows, used = levels_table(
        facts, voice, accounts, scale, lambda entry, scale: voice.cell(facts.optional(entry), scale)
    )
    basis = (*notes, *_basis(facts, voice, used))
    return Table(caption, columns, rows, _source(facts, voice, used), basis)


def _undated(facts: Facts, voice: Voice, entries: Sequence[Entry], scale: Scale, unit: str) -> Table:
    claims = facts.analysis.accounts.claims
    columns = (
        Column(voice.say("column.as_said")),
        Column(voice.say("column.flow")),
        Column(voice.say("column.amount"), kind="numbers"),
    )
    rows = tuple(
        Row((
            voice.verbatim(claims[entry.id].period_words) or voice.say("trade.as_said"),
            voice.flow(claims[entry.id].measure, facts.a, facts.b),
            voice.cell(entry, scale),
        ))
        for entry in entries
    )  # fmt: skip
    caption = voice.say("trade.table_undated", unit=voice.unit(unit, scale))
    ids = [entry.id for entry in entries]
    notes = [voice.say("note.marks_context")] if any(entry.context for entry in entries) else []
    return Table(caption, columns, rows, _source(facts, voice, ids), tuple(notes))


def _source(facts: Facts, voice: Voice, entries: Iterable[str]) -> Text:
    return voice.say("trade.source", sources=voice.sources(facts.cites(entries)), a=facts.a)


def _basis(facts: Facts, voice: Voice, entries: Collection[str]) -> Iterable[Text]:
    statuses = {facts.entry(entry).status for entry in entries}
    if statuses & {"reported", "mirror"}:
        yield voice.say("note.marks_reported")
    elif "computed" in statuses:
        yield voice.say("note.marks_computed")
    elif any(facts.entry(entry).context for entry in entries):
        yield voice.say("note.marks_context")
    yield voice.say("note.rounding")


def _span(facts: Facts, voice: Voice, span: Span) -> Text:
    first, last = facts.entry(span.first), facts.entry(span.last)
    said = voice.say(
        "trade.span",
        flow=voice.flow(span.measure, facts.a, facts.b),
        first=first,
        last=last,
        first_period=voice.period_of(first),
        last_period=voice.period_of(last),
        multiple=facts.entry(span.multiple),
        years=facts.entry(span.years),
        cagr=facts.entry(span.cagr),
    )
    return said + voice.cited(facts.cites([span.first, span.last]))


def _aside(facts: Facts, voice: Voice) -> Iterable[Block]:
    accounts = facts.analysis.accounts
    shown = {entry.id for unit in facts.units for entry in undated_levels(facts, unit)}
    groups = {
        "undated": [i for i in accounts.no_period if i not in shown],
        "parts": list(accounts.parts),
        "others": list(accounts.others),
    }
    for key, ids in groups.items():
        claims = [_claim(facts, voice, i) for i in ids]
        if claims:
            yield Paragraph(voice.say(f"trade.{key}", claims=joined(claims, "; ")))


def _claim(facts: Facts, voice: Voice, entry_id: str) -> Text:
    claim, entry = facts.analysis.accounts.claims[entry_id], facts.entry(entry_id)
    if claim.goods:
        subject = voice.runs(claim.goods) if voice.is_own(claim.goods) else voice.verbatim(claim.goods)
    else:
        subject = voice.flow_within(claim.measure, facts.a, facts.b)
    when = voice.runs(claim.period) if claim.period else voice.verbatim(claim.period_words)
    key = "trade.claim" if when else "trade.claim_undated"
    places = {"subject": subject, "number": voice.runs(entry)} | ({"when": when} if when else {})
    return voice.say(key, **places) + voice.cited(facts.cites([entry_id]))


def _illustrations(facts: Facts, voice: Voice) -> Iterable[Text]:
    """What follows only under an assumption, each named as such."""
    accounts = facts.analysis.accounts
    for case in accounts.if_flat:
        flat = facts.b if case.side == "exports" else facts.a
        growth = facts.entry(case.turnover_growth)
        yield voice.say("trade.if_flat", flat=flat, other=facts.a if flat is facts.b else facts.b, growth=growth)
    totals = [guess for guess in accounts.annualised if guess.measure == "turnover"]
    for guess in totals or accounts.annualised:
        part = facts.entry(guess.of)
        told = voice.say(
            f"trade.annualised_{guess.method}",
            flow=voice.flow_within(guess.measure, facts.a, facts.b),
            part=part,
            period=voice.period_of(part),
            annual=facts.entry(guess.entry),
        )
        low, high = facts.optional(guess.low), facts.optional(guess.high)
        band = [voice.say("trade.annualised_band", low=low, high=high)] if low and high else []
        yield joined([told, *band], " ")


SECTION = Section("trade", "How much is traded, and whose trade grew?", build)
