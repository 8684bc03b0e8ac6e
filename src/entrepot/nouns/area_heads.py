"""Heads: of two names of areas in one phrase the one that says what it is: "groundnut decorticators" are machines."""

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entrepot.nouns.area import AreaHit

_FOR = re.compile(r"\s+(?:for|для)\s+(?:[\w-]+\s+){0,2}", re.IGNORECASE)
_GENERAL = frozenset(("industrial_cooperation", "investment", "finance", "customs", "pulp_paper"))
"""Areas that say how, or in what wrapping; they are no heads."""


def heads_of(text: str, hits: "list[AreaHit]", language: str) -> "list[AreaHit]":
    """The hits without those that only describe another beside them.

    Goods before goods describe them in English ("cashew decorticators"), goods after goods in Russian («семена нута»);
    what comes after "for" or «для» says whom the first are made for ("tomographs for hospitals").
    """
    if len(hits) < 2:
        return hits
    left: set[int] = set()
    for at in range(1, len(hits)):
        one, other = hits[at - 1], hits[at]
        between = text[one.end : other.start]
        if one.area.key in _GENERAL or one.area.kind == "not_trade" or len(between) > _FARTHEST:
            continue
        if one.maker is not None or other.maker is not None:
            continue
        if between in (" ", "-"):
            if one.area.kind == other.area.kind == "goods" and other.area.key not in _GENERAL:
                left.add(at if language == "ru" else at - 1)
        elif _FOR.fullmatch(between) is not None:
            left.add(at)
    return [hit for at, hit in enumerate(hits) if at not in left] if left else hits


_FARTHEST = 40
