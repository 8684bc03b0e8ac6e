"""Who sells to whom: seller and buyer of a list of goods, from the words around it and the flow told before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Flow
from entrepot.reading.statements.goods_runs import Run
from entrepot.reading.statements.sides import Sides
from entrepot.reading.statements.text import Sentence

_PREPOSITION = re.compile(
    r"(?:^|\s)(?i:(to|into|for|on|in|from|of|out of|with|among|by|в|во|на|из|от|с|со|для|у|к|по))\s+"
    r"(?:(?:(?!of\b|to\b|from\b|in\b|by\b)[a-z][^\s,]*\s+){0,2}|[а-яё-]+(?:ую|ый|ий|ой|ая|ее|ое|ие|ые|их|ых|ого|его|"
    r"ю|эту|наш|нашу)\s+)$"
)
_TO = frozenset(("to", "into", "for", "в", "во", "на", "для", "к"))
_IN = frozenset(("in", "on", "among", "with", "по"))
_FROM = frozenset(("from", "out of", "из", "от", "с", "со", "у"))
_PRONOUNS = re.compile(
    r"\b(?:our|ours|we|us|your|you|(?:the|this|that|our) (?:region|province|state|"
    r"oblast|territory|country|republic|neighbou?r|latter)(?:['’]s)?|"
    r"наш\w*|мы|нас|нам|ваш\w*|вас|вам|(?:эт\w+ )?(?:регион|област|республик|стран|кра|провинци)\w*)\b",
    re.IGNORECASE,
)
_LIST_NOUN = re.compile(
    r"['’]?s?\s+(?:\w+\s+){0,2}(?:exports?|imports?|purchases|sales|bill|suppl(?:y|ies|iers?)|deliver(?:y|ies)|shipments?)\b"
    r"|\s+(?:\w+\s+)?(?:(?:экспорт|импорт|ввоз|вывоз)(?:а|у|ом|е)?|постав(?:к\w+|ок|щик\w*)|закуп(?:к\w+|ок)|покупк\w+)\b",
    re.IGNORECASE,
)
_GOES_ON = re.compile(r"\s*(?:,|and|и|,\s*and)\s+(?:the\s+)?", re.IGNORECASE)
_ASIDE = re.compile(
    r",\s+(?:which|who|where|котор\w+|где)\s[^,;]*(?:,|$)|\b(?:via|through|через)\s+(?:\S+\s+){0,2}\S+", re.IGNORECASE
)


_AGENT = re.compile(r"\w+(?:er|ers|or|ors)\b|поставщик|экспортер|импортер|покупател", re.IGNORECASE)


class Told(NamedTuple):
    """A flow that the text spoke of, and where; what a list without a verb of its own goes back to."""

    start: int
    flow: Flow
    reporter: Economy | None
    partner: Economy | None

    @property
    def seller(self) -> Economy | None:
        return self.reporter if self.flow == "exports" else self.partner

    @property
    def buyer(self) -> Economy | None:
        return self.partner if self.flow == "exports" else self.reporter


class Spot(NamedTuple):
    """Where an economy is named or meant; preposition: the one before it; adjective: of what follows it."""

    start: int
    end: int
    economy: Economy
    preposition: str
    adjective: bool
    dative: bool


@dataclass(slots=True)
class Parties:
    """seller and buyer as far as prepositions say them; subject and other: those beside the verb or noun of the flow;
    place: where it is said to be; several: the flow goes to more than two economies."""

    seller: Economy | None = None
    buyer: Economy | None = None
    place: Economy | None = None
    subject: Economy | None = None
    other: Economy | None = None
    several: bool = False


def parties_around(
    sides: Sides, at: int, sentence: Sentence, span: tuple[int, int], run: Run, cue: int, told: Told | None = None
) -> Parties:
    """The economies between two positions of the text, by their prepositions and by their place to the `cue`."""
    parties = Parties()
    spots = _spots(sides, at, span, told)
    bare: list[Spot] = []
    aside = [match.span() for match in _ASIDE.finditer(sides.text.document.text, span[0], max(span[0], cue))]
    for spot in spots:
        word = spot.preposition
        if any(a < spot.start < b for a, b in aside):
            continue
        if word in _FROM or _owns_goods(spot, run):
            parties.seller = parties.seller or spot.economy
        elif word in _TO or spot.dative:
            parties.buyer = parties.buyer or spot.economy
        elif word in _IN:
            parties.place = parties.place or spot.economy
        elif word in ("by", "of"):
            parties.subject = parties.subject or spot.economy
        else:
            bare.append(spot)
    parties.several = len({spot.economy for spot in spots if spot.economy.kind == "country"}) > 3
    before = [spot for spot in bare if spot.start < cue]
    after = [spot for spot in bare if spot.start >= cue and spot.economy not in [one.economy for one in before[-1:]]]
    if before and parties.subject is None:
        agent = _AGENT.match(sides.text.document.text, cue) is not None
        parties.subject = before[0 if agent else -1].economy
    elif after and parties.subject is None and (sentence.language == "ru" or after[0].start > run.end):
        parties.subject = after.pop(0).economy
    parties.other = after[0].economy if after else None
    return parties


def _owns_goods(spot: Spot, run: Run) -> bool:
    """Whether an economy stands right before goods of its own: "Belarusian tractors", "for Iowa pork"."""
    if spot.preposition in ("of", "for"):
        return spot.end + 1 == run.start
    return spot.adjective and not spot.preposition and run.start - 3 <= spot.end and spot.start < run.end


_HERE = {
    "отсюда": ("из", True), "сюда": ("в", True), "оттуда": ("из", False), "туда": ("в", False),
    "from here": ("from", True), "from there": ("from", False), "here": ("to", True), "there": ("to", False),
}  # fmt: skip
_THITHER = re.compile(rf"\b(?:{'|'.join(_HERE)})\b(?!\s+(?:is|are|was|were|has|have|will)\b)", re.IGNORECASE)
_OURS = re.compile(r"(?:our|ours|we|us|наш\w*|мы|нас|нам)$", re.IGNORECASE)


def _pointed(sides: Sides, span: tuple[int, int], ours: Economy | None, told: Told | None) -> Iterator[Spot]:
    """Where "here", "there", «оттуда» stand for one of the pair."""
    for match in _THITHER.finditer(sides.text.document.text, *span):
        preposition, here = _HERE[match.group().casefold()]
        other = told.partner if told is not None and told.partner != ours else sides.partner_of(ours)
        who = ours if here else other
        if who is not None:
            yield Spot(match.start(), match.end(), who, preposition, False, False)


def _spots(sides: Sides, at: int, span: tuple[int, int], told: Told | None) -> list[Spot]:
    """Where economies are named or meant between two positions."""
    whole = sides.text.document.text
    start, end = span
    ours = sides.speaker(at) or sides.home or (told.reporter if told is not None else None)
    named = [(p.start, p.end, p.economy, p.form in ("adjective", "demonym")) for p in sides.named(start, end)]
    for pronoun in _PRONOUNS.finditer(whole, start, end):
        if any(abs(spot[0] - pronoun.start()) < 25 for spot in named):
            continue
        who = sides.meant(at, pronoun.start(), pronoun.end()) or (ours if _OURS.match(pronoun.group()) else None)
        if who is not None:
            named.append((pronoun.start(), pronoun.end(), who, False))
    found: list[Spot] = []
    edge = start - 1
    for first, last, economy, adjective in sorted(named, key=lambda spot: spot[0]):
        before = _PREPOSITION.search(whole[max(edge, first - 40, 0) : first])
        goes_on = before is None and bool(found) and _GOES_ON.fullmatch(whole, found[-1].end, first) is not None
        owns = _LIST_NOUN.match(whole, last) is not None
        word = "" if owns else before[1].casefold() if before else found[-1].preposition if goes_on else ""
        if word in ("в", "во", "на") and not adjective and whole[last - 1] in "еи":
            word = "in"
        dative = not word and not owns and whole[last - 2 : last] in ("ам", "ям", "му", "ну", "ту")
        found.append(Spot(first, last, economy, word, adjective and not owns, dative))
        edge = last
    return sorted([*found, *_pointed(sides, span, ours, told)], key=lambda spot: spot.start)


def sides_said(parties: Parties, kind: str) -> tuple[Economy | None, Economy | None]:
    """Seller and buyer, as the verb or noun of the flow gives each party its part."""
    seller, buyer = parties.seller, parties.buyer
    given = (seller, buyer)
    place = parties.place if parties.place not in (*given, parties.subject) else None
    if kind == "market":
        buyer = buyer or place
        if buyer is None and seller is not None:
            buyer = parties.subject
    elif kind in ("in_verb", "in_noun"):
        seller = seller or place
        buyer = buyer or (parties.subject if parties.subject != seller else None)
        seller = seller or (parties.other if parties.other != buyer else None)
        return seller, buyer
    elif kind in ("out_verb", "out_noun", "earn"):
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
    if told is not None and known in (told.reporter, told.partner):
        return told.reporter if told.partner == known else told.partner
    inside = {p.economy for p in sides.named(sentence.start, sentence.end)} - {known}
    other = inside.pop() if len(inside) == 1 else sides.partner_of(known)
    return other if other != known else None
