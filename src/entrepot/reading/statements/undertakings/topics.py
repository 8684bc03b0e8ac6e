"""Topics: the field that a statement without one of its own points back to ("in this area", "this line", "a plant")."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from entrepot.nouns.area import AreaHit, find_areas
from entrepot.reading.statements.pattern import pattern
from entrepot.reading.statements.phrases.organisation import find_organisations
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.undertakings.bodies import names_body
from entrepot.reading.statements.undertakings.shared_heads import with_shared_heads
from entrepot.reading.statements.whose.sides import Sides

GENERAL = frozenset(("industrial_cooperation", "investment", "finance", "customs"))
"""Areas that say how one cooperates, not in what."""
_POINTING = pattern(
    r"\b(?:this|that|these|those|it|them|such|in question|the (?:matter|latter|same|subject|project|plant|line|sector|"
    r"industry))\b"
    r"|\b(?:эт(?:о|ом|ому|им|ой|у|от|их|ими|ого)|нему|ним|ними|них|его|её|ее|их|таки\w+|данн\w+)\b"
)
_NOT_POINTING = pattern(
    r"\b(?:this (?:year|month|week|time|autumn|spring|summer|winter|meeting|visit)|that (?=[a-z’']+ )|"
    r"in this regard|it (?:is|was|has|had|will|would|could|should|may|might|can)|"
    r"(?:some|many|most|a number|one|two|both|each|all) of them|to them|"
    r"(?:в )?эт(?:ом|ого|ой) (?:год\w*|месяц\w*|недел\w*|встреч\w*)|при этом)\b"
)
_EMPTY = re.compile(
    r"we|i|you|to|be|is|are|also|always|fully|ready|willing|prepared|open|able|can|could|will|would|like|want|cooperat\w+|"
    r"work|working|together|jointly|with|on|help|assist|share|our|its|the|their|your|experience|if|needed|necessary|required|"
    r"interested|for|in|a|an|and|of|propos\w+|suggest|offer|build|building|creat\w+|set|up|setting|open|opening|construct\w*|"
    r"locate|locating|establish\w*|new|joint|partners?|plants?|enterprises?|factor(?:y|ies)|facilit(?:y|ies)|projects?|"
    r"compan(?:y|ies)|support|welcome|come|visit|allocate|sites?|land|plots?|premises|full|all|infrastructure|specific|aim|aiming|believe|"
    r"implement\w*|bring|benefits?|products?|supply|markets?|third|countries|including|side|region|oblast|province|"
    r"develop\w*|production|manufactur\w*|ventures?|assembly|lines?|expand\w*|strengthen\w*|increas\w*|activ\w+|industr\w+|"
    r"развива\w+|развити\w+|наладить|расширять|расширить|сборк\w+|линию|активн\w+|"
    r"мы|я|готов\w*|также|всегда|сотруднича\w+|сотрудничеств\w+|работать|вместе|совместн\w+|помо[чг]\w*|поделиться|"
    r"делиться|сво\w+|наш\w*|опыт\w*|если|нужно|необходимо|потребуется|в|на|с|и|к|по|вами|вам|предлага\w+|построить|создать|"
    r"открыть|разместить|завод\w*|предприяти\w+|производств\w+|проект\w*|площадк\w+|участ\w+|выделить|предоставить|партнер\w*|"
    r"област\w+|регион\w*|стран\w*|сторон\w*"
)
"""Words that hold no field."""
_DEFINITION = pattern(
    r"(?:it|this|that|these|they) (?:is|are|was|were)\b|(?:это|он|она|оно|они) (?:[–—-]|отличн|очень|был)"
)
_FOR_THIS = pattern(
    r"\b(?:for (?:this|that)|to (?:this|that) end|to do (?:this|so)|для этого|с этой целью|ради этого)[\w ]{0,10},\s$"
)
_MEANS = pattern(
    r"\b(?:running|runs?|powered|heated|fuel+ed|driven|fired|operating|работающ\w+|ходят|отаплива\w+)\s+(?:on|by|with|на)\s[^,;.]{0,35}$"
)
_MEANS_VERBS = ("run", "powered", "heated", "fuel", "driven", "fired", "operating", "работающ", "ходят", "отаплива")
"""One of these is in all that `_MEANS` finds."""
_WORD = re.compile(r"[^\W\d_]+")
_BACK = 5


@dataclass(frozen=True, slots=True)
class Topic:
    """words as written; areas: keys of the catalogue; organisations named with it."""

    words: str
    areas: tuple[str, ...]
    organisations: tuple[str, ...] = ()


def points_back(sides: Sides, start: int, end: int, areas: tuple[str, ...]) -> bool:
    """Whether words leave their field to what was said before: they point, or hold nothing but cooperation itself."""
    if any(key not in GENERAL for key in areas):
        return False
    whole = sides.text.document.text
    words = whole[start:end]
    if _FOR_THIS.search(whole, max(0, start - 30), start) is not None:
        return True
    if _POINTING.search(_NOT_POINTING.sub(" ", words)) is not None:
        return True
    for place in reversed(sides.starting(start, end)):
        words = words[: place.start - start] + words[place.end - start :]
    return all(map(_is_empty, _WORD.findall(words.casefold().replace("ё", "е"))))


@lru_cache(maxsize=20_000)
def _is_empty(word: str) -> bool:
    return len(word) == 1 or _EMPTY.fullmatch(word) is not None


@lru_cache(maxsize=256)
def fields_in(words: str, language: Literal["en", "ru"]) -> tuple[AreaHit, ...]:
    """The areas that words name as a field, not as a means: not the fuel that houses are "heated by"."""
    hits = with_shared_heads(words, find_areas(words, language), language)
    if not hits or not any(verb in words for verb in _MEANS_VERBS):
        return tuple(hits)
    return tuple(hit for hit in hits if _MEANS.search(words, max(0, hit.start - 45), hit.start) is None)


def fields_of(sides: Sides, at: int) -> list[AreaHit]:
    """The areas that a sentence names, with positions in it; not words of a person's, an office's or a place's name."""
    sentence = sides.text.sentences[at]
    found = fields_in(sides.text.words_of(sentence), _tongue(sentence))
    if not found:
        return []
    whole = sides.text.document.text
    taken = [(m.phrase, m.end) for m in sides.people.in_sentence(at)]
    taken += [(p.start, p.end) for p in sides.starting(sentence.start, sentence.end)]
    return [
        hit
        for hit in found
        if not any(a <= sentence.start + hit.start and sentence.start + hit.end <= b for a, b in taken)
        and (hit.maker is not None or not names_body(whole, sentence.start + hit.start, sentence.start + hit.end))
    ]


