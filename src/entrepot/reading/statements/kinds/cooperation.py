"""Cooperation: what a side offers, needs, proposes, agrees, signs or already does, in the words that say it."""

import re
from collections.abc import Iterable

from entrepot.errors import EntrepotError
from entrepot.nouns.area import AreaHit
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Cooperation
from entrepot.reading.statements.kind import Found, Kind
from entrepot.reading.statements.phrases.organisation import find_organisations
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.undertakings.areas_named import named_areas
from entrepot.reading.statements.undertakings.choosing import Sort, chosen
from entrepot.reading.statements.undertakings.field import area_of, areas_of, complement_of, with_topic
from entrepot.reading.statements.undertakings.field_lists import find_field_lists, may_list
from entrepot.reading.statements.undertakings.modality import find_wordings
from entrepot.reading.statements.undertakings.plain_fields import find_plain_fields
from entrepot.reading.statements.undertakings.quantities import find_quantity
from entrepot.reading.statements.undertakings.siding import sided
from entrepot.reading.statements.undertakings.takers import stage_of, taken_by, taken_for
from entrepot.reading.statements.undertakings.topics import fields_of
from entrepot.reading.statements.undertakings.undertaking import Undertaking, find_undertakings
from entrepot.reading.statements.whose.cast import sides_of
from entrepot.reading.statements.whose.sides import Sides

_CONDITIONS = re.compile(
    r"\b(?:if|provided that|provided|subject to|on condition that|as long as|depending on|in case "
    r"of)\s[^,.;“”\"]{4,120}"
    r"|\b(?:если|при условии|в случае|при наличии)\s[^,.;«»]{4,120}"
    r"|(?<=\band )(?:to )?(?:discuss|negotiate|consider)\s[^,.;“”\"]{4,80}|(?<=\bи )(?:обсудить|"
    r"рассмотреть)\s[^,.;«»]{4,80}",
    re.IGNORECASE,
)
_LONGEST = 2500
_DEADLINE = re.compile(r"\b(?:by|until|before|до|к)\s+(?:the end of\s+|конца\s+)?(20\d\d)\b", re.IGNORECASE)


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


def found_in(story: Story, sides: Sides, at: int, hits: list[AreaHit]) -> list[tuple[Sort, Found]]:
    """What the rules find in a sentence: by its wordings, its lists of fields, the fields that it names."""
    sentence = sides.text.sentences[at]
    items = find_undertakings(sides, sentence, find_wordings(sides.text, sentence))
    if not items and not hits:
        return []
    found: list[tuple[Sort, Found]] = []
    if not items and may_list(sides.text, sentence):
        found += [("list", one) for one in find_field_lists(story, sides, at, hits)]
    listed = bool(found)
    for item in items:
        because = _because(sides, item)
        statements = _statements(sides, at, sentence, item, hits)
        if len(statements) == 1:
            statements = [with_topic(sides, at, item, statements[0])]
        found += [("wording", Found(statement, because)) for statement in statements]
    if not listed:
        found += [("field", one) for one in find_plain_fields(story, sides, at, hits, items)]
    return found


KIND = Kind("cooperation", "Offers, needs, plans and agreements", read)


def _because(sides: Sides, item: "Undertaking") -> tuple[str, ...]:
    wording = item.wording
    words = sides.text.document.text[wording.start : wording.stop]
    return (f"{wording.rule.name}: “{words}”",)


def _statements(sides: Sides, at: int, sentence: Sentence, item: Undertaking, hits: list[AreaHit]) -> list[Cooperation]:
    whole = sides.text.document.text
    rule = item.wording.rule
    complement = complement_of(whole, item)
    areas = named_areas(complement) if rule.items else []
    by, sides_meant, role = taken_by(sides, at, item)
    said = sides.speech.said[at]
    speaker = said.person.name if said is not None and said.person is not None else None
    organisations = _organisations(whole, item)
    conditions = _conditions(whole, sentence, item)
    return [
        Cooperation(
            role=role,
            stage=stage_of(whole, item),
            by=by,
            sides=sides_meant,
            to=taken_for(sides, item, sides_meant),
            area=area,
            areas=areas_of(
                area if areas else complement,
                whole[item.start : item.end],
                hits,
                sentence.start - item.start,
                only_own=bool(areas),
            ),
            quotes=(sides.text.document.quote(item.start, item.end),),
            speaker=speaker,
            organisations=organisations,
            places=_places(sides, item),
            conditions=conditions,
            deadline=_deadline(whole[item.start : item.end]),
            quantity=find_quantity(whole[item.start : item.end]),
        )
        for area in (areas or [area_of(complement, whole[item.start : item.end], hits, item.start - sentence.start)])
    ]


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
