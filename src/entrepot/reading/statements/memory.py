"""Memory: what the sentences of a text leave behind for those that follow."""

from dataclasses import dataclass, field

from entrepot.nouns.period import Period
from entrepot.reading.statements.claims import Claim
from entrepot.reading.statements.relations import Frame

FAR = 4
"""How many sentences a flow is remembered."""


@dataclass(slots=True)
class Memory:
    """What the sentences before leave behind: the flow, its period, the unit of money.

    flow: of the figure that the period is from.
    opened and opened_at: the last flow that a sentence without a figure told of, and that sentence.
    told and told_at: the last time that a sentence without a figure told of, and that sentence.
    """

    frame: Frame | None = None
    period: Period | None = None
    flow: Frame | None = None
    unit: str | None = None
    sentence: int = -99
    paragraph: int = -1
    claims: list[Claim] = field(default_factory=list)
    opened: Frame | None = None
    opened_at: int = -99
    told: Period | None = None
    told_at: int = -99
