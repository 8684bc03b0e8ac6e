"""Official statistics inside a brief's section on trade: levels, growth, shares, both sides' declarations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from entrepot.analysis.official.results import Official, OfficialAccount, OfficialLine, OfficialTwice
from entrepot.analysis.outlook.results import FLOWS
from entrepot.briefs.blocks import Block, Column, Heading, Note, Paragraph, Row, Table
from entrepot.briefs.charts import BarGroup, BarRow, Chart
from entrepot.briefs.facts import Facts
from entrepot.briefs.numbers import Scale, scale_of
from entrepot.briefs.runs import Mark, Text, joined
from entrepot.briefs.sections._levels import bar_of
from entrepot.briefs.sections._levels_table import LEVELS, levels_table
from entrepot.briefs.voice import Value, Voice
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Entry


def official_blocks(facts: Facts, voice: Voice) -> Iterator[Block]:
    """What tables have of the pair; one line where they have nothing."""
    official = facts.analysis.official
    if official is None:
        yield Paragraph(_none(facts, voice))
        return
    if official.of_country:
        yield Paragraph(_none(facts, voice))
        yield Paragraph(_of_country(facts, voice, official))
        return
    yield Heading(voice.say("official.title"))
    if official.is_simulated:
        yield Note(voice.say("official.simulated"))
    yield Paragraph(_headline(facts, voice, official))
    scale = scale_of(*_levels(facts, official.headline))
    yield _chart(facts, voice, official.headline, scale)
    for account in (official.headline, *(a for a in official.accounts if a is not official.headline)):
        yield from _account(facts, voice, account)
    yield from _twice(facts, voice, official)


def cell(facts: Facts, voice: Voice, entry_id: str | None, scale: Scale | None = None) -> Text:
    """The figure; without a mark where a table has it."""
    if entry_id is None:
        return ()
    entry = facts.entry(entry_id)
    return tuple(
        run
        for run in voice.cell(entry, scale)
        if entry.status not in ("reported", "mirror") or not isinstance(run, Mark)
    )


def _none(facts: Facts, voice: Voice) -> Text:
    if facts.a.kind == "region" or facts.b.kind == "region":
        return voice.say("official.none_region")
    return voice.say("official.none", one=facts.a.code, other=facts.b.code)


def _of_country(facts: Facts, voice: Voice, official: Official) -> Text:
    region = facts.b if official.one.code == facts.a.code else facts.a
    line, names = official.headline.latest, {"a": official.one, "b": official.other}
    told = [
        voice.say(f"official.of_country_{flow}", **{flow: facts.entry(i)}, **_seller(flow, names))
        for flow in FLOWS
        if (i := getattr(line, flow))
    ]
    said = voice.say(
        "official.of_country", region=region, title=official.headline.title, levels=voice.listed(told),
        period=line.period, **names,
    )  # fmt: skip
    used = [i for flow in FLOWS if (i := getattr(line, flow))]
    return said + voice.cited(facts.cites(used))


def _seller(flow: str, names: Mapping[str, Economy]) -> dict[str, Value]:
    side = {"exports": "a", "imports": "b"}.get(flow)
    return {side: names[side]} if side else {}


def titled(facts: Facts, voice: Voice, account: OfficialAccount) -> Text:
    """A table's name, and who declares in it."""
    if account.view == "reconciled":
        return voice.say("official.reconciled", title=account.title)
    declarer = facts.a if account.view == "own" else facts.b
    return voice.say(f"official.{account.view}", title=account.title, declarer=declarer)


def _headline(facts: Facts, voice: Voice, official: Official) -> Text:
    account, line = official.headline, official.headline.latest
    entries = {flow: facts.entry(i) for flow in LEVELS if (i := getattr(line, flow))}
    key = "both" if "turnover" in entries else "exports" if "exports" in entries else "imports"
    wanted = {"both": LEVELS, "exports": ("exports",), "imports": ("imports",)}[key]
    said = voice.say(
        f"official.headline_{key}", title=titled(facts, voice, account), period=line.period, a=facts.a, b=facts.b,
        **{flow: entries[flow] for flow in wanted},
    )  # fmt: skip
    texts = [said + voice.cited(facts.cites([entries[flow].id for flow in wanted]))]
    flows = FLOWS if line.turnover_growth is None else ("turnover",)
    ends = {"exports": {"a": facts.a}, "imports": {"b": facts.b}, "turnover": {}}
    texts += [
        voice.say(f"official.growth_{flow}", growth=facts.entry(i), **ends[flow])
        for flow in flows
        if (i := getattr(line, f"{flow}_growth"))
    ]
    return joined([*texts, *_shares(facts, voice, account)], " ")


def _shares(facts: Facts, voice: Voice, account: OfficialAccount) -> Iterator[Text]:
    for share in account.shares:
        yield voice.say(
            f"official.share_{share.way}", a=facts.a, b=facts.b, period=share.period, share=facts.entry(share.share),
            rank=facts.entry(share.rank), partners=facts.entry(share.partners),
        )  # fmt: skip
    if any(not share.is_published for share in account.shares):
        yield voice.say("official.share_of_held")


