"""Areas that words name only beside their field: the place it is in, whom it is for, what a relative clause adds."""

import re

from entrepot.nouns.area import AreaHit
from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.undertakings.topics import GENERAL

_PLACE = pattern(
    r"\b(?:zones?|parks?|estates?|terminals?|ports?|airports?|hospitals?|greenhouses?|warehouses?|exhibitions?|fairs?|"
    r"supermarkets?|markets?|farms?|mines?|refinery|plants?|СЭЗ|ОЭЗ)$"
    r"|\b(?:зон\w*|парк\w*|технопарк\w*|терминал\w*|порт\w*|аэропорт\w*|больниц\w*|теплиц\w*|склад\w*|выставк\w*|ярмарк\w*|"
    r"супермаркет\w*|рынк\w*|ферм\w*|шахт\w*|СЭЗ|ОЭЗ)$"
)
_AT = pattern(
    r"(?<!and )(?<!or )(?<!и )\b(?:in|at|on|inside|within|near|for|to|into|в|во|на|для|при)\s(?:[\w’'«»\"-]+\s){0,4}$"
)
_RELATIVE = re.compile(r",\s(?:where|which|whose|where|где|котор\w+|куда)\s", re.IGNORECASE)
_LONG = 60


def without_asides(words: str, hits: list[AreaHit], shift: int = 0) -> list[AreaHit]:
    """The hits less those that stand beside another's field. shift: what is added to a hit's position in words."""
    first = next((hit for hit in hits if hit.area.kind != "not_trade" and hit.area.key not in GENERAL), None)
    if first is None or len(hits) < 2:
        return hits
    relative = _RELATIVE.search(words, max(0, first.end + shift))
    edge = relative.start() if relative is not None else len(words)
    kept = []
    for hit in hits:
        start, end = hit.start + shift, hit.end + shift
        if hit.start <= first.start or hit.area is first.area:
            kept.append(hit)
            continue
        if start > edge:
            continue
        if _PLACE.search(words, start, end) is not None and _AT.search(words, max(0, start - _LONG), start) is not None:
            continue
        kept.append(hit)
    return kept
