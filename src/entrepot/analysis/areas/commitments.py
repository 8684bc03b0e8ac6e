"""Commitments: what was said, by whom, when, and what came of it."""

from collections.abc import Sequence
from datetime import date

from entrepot.analysis.areas.fields import Field
from entrepot.analysis.areas.results import Commitment, Voice
from entrepot.analysis.areas.voices import Heard, furthest, heard, rank
from entrepot.analysis.relevance import by_age
from entrepot.analysis.said import Said
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Role, Stage

DONE: tuple[Stage, ...] = ("signed", "financed", "delivered", "existing")


def commitments_of(said: Sequence[Said], reporter: Economy, partner: Economy) -> tuple[Commitment, ...]:
    """What each side undertook, offered or wished, the furthest on the ladder first, then the oldest.

    Sayings of one side and role in one area are one commitment. What came of it: a later dated document that shows a
    signing, money, a delivery or something running in the same area by the same side; silence shows nothing.
    """
    voices = heard(sorted(said, key=by_age), reporter, partner)
    grouped: dict[tuple[Field, Role, Economy | None], list[Heard]] = {}
    for one in voices:
        for side in one.sides or (None,):
            grouped.setdefault((one.fields[0], one.voice.role, side), []).append(one)
    found = [_commitment(field, role, side, group, voices) for (field, role, side), group in grouped.items()]
    return tuple(sorted(found, key=_weight))


def _commitment(
    field: Field, role: Role, side: Economy | None, group: list[Heard], everything: list[Heard]
) -> Commitment:
    voices = tuple(one.voice for one in group)
    dated = [voice for voice in voices if voice.date] or voices
    return Commitment(
        key=field.key,
        area=voices[0].area,
        role=role,
        side=side,
        to=tuple(dict.fromkeys(economy for one in group for economy in one.to)),
        voices=voices,
        first_stage=furthest(v for v in dated if v.date == dated[0].date),
        latest_stage=furthest(v for v in dated if v.date == dated[-1].date),
        conditions=tuple(dict.fromkeys(condition for v in voices for condition in v.conditions)),
        is_trade=field.is_trade,
        outcome=_outcome(field, side, voices, everything),
    )


def _outcome(field: Field, side: Economy | None, voices: Sequence[Voice], everything: list[Heard]) -> Voice | None:
    """The furthest later evidence, the earliest of equals; of a further stage than the first saying."""
    first = min((voice.date for voice in voices if voice.date), default=None)
    if first is None:
        return None
    start = max(rank(voice.stage) for voice in voices if voice.date == first)
    later = [
        one.voice
        for one in everything
        if field in one.fields
        and (side is None or not one.sides or side in one.sides)
        and one.voice.stage in DONE
        and rank(one.voice.stage) > start
        and (one.voice.date or date.min) > first
    ]
    return min(later, key=lambda v: (-rank(v.stage), v.date or date.max, v.statement), default=None)


def _weight(commitment: Commitment) -> tuple[object, ...]:
    side = commitment.side.code if commitment.side else ""
    return (
        -rank(commitment.latest_stage),
        commitment.first or date.max,
        commitment.key or commitment.area.casefold(),
        side,
        commitment.role,
    )
