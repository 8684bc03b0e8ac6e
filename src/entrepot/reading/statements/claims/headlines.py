"""Headlines: a figure above the story that names no time is of the time that its first sentences report on."""

from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.setting import Frame


def dated_by_lead(claims: list[Claim]) -> list[Claim]:
    """The claims, those of a headline without a time with that of the first figure below for the same two."""
    first: dict[frozenset[object], Claim] = {}
    for claim in claims:
        if not claim.headline and claim.lead and claim.sort in ("level", "growth"):
            first.setdefault(_pair(claim.frame), claim)
    return [_dated(claim, first.get(_pair(claim.frame))) for claim in claims]


def _dated(claim: Claim, below: Claim | None) -> Claim:
    if below is None or not claim.headline or claim.period is not None or claim.period_words is not None:
        return claim
    return claim.moved(period=below.period) if claim.sort in ("level", "growth") else claim


def _pair(frame: Frame) -> frozenset[object]:
    return frozenset((frame.reporter, frame.partner))
