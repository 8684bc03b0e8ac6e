"""Takers: who an undertaking is by, the part that they take in it, and whom it is for."""

import re

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Role, Stage
from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.undertakings.givers import giver_of
from entrepot.reading.statements.undertakings.modality import role_alone
from entrepot.reading.statements.undertakings.trade_roles import is_met, role_of_trade
from entrepot.reading.statements.undertakings.undertaking import Undertaking
from entrepot.reading.statements.whose.sides import Sides
from entrepot.reading.statements.whose.speech import Said

_AUXILIARY = pattern(
    r"(?<!\S)(?:is|are|was|were|be|been|being|has|have|had|will|would|also|already|both|now|still|recently|"
    r"therefore|always|fully|once again|"
    r"также|уже|сейчас|всегда|теперь|и|поэтому|активно|успешно)\s*$",
)
_BOTH = pattern(
    r"\b(?:both|the (?:two|sides|parties|countries|nations|partners|presidents|leaders|ministers|neighbou?rs)|"
    r"they|sides|parties|jointly|стороны|страны|обе|оба|они|министры|главы|участники|партнеры)\b"
)

_FOR_ITS_PART = re.compile(r"\b(?:со|с) (?:своей|другой|одной|(?:его|её|их)) стороны\b", re.IGNORECASE)


def of_pair(sides: Sides, named: tuple[Economy, ...]) -> tuple[Economy, ...]:
    """The economies named, a country standing for its region of the pair: "the Russian side" for the governor's."""
    codes = {side.code for side in sides.pair}
    regions = {side.parent: side for side in sides.pair if side.parent is not None and side.parent not in codes}
    return tuple(dict.fromkeys(regions.get(one.code, one) for one in named))


def taken_by(sides: Sides, at: int, item: Undertaking) -> tuple[str | None, tuple[Economy, ...], Role]:
    """Who it is by and the part they take; "the supply of A's goods" is A's offer, whoever speaks of it."""
    whole = sides.text.document.text
    by, named_by = _by(sides, at, item)
    meant = of_pair(sides, named_by)
    if item.wording.rule.name.endswith(" to <side>"):
        named = sides.named(item.wording.end, item.end)
        return (whole[named[0].start : named[0].end], (named[0].economy,), "need") if named else (by, meant, "need")
    if item.wording.rule.name.startswith("<partner>"):
        host = sides.partner_of(meant[0]) if len(meant) == 1 else None
        return by, (host,) if host is not None else meant, "offer"
    role = _role(whole, item, meant)
    if role == "need" and is_met(whole[item.start : item.end]):
        role = "offer"
    if item.wording.rule.stage in ("wish", "proposed", "ready"):
        role = role_of_trade(whole[item.start : item.end], role)
    if role == "both" and item.wording.rule.stage in ("existing", "signed"):
        giver = giver_of(sides, at, item.start, item.end)
        if giver is not None:
            return by, (giver,), "offer"
    if role == "both" and (item.wording.rule.joint or item.wording.rule.stage in ("agreed", "signed")):
        return by, sides.pair if len(sides.pair) > 1 else meant, role
    if role == "offer" and len(meant) > 1 and by is not None and _BOTH.search(_FOR_ITS_PART.sub("", by)):
        return by, meant, "both"
    if role != "both":
        return by, () if meant == sides.pair else meant, role
    for place in sides.named(item.start, item.end):
        if place.form in ("adjective", "demonym") and _SUPPLY.search(whole, item.start, place.start):
            if place.economy in meant or len(meant) != 1:
                return whole[place.start : place.end], (place.economy,), "offer"
            return by, meant, "need"
    return by, meant, role


_WE_WILL = pattern(r"\b(?:we|i)(?:['’]ll| will| shall)\b(?! not)|\bмы\s+(?:\w+\s+)?будем\b")
_PAPER = pattern(
    r"\b(?:agreements?|memorand\w+|treat(?:y|ies)|contracts?|соглашени\w+|меморандум\w*|договор\w*|"
    r"контракт\w*)\b"
)
_MANY = pattern(
    r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten|dozens?|many|several|two|три|два|четыре|пять|десятки|много|ряд)\b)"
    r"[^.;]{0,40}\b(?:agreements|memorand\w+|treaties|contracts|соглашений|соглашения|меморандум\w*|договоров|контрактов)\b"
)
_IN_FORCE = pattern(
    r"\b(?:has|have|had|there (?:is|are)|in force|into force|in effect|connects?|binds?|linked|covers?)\b"
    r"|\b(?:есть|имеется|имеются|действу\w+|в силу|связыва\w+|связан\w*)\b"
)


def stage_of(whole: str, item: Undertaking) -> Stage:
    """How far it has come: an agreement that is in force is signed, and what "we will" do is more than a wish."""
    stage = item.wording.rule.stage
    if stage == "wish" and _WE_WILL.search(whole, item.start, item.wording.end):
        return "ready"
    if (
        stage == "existing"
        and _PAPER.search(whole, item.start, item.end)
        and not _MANY.search(whole, item.start, item.end)
    ):
        return "signed" if _IN_FORCE.search(whole, item.start, item.end) else stage
    return stage


_SUPPLY = pattern(
    r"\b(?:suppl(?:y|ies|ying)|deliver(?:y|ies)|shipments?|exports?|sales?|поставк\w+|экспорт\w*|продаж\w+)\s+(?:of\s+)?(?:the\s+|more\s+)?$"
)


