"""Relatives: the subject of a list's verb in a relative clause: "Cambodia, which sells it rubber"."""

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.goods.meant import of_pair
from entrepot.reading.statements.goods.places import Place
from entrepot.reading.statements.whose.sides import Sides

_WHO = frozenset("which who который которая которое которые".split())
_WHENCE = frozenset(("откуда", "whence"))
_WHITHER = frozenset(("куда", "whither"))
_REACH, _GAP = 4, 3


def related(sides: Sides, place: Place) -> tuple[Economy, str] | None:
    """The economy that a relative word before the verb of a list stands for, and its part: subject, seller or buyer."""
    if place.cue is None:
        return None
    tokens, cue = sides.text.tokens, place.cue.at
    for at in range(cue - 1, max(cue - _REACH, 1), -1):
        word = tokens.words[at]
        part = "subject" if word in _WHO else "seller" if word in _WHENCE else "buyer" if word in _WHITHER else ""
        if part:
            edge = tokens.starts[at]
            named = [one for one in sides.starting(edge - 60, edge) if 0 <= edge - one.end <= _GAP]
            return (of_pair(sides, named[-1]), part) if named else None
        if tokens.shapes[at] not in "wC" or sides.starting(tokens.starts[at], tokens.ends[at]):
            return None
    return None
