"""Spots: where a sentence names an economy or means one ("the region", "we", "there"), and its preposition."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.goods.cues import NAMING, kinds_of
from entrepot.reading.statements.goods.meant import of_pair
from entrepot.reading.statements.goods.told import Told
from entrepot.reading.statements.lexicon.by_word import WordClass
from entrepot.reading.statements.whose.sides import Sides

_PREPOSITION = re.compile(
    r"(?:^|[\s«“\"(])(?i:(to|into|(?<!as )(?<!As )for|on|in|from|of|out of|with|among|by|"
    r"в|во|на|из|от|с|со|для|у|к|по))\s+"
    r"(?:(?:(?!of\b|to\b|from\b|in\b|by\b|return\b|exchange\b|turn\b|that\b|what\b|"
    r"region\b|province\b|oblast\b|state\b|country\b|republic\b|neighbou?rs?\b)[a-z][^\s,]*\s+){0,2}|[а-яё-]+(?:ую|ый|ий|ой|ая|ее|ое|ие|ые|их|ых|ого|его|"
    r"ю|эту|наш|нашу)\s+)$"
)
_PRONOUNS = re.compile(
    r"\b(?:our|ours|we|us|your|you|(?:the|this|that|our|its) (?:region|province|state|"
    r"oblast|territory|country|republic|neighbou?r|latter)(?:['’]s)?|"
    r"наш\w*|мы|нас|нам|ваш\w*|вас|вам|(?:эт\w+ )?(?:регион|област|республик|стран|кра|провинци)\w*)\b",
    re.IGNORECASE,
)
_REFERRING = WordClass(
    "our ours we us your you region province state oblast territory country republic neighbour* neighbor* latter "
    "наш* мы нас нам ваш* вас вам регион* област* республик* стран* кра* провинци*".split()
)
"""Words without one of which nothing above is said."""
_LIST_NOUN = re.compile(
    r"['’]?s?\s+(?:\w+\s+){0,2}(?:exports?|imports?|purchases|sales|bill|suppl(?:y|ies|iers?)|deliver(?:y|ies)|shipments?)\b"
    r"|\s+(?:\w+\s+)?(?:(?:экспорт|импорт|ввоз|вывоз)(?:а|у|ом|е)?|постав(?:к\w+|ок|щик\w*)|закуп(?:к\w+|ок)|покупк\w+)\b",
    re.IGNORECASE,
)
GOES_ON = re.compile(r"\s*(?:,|and|и|,\s*and)\s+(?:the\s+)?", re.IGNORECASE)


class Spot(NamedTuple):
    """Where an economy is named or meant; preposition: the one before it; adjective: of what follows it."""

    start: int
    end: int
    economy: Economy
    preposition: str
    adjective: bool
    dative: bool


def spots_of(sides: Sides, at: int, span: tuple[int, int], told: Told | None) -> list[Spot]:
    """Where economies are named or meant between two positions."""
    whole = sides.text.document.text
    start, end = span
    ours = sides.speaker(at) or sides.home or (told.reporter if told is not None else None)
    named = [(p.start, p.end, of_pair(sides, p), p.form in ("adjective", "demonym")) for p in sides.named(start, end)]
    for pronoun in _PRONOUNS.finditer(whole, start, end) if _says(sides, span, _REFERRING) else ():
        if any(_is_name_of(whole, pronoun, spot[0], spot[1]) for spot in named):
            continue
        if _NEIGHBOUR.search(pronoun.group()):
            home = sides.home if sides.home in sides.pair else next(iter(sides.pair), None)
            who = sides.partner_of(sides.speaker(at) or home)
        else:
            who = _named_so(sides, pronoun) or sides.meant(at, pronoun.start(), pronoun.end())
            who = who or (ours if _OURS.match(pronoun.group()) else None)
        again = who is not None and any(one.code in (who.code, who.parent) and not loose for *_, one, loose in named)
        if again and (_FAR.search(whole, start, pronoun.start()) or _OURS.match(pronoun.group())):
            who = sides.partner_of(who)
        if who is not None:
            named.append((pronoun.start(), pronoun.end(), who, False))
    found: list[Spot] = []
    edge = start - 1
    for first, last, economy, adjective in sorted(named, key=lambda spot: spot[0]):
        before = _PREPOSITION.search(whole[max(edge, first - 40, 0) : first])
        goes_on = before is None and bool(found) and GOES_ON.fullmatch(whole, found[-1].end, first) is not None
        owns = _LIST_NOUN.match(whole, last) is not None
        word = "" if owns else before[1].casefold() if before else found[-1].preposition if goes_on else ""
        if (
            owns
            and before is not None
            and before[1].casefold() in ("from", "to", "for", "with")
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


def _says(sides: Sides, span: tuple[int, int], class_of: WordClass) -> bool:
    """Whether a word of a class stands between two positions, or their end cuts a word short."""
    tokens, (start, end) = sides.text.tokens, span
    last = bisect_left(tokens.starts, end)
    inside = tokens.words[bisect_right(tokens.ends, start) : last]
    return class_of.any_of(inside) or (last > 0 and tokens.ends[last - 1] > end)


def _is_dative(said: str, economy: Economy) -> bool:
    """«поставляет Монголии, Казахстану», not the «ам» of «Вьетнам»."""
    if said.casefold() in _DATIVES:
        return True
    return said[-2:] in ("ам", "ям", "му", "ну", "ту") and said.casefold() != economy.name_ru.casefold()


_DATIVES = frozenset(("республике", "стране", "региону", "краю", "соседям", "соседу", "государству", "нам", "вам"))


_SELLERS = re.compile(r"\s+(?:suppliers|sellers|exporters|producers|buyers|customers|importers)\b")
_TO_THEM = re.compile(r"\s+(?:[а-яё]+ым\s+|[а-яё]+им\s+)?[а-яё]+[ая]м\b")


_HERE = {
    "отсюда": ("из", True), "сюда": ("в", True), "оттуда": ("из", False), "туда": ("в", False),
    "from here": ("from", True), "from there": ("from", False), "here": ("in", True), "there": ("in", False),
}  # fmt: skip
_POINTING = WordClass("here there отсюда сюда оттуда туда".split())
_THITHER = re.compile(rf"\b(?:{'|'.join(_HERE)})\b", re.IGNORECASE)
_EXISTS = re.compile(r"\s+(?:is|are|was|were|has|have|will)\b", re.IGNORECASE)
_OURS = re.compile(r"(?:our|ours|we|us|наш\w*|мы|нас|нам)$", re.IGNORECASE)


def _pointed(sides: Sides, at: int, span: tuple[int, int], ours: Economy | None, told: Told | None) -> Iterator[Spot]:
    """Where "here", "there", «оттуда» stand for one of the pair; unless spoken, "here" is the region of it; "there" is
    the other side of the flow just told of, else the economy named last."""
    since, spoken = sides.text.sentences[max(at - 1, 0)].start, sides.speaker(at) is not None
    for match in _THITHER.finditer(sides.text.document.text, *span) if _says(sides, span, _POINTING) else ():
        preposition, here = _HERE[match.group().casefold()]
        if preposition == "in" and _is_existential(sides, match):
            continue
        regions = [one for one in sides.pair if one.kind == "region"]
        region = regions[0] if len(regions) == 1 and not spoken else None
        here_is = region or ours
        who = here_is if here else _over_there(sides, match.start(), ours, told, since, spoken)
        if who is not None:
            yield Spot(match.start(), match.end(), who, preposition, False, False)


def _over_there(
    sides: Sides, before: int, ours: Economy | None, told: Told | None, since: int, spoken: bool
) -> Economy | None:
    """Whom "there" means: the partner of the one whose flow was told of since a position, else who was named last."""
    if told is not None and told.start >= since and (told.partner != ours or not spoken):
        return told.partner or sides.partner_of(told.reporter)
    other = told.partner if told is not None and told.partner != ours else sides.partner_of(ours)
    return other if told is not None and told.start >= since else _last_named(sides, before, ours) or other


def _is_existential(sides: Sides, match: re.Match[str]) -> bool:
    """Whether "there" only opens "there are", and stands behind no verb of trade: "what it ships there is beef"."""
    tokens = sides.text.tokens
    at = bisect_left(tokens.starts, match.start())
    verbs = kinds_of(tokens.words[at - 1]) if at else ()
    return _EXISTS.match(sides.text.document.text, match.end()) is not None and NAMING.isdisjoint(verbs)


def _last_named(sides: Sides, before: int, ours: Economy | None) -> Economy | None:
    """The economy named last before a position, not far back and not our own: what "there" points to."""
    near = [of_pair(sides, place) for place in reversed(sides.starting(before - _JUST, before))]
    near = [one for one in near if one != ours and one.kind != "bloc"]
    abroad = (one for one in near if ours is None or one.country != ours.country)
    return next(abroad, next(iter(near), None))


_JUST = 250


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
