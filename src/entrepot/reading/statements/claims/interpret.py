"""Interpretation: the claims of a text, sentence by sentence, each read against what was told before."""

from collections.abc import Callable

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.back import Back
from entrepot.reading.statements.claims.claim import Claim, Unread, is_value
from entrepot.reading.statements.claims.clauses import Segment, segments_of
from entrepot.reading.statements.claims.credits import is_credit
from entrepot.reading.statements.claims.dating import Dating
from entrepot.reading.statements.claims.elsewhere import about_something_else
from entrepot.reading.statements.claims.foretold import Foretold
from entrepot.reading.statements.claims.frames import MANY, frame_of, head_of_value, heads_of, last_of
from entrepot.reading.statements.claims.gaps import TURNED, regapped
from entrepot.reading.statements.claims.labels import LABELLED, relabelled
from entrepot.reading.statements.claims.making import Making
from entrepot.reading.statements.claims.marks import FLOWS, WEAK
from entrepot.reading.statements.claims.memory import Memory
from entrepot.reading.statements.claims.moods import Mood, inherited, mood_at, moods_of
from entrepot.reading.statements.claims.named_aims import is_named_aim, old_goal, time_named
from entrepot.reading.statements.claims.others import of_others
from entrepot.reading.statements.claims.outlays import is_outlay
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.ranks import rank_of, ranks_partners
from entrepot.reading.statements.claims.recall import (
    by_arithmetic,
    is_aside,
    is_joint_goal,
    is_of_turnover,
    ranked,
    resumed,
    topic,
    wanted_of,
)
from entrepot.reading.statements.claims.relations import Frame, Setting, same_pair
from entrepot.reading.statements.claims.shares import SHARE, sharer_of
from entrepot.reading.statements.claims.sharing import echo_of, is_whole, shared, turned
from entrepot.reading.statements.claims.times import to_period
from entrepot.reading.statements.claims.told import Told
from entrepot.reading.statements.claims.undertaken import is_wish, papers_of, settled_investments, stands_for_papers
from entrepot.reading.statements.claims.values import Role, role_of, without_qualifiers
from entrepot.reading.statements.claims.wholes import by_ordinal, distributed, in_order, in_turn, of_goods
from entrepot.reading.statements.phrases.clock import Clock
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.whose.scene import Scene, Side

_ENDS = frozenset(["end", "конец", "конца", "концу", "итогу"])
_WHICH = frozenset(["which", "that", "это", "что"])
_AS_TO = (("as", "to"), ("as", "for"), ("what", "concerns"), ("что", "касается"), ("что", "до"))
_PAIR = "<measure> of <economy> with <economy>"


class Interpreter:
    """Reads one text; `claims` and `unread` grow with each sentence, `focuses` has the pair in focus after each."""

    def __init__(self, scene: Scene, clock: Clock, body: tuple[int, int]) -> None:
        self.first_body, self.last_body = body
        self.first_unit: Callable[[], str | None] = lambda: None
        self.scene = scene
        self.clock = clock
        self.memory = Memory()
        self.claims: list[Claim] = []
        self.unread: list[Unread] = []
        self.focuses: list[tuple[Side, Side]] = []

    def read(self, line: Line, at: int, places: list[Economy], parties: list[Party], speaker: Side, deep: bool) -> None:
        """Take in sentence number `at`; only a `deep` one holds values, another may still turn the focus."""
        self.scene.saw(places)
        parties = self.scene.told_apart(self.scene.in_rows(parties), speaker)
        segments = [
            settled_investments(line, without_qualifiers(line, s))
            for s in segments_of(line, parties, self._trading(at))
        ]
        rank = rank_of(line, parties, self.scene, speaker) if deep and parties else None
        setting = Setting(line, parties, segments, self.scene, speaker, rank)
        sentence = _Sentence(self, setting, at)
        if deep:
            sentence.interpret()
        else:
            sentence.look()
        self.scene.told_of(parties)
        if not any(claim.period_said for claim in sentence.said):
            sentence.hear_time()

    def _trading(self, at: int) -> bool:
        """Whether a flow of trade has been told of right before."""
        memory = self.memory
        return memory.flow is not None and at - memory.sentence <= 2

    def hear_time(self, line: Line, at: int) -> None:
        """Note the span of months that a sentence tells, one that says nothing else."""
        Dating(Told(line, segments_of(line, [])), at, self.clock, self.memory, []).hear(
            months_only=not ranks_partners(line)
        )


