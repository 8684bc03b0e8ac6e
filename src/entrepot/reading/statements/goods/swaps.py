"""Swaps: two lists of a sentence that go opposite ways: "in return for butter and cheese Kenya sends tea"."""

from collections.abc import Sequence
from dataclasses import replace

from entrepot.nouns.statement import Flow, Structure
from entrepot.reading.statements.goods.places import OPENING, Place
from entrepot.reading.statements.whose.sides import Sides

_PHRASES = frozenset(
    tuple(said.split())
    for said in (
        "return for", "exchange for", "exchanged for", "swapped for", "bartered for", "traded for", "exchange of",
        "обмен на", "ответ на", "взамен на", "обмениваются на", "меняют на", "обменивают на",
    )
)  # fmt: skip
_SKIPPED = 2


def is_swapped(sides: Sides, place: Place) -> bool:
    """Whether a list stands behind "in return for": it goes the other way than the sentence's other list."""
    words, first = sides.text.tokens.words, place.run.first
    return any(
        tuple(words[at - 2 : at]) in _PHRASES for at in range(first, max(first - _SKIPPED, place.first + 1) - 1, -1)
    )


def is_answered(sides: Sides, following: Sequence[Place]) -> bool:
    """Whether the next list of a sentence begins with «обратно»: the one before it goes out."""
    return any(sides.text.tokens.words[place.first] in OPENING and _turns(place) for place in following)


def _turns(place: Place) -> bool:
    return any(cue.kind == "back" for cue in place.cues)


def ends_other_way(sides: Sides, place: Place) -> bool:
    """Whether a list is told with nothing but "the other": "wheat goes one way, tea the other"."""
    tokens, last = sides.text.tokens, place.run.last
    if tokens.words[last : last + 2] == ["in", "the"]:
        last += 1
    return tokens.words[last : last + 2] == ["the", "other"] and tokens.shapes[last + 2 : last + 3] in ([], ["."])


def turned(one: Structure, other: Structure) -> Structure:
    """The list `one`, going the way that is the opposite of the `other`'s."""
    flow: Flow = "imports" if other.flow == "exports" else "exports"
    return replace(one, flow=flow, reporter=other.reporter, partner=other.partner)
