"""Dating: where in a sentence the time of a value stands, when it does not stand beside it."""

from entrepot.nouns.period import Period
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.frames import heads_of
from entrepot.reading.statements.claims.memory import FAR, Memory
from entrepot.reading.statements.claims.moods import Mood
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.times import is_deadline, nearest, spelt_out, times_of, to_period, when_of
from entrepot.reading.statements.claims.values import Role, role_of
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.clock import Clock
from entrepot.reading.statements.phrases.phrase import Line

_COMPARED = words("small_words", "times", "compared")
_NOW = words("small_words", "moods", "now") | words("small_words", "times", "now")
_FOR_THE_YEAR = (
    {"for", "the", "year"},
    {"whole", "year"},
    {"full", "year"},
    {"entire", "year"},
    {"yearly", "figure"},
    {"на", "год"},
    {"весь", "год"},
    {"целом", "год"},
)
_PRESENT = words("small_words", "moods", "now") | {"нынешний", "теперь"}
_LATE = 3
_OF_TIME_BEFORE = ("<period> (<money>)", "<period>, <money>")
_WHEN = frozenset(["when", "когда"])


class Dating:
    """The times of one sentence, segment by segment, and who may borrow them."""

    def __init__(
        self, line: Line, at: int, segments: list[Segment], clock: Clock, memory: Memory, said: list[Claim]
    ) -> None:
        self.line = line
        self.at = at
        self.segments = segments
        self.clock = clock
        self.memory = memory
        self.said = said
        self.times = spelt_out(segments, [times_of(line, segment) for segment in segments])
        self.moods: list[Mood] = []
        self.invested = False
        self.named: Piece | None = None

        if not clock.dated:
            self._settle_year()

    def _settle_year(self) -> None:
        """ "last year, up 2 % on 2022" in a report without a date: last year was 2023, whatever was guessed before."""
        last = any((when := when_of(t)).shift == -1 and when.style == "span" for times in self.times for t in times.own)
        bases = [when_of(b) for times in self.times for b in times.bases]
        years = [b.year for b in bases if b.year is not None and b.style == "span" and b.first is None]
        if last and years and self.clock.year == years[0] + 1:
            self.clock.year = years[0] + 2

    def period(self, at: int, segment: Segment, value: Piece, role: Role) -> tuple[Period | None, str | None, bool]:
        """The period of a value: of its own segment, of one before or after in the sentence, or carried over."""
        clock, near = self.clock, self._carried()
        own = tuple(t for t in self.times[at].own if role.sort == "earlier" or not self.of_another(segment, value, t))
        if (bracketed := self._bracketed(at, value)) is not None:
            return self._resolved(bracketed, near), None, True
        if role.sort == "earlier":
            return self._earlier_period(at, segment, value, role, near)
        ago = next((b for b in self.times[at].bases if b.phrase is not None and b.phrase.rule == "a year ago"), None)
        ago = ago or (self._opening() if not segment.has("percent", "multiple") else None)
        if ago is not None and not own and value.kind == "money":
            near_year = near.year_before if near is not None and near.is_year else None
            return near_year or (Period.year(clock.year - 1) if clock.year else None), None, True
        if near is not None and not own and value.kind == "money" and (then := self.then(at)) is not None:
            if then.phrase is not None and then.phrase.rule == "the year before":
                fiscal = near.months == 12 and not near.is_year
                return (near.year_before if fiscal else Period.year(near.last_year - 1)), None, True
            return self._resolved(then, near), None, True
        found = self._respective(value) or nearest(own, value, segment) or self._after_dash(at, value)
        if found is None and value.kind == "money" and (other := self._not_of_twin(segment)) is not None:
            return other, None, False
        if found is None and not self.times[at].vague:
            found = self.elsewhere(at)
            if found is not None and self._moved_on(found, self._resolved(found, near)):
                found = None
        if found is not None:
            period = self._resolved(found, near)
            if value.kind == "money":
                period = self.last_of_span(period, segment)
            return period, self.line.said(found.first, found.last) if period is None else None, True
        if found is None and self._is_of_now(segment, value):
            return None, None, value.kind != "money"
        start = self.said[-1].segment + 1 if self.said and self.said[-1].sentence == self.at else 0
        vague = self.times[at].vague or tuple(v for t in self.times[start:at] for v in t.vague)
        if vague and self._is_running(vague[-1], near):
            return near, None, False
        if vague:
            words = self.line.said(vague[-1].first, vague[-1].last)
            if when_of(vague[-1]).style != "since":
                return None, words, True
        last = self._last(at)
        if last is not None and last is not self.said[-1] and last.period is not None:
            return last.period, last.period_words, last.period_said
        if (
            self.said
            and self.said[-1].frame.at >= 0
            and (self.said[-1].period_said or self.said[-1].period is not None)
        ):
            return self._continued(), self.said[-1].period_words, self.said[-1].period_said
        return near, None, False

    def _moved_on(self, piece: Piece, period: Period | None) -> bool:
        """Whether the sentence has told since then of a level of a later period."""
        last = next((c for c in reversed(self.said) if c.sort == "level" and c.low is not None), None)
        if last is None or last.period is None or period is None or not period < last.period:
            return False
        return piece.first < self.segments[last.segment].first

    def _not_of_twin(self, segment: Segment) -> Period | None:
        """The period of the text for a level that follows, without a verb of its own flow, an earlier level of the same
        flow: "imports, $209 million in the first half of 2021, exceeded $922 million"."""
        last, memory = self.said[-1] if self.said else None, self.memory
        if last is None or last.low is None or not last.period_said or last.period is None or memory.main is None:
            return None
        if heads_of(segment) or not segment.has("level", "up", "down") or not last.period < memory.main:
            return None
        return memory.main

    def _after_dash(self, at: int, value: Piece) -> Piece | None:
        """ "4.5 billion – in 2019": the time that a dash ties to the amount before it."""
        later = self.segments[at + 1] if at + 1 < len(self.segments) and value.last == self.segments[at].last else None
        if later is None or later.opener not in ("–", "—", "-") or any(p.kind != "period" for p in later.pieces):
            return None
        return next(iter(self.times[at + 1].own), None)

    def _bracketed(self, at: int, value: Piece) -> Piece | None:
        """ "$264 million (2013)": the time that a bracket gives to the amount before it."""
        later = self.segments[at + 1] if at + 1 < len(self.segments) and value.last == self.segments[at].last else None
        if later is None or later.opener not in ("(", "[") or value.kind != "money" or len(later.pieces) != 1:
            return None
        if self.line.word(later.last) not in (")", "]"):
            return None
        told = next(iter(self.times[at + 1].own), None)
        return told if told is not None and when_of(told).year is not None else None

    def _last(self, at: int) -> Claim | None:
        """The last figure of the sentence, bracketed ones aside for a value outside of brackets."""
        depth = self.segments[at].depth
        return next((c for c in reversed(self.said) if self.segments[c.segment].depth <= depth), None)

    def _is_of_now(self, segment: Segment, value: Piece) -> bool:
        """ "five years back it was $25 million, now it is $250 million": the present level, of no year that is told."""
        said = self.said[-1].period if self.said else None if value.kind == "money" else self._carried()
        present = not _PRESENT.isdisjoint(self.line.words[segment.first : value.first])
        past = said is not None and self.clock.year is not None and said.last_year < self.clock.year - 1
        return present and past

    def _opening(self) -> Piece | None:
        """ "A year ago, he said, the turnover was …": the past time that opens a sentence in which nothing is told of
        the present."""
        opening = next((b for t in self.times for b in t.bases if b.first <= 1), None)
        if opening is None or opening.phrase is None or opening.phrase.rule != "a year ago":
            return None
        told = any(t.own or t.vague for t in self.times)
        return None if told or not _NOW.isdisjoint(self.line.words) else opening

    def _resolved(self, piece: Piece, near: Period | None) -> Period | None:
        """The months of a time, read against the neighbour's or, where the words count other months or mean those
        that the text reports on, against these."""
        when, main = when_of(piece), self.memory.main
        if near is None and when.style == "that" and when.last_year == 0:
            near = main
        counted = when.last is not None and when.first in (None, 1) and when.year is None and when.shift is None
        if main is None or piece.phrase is None:
            return to_period(self.clock, piece, near)
        if (counted and main.months == when.last and when.style in ("that", "same", "span")) or (
            piece.phrase.rule == "the period reported on" and (near is None or near in main)
        ):
            near = main
        return to_period(self.clock, piece, near)

    def hear(self, months_only: bool) -> None:
        """Remember a time that is told of what was; `months_only`: not a year, nor a single month."""
        for at, times in enumerate(self.times):
            if at < len(self.moods) and self.moods[at] == "goal":
                continue
            for piece in times.own:
                period = self._resolved(piece, self._carried())
                if period is None or is_deadline(self.line, piece) or when_of(piece).style == "that":
                    continue
                if not self._lately(period) or (months_only and (period.months == 1 or period.is_whole_years)):
                    continue
                if not self.is_recent(period):
                    continue
                self.memory.told, self.memory.told_at = period, self.at

    def is_recent(self, period: Period) -> bool:
        """Whether a time told of without a figure may be that of the figures to come: no year long past."""
        year = self.clock.year
        return year is None or not period.is_whole_years or period.last_year >= year - 1

    def _lately(self, period: Period) -> bool:
        """Whether a period is one that a report would still speak of, as far as its date is known."""
        year = self.clock.year
        return year is None or year - 2 <= period.last_year <= year

    def _respective(self, value: Piece) -> Piece | None:
        """The n-th time of n for the n-th value of n, with "respectively"."""
        if {"respectively", "соответственно"}.isdisjoint(self.line.words):
            return None
        values = [v for segment in self.segments for v in segment.values if v.kind == value.kind]
        told = [t for times in self.times for t in times.own]
        return told[values.index(value)] if len(told) == len(values) > 1 else None

    def _continued(self) -> Period | None:
        """The period of the sentence's last value that was not an earlier one."""
        current = next((c for c in reversed(self.said) if c.sort in ("level", "growth")), None)
        if current is None and self.said[-1].sort == "earlier":
            return self.memory.period if self.at - self.memory.sentence <= 2 * FAR else None
        return (current or self.said[-1]).period

    def _earlier_period(
        self, at: int, segment: Segment, value: Piece, role: Role, near: Period | None
    ) -> tuple[Period | None, str | None, bool]:
        times = self.times[at]
        current = next((c.period for c in reversed(self.said) if c.sort in ("level", "growth")), near)
        own = nearest(tuple(sorted((*times.own, *times.bases))), value, segment)
        if own is None and at and role.rule in _OF_TIME_BEFORE:
            own = next(iter(reversed((*self.times[at - 1].bases, *self.times[at - 1].own))), None)
        values = [v for v in segment.values if v.kind == "money"]
        if own is not None and (own.first >= value.last or len(values) == 1 or own in times.bases):
            later = [v for v in values if v.first >= value.last]
            if not (later and own.first > later[0].first):
                reference = current
                if current is None and (ahead := self.ahead(own)) is not None:
                    reference = self._resolved(ahead, near)
                return self._resolved(own, reference), None, True
        own_current = nearest(times.own, value, segment) or self.elsewhere(at)
        if own_current is not None:
            current = self._resolved(own_current, near) or current
            if current is not None and current.is_whole_years and current.months > 12:
                return Period.year(current.first_year), None, True
        return (current.year_before if current is not None else None), None, False

    def _carried(self) -> Period | None:
        """The period of the neighbouring figure: of this sentence, else of the ones not far before; a time told
        since then without a figure comes first."""
        memory = self.memory
        if self.said:
            return self._continued()
        if self.invested:
            return memory.invested if self.at - memory.invested_at <= 2 else None
        if memory.told_at > memory.sentence and self.at - memory.told_at <= 2 * FAR:
            return memory.told
        if memory.main is not None and self._is_aside(memory.period):
            return memory.main
        return memory.period if self.at - memory.sentence <= 2 * FAR else None

    def _is_aside(self, period: Period | None) -> bool:
        """Whether a period, in an earlier paragraph, was told only beside the one that the text reports on."""
        main = self.memory.main
        if main is None or period is None or self.line.sentence.paragraph == self.memory.dated:
            return False
        return period != main and (period.last < main.first or period in main)

    def base(self, at: int, claim: Claim) -> tuple[str, Period | None, Period | None]:
        """What a growth is compared with, and the period that this implies when none was said."""
        times, period = self.times[at], claim.period
        clock = self.clock
        for piece in times.bases or tuple(b for t in self.times for b in t.bases):
            when = when_of(piece)
            if when.style == "same" and when.first is None:
                if when.year is not None and not claim.period_said and period is not None:
                    if period.last_year > when.year + 1:
                        return "period", period.shifted(when.year - period.last_year), period
                    period = period.shifted(when.year + 1 - period.last_year)
                return "year_on_year", None, period
            base = clock.period(when, period)
            if base is None:
                return "year_on_year", None, period
            if when.shift is not None and when.shift < -1:
                return "period", base, period
            lately = clock.year is None or base.last_year + _LATE >= clock.year
            if (period is None or not claim.period_said) and lately:
                following = base.shifted(1)
                period = period if period is not None and period.last_year >= following.last_year else following
            same = base.shifted(1) == period or (
                period is not None and base.is_year and base.first_year == period.first_year - 1
            )
            return ("year_on_year", None, period) if same else ("period", base, period)
        if any(when_of(v).style in ("length", "since") for v in times.vague):
            return "period", None, period
        if period is not None and period.is_whole_years and period.months > 12:
            sort = "year_on_year" if period.months == 24 else "period"
            return sort, Period.year(period.first_year), Period.year(period.last_year)
        yoy = any(s.has("yoy") for s in self.segments)
        return ("year_on_year" if yoy or (period is not None and period.months <= 12) else "unstated"), None, period

    def deadline(self, at: int) -> Period | None:
        """The time by which a goal is to be reached: one after "by", else one that is not over yet."""
        clock = self.clock
        if self.named is not None and (found := clock.deadline(when_of(self.named))):
            return found
        order = [at, *range(at + 1, len(self.times)), *range(at - 1, -1, -1)]
        pieces = [p for i in order for p in (*self.times[i].own, *self.times[i].vague, *self.times[i].bases)]
        for piece in pieces:
            if is_deadline(self.line, piece) and (found := clock.deadline(when_of(piece))):
                return found
        for piece in pieces:
            found = None if self._is_past_month(piece) else clock.deadline(when_of(piece))
            if found is not None and (clock.year is None or not clock.dated or found.last_year >= clock.year):
                return found
        if not any(said <= set(self.line.words) for said in _FOR_THE_YEAR):
            return None
        near = self.memory.period
        return near.full_year if near is not None else Period.year(clock.year) if clock.year else None

    def _is_past_month(self, piece: Piece) -> bool:
        """ "put the goal at $5 billion in March": when it was said."""
        when = when_of(piece)
        bare = when.year is None and not when.shift and when.first is not None and when.first == when.last
        return bare and self.clock.month is not None and (when.last or 0) <= self.clock.month

    def lies_ahead(self, at: int, period: Period | None) -> bool:
        """Whether a value is of a time still to come when the report is written: it was foreseen or wanted."""
        clock = self.clock
        if any(when_of(t).style == "decade" and is_deadline(self.line, t) for t in self.times[at].vague):
            return True
        if clock.year is None or clock.month is None or period is None:
            return False
        said = [when_of(t) for times in self.times for t in times.own]
        if period.first > clock.year * 12 + clock.month - 1:
            return any((w.shift or 0) > 0 or (w.last_year or w.year or 0) >= period.last_year for w in said)
        word, own = self.line.word, self.times[at].own
        plan = any(
            (word(t.first - 1) == "на" and word(t.first - 2) != "состоянию")
            or (word(t.first - 1) == "for" and not self._tells_past(at))
            for t in own
        )
        return plan and period.is_year and period.first_year == clock.year

    def _tells_past(self, at: int) -> bool:
        """Whether a verb of the segment tells of what was."""
        past = any(p.form in ("past", "participle") for p in self.segments[at].pieces)
        return past or not {"was", "were", "has", "have", "had"}.isdisjoint(self.line.words)

    def is_behind(self, at: int, value: Piece) -> bool:
        """Whether a value has a time of its own, right beside it, that is over when the report is written."""
        clock = self.clock
        near = nearest(self.times[at].own, value, self.segments[at])
        if near is None or clock.year is None or clock.month is None or is_deadline(self.line, near):
            return False
        period = to_period(clock, near, None)
        return period is not None and period.last < clock.year * 12 + clock.month - 1

    def of_another(self, segment: Segment, value: Piece, time: Piece) -> bool:
        """Whether a time follows an earlier level directly: "13.6 % more than the $3.5 billion of 2020"."""
        others = [v for v in segment.values if v is not value and v.kind == "money" and 0 <= time.first - v.last <= 2]
        return any(role_of(self.line, [segment], 0, v, None).sort == "earlier" for v in others)

    def _of_earlier(self, at: int, time: Piece) -> bool:
        """Whether a time closes "from $5 billion in the previous year"."""
        values = [v for v in self.segments[at].values if v.kind == "money" and v.last <= time.first]
        near = values[-1] if values and time.first - values[-1].last <= 3 else None
        return near is not None and role_of(self.line, self.segments, at, near, None).sort == "earlier"

    def last_of_span(self, period: Period | None, segment: Segment) -> Period | None:
        """ "rose from 2017 to 2018" tells of 2018."""
        spans = period is not None and period.is_whole_years and period.months > 12
        if (
            spans
            and any(
                (p.kind in ("up", "down") and p.form != "word") or p.kind == "multiple"
                for s in self.segments[: self.segments.index(segment) + 1]
                for p in s.pieces
            )
            and not {"from", "с", "со"}.isdisjoint(self.line.words)
        ):
            return Period.year(period.last_year) if period is not None else None
        return period

    def ahead(self, own: Piece) -> Piece | None:
        candidates = [t for times in self.times for t in times.own if t != own]
        return candidates[0] if candidates else None

    def elsewhere(self, at: int) -> Piece | None:
        """A period told in another segment for this one too: before it, or after it when nothing there needs it."""
        segments = self.segments
        for before in range(at - 1, -1, -1):
            if self.of_a_wish(before) and self.moods[at] == "fact":
                continue
            if self.times[before].vague and not self.times[before].own:
                return None
            bare = all(p.kind == "period" for p in segments[before].pieces) and not (
                segments[before].depth > segments[at].depth
                and segments[before + 1].depth == segments[before].depth
                and segments[before + 1].values
            )
            own = [t for t in self.times[before].own if not self._of_earlier(before, t)]
            if own and (bare or segments[before].depth <= segments[at].depth):
                piece = own[-1]
                if not (is_deadline(self.line, piece) and self.moods[before] == "goal" and self.moods[at] == "fact"):
                    return piece
        for after in range(at + 1, len(segments)):
            if self.of_a_wish(after) and self.moods[at] == "fact":
                continue
            deeper = segments[after].depth > segments[at].depth
            if deeper and any(s.values for s in segments[after:] if s.depth == segments[after].depth):
                continue
            if segments[after].values and heads_of(segments[after]):
                return self.closing(at)
            if self.times[after].own and not any(v.kind in ("money", "as_much") for v in segments[after].values):
                piece = self.times[after].own[0]
                return None if is_deadline(self.line, piece) else piece
        return self.closing(at)

    def closing(self, at: int) -> Piece | None:
        """The only period of a sentence, when it closes it: "exports £2.1bn, imports £3.4bn in 2022"."""
        clause = self._clause(at)
        told = [t for i in clause for t in self.times[i].own]
        values = [v for i in clause for v in self.segments[i].values]
        if not values or len(told) != 1 or told[0].first < values[-1].last or self.moods[at] != "fact":
            return None
        home = next(s for s in self.segments if s.first <= told[0].first < s.last)
        if home.depth > self.segments[at].depth or home.has("as_much"):
            return None
        return None if is_deadline(self.line, told[0]) or self.of_another(home, told[0], told[0]) else told[0]

    def _clause(self, at: int) -> range:
        """The segments around one between semicolons."""
        cuts = [i for i, s in enumerate(self.segments) if s.opener == ";"]
        first = max((i for i in cuts if i <= at), default=0)
        return range(first, min((i for i in cuts if i > at), default=len(self.segments)))

    def _is_running(self, piece: Piece, near: Period | None) -> bool:
        """ "this year" after "January-July": the same months."""
        part = near is not None and near.is_partial_year and near.last_year == self.clock.year
        return part and when_of(piece).style == "running" and when_of(piece).shift == 0

    def then(self, at: int) -> Piece | None:
        """The earlier time that a level is of and not compared with: "a year earlier it was $2 billion", "up from
        the same period of 2023, when it was $2 billion"."""
        segments = self.segments
        segment = segments[at]
        if at and self.line.word(segment.first) in _WHEN and self.times[at - 1].bases:
            return self.times[at - 1].bases[-1]
        before = at - 1 if at and not segments[at - 1].values else at
        told = [b for b in (*self.times[at].bases, *self.times[before].bases) if b.phrase is not None]
        told = [b for b in told if when_of(b).style == "same"]
        told = [b for b in told if not self._is_compared(b)]
        compared = segment.has("percent", "multiple", "than") or segments[before].has("than")
        moved = any(p.kind in ("up", "down") for s in (segment, segments[before]) for p in s.pieces)
        alone = sum(v.kind == "money" for v in segment.values) == 1
        if not told or not alone or compared:
            return None
        first = told[0]
        return first if not moved or (first.phrase is not None and first.phrase.rule == "a year earlier") else None

    def _is_compared(self, time: Piece) -> bool:
        """Whether a time is what something is compared with: "to the same period", "against a year earlier"."""
        at = time.first - 1
        while self.line.word(at) in ("the", "that", "those", "of", "level", "figure", "уровню", "уровнем"):
            at -= 1
        if self.line.word(at) == "over":
            return any(v.last <= at for s in self.segments for v in s.values)
        return self.line.word(at) in _COMPARED

    def of_a_wish(self, at: int) -> bool:
        """Whether a segment without a value tells when something was planned: "the one we had set in 2017"."""
        segment = self.segments[at]
        return segment.has("goal") and not segment.values
