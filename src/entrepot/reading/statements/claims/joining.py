"""Joining: a growth and the level it belongs to are one figure, wherever they stand."""

from collections.abc import Callable

from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.setting import Frame

_ROUNDING = 0.04
_MORE_THAN = 0.2
_NEAR = 8
_Test = Callable[[Claim, Claim], bool]


def joined(claims: list[Claim]) -> list[Claim]:
    """The claims with each growth given to its level: within a sentence first, then between neighbours, then from
    the headline or from farther off in the paragraph."""
    claims = _by_arithmetic(_most_exact(claims))
    for stands_by in (_same_sentence, _next_sentence, _same_paragraph, _headline_and_lead):
        claims = _pass(claims, stands_by)
    return claims


def same_flow(a: Frame, b: Frame) -> bool:
    """Whether two frames are of one flow; what one exports the other imports."""
    if a.measure != b.measure:
        both = a.measure in MIRROR and b.measure in MIRROR and a.partner is not None
        return both and (a.reporter, a.partner) == (b.partner, b.reporter)
    return a.reporter == b.reporter and a.partner == b.partner


def _most_exact(claims: list[Claim]) -> list[Claim]:
    """The claims without a growth in words ("by half") that the sentence also gives in digits ("-50.3 %")."""
    beside = _by_sentence(claims)
    return [claim for claim in claims if not any(_sharpens(other, claim) for other in beside[claim.sentence])]


def _by_sentence(claims: list[Claim]) -> dict[int, list[Claim]]:
    found: dict[int, list[Claim]] = {}
    for claim in claims:
        found.setdefault(claim.sentence, []).append(claim)
    return found


def _sharpens(exact: Claim, rough: Claim) -> bool:
    if exact.sort != rough.sort or exact.sentence != rough.sentence or not same_flow(exact.frame, rough.frame):
        return False
    if None in (exact.index, rough.index) or rough.low is not None or exact.period != rough.period:
        return False
    in_words = exact.index_step is not None and rough.index_step is None
    over = (exact.index or 0) - (rough.index or 0)
    return in_words and (
        abs(over) <= _ROUNDING or ((rough.index or 0) >= 2 and 0 < over < _MORE_THAN * (rough.index or 0))
    )


def _by_arithmetic(claims: list[Claim]) -> list[Claim]:
    """Each growth given to the level near it that it makes of another one: "$367 million, last year $178 million;
    that is 106 % more"."""
    found = dict(enumerate(claims))
    beside: dict[int, list[int]] = {}
    for place, claim in found.items():
        beside.setdefault(claim.sentence, []).append(place)
    for place, growth in enumerate(claims):
        if growth.sort != "growth" or growth.index is None or growth.low is not None:
            continue
        around = [at for s in range(growth.sentence - 1, growth.sentence + 2) for at in beside.get(s, ())]
        places = [at for at in around if found[at].low]
        near = [found[at] for at in places]
        level = next(
            (
                at
                for at, a in zip(places, near, strict=True)
                for b in near
                if _grew(a, b, growth) and not _has_another(a, b, growth, near)
            ),
            None,
        )
        if level is not None:
            found[level] = _one(found[level], growth)
            del found[place]
            beside[growth.sentence].remove(place)
    return list(found.values())


def _grew(level: Claim, base: Claim, growth: Claim) -> bool:
    """Whether the level is the base times the growth."""
    if level is base or level.sort != "level" or level.index is not None or growth.index is None:
        return False
    if not level.low or not base.low or level.unit != base.unit:
        return False
    same = same_flow(level.frame, base.frame) and same_flow(level.frame, growth.frame)
    room = max(0.01 * growth.index, (growth.index_step or 0.0) / 2)
    if base.sort != "earlier" and level.period is not None and base.period is not None and level.period < base.period:
        return False
    return same and abs(level.low / base.low - growth.index) <= room


def _has_another(level: Claim, base: Claim, growth: Claim, near: list[Claim]) -> bool:
    """Whether the growth may as well belong to another level, one that stands in its own sentence."""
    beside = [c for c in near if c.sentence == growth.sentence and c is not base]
    if beside and level not in beside:
        return True
    told = None not in (level.period, base.period) and base.sort != "earlier"
    return told and not (level.period > base.period) and bool(beside)  # type: ignore[operator]


def _pass(claims: list[Claim], stands_by: _Test) -> list[Claim]:
    found: list[Claim] = []
    for claim in claims:
        near = range(len(found) - 1, max(-1, len(found) - 1 - _NEAR), -1)
        partner = next((at for at in near if _completes(found[at], claim) and stands_by(found[at], claim)), None)
        if partner is None:
            found.append(claim)
        else:
            found[partner] = _one(found[partner], claim)
    return found


def _completes(first: Claim, second: Claim) -> bool:
    """Whether one is a level without growth and the other a growth without level, of one flow."""
    sorts = {first.sort, second.sort}
    if sorts - {"level", "growth"} or first.yearly or second.yearly or not same_flow(first.frame, second.frame):
        return False
    return (first.low is None) != (second.low is None) and (first.index is None) != (second.index is None)


def _same_sentence(first: Claim, second: Claim) -> bool:
    if first.sentence != second.sentence:
        return False
    told = first.period_said and second.period_said and None not in (first.period, second.period)
    return not told or first.period == second.period


def _next_sentence(first: Claim, second: Claim) -> bool:
    if second.sentence - first.sentence != 1:
        return False
    if first.headline:
        return _headline_and_lead(first, second)
    if second.period_said and first.period_said and (second.period is None or second.period != first.period):
        return False
    return second.period == first.period or not second.period_said or (first.period is None and not first.period_said)


def _same_paragraph(first: Claim, second: Claim) -> bool:
    months = first.period is not None and first.period == second.period and "period" not in (first.base, second.base)
    close = first.low is not None or second.sentence - first.sentence <= 1
    return months and close and first.paragraph == second.paragraph and not first.headline


def _headline_and_lead(first: Claim, second: Claim) -> bool:
    return (
        first.headline
        and first.low is None
        and not second.headline
        and second.lead
        and first.period
        in (
            None,
            second.period,
        )
    )


def _one(first: Claim, second: Claim) -> Claim:
    level, growth = (first, second) if first.low is not None else (second, first)
    together = first.sentence == second.sentence
    return level.moved(
        index=growth.index, index_step=growth.index_step, base=growth.base, since=growth.since,
        period=level.period if level.period is not None else growth.period,
        start=min(first.start, second.start) if together else level.start,
        end=max(first.end, second.end) if together else level.end,
        rule=f"{level.rule}; {growth.rule}", trees=(*level.trees, *growth.trees),
    )  # fmt: skip
