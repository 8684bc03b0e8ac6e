"""Memory: what the sentences of a text leave behind for those that follow."""

from dataclasses import dataclass, field

from entrepot.nouns.period import Period
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.setting import Frame

FAR = 4
"""How many sentences a flow is remembered."""
_KEPT = 6
"""How many claims are."""


@dataclass(slots=True)
class Memory:
    """What the sentences before leave behind: the flow, its period, the unit of money.

    flow: of the figure that the period is from; main: the period that the text reports on: the one that ends last, the
    longest of those; dated: the paragraph of the period.
    invested and invested_at: the period of the last investment told of, and that sentence.
    opened and opened_at: the last flow that a sentence without a figure told of, and that sentence.
    turnover: the last turnover of two economies that a figure told of.
    told and told_at: the last time that a sentence without a figure told of, and that sentence.
    """

    frame: Frame | None = None
    period: Period | None = None
    flow: Frame | None = None
    main: Period | None = None
    dated: int = -1
    unit: str | None = None
    sentence: int = -99
    paragraph: int = -1
    claims: list[Claim] = field(default_factory=list)
    invested: Period | None = None
    invested_at: int = -99
    opened: Frame | None = None
    opened_at: int = -99
    turnover: Frame | None = None
    told: Period | None = None
    told_at: int = -99

    def reports_on(self, period: Period | None) -> None:
        """Take note of the period of a figure."""
        main = self.main
        if period is not None and (main is None or (period.last, period.months) > (main.last, main.months)):
            self.main = period

    def period_after(self, claim: Claim, at: int) -> Period | None:
        """The period for the figures to come: the claim's, of sentence `at`, unless it only looks back a year on the
        flow before."""
        if claim.period is None:
            return None if claim.period_said else self.period
        looks_back = self.period is not None and claim.period == self.period.year_before
        if (
            looks_back
            and self.flow is not None
            and {self.flow.reporter, self.flow.partner} == {claim.frame.reporter, claim.frame.partner}
            and at - self.sentence < 2
        ):
            return self.period
        return claim.period

    def keep(self, claim: Claim, at: int, *, is_aside: bool, is_past: bool) -> bool:
        """Take in a claim of sentence `at`; False where what is told of stays as it was before it."""
        self.claims = [*self.claims, claim][-_KEPT:]
        measure = claim.frame.measure
        if measure == "turnover" and claim.frame.partner is not None:
            self.turnover = claim.frame
        if claim.sort in ("level", "growth") and measure not in ("investment", "other"):
            self.period, self.flow = self.period_after(claim, at), claim.frame
            self.dated = claim.paragraph
            self.reports_on(claim.period if claim.period_said else None)
        elif claim.sort == "goal" and self.period is None and is_past:
            self.period = claim.period
        if measure == "other":
            return False
        if measure == "investment" and claim.sort == "level":
            self.invested, self.invested_at = claim.period, at
        self.sentence = at
        if is_aside:
            return False
        self.frame = claim.frame
        return True
