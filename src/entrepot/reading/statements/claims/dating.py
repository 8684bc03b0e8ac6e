"""Dating: where in a sentence the time of a value stands, when it does not stand beside it."""

from entrepot.nouns.period import Period
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.heads import heads_of
from entrepot.reading.statements.claims.memory import FAR, Memory
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.times import is_deadline, nearest, to_period, until, when_of
from entrepot.reading.statements.claims.told import Told
from entrepot.reading.statements.claims.values import Role
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.clock import Clock

_PRESENT = words("small_words", "moods", "now") | {"нынешний", "теперь"}
_HAD_BEEN = (("it", "had", "been"), ("they", "had", "been"), ("it", "had", "stood"), ("it", "had", "amounted"))
_OF_TIME_BEFORE = ("<period> (<money>)", "<period>, <money>")


class Dating:
    """When each value of one sentence was: by the times that it tells, and by those told before."""

    def __init__(self, told: Told, at: int, clock: Clock, memory: Memory, said: list[Claim]) -> None:
        self.told = told
        self.at = at
        self.clock = clock
        self.memory = memory
        self.said = said
        self.invested = False
        if not clock.dated:
            self._settle_year()

    def _settle_year(self) -> None:
        """ "last year, up 2 % on 2022" in a report without a date: last year was 2023, whatever was guessed before."""
        last = any(
            (when := when_of(t)).shift == -1 and when.style == "span" for times in self.told.times for t in times.own
        )
        bases = [when_of(b) for times in self.told.times for b in times.bases]
        years = [b.year for b in bases if b.year is not None and b.style == "span" and b.first is None]
        if last and years and self.clock.year == years[0] + 1:
            self.clock.year = years[0] + 2

    def period(self, at: int, segment: Segment, value: Piece, role: Role) -> tuple[Period | None, str | None, bool]:
        """The period of a value: of its own segment, of one before or after in the sentence, or carried over."""
        clock, near = self.clock, self._carried()
        own = tuple(
            t for t in self.told.times[at].own if role.sort == "earlier" or not self.told.of_another(segment, value, t)
        )
        if (bracketed := self.told.bracketed(at, value)) is not None:
            return self._resolved(bracketed, near), None, True
        if role.sort == "earlier":
            return self._earlier_period(at, segment, value, role, near)
        ago = next(
            (b for b in self.told.times[at].bases if b.phrase is not None and b.phrase.rule == "a year ago"), None
        )
        ago = ago or (self.told.opening() if not segment.has("percent", "multiple") else None)
        if ago is not None and not own and value.kind == "money":
            near_year = near.year_before if near is not None and near.is_year else None
            return near_year or (Period.year(clock.year - 1) if clock.year else None), None, True
        if near is not None and not own and value.kind == "money" and (then := self.told.then(at)) is not None:
            if then.phrase is not None and then.phrase.rule == "the year before":
                fiscal = near.months == 12 and not near.is_year
                return (near.year_before if fiscal else Period.year(near.last_year - 1)), None, True
            return self._resolved(then, near), None, True
        if near is not None and not own and value.kind == "money" and self._had_been(at, segment, value):
            return near.year_before, None, True
        found = self.told.respective(value) or nearest(own, value, segment) or self.told.after_dash(at, value)
        if found is None and value.kind == "money" and (other := self._not_of_twin(segment)) is not None:
            return other, None, False
        if found is None and not self.told.times[at].vague:
            found = self.told.elsewhere(at)
            if found is not None and self._moved_on(found, self._resolved(found, near)):
                found = None
        if found is not None:
            period = self._resolved(found, near)
            if value.kind == "money":
                period = self.last_of_span(period, segment)
            return period, self.told.line.said(found.first, found.last) if period is None else None, True
        if found is None and self._is_of_now(segment, value):
            return None, None, value.kind != "money"
        start = self.said[-1].segment + 1 if self.said and self.said[-1].sentence == self.at else 0
        vague = self.told.times[at].vague or tuple(v for t in self.told.times[start:at] for v in t.vague)
        if vague and self._is_running(vague[-1], near):
            return near, None, False
        if vague:
            words = self.told.line.said(vague[-1].first, vague[-1].last)
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

    def _had_been(self, at: int, segment: Segment, value: Piece) -> bool:
        """ "it had been $2 billion", beside what it is now: of the year before."""
        last = next((c for c in reversed((*self.memory.claims, *self.said)) if c.low is not None), None)
        if last is None or self.at - last.sentence > 1 or last.sort != "level" or last.period != self._carried():
            return False
        if at and self.told.times[at - 1].own and not self.told.segments[at - 1].values:
            return False
        return tuple(self.told.line.words[segment.first : value.first][:3]) in _HAD_BEEN

    def _moved_on(self, piece: Piece, period: Period | None) -> bool:
        """Whether the sentence has told since then of a level of a later period."""
        last = next((c for c in reversed(self.said) if c.sort == "level" and c.low is not None), None)
        if last is None or last.period is None or period is None or not period < last.period:
            return False
        return piece.first < self.told.segments[last.segment].first

    def _not_of_twin(self, segment: Segment) -> Period | None:
        """The period of the text for a level that follows, without a verb of its own flow, an earlier level of the same
        flow: "imports, $209 million in the first half of 2021, exceeded $922 million"."""
        last, memory = self.said[-1] if self.said else None, self.memory
        if last is None or last.low is None or not last.period_said or last.period is None or memory.main is None:
            return None
        if heads_of(segment) or not segment.has("level", "up", "down") or not last.period < memory.main:
            return None
        return memory.main

    def _last(self, at: int) -> Claim | None:
        """The last figure of the sentence, bracketed ones aside for a value outside of brackets."""
        depth = self.told.segments[at].depth
        return next((c for c in reversed(self.said) if self.told.segments[c.segment].depth <= depth), None)

    def _is_of_now(self, segment: Segment, value: Piece) -> bool:
        """ "five years back it was $25 million, now it is $250 million": the present level, of no year that is told."""
        said = self.said[-1].period if self.said else None if value.kind == "money" else self._carried()
        present = not _PRESENT.isdisjoint(self.told.line.words[segment.first : value.first])
        past = said is not None and self.clock.year is not None and said.last_year < self.clock.year - 1
        return present and past

    def _resolved(self, piece: Piece, near: Period | None) -> Period | None:
        """The months of a time, read against the neighbour's or, where the words count other months or mean those
        that the text reports on, against these."""
        piece = until(self.told.line, piece)
        piece = self._with_year(piece)
        when, main = when_of(piece), self.memory.main
        if when.style == "after" and (last := self._last_told()) is not None:
            return to_period(self.clock, piece, last)
        if near is None and when.style == "that" and when.last_year == 0:
            near = main
        counted = when.last is not None and when.first in (None, 1) and when.year is None and when.shift is None
        if main is None or piece.phrase is None:
            return to_period(self.clock, piece, near)
        if (counted and main.months == when.last and when.style in ("that", "same", "span")) or (
            piece.phrase.rule == "the period reported on"
            and (near is None or near in main or _is_year_before(near, main))
        ):
            near = main
        return to_period(self.clock, piece, near)

    def _with_year(self, piece: Piece) -> Piece:
        """ "In 2019 eight months gave us $890 million": months take the only year that the sentence tells."""
        when = when_of(piece)
        bare = when.style == "span" and when.first is not None and when.year is None and when.shift is None
        if not bare or piece.phrase is None:
            return piece
        told = {
            (other.year, other.first, other.style, other.last_year)
            for times in self.told.times
            for other in map(when_of, times.own)
            if other.year is not None
        }
        year = next(iter(told))[0] if len(told) == 1 and next(iter(told))[1:] == (None, "span", None) else None
        if year is None or not self._is_over(year) or is_deadline(self.told.line, piece):
            return piece
        return piece._replace(phrase=piece.phrase._replace(value=when._replace(year=year)))

    def _is_over(self, year: int) -> bool:
        return self.clock.year is None or year <= self.clock.year

    def _last_told(self) -> Period | None:
        """The period of the last level, be it an earlier one: the one that "two years later" counts from."""
        told = (c.period for c in reversed((*self.memory.claims, *self.said)) if c.low is not None)
        return next((period for period in told if period is not None), None)

    def hear(self, months_only: bool) -> None:
        """Remember a time that is told of what was; `months_only`: not a year, nor a single month."""
        for at, times in enumerate(self.told.times):
            if at < len(self.told.moods) and self.told.moods[at] == "goal":
                continue
            for piece in times.own:
                period = self._resolved(piece, self._carried())
                if period is None or is_deadline(self.told.line, piece) or when_of(piece).style == "that":
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

    def _continued(self) -> Period | None:
        """The period of the sentence's last value that was not an earlier one."""
        current = next((c for c in reversed(self.said) if c.sort in ("level", "growth")), None)
        if current is None and self.said[-1].sort == "earlier":
            return self.memory.period if self.at - self.memory.sentence <= 2 * FAR else None
        return (current or self.said[-1]).period

    def _earlier_period(
        self, at: int, segment: Segment, value: Piece, role: Role, near: Period | None
    ) -> tuple[Period | None, str | None, bool]:
        times = self.told.times[at]
        current = next((c.period for c in reversed(self.said) if c.sort in ("level", "growth")), near)
        own = nearest(tuple(sorted((*times.own, *times.bases))), value, segment)
        if own is None and at and role.rule in _OF_TIME_BEFORE:
            own = next(iter(reversed((*self.told.times[at - 1].bases, *self.told.times[at - 1].own))), None)
        values = [v for v in segment.values if v.kind == "money"]
        if own is not None and (own.first >= value.last or len(values) == 1 or own in times.bases):
            later = [v for v in values if v.first >= value.last]
            if not (later and own.first > later[0].first):
                reference = current
                if current is None and (ahead := self.told.ahead(own)) is not None:
                    reference = self._resolved(ahead, near)
                return self._resolved(own, reference), None, True
        own_current = nearest(times.own, value, segment) or self.told.elsewhere(at)
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
        if main is None or period is None or self.told.line.sentence.paragraph == self.memory.dated:
            return False
        return period != main and (period.last < main.first or period in main)

    def last_of_span(self, period: Period | None, segment: Segment) -> Period | None:
        """ "rose from 2017 to 2018" tells of 2018."""
        spans = period is not None and period.is_whole_years and period.months > 12
        if (
            spans
            and any(
                (p.kind in ("up", "down") and p.form != "word") or p.kind == "multiple"
                for s in self.told.segments[: self.told.segments.index(segment) + 1]
                for p in s.pieces
            )
            and not {"from", "с", "со"}.isdisjoint(self.told.line.words)
        ):
            return Period.year(period.last_year) if period is not None else None
        return period

    def _is_running(self, piece: Piece, near: Period | None) -> bool:
        """ "this year" after "January-July": the same months."""
        part = near is not None and near.is_partial_year and near.last_year == self.clock.year
        return part and when_of(piece).style == "running" and when_of(piece).shift == 0


def _is_year_before(period: Period, main: Period) -> bool:
    """Whether a period holds the same months of an earlier year."""
    return period.last < main.last and period.shifted(main.last_year - period.last_year) == main
