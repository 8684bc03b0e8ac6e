"""The field of an undertaking: its own words, keys of the catalogue, or what it points back to."""

import re
from dataclasses import replace

from entrepot.nouns.area import AreaHit
from entrepot.nouns.statement import Cooperation
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.area_asides import without_asides
from entrepot.reading.statements.undertakings.areas_named import area_words
from entrepot.reading.statements.undertakings.bygones import is_traded
from entrepot.reading.statements.undertakings.takers import without_auxiliary
from entrepot.reading.statements.undertakings.topics import GENERAL, points_back, topic_before
from entrepot.reading.statements.undertakings.undertaking import Undertaking
from entrepot.reading.statements.whose.sides import Sides

_SUBJECT_FIELD = ("<what>", "<что>", "<goods>", "<товары>", "<doing>", "<делать>")
_COPULA = re.compile(
    r"\s(?:is|are|was|were|has been|have been|will be|would be|could be|can be|should be|must be|as)\b|\s[–—]\s|"
    r"\s(?:есть|будет|будут|был\w*|как)\b",
    re.IGNORECASE,
)


_PRONOUN = re.compile(
    r"(?:we|they|he|she|it|you|i|who|which|that|both|all|мы|они|он|она|оно|вы|я|котор\w+|все|оба|обе)(?: \w+ly)?",
    re.IGNORECASE,
)


def complement_of(whole: str, item: Undertaking) -> str:
    """The words that name the field: what follows the wording, or its subject where it is the thing itself."""
    wording = item.wording
    complement = whole[max(item.start, wording.stop) : item.end]
    name = wording.rule.name
    if name.startswith(_SUBJECT_FIELD):
        subject = without_auxiliary(whole, item.start, wording.start)
        named = _COPULA.split(subject, maxsplit=1)[0]
        if _PRONOUN.fullmatch(subject.strip()):
            return whole[wording.end : item.end] if len(complement) < 12 else complement
        return (named if len(named) > 5 else subject) or complement
    if name.startswith("considers"):
        return _COPULA.split(whole[wording.end : item.end], maxsplit=1)[0]
    if len(complement) < 12:
        return without_auxiliary(whole, item.start, wording.start) or complement
    return complement


_LONG = 60


def area_of(complement: str, quote: str, hits: list[AreaHit], shift: int) -> str:
    """The field in the text's words: short ones as they stand, of long ones those that the catalogue knows."""
    words = area_words(complement)
    if len(words) > _LONG:
        own = [hit for hit in hits if hit.start >= shift and hit.area.key not in GENERAL]
        inside = [quote[hit.start - shift : hit.end - shift] for hit in own]
        known = dict.fromkeys(name for name in inside if name and name in complement)
        words = ", ".join(known) or words
    return words or quote


def areas_of(area: str, quote: str, hits: list[AreaHit], shift: int, only_own: bool = False) -> tuple[str, ...]:
    """Keys of the catalogue: those that the area's words speak of, else (not for one of a list) those of the quote."""
    inside = without_makers([hit for hit in hits if hit.start + shift >= 0 and hit.end + shift <= len(quote)])
    inside = without_asides(quote, inside, shift)
    own = [hit for hit in inside if quote[hit.start + shift : hit.end + shift] in area]
    return tuple(dict.fromkeys(hit.area.key for hit in own or (inside if not only_own else ())))


def without_makers(hits: list[AreaHit]) -> list[AreaHit]:
    """The hits less a maker's name where goods or services are named too: of "MAZ builds fire engines" the engines."""
    makers = [hit for hit in hits if hit.maker is not None]
    others = [hit for hit in hits if hit.maker is None]
    is_told = any(hit.area.kind != "not_trade" and hit.area.key not in GENERAL for hit in others)
    return others if is_told and len(makers) == 1 else hits


_DETAIL = re.compile(r",\s+(?:including|in particular|such as|namely|в том числе|включая|в частности)\s", re.IGNORECASE)


def with_topic(story: Story, sides: Sides, at: int, item: Undertaking, statement: Cooperation) -> Cooperation:
    """A statement that names no field of its own ("in this area", "a plant") with the one spoken of before."""
    original = statement
    detail = _DETAIL.search(sides.text.document.text, item.start, item.end)
    if detail is not None and points_back(sides, item.start, detail.start(), ()):
        statement = replace(statement, area="", areas=())
    elif not points_back(sides, item.start, item.end, statement.areas):
        return statement
    topic = topic_before(sides, at, item.start, lambda sentence: is_traded(story, sentence))
    if topic is None:
        return original
    return replace(
        statement,
        area=topic.words if not statement.areas else statement.area,
        areas=tuple(dict.fromkeys((*topic.areas, *statement.areas))),
        organisations=statement.organisations or topic.organisations,
    )
