"""Statement: what a document claims, with the words that claim it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal

from entrepot.nouns.amount import Amount
from entrepot.nouns.economy import Economy
from entrepot.nouns.growth import Growth
from entrepot.nouns.period import Period
from entrepot.nouns.quote import Quote

Measure = Literal["turnover", "exports", "imports", "balance", "investment", "other"]
Flow = Literal["exports", "imports"]
Role = Literal["offer", "need", "both"]
Context = Literal["sides", "period"]
Stage = Literal["wish", "ready", "proposed", "agreed", "signed", "financed", "delivered", "existing", "opinion"]

MIRROR: dict[Measure, Measure] = {"exports": "imports", "imports": "exports"}


@dataclass(frozen=True, slots=True)
class Figure:
    """A level, a growth, or both, of a flow between two economies (partner None: with the world).

    period None: the text and its date do not give one; `period_words` then keeps what it says ("in recent years").
    goods: the words for the part of trade it is about; None when it is about all of it.
    The first quote is the fullest; the others say the same thing elsewhere in the document.
    context: what none of the quotes says, so that it is taken from the text around them: whose it is, or when it was.
    """

    kind: ClassVar[Literal["figure"]] = "figure"
    measure: Measure
    reporter: Economy | None
    partner: Economy | None
    period: Period | None
    amount: Amount | None
    growth: Growth | None
    quotes: tuple[Quote, ...]
    speaker: str | None = None
    period_words: str | None = None
    goods: str | None = None
    context: tuple[Context, ...] = ()

    def mirrored(self) -> "Figure":
        """The same flow told from the other side: A's exports to B are B's imports from A."""
        amount = self.amount
        if self.measure == "balance" and amount is not None:
            amount = Amount(-amount.high, -amount.low, amount.unit, amount.qualifier, amount.step)
        return Figure(
            measure=MIRROR.get(self.measure, self.measure),
            reporter=self.partner,
            partner=self.reporter,
            period=self.period,
            amount=amount,
            growth=self.growth,
            quotes=self.quotes,
            speaker=self.speaker,
            period_words=self.period_words,
            goods=self.goods,
            context=self.context,
        )


@dataclass(frozen=True, slots=True)
class Target:
    """A goal: a multiple of today's level or a level, by a deadline or none, and who set it."""

    kind: ClassVar[Literal["target"]] = "target"
    what: Measure
    reporter: Economy | None
    partner: Economy | None
    multiple: float | None
    amount: Amount | None
    deadline: Period | None
    quotes: tuple[Quote, ...]
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Commodity:
    """Goods as named, with the HS 2022 codes they stand for (empty: none, or none that is sure)."""

    name: str
    hs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Structure:
    """The goods that one economy sells another, as listed; the order of a list is no ranking."""

    kind: ClassVar[Literal["structure"]] = "structure"
    flow: Flow
    reporter: Economy | None
    partner: Economy | None
    commodities: tuple[Commodity, ...]
    quotes: tuple[Quote, ...]
    period: Period | None = None
    speaker: str | None = None


@dataclass(frozen=True, slots=True)
class Cooperation:
    """Something that a side offers, needs or does.

    by: who, in the text's words; sides: the economies those words stand for; to: the economies addressed.
    area: the field in the text's words; areas: keys of the catalogue of areas that it falls under.
    conditions: what it hangs on, in the text's words ("if the region allocates a site").
    """

    kind: ClassVar[Literal["cooperation"]] = "cooperation"
    role: Role
    stage: Stage
    by: str | None
    sides: tuple[Economy, ...]
    to: tuple[Economy, ...]
    area: str
    areas: tuple[str, ...]
    quotes: tuple[Quote, ...]
    speaker: str | None = None
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    deadline: Period | None = None
    quantity: Amount | None = None


@dataclass(frozen=True, slots=True)
class Participant:
    """A person at an event; side: the economy the person speaks for, when the text gives it.

    role: the office in the text's words and language; office: its sort where it is a known one (president, premier,
    minister, governor, head, mayor, ambassador …), by which a brief names it in another language.
    """

    name: str
    role: str | None = None
    side: Economy | None = None
    office: str | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """A meeting, visit, call or signing."""

    kind: ClassVar[Literal["event"]] = "event"
    date: date | None
    place: str | None
    participants: tuple[Participant, ...]
    quotes: tuple[Quote, ...]


Statement = Figure | Target | Structure | Cooperation | Event
