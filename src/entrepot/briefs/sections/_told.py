"""Findings and gaps told in the catalogue's words: the kind names the message, the arguments fill or choose it.

The arguments in CHOOSERS pick a variant of the message (`finding.range_beside_level.low`), and so does an argument
that is missing (`finding.goal_without_deadline.no_speaker`); the others fill its places.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from entrepot.analysis.outlook.results import Arg, Finding, Gap
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Text
from entrepot.briefs.voice import Value, Voice
from entrepot.briefs.wording import places
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Entry
from entrepot.nouns.quote import Quote

Told = TypeVar("Told", Finding, Gap)

CHOOSERS = ("place", "role", "side", "agree")


def told(facts: Facts, voice: Voice, room: str, kind: str, args: Mapping[str, Arg]) -> Text:
    """room: "finding" or "gap"."""
    key = f"{room}.{kind}"
    for name in CHOOSERS:
        chosen = args.get(name)
        if isinstance(chosen, str) and voice.has_under(f"{key}.{chosen}"):
            key = f"{key}.{chosen}"
    lacking = "_".join(f"no_{name}" for name in ("period", "chosen", "if_flat", "speaker", "bases", "deadline", "side")
                       if name in args and args[name] in (None, ()))  # fmt: skip
    if voice.has(f"{key}.{lacking}"):
        key = f"{key}.{lacking}"
    elif args.get("annualised") and voice.has(f"{key}_annualised"):
        key = f"{key}_annualised"
    elif not voice.has(key):
        key = f"{key}.plain"
    ends: dict[str, Arg] = {"a": facts.a, "b": facts.b}
    known = {**ends, **_flow_ends(facts, args), **args}
    return voice.say(key, **{name: _value(facts, voice, name, known) for name in sorted(places(voice.catalogue, key))})


def gathered(items: Iterable[Told]) -> Iterable[Told]:
    """Findings or gaps; those that differ in nothing but the area become one, with the argument `areas`."""
    found: dict[object, Told] = {}
    for at, item in enumerate(items):
        side, other = item.args.get("side"), item.args.get("other")
        ask = item.ask if isinstance(item, Gap) else ()
        if "area" not in item.args or "dates" in item.args or not isinstance(side, Economy):
            found[at] = item
            continue
        key = (item.kind, side.code, other.code if isinstance(other, Economy) else None, item.args.get("role"), ask)
        found[key] = _with_area(found.get(key), item)
    return found.values()


def _with_area(first: Told | None, item: Told) -> Told:
    before: object = first.args["areas"] if first is not None else ()
    area: tuple[Arg, ...] = (item.args.get("area_key"), item.args.get("area"))
    areas: tuple[Arg, ...] = (*(before if isinstance(before, tuple) else ()), area)
    changes: dict[str, Any] = {"args": {**item.args, "areas": areas}}
    if isinstance(item, Finding):
        changes["statements"] = tuple(dict.fromkeys((*getattr(first, "statements", ()), *item.statements)))
    return replace(item, **changes)


def _flow_ends(facts: Facts, args: Mapping[str, Arg]) -> dict[str, Arg]:
    """Who sells to whom, where the argument `side` names a flow."""
    if args.get("side") == "exports":
        return {"seller": facts.a, "buyer": facts.b}
    if args.get("side") == "imports":
        return {"seller": facts.b, "buyer": facts.a}
    return {}


def _value(facts: Facts, voice: Voice, name: str, known: Mapping[str, Arg]) -> Value:
    if name in ("flow", "flow_within"):
        measure = str(known.get("measure") or "turnover")
        flow = (voice.flow if name == "flow" else voice.flow_within)(measure, facts.a, facts.b)
        room = "flow" if name == "flow" else "in_sentence"
        return voice.say(f"{room}.growth", flow=flow) if _is_growth(known.get("entries")) else flow
    if name in ("area", "area_key"):
        areas = known.get("areas")
        if isinstance(areas, tuple):
            return voice.listed([_area(voice, *area) for area in areas if isinstance(area, tuple)])
        return _area(voice, known.get("area_key"), known.get("area"))
    if name == "speaker":
        return voice.name(str(known[name]))
    if name == "others":
        return _others(facts, voice, known)
    if name == "choice":
        entries = known["entries"]
        return voice.either([_cited(facts, voice, one) for one in entries] if isinstance(entries, tuple) else [])
    if name.endswith("_stage"):
        return voice.say(f"stage.{known[name]}")
    return _plain(facts, voice, known[name])


def _is_growth(entries: Arg) -> bool:
    """Whether what stands side by side are growths and no levels."""
    told = [entry for entry in entries if isinstance(entry, Entry)] if isinstance(entries, tuple) else []
    return bool(told) and all(entry.measure == "growth" for entry in told)


def _area(voice: Voice, key: Arg, words: Arg) -> Text:
    return voice.area(key if isinstance(key, str) else None, (words,) if isinstance(words, str) else ())


def _others(facts: Facts, voice: Voice, known: Mapping[str, Arg]) -> Text:
    """The entries beside the first, each with why it differs."""
    entries, explanations = known["entries"], known["explanations"]
    if not (isinstance(entries, tuple) and isinstance(explanations, tuple)):
        raise TypeError("conflicting figures come as tuples")
    explained = [
        voice.say(f"explained.{why}", number=_cited(facts, voice, entry))
        for entry, why in zip(entries[1:], explanations, strict=True)
    ]
    return voice.listed(_once(voice, explained))


def _once(voice: Voice, texts: list[Text]) -> list[Text]:
    """Texts that read the same once."""
    return list({voice.plain(text): text for text in reversed(texts)}.values())[::-1]


def _plain(facts: Facts, voice: Voice, value: Arg) -> Value:
    if isinstance(value, tuple):
        return voice.listed(_once(voice, [voice.runs(_cited(facts, voice, item)) for item in value]))
    if isinstance(value, Quote):
        return voice.verbatim(value.text)
    if value is None:
        return voice.say("word.not_given")
    return value


def _cited(facts: Facts, voice: Voice, item: Arg) -> Value:
    if isinstance(item, Entry):
        return voice.runs(item) + (voice.cited(facts.cites([item.id])) if len(facts.publishers) > 1 else ())
    if isinstance(item, Economy):
        return item
    return _plain(facts, voice, item)
