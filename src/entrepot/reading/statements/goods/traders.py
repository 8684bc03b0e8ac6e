"""Who sells to whom: seller and buyer of a list of goods, from the words around it and the flow told before."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Flow
from entrepot.reading.statements.goods.runs import Run
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.whose.sides import Sides

_PREPOSITION = re.compile(
    r"(?:^|[\s«“\"(])(?i:(to|into|(?<!as )(?<!As )for|on|in|from|of|out of|with|among|by|"
    r"в|во|на|из|от|с|со|для|у|к|по))\s+"
    r"(?:(?:(?!of\b|to\b|from\b|in\b|by\b|return\b|exchange\b|turn\b|that\b|what\b|"
    r"region\b|province\b|oblast\b|state\b|country\b|republic\b|neighbou?rs?\b)[a-z][^\s,]*\s+){0,2}|[а-яё-]+(?:ую|ый|ий|ой|ая|ее|ое|ие|ые|их|ых|ого|его|"
    r"ю|эту|наш|нашу)\s+)$"
)
_TO = frozenset(("to", "into", "for", "в", "во", "на", "для", "к"))
_IN = frozenset(("in", "on", "among", "with", "по"))
_FROM = frozenset(("from", "out of", "из", "от", "с", "со", "у"))
_PRONOUNS = re.compile(
    r"\b(?:our|ours|we|us|your|you|(?:the|this|that|our|its) (?:region|province|state|"
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


_MANY = 3
_AGENT = re.compile(r"sources?\b|\w+(?:er|ers|or|ors)\b|поставщик|экспортер|импортер|покупател", re.IGNORECASE)


class Told(NamedTuple):
    """A flow that the text spoke of, and where; what a list without a verb of its own goes back to.

    end: where the words of a figure end; 0 for a list of goods; less for a flow told with neither.
    """

    start: int
    flow: Flow
    reporter: Economy | None
    partner: Economy | None
    end: int = 0

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
    place: where it is said to be; agent: by whom it is done; several: the flow goes to more than two economies."""

    seller: Economy | None = None
    buyer: Economy | None = None
    place: Economy | None = None
    subject: Economy | None = None
    other: Economy | None = None
    agent: Economy | None = None
    several: bool = False


def parties_around(
    sides: Sides, at: int, sentence: Sentence, span: tuple[int, int], run: Run, cue: int, told: Told | None = None
) -> Parties:
    """The economies between two positions of the text, by their prepositions and by their place to the `cue`."""
    parties = Parties()
    spots = _spots(sides, at, span, told)
    bare: list[Spot] = []
    agent = _AGENT.match(sides.text.document.text, cue) is not None
    aside = [match.span() for match in _ASIDE.finditer(sides.text.document.text, span[0], max(span[0], cue))]
    for spot in spots:
        word = spot.preposition
        if any(a < spot.start < b for a, b in aside):
            continue
        wanting = _WANTING.match(sides.text.document.text, spot.end) is not None
        if wanting or (word == "of" and agent and bare and _has_possessive(sides, spot)):
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
    if parties.buyer is not None and parties.buyer == parties.subject and parties.seller is None:
        parties.buyer = None
    return parties


def _row(sides: Sides, spots: Sequence[Spot]) -> list[Spot]:
    """The longest enumeration of economies: "Iraq, Afghanistan and Syria"."""
    longest: list[Spot] = []
    row: list[Spot] = []
    for spot in spots:
        beside = bool(row) and _GOES_ON.fullmatch(sides.text.document.text, row[-1].end, spot.start)
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
    if not spot.adjective:
        return False
    beside = run.start - 3 <= spot.end and spot.start < run.end
    return beside or (not spot.preposition and _GOODS_NOUN.match(sides.text.document.text, spot.end) is not None)


_BUYING = re.compile(r"\s+(?:shopping )?(?:list|bill|orders|market|shelves|shops|consumers|buyers|customers)\b")
_WANTING = re.compile(
    r"['’]s\s+(?:\w+\s+){0,2}(?:appetite|demand|hunger|thirst|need|orders|shopping|consumers|buyers|customers)\b",
    re.IGNORECASE,
)
_GOODS_NOUN = re.compile(r"\s+(?:goods|products|produce|commodities|merchandise|товар\w*|продукци\w*|издели\w*)\b")