def _role(whole: str, item: Undertaking, sides_meant: tuple[Economy, ...]) -> Role:
    """The part of the side that says it: of one that wants a need, of one that proposes an offer, of two both."""
    rule = item.wording.rule
    if rule.role == "need" and _JOINT.search(whole, item.wording.end, item.end):
        return "both"
    if rule.role == "offer" and rule.stage == "existing" and len(sides_meant) > 1:
        return "both"
    if rule.role == "both" and rule.stage == "wish" and _PURCHASE.search(whole, item.start, item.end):
        return "need"
    if rule.role != "both" or rule.stage not in ("wish", "proposed") or len(sides_meant) != 1:
        return rule.role
    return role_alone(whole[item.wording.start : item.wording.end])


_JOINT = re.compile(
    r"\bjoint (?:production|venture|enterprise|assembly|manufactur)|\bсовместн\w+ (?:производств|предприяти|"
    r"сбор|выпуск)",
    re.IGNORECASE,
)
_PURCHASE = re.compile(r"\b(?:purchases?|buying|acquisition) of\b|\b(?:покупк|закупк|приобретени)\w+", re.IGNORECASE)


def _by(sides: Sides, at: int, item: Undertaking) -> tuple[str | None, tuple[Economy, ...]]:
    """Who it is by: the subject of the clause, and the economies that it stands for."""
    whole = sides.text.document.text
    start, end = item.clause.start, item.wording.start
    words = without_auxiliary(whole, start, end)
    if _SAYS_TOO.search(words):
        start, words = end, ""
    named = _subjects(sides, start, end)
    persons = [m for m in sides.people.in_sentence(at) if start <= m.start < end]
    if persons:
        person = sides.people.persons[persons[-1].person]
        return whole[persons[-1].phrase : persons[-1].end], (person.side,) if person.side else named
    if named:
        first = sides.named(start, end)[0]
        short = words if words.count(" ") < 7 else whole[first.start : first.end]
        return short, named
    if _BOTH.search(_FOR_ITS_PART.sub("", words)):
        return words, sides.pair
    meant = sides.meant(at, start, end) if start < end else None
    if meant is not None:
        return words, (meant,)
    said = sides.speech.said[at]
    if said is not None and said.side is not None:
        return (said.person.name if said.person else said.words), (said.side,)
    going_on = _going_on(sides, at) if item.wording.rule.stage in ("proposed", "wish", "opinion") else None
    if going_on is not None and going_on.side is not None:
        return (going_on.person.name if going_on.person else going_on.words), (going_on.side,)
    return words or None, sides.pair


_ALSO = pattern(r"\b(?:also|another|besides|in addition|too|one more|также|еще|ещё|кроме того|помимо)\b")


def _going_on(sides: Sides, at: int) -> Said | None:
    """Who spoke in the paragraph before, when this one goes on with it ("there are also …") and names no speaker."""
    sentences = sides.text.sentences
    first = at
    while first and sentences[first - 1].paragraph == sentences[at].paragraph:
        first -= 1
    if first == 0 or any(sides.people.in_sentence(one) for one in range(first, at + 1)):
        return None
    return sides.speech.said[first - 1] if _ALSO.search(sides.text.words_of(sentences[first])) else None


def _subjects(sides: Sides, start: int, end: int) -> tuple[Economy, ...]:
    """The economies named between two positions, less those that one is only likened to ("like all of Russia")."""
    places = sides.named(start, end)
    likened = [m.span() for m in _LIKE.finditer(sides.text.document.text, start, end)] if len(places) > 1 else []
    return tuple(dict.fromkeys(p.economy for p in places if not any(a <= p.start < b for a, b in likened)))


_LIKE = re.compile(
    r",\s(?:like|unlike|as well as|besides|alongside|как и|подобно|в отличие от)\s.{2,120}?,\s(?=(?:is|are|was|"
    r"were|has|have|will|can|"
    r"also|заинтересован|готов|планир|может|хочет|нужда|намерен)\w*)",
    re.IGNORECASE,
)
_SAYS_TOO = re.compile(
    r"\band (?:also )?(?:expressed|voiced|stressed|noted|confirmed|выразил\w*|подтвердил\w*)(?: \w+)?$", re.IGNORECASE
)


def without_auxiliary(whole: str, start: int, end: int) -> str:
    """The subject before a wording: without "are also being"."""
    while end > start and (match := _AUXILIARY.search(whole[start:end])):
        end = start + match.start()
    return " ".join(whole[start:end].split())


def taken_for(sides: Sides, item: Undertaking, by: tuple[Economy, ...]) -> tuple[Economy, ...]:
    """Whom it is for: the economies named after the wording, a region's country standing for the region of the pair."""
    found = []
    for place in sides.named(item.wording.end, item.end):
        of_pair = (e for e in sides.pair if e.parent == place.economy.code)
        economy = place.economy if place.economy in sides.pair else next(of_pair, place.economy)
        if all(economy != one and economy.parent != one.code and one.parent != economy.code for one in by):
            found.append(economy)
    if found or len(by) != 1:
        return tuple(dict.fromkeys(found))
    partner = sides.partner_of(by[0])
    return (partner,) if partner is not None else ()
