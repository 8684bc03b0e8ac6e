"""Choosing: of what the rules found in a sentence, and of its other clauses, those that weigh enough to be items."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from entrepot.nouns.area import AreaHit
from entrepot.nouns.quote import Quote
from entrepot.nouns.statement import Cooperation, Role, Stage, Statement
from entrepot.reading.statements.kind import Found
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.areas_named import area_words
from entrepot.reading.statements.undertakings.cuts import cuts_of
from entrepot.reading.statements.undertakings.fields import find_fields
from entrepot.reading.statements.undertakings.passages import passages
from entrepot.reading.statements.undertakings.plain_fields import plain_fields, plain_item, sides_in
from entrepot.reading.statements.undertakings.stances import stance
from entrepot.reading.statements.undertakings.weighing import (
    JOINTLY,
    Features,
    SentenceFeatures,
    kinds_of,
    likelihood,
    logit_of,
    weight_of_words,
)
from entrepot.reading.statements.whose.sides import Sides

_APART = frozenset(("memory", "religion"))
_SAME = 0.4
_MANY = 5
_LEAST = 0.38
"""How likely words have to be an item to be told as one."""
_VOUCHED = 0.7
"""How likely an item is at least that a rule reads as an offer in a field that the text names: three in four are."""
_WORTH_CUTTING = -2.0
"""The logit of a clause from which on its parts are weighed too."""
_WORTH_READING = -0.75
"""The weight of a sentence's words from which on it is looked at though it names no area and holds no wording: of
two hundred sentences below it one has an item."""
_BEGINNINGS = ("body", "left")


class Candidate(NamedTuple):
    """Words that may be an item, with the statements that the rules made of them: none for a clause by itself. of: the
    statements of the longer words that they are the beginning of."""

    start: int
    end: int
    found: tuple[Found, ...]
    features: Features
    logit: float
    of: tuple[Found, ...] = ()

    @property
    def likelihood(self) -> float:
        by_words = likelihood(self.logit)
        return max(by_words, _VOUCHED) if any(_is_vouched(one.statement) for one in self.found) else by_words


def _is_vouched(item: Statement) -> bool:
    return isinstance(item, Cooperation) and (item.role, item.stage) == ("offer", "ready") and bool(item.areas)


def candidates_of(
    story: Story,
    sides: Sides,
    at: int,
    found: Sequence[Found],
    hits: Sequence[AreaHit],
    worth_cutting: float = _WORTH_CUTTING,
) -> list[Candidate]:
    """What may be an item in a sentence: its clauses, what the rules found, and the parts of those of them that have
    the logit `worth_cutting`."""
    by_span: dict[tuple[int, int], list[Found]] = {}
    for one in found:
        quote = one.statement.quotes[0]
        by_span.setdefault((quote.start, quote.end), []).append(one)
    plain = list(plain_fields(story, sides, at, hits, tuple(by_span)))
    by_span.update({span: [] for span in plain})
    clauses = passages(sides.text, sides.text.sentences[at])
    for clause in clauses:
        if all(_overlap(clause, span) < _SAME for span in by_span if by_span[span] or span in plain):
            by_span.setdefault((clause.start, clause.end), [])
    shift, whole = sides.text.sentences[at].start, sides.text.document.text
    candidates: dict[tuple[int, int], Candidate] = {}
    if not by_span:
        return []
    told = SentenceFeatures(story, sides, at, hits)
    for span in sorted(by_span):
        features = told.of(*span, _marks(span, by_span, hits, shift, span in plain))
        candidates[span] = Candidate(*span, tuple(by_span[span]), features, logit_of(features))
    for span, own in by_span.items():
        if candidates[span].logit < worth_cutting:
            continue
        marks = [f"part of {mark}" for mark in _marks(span, by_span, hits, shift, span in plain)[1:]]
        for start, end, part in cuts_of(whole, *span):
            if (start, end) not in candidates:
                features = told.of(start, end, (f"cut: {part}", *marks))
                of = tuple(own) if part in _BEGINNINGS else ()
                candidates[start, end] = Candidate(start, end, (), features, logit_of(features), of)
    return list(candidates.values())


def chosen(story: Story, sides: Sides, at: int, found: Sequence[Found], hits: Sequence[AreaHit]) -> Iterable[Found]:
    """The items of a sentence: of its candidates those apart from each other that are likeliest taken together."""
    sentence = sides.text.sentences[at]
    said = sides.text.words_of(sentence)
    if not (found or hits) and weight_of_words(said, sentence.language == "ru") < _WORTH_READING:
        return
    asks = said[-1] == "?"
    candidates = candidates_of(story, sides, at, found, hits)
    for one in _likeliest([one for one in candidates if one.found or not asks]):
        for item in _items(sides, at, one, candidates, hits):
            yield from _by_field(sides, at, one, item, hits)


def _likeliest(candidates: Iterable[Candidate]) -> Sequence[Candidate]:
    """Of candidates that lie apart, those whose likelihoods above the least one have the greatest sum, in order."""
    worth = [(one.likelihood - _LEAST, one) for one in candidates]
    rising = sorted((pair for pair in worth if pair[0] > 0), key=lambda pair: (pair[1].end, pair[1].start))
    best: list[tuple[float, tuple[Candidate, ...]]] = [(0.0, ())]
    ends: list[int] = []
    for gain, one in rising:
        before, kept = best[bisect_right(ends, one.start)]
        ends.append(one.end)
        best.append(max(best[-1], (before + gain, (*kept, one)), key=lambda pair: pair[0]))
    return best[-1][1]


def _items(sides: Sides, at: int, one: Candidate, others: Sequence[Candidate], hits: Sequence[AreaHit]) -> list[Found]:
    """What a candidate tells: as the rules that found it have it; else, with its own words as the quote, as those have
    it that found a part of it, or the words by themselves."""
    quotes = (sides.text.document.quote(one.start, one.end),)
    parts = [part for part in others if one.start <= part.start and part.end <= one.end]
    found = one.found or one.of or [each for part in parts for each in part.found]
    return _together(
        _in_stance(sides, at, one, _quoting(each, quotes)) for each in found if isinstance(each.statement, Cooperation)
    ) or _plain(sides, at, one, hits)


def _quoting(found: Found, quotes: tuple[Quote, ...]) -> Found:
    """A statement with these words as its own."""
    return found if found.statement.quotes == quotes else Found(replace(found.statement, quotes=quotes), found.because)


def _by_field(sides: Sides, at: int, one: Candidate, item: Found, hits: Sequence[AreaHit]) -> Iterable[Found]:
    """An item for each field of a list that its words hold; itself when they hold none."""
    statement, sentence = item.statement, sides.text.sentences[at]
    words = sides.text.words_of(sentence)
    fields = find_fields(words, hits, one.start - sentence.start, one.end - sentence.start)
    if not fields or not isinstance(statement, Cooperation):
        yield item
        return
    for field in fields:
        keys = [hit.area.key for hit in hits if field.start <= hit.start and hit.end <= field.end]
        area = area_words(words[field.start : field.end])
        yield Found(replace(statement, area=area, areas=tuple(dict.fromkeys(keys))), item.because)


def _in_stance(sides: Sides, at: int, one: Candidate, found: Found) -> Found:
    """A statement with the role and stage that its words weigh as; what is one side's is not left to both."""
    item = found.statement
    if not isinstance(item, Cooperation):
        return found
    role, stage = _stance(one, (item.role, item.stage) if one.found or one.of else None)
    if (role, stage) == (item.role, item.stage):
        return found
    whose = item.sides
    if role != "both" and len(whose) > 1:
        whose = sides_in(sides, at, one.start, one.end, role, stage)
    return Found(replace(item, role=role, stage=stage, sides=whose), found.because)


