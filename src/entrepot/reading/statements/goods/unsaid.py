"""Unsaid: who sells to whom where a list names no side: as the flow told before, or that turned round."""

import re

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Flow
from entrepot.reading.statements.goods.places import Place
from entrepot.reading.statements.goods.told import Told
from entrepot.reading.statements.whose.sides import Sides

Focus = tuple[Economy | None, Economy | None]
"""The pair that a sentence is about."""
_ACTING = frozenset(("in_verb", "out_verb", "go"))
_ARRIVING = ("arriv", "enter", "прибыва", "прибыл", "поступа", "поступил", "привоз", "приход", "пришл")
_THEY = re.compile("[а-я](?:ют|ут|ят|ат)$")
_OWN = ("export", "sale", "sell", "source", "экспорт", "вывоз", "продаж", "сбыт")
_OTHERS = frozenset(("they", "these", "neighbours", "neighbors", "buyers", "они", "соседи", "партнеры"))


def as_before(
    sides: Sides, at: int, place: Place, told: Told | None, kind: str, flow: Flow, focus: Focus
) -> tuple[Economy | None, Economy | None, Flow]:
    """Seller, buyer and flow of a list that names no side: those of the flow told last, or that turned round; of one
    economy and the world where the text tells of its many partners."""
    since = sides.text.sentences[at if kind in _ACTING else max(at - 1, 0)].start
    if len(sides.pair) == 1 and (told is None or told.start < since):
        told = Told(0, told.flow if told is not None and told.reporter == sides.pair[0] else flow, sides.pair[0], None)
    if told is None:
        reporter = sides.speaker(at) or focus[0] or next(iter(sides.pair), None)
        partner = focus[1] if reporter == focus[0] else sides.partner_of(reporter)
        if kind in ("go", "back") and any(cue.kind in ("come", "back") for cue in place.cues):
            flow = "imports"
        return (partner, reporter, flow) if flow == "imports" else (reporter, partner, flow)
    words = sides.text.tokens.words
    others = _OTHERS.intersection(words[place.first : place.last]) or (
        kind == "in_verb" and place.cue is not None and _THEY.search(words[place.cue.at]) is not None
    )
    neutral = kind == "out_noun" and place.cue is not None and not words[place.cue.at].startswith(_OWN)
    back = kind in ("out_verb", "out_noun") and any(cue.kind == "back" for cue in place.cues)
    if kind in ("in_verb", "in_noun", "out_verb", "out_noun") and not others and not neutral and not back:
        return (told.partner, told.reporter, flow) if flow == "imports" else (told.reporter, told.partner, flow)
    home = sides.home
    arriving = kind == "go" and place.cue is not None and words[place.cue.at].startswith(_ARRIVING)
    if arriving and home is not None and home in (told.seller, told.buyer):
        return told.buyer if home == told.seller else told.seller, home, "imports"
    starts = sides.text.tokens.starts
    sentence = sides.text.sentences[at]
    figured = told.end > 0 and sentence.start <= told.start
    turned = not figured and any(cue.kind == "back" and told.start < starts[cue.at] for cue in place.cues)
    seller, buyer = (told.buyer, told.seller) if turned else (told.seller, told.buyer)
    return seller, buyer, ("imports" if buyer == told.reporter else "exports")
