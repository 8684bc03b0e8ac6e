"""Named flows: the flows that a sentence names with a side: "Kenya's exports", "what Belarus ships"."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Flow
from entrepot.reading.statements.goods.cues import NAMING, Cue
from entrepot.reading.statements.goods.runs import Run
from entrepot.reading.statements.goods.told import Told
from entrepot.reading.statements.goods.traders import parties_around, sides_said
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.whose.sides import Sides

_start = attrgetter("start")


def flows_named(sides: Sides, at: int, sentence: Sentence, flows: Sequence[Told], cues: list[Cue]) -> list[Told]:
    """The flows that a sentence names with a side: "Kenya's exports", "what Belarus ships"."""
    starts, ends, words = sides.text.tokens.starts, sides.text.tokens.ends, sides.text.tokens.words
    found: list[Told] = []
    naming = [cue for cue in cues if cue.kind in NAMING]
    if not naming or len({place.economy for place in sides.named(sentence.start, sentence.end)}) > _MANY:
        return []
    told = bisect_left(flows, sentence.end, key=_start)
    before = flows[told - 1] if told else None
    edge = since = sentence.start
    for cue in naming:
        first, last = starts[cue.at], ends[cue.at]
        flow: Flow = "imports" if cue.kind in ("in_verb", "in_noun") else "exports"
        if found and words[cue.at - 1] in _AND:
            found.append(Told(first, flow, found[-1].reporter, found[-1].partner, _NO_LIST))
            continue
        edge, since = _after_object(sides, since, first, edge), last
        empty = Run(cue.at, cue.at, sentence.end, sentence.end, (), 0)
        span = max(edge, first - 50), min(sentence.end, last + 50)
        parties = parties_around(sides, at, sentence, span, empty, first, before)
        seller, buyer = _completed(*sides_said(parties, cue.kind), before)
        if seller is None and buyer is None and before is not None and words[cue.at].startswith(_ALONE):
            found.append(Told(first, flow, before.reporter, before.partner, _NO_LIST))
        if seller is not None and buyer is not None:
            sold = (buyer, seller) if flow == "imports" else (seller, buyer)
            found.append(Told(first, flow, *sold, _NO_LIST))
    return found


def _after_object(sides: Sides, since: int, first: int, edge: int) -> int:
    """Where the words of a flow may begin: behind an economy that a preposition gives to the flow named before it:
    "its imports from Slovenia with exports"."""
    whole = sides.text.document.text
    for place in sides.named(since, first):
        if whole[since : place.start].split()[:1] in _GIVING and place.start - since < _CLOSE:
            return place.end
    return edge


_GIVING, _CLOSE = (["from"], ["to"], ["из"], ["в"], ["на"]), 15


def _completed(
    seller: Economy | None, buyer: Economy | None, before: Told | None
) -> tuple[Economy | None, Economy | None]:
    """Both sides where one is said that the flow told before had too."""
    pair = (before.reporter, before.partner) if before is not None else (None, None)
    one, other = pair
    if None in pair or one == other or (seller is None) == (buyer is None) or (seller or buyer) not in pair:
        return seller, buyer
    return seller or (other if buyer == one else one), buyer or (other if seller == one else one)


_ALONE = ("exports", "imports", "экспорт", "импорт")
_MANY, _NO_LIST = 3, -1
_AND = frozenset(("and", "but", "и", "а"))
