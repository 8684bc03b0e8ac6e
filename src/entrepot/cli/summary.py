"""A statement in one line, for lists."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entrepot.nouns.exchange import Json


def summary(fields: Json) -> str:
    """What a statement says: `exports BLR → RU-KIR 2025-01/2025-11: 27 400 000 USD, ×1.35`."""
    return " ".join(_PARTS[fields["kind"]](fields).split())


def _figure(x: Json) -> str:
    says = ", ".join(part for part in (_amount(x), _growth(x)) if part)
    return f"{x['measure']} {_pair(x)} {x['period'] or x['period_words'] or ''}: {says}"


def _target(x: Json) -> str:
    says = ", ".join(part for part in (_amount(x), f"×{x['multiple']:g}" if x["multiple"] else "") if part)
    return f"{x['what']} {_pair(x)}: {says}{' by ' + x['deadline'] if x['deadline'] else ''}"


def _structure(x: Json) -> str:
    return f"{x['flow']} {_pair(x)}: {', '.join(c['name'] for c in x['commodities'])}"


def _cooperation(x: Json) -> str:
    sides = ", ".join(side["code"] for side in x["sides"]) or x["by"] or "?"
    to = ", ".join(side["code"] for side in x["to"])
    return f"{x['stage']} {x['role']} by {sides}{' to ' + to if to else ''}: {x['area']}"


def _event(x: Json) -> str:
    people = ", ".join(person["name"] for person in x["participants"])
    return f"{x['date'] or ''} {x['place'] or ''}: {people}"


_PARTS = {
    "figure": _figure,
    "target": _target,
    "structure": _structure,
    "cooperation": _cooperation,
    "event": _event,
}


def _pair(x: Json) -> str:
    return " → ".join(side["code"] for side in (x["reporter"], x["partner"]) if side)


def _amount(x: Json) -> str:
    if x["low"] is None:
        return ""
    low, high = (f"{x[end]:,.12g}".replace(",", " ") for end in ("low", "high"))
    number = low if low == high else f"{low} to {high}"
    mark = {"about": "about ", "at_least": "at least ", "at_most": "at most "}.get(x["qualifier"], "")
    return f"{mark}{number} {x['unit']}"


def _growth(x: Json) -> str:
    return "" if x["growth"] is None else f"×{x['growth']:.6g}"