def _stance(one: Candidate, read: tuple[Role, Stage] | None = None) -> tuple[Role, Stage]:
    return stance(kinds_of(one.features), read, JOINTLY in one.features.signs)


def _plain(sides: Sides, at: int, one: Candidate, hits: Sequence[AreaHit]) -> list[Found]:
    """The clause itself as an item, but not one that speaks of remembrance in no wording of ours."""
    item = plain_item(sides, at, one.start, one.end, hits, _stance(one))
    statement = item.statement
    return [] if isinstance(statement, Cooperation) and not _APART.isdisjoint(statement.areas) else [item]


def _marks(
    span: tuple[int, int],
    by_span: dict[tuple[int, int], list[Found]],
    hits: Sequence[AreaHit],
    shift: int,
    is_plain: bool,
) -> list[str]:
    """What the rules say of a span. hits: the areas of its sentence, which starts at `shift`; is_plain: whether its
    clause speaks of a field."""
    own, many = by_span[span], f"candidates: {min(_MANY, len(by_span))}"
    if is_plain:
        return [many, "by field"]
    if not own:
        parts = [other for other, found in by_span.items() if found and other[0] < span[1] and span[0] < other[1]]
        return [many, "beside an item" if parts else "clause"]
    statement = own[0].statement
    if not isinstance(statement, Cooperation):
        return [many]
    inside = any(span[0] <= hit.start + shift and hit.end + shift <= span[1] for hit in hits)
    field = "its own" if inside else "told before" if statement.areas else "none"
    return [many, "by wording", f"stage: {statement.stage} {statement.role}", f"field: {field}"]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The share of two spans that they have in common."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def _together(items: Iterable[Found]) -> list[Found]:
    """Items of the same words as a single one, with the field's words and the areas of all."""
    found = list(items)
    if len(found) == 1:
        return found
    told = [one.statement for one in found if isinstance(one.statement, Cooperation)]
    if not told:
        return []
    areas = tuple(dict.fromkeys(key for item in told for key in item.areas))
    return [
        Found(
            replace(told[0], area=", ".join(dict.fromkeys(item.area for item in told)), areas=areas), found[0].because
        )
    ]
