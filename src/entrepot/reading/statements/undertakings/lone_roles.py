"""Lone roles: the part that a side takes in an item of cooperation that is its alone."""

import re

from entrepot.nouns.statement import Cooperation, Role
from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.undertakings.modality import role_alone
from entrepot.reading.statements.undertakings.trade_roles import role_by_deed, role_of_trade


def role_of_one(item: Cooperation, because: tuple[str, ...]) -> Role:
    """The part that a side would take in an item if it were its alone: of "wants to buy" a need."""
    words = item.quotes[0].text
    if item.role != "both" and not _TOGETHER.search(words):
        return role_by_deed(words, item.role)
    if item.role != "both" or item.stage not in ("wish", "proposed", "ready") or _TOGETHER.search(words):
        return item.role
    role = role_of_trade(words, "both")
    if role != "both" or item.stage == "ready":
        return role
    said = _HEAD.search(because[0]) if because and not because[0].startswith("<field") else None
    return role_alone(said[1]) if said is not None else role


_HEAD = re.compile(r"“(\w+)")
_TOGETHER = pattern(
    r"\b(?:joint\w*|together|both|each other|mutual\w*|совместн\w*|вместе|обе|обоих|взаимн\w*|сообща)\b"
)
