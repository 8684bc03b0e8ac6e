"""What the record says of fields of cooperation: who offers, who needs, what was promised and what came of it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from entrepot.nouns.economy import Economy
from entrepot.nouns.quote import Quote
from entrepot.nouns.statement import Commodity, Flow, Participant, Role, Stage

AreaGapKind = Literal["offer_without_need", "need_without_offer", "side_unknown"]

LADDER: tuple[Stage, ...] = ("opinion", "wish", "ready", "proposed", "agreed", "signed", "financed", "delivered")


@dataclass(frozen=True, slots=True)
class Voice:
    """One saying of something, with its date and words. statement: its id; by: who, in the text's words."""

    statement: str
    role: Role
    stage: Stage
    by: str | None
    speaker: str | None
    date: date | None
    publisher: str | None
    area: str
    quotes: tuple[Quote, ...]
    conditions: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SideVoices:
    """What one side says in one area.

    A voice of role `both` stands in both lists, but among the offers alone where only this side speaks of it and it is
    a wish or readiness: what a side means to do with the other it brings. running: what runs at this side alone, which
    is neither offered nor asked for.
    """

    economy: Economy
    offers: tuple[Voice, ...] = ()
    needs: tuple[Voice, ...] = ()
    running: tuple[Voice, ...] = ()

    @property
    def joint(self) -> tuple[Voice, ...]:
        """What is told as done together: neither an offer nor a need."""
        return tuple(voice for voice in (*self.offers, *self.running) if voice.role == "both")


@dataclass(frozen=True, slots=True)
class Traded:
    """Goods of the area that a side sells the other already. seller, buyer; statement: the structure's id."""

    seller: Economy
    buyer: Economy
    commodity: Commodity
    statement: str
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class AreaGap:
    """Evidence that is missing: of `side`, to be asked of the body for this area (see `Gap.ask`)."""

    kind: AreaGapKind
    side: Economy | None


@dataclass(frozen=True, slots=True)
class AreaRow:
    """One area of the matrix.

    key: in the catalogue of areas, None when it has none; words: the area as the documents name it, most frequent
    first; sides: the pair's first economy, then its second; unassigned: voices whose side the text does not give;
    stage: the furthest reached.
    """

    key: str | None
    words: tuple[str, ...]
    is_trade: bool
    sides: tuple[SideVoices, SideVoices]
    unassigned: tuple[Voice, ...]
    stage: Stage
    traded: tuple[Traded, ...] = ()
    gaps: tuple[AreaGap, ...] = ()

    @property
    def has_side(self) -> bool:
        """Whether the documents say of any voice whose it is."""
        return any(side.offers or side.needs or side.running for side in self.sides)


@dataclass(frozen=True, slots=True)
class GoodsTraded:
    """All that one side sells the other as the record lists it. statement: the structure's id."""

    seller: Economy
    buyer: Economy
    flow: Flow
    commodities: tuple[Commodity, ...]
    statement: str
    date: date | None
    publisher: str | None
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    """areas: those of the catalogue first, of them the best evidenced; apart: memory, culture and other non-trade.

    goods: the lists of what is traded, latest document first, `flow` seen from the pair's first economy.
    """

    areas: tuple[AreaRow, ...]
    apart: tuple[AreaRow, ...]
    goods: tuple[GoodsTraded, ...]


@dataclass(frozen=True, slots=True)
class Commitment:
    """One undertaking, wish or offer of one side in one area, over all documents that say it.

    voices: oldest first; side: whose it is, None when the text does not say; to: the other side when addressed.
    first_stage, latest_stage: as said first and last; outcome: the later voice that shows it happened (a delivery,
    a signing, something running), None: no evidence found.
    """

    key: str | None
    area: str
    role: Role
    side: Economy | None
    to: tuple[Economy, ...]
    voices: tuple[Voice, ...]
    first_stage: Stage
    latest_stage: Stage
    conditions: tuple[str, ...]
    is_trade: bool
    outcome: Voice | None = None

    @property
    def first(self) -> date | None:
        """When it was said first."""
        return next((v.date for v in self.voices if v.date), None)

    @property
    def latest(self) -> date | None:
        """When it was said last."""
        return next((v.date for v in reversed(self.voices) if v.date), None)

    @property
    def is_repeated(self) -> bool:
        """Said in documents of different dates."""
        return len({v.date for v in self.voices if v.date}) > 1


@dataclass(frozen=True, slots=True)
class Meeting:
    """An event of the pair, told once however many documents tell it.

    places: as the documents write it; people: each person as the documents write him or her.
    """

    date: date | None
    places: tuple[str, ...]
    people: tuple[tuple[Participant, ...], ...]
    statements: tuple[str, ...]
    quotes: tuple[Quote, ...]

    @property
    def participants(self) -> tuple[Participant, ...]:
        """Each person as the first document writes him or her."""
        return tuple(tellings[0] for tellings in self.people)