def topic_before(sides: Sides, at: int, position: int, is_aside: Callable[[Sentence], bool]) -> Topic | None:
    """What was spoken of before a position: in its sentence, else in the nearest one of this paragraph or the last.

    is_aside: tells the sentences that name goods only as traded.
    """
    whole = sides.text.document.text
    here = sides.text.sentences[at]
    for back in range(at, max(-1, at - 1 - _BACK), -1):
        sentence = sides.text.sentences[back]
        if sentence.kind != "body" or sentence.paragraph < here.paragraph - 1:
            break
        end = min(position, sentence.end)
        words = whole[sentence.start : end]
        if back != at and (_DEFINITION.match(words.lstrip('“«"„ ')) or is_aside(sentence)):
            continue
        named = [
            (words[hit.start : hit.end], hit.area.key)
            for hit in fields_in(words, _tongue(sentence))
            if hit.area.key not in GENERAL
        ] or _shortened(sides, back, words)
        if named:
            organisations = {one.key: one.name for one in reversed(find_organisations(words))}
            return Topic(
                ", ".join(dict.fromkeys(name for name, _ in named)),
                tuple(dict.fromkeys(key for _, key in named)),
                tuple(organisations.values())[::-1],
            )
    return None


def _shortened(sides: Sides, at: int, words: str) -> list[tuple[str, str]]:
    """Areas that words name short: "complexes" where the paragraph goes on to speak of "dairy complexes"."""
    said = {word.casefold() for word in _WORD.findall(words)}
    found = []
    paragraph = sides.text.sentences[at].paragraph
    for sentence in sides.text.sentences[at : at + _BACK]:
        if sentence.paragraph != paragraph:
            break
        full = sides.text.words_of(sentence)
        for hit in fields_in(full, _tongue(sentence)):
            name = full[hit.start : hit.end]
            parts = _WORD.findall(name)
            if len(parts) > 1 and parts[-1].casefold() in said and hit.area.key not in GENERAL:
                found.append((name, hit.area.key))
    return found


def _tongue(sentence: Sentence) -> Literal["en", "ru"]:
    return "ru" if sentence.language == "ru" else "en"
