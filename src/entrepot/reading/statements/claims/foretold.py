"""Foretold: the time by which a goal is to be reached, and whether a value is of a time still to come."""

from entrepot.nouns.period import Period
from entrepot.reading.statements.claims.memory import Memory
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.times import is_deadline, nearest, to_period, when_of
from entrepot.reading.statements.claims.told import Told
from entrepot.reading.statements.phrases.clock import Clock

_FOR_THE_YEAR = (
    {"for", "the", "year"},
    {"whole", "year"},
    {"full", "year"},
    {"entire", "year"},
    {"yearly", "figure"},
    {"на", "год"},
    {"весь", "год"},
    {"целом", "год"},
    {"по", "году"},
    {"по", "итогам", "года"},
)


class Foretold:
    """The times of one sentence seen from the day of the report; named: the time that an aim was named for."""

    def __init__(self, told: Told, clock: Clock, memory: Memory) -> None:
        self.told = told
        self.clock = clock
        self.memory = memory
        self.named: Piece | None = None

    def deadline(self, at: int) -> Period | None:
        """The time by which a goal is to be reached: one after "by", else one that is not over yet."""
        clock = self.clock
        if self.named is not None and (found := clock.deadline(when_of(self.named))):
            return found
        order = [at, *range(at + 1, len(self.told.times)), *range(at - 1, -1, -1)]
        pieces = [
            p for i in order for p in (*self.told.times[i].own, *self.told.times[i].vague, *self.told.times[i].bases)
        ]
        for piece in pieces:
            if is_deadline(self.told.line, piece) and (found := clock.deadline(when_of(piece))):
                ahead = self._own_year_ahead(at)
                return found if ahead is None or piece in self.told.times[at].own else ahead
        for piece in pieces:
            found = None if self._is_past_month(piece) else clock.deadline(when_of(piece))
            if found is not None and (clock.year is None or not clock.dated or found.last_year >= clock.year):
                return found
        if not any(said <= set(self.told.line.words) for said in _FOR_THE_YEAR):
            return None
        near, now = self.memory.period, Period.year(clock.year) if clock.year else None
        if near is None or (now is not None and clock.dated and near.last_year < now.last_year):
            return now
        return near.full_year

    def _own_year_ahead(self, at: int) -> Period | None:
        """The year to come that a segment names for its own value: "$700 million by 2024 and $1 billion in 2027"."""
        years = (
            p
            for p in self.told.times[at].own
            if when_of(p).year is not None and p.first >= self.told.segments[at].first
        )
        found = next((self.clock.deadline(when_of(p)) for p in years), None)
        ahead = found is not None and self.clock.year is not None and found.last_year > self.clock.year
        return found if ahead else self._this_year_beside(at)

    def _this_year_beside(self, at: int) -> Period | None:
        """ "$2 billion this year, 2024, and $3 billion by 2026": the running year, told right behind the value."""
        ends = {p.last for p in self.told.segments[at].of("money")}
        near = (p for p in self.told.segments[at].of("period") if p.first in ends and when_of(p).shift == 0)
        running = next((when_of(p) for p in near), None)
        after = self.told.segments[at + 1 : at + 2]
        named = [
            when_of(p) for s in after for p in s.of("period") if len(s.pieces) == 1 and when_of(p).year is not None
        ]
        return None if running is None else self.clock.deadline(named[0] if named else running)

    def _is_past_month(self, piece: Piece) -> bool:
        """ "put the goal at $5 billion in March": when it was said."""
        when = when_of(piece)
        bare = when.year is None and not when.shift and when.first is not None and when.first == when.last
        return bare and self.clock.month is not None and (when.last or 0) <= self.clock.month

    def lies_ahead(self, at: int, period: Period | None) -> bool:
        """Whether a value is of a time still to come when the report is written: it was foreseen or wanted."""
        clock = self.clock
        if any(when_of(t).style == "decade" and is_deadline(self.told.line, t) for t in self.told.times[at].vague):
            return True
        if clock.year is None or clock.month is None or period is None:
            return False
        said = [when_of(t) for times in self.told.times for t in times.own]
        if period.first > clock.year * 12 + clock.month - 1:
            return any((w.shift or 0) > 0 or (w.last_year or w.year or 0) >= period.last_year for w in said)
        word, own = self.told.line.word, self.told.times[at].own
        plan = any(
            (word(t.first - 1) == "на" and word(t.first - 2) != "состоянию")
            or (word(t.first - 1) == "for" and not self._tells_past(at))
            for t in own
        )
        return plan and period.is_year and period.first_year == clock.year

    def _tells_past(self, at: int) -> bool:
        """Whether a verb of the segment tells of what was."""
        past = any(p.form in ("past", "participle") for p in self.told.segments[at].pieces)
        return past or not {"was", "were", "has", "have", "had"}.isdisjoint(self.told.line.words)

    def is_behind(self, at: int, value: Piece) -> bool:
        """Whether a value has a time of its own, right beside it, that is over when the report is written."""
        clock = self.clock
        near = nearest(self.told.times[at].own, value, self.told.segments[at])
        if near is None or clock.year is None or clock.month is None or is_deadline(self.told.line, near):
            return False
        period = to_period(clock, near, None)
        return period is not None and period.last < clock.year * 12 + clock.month - 1
