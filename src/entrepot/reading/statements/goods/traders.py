"""Who sells to whom: seller and buyer of a list of goods, from the words around it and the flow told before."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.claims.marks import noun_class
from entrepot.reading.statements.goods.meant import next_word, of_pair
from entrepot.reading.statements.goods.runs import Run
from entrepot.reading.statements.goods.spots import GOES_ON, Spot, spots_of
from entrepot.reading.statements.goods.told import Told
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.whose.sides import Sides

_TO = frozenset(("to", "into", "for", "в", "во", "на", "для", "к"))
_IN = frozenset(("in", "on", "among", "with", "по"))
_FROM = frozenset(("from", "out of", "из", "от", "с", "со", "у"))
_ASIDE = re.compile(
    r",\s+(?:which|who|where|котор\w+|где)\s[^,;]*(?:,|$)|\b(?:via|through|через)\s+(?:\S+\s+){0,2}\S+", re.IGNORECASE
)


_MANY = 3
_AGENT = re.compile(r"sources?\b|\w+(?:er|ers|or|ors)\b|поставщик|экспортер|импортер|покупател", re.IGNORECASE)


@dataclass(slots=True)
class Parties:
    """seller and buyer as far as prepositions say them; subject and other: those beside the verb or noun of the flow;
    place: where it is said to be; agent: by whom it is done; several: the flow goes to more than two economies."""

    seller: Economy | None = None
    buyer: Economy | None = None
    place: Economy | None = None
    subject: Economy | None = None
    other: Economy | None = None
    agent: Economy | None = None
    several: bool = False


def parties_around(
    sides: Sides,
    at: int,
    sentence: Sentence,
    span: tuple[int, int],
    run: Run,
    cue: int,
    told: Told | None = None,
    since: int = 0,
) -> Parties:
    """The economies between two positions of the text, by their prepositions and by their place to the `cue`; since:
    where the verb's own words begin, if it shares its subject with a verb before it."""
    parties = Parties()
    spots = spots_of(sides, at, span, told)
    if not spots:
        return parties
    bare: list[Spot] = []
    agent = _AGENT.match(sides.text.document.text, cue) is not None
    aside = [match.span() for match in _ASIDE.finditer(sides.text.document.text, span[0], max(span[0], cue))]
    for spot in spots:
        word = spot.preposition
        if any(a < spot.start < b for a, b in aside) or (spot.start < since and (word or spot.dative)):
            continue
        wanting = _WANTING.match(sides.text.document.text, spot.end) is not None
        trading = noun_class(next_word(sides, spot.end)) if spot.adjective else ""
        if trading == "sellers" and word != "for":
            parties.seller = parties.seller or spot.economy
        elif (
            (trading == "buyers" and word in ("с", "со", "with", ""))
            or wanting
            or (word == "of" and agent and bare and _has_possessive(sides, spot))
        ):
            parties.buyer = parties.buyer or spot.economy
        elif word in _FROM or (word == "of" and spot.adjective) or _owns_goods(sides, spot, run):
            parties.seller = parties.seller or spot.economy
        elif word in _TO or spot.dative or (spot.adjective and _BUYING.match(sides.text.document.text, spot.end)):
            parties.buyer = parties.buyer or spot.economy
        elif word in _IN:
            parties.place = parties.place or spot.economy
        elif word == "by":
            parties.subject = parties.agent = spot.economy
        elif word == "of":
            parties.subject = parties.subject or spot.economy
        else:
            bare.append(spot)
    row = _row(sides, spots)
    parties.several = len(row) > 2 or len({spot.economy for spot in spots if spot.economy.kind == "country"}) > _MANY
    before = [spot for spot in bare if spot.start < cue]
    after = [spot for spot in bare if spot.start >= cue and spot.economy not in [one.economy for one in before[-1:]]]
    if before and parties.subject is None:
        parties.subject = before[0 if agent else -1].economy
    elif after and parties.subject is None and (sentence.language == "ru" or after[0].start > run.end):
        parties.subject = after.pop(0).economy
    parties.other = after[0].economy if after else None
    if parties.subject == parties.place and not before:
        parties.subject = None
    if parties.buyer is not None and parties.buyer == parties.subject and parties.seller is None:
        parties.buyer = None
    return parties


