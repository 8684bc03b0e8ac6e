"""Dating: where in a sentence the time of a value stands, when it does not stand beside it."""

from entrepot.nouns.period import Period
from entrepot.reading.statements.claims import Claim
from entrepot.reading.statements.clauses import Piece, Segment
from entrepot.reading.statements.frames import heads_of
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.memory import FAR, Memory
from entrepot.reading.statements.moods import Mood
from entrepot.reading.statements.phrases.clock import Clock
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.times import is_deadline, nearest, times_of, to_period, when_of
from entrepot.reading.statements.values import Role, role_of

_COMPARED = words("small_words", "times", "compared")
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
        self.times = [times_of(line, segment) for segment in segments]
        self.moods: list[Mood] = []

    def period(self, at: int, segment: Segment, value: Piece, role: Role) -> tuple[Period | None, str | None, bool]:
        """The period of a value: of its own segment, of one before or after in the sentence, or carried over."""
        clock, near = self.clock, self._carried()
        own = tuple(t for t in self.times[at].own if role.sort == "earlier" or not self.of_another(segment, value, t))
        if role.sort == "earlier":
            return self._earlier_period(at, segment, value, near)
        ago = next((b for b in self.times[at].bases if b.phrase is not None and b.phrase.rule == "a year ago"), None)
        if ago is not None and not own and value.kind == "money":
            near_year = near.year_before if near is not None and near.is_year else None
            return near_year or (Period.year(clock.year - 1) if clock.year else None), None, True
        if near is not None and not own and value.kind == "money" and (then := self.then(at)) is not None:
            if then.phrase is not None and then.phrase.rule == "the year before":
                fiscal = near.months == 12 and not near.is_year
                return (near.year_before if fiscal else Period.year(near.last_year - 1)), None, True
            return to_period(clock, then, near), None, True
        found = self._respective(value) or nearest(own, value, segment)
        if found is None and not self.times[at].vague:
            found = self.elsewhere(at)
        if found is not None:
            period = to_period(clock, found, near)
            if value.kind == "money":
                period = self.last_of_span(period, segment)
            return period, self.line.said(found.first, found.last) if period is None else None, True
        start = self.said[-1].segment + 1 if self.said and self.said[-1].sentence == self.at else 0
        vague = self.times[at].vague or tuple(v for t in self.times[start:at] for v in t.vague)
        if vague and self._is_running(vague[-1], near):
            return near, None, False
        if vague:
            words = self.line.said(vague[-1].first, vague[-1].last)
            if when_of(vague[-1]).style != "since":
                return None, words, True
        if (
            self.said
            and self.said[-1].frame.at >= 0
            and (self.said[-1].period_said or self.said[-1].period is not None)
        ):
            return self._continued(), self.said[-1].period_words, self.said[-1].period_said
        return near, None, False

    def hear(self, months_only: bool) -> None:
        """Remember a time that is told of what was; `months_only`: not a year, nor a single month."""
        for at, times in enumerate(self.times):
            if at < len(self.moods) and self.moods[at] == "goal":
                continue
            for piece in times.own:
                period = to_period(self.clock, piece, self._carried())
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
        self, at: int, segment: Segment, value: Piece, near: Period | None
    ) -> tuple[Period | None, str | None, bool]:
        times = self.times[at]
        clock = self.clock
        current = next((c.period for c in reversed(self.said) if c.sort in ("level", "growth")), near)
        own = nearest(tuple(sorted((*times.own, *times.bases))), value, segment)
        if own is None and segment.depth and at:
            own = next(iter(reversed((*self.times[at - 1].bases, *self.times[at - 1].own))), None)
        values = [v for v in segment.values if v.kind == "money"]
        if own is not None and (own.first >= value.last or len(values) == 1 or own in times.bases):
            later = [v for v in values if v.first >= value.last]
            if not (later and own.first > later[0].first):
                reference = current
                if current is None and (ahead := self.ahead(own)) is not None:
                    reference = to_period(clock, ahead, near)
                return to_period(clock, own, reference), None, True
        own_current = nearest(times.own, value, segment) or self.elsewhere(at)
        if own_current is not None:
            current = to_period(clock, own_current, near) or current
            if current is not None and current.is_whole_years and current.months > 12:
                return Period.year(current.first_year), None, True
        return (current.year_before if current is not None else None), None, False

    def _carried(self) -> Period | None:
        """The period of the neighbouring figure: of this sentence, else of the ones not far before; a time told
        since then without a figure comes first."""
        memory = self.memory
        if self.said:
            return self._continued()
        if memory.told_at > memory.sentence and self.at - memory.told_at <= 2 * FAR:
            return memory.told
        return memory.period if self.at - memory.sentence <= 2 * FAR else None

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
            if period is None or not claim.period_said:
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
        order = [at, *range(at + 1, len(self.times)), *range(at - 1, -1, -1)]
        pieces = [p for i in order for p in (*self.times[i].own, *self.times[i].vague, *self.times[i].bases)]
        for piece in pieces:
            if is_deadline(self.line, piece) and (found := clock.deadline(when_of(piece))):
                return found
        for piece in pieces:
            found = clock.deadline(when_of(piece))
            if found is not None and (clock.year is None or not clock.dated or found.last_year >= clock.year):
                return found
        for_the_year = {"for", "the", "year"} <= set(self.line.words) or {"на", "год"} <= set(self.line.words)
        return self.memory.period.full_year if for_the_year and self.memory.period is not None else None

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
            bare = all(p.kind == "period" for p in segments[before].pieces)
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
            if self.times[after].own and not any(v.kind == "money" for v in segments[after].values):
                piece = self.times[after].own[0]
                return None if is_deadline(self.line, piece) else piece
        return self.closing(at)

    def closing(self, at: int) -> Piece | None:
        """The only period of a sentence, when it closes it: "exports £2.1bn, imports £3.4bn in 2022"."""
        told = [t for times in self.times for t in times.own]
        values = [v for s in self.segments for v in s.values]
        if (
            not values
            or len(told) != 1
            or told[0].first < values[-1].last
            or ";" in self.line.words
            or self.moods[at] != "fact"
        ):
            return None
        home = next(s for s in self.segments if s.first <= told[0].first < s.last)
        if home.depth > self.segments[at].depth:
            return None
        return None if is_deadline(self.line, told[0]) or self.of_another(home, told[0], told[0]) else told[0]

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
        return self.line.word(at) in _COMPARED

    def of_a_wish(self, at: int) -> bool:
        """Whether a segment without a value tells when something was planned: "the one we had set in 2017"."""
        segment = self.segments[at]
        return segment.has("goal") and not segment.values
