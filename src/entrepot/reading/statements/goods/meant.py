"""Meant: which economy of the pair a name stands for: "Chinese" of a Chinese province, "the South American nation"."""

import re
from bisect import bisect_left

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.whose.sides import Sides


def next_word(sides: Sides, end: int) -> str:
    """The word that begins at a position or after it."""
    tokens = sides.text.tokens
    at = bisect_left(tokens.starts, end)
    return tokens.words[at] if at < len(tokens.words) else ""


def of_pair(sides: Sides, place: Place) -> Economy:
    """The economy of a place as the pair has it: "Chinese goods" where a Chinese province trades, a city of the other
    side."""
    economy = place.economy
    if economy.kind == "bloc" and _is_one_of(sides, place):
        return _one_of_bloc(sides, economy)
    if economy in sides.pair or (place.form not in _LOOSE and economy.kind != "bloc"):
        return economy
    held = [one for one in sides.pair if _holds(economy, one) or _holds(one, economy) or _is_seat(place, one)]
    return held[0] if len(held) == 1 else economy


def _is_one_of(sides: Sides, place: Place) -> bool:
    """Whether a bloc only says which state is meant: "the African country", "West Africa's second economy"."""
    if next_word(sides, place.end) in _STATES:
        return True
    return _OWN_STATE.match(sides.text.document.text, place.end) is not None


_OWN_STATE = re.compile(
    r"['’]s (?:[\w-]+ ){1,3}(?:economy|nation|country|state|market|producer|exporter|power)\b", re.IGNORECASE
)


def _one_of_bloc(sides: Sides, bloc: Economy) -> Economy:
    """ "The South American nation", «африканская страна»: the one of the pair that lies there, or is not home."""
    inside = [one for one in sides.pair if one.country in bloc.members or one in bloc.members]
    found = inside or [one for one in sides.pair if sides.home is not None and one != sides.home]
    return found[0] if len(found) == 1 else bloc


_STATES = frozenset(
    "nation country state republic kingdom neighbour neighbor partner страна страны стране страну страной республика "
    "республики республике республику государство государства партнер партнера".split()
)


def _is_seat(place: Place, region: Economy) -> bool:
    """Whether a city that is an economy of its own is meant for the region of its name: "from Fergana to Osh"."""
    one, other = place.economy, region
    if one.parent != other.parent or not one.kind == other.kind == "region" or "City" not in one.name:
        return False
    return one.name.split()[0] == other.name.split()[0]


def _holds(one: Economy, other: Economy) -> bool:
    return other.parent == one.code or (one.kind == "bloc" and other in one.members)


_LOOSE = frozenset(("adjective", "demonym", "city", "capital"))
