"""Amounts: the values of a text as the rules took them, in its order, for a second look at what each one is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from entrepot.nouns.period import Period
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.claim import Claim, Unread
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.text import Text

Took = Literal["figure", "goal", "nothing"]


@dataclass(frozen=True, slots=True)
class Amount:
    """A level or a growth (low: None) and what the rules took it for.

    start and end: its own characters, not its clause's; sentence: which; sort: that of a claim, "" of none; measure:
    with exports and imports as one, "flow"; said: whether the sentence tells the period; why: the reason why the rules
    took it for nothing; claim: its place among the claims.
    """

    start: int
    end: int
    sentence: int
    sort: str
    measure: str
    low: float | None = None
    high: float | None = None
    unit: str | None = None
    period: Period | None = None
    said: bool = False
    named: bool = False
    goods: bool = False
    headline: bool = False
    why: str = ""
    claim: int | None = None

    @property
    def took(self) -> Took:
        return "nothing" if not self.sort else "goal" if self.sort == "goal" else "figure"


def flow_or(measure: str) -> str:
    """A measure with exports and imports as one."""
    return "flow" if measure in MIRROR else measure


def amounts_of(text: Text, claims: Sequence[Claim], unread: Iterable[Unread]) -> list[Amount]:
    """Every value that is a claim or an amount of money that is none."""
    lines: dict[int, Line] = {}
    found = [_of_claim(text, lines, at, claim) for at, claim in enumerate(claims)]
    unit = next((claim.unit for claim in claims if claim.unit is not None), None)
    for one in unread:
        if one.phrase is not None and one.phrase.kind == "money":
            money = one.phrase.value
            found.append(
                Amount(one.start, one.end, one.sentence, "", "", money.low, money.high, money.unit or unit, why=one.why)
            )
    return sorted(found, key=lambda amount: (amount.start, amount.end))


def _of_claim(text: Text, lines: dict[int, Line], at: int, claim: Claim) -> Amount:
    start, end, frame = claim.start, claim.end, claim.frame
    if claim.trees:
        sentence, phrase = claim.trees[0]
        line = lines.get(sentence)
        if line is None:
            line = lines[sentence] = Line(text, text.sentences[sentence])
        start, end = line.starts[phrase.first], line.ends[phrase.last - 1]
    return Amount(
        start, end, claim.sentence, claim.sort, flow_or(frame.measure), claim.low, claim.high, claim.unit, claim.period,
        claim.period_said, frame.named, frame.goods is not None, claim.headline, claim=at,
    )  # fmt: skip
