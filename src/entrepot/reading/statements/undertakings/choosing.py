"""Choosing: of what the rules found in a sentence, and of its other clauses, those that weigh enough to be items."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from entrepot.nouns.area import AreaHit
from entrepot.nouns.statement import Cooperation, Role, Stage
from entrepot.reading.statements.kind import Found
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.undertakings.passages import passages
from entrepot.reading.statements.undertakings.plain_fields import plain_item, sides_in
from entrepot.reading.statements.undertakings.stances import stance
from entrepot.reading.statements.undertakings.weighing import JOINTLY, Features, features_of, kinds_of, weight_of
from entrepot.reading.statements.whose.sides import Sides

Sort = Literal["wording", "list", "field"]
_APART = frozenset(("memory", "religion"))
_SAME = 0.4
_MANY = 5
_LEAST, _LEAST_CLAUSE = -1.0, -0.25
"""The logits from which on words are an item: those that a rule found, and a clause that no rule did. They suit short
reports that no rule was written with an eye on: rules are surer of the texts that they come from."""
_SURE = 0.0


@dataclass(frozen=True, slots=True)
class Candidate:
    """Words that may be an item, with the statements that the rules made of them: none for a clause by itself."""

    start: int
    end: int
    found: tuple[tuple[Sort, Found], ...]
    features: Features


def candidates_of(
    story: Story, sides: Sides, at: int, found: Sequence[tuple[Sort, Found]], hits: Sequence[AreaHit]
) -> list[Candidate]:
    """What may be an item in a sentence, in its order."""
    by_span: dict[tuple[int, int], list[tuple[Sort, Found]]] = {}
    for sort, one in found:
        quote = one.statement.quotes[0]
        by_span.setdefault((quote.start, quote.end), []).append((sort, one))
    clauses = passages(sides.text, sides.text.sentences[at])
    for clause in clauses:
        if all(_overlap(clause, span) < _SAME for span in by_span if by_span[span]):
            by_span.setdefault((clause.start, clause.end), [])
    spans = sorted(by_span)
    return [
        Candidate(
            *span,
            tuple(by_span[span]),
            features_of(story, sides, at, span, hits, _marks(span, by_span)),
        )
        for span in spans
    ]


def chosen(
    story: Story, sides: Sides, at: int, found: Sequence[tuple[Sort, Found]], hits: Sequence[AreaHit]
) -> Iterable[Found]:
    """The items of a sentence: where a clause and its part both weigh enough, the one that weighs more."""
    weighed = [(weight_of(one.features), one) for one in candidates_of(story, sides, at, found, hits)]
    kept: list[tuple[float, Candidate]] = []
    asks = sides.text.document.text[sides.text.sentences[at].end - 1] == "?"
    for weight, one in sorted(weighed, key=lambda pair: (-pair[0], pair[1].start)):
        if weight < (_LEAST if one.found else _LEAST_CLAUSE) or (asks and not one.found):
            continue
        rivals = [other for _, other in kept if other.start < one.end and one.start < other.end]
        if not rivals or all(one.found and other.found for other in rivals):
            kept.append((weight, one))
    for weight, one in sorted(kept, key=lambda pair: pair[1].start):
        items = _items(sides, at, one, [other for _, other in weighed], hits)
        yield from items if weight >= _SURE else _together(items)


def _items(sides: Sides, at: int, one: Candidate, others: Sequence[Candidate], hits: Sequence[AreaHit]) -> list[Found]:
    """The statements of a candidate; a clause takes those of its parts, with its own words as their quote."""
    if one.found:
        return [_in_stance(sides, at, one, found) for _, found in one.found]
    quotes = (sides.text.document.quote(one.start, one.end),)
    parts = [part for part in others if one.start <= part.start and part.end <= one.end]
    found = [each for part in parts for _, each in part.found]
    return [
        _in_stance(sides, at, one, Found(replace(each.statement, quotes=quotes), each.because))
        for each in found
        if isinstance(each.statement, Cooperation)
    ] or _plain(sides, at, one, hits)


def _in_stance(sides: Sides, at: int, one: Candidate, found: Found) -> Found:
    """A statement with the role and stage that its words weigh as; what is one side's is not left to both."""
    item = found.statement
    if not isinstance(item, Cooperation):
        return found
    by_wording = any(sort == "wording" for sort, _ in one.found)
    role, stage = _stance(one, (item.role, item.stage) if by_wording else None)
    if (role, stage) == (item.role, item.stage):
        return found
    whose = item.sides
    if role != "both" and len(whose) > 1:
        whose = sides_in(sides, at, one.start, one.end, role, stage)
    return Found(replace(item, role=role, stage=stage, sides=whose), found.because)


def _stance(one: Candidate, read: tuple[Role, Stage] | None = None) -> tuple[Role, Stage]:
    return stance(kinds_of(one.features), read, JOINTLY in one.features)


def _plain(sides: Sides, at: int, one: Candidate, hits: Sequence[AreaHit]) -> list[Found]:
    """The clause itself as an item, but not one that speaks of remembrance in no wording of ours."""
    item = plain_item(sides, at, one.start, one.end, hits, _stance(one))
    statement = item.statement
    return [] if isinstance(statement, Cooperation) and not _APART.isdisjoint(statement.areas) else [item]


def _marks(span: tuple[int, int], by_span: dict[tuple[int, int], list[tuple[Sort, Found]]]) -> list[str]:
    own, many = by_span[span], f"candidates: {min(_MANY, len(by_span))}"
    if not own:
        parts = [other for other, found in by_span.items() if found and other[0] < span[1] and span[0] < other[1]]
        return [many, "beside an item" if parts else "clause"]
    sort, first = own[0]
    statement = first.statement
    stage = f"{statement.stage} {statement.role}" if isinstance(statement, Cooperation) else ""
    return [many, f"by {sort}", f"stage: {stage}"]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """The share of two spans that they have in common."""
    common = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, common) / (max(one[1], other[1]) - min(one[0], other[0]))


def _together(items: Sequence[Found]) -> Iterable[Found]:
    """Items with one quote as a single one, with the words and areas of all."""
    by_quote: dict[int, list[Cooperation]] = {}
    for one in items:
        if isinstance(one.statement, Cooperation):
            by_quote.setdefault(one.statement.quotes[0].start, []).append(one.statement)
    for same in by_quote.values():
        yield Found(
            replace(
                same[0],
                area=", ".join(dict.fromkeys(item.area for item in same)),
                areas=tuple(dict.fromkeys(key for item in same for key in item.areas)),
            ),
            items[0].because,
        )
