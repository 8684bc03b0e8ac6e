"""Cooperation: what a side offers, needs, proposes, agrees, signs or already does, in the words that say it."""

import re
from collections.abc import Iterable

from entrepot.errors import EntrepotError
from entrepot.nouns.area import AreaHit
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Cooperation
from entrepot.reading.statements.kind import Found, Kind
from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.phrases.organisation import find_organisations
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.undertakings.choosing import chosen
from entrepot.reading.statements.undertakings.field import area_of, areas_of, complement_of, with_topic
from entrepot.reading.statements.undertakings.modality import find_wordings
from entrepot.reading.statements.undertakings.quantities import find_quantity
from entrepot.reading.statements.undertakings.siding import sided
from entrepot.reading.statements.undertakings.takers import stage_of, taken_by, taken_for
from entrepot.reading.statements.undertakings.topics import fields_of
from entrepot.reading.statements.undertakings.undertaking import Undertaking, find_undertakings
from entrepot.reading.statements.whose.cast import sides_of
from entrepot.reading.statements.whose.sides import Sides

_CONDITIONS = pattern(
    r"\b(?:if|provided that|provided|subject to|on condition that|as long as|depending on|in case "
    r"of)\s[^,.;“”\"]{4,120}"
    r"|\b(?:если|при условии|в случае|при наличии)\s[^,.;«»]{4,120}"
    r"|(?<=\band )(?:to )?(?:discuss|negotiate|consider)\s[^,.;“”\"]{4,80}|(?<=\bи )(?:обсудить|"
    r"рассмотреть)\s[^,.;«»]{4,80}"
)
_LONGEST = 2500
_DEADLINE = pattern(r"\b(?:by|until|before|до|к)\s+(?:the end of\s+|конца\s+)?(20\d\d)\b")


def read(story: Story) -> Iterable[Found]:
    """The items of cooperation of a story, in its order."""
    sides = sides_of(story)
    for at, found in unsided(story):
        yield sided(story, sides, at, found)


def unsided(story: Story) -> Iterable[tuple[int, Found]]:
    """The items with the sides that the rules give them, each with its sentence."""
    sides = sides_of(story)
    for at, sentence in enumerate(sides.text.sentences):
        if sentence.kind == "body" and sentence.end - sentence.start < _LONGEST:
            hits = fields_of(sides, at)
            yield from ((at, one) for one in chosen(story, sides, at, found_in(story, sides, at, hits), hits))


def found_in(story: Story, sides: Sides, at: int, hits: list[AreaHit]) -> list[Found]:
    """What the wordings find in a sentence."""
    sentence = sides.text.sentences[at]
    return [
        Found(with_topic(story, sides, at, item, _statement(sides, at, sentence, item, hits)), _because(sides, item))
        for item in find_undertakings(sides, sentence, find_wordings(sides.text, sentence))
    ]


KIND = Kind("cooperation", "Offers, needs, plans and agreements", read)


def _because(sides: Sides, item: "Undertaking") -> tuple[str, ...]:
    wording = item.wording
    words = sides.text.document.text[wording.start : wording.stop]
    return (f"{wording.rule.name}: “{words}”",)


def _statement(sides: Sides, at: int, sentence: Sentence, item: Undertaking, hits: list[AreaHit]) -> Cooperation:
    whole = sides.text.document.text
    words = whole[item.start : item.end]
    area = area_of(complement_of(whole, item), words, hits, item.start - sentence.start)
    by, sides_meant, role = taken_by(sides, at, item)
    said = sides.speech.said[at]
    return Cooperation(
        role=role,
        stage=stage_of(whole, item),
        by=by,
        sides=sides_meant,
        to=taken_for(sides, item, sides_meant),
        area=area,
        areas=areas_of(complement_of(whole, item), words, hits, sentence.start - item.start),
        quotes=(sides.text.document.quote(item.start, item.end),),
        speaker=said.person.name if said is not None and said.person is not None else None,
        organisations=_organisations(whole, item),
        places=_places(sides, item),
        conditions=_conditions(whole, sentence, item),
        deadline=_deadline(words),
        quantity=find_quantity(words),
    )


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
