"""The facts of a brief as plain data: the contract of `entrepot brief --format json`.

Numbers stand in the ledger and nowhere else; every other object names ledger ids.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from entrepot.analysis.areas.prospects import Prospect
from entrepot.analysis.official.results import Official
from entrepot.analysis.outlook.goal_results import Goal
from entrepot.analysis.outlook.results import Finding, Gap
from entrepot.briefs.facts import Facts, Source
from entrepot.briefs.sections import _told
from entrepot.briefs.sections.findings import text_of
from entrepot.briefs.sections.gaps import whom
from entrepot.briefs.sections.goal import verdict_of
from entrepot.briefs.voice import Voice
from entrepot.nouns.economy import Economy
from entrepot.nouns.exchange import Json
from entrepot.nouns.ledger import Entry
from entrepot.nouns.period import Period
from entrepot.nouns.quote import Quote


def brief_json(facts: Facts, voice: Voice) -> Json:
    """The whole contract, its keys in order."""
    analysis = facts.analysis
    return {
        "pair": {
            "reporter": plain_data(facts.a),
            "partner": plain_data(facts.b),
            "meetings": plain_data(analysis.meetings),
        },
        "as_of": plain_data(facts.as_of),
        "ledger": [entry_json(facts, entry) for entry in facts.ledger],
        "official": _official(analysis.official),
        "accounts": {**_without(analysis.accounts, "reporter", "partner"), "goods": plain_data(analysis.matrix.goods)},
        "target": _targets(analysis.goals),
        "areas": plain_data((*analysis.matrix.areas, *analysis.matrix.apart)),
        "prospects": [_prospect_json(facts, one) for one in analysis.study.prospects],
        "commitments": plain_data(analysis.commitments),
        "findings": [_finding_json(facts, voice, finding) for finding in analysis.findings],
        "gaps": [_gap_json(facts, voice, gap) for gap in analysis.gaps],
        "sources": [_source_json(source) for source in facts.sources],
    }


def _prospect_json(facts: Facts, one: Prospect) -> Json:
    """An area in one direction: who is heard, what is missing, and the ledger ids of its statistics."""
    market = facts.analysis.study.market(one)
    names = ("key", "way", "seller", "buyer", "sides", "gap", "silent", "restrictions")
    return {
        **{name: plain_data(getattr(one, name)) for name in names},
        "stage": one.stage,
        "matched": one.is_matched,
        "statements": [voice.statement for voice in one.voices],
        "statistics": plain_data(market) if market else None,
    }


def goals_json(facts: Facts, voice: Voice) -> Json:
    """The contract of `entrepot target --format json`: the goals, and of the ledger what they rest on."""
    goals = facts.analysis.goals
    named = {text for goal in goals for text in _strings_in(plain_data(goal)) if text in facts.ledger.entries}
    needed = {entry.id for entry in facts.ledger.below(*named)}
    return {
        "pair": {"reporter": plain_data(facts.a), "partner": plain_data(facts.b)},
        "as_of": plain_data(facts.as_of),
        "goals": [{**plain_data(g), "verdict": g.verdict, "said": voice.plain(verdict_of(facts, voice, g))}
                  for g in goals],
        "ledger": [entry_json(facts, entry) for entry in facts.ledger if entry.id in needed],
    }  # fmt: skip


def _strings_in(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, Mapping):
        for value in data.values():
            yield from _strings_in(value)
    elif isinstance(data, list):
        for value in data:
            yield from _strings_in(value)


def entry_json(facts: Facts, entry: Entry) -> Json:
    """An entry of the ledger: money in whole units, shares and growth as ratios."""
    return {
        "id": entry.id,
        "label": entry.label,
        "measure": entry.measure,
        "reporter": plain_data(entry.reporter),
        "partner": plain_data(entry.partner),
        "period": plain_data(entry.period),
        "value": entry.value,
        "low": entry.low,
        "high": entry.high,
        "unit": entry.unit,
        "product": entry.product,
        "qualifier": entry.qualifier,
        "step": entry.step,
        "status": entry.status,
        "formula": entry.formula,
        "from": list(entry.rests_on),
        "quotes": plain_data(entry.quotes),
        "rows": plain_data(entry.rows),
        "speaker": entry.speaker,
        "context": list(entry.context),
        "sources": list(facts.cites([entry.id])),
    }


def plain_data(thing: Any) -> Any:
    """Frozen values as objects, lists and strings; an entry as its id, a period and a date as they are written."""
    match thing:
        case Entry():
            return thing.id
        case Economy():
            return {"code": thing.code, "name": thing.name}
        case Quote():
            return {"document": thing.document, "start": thing.start, "end": thing.end, "text": thing.text}
        case Period():
            return str(thing)
        case date():
            return thing.isoformat()
        case Mapping():
            return {str(name): plain_data(value) for name, value in thing.items()}
        case tuple() | list():
            return [plain_data(item) for item in thing]
    if is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: plain_data(getattr(thing, field.name)) for field in fields(thing)}
    return thing


def _official(official: Official | None) -> Json | None:
    """What tables of statistics have: ledger ids, and the terms of the CIF/FOB fit."""
    if official is None:
        return None
    told = _without(official, "one", "other", "headline", "fit", "fit_numbers", "origins")
    return {
        "between": plain_data((official.one, official.other)),
        "headline": official.accounts.index(official.headline),
        **told,
        "fit": {**plain_data(official.fit_numbers), "terms": plain_data(official.fit.terms)} if official.fit else None,
    }


def _targets(goals: tuple[Goal, ...]) -> Json | None:
    """The latest goal, with earlier ones under `others`."""
    told = [{**plain_data(goal.target), **_without(goal, "target")} for goal in goals]
    return {**told[0], "others": told[1:]} if told else None


def _without(thing: Any, *names: str) -> Json:
    return {name: value for name, value in plain_data(thing).items() if name not in names}


def _finding_json(facts: Facts, voice: Voice, finding: Finding) -> Json:
    return {
        "kind": finding.kind,
        "text": voice.plain(text_of(facts, voice, finding, with_cites=False)),
        "args": plain_data(finding.args),
        "from": list(finding.rests_on),
        "statements": list(finding.statements),
        "sources": list(facts.cites(finding.rests_on, finding.statements)),
    }


def _gap_json(facts: Facts, voice: Voice, gap: Gap) -> Json:
    return {
        "kind": gap.kind,
        "text": voice.plain(_told.told(facts, voice, "gap", gap.kind, gap.args)),
        "ask": voice.plain(whom(voice, gap.ask)),
        "args": plain_data(gap.args),
        "bodies": plain_data(gap.ask),
    }


def _source_json(source: Source) -> Json:
    return {
        "id": source.id,
        "document": source.document,
        "title": source.title,
        "date": plain_data(source.date),
        "publisher": source.publisher,
        "link": source.link,
        "path": source.path,
    }
