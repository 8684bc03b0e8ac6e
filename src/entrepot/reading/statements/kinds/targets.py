"""Targets: levels and multiples of trade that somebody wants, plans or foresees, and by when."""

from collections.abc import Iterable

from entrepot.nouns.amount import Amount, Qualifier
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import MIRROR, Target
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.setting import Frame
from entrepot.reading.statements.claims.telling import claims_of, speaker_of
from entrepot.reading.statements.explain import because
from entrepot.reading.statements.kind import Found, Kind
from entrepot.reading.statements.story import Story


def read(story: Story) -> Iterable[Found]:
    """One target for each goal, however often it is repeated; "double to $500 billion" is one."""
    goals = sorted((c for c in claims_of(story) if c.sort == "goal"), key=lambda claim: claim.low is None)
    groups: list[list[Claim]] = []
    of_pair: dict[frozenset[Economy | None], list[list[Claim]]] = {}
    for claim in goals:
        near = of_pair.setdefault(frozenset((claim.frame.reporter, claim.frame.partner)), [])
        twin = next((group for group in near if _same(group, claim)), None)
        if twin is None:
            groups.append([claim])
            near.append(groups[-1])
        else:
            twin.append(claim)
    for group in groups:
        yield Found(_target(story, group), because(story, group))


KIND = Kind("target", "Goals for trade", read)


def _same(group: list[Claim], claim: Claim) -> bool:
    if not _of_one_flow(group[0].frame, claim.frame):
        return False
    level = next((c for c in group if c.low is not None), None)
    multiple = next((c for c in group if c.index is not None), None)
    if claim.low is not None and level is not None:
        return (level.low, level.high, level.unit) == (claim.low, claim.high, claim.unit)
    if claim.index is not None and multiple is not None:
        return multiple.index == claim.index
    return any(said.sentence == claim.sentence for said in group)


def _of_one_flow(one: Frame, other: Frame) -> bool:
    """Whether two goals are for one flow, from whichever side it is told."""
    if {one.reporter, one.partner} != {other.reporter, other.partner}:
        return False
    if one.measure == other.measure:
        return True
    return MIRROR.get(one.measure) == other.measure and one.reporter == other.partner


def _goal(level: Claim) -> Qualifier:
    """ "bring trade up to $2 billion", «довести до 2 млрд»: where a goal is to end is no upper bound."""
    return "exact" if level.qualifier == "at_most" and level.frame.measure != "balance" else level.qualifier


def _target(story: Story, group: list[Claim]) -> Target:
    level = next((c for c in group if c.low is not None), None)
    multiple = next((c for c in group if c.index is not None), None)
    best = level or group[0]
    deadline = next((c.deadline for c in group if c.deadline is not None), None)
    amount = None
    if level is not None and level.low is not None and level.high is not None and level.unit is not None:
        qualifier = _goal(level) if level.low == level.high else "between"
        amount = Amount(level.low, level.high, level.unit, qualifier, level.step)
    spans = dict.fromkeys((claim.start, claim.end) for claim in sorted(group, key=lambda c: c is not best))
    return Target(
        what=best.frame.measure, reporter=best.frame.reporter, partner=best.frame.partner,
        multiple=None if multiple is None or multiple.index is None else round(multiple.index, 9), amount=amount,
        deadline=deadline, quotes=tuple(story.document.quote(a, b) for a, b in spans),
        speaker=speaker_of(story, best.sentence),
    )  # fmt: skip
