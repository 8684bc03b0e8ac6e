"""Claims: what each amount and percent of a text says, of which flow, when, and whether it was so or is wanted."""

from dataclasses import dataclass, replace
from typing import Literal

from entrepot.nouns.amount import Qualifier
from entrepot.nouns.period import Period
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.setting import Frame
from entrepot.reading.statements.phrases.phrase import Phrase

Sort = Literal["level", "earlier", "growth", "goal"]
NO_FLOW = "no flow of trade is told of here"
"""Why an amount is nothing where that is only for want of a word that says what it is."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One value with its flow, its time and its place in the text.

    sort: "level" of the period, "earlier" level that it is compared with, "growth" or "goal".
    low, high, unit, step, qualifier: of a level; index: the growth or the multiple wanted; deadline: of a goal.
    start and end: the words that say it; sentence and segment: where; trees: the phrases it was
    read from, each with its sentence.
    period_said: whether the sentence itself gives the period; headline: before the first running text; lead: in its
    first three sentences; yearly: a mean rate ("20 % a year"), not the growth of one level.
    """

    sort: Sort
    frame: Frame
    start: int
    end: int
    sentence: int
    segment: int
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    step: float | None = None
    qualifier: Qualifier = "exact"
    index: float | None = None
    index_step: float | None = None
    since: Period | None = None
    base: str = "unstated"
    period: Period | None = None
    period_words: str | None = None
    period_said: bool = False
    yearly: bool = False
    paragraph: int = 0
    headline: bool = False
    lead: bool = False
    deadline: Period | None = None
    rule: str = ""
    trees: tuple[tuple[int, Phrase], ...] = ()

    def moved(self, **changes: object) -> "Claim":
        return replace(self, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Unread:
    """An amount of money or a percent that became nothing, and why; sentence and phrase: where and what it is."""

    start: int
    end: int
    why: str
    sentence: int = -1
    phrase: Phrase | None = None


def is_value(piece: Piece) -> bool:
    return piece.kind in ("money", "percent", "multiple", "as_much", "as_fast")
