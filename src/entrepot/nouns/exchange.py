"""Statements as JSON and back: the contract of `entrepot read --format jsonl`."""

import hashlib
import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from entrepot.errors import EntrepotError
from entrepot.nouns.amount import Amount
from entrepot.nouns.economy import Economy
from entrepot.nouns.growth import Growth
from entrepot.nouns.period import Period
from entrepot.nouns.quote import Quote
from entrepot.nouns.statement import (
    Commodity,
    Cooperation,
    Event,
    Figure,
    Participant,
    Statement,
    Structure,
    Target,
)

Json = dict[str, Any]


def to_json(statement: Statement) -> Json:
    """The statement as the contract's object: `id`, `kind`, its fields, `quote` (the fullest) and `quotes` (all).

    The id is ten hex digits, the same as long as the statement says the same of the same words.
    """
    fields = _fields(statement)
    return {"id": _id(fields), **fields}


def from_json(fields: Mapping[str, Any]) -> Statement:
    """The statement that `to_json` wrote."""
    kind = fields.get("kind")
    if kind not in _READERS:
        raise EntrepotError(f'"{kind}": no such kind of statement', hint=f"Kinds are {', '.join(_READERS)}.")
    return _READERS[kind](fields)


def _id(fields: Json) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True, ensure_ascii=False).encode()).hexdigest()[:10]


def _fields(statement: Statement) -> Json:
    return {
        "kind": statement.kind,
        **_WRITERS[statement.kind](statement),
        "quote": _quote(statement.quotes[0]),
        "quotes": [_quote(quote) for quote in statement.quotes],
    }


def _quote(quote: Quote) -> Json:
    return {"document": quote.document, "text": quote.text, "start": quote.start, "end": quote.end}


def _economy(economy: Economy | None) -> Json | None:
    return None if economy is None else {"code": economy.code, "name": economy.name}


def _amount(amount: Amount | None) -> Json:
    if amount is None:
        return {"low": None, "high": None, "unit": None, "qualifier": None, "step": None}
    return {
        "low": amount.low,
        "high": amount.high,
        "unit": amount.unit,
        "qualifier": amount.qualifier,
        "step": amount.step,
    }


def _growth(growth: Growth | None) -> Json:
    if growth is None:
        return {"growth": None, "growth_base": None}
    return {
        "growth": growth.index,
        "growth_base": growth.base,
        "growth_since": _text(growth.since),
        "growth_qualifier": growth.qualifier,
        "growth_step": growth.step,
    }


def _text(value: Period | date | None) -> str | None:
    return None if value is None else str(value)


def _write_figure(x: Figure) -> Json:
    return {
        "measure": x.measure,
        "reporter": _economy(x.reporter),
        "partner": _economy(x.partner),
        "period": _text(x.period),
        "period_words": x.period_words,
        **_amount(x.amount),
        **_growth(x.growth),
        "goods": x.goods,
        "context": list(x.context),
        "speaker": x.speaker,
    }


def _write_target(x: Target) -> Json:
    return {
        "what": x.what,
        "reporter": _economy(x.reporter),
        "partner": _economy(x.partner),
        "multiple": x.multiple,
        **_amount(x.amount),
        "deadline": _text(x.deadline),
        "speaker": x.speaker,
    }


def _write_structure(x: Structure) -> Json:
    return {
        "flow": x.flow,
        "reporter": _economy(x.reporter),
        "partner": _economy(x.partner),
        "commodities": [{"name": c.name, "hs": list(c.hs)} for c in x.commodities],
        "period": _text(x.period),
        "speaker": x.speaker,
    }


def _write_cooperation(x: Cooperation) -> Json:
    return {
        "role": x.role,
        "stage": x.stage,
        "by": x.by,
        "sides": [_economy(e) for e in x.sides],
        "to": [_economy(e) for e in x.to],
        "area": x.area,
        "areas": list(x.areas),
        "organisations": list(x.organisations),
        "places": list(x.places),
        "conditions": list(x.conditions),
        "deadline": _text(x.deadline),
        "quantity": None if x.quantity is None else _amount(x.quantity),
        "speaker": x.speaker,
    }