_HERE = {
    "отсюда": ("из", True), "сюда": ("в", True), "оттуда": ("из", False), "туда": ("в", False),
    "from here": ("from", True), "from there": ("from", False), "here": ("in", True), "there": ("in", False),
}  # fmt: skip
_THITHER = re.compile(rf"\b(?:{'|'.join(_HERE)})\b(?!\s+(?:is|are|was|were|has|have|will)\b)", re.IGNORECASE)
_IT_DOES = re.compile(r"\b(?:it|they|он|она|оно|они)\b", re.IGNORECASE)
"""The one whose flow was told of just now is the subject: "what it sends there"."""
_OURS = re.compile(r"(?:our|ours|we|us|наш\w*|мы|нас|нам)$", re.IGNORECASE)


def _pointed(sides: Sides, at: int, span: tuple[int, int], ours: Economy | None, told: Told | None) -> Iterator[Spot]:
    """Where "here", "there", «оттуда» stand for one of the pair; unless spoken, "here" is the region of it; "there" is
    the other side of the flow just told of, else the economy named last."""
    since, spoken = sides.text.sentences[max(at - 1, 0)].start, sides.speaker(at) is not None
    for match in _THITHER.finditer(sides.text.document.text, *span):
        preposition, here = _HERE[match.group().casefold()]
        regions = [one for one in sides.pair if one.kind == "region"]
        region = regions[0] if len(regions) == 1 and not spoken else None
        here_is = region or ours
        other = told.partner if told is not None and told.partner != ours else sides.partner_of(ours)
        if told is None or told.start < since:
            other = _last_named(sides, match.start(), ours) or other
        elif told.partner is not None and _IT_DOES.search(sides.text.document.text, span[0], match.start()):
            other = told.partner
        who = here_is if here else other
        if who is not None:
            yield Spot(match.start(), match.end(), who, preposition, False, False)


def _last_named(sides: Sides, before: int, ours: Economy | None) -> Economy | None:
    """The economy named last before a position, not far back and not our own: what "there" points to."""
    near = reversed(sides.starting(before - _JUST, before))
    return next((one for place in near if (one := _of_pair(sides, place)) != ours and one.kind != "bloc"), None)


_JUST = 250


def _of_pair(sides: Sides, place: Place) -> Economy:
    """The economy of a place as the pair has it: "Chinese goods" where a Chinese province trades, a city of the other
    side."""
    economy = place.economy
    if economy in sides.pair or (place.form not in _LOOSE and economy.kind != "bloc"):
        return economy
    held = [one for one in sides.pair if _holds(economy, one) or _holds(one, economy) or _is_seat(place, one)]
    return held[0] if len(held) == 1 else economy


def _is_seat(place: Place, region: Economy) -> bool:
    """Whether a city that is an economy of its own is meant for the region of its name: "from Fergana to Osh"."""
    one, other = place.economy, region
    if one.parent != other.parent or not one.kind == other.kind == "region" or "City" not in one.name:
        return False
    return one.name.split()[0] == other.name.split()[0]


def _is_name_of(whole: str, pronoun: re.Match[str], start: int, end: int) -> bool:
    """Whether a noun like "region" is part of a name beside it: "the region of Kirov", «Кировская область»."""
    if start < pronoun.end() and pronoun.start() < end:
        return True
    if end <= pronoun.start():
        return pronoun.start() - end <= 1
    between = whole[pronoun.end() : start]
    return between == " of " or (between == " " and not pronoun.group().isascii())


def _named_so(sides: Sides, pronoun: re.Match[str]) -> Economy | None:
    """Of a pair of regions the one that is named with the noun: "the oblast" is Grodno Oblast, not St Petersburg; of a
    country and a republic of another country the republic, if the text tells of it first."""
    republics = [one for one in sides.pair if one.kind == "region" and "Республика" in one.name_ru]
    if _REPUBLIC.search(pronoun.group()):
        republics = republics or [one for one in sides.pair if one.kind == "country" and one.code not in _NO_REPUBLICS]
        return republics[0] if len(republics) == 1 else None
    if len(sides.pair) < 2 or any(one.kind != "region" for one in sides.pair):
        return None
    whole = sides.text.document.text
    noun = pronoun.group().split()[-1].removesuffix("'s").removesuffix("’s").casefold()
    stem = noun if noun.isascii() else noun[:5]
    like = {
        place.economy
        for place in sides.starting(pronoun.start() - _BACK, pronoun.start())
        if place.economy in sides.pair and stem in whole[place.start : place.end + len(noun) + 1].casefold()
    }
    return like.pop() if len(like) == 1 else None