def _account(facts: Facts, voice: Voice, account: OfficialAccount) -> Iterator[Block]:
    """Full years and parts of years stand in tables of their own."""
    scale = scale_of(*_levels(facts, account))
    for key in ("full", "part"):
        lines = [line for line in account.lines if line.period.is_whole_years == (key == "full")]
        if lines:
            caption = voice.say(
                f"official.table_{key}", account=titled(facts, voice, account), unit=voice.unit(account.unit, scale)
            )
            yield _table(facts, voice, account, lines, scale, caption, [voice.say("note.part_years")][: key == "part"])


def _table(
    facts: Facts,
    voice: Voice,
    account: OfficialAccount,
    lines: Sequence[OfficialLine],
    scale: Scale,
    caption: Text,
    notes: Sequence[Text],
) -> Table:
    columns, rows, used = levels_table(
        facts, voice, lines, scale, lambda entry, scale: cell(facts, voice, entry, scale)
    )
    basis = (*notes, *_basis(voice, account))
    return Table(caption, columns, rows, source_of(facts, voice, used), basis)


def _basis(voice: Voice, account: OfficialAccount) -> Iterator[Text]:
    if len(set(account.valuations.values()) & {"fob", "cif"}) > 1:
        yield voice.say("official.fob_cif")
    if account.digits:
        yield voice.say("official.sums")
    yield voice.say("official.marks")


def source_of(facts: Facts, voice: Voice, entries: Iterable[str]) -> Text:
    """The line under a table."""
    return voice.say("trade.source", sources=voice.sources(facts.cites(entries)), a=facts.a)


def _levels(facts: Facts, account: OfficialAccount) -> list[Entry]:
    return [facts.entry(i) for line in account.lines for f in FLOWS if (i := getattr(line, f))]


def _chart(facts: Facts, voice: Voice, account: OfficialAccount, scale: Scale) -> Chart:
    flows = [flow for flow in FLOWS if any(getattr(line, flow) for line in account.lines)]
    groups = []
    values: list[Text] = []
    for key in ("full_years", "part_years"):
        lines = [line for line in account.lines if line.period.is_whole_years == (key == "full_years")]
        rows = tuple(
            BarRow(
                (voice.when(line.period, short=True),),
                tuple(bar_of(facts, voice, getattr(line, f), scale, is_part=key == "part_years") for f in flows),
            )
            for line in lines
        )
        groups += [BarGroup(voice.say(f"trade.{key}"), rows)] if rows else []
        values += [
            voice.say("trade.chart_value", flow=voice.flow(f, facts.a, facts.b), period=line.period,
                      value=voice.runs(facts.entry(i)))
            for line in lines
            for f in flows
            if (i := getattr(line, f))
        ]  # fmt: skip
    return Chart(
        title=voice.say("official.chart_title", a=facts.a, b=facts.b),
        unit=voice.unit(account.unit, scale),
        alt=voice.say("trade.chart_alt", values=joined(values, "; ")),
        panels=tuple(voice.column(flow, facts.a, facts.b) for flow in flows),
        groups=tuple(groups),
        key=(voice.say("trade.key_full"), voice.say("trade.key_part"), voice.say("trade.key_computed")),
    )


def _twice(facts: Facts, voice: Voice, official: Official) -> Iterator[Block]:
    """Flows that both sides declare; else one line that says who does not."""
    both = [told for told in official.twice if told.reported and told.mirror]
    if not both:
        views = {account.view for account in official.accounts}
        if len(views & {"own", "mirror"}) == 1:
            declarer = facts.a if "own" in views else facts.b
            yield Paragraph(voice.say("official.twice_one_side", declarer=declarer))
        return
    for unit in dict.fromkeys(told.unit for told in both):
        yield _twice_table(facts, voice, [told for told in both if told.unit == unit], unit)
    yield from map(Paragraph, _fit(facts, voice, official, both))


def _twice_table(facts: Facts, voice: Voice, told: Sequence[OfficialTwice], unit: str) -> Table:
    names = ("by_exporter", "by_importer", "gap", "at_fob", "adopted")
    columns = [Column(voice.say("column.flow")), Column(voice.say("column.period"))]
    columns += [
        Column(voice.say(f"column.{name}"), voice.say("unit.change") if name == "gap" else (), "numbers")
        for name in names
    ]
    columns.append(Column(voice.say("column.rule")))
    scale = scale_of(*(facts.entry(one.adopted) for one in told))
    rows = []
    for one in told:
        ids = (one.reported, one.mirror, one.gap, one.at_fob, one.adopted)
        cells = [cell(facts, voice, i, None if i == one.gap else scale) for i in ids]
        rows.append(
            Row((voice.flow(one.way, facts.a, facts.b), voice.runs(one.period), *cells,
                 voice.say(f"official.rule_{one.rule}")))
        )  # fmt: skip
    used = [i for one in told for i in (one.reported, one.mirror) if i]
    caption = voice.say("official.twice", unit=voice.unit(unit, scale))
    notes = (voice.say("official.twice_gap"), voice.say("official.marks"))
    return Table(caption, tuple(columns), tuple(rows), source_of(facts, voice, used), notes)


def _fit(facts: Facts, voice: Voice, official: Official, both: Sequence[OfficialTwice]) -> Iterator[Text]:
    if official.fit_numbers:
        yield voice.say("official.fit", **{name: facts.entry(i) for name, i in official.fit_numbers.items()})
    assumed = [one.rate for one in both if one.rate and facts.entry(one.rate).status == "assumed"]
    if assumed:
        yield voice.say("official.assumed_rate", rate=facts.entry(assumed[0]))
