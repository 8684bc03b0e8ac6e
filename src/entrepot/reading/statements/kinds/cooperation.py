"""Cooperation: what a side offers, needs, proposes, agrees, signs or already does, in the words that say it."""

import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Literal

from entrepot.errors import EntrepotError
from entrepot.nouns.area import AreaHit, find_areas
from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Cooperation, Role
from entrepot.reading.statements.areas_named import area_words, named_areas
from entrepot.reading.statements.cast import sides_of
from entrepot.reading.statements.field_lists import find_field_lists
from entrepot.reading.statements.kind import Found, Kind
from entrepot.reading.statements.modality import find_wordings, role_alone
from entrepot.reading.statements.phrases.organisation import find_organisations
from entrepot.reading.statements.sides import Sides
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.undertakings import Undertaking, find_undertakings

_CONDITIONS = re.compile(
    r"\b(?:if|provided that|provided|subject to|on condition that|as long as|depending on|in case "
    r"of)\s[^,.;“”\"]{4,120}"
    r"|\b(?:если|при условии|в случае|при наличии)\s[^,.;«»]{4,120}"
    r"|(?<=\band )(?:to )?(?:discuss|negotiate|consider)\s[^,.;“”\"]{4,80}|(?<=\bи )(?:обсудить|"
    r"рассмотреть)\s[^,.;«»]{4,80}",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"(?:\s|^)(?:is|are|was|were|be|been|being|has|have|had|will|would|also|already|both|now|still|recently|"
    r"therefore|always|fully|once again|"
    r"также|уже|сейчас|всегда|теперь|и|поэтому|активно|успешно)\s*$",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"\b(?:both|the (?:two|sides|parties|countries|nations|partners|presidents|leaders|ministers|neighbou?rs)|"
    r"they|sides|parties|jointly|стороны|страны|обе|оба|они|министры|главы|участники|партнеры)\b",
    re.IGNORECASE,
)
_DEADLINE = re.compile(r"\b(?:by|until|before|до|к)\s+(?:the end of\s+|конца\s+)?(20\d\d)\b", re.IGNORECASE)


def read(story: Story) -> Iterable[Found]:
    """The items of cooperation of a story, in its order."""
    sides = sides_of(story)
    for at, sentence in enumerate(sides.text.sentences):
        if sentence.kind != "body" or sentence.end - sentence.start > 2500:
            continue
        items = find_undertakings(sides, sentence, find_wordings(sides.text, sentence))
        if not items and sides.text.words_of(sentence).count(",") < 1:
            continue
        tongue: Literal["en", "ru"] = "ru" if sentence.language == "ru" else "en"
        hits = find_areas(sides.text.words_of(sentence), tongue)
        if not items:
            yield from find_field_lists(story, sides, at, hits)
            continue
        for item in items:
            because = _because(sides, item)
            for statement in _statements(sides, at, sentence, item, hits):
                yield Found(statement if statement.areas else _from_before(sides, at, statement), because)


KIND = Kind("cooperation", "Offers, needs, plans and agreements", read)


def _because(sides: Sides, item: "Undertaking") -> tuple[str, ...]:
    wording = item.wording
    words = sides.text.document.text[wording.start : wording.stop]
    return (f"{wording.rule.name}: “{words}”",)


def _statements(sides: Sides, at: int, sentence: Sentence, item: Undertaking, hits: list[AreaHit]) -> list[Cooperation]:
    whole = sides.text.document.text
    rule = item.wording.rule
    complement = whole[max(item.start, item.wording.stop) : item.end]
    if rule.name.startswith(("<what>", "<что>", "<goods>", "<товары>")) or len(complement) < 12:
        complement = _without_auxiliary(whole, item.start, item.wording.start) or complement
    areas = named_areas(complement) if rule.items else []
    by, sides_meant = _by(sides, at, item)
    said = sides.speech.said[at]
    speaker = said.person.name if said is not None and said.person is not None else None
    organisations = _organisations(whole, item)
    conditions = _conditions(whole, sentence, item)
    return [
        Cooperation(
            role=_role(whole, item, sides_meant),
            stage=rule.stage,
            by=by,
            sides=sides_meant,
            to=_to(sides, item, sides_meant),
            area=area,
            areas=_areas(area, whole[item.start : item.end], hits, sentence.start - item.start),
            quotes=(sides.text.document.quote(item.start, item.end),),
            speaker=speaker,
            organisations=organisations,
            places=_places(sides, item),
            conditions=conditions,
            deadline=_deadline(whole[item.start : item.end]),
        )
        for area in (areas or [area_words(complement) or whole[item.start : item.end]])
    ]


def _areas(area: str, quote: str, hits: list[AreaHit], shift: int) -> tuple[str, ...]:
    """Keys of the catalogue: those that the area's own words speak of, else those of the quote."""
    inside = [hit for hit in hits if hit.start + shift >= 0 and hit.end + shift <= len(quote)]
    own = [hit for hit in inside if quote[hit.start + shift : hit.end + shift] in area]
    return tuple(dict.fromkeys(hit.area.key for hit in own or inside))