def _write_event(x: Event) -> Json:
    people = [
        {
            "name": p.name,
            "role": p.role,
            "office": p.office,
            "side": p.side and p.side.name,
            "code": p.side and p.side.code,
        }
        for p in x.participants
    ]
    return {"date": _text(x.date), "place": x.place, "participants": people}


_WRITERS: dict[str, Any] = {
    "figure": _write_figure,
    "target": _write_target,
    "structure": _write_structure,
    "cooperation": _write_cooperation,
    "event": _write_event,
}


def _read_quotes(fields: Mapping[str, Any]) -> tuple[Quote, ...]:
    return tuple(Quote(q["document"], q["start"], q["end"], q["text"]) for q in fields["quotes"])


def _read_economy(side: Mapping[str, Any] | None) -> Economy | None:
    return None if side is None else Economy.parse(side["code"])


def _read_period(text: str | None) -> Period | None:
    return None if text is None else Period.parse(text)


def _read_amount(fields: Mapping[str, Any]) -> Amount | None:
    if fields["low"] is None:
        return None
    return Amount(fields["low"], fields["high"], fields["unit"], fields["qualifier"], fields["step"])


def _read_growth(fields: Mapping[str, Any]) -> Growth | None:
    if fields["growth"] is None:
        return None
    return Growth(
        fields["growth"],
        fields["growth_base"],
        _read_period(fields["growth_since"]),
        fields["growth_qualifier"],
        fields["growth_step"],
    )


def _read_figure(fields: Mapping[str, Any]) -> Figure:
    return Figure(
        fields["measure"],
        _read_economy(fields["reporter"]),
        _read_economy(fields["partner"]),
        _read_period(fields["period"]),
        _read_amount(fields),
        _read_growth(fields),
        _read_quotes(fields),
        fields["speaker"],
        fields["period_words"],
        fields["goods"],
        tuple(fields.get("context", ())),
    )


def _read_target(fields: Mapping[str, Any]) -> Target:
    return Target(
        fields["what"],
        _read_economy(fields["reporter"]),
        _read_economy(fields["partner"]),
        fields["multiple"],
        _read_amount(fields),
        _read_period(fields["deadline"]),
        _read_quotes(fields),
        fields["speaker"],
    )


def _read_structure(fields: Mapping[str, Any]) -> Structure:
    return Structure(
        fields["flow"],
        _read_economy(fields["reporter"]),
        _read_economy(fields["partner"]),
        tuple(Commodity(c["name"], tuple(c["hs"])) for c in fields["commodities"]),
        _read_quotes(fields),
        _read_period(fields["period"]),
        fields["speaker"],
    )


def _read_cooperation(fields: Mapping[str, Any]) -> Cooperation:
    return Cooperation(
        role=fields["role"],
        stage=fields["stage"],
        by=fields["by"],
        sides=tuple(Economy.parse(e["code"]) for e in fields["sides"]),
        to=tuple(Economy.parse(e["code"]) for e in fields["to"]),
        area=fields["area"],
        areas=tuple(fields["areas"]),
        quotes=_read_quotes(fields),
        speaker=fields["speaker"],
        organisations=tuple(fields["organisations"]),
        places=tuple(fields["places"]),
        conditions=tuple(fields["conditions"]),
        deadline=_read_period(fields["deadline"]),
        quantity=None if fields["quantity"] is None else _read_amount(fields["quantity"]),
    )


def _read_event(fields: Mapping[str, Any]) -> Event:
    people = tuple(
        Participant(p["name"], p["role"], Economy.parse(p["code"]) if p["code"] else None, p.get("office"))
        for p in fields["participants"]
    )
    when = date.fromisoformat(fields["date"]) if fields["date"] else None
    return Event(when, fields["place"], people, _read_quotes(fields))


_READERS: dict[str, Callable[[Mapping[str, Any]], Statement]] = {
    "figure": _read_figure,
    "target": _read_target,
    "structure": _read_structure,
    "cooperation": _read_cooperation,
    "event": _read_event,
}
