"""Givers: the one side that what is done comes from: "almost 2,000 vehicles were delivered to Turkmenistan"."""

import re

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.whose.sides import Sides

_GIVEN = pattern(
    r"\b(?:deliver(?:s|ed|ing)?|suppl(?:y|ies|ied|ying)|ship(?:s|ped|ping)?|sold|sells?|help(?:s|ed|ing)?|buil(?:ds?|t|ding)|"
    r"equip(?:s|ped|ping)?|service cent\w+|at work|put up|train(?:s|ed|ing)?|provid(?:es?|ed|ing)|reach the|dealers)\b"
    r"|\b(?:постав\w+|отгру\w+|помог\w+|построил\w*|строит|строят|возвод\w+|оборудова\w+|обуч\w+|дилер\w*)"
)
_JOINTLY = re.compile(
    r"\b(?:joint\w*|together|both|each other|mutual\w*|совместн\w*|вместе|обе|обоих|взаимн\w*)\b", re.IGNORECASE
)
_TO = re.compile(r"\b(?:to|for|in|into|reach|в|во|на|для)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)


def giver_of(sides: Sides, at: int, start: int, end: int) -> Economy | None:
    """The side of the pair that supplies, builds or helps in a clause of sentence `at`; None where both or none do."""
    whole = sides.text.document.text
    given = _GIVEN.search(whole, start, end)
    if given is None or len(sides.pair) < 2 or _JOINTLY.search(whole, start, end) is not None:
        return None
    places = [place for place in sides.named(start, end) if place.economy in sides.pair]
    taker = next((place for place in places if _TO.search(whole, max(start, place.start - 30), place.start)), None)
    if taker is not None and taker.form not in ("adjective", "demonym"):
        return sides.partner_of(taker.economy)
    if places:
        return places[0].economy
    meant = sides.meant(at, start, given.start())
    return meant if meant in sides.pair else None
