"""Interpretation: the claims of a text, sentence by sentence, each read against what was told before."""

from collections.abc import Callable

from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.back import Back
from entrepot.reading.statements.claims.claim import NO_FLOW, Claim, Unread, is_value
from entrepot.reading.statements.claims.clauses import Segment, segments_of
from entrepot.reading.statements.claims.credits import is_credit
from entrepot.reading.statements.claims.dating import Dating
from entrepot.reading.statements.claims.elsewhere import about_something_else
from entrepot.reading.statements.claims.flows import Flows
from entrepot.reading.statements.claims.foretold import Foretold
from entrepot.reading.statements.claims.frames import MANY, frame_of
from entrepot.reading.statements.claims.heads import head_of_value, heads_of, last_of
from entrepot.reading.statements.claims.labels import LABELLED
from entrepot.reading.statements.claims.likelier_kind import looked_again
from entrepot.reading.statements.claims.making import Making
from entrepot.reading.statements.claims.marks import FLOWS
from entrepot.reading.statements.claims.memory import Memory
from entrepot.reading.statements.claims.moods import Mood, inherited, mood_at, moods_of
from entrepot.reading.statements.claims.named_aims import is_named_aim, old_goal, time_named
from entrepot.reading.statements.claims.others import of_others
from entrepot.reading.statements.claims.outlays import is_outlay
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.ranks import rank_of, ranks_partners, turn_to_partner
from entrepot.reading.statements.claims.recall import (
    is_aside,
    is_joint_goal,
    is_of_turnover,
)
from entrepot.reading.statements.claims.setting import Frame, Setting
from entrepot.reading.statements.claims.shares import sharer_of
from entrepot.reading.statements.claims.sharing import echo_of, turned
from entrepot.reading.statements.claims.times import to_period
from entrepot.reading.statements.claims.told import Told
from entrepot.reading.statements.claims.undertaken import is_wish, papers_of, settled_investments, stands_for_papers
from entrepot.reading.statements.claims.values import Role, role_of, without_qualifiers
from entrepot.reading.statements.claims.wholes import distributed, in_turn
from entrepot.reading.statements.phrases.clock import Clock
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.text import Text
from entrepot.reading.statements.whose.scene import Scene, Side

_ENDS = frozenset(["end", "конец", "конца", "концу", "итогу"])
_AS_TO = (("as", "to"), ("as", "for"), ("what", "concerns"), ("что", "касается"), ("что", "до"))
_BULLETS = frozenset("-–—•*·▪●")
_PAIR = "<measure> of <economy> with <economy>"
_ELSEWHERE = "about something else, not about trade"