class _Sentence:
    """One sentence at work: the flow, mood and times of its segments."""

    def __init__(self, reader: Interpreter, setting: Setting, at: int) -> None:
        self.reader = reader
        self.setting = setting
        self.line = setting.line
        self.at = at
        self.memory = reader.memory
        self.moods: list[Mood] = []
        self.said: list[Claim] = []
        self.told = Told(self.line, setting.segments)
        self.times = self.told.times
        self.dating = Dating(self.told, at, reader.clock, reader.memory, self.said)
        self.foretold = Foretold(self.told, reader.clock, reader.memory)
        self.back = Back(setting, at, reader.memory, self.said, (reader.first_body, reader.last_body))
        self.other = -9
        self.making = Making(self.told, setting, at, reader.clock, reader.memory, self.said, reader)
        self.turned: set[int] = set()
        self.about = self.in_goods = False
        self.frame: Frame | None = None
        self.frames: dict[int, Frame] = {}

    def look(self) -> None:
        """A sentence without values: only a pair that it names with a measure turns the focus."""
        for segment in self.setting.segments:
            if segment.has("back") and heads_of(segment):
                self._turn_round()
            for head in heads_of(segment):
                if head.kind == "turnover":
                    frame = frame_of(self.setting, segment, head, self.memory.frame)
                    if frame.rule == _PAIR:
                        self.reader.scene.look_at(frame.reporter, frame.partner)
                    self.memory.frame, self.memory.sentence = frame, self.at
                    told = next((t for times in self.times for t in times.own), None)
                    period = None if told is None else to_period(self.reader.clock, told, self.memory.period)
                    if told is not None and (period is None or self.dating.is_recent(period)):
                        self.memory.period = period
                elif head.first not in self.frames and (head.kind in FLOWS or head.kind in ("exports", "imports")):
                    self.frames[head.first] = frame_of(self.setting, segment, head, self.memory.frame)
                    self.memory.opened, self.memory.opened_at = self.frames[head.first], self.at

    def _turn_round(self) -> None:
        """ "Sales in the other direction did better": the figures to come are of the flow before, turned round."""
        told = self.memory.frame
        if told is not None and told.measure in MIRROR and self.at - self.memory.sentence <= 1:
            self.memory.frame, self.memory.sentence = turned(told, -1), self.at

    def hear_time(self) -> None:
        """Note the time that the sentence tells without a figure."""
        trades = any(heads_of(s) or s.values for s in self.setting.segments)
        self.dating.hear(months_only=not (trades or ranks_partners(self.line)))

    def interpret(self) -> None:
        self.moods = self.told.moods = moods_of(self.line, self.setting.segments)
        for at, segment in enumerate(self.setting.segments):
            heads = heads_of(segment)
            if not heads and not segment.values:
                end = Piece(segment.last, segment.last, "")
                echo = echo_of(self.line, segment, end, self.frame or self.back.nearby())
                if echo is not None:
                    self._open(segment, echo)
                self.said += old_goal(self.line, segment, at, self.said)
                continue
            if not segment.values:
                frame = self._open(segment, last_of(heads, self.line))
                if frame.rule == _PAIR:
                    self.reader.scene.look_at(frame.reporter, frame.partner)
            for value in segment.values:
                self._value(at, segment, value)
        self.said[:] = distributed(self.said, self.line.words)
        for claim in self.said:
            self._remember(claim)
        if not self.said and self.frames:
            self.memory.opened, self.memory.opened_at = self.frames[min(self.frames)], self.at

    def _open(self, segment: Segment, head: Piece) -> Frame:
        """The flow of a head."""
        known = self.frames.get(head.first)
        if known is None:
            known = frame_of(self.setting, segment, head, self.frame or self.back.nearby())
            self.frames[head.first] = known
        self.frame = known
        return known

    def _value(self, at: int, segment: Segment, value: Piece) -> None:
        if not is_value(value):
            self.making.skip(
                value, "percentage points or a range of percents" if value.kind in ("points", "range") else value.kind
            )
            return
        head = head_of_value(segment, value, self.line) or echo_of(
            self.line, segment, value, self.frame or self.back.nearby()
        )
        head = in_turn(self.setting, value) or head
        if self.line.text.sentences[self.at].kind == "heading" and self.at > self.reader.last_body:
            self.making.skip(value, "a line after the end of the story")
            return
        papers = papers_of(self.line, self.setting.segments, at, value, head)
        if papers is not None or (head is None and stands_for_papers(self.line, self.at, segment, value)):
            self._papers(at, segment, value, papers)
            return
        if (head is None or head.kind == "cost") and is_outlay(self.line, self.at, self.setting.segments, at, value):
            site = frame_of(self.setting, segment, Piece(segment.first, segment.first, "investment"), None)
            mood = mood_at(self.line, segment, value, self.moods[at])
            self._claim(
                at, segment, value, site._replace(rule="<site> for <money>"), Role("level", "costs <money>"), mood
            )
            return
        if head is None and self.setting.parties and is_credit(self.line, self.setting.segments, at, value):
            self._papers(at, segment, value, None, "<credit> of <money>")
            return
        role = role_of(self.line, self.setting.segments, at, value, head)
        if others := of_others(self.line, self.setting.segments, at, head):
            role = Role("", "", others)
        if head is not None and head.form == "echo" and self.about:
            role = Role("", "", "about something else, not about trade")
        opening = self.setting.segments[0]
        if tuple(self.line.words[:2]) in _AS_TO and opening.has("elsewhere") and not opening.values:
            role = Role("", "", "about something else, not about trade")
        if role.why:
            self.about = role.why.startswith("about")
            self.making.skip(value, role.why)
            if head is not None:
                self._open(segment, head)
            return
        other = None
        if head is None and value.kind != "money":
            other = about_something_else(self.line, segment, value, self.frame is not None)
        if other is not None or (head is None and self.other == at - 1):
            other = other or segment.pieces[0]
            self.other = at
            self.making.skip(value, "about something else, not about trade")
            return
        if head is None and self.making.physical == at - 1 and value.kind != "money":
            self.making.skip(value, "a change of a quantity of goods, not of their value")
            return
        if (
            value.kind == "money"
            and not segment.depth
            and role.sort == "level"
            and (head is None or (head.kind in FLOWS and head.kind in WEAK))
        ):
            made = by_arithmetic(value, self.memory.unit, (*self.memory.claims, *self.said))
            if made is not None:
                self.frame = made
                self._claim(at, segment, value, made, role, mood_at(self.line, segment, value, self.moods[at]))
                return
        told = (*self.memory.claims, *self.said)
        numbered = by_ordinal(self.setting, self.at, segment, told) if head is None else None
        if numbered is not None:
            self._claim(at, segment, value, numbered, role, mood_at(self.line, segment, value, self.moods[at]))
            return
        weak = head is None or head.kind in WEAK
        ordered = in_order(self.setting, self.at, value, told) if weak and role.sort == "level" else None
        if ordered is not None:
            ordered = relabelled(self.setting, value, ordered, False)
            self._claim(at, segment, value, ordered, role, mood_at(self.line, segment, value, self.moods[at]))
            return
        frame = self._beside(at, segment, value) if head is None else None
        beside = frame is not None
        if frame is None:
            frame = self._open(segment, head) if head is not None else self._inherited(at, segment, value)
        if frame is not None and is_whole(self.setting, at, value):
            frame = frame._replace(measure="turnover", rule="of the <money> … <exports>", goods=None)
            self.frame = frame
        if frame is None:
            self.making.skip(value, "no flow of trade is told of here")
            return
        if frame.rule == MANY and (frame.reporter is None or sharer_of(self.setting, segment, value) is None):
            self.making.skip(value, "a flow between more than two economies")
            return
        line_of = relabelled(self.setting, value, frame, frame.named and frame.at in self.frames)
        if line_of is not frame:
            frame = self.frame = line_of
        elif not beside:
            own = shared(self.setting, segment, value, frame, head)
            if own.rule.endswith(SHARE):
                self.frame = own
            if head is None and own is frame:
                owned = regapped(self.setting, value, frame, frame.at in self.frames)
                if owned is not frame:
                    own = self.frame = owned
            frame = self._other_way(at, segment, own, head)
            if (head is None or head.kind == "turnover") and not frame.rule.endswith(TURNED):
                part = of_goods(self.setting, at, value, frame, self.in_goods)
                self.in_goods, frame = part is not frame, part
        mood = mood_at(self.line, segment, value, self.moods[at])
        if mood == "goal" and self.foretold.is_behind(at, value) and inherited(self.line, segment, value):
            mood = "fact"
        later = self.setting.segments[at + 1] if at + 1 < len(self.setting.segments) else None
        if mood == "fact" and is_named_aim(self.line, segment, value, later, self.times[at].own):
            mood, self.foretold.named = "goal", time_named(self.line, value, self.times[at].own)
        self._claim(at, segment, value, frame, role, mood)

    def _papers(
        self, at: int, segment: Segment, value: Piece, noun: Piece | None, rule: str = "<contracts> worth <money>"
    ) -> None:
        """The value of contracts or credits, told of those who sign them."""
        if noun is not None and is_wish(self.line, self.setting.segments, value, noun):
            self.making.skip(value, "the value of contracts that are still wanted")
            return
        home = next((s for s in self.setting.segments if noun is not None and s.first <= noun.first < s.last), segment)
        head = noun or Piece(segment.first, segment.first, "other")
        frame = frame_of(self.setting, home, head, None)._replace(rule=rule)
        if frame.reporter is not None and frame.partner is None:
            frame = frame._replace(partner=self.setting.scene.other(frame.reporter))
        self._claim(at, segment, value, frame, Role("level", "worth <money>"), "fact")

    def _other_way(self, at: int, segment: Segment, frame: Frame, head: Piece | None) -> Frame:
        """The flow that "the other way" or "what comes back" in this segment, or in one before, turns round; once."""
        if (head is not None and frame.named) or frame.measure not in MIRROR:
            return frame
        before = [i for i, s in enumerate(self.setting.segments[:at]) if s.has("back") and not s.values]
        says = [at] if segment.has("back") else before[-1:] if head is None else []
        if not says or (head is None and says[0] in self.turned):
            return frame
        if head is None and any(c.frame == frame and c.segment >= says[0] for c in self.said):
            return frame
        told = self.setting.segments[says[0]]
        if frame.named and told.first <= frame.at < told.last and frame.at in self.frames:
            return frame
        if head is not None and head.kind in ("buy", "take") and self.frame is frame:
            return frame
        self.turned.add(says[0])
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
            return self._open(*named)
        joined_head = self.back.head_of_list(at, value)
        if joined_head is not None and self.frame is None:
            return self._open(*joined_head)
        rank = self.setting.rank
        if rank is not None and self.frame is None and value.first - rank.at > 0 and value.kind == "money":
            self.frame = Frame(rank.measure, rank.owner, rank.partners[0], 1, rank.at, True, rule="<partner> … <money>")
            self.frames[rank.at] = self.frame
        if self.frame is not None:
            return self.frame
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
                return self._open(later, heads[0])
        by_rank = ranked(self.setting, self.at, self.memory, segment, value)
        if by_rank is not None:
            return by_rank
        wanted = wanted_of(self.memory, self.at, value, pieces)
        if wanted is not None:
            self.frame = wanted
            return wanted
        if self.back.is_invested(pieces, value):
            return Frame("investment", *self.reader.scene.focus, 1, segment.first, rule="<investors> with <money>")
        if nearby is None:
            return self.back.of_the_pair(segment, pieces, value)
        if not (self.back.refers_back(segment, nearby) or self.back.goes_on(segment, value)):
            if not self.back.is_of_trade(pieces, value):
                return None
            nearby = resumed(self.memory, nearby, value)
        self.frame = nearby
        return nearby

    def _claim(self, at: int, segment: Segment, value: Piece, frame: Frame, role: Role, mood: Mood) -> None:
        start, end = self._quote(at, frame)
        self.dating.invested = frame.measure == "investment"
        self.reader.clock.turn_to(frame.reporter, frame.partner)
        period, period_words, said = self.dating.period(at, segment, value, role)
        claim = Claim(
            "level", frame, start, end, self.at, at, period=period, period_words=period_words, period_said=said,
            paragraph=self.line.sentence.paragraph, headline=self.at < self.reader.first_body,
            lead=self.at < self.reader.first_body + 3, rule=role.rule,
            trees=((self.at, value.phrase),) if value.phrase is not None else (),
        )  # fmt: skip
        made = self.making.made(claim, at, value, role, mood)
        if made is None:
            return
        if made.sort in ("level", "growth") and said and self.foretold.lies_ahead(at, made.period):
            made = made.moved(period=None) if role.sort == "earlier" else made.moved(sort="goal")
        if frame.measure == "investment" and made.sort == "goal" and made.low is not None:
            if any(p.form != "word" and p.last <= value.first for p in segment.of("up", "down")):
                self.making.skip(value, "a wish for investment to grow")
                return
            made = made.moved(sort="level", period=None)
        if frame.measure == "other" and not said:
            made = made.moved(period=None)
        if frame.measure == "investment" and not _ENDS.isdisjoint(self.line.words):
            made = made.moved(period=None)
        own = segment.first <= frame.at < segment.last and self.frames.get(frame.at) is not None
        if made.sort == "goal" and own and _is_single_deal(frame, segment):
            self.making.skip(value, "a plan for one of the goods")
            return
        if made.sort == "goal":
            made = made.moved(deadline=self.foretold.deadline(at))
            together = own and frame.measure in MIRROR and self._wants_together(frame)
            if together or (not own and is_of_turnover(made, (*self.memory.claims, *self.said))):
                made = made.moved(frame=frame._replace(measure="turnover", rule=f"{frame.rule}; of the turnover"))
        self.said.append(made)
        if frame.named and not frame.rule.startswith(LABELLED):
            self.reader.scene.look_at(frame.reporter, frame.partner)

    def _wants_together(self, frame: Frame) -> bool:
        """Whether a verb of buying only says what both want to have: "the two would like to get $5 billion"."""
        pieces = [p for s in self.setting.segments for p in s.pieces]
        verb = any(p.first == frame.at and p.kind in ("buy", "come", "earn", "fetch") for p in pieces)
        return verb and is_joint_goal(pieces)

    def _quote(self, at: int, frame: Frame) -> tuple[int, int]:
        """From the words that open the clause to those that close it."""
        segments, line = self.setting.segments, self.line
        first = last = at
        own_head = frame.at >= 0 and frame.at in self.frames
        if own_head:
            for i, segment in enumerate(segments):
                if segment.first <= frame.at < segment.last:
                    first, last = min(first, i), max(last, i)
        return line.starts[segments[first].first], line.ends[segments[last].last - 1]

    def _remember(self, claim: Claim) -> None:
        self.reader.claims.append(claim)
        aside = is_aside(claim, self.reader.scene.pair, self.memory.frame)
        if not self.memory.keep(claim, self.at, is_aside=aside, is_past=self.making.looks_at_past(claim)):
            return
        if claim.frame.reporter is not None:
            self.reader.scene.look_at(claim.frame.reporter, claim.frame.partner)


def _is_single_deal(frame: Frame, segment: Segment) -> bool:
    """Whether goods are to be sold or bought without anybody's aim: "Afghanistan will take $4 million of flour"."""
    dealt = frame.measure in MIRROR and frame.rule.startswith("<economy> ") and "…" not in frame.rule
    return dealt and frame.goods is not None and not segment.has("goal")
