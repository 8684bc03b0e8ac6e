"""Cuts: the shorter stretches of a clause that may say an item by themselves.

Without what it opens with, without the relative clause at its end, each of two predicates that "and" joins.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

from entrepot.reading.statements.pattern import pattern

Sort = Literal["body", "tail", "left", "right"]
_FEWEST, _SHORTEST = 3, 60

_OPENING = pattern(
    r"(?:in|at|on|for|as|under|by|among|during|after|following|within|from|with|given|due|thanks|along|since|through|"
    r"в|во|на|по|для|при|после|среди|под|из|за|с|со|благодаря|между|также|кроме|помимо|согласно)\s[^,;:]{4,140},\s+"
)
_TAIL = pattern(
    r",?\s+(?=(?:(?:for|by|under|with|of|in|to|on|from|after|during)\s+(?:which|whom|whose)|which|who|whose|where)\s)"
    r"|,\s+(?=(?:including|such as|with|as well as|as|among|while|so that|thus|thereby|on the basis of|\w+ing)\s)"
    r"|,\s+(?=(?:(?:в|на|по|с|для|из|за|о|об|от|к)\s+)?котор\w+\s)"
    r"|,\s+(?=(?:где|куда|откуда|чтобы|включая|в том числе|а также|\w+[аяи]я?сь|\w+(?:ая|яя|ив|ав)ши\w*)\s)"
    r"|\s+(?=(?:during|on the sidelines|in the framework|within the framework|as part|on the basis)\s)"
    r"|:\s+"
)
_JOINED = pattern(
    r",?\s+(?:and|as well as)\s+(?=(?:to|in|on|for|was|were|is|are|has|have|will|would|can|could|also|\w+ed|\w+ing|"
    r"invites?|offers?|asks?|wants?|wish(?:es)?|hopes?|proposes?|plans?|needs?|expects?|seeks?|supports?|agree[sd]?|"
    r"a|an|the)\s)"
    r"|,?\s+(?:и|а также)\s+(?=(?:\w+(?:ть|ться|ти|л|ла|ли|ло|ет|ит|ут|ют|ат|ят|ем|им)(?:ся|сь)?|о|об|по|в|на|к)\s)"
    r"|,\s+(?=[^,]{30})"
)


class Cut(NamedTuple):
    """Characters of the document's text, and which part of the clause they are."""

    start: int
    end: int
    sort: Sort


def cuts_of(whole: str, start: int, end: int) -> Iterable[Cut]:
    """The parts of a clause, those of fewer than three words left out."""
    if end - start < _SHORTEST:
        return
    found: list[Cut] = []
    opening = _OPENING.match(whole, start, end)
    body = opening.end() if opening is not None else start
    if opening is not None:
        found.append(Cut(body, end, "body"))
    tail = _TAIL.search(whole, body + 10, end)
    if tail is not None:
        found += [Cut(body, tail.start(), "left"), Cut(tail.end(), end, "tail")]
    limit = tail.start() if tail is not None else end
    for joint in _JOINED.finditer(whole, body + 10, limit):
        found += [Cut(body, joint.start(), "left"), Cut(joint.end(), limit, "right")]
    for cut in found:
        if whole.count(" ", cut.start, cut.end) >= _FEWEST - 1:
            yield cut
