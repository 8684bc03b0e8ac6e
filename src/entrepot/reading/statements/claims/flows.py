"""Flows: which flow of trade each value of a sentence is of."""

from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.back import Back
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.frames import frame_of
from entrepot.reading.statements.claims.gaps import TURNED, regapped
from entrepot.reading.statements.claims.heads import heads_of
from entrepot.reading.statements.claims.labels import relabelled
from entrepot.reading.statements.claims.marks import FLOWS, WEAK
from entrepot.reading.statements.claims.memory import Memory
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.recall import by_arithmetic, is_joint_goal, ranked, resumed, topic, wanted_of
from entrepot.reading.statements.claims.setting import Frame, Setting, same_pair
from entrepot.reading.statements.claims.shares import SHARE
from entrepot.reading.statements.claims.sharing import is_whole, shared, turned
from entrepot.reading.statements.claims.values import Role
from entrepot.reading.statements.claims.wholes import by_ordinal, in_order, of_goods

_WHICH = frozenset(["which", "that", "это", "что"])


class Flows:
    """frame: the flow told last in the sentence; frames: each flow that a noun or verb of it names, by its token."""

    def __init__(self, setting: Setting, at: int, memory: Memory, said: list[Claim], back: Back) -> None:
        self.setting = setting
        self.line = setting.line
        self.at = at
        self.memory = memory
        self.said = said
        self.back = back
        self.frame: Frame | None = None
        self.frames: dict[int, Frame] = {}
        self.in_goods = False
        self._turned: set[int] = set()

    def nearest(self) -> Frame | None:
        """The flow told last in the sentence, else the one that it may refer back to."""
        return self.frame or self.back.nearby()

    def open(self, segment: Segment, head: Piece) -> Frame:
        """The flow of a head."""
        known = self.frames.get(head.first)
        if known is None:
            known = frame_of(self.setting, segment, head, self.nearest())
            self.frames[head.first] = known
        self.frame = known
        return known

    def of_told(self, segment: Segment, value: Piece, head: Piece | None, role: Role) -> Frame | None:
        """The flow of a value that goes on with values told before: by what they add up to, or in their order."""
        told = (*self.memory.claims, *self.said)
        is_level = role.sort == "level"
        if (
            value.kind == "money"
            and not segment.depth
            and is_level
            and (head is None or (head.kind in FLOWS and head.kind in WEAK))
        ):
            made = by_arithmetic(value, self.memory.unit, told)
            if made is not None:
                self.frame = made
                return made
        numbered = by_ordinal(self.setting, self.at, segment, told) if head is None else None
        if numbered is not None:
            return numbered
        is_weak = head is None or head.kind in WEAK
        ordered = in_order(self.setting, self.at, value, told) if is_weak and is_level else None
        return None if ordered is None else relabelled(self.setting, value, ordered, False)

    def of_value(self, at: int, segment: Segment, value: Piece, head: Piece | None) -> tuple[Frame | None, bool]:
        """The flow of a value, and whether it is that of the level which the value stands right behind."""
        frame = self._beside(at, segment, value) if head is None else None
        is_beside = frame is not None
        if frame is None:
            frame = self.open(segment, head) if head is not None else self._inherited(at, segment, value)
        if frame is not None and is_whole(self.setting, at, value):
            frame = self.frame = frame._replace(measure="turnover", rule="of the <money> … <exports>", goods=None)
        return frame, is_beside

    def put_right(
        self, at: int, segment: Segment, value: Piece, frame: Frame, head: Piece | None, *, is_beside: bool
    ) -> Frame:
        """The flow as labels, shares, gaps, "the other way" and goods beside the value turn it."""
        own = relabelled(self.setting, value, frame, frame.named and frame.at in self.frames)
        if own is not frame:
            self.frame = own
            return own
        if is_beside:
            return frame
        own = shared(self.setting, segment, value, frame, head)
        if own.rule.endswith(SHARE):
            self.frame = own
        if head is None and own is frame:
            owned = regapped(self.setting, value, frame, frame.at in self.frames)
            if owned is not frame:
                own = self.frame = owned
        frame = self._turned_round(at, segment, own, head)
        if (head is None or head.kind == "turnover") and not frame.rule.endswith(TURNED):
            part = of_goods(self.setting, at, value, frame, self.in_goods)
            self.in_goods, frame = part is not frame, part
        return frame

    def _turned_round(self, at: int, segment: Segment, frame: Frame, head: Piece | None) -> Frame:
        """The flow that "the other way" or "what comes back" in this segment, or in one before, turns round; once."""
        if (head is not None and frame.named) or frame.measure not in MIRROR:
            return frame
        before = [i for i, s in enumerate(self.setting.segments[:at]) if s.has("back") and not s.values]
        says = [at] if segment.has("back") else before[-1:] if head is None else []
        if not says or (head is None and says[0] in self._turned):
            return frame
        if head is None and any(c.frame == frame and c.segment >= says[0] for c in self.said):
            return frame
        told = self.setting.segments[says[0]]
        if frame.named and told.first <= frame.at < told.last and frame.at in self.frames:
            return frame
        if head is not None and head.kind in ("buy", "take") and self.frame is frame:
            return frame
        self._turned.add(says[0])
        told_of = self.memory.frame
        if told_of is not None and told_of.measure in MIRROR and not frame.named and same_pair(told_of, frame):
            frame = told_of
        self.frame = turned(frame, segment.first)
        return self.frame

    def _beside(self, at: int, segment: Segment, value: Piece) -> Frame | None:
        """The flow of the level that a growth stands right behind: "$3 billion (plus 48 percent)"."""
        last = self.said[-1] if self.said else None
        if last is not None and value.kind == "money":
            ends = self.line.word(segment.first) in ("to", "до") and at - last.segment == 1
            tied = ends and last.sort == "growth" and last.low is None and not segment.has("party", "anaphor")
            return last.frame if tied else None
        if last is None or last.low is None or last.index is not None or last.sort != "level":
            return None
        between = self.setting.segments[last.segment + 1 : at]
        close = all(s.depth and not s.values for s in between) and not segment.has("party", "anaphor")
        return last.frame if close else None

    def _inherited(self, at: int, segment: Segment, value: Piece) -> Frame | None:
        """The flow of the segment before, else of the one after, else of a sentence that this one refers back to."""
        return self._told_here(at, segment, value) or self._told_around(at, segment, value)

    def _told_here(self, at: int, segment: Segment, value: Piece) -> Frame | None:
        """The flow of what stands before the value in its sentence."""
        last = self.said[-1] if self.said else None
        which = value.kind != "money" and self.line.words[segment.first] in _WHICH
        if which and last is not None and last.sort == "level" and last.index is None and last.low is not None:
            return last.frame
        first = next((p for s in self.setting.segments for p in s.pieces), None)
        if value.kind == "percent" and not self.said and first is not None and (whole := self.back.of_first(first)):
            self.frame = whole
            return whole
        named = self.back.named_after_dash(at)
        if named is not None:
            return self.open(*named)
        joined_head = self.back.head_of_list(at, value)
        if joined_head is not None and self.frame is None:
            return self.open(*joined_head)
        rank = self.setting.rank
        if rank is not None and self.frame is None and value.first - rank.at > 0 and value.kind == "money":
            self.frame = Frame(rank.measure, rank.owner, rank.partners[0], 1, rank.at, True, rule="<partner> … <money>")
            self.frames[rank.at] = self.frame
        return self.frame

    def _told_around(self, at: int, segment: Segment, value: Piece) -> Frame | None:
        """The flow of what stands after it, or of a sentence before."""
        pieces = [p for s in self.setting.segments for p in s.pieces]
        told = topic(self.line, self.at, self.memory, segment, pieces)
        nearby = told or self.back.of_list() or self.back.nearby()
        joint = told is not None and is_joint_goal(pieces)
        if nearby is not None and (
            joint or any(self.back.points_back(p) and p.first < value.first for p in segment.pieces)
        ):
            self.frame = nearby
            return nearby
        for later in self.setting.segments[at + 1 :]:
            if nearby is not None and self.back.tells_of_part(later):
                break
            heads = [h for h in heads_of(later) if nearby is None or h.kind not in ("surplus", "deficit", "balance")]
            if heads:
                return self.open(later, heads[0])
        by_rank = ranked(self.setting, self.at, self.memory, segment, value)
        if by_rank is not None:
            return by_rank
        wanted = wanted_of(self.memory, self.at, value, pieces)
        if wanted is not None:
            self.frame = wanted
            return wanted
        if self.back.is_invested(pieces, value):
            return Frame("investment", *self.setting.scene.focus, 1, segment.first, rule="<investors> with <money>")
        if nearby is None:
            return self.back.of_the_pair(segment, pieces, value)
        if not (self.back.refers_back(segment, nearby) or self.back.goes_on(segment, value)):
            if not self.back.is_of_trade(pieces, value):
                return None
            nearby = resumed(self.memory, nearby, value)
        self.frame = nearby
        return nearby
