"""Reviews: people's decisions laid over the machine's reading."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from entrepot.errors import EntrepotError, did_you_mean
from entrepot.nouns.economy import Economy
from entrepot.nouns.exchange import Json, from_json, to_json

Decision = Literal["accept", "reject", "correct", "undo"]
_FIXED = frozenset({"id", "kind", "quote", "quotes"})
_ECONOMY = frozenset({"reporter", "partner"})
_ECONOMIES = frozenset({"sides", "to"})


@dataclass(frozen=True, slots=True)
class Review:
    """The latest decision on one statement: `judged` as the machine had read it, `fields` as it shall stand."""

    document: str
    statement: str
    decision: Decision
    judged: Json
    fields: Json | None
    because: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A statement of the record as it stands, after review.

    id: of the statement as it stands; read: the machine's statement behind it; review: the decision on it, if any.
    A rejected statement is Kept too, so that it can be listed; nothing is built on it.
    """

    id: str
    document: str
    fields: Json
    read: Json
    review: Review | None = None

    @property
    def is_rejected(self) -> bool:
        return self.review is not None and self.review.decision == "reject"


def corrected(fields: Json, changes: Mapping[str, Any]) -> Json:
    """The statement with changed fields, checked as a whole. Economies may be given by any name.

    Raises EntrepotError for a field that the kind does not have, or a value that it cannot take.
    """
    changed = dict(fields)
    for name, value in changes.items():
        if name in _FIXED or name not in fields:
            known = sorted(fields.keys() - _FIXED)
            raise EntrepotError(
                f'"{name}": no field of a {fields["kind"]} that can be corrected',
                hint=did_you_mean(name, known) or f"Its fields are {', '.join(known)}.",
            )
        changed[name] = _value(name, value)
    try:
        return to_json(from_json(changed))
    except (TypeError, ValueError, KeyError, AttributeError) as fault:
        told = ", ".join(f"{name}={value}" for name, value in changes.items())
        raise EntrepotError(
            f"{told}: no value that a {fields['kind']} can take ({fault})",
            hint="Write numbers in whole units (108000000), periods as 2025-01/2025-11, nothing as null.",
        ) from None


def laid_over(machine: Sequence[Json], reviews: Iterable[Review], document: str) -> list[Kept]:
    """One document's statements as they stand: each review on the statement it judged, or on its successor.

    A review follows its statement by id. When reading has changed it, the review goes to the statement that says as
    much in the same words: of the same kind, on overlapping quotes, with the same value; or, for what a person accepted
    or corrected, on the same span with the same measure. One that finds none stands alone: what a person accepted or
    corrected stays, what was rejected is gone already.
    """
    taken = _matched(machine, list(reviews))
    kept = [_as_it_stands(fields, taken.pop(fields["id"], None), document) for fields in machine]
    kept += [_as_it_stands(r.judged, r, document) for r in taken.values() if r.decision != "reject"]
    once = {k.id: k for k in reversed(kept)}
    return sorted(once.values(), key=lambda k: (k.fields["quote"]["start"], k.fields["quote"]["end"], k.id))


def _matched(machine: Sequence[Json], reviews: list[Review]) -> dict[str, Review]:
    """Reviews by the id of the machine's statement that each is for now."""
    by_id = {fields["id"]: fields for fields in machine}
    found = {review.statement: review for review in reviews if review.statement in by_id}
    for review in reviews:
        if review.statement in by_id:
            continue
        free = [fields for fields in machine if fields["id"] not in found and _is_heir(fields, review)]
        heir = max(free, key=lambda fields: _likeness(fields, review.judged), default=None)
        found[heir["id"] if heir else review.statement] = review
    return found


def _as_it_stands(fields: Json, review: Review | None, document: str) -> Kept:
    if review is None or review.decision == "undo":
        return Kept(fields["id"], document, fields, fields)
    standing = review.fields or fields
    return Kept(standing["id"], document, standing, fields, review)


def _overlap(a: Json, b: Json) -> int:
    if a["kind"] != b["kind"]:
        return 0
    common: int = min(a["quote"]["end"], b["quote"]["end"]) - max(a["quote"]["start"], b["quote"]["start"])
    return max(0, common)


def _is_heir(fields: Json, review: Review) -> bool:
    judged = review.judged
    if _overlap(fields, judged) == 0:
        return False
    if any(_values(fields) == _values(known) for known in (judged, review.fields) if known):
        return True
    same_span = (fields["quote"]["start"], fields["quote"]["end"]) == (judged["quote"]["start"], judged["quote"]["end"])
    return same_span and review.decision != "reject" and _subject(fields) == _subject(judged)


def _values(fields: Json) -> tuple[Any, ...]:
    """What a statement puts a number or a name to; the rest says whose, when and how sure."""
    return tuple(
        fields.get(name) for name in ("low", "high", "growth", "multiple", "area", "commodities", "participants")
    )


def _subject(fields: Json) -> tuple[Any, ...]:
    return tuple(fields.get(name) for name in ("measure", "what", "flow", "role"))


def _likeness(a: Json, b: Json) -> tuple[int, int]:
    same = sum(a.get(name) == value for name, value in b.items() if name not in _FIXED and value is not None)
    return same, _overlap(a, b)


def _value(name: str, value: Any) -> Any:
    if isinstance(value, str) and name in _ECONOMY:
        return _named(value)
    if isinstance(value, str) and name in _ECONOMIES:
        return [_named(part.strip()) for part in value.split(";")]
    return value


def _named(name: str) -> Json:
    economy = Economy.parse(name)
    return {"code": economy.code, "name": economy.name}
