"""Interpretation: the claims of a text, sentence by sentence, each read against what was told before."""

from collections.abc import Callable

from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims import Claim, Unread, is_value
from entrepot.reading.statements.clauses import Piece, Segment, segments_of
from entrepot.reading.statements.dating import Dating
from entrepot.reading.statements.frames import MANY, frame_of, head_of_value, heads_of
from entrepot.reading.statements.growths import growth_of
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.memory import FAR, Memory
from entrepot.reading.statements.moods import Mood, mood_at, moods_of
from entrepot.reading.statements.parties import Party
from entrepot.reading.statements.phrases.clock import Clock
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.ranks import rank_of
from entrepot.reading.statements.recall import is_aside, is_joint_goal, ranked, topic, tops_turnover
from entrepot.reading.statements.relations import Frame, Setting
from entrepot.reading.statements.scene import Scene, Side
from entrepot.reading.statements.sharing import echo_of, is_whole, shared, stands_by_partner, turned
from entrepot.reading.statements.times import to_period
from entrepot.reading.statements.values import Role, qualified, role_of, without_qualifiers

_LISTED = words("small_words", "interpret", "listed")
_RELATIVE = words("small_words", "interpret", "relative")
_YEARLY = (
    ["annually"],
    ["yearly"],
    ["ежегодно"],
    ["a", "year"],
    ["per", "year"],
    ["each", "year"],
    ["every", "year"],
    ["в", "год"],
)
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
        segments = [without_qualifiers(line, s) for s in segments_of(line, parties, self._trading(at))]
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
        self.physical = self.other = -9
        self.turned: set[int] = set()
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
                    period = None if told is None else to_period(self.reader.clock, told, self.memory.period)
                    if told is not None and (period is None or self.dating.is_recent(period)):
                        self.memory.period = period

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
        if not self.said and self.frames:
            self.memory.opened, self.memory.opened_at = self.frames[min(self.frames)], self.at

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
        memory = self.memory
        if memory.opened_at > memory.sentence and self.at - memory.opened_at <= 1:
            return memory.opened
        return memory.frame if self.at - memory.sentence <= FAR else None

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
        other = None
        if head is None and value.kind != "money":
            other = _subject_elsewhere(self.line, segment, value, self.frame is not None)
        if other is not None or (head is None and self.other == at - 1):
            other = other or segment.pieces[0]
            self.other = at
            self._skip(value, "about something else, not about trade")
            return
        if head is None and self.physical == at - 1 and value.kind != "money":
            self._skip(value, "a change of a quantity of goods, not of their value")
            return
        frame = self._beside(at, segment, value) if head is None else None
        beside = frame is not None
        if frame is None:
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
        if not beside:
            frame = self._other_way(at, segment, shared(self.setting, segment, value, frame, head), head)
        mood = mood_at(self.line, segment, value, self.moods[at])
        self._claim(at, segment, value, frame, role, mood)

    def _other_way(self, at: int, segment: Segment, frame: Frame, head: Piece | None) -> Frame:
        """The flow that "the other way" or "what comes back" in this segment, or in one before, turns round; once."""
        if (head is not None and frame.named) or frame.measure not in MIRROR:
            return frame
        before = [i for i, s in enumerate(self.setting.segments[:at]) if s.has("back") and not s.values]
        says = [at] if segment.has("back") else before[-1:] if head is None else []
        if not says or (head is None and says[0] in self.turned):
            return frame
        self.turned.add(says[0])
        self.frame = turned(frame, segment.first)
        return self.frame

    def _beside(self, at: int, segment: Segment, value: Piece) -> Frame | None:
        """The flow of the level that a growth stands right behind: "$3 billion (plus 48 percent)"."""
        last = self.said[-1] if self.said and value.kind != "money" else None
        if last is None or last.low is None or last.index is not None or last.sort != "level":
            return None
        between = self.setting.segments[last.segment + 1 : at]
        close = all(s.depth and not s.values for s in between) and not segment.has("party", "anaphor")
        return last.frame if close else None

    def _inherited(self, at: int, segment: Segment, value: Piece) -> Frame | None:
        """The flow of the segment before, else of the one after, else of a sentence that this one refers back to."""
        named = self._named_after_dash(at)
        if named is not None:
            return self._open(*named)
        joined_head = self._head_of_list(at, value)
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
        nearby = told or self._of_list() or self._nearby()
        joint = told is not None and is_joint_goal(pieces)
        if nearby is not None and (
            joint or any(self._points_back(p) and p.first < value.first for p in segment.pieces)
        ):
            self.frame = nearby
            return nearby
        for later in self.setting.segments[at + 1 :]:
            heads = heads_of(later)
            if heads:
                return self._open(later, heads[0])
        by_rank = ranked(self.setting, self.at, self.memory, segment, value)
        if by_rank is not None:
            return by_rank
        if nearby is None or not (self._refers_back(segment, nearby) or self._goes_on(segment, value)):
            return None
        self.frame = nearby
        return nearby

    def _points_back(self, piece: Piece) -> bool:
        """Whether a word stands for a figure told before; "which" inside a sentence stands for what it follows."""
        if piece.kind != "anaphor":
            return False
        opens = self.line.word(piece.first - 1) in (",", "–", "—", "(")
        return not (opens and self.line.words[piece.first] in _RELATIVE)

    def _of_list(self) -> Frame | None:
        """The whole that "in second place is Russia with $5 billion" ranks: the last turnover told of."""
        if _LISTED.isdisjoint(self.line.words) or self.at - self.memory.sentence > FAR:
            return None
        told = [c.frame for c in self.memory.claims if c.frame.measure == "turnover"]
        return told[-1] if told else None

    def _named_after_dash(self, at: int) -> tuple[Segment, Piece] | None:
        """The measure that closes "$33 million – exports of Tatarstan", «на треть вырос и экспорт»."""
        later = self.setting.segments[at + 1 : at + 2]
        if not later or later[0].values:
            return None
        last = self.setting.segments[at].pieces[-1]
        also = later[0].opener == "и" and last.kind in ("up", "down") and last.last == self.setting.segments[at].last
        if not also and later[0].opener not in ("–", "—", "-"):
            return None
        return next(((later[0], h) for h in heads_of(later[0]) if h.first - later[0].first <= 1), None)

    def _head_of_list(self, at: int, value: Piece) -> tuple[Segment, Piece] | None:
        """The measure that closes "nearly $679 million and more than $223 million in exports"."""
        segments = self.setting.segments
        later = segments[at + 1] if at + 1 < len(segments) and value.last == segments[at].last else None
        if later is None or not later.values or later.values[0].kind != value.kind:
            return None
        last = later.values[0].last
        if self.line.word(last) not in ("in", "of", "worth"):
            return None
        return next(((later, h) for h in heads_of(later) if 0 < h.first - last <= 3), None)

    def _goes_on(self, segment: Segment, value: Piece) -> bool:
        """Whether an amount stands by its partner alone, right after others: "Russia ($5 billion), Italy"."""
        said = self.said[-1] if self.said else None
        close = said is not None or self.at - self.memory.sentence <= 1
        return value.kind == "money" and close and stands_by_partner(self.setting, segment, value)

    def _refers_back(self, segment: Segment, nearby: Frame) -> bool:
        pieces = [p for s in self.setting.segments for p in s.pieces]
        if any(p.kind == "elsewhere" and p.first < segment.last for p in pieces):
            return False
        if any(p.kind == "back" or self._points_back(p) for p in pieces):
            return True
        if any(p.kind == "share" for p in pieces) and segment.has("money") and self.at - self.memory.sentence <= 1:
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
        elif value.kind == "as_fast":
            made = self._as_fast(claim, value)
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
            if frame.at not in self.frames and tops_turnover(made, (*self.memory.claims, *self.said)):
                made = made.moved(
                    frame=frame._replace(measure="turnover", rule=f"{frame.rule}; more than the turnover")
                )
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
        if unit == "USD" and self.line.words[value.first] == "$":
            unit = self.reader.scene.dollar
        if unit is None:
            self._skip(value, "no currency is said")
            return None
        self.memory.unit = unit
        qualifier = qualified(self.line, value)
        if money.low != money.high:
            qualifier = "between"
        made = claim.moved(low=money.low, high=money.high, unit=unit, step=money.step, qualifier=qualifier)
        if role.sort == "earlier" or self._looks_back(made):
            of_a_time = role.rule == "<period> (<money>)"
            kept = mood == "fact" or of_a_time or (made.period_said and self._looks_at_past(made))
            return made.moved(sort="earlier") if kept else made.moved(period=None)
        return made.moved(sort="goal") if mood == "goal" else made

    def _looks_at_past(self, claim: Claim) -> bool:
        year = self.reader.clock.year
        return claim.period is not None and year is not None and claim.period.last_year <= year

    def _looks_back(self, claim: Claim) -> bool:
        """ "down 9 % ($950 million in January-August 2023)": a bracket with the level of an earlier time."""
        bracket = self.setting.segments[claim.segment].opener == "("
        before = next((c.period for c in reversed(self.said) if c.sort in ("level", "growth")), None)
        return bracket and claim.period is not None and before is not None and claim.period.last < before.last

    def _as_fast(self, claim: Claim, value: Piece) -> Claim | None:
        """«во столько же раз вырос экспорт»: the growth told just before."""
        told = [c for c in (*self.memory.claims, *self.said) if c.index is not None and self.at - c.sentence <= 1]
        if not told or told[-1].sort == "goal":
            self._skip(value, "as fast as what is not said")
            return None
        twin = told[-1]
        return claim.moved(
            sort="growth", index=twin.index, index_step=twin.index_step, qualifier=twin.qualifier, base=twin.base,
            since=twin.since, period=twin.period, rule="as fast",
        )  # fmt: skip

    def _growth(self, claim: Claim, at: int, value: Piece, mood: Mood) -> Claim | None:
        grown = growth_of(self.line, self.setting.segments, at, value, self.times[at])
        if grown.why:
            self._skip(value, grown.why)
            self.physical = at if "quantity" in grown.why else self.physical
            return None
        base, since, period = self.dating.base(at, claim)
        sort = "goal" if mood == "goal" else "growth"
        after = self.line.words[value.last : value.last + 2]
        yearly = after[:1] in _YEARLY or after in _YEARLY
        return claim.moved(
            sort=sort, index=grown.times, index_step=grown.step, yearly=yearly, qualifier=qualified(self.line, value),
            base=base, since=since, period=period, rule=grown.rule,
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
            and {memory.flow.reporter, memory.flow.partner} == {claim.frame.reporter, claim.frame.partner}
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
        elif claim.sort == "goal" and memory.period is None and self._looks_at_past(claim):
            memory.period = claim.period
        if is_aside(claim, self.reader.scene.pair, memory.frame):
            memory.sentence = self.at
            return
        memory.frame, memory.sentence = claim.frame, self.at
        if claim.frame.reporter is not None:
            self.reader.scene.look_at(claim.frame.reporter, claim.frame.partner)


def _subject_elsewhere(line: Line, segment: Segment, value: Piece, framed: bool) -> Piece | None:
    """The production or the projects that a growth is told of: "output rose 5 %"; after a flow of trade in the same
    sentence only right at the start of the segment: "and output rose 5 %"."""
    before = [p for p in segment.pieces if p.kind == "elsewhere" and p.last <= value.first]
    if not before:
        return None
    other = before[-1]
    if framed and any(w not in _DETERMINERS for w in line.words[segment.first : other.first]):
        return None
    verbs = any(p.kind in ("up", "down", "copula", "level") and p.first > other.first for p in segment.pieces)
    again = any(p.kind == "anaphor" and p.first > other.first for p in segment.pieces)
    return other if verbs and not again else None


_DETERMINERS = frozenset(["the", "its", "their", "our", "and", "but", "while"])