def _row(sides: Sides, spots: Sequence[Spot]) -> list[Spot]:
    """The longest enumeration of economies: "Iraq, Afghanistan and Syria"."""
    longest: list[Spot] = []
    row: list[Spot] = []
    for spot in spots:
        beside = bool(row) and GOES_ON.fullmatch(sides.text.document.text, row[-1].end, spot.start)
        row = [*row, spot] if beside else [spot]
        longest = max(longest, row, key=len)
    return longest


def _has_possessive(sides: Sides, spot: Spot) -> bool:
    whole = sides.text.document.text
    return whole[spot.end : spot.end + 2] in ("'s", "’s") or whole[spot.end - 2 : spot.end] in ("'s", "’s")


def _owns_goods(sides: Sides, spot: Spot, run: Run) -> bool:
    """Whether an economy stands right before goods of its own: "Belarusian tractors", "for Iowa pork"."""
    if spot.preposition in ("of", "for"):
        return spot.end + 1 == run.start
    if not spot.adjective or spot.dative:
        return False
    beside = run.start - 3 <= spot.end and spot.start < run.end
    return beside or (not spot.preposition and _GOODS_NOUN.match(sides.text.document.text, spot.end) is not None)


_BUYING = re.compile(r"\s+(?:shopping )?(?:list|bill|orders|market|shelves|shops|consumers|buyers|customers)\b")
_WANTING = re.compile(
    r"['’]s\s+(?:\w+\s+){0,2}(?:appetite|demand|hunger|thirst|need|orders|shopping|consumers|buyers|customers)\b",
    re.IGNORECASE,
)
_GOODS_NOUN = re.compile(r"\s+(?:goods|products|produce|commodities|merchandise|товар\w*|продукци\w*|издели\w*)\b")


def sides_said(parties: Parties, kind: str) -> tuple[Economy | None, Economy | None]:
    """Seller and buyer, as the verb or noun of the flow gives each party its part."""
    seller, buyer = parties.seller, parties.buyer
    given = (seller, buyer)
    place = parties.place if parties.place not in (*given, parties.subject) else None
    if kind == "market":
        buyer = buyer or place or parties.agent
        if buyer is None and seller is not None:
            buyer = parties.subject
    elif kind in ("in_verb", "in_noun"):
        seller = seller or place
        buyer = buyer or (parties.subject if parties.subject != seller else None)
        seller = seller or (parties.other if parties.other != buyer else None)
        return seller, buyer
    elif kind in ("out_verb", "out_noun", "earn", "go"):
        buyer = buyer or place
    seller = seller or (parties.subject if parties.subject != buyer else None)
    buyer = buyer or (parties.other if parties.other != seller else None)
    return (seller, buyer) if seller != buyer else (seller, None)


def filled(
    sides: Sides, sentence: Sentence, seller: Economy | None, buyer: Economy | None, told: Told | None
) -> tuple[Economy | None, Economy | None]:
    """The side left unsaid: from the flow told before, the sentence, the pair of the text."""
    if seller is None and buyer is not None:
        seller = _other(sides, buyer, told, sentence)
    elif buyer is None and seller is not None:
        buyer = _other(sides, seller, told, sentence)
    return seller, buyer


def _other(sides: Sides, known: Economy, told: Told | None, sentence: Sentence) -> Economy | None:
    if sides.pair == (known,) and told is not None and told.start < sentence.start:
        return None
    if told is not None and known in (told.reporter, told.partner):
        return told.reporter if told.partner == known else told.partner
    if known not in sides.pair and told is not None and told.reporter in sides.pair[:1]:
        return told.reporter
    inside = {of_pair(sides, p) for p in sides.named(sentence.start, sentence.end)} - {known}
    other = inside.pop() if len(inside) == 1 else sides.partner_of(known)
    return other if other != known else None