def _role(whole: str, item: Undertaking, sides_meant: tuple[Economy, ...]) -> Role:
    """The part of the side that says it: of one that wants a need, of one that proposes an offer, of two both."""
    rule = item.wording.rule
    if rule.role == "both" and rule.stage == "wish" and _PURCHASE.search(whole, item.start, item.end):
        return "need"
    if rule.role != "both" or rule.stage not in ("wish", "proposed") or len(sides_meant) != 1:
        return rule.role
    return role_alone(whole[item.wording.start : item.wording.end])


_PURCHASE = re.compile(r"\b(?:purchases?|buying|acquisition) of\b|\b(?:покупк|закупк|приобретени)\w+", re.IGNORECASE)
_POINTING = re.compile(
    r"^(?:cooperate|work|help|do|experience|it|them)?\b.{0,12}\b(?:this|that|these|those|it|them|you|the matter|needed|"
    r"эт\w+|этом|нему|ним|вами|ним)\b|^(?:cooperate|work|сотрудничать|работать|помочь)$",
    re.IGNORECASE,
)


def _from_before(sides: Sides, at: int, statement: Cooperation) -> Cooperation:
    """A statement that only points ("in this area", "this line") with the area that the paragraph spoke of last."""
    if _POINTING.search(statement.area) is None:
        return statement
    for back in range(at, max(-1, at - 6), -1):
        sentence = sides.text.sentences[back]
        if sentence.paragraph < sides.text.sentences[at].paragraph - 1:
            break
        hits = find_areas(sides.text.words_of(sentence), "ru" if sentence.language == "ru" else "en")
        hits = [hit for hit in hits if sentence.start + hit.end <= statement.quotes[0].start]
        if hits:
            words = sides.text.words_of(sentence)[hits[-1].start : hits[-1].end]
            return replace(statement, area=words, areas=(hits[-1].area.key,))
    return statement


def _by(sides: Sides, at: int, item: Undertaking) -> tuple[str | None, tuple[Economy, ...]]:
    """Who it is by: the subject of the clause, and the economies that it stands for."""
    whole = sides.text.document.text
    start, end = item.clause.start, item.wording.start
    words = _without_auxiliary(whole, start, end)
    if _SAYS_TOO.search(words):
        start, words = end, ""
    named = tuple(dict.fromkeys(p.economy for p in sides.named(start, end)))
    persons = [m for m in sides.people.in_sentence(at) if start <= m.start < end]
    if persons:
        person = sides.people.persons[persons[-1].person]
        return whole[persons[-1].phrase : persons[-1].end], (person.side,) if person.side else named
    if named:
        first = sides.named(start, end)[0]
        short = words if words.count(" ") < 7 else whole[first.start : first.end]
        return short, named
    if _BOTH.search(words):
        return words, sides.pair
    meant = sides.meant(at, start, end) if start < end else None
    if meant is not None:
        return words, (meant,)
    said = sides.speech.said[at]
    if said is not None and said.side is not None:
        return (said.person.name if said.person else said.words), (said.side,)
    return words or None, sides.pair


_SAYS_TOO = re.compile(
    r"\band (?:also )?(?:expressed|voiced|stressed|noted|confirmed|выразил\w*|подтвердил\w*)(?: \w+)?$", re.IGNORECASE
)


def _without_auxiliary(whole: str, start: int, end: int) -> str:
    """The subject before a wording: without "are also being"."""
    while end > start and (match := _AUXILIARY.search(whole[start:end])):
        end = start + match.start()
    return " ".join(whole[start:end].split())


def _to(sides: Sides, item: Undertaking, by: tuple[Economy, ...]) -> tuple[Economy, ...]:
    named = tuple(dict.fromkeys(p.economy for p in sides.named(item.wording.end, item.end) if p.economy not in by))
    if named or len(by) != 1:
        return named
    partner = sides.partner_of(by[0])
    return (partner,) if partner is not None else ()


_CAPITAL = re.compile(r"[A-ZА-ЯЁ«]")


def _organisations(whole: str, item: Undertaking) -> tuple[str, ...]:
    """Those named in the item's clause, each once."""
    start, end = min(item.start, item.clause.start), max(item.end, item.clause.end)
    if _CAPITAL.search(whole, start + 1, end) is None:
        return ()
    found = find_organisations(whole[start:end])
    return tuple({one.key: one.name for one in reversed(found)}.values())[::-1]


def _places(sides: Sides, item: Undertaking) -> tuple[str, ...]:
    """The cities named in the quote."""
    whole = sides.text.document.text
    named = sides.starting(item.start, item.end)
    inside = [p for p in named if p.end <= item.end and p.form in ("city", "capital")]
    return tuple(dict.fromkeys(whole[p.start : p.end] for p in inside))


def _conditions(whole: str, sentence: Sentence, item: Undertaking) -> tuple[str, ...]:
    first = max(sentence.start, item.clause.start - 120)
    return (
        tuple(dict.fromkeys(" ".join(m.group().split()) for m in _CONDITIONS.finditer(whole, first, sentence.end)))
        if item.wording.rule.stage in ("ready", "proposed", "wish")
        else ()
    )


def _deadline(words: str) -> Period | None:
    match = _DEADLINE.search(words)
    if match is None:
        return None
    try:
        return Period.parse(match[1])
    except EntrepotError:
        return None