class Interpreter:
    """Reads one text; `claims` and `unread` grow with each sentence, `focuses` has the pair in focus after each;
    `parties`: the economies named or meant in a sentence that was looked into."""

    def __init__(self, scene: Scene, clock: Clock, body: tuple[int, int]) -> None:
        self.first_body, self.last_body = body
        self.first_unit: Callable[[], str | None] = lambda: None
        self.scene = scene
        self.clock = clock
        self.memory = Memory()
        self.claims: list[Claim] = []
        self.unread: list[Unread] = []
        self.focuses: list[tuple[Side, Side]] = []
        self.parties: dict[int, tuple[Line, list[Party]]] = {}
        self._foretold: dict[int, Foretold] = {}

    def read(self, line: Line, at: int, places: list[Economy], parties: list[Party], speaker: Side, deep: bool) -> None:
        """Take in sentence number `at`; only a `deep` one holds values, another may still turn the focus."""
        self.scene.saw(places)
        parties = self.scene.told_apart(self.scene.in_rows(parties), speaker)
        self.parties[at] = line, parties
        segments = [
            settled_investments(line, without_qualifiers(line, s))
            for s in segments_of(line, parties, self._trading(at))
        ]
        rank = rank_of(line, parties, self.scene, speaker) if deep and parties else None
        setting = Setting(line, parties, segments, self.scene, speaker, rank)
        sentence = _Sentence(self, setting, at)
        if deep:
            self._foretold[at] = sentence.foretold
            sentence.interpret()
        else:
            sentence.look()
        self.scene.told_of(parties)
        if not any(claim.period_said for claim in sentence.said):
            sentence.hear_time()

    def deadline(self, at: int, segment: int) -> Period | None:
        """The time by which a goal in a segment of sentence `at`, one with values, is to be reached."""
        foretold = self._foretold.get(at)
        return None if foretold is None else foretold.deadline(segment)

    def look_again(self, text: Text, year: int | None) -> None:
        """Put right what each amount is by all that the text tells; year: that of its date."""
        self.claims = looked_again(text, self.claims, self.unread, year, self.deadline)

    def _trading(self, at: int) -> bool:
        """Whether a flow of trade has been told of right before."""
        memory = self.memory
        return memory.flow is not None and at - memory.sentence <= 2

    def hear_time(self, line: Line, at: int) -> None:
        """Note the span of months that a sentence tells, one that says nothing else."""
        segments = segments_of(line, [])
        if any(segment.has("period") for segment in segments):
            told = Told(line, segments)
            Dating(told, at, self.clock, self.memory, []).hear(months_only=not ranks_partners(line))


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
        self.about = False
        self.flows = Flows(setting, at, reader.memory, self.said, self.back)

    def look(self) -> None:
        """A sentence without values: only a pair that it names with a measure, or as partners, turns the focus."""
        turn_to_partner(self.line, self.setting.parties, self.reader.scene, self.setting.speaker)
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
                elif head.first not in self.flows.frames and (
                    head.kind in FLOWS or head.kind in ("exports", "imports")
                ):
                    self.flows.frames[head.first] = frame_of(self.setting, segment, head, self.memory.frame)
                    self.memory.opened, self.memory.opened_at = self.flows.frames[head.first], self.at

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
                echo = echo_of(self.line, segment, end, self.flows.nearest())
                if echo is not None:
                    self.flows.open(segment, echo)
                self.said += old_goal(self.line, segment, at, self.said)
                continue
            if not segment.values:
                frame = self.flows.open(segment, last_of(heads, self.line))
                if frame.rule == _PAIR:
                    self.reader.scene.look_at(frame.reporter, frame.partner)
            for value in segment.values:
                self._value(at, segment, value)
        self.said[:] = distributed(self.said, self.line.words)
        for claim in self.said:
            self._remember(claim)
        if not self.said and self.flows.frames:
            self.memory.opened, self.memory.opened_at = self.flows.frames[min(self.flows.frames)], self.at

    def _value(self, at: int, segment: Segment, value: Piece) -> None:
        """Make a claim of a value, or say why it is none."""
        if not is_value(value):
            what = "percentage points or a range of percents" if value.kind in ("points", "range") else value.kind
            self.making.skip(value, what)
            return
        if self._is_caption():
            self.making.skip(value, "a line after the end of the story")
            return
        head = in_turn(self.setting, value) or head_of_value(segment, value, self.line)
        head = head or echo_of(self.line, segment, value, self.flows.nearest())
        if self._is_dealing(at, segment, value, head):
            return
        role = self._role(at, value, head)
        if role.why:
            self.about = role.why.startswith("about")
            self.making.skip(value, role.why)
            if head is not None:
                self.flows.open(segment, head)
            return
        why = self._why_nothing(at, segment, value, head)
        if why is not None:
            self.making.skip(value, why)
            return
        told = self.flows.of_told(segment, value, head, role)
        if told is not None:
            self._claim(at, segment, value, told, role, mood_at(self.line, segment, value, self.moods[at]))
            return
        frame, is_beside = self.flows.of_value(at, segment, value, head)
        if frame is None:
            self.making.skip(value, NO_FLOW)
            return
        if frame.rule == MANY and (frame.reporter is None or sharer_of(self.setting, segment, value) is None):
            self.making.skip(value, "a flow between more than two economies")
            return
        frame = self.flows.put_right(at, segment, value, frame, head, is_beside=is_beside)
        self._claim(at, segment, value, frame, role, self._mood(at, segment, value))

    def _is_dealing(self, at: int, segment: Segment, value: Piece, head: Piece | None) -> bool:
        """Whether the value is of contracts, credits or what something costs; it is told as such then."""
        segments = self.setting.segments
        papers = papers_of(self.line, segments, at, value, head)
        if papers is not None or (head is None and stands_for_papers(self.line, self.at, segment, value)):
            self._papers(at, segment, value, papers)
            return True
        if (head is None or head.kind == "cost") and is_outlay(self.line, self.at, segments, at, value):
            site = frame_of(self.setting, segment, Piece(segment.first, segment.first, "investment"), None)
            site = site._replace(rule="<site> for <money>")
            mood = mood_at(self.line, segment, value, self.moods[at])
            self._claim(at, segment, value, site, Role("level", "costs <money>"), mood)
            return True
        if head is None and self.setting.parties and is_credit(self.line, segments, at, value):
            self._papers(at, segment, value, None, "<credit> of <money>")
            return True
        return False

    def _role(self, at: int, value: Piece, head: Piece | None) -> Role:
        """What the value is to a flow; with the reason where it is nothing to any."""
        opening = self.setting.segments[0]
        if tuple(self.line.words[:2]) in _AS_TO and opening.has("elsewhere") and not opening.values:
            return Role("", "", _ELSEWHERE)
        if head is not None and head.form == "echo" and self.about:
            return Role("", "", _ELSEWHERE)
        if others := of_others(self.line, self.setting.segments, at, head):
            return Role("", "", others)
        return role_of(self.line, self.setting.segments, at, value, head)

    def _why_nothing(self, at: int, segment: Segment, value: Piece, head: Piece | None) -> str | None:
        """Why a value without a noun of trade of its own tells of no trade; None where it may."""
        if head is not None:
            return None
        is_money = value.kind == "money"
        if self.other == at - 1 or (
            not is_money and about_something_else(self.line, segment, value, self.flows.frame is not None)
        ):
            self.other = at
            return _ELSEWHERE
        if self.making.physical == at - 1 and not is_money:
            return "a change of a quantity of goods, not of their value"
        return None

    def _mood(self, at: int, segment: Segment, value: Piece) -> Mood:
        """Whether it is a fact, a goal or a guess, a goal that has a name too."""
        mood = mood_at(self.line, segment, value, self.moods[at])
        if mood == "goal" and self.foretold.is_behind(at, value) and inherited(self.line, segment, value):
            mood = "fact"
        later = self.setting.segments[at + 1] if at + 1 < len(self.setting.segments) else None
        if mood == "fact" and is_named_aim(self.line, segment, value, later, self.times[at].own):
            mood, self.foretold.named = "goal", time_named(self.line, value, self.times[at].own)
        return mood

    def _is_caption(self) -> bool:
        """Whether the sentence is a short line after the story's end; a listed or whole one goes on with it."""
        line = self.line
        if line.sentence.kind != "heading" or self.at <= self.reader.last_body:
            return False
        if line.words[0] not in _BULLETS:
            return line.words[-1] != "."
        announced = line.text.sentences[self.reader.last_body : self.at]
        return not any(line.text.tokens.words[s.last - 1] == ":" for s in announced)

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
        own = segment.first <= frame.at < segment.last and self.flows.frames.get(frame.at) is not None
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
        own_head = frame.at >= 0 and frame.at in self.flows.frames
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
