"""Told: the times that one sentence tells, and which of them a value may borrow that has none beside it."""

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.heads import heads_of
from entrepot.reading.statements.claims.moods import Mood
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.times import is_deadline, spelt_out, times_of, when_of
from entrepot.reading.statements.claims.values import role_of
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.phrase import Line

_COMPARED = words("small_words", "times", "compared")
_NOW = words("small_words", "moods", "now") | words("small_words", "times", "now")
_WHEN = frozenset(["when", "когда"])


class Told:
    """The times of one sentence, segment by segment; moods: of its segments, once they are known."""

    def __init__(self, line: Line, segments: list[Segment]) -> None:
        self.line = line
        self.segments = segments
        self.times = spelt_out(segments, [times_of(line, segment) for segment in segments])
        self.moods: list[Mood] = []

    def after_dash(self, at: int, value: Piece) -> Piece | None:
        """ "4.5 billion – in 2019": the time that a dash ties to the amount before it."""
        later = self.segments[at + 1] if at + 1 < len(self.segments) and value.last == self.segments[at].last else None
        if later is None or later.opener not in ("–", "—", "-") or any(p.kind != "period" for p in later.pieces):
            return None
        return next(iter(self.times[at + 1].own), None)

    def bracketed(self, at: int, value: Piece) -> Piece | None:
        """ "$264 million (2013)": the time that a bracket gives to the amount before it."""
        later = self.segments[at + 1] if at + 1 < len(self.segments) and value.last == self.segments[at].last else None
        if later is None or later.opener not in ("(", "[") or value.kind != "money" or len(later.pieces) != 1:
            return None
        if self.line.word(later.last) not in (")", "]"):
            return None
        told = next(iter(self.times[at + 1].own), None)
        return told if told is not None and when_of(told).year is not None else None

    def opening(self) -> Piece | None:
        """ "A year ago, he said, the turnover was …": the past time that opens a sentence in which nothing is told of
        the present."""
        opening = next((b for t in self.times for b in t.bases if b.first <= 1), None)
        if opening is None or opening.phrase is None or opening.phrase.rule != "a year ago":
            return None
        told = any(t.own or t.vague for t in self.times)
        return None if told or not _NOW.isdisjoint(self.line.words) else opening

    def respective(self, value: Piece) -> Piece | None:
        """The n-th time of n for the n-th value of n, with "respectively"."""
        if {"respectively", "соответственно"}.isdisjoint(self.line.words):
            return None
        values = [v for segment in self.segments for v in segment.values if v.kind == value.kind]
        told = [t for times in self.times for t in times.own]
        return told[values.index(value)] if len(told) == len(values) > 1 else None

    def of_another(self, segment: Segment, value: Piece, time: Piece) -> bool:
        """Whether a time follows an earlier level directly: "13.6 % more than the $3.5 billion of 2020"."""
        others = [v for v in segment.values if v is not value and v.kind == "money" and 0 <= time.first - v.last <= 2]
        return any(role_of(self.line, [segment], 0, v, None).sort == "earlier" for v in others)

    def _of_earlier(self, at: int, time: Piece) -> bool:
        """Whether a time closes "from $5 billion in the previous year"."""
        values = [v for v in self.segments[at].values if v.kind == "money" and v.last <= time.first]
        near = values[-1] if values and time.first - values[-1].last <= 3 else None
        return near is not None and role_of(self.line, self.segments, at, near, None).sort == "earlier"

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
