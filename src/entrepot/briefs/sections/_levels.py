"""The levels of a pair's trade as small multiples: turnover and both directions, period by period, on one scale."""

from collections.abc import Sequence

from entrepot.analysis.outlook.results import FLOWS, PeriodAccount
from entrepot.briefs.charts import Bar, BarGroup, BarRow, Chart
from entrepot.briefs.facts import Facts
from entrepot.briefs.numbers import Scale
from entrepot.briefs.runs import Text, joined
from entrepot.briefs.sections._levels_table import GROWTHS, LEVELS
from entrepot.briefs.voice import Voice
from entrepot.nouns.ledger import Entry


def undated_levels(facts: Facts, unit: str) -> tuple[Entry, ...]:
    """Levels claimed without a period, in one currency."""
    claims = facts.analysis.accounts.claims
    entries = (facts.entry(i) for i in facts.analysis.accounts.no_period)
    return tuple(e for e in entries if e.unit == unit and claims[e.id].measure in FLOWS)


def is_old_rest(facts: Facts, account: PeriodAccount) -> bool:
    """The rest of a year, known only as a difference of other periods, from before the last year but one."""
    head = facts.analysis.accounts.headline
    if account.period.starts_year or account.period.is_whole_years or head is None:
        return False
    told = [facts.entry(i) for i in _ids(account, (*LEVELS, *GROWTHS)) if i]
    return account.period.last_year < head.period.last_year - 1 and all(one.status == "computed" for one in told)


def levels_chart(facts: Facts, voice: Voice, unit: str, scale: Scale) -> Chart:
    """Full years, parts of years and levels without a period stand in groups of their own."""
    accounts = [one for one in facts.periods(unit) if any(_ids(one, FLOWS)) and not is_old_rest(facts, one)]
    undated = undated_levels(facts, unit)
    claims = facts.analysis.accounts.claims
    flows = [flow for flow in FLOWS
             if any(getattr(account, flow) for account in accounts)
             or any(claims[entry.id].measure == flow for entry in undated)]  # fmt: skip
    dated = {
        key: tuple(
            BarRow((voice.when(account.period, short=True),),
                   tuple(bar_of(facts, voice, i, scale, is_part=key == "part_years") for i in _ids(account, flows)))
            for account in accounts
            if account.period.is_whole_years == (key == "full_years")
        )
        for key in ("full_years", "part_years")
    }  # fmt: skip
    loose = tuple(
        BarRow(voice.verbatim(claims[entry.id].period_words) or voice.say("trade.as_said"),
               tuple(bar_of(facts, voice, entry.id if claims[entry.id].measure == flow else None, scale, is_part=True)
                     for flow in flows))
        for entry in undated
    )  # fmt: skip
    groups = [BarGroup(voice.say(f"trade.{key}"), rows) for key, rows in dated.items() if rows]
    groups += [BarGroup(voice.say("trade.no_period"), loose)] if loose else []
    return Chart(
        title=voice.say("trade.chart_title", a=facts.a, b=facts.b),
        unit=voice.unit(unit, scale),
        alt=voice.say("trade.chart_alt", values=_values(facts, voice, accounts, flows)),
        panels=tuple(voice.column(flow, facts.a, facts.b) for flow in flows),
        groups=tuple(groups),
        key=(voice.say("trade.key_full"), voice.say("trade.key_part"), voice.say("trade.key_computed")),
    )


def _ids(account: PeriodAccount, flows: Sequence[str]) -> tuple[str | None, ...]:
    return tuple(getattr(account, flow) for flow in flows)


def _values(facts: Facts, voice: Voice, accounts: list[PeriodAccount], flows: Sequence[str]) -> Text:
    values = []
    for account in accounts:
        for flow, entry in zip(flows, _ids(account, flows), strict=True):
            if entry:
                title = voice.flow(flow, facts.a, facts.b)
                value = voice.runs(facts.entry(entry))
                values.append(voice.say("trade.chart_value", flow=title, period=account.period, value=value))
    return joined(values, "; ")


def bar_of(facts: Facts, voice: Voice, entry_id: str | None, scale: Scale, *, is_part: bool) -> Bar | None:
    """The bar of a level; None where there is none."""
    if entry_id is None:
        return None
    entry = facts.entry(entry_id)
    low, high = (entry.value, entry.value) if entry.value is not None else (entry.low, entry.high)
    label = voice.numbers.entry(entry, "bare", scale)
    return Bar(entry.id, low or 0.0, high or 0.0, label, is_part, entry.status in ("computed", "assumed"))
