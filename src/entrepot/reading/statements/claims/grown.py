"""Grown: what a percent or a multiple comes to, and the words that tell of a change."""

from typing import NamedTuple

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.lexicon import words

CHANGES = frozenset(("up", "down"))
COMPARATIVES = words("small_words", "values", "comparatives")


class Grown(NamedTuple):
    """times: the level as a multiple of the base; why: the reason why it is no growth."""

    times: float | None
    step: float | None
    rule: str
    why: str = ""


def gapped(segment: Segment, earlier: Segment) -> bool:
    """ "turnover grew 36 %, and exports 88 %": the verb of the percent before holds for this one too."""
    return any(v.kind == "percent" for v in earlier.values) and not segment.has("level", "copula", "share")
