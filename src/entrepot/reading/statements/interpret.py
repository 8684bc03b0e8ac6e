"""Interpretation: the claims of a text, sentence by sentence, each read against what was told before."""

from collections.abc import Callable

from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period
from entrepot.reading.statements.claims import Claim, Unread, is_value
from entrepot.reading.statements.clauses import Piece, Segment, segments_of
from entrepot.reading.statements.dating import Dating
from entrepot.reading.statements.frames import MANY, frame_of, head_of_value, heads_of
from entrepot.reading.statements.growths import growth_of
from entrepot.reading.statements.joining import same_flow
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.memory import FAR, Memory
from entrepot.reading.statements.moods import Mood, mood_at, moods_of
from entrepot.reading.statements.parties import Party
from entrepot.reading.statements.phrases.clock import Clock
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.relations import Frame, Setting
from entrepot.reading.statements.scene import Scene, Side
from entrepot.reading.statements.sharing import echo_of, is_whole, shared, stands_by_partner
from entrepot.reading.statements.times import to_period
from entrepot.reading.statements.values import Role, qualified, role_of, without_qualifiers

_NOUNS = words("small_words", "interpret", "nouns")
_PAIR = "<measure> of <economy> with <economy>"


class Interpreter:
    """Reads one text; `claims` and `unread` grow with each sentence."""

    def __init__(self, scene: Scene, clock: Clock, body: tuple[int, int]) -> None:
        self.first_body, self.last_body = body
        self.first_unit: Callable[[], str | None] = lambda: None
        self.scene = scene
        self.clock = clock
        self.memory = Memory()
        self.claims: list[Claim] = []
        self.unread: list[Unread] = []

    def read(self, line: Line, at: int, places: list[Economy], parties: list[Party], speaker: Side, deep: bool) -> None:
        """Take in sentence number `at`; only a `deep` one holds values, another may still turn the focus."""
        self.scene.saw(places)
        segments = [without_qualifiers(line, s) for s in segments_of(line, parties)]
        setting = Setting(line, parties, segments, self.scene, speaker)
        sentence = _Sentence(self, setting, at)
        if deep:
            sentence.interpret()
        else:
            sentence.look()
        self.scene.told_of(parties)
        if not any(claim.period_said for claim in sentence.said):
            sentence.hear_time()

    def hear_time(self, line: Line, at: int) -> None:
        """Note the span of months that a sentence tells, one that says nothing else."""
        Dating(line, at, segments_of(line, []), self.clock, self.memory, []).hear(months_only=True)


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
        self.dating = Dating(self.line, at, setting.segments, reader.clock, reader.memory, self.said)
        self.times = self.dating.times
        self.physical = -9
        self.frame: Frame | None = None
        self.frames: dict[int, Frame] = {}

    def look(self) -> None:
        """A sentence without values: only a pair that it names with a measure turns the focus."""
        for segment in self.setting.segments:
            for head in heads_of(segment):
                if head.kind == "turnover":
                    frame = frame_of(self.setting, segment, head, self.memory.frame)
                    if frame.rule == _PAIR:
                        self.reader.scene.look_at(frame.reporter, frame.partner)
                    self.memory.frame, self.memory.sentence = frame, self.at
                    told = next((t for times in self.times for t in times.own), None)
                    if told is not None:
                        self.memory.period = to_period(self.reader.clock, told, self.memory.period)

    def hear_time(self) -> None:
        """Note the time that the sentence tells without a figure."""
        segments = self.setting.segments
        self.dating.hear(months_only=not any(heads_of(s) or s.values for s in segments))

    def interpret(self) -> None:
        self.moods = self.dating.moods = moods_of(self.line, self.setting.segments)
        for at, segment in enumerate(self.setting.segments):
            if not heads_of(segment) and not segment.values:
                self._old_goal(at, segment)
                continue
            if not segment.values:
                frame = self._open(segment, heads_of(segment)[-1])
                if frame.rule == _PAIR:
                    self.reader.scene.look_at(frame.reporter, frame.partner)
            for value in segment.values:
                self._value(at, segment, value)
        for claim in self.said:
            self._remember(claim)

    def _open(self, segment: Segment, head: Piece) -> Frame:
        """The flow of a head."""
        known = self.frames.get(head.first)
        if known is None:
            known = frame_of(self.setting, segment, head, self.frame or self._nearby())
            self.frames[head.first] = known
        self.frame = known
        return known

    def _nearby(self) -> Frame | None:
        """The flow told of last, when that was not long ago."""
        return self.memory.frame if self.at - self.memory.sentence <= FAR else None

    def _topic(self, segment: Segment) -> Frame | None:
        """What "the figure" stands for after a turnover and its parts: the turnover."""
        names = any(p.kind == "anaphor" and self.line.words[p.first] in _NOUNS for p in segment.pieces)
        last = [c for c in self.memory.claims if c.sentence == self.memory.sentence]
        whole = [
            c.frame
            for c in self.memory.claims
            if c.frame.measure == "turnover" and c.paragraph == self.line.sentence.paragraph
        ]
        if not names or not whole or self.at - self.memory.sentence > FAR:
            return None
        kinds = {c.frame.measure for c in last}
        return whole[-1] if "turnover" in kinds or {"exports", "imports"} <= kinds else None

    def _value(self, at: int, segment: Segment, value: Piece) -> None:
        if not is_value(value):
            self._skip(
                value, "percentage points or a range of percents" if value.kind in ("points", "range") else value.kind
            )
            return
        head = head_of_value(segment, value, self.line) or echo_of(
            self.line, segment, value, self.frame or self._nearby()
        )
        if self.line.text.sentences[self.at].kind == "heading" and self.at > self.reader.last_body:
            self._skip(value, "a line after the end of the story")
            return
        role = role_of(self.line, self.setting.segments, at, value, head)
        if role.why:
            self._skip(value, role.why)
            if head is not None:
                self._open(segment, head)
            return
        if head is None and self.physical == at - 1 and value.kind != "money":
            self._skip(value, "a change of a quantity of goods, not of their value")
            return
        frame = self._open(segment, head) if head is not None else self._inherited(at, segment, value)
        if frame is not None and is_whole(self.setting, at, value):
            frame = frame._replace(measure="turnover", rule="of the <money> … <exports>", goods=None)
            self.frame = frame
        if frame is None:
            self._skip(value, "no flow of trade is told of here")
            return
        if frame.rule == MANY:
            self._skip(value, "a flow between more than two economies")
            return
        frame = shared(self.setting, segment, value, frame, head)
        mood = mood_at(self.line, segment, value, self.moods[at])
        self._claim(at, segment, value, frame, role, mood)

    def _inherited(self, at: int, segment: Segment, value: Piece) -> Frame | None:
        """The flow of the segment before, else of the one after, else of a sentence that this one refers back to."""
        named = self._named_after_dash(at)
        if named is not None:
            return self._open(*named)
        if self.frame is not None:
            return self.frame
        nearby = self._topic(segment) or self._nearby()
        if nearby is not None and any(p.kind == "anaphor" and p.first < value.first for p in segment.pieces):
            self.frame = nearby
            return nearby
        for later in self.setting.segments[at + 1 :]:
            heads = heads_of(later)
            if heads:
                return self._open(later, heads[0])
        if nearby is None or not (self._refers_back(segment, nearby) or self._goes_on(segment, value)):
            return None
        return nearby

    def _named_after_dash(self, at: int) -> tuple[Segment, Piece] | None:
        """The measure that closes "$33 million – exports of Tatarstan"."""
        later = self.setting.segments[at + 1 : at + 2]
        if not later or later[0].opener not in ("–", "—", "-") or later[0].values:
            return None
        return next(((later[0], h) for h in heads_of(later[0]) if h.first - later[0].first <= 1), None)

    def _goes_on(self, segment: Segment, value: Piece) -> bool:
        """Whether an amount stands by its partner alone, right after others: "Russia ($5 billion), Italy"."""
        said = self.said[-1] if self.said else None
        close = said is not None or self.at - self.memory.sentence <= 1
        return value.kind == "money" and close and stands_by_partner(self.setting, segment, value)

    def _refers_back(self, segment: Segment, nearby: Frame) -> bool:
        pieces = [p for s in self.setting.segments for p in s.pieces]
        if any(p.kind == "elsewhere" and p.first < segment.last for p in pieces):
            return False
        if any(p.kind in ("anaphor", "back") for p in pieces):
            return True
        if any(p.party is not None and p.party.ref in ("we", "pair", "countries", "its") for p in pieces):
            return any(p.kind in ("level", "copula", "up", "down") for p in pieces)
        parties = [p.party for p in pieces if p.party is not None]
        members = [p for p in parties if p.economy is not None and p.economy.kind == "country"]
        if members and nearby.partner is not None and nearby.partner.kind == "bloc":
            return True
        if any(p.kind in ("goal", "modal") for p in pieces) and any(p.ref in ("region", "country") for p in parties):
            return True
        first = next((p for p in pieces if p.kind not in ("period", "compare")), None)
        return first is not None and first.kind in (
            "up",
            "down",
            "level",
            "percent",
            "multiple",
            "copula",
            "goal",
            "modal",
            "money",
        )

    def _skip(self, value: Piece, why: str) -> None:
        start, end = self.line.starts[value.first], self.line.ends[value.last - 1]
        self.reader.unread.append(Unread(start, end, why))

    def _claim(self, at: int, segment: Segment, value: Piece, frame: Frame, role: Role, mood: Mood) -> None:
        start, end = self._quote(at, frame)
        period, period_words, said = self.dating.period(at, segment, value, role)
        claim = Claim(
            "level", frame, start, end, self.at, at, period=period, period_words=period_words, period_said=said,
            paragraph=self.line.sentence.paragraph, headline=self.at < self.reader.first_body,
            lead=self.at < self.reader.first_body + 3, rule=role.rule,
            trees=((self.at, value.phrase),) if value.phrase is not None else (),
        )  # fmt: skip
        if value.kind in ("money", "as_much"):
            made = self._money(claim, value, role, mood)
        else:
            made = self._growth(claim, at, value, mood)
        if made is None:
            return
        if (
            made.sort == "goal"
            and frame.goods is not None
            and frame.rule.startswith(("<economy> sell", "<economy> buy"))
        ):
            self._skip(value, "a plan for one of the goods")
            return
        if made.sort == "goal":
            made = made.moved(deadline=self.dating.deadline(at))
        self.said.append(made)
        if frame.named:
            self.reader.scene.look_at(frame.reporter, frame.partner)

    def _money(self, claim: Claim, value: Piece, role: Role, mood: Mood) -> Claim | None:
        if value.kind == "as_much":
            twin = next(
                (c for c in reversed(self.said or self.memory.claims) if c.sort == "level" and c.low is not None), None
            )
            if twin is None:
                self._skip(value, "as much as what is not said")
                return None
            return claim.moved(
                low=twin.low, high=twin.high, unit=twin.unit, step=twin.step, qualifier="about", period=twin.period
            )
        assert value.phrase is not None
        money = value.phrase.value
        unit = money.unit or self.memory.unit or self.reader.first_unit()
        if unit is None:
            self._skip(value, "no currency is said")
            return None
        self.memory.unit = unit
        qualifier = qualified(self.line, value)
        if money.low != money.high:
            qualifier = "between"
        made = claim.moved(low=money.low, high=money.high, unit=unit, step=money.step, qualifier=qualifier)
        if role.sort == "earlier":
            return made.moved(sort="earlier") if mood == "fact" else made.moved(period=None)
        return made.moved(sort="goal") if mood == "goal" else made

    def _growth(self, claim: Claim, at: int, value: Piece, mood: Mood) -> Claim | None:
        grown = growth_of(self.line, self.setting.segments, at, value, self.times[at])
        if grown.why:
            self._skip(value, grown.why)
            self.physical = at if "quantity" in grown.why else self.physical
            return None
        base, since, period = self.dating.base(at, claim)
        sort = "goal" if mood == "goal" else "growth"
        return claim.moved(
            sort=sort, index=grown.times, index_step=grown.step, qualifier=qualified(self.line, value), base=base,
            since=since, period=period, rule=grown.rule,
        )  # fmt: skip

    def _old_goal(self, at: int, segment: Segment) -> None:
        """ "we passed the $500 million mark, the one we had set in 2017": the level was a goal before."""
        level = next((c for c in reversed(self.said) if c.sort == "level" and c.segment in (at - 1, at - 2)), None)
        relative = {"which", "that", "one", "как", "которую", "который", "которая", "которое"} & set(
            self.line.words[segment.first : segment.first + 3]
        )
        goals = [p for p in segment.pieces if p.kind == "goal" and p.form in ("past", "participle", "word")]
        if level is not None and relative and goals and not segment.has("modal"):
            self.said.append(level.moved(sort="goal", deadline=None))

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

    def _period_left(self, claim: Claim) -> Period | None:
        """The period for the figures to come: the claim's, unless it only looks back a year on the flow before."""
        memory = self.memory
        if claim.period is None:
            return None if claim.period_said else memory.period
        looks_back = memory.period is not None and claim.period == memory.period.year_before
        if (
            looks_back
            and memory.flow is not None
            and same_flow(memory.flow, claim.frame)
            and self.at - memory.sentence < 2
        ):
            return memory.period
        return claim.period

    def _remember(self, claim: Claim) -> None:
        self.reader.claims.append(claim)
        memory = self.memory
        memory.claims = [*memory.claims, claim][-6:]
        if claim.sort in ("level", "growth") and claim.frame.measure not in ("investment", "other"):
            memory.period, memory.flow = self._period_left(claim), claim.frame
        memory.frame, memory.sentence = claim.frame, self.at
        if claim.frame.reporter is not None:
            self.reader.scene.look_at(claim.frame.reporter, claim.frame.partner)
