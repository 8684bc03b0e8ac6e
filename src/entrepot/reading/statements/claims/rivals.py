"""Rivals: the pairs of economies that a figure may be of, beside the one that the rules give it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import permutations

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.setting import Frame
from entrepot.reading.statements.whose.main_pair import related
from entrepot.reading.statements.whose.scene import Side

_FEW = 5
Pair = tuple[Side, Side]
"""Who sells and who buys; of measures without a direction the two by their codes. None is the world."""


def pair_of_frame(frame: Frame) -> Pair:
    """The pair of a frame."""
    if frame.measure in MIRROR:
        return (frame.reporter, frame.partner) if frame.measure == "exports" else (frame.partner, frame.reporter)
    return _in_order(frame.reporter, frame.partner)


def rivals_of(frame: Frame, economies: Sequence[Economy]) -> dict[Pair, str]:
    """The frame's pair ("same") and its neighbours, each with how it differs: "turned"; "drop" or "add" a partner, "add
    other" two; one or both sides "up" at their countries, "down" at regions of them, or at another region ("level");
    "one" other side. Behind a word "turned": the one that stays does what the other did."""
    told = pair_of_frame(frame)
    directed = frame.measure in MIRROR
    found: dict[Pair, str] = {told: "same"}
    for pair, how in _beside(told, economies, directed):
        found.setdefault(pair if directed else _in_order(*pair), how)
    return found


def _beside(told: Pair, economies: Sequence[Economy], directed: bool) -> Iterator[tuple[Pair, str]]:
    one, other = told
    if one is None or other is None:
        for economy in economies if one is not other else ():
            if one is not None and not related(one, economy):
                yield (one, economy), "add"
            if other is not None and not related(other, economy):
                yield (economy, other), "add"
        for pair in permutations(economies[:_FEW], 2):
            if not related(*pair):
                yield pair, "add turned" if one in pair or other in pair else "add other"
        if directed:
            yield (other, one), "turned"
        return
    if directed:
        yield (other, one), "turned"
    yield (one, None), "drop"
    yield (None, other), "drop"
    ones, others = _of_country(one, economies), _of_country(other, economies)
    regions = (one.kind == "region") + (other.kind == "region")
    for a in ones:
        for b in others:
            more = (a.kind == "region") + (b.kind == "region") - regions
            if not related(a, b):
                yield (a, b), "down" if more > 0 else "up" if more < 0 else "level"
    for economy in economies:
        if not related(economy, other):
            yield (economy, other), "one"
            if directed:
                yield (other, economy), "one turned"
        if not related(economy, one):
            yield (one, economy), "one"
            if directed:
                yield (economy, one), "one turned"


def _of_country(side: Economy, economies: Sequence[Economy]) -> list[Economy]:
    """The side, and the others that are its country or a region of the same one."""
    return [side, *(e for e in economies if e is not side and e.country == side.country)]


def _in_order(one: Side, other: Side) -> Pair:
    if one is None or (other is not None and other.code < one.code):
        return other, one
    return one, other


def framed(frame: Frame, pair: Pair) -> Frame:
    """The frame with another pair, told from the side of the same reporter where it stays."""
    rule = f"{frame.rule}; another pair is likelier"
    seller, buyer = pair
    if frame.measure in MIRROR:
        measure = "exports" if buyer is None else "imports" if seller is None else frame.measure
        reporter, partner = (seller, buyer) if measure == "exports" else (buyer, seller)
        return frame._replace(measure=measure, reporter=reporter, partner=partner, named=False, rule=rule)
    one, other = pair
    if other is not None and (_stands_for(one, frame.partner) or _stands_for(other, frame.reporter)):
        one, other = other, one
    return frame._replace(reporter=one, partner=other, named=False, rule=rule)


def _stands_for(side: Side, told: Side) -> bool:
    return side is not None and told is not None and related(side, told)


def economies_near(sides: Iterable[Side], most: int) -> list[Economy]:
    """The first economies of those that may be a side, and the countries of their regions."""
    base = [side for side in dict.fromkeys(sides) if side is not None][:most]
    return list(dict.fromkeys([*base, *(e.country for e in base if e.kind == "region")]))
