"""Frame and Setting: a flow of trade between two economies, and what it is read against."""

from typing import NamedTuple

from entrepot.nouns.statement import Measure
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.ranks import Rank
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.whose.scene import Scene, Side


class Frame(NamedTuple):
    """measure of what reporter does with partner (None: the world); sign: -1 for a deficit.

    at: the token of the head; named: whether the text names at least one of the two here; goods: the part of trade.
    """

    measure: Measure
    reporter: Side
    partner: Side
    sign: int = 1
    at: int = -1
    named: bool = False
    goods: str | None = None
    rule: str = ""


def sold(frame: Frame) -> tuple[Side, Side]:
    """Who sells and who buys in a frame of exports or imports."""
    return (frame.reporter, frame.partner) if frame.measure == "exports" else (frame.partner, frame.reporter)


def same_pair(one: Frame, other: Frame) -> bool:
    """Whether two frames are of the same two economies."""
    return {one.reporter, one.partner} == {other.reporter, other.partner}


class Setting(NamedTuple):
    """What a frame is read against: the sentence with its parties, the scene, the speaker's side, and who is whose
    partner by its rank."""

    line: Line
    parties: list[Party]
    segments: list[Segment]
    scene: Scene
    speaker: Side
    rank: Rank | None = None


def is_ranked(setting: Setting, head: Piece) -> bool:
    """Whether the flow is told of after the rank of its partner: "X is Y's largest market, with exports of …"."""
    return setting.rank is not None and setting.rank.at < head.first