_BACK = 3000
_NO_REPUBLICS = frozenset(
    "RUS USA GBR JPN CAN AUS NZL SAU ARE QAT KWT OMN BHR JOR MAR THA MYS BTN NLD BEL ESP SWE NOR DNK".split()
)
_REPUBLIC = re.compile("republic|республик", re.IGNORECASE)
_FAR = re.compile(r"\b(?:to|into|from|в|во|из) $")
_NEIGHBOUR = re.compile("neighbou?r", re.IGNORECASE)


def _holds(one: Economy, other: Economy) -> bool:
    return other.parent == one.code or (one.kind == "bloc" and other in one.members)


_LOOSE = frozenset(("adjective", "demonym", "city", "capital"))


def _spots(sides: Sides, at: int, span: tuple[int, int], told: Told | None) -> list[Spot]:
    """Where economies are named or meant between two positions."""
    whole = sides.text.document.text
    start, end = span
    ours = sides.speaker(at) or sides.home or (told.reporter if told is not None else None)
    named = [(p.start, p.end, _of_pair(sides, p), p.form in ("adjective", "demonym")) for p in sides.named(start, end)]
    for pronoun in _PRONOUNS.finditer(whole, start, end):
        if any(_is_name_of(whole, pronoun, spot[0], spot[1]) for spot in named):
            continue
        if _NEIGHBOUR.search(pronoun.group()):
            home = sides.home if sides.home in sides.pair else next(iter(sides.pair), None)
            who = sides.partner_of(sides.speaker(at) or home)
        else:
            who = _named_so(sides, pronoun) or sides.meant(at, pronoun.start(), pronoun.end())
            who = who or (ours if _OURS.match(pronoun.group()) else None)
        again = any(who == spot[2] and not spot[3] for spot in named)
        if who is not None and again and (_FAR.search(whole, start, pronoun.start()) or _OURS.match(pronoun.group())):
            who = sides.partner_of(who)
        if who is not None:
            named.append((pronoun.start(), pronoun.end(), who, False))
    found: list[Spot] = []
    edge = start - 1
    for first, last, economy, adjective in sorted(named, key=lambda spot: spot[0]):
        before = _PREPOSITION.search(whole[max(edge, first - 40, 0) : first])
        goes_on = before is None and bool(found) and _GOES_ON.fullmatch(whole, found[-1].end, first) is not None
        owns = _LIST_NOUN.match(whole, last) is not None
        word = "" if owns else before[1].casefold() if before else found[-1].preposition if goes_on else ""
        if (
            owns
            and before is not None
            and before[1].casefold() in ("from", "to", "for")
            and _SELLERS.match(whole, last)
        ):
            word, owns = before[1].casefold(), False
        if word in ("в", "во", "на") and not adjective and whole[last - 1] in "еи":
            word = "in"
        dative = not word and not owns and _is_dative(whole[first:last], economy)
        dative = dative or (
            adjective and not word and whole[last - 2 : last] in ("им", "ым") and bool(_TO_THEM.match(whole, last))
        )
        found.append(Spot(first, last, economy, word, adjective and not owns, dative))
        edge = last
    return sorted([*found, *_pointed(sides, at, span, ours, told)], key=lambda spot: spot.start)


def _is_dative(said: str, economy: Economy) -> bool:
    """«поставляет Монголии, Казахстану», not the «ам» of «Вьетнам»."""
    if said.casefold() in _DATIVES:
        return True
    return said[-2:] in ("ам", "ям", "му", "ну", "ту") and said.casefold() != economy.name_ru.casefold()


_DATIVES = frozenset(("республике", "стране", "региону", "краю", "соседям", "соседу", "государству", "нам", "вам"))


_SELLERS = re.compile(r"\s+(?:suppliers|sellers|exporters|producers|buyers|customers|importers)\b")
_TO_THEM = re.compile(r"\s+(?:[а-яё]+ым\s+|[а-яё]+им\s+)?[а-яё]+[ая]м\b")


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
    inside = {_of_pair(sides, p) for p in sides.named(sentence.start, sentence.end)} - {known}
    other = inside.pop() if len(inside) == 1 else sides.partner_of(known)
    return other if other != known else None
