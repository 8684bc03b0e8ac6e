"""Steps: what would be done next in an area, and which office it is done with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Literal

from entrepot.analysis.outlook.bodies import field_body
from entrepot.analysis.outlook.results import Body

if TYPE_CHECKING:
    from entrepot.analysis.areas.prospects import Prospect
    from entrepot.nouns.economy import Economy

StepKind = Literal["clear", "whose", "follow_up", "settle", "answer", "supply", "plan", "join", "enlarge", "sound"]
FIRM = frozenset({"agreed", "signed", "financed"})
DONE = frozenset({"existing", "delivered"})


@dataclass(frozen=True, slots=True)
class Step:
    """What would be done next, and the offices to do it with.

    kind: `clear` what stands in the way; ask `whose` offer or need it is; `follow_up` what was agreed or signed,
    last on `since`; `settle` an offer with the need of it, or either with what the other side names as joint work;
    get the other side's `answer` to an offer; find who can `supply` what is needed; make a `plan` of what both
    would do; hear whether the other side would `join`; `enlarge` what runs already; `sound` out what only lists of
    goods or statistics show.
    """

    kind: StepKind
    ask: tuple[Body, ...]
    since: date | None = None


def step_of(one: Prospect, pair: tuple[Economy, Economy]) -> Step:
    """The next step of a prospect. It follows from what is said of it alone and decides nothing."""
    if one.way == "unknown":
        return _step(one, "whose", pair)
    if any(bar.bars for bar in one.restrictions):
        return _step(one, "clear", pair)
    if not one.voices:
        return _step(one, "sound", (one.buyer or pair[1],))
    if any(voice.stage in FIRM for voice in one.voices):
        dates = [voice.date for voice in one.voices if voice.stage in FIRM and voice.date]
        return Step("follow_up", _offices(one, _ends(one, pair)), max(dates, default=None))
    if all(voice.stage in DONE for voice in one.voices):
        return _step(one, "enlarge", _ends(one, pair))
    if one.way == "together":
        silent = tuple(side for side in pair if side not in one.sides)
        return _step(one, "plan", pair) if not silent else _step(one, "join", silent[:1])
    if one.joined or (one.offered and one.wanted):
        return _step(one, "settle", _ends(one, pair))
    if one.offered:
        return _step(one, "answer", (one.buyer or pair[1],))
    return _step(one, "supply", (one.seller or pair[0],))


def _step(one: Prospect, kind: StepKind, sides: tuple[Economy, ...]) -> Step:
    return Step(kind, _offices(one, sides))


def _offices(one: Prospect, sides: tuple[Economy, ...]) -> tuple[Body, ...]:
    return tuple(field_body(side, one.key or one.words[0]) for side in sides)


def _ends(one: Prospect, pair: tuple[Economy, Economy]) -> tuple[Economy, ...]:
    """Buyer first: it says how much and when."""
    return (one.buyer, one.seller) if one.buyer and one.seller else pair
