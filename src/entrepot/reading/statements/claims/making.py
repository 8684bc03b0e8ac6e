"""Making: the amount or the growth that a value gives a claim, or why it gives none."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from entrepot.reading.statements.claims.bases import base_of
from entrepot.reading.statements.claims.claim import Claim, Unread
from entrepot.reading.statements.claims.growths import OF_BASE, growth_of
from entrepot.reading.statements.claims.memory import Memory
from entrepot.reading.statements.claims.moods import Mood
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.setting import Setting
from entrepot.reading.statements.claims.told import Told
from entrepot.reading.statements.claims.values import Role, qualified
from entrepot.reading.statements.phrases.clock import Clock

_YEARLY = [
    yearly.split()
    for yearly in ("annually", "yearly", "ежегодно", "a year", "per year", "each year", "every year", "в год")
]


class Whole(Protocol):
    """What is known of the whole text: its values that mean nothing, and the currency it tells first."""

    unread: list[Unread]
    first_unit: Callable[[], str | None]


@dataclass(slots=True)
class Making:
    """The values of one sentence, number `at` of its text. said: the claims made of it so far.

    physical: the segment with the last growth of a quantity, which is none of trade.
    """

    told: Told
    setting: Setting
    at: int
    clock: Clock
    memory: Memory
    said: list[Claim]
    text: Whole
    physical: int = -9

    def made(self, claim: Claim, at: int, value: Piece, role: Role, mood: Mood) -> Claim | None:
        """The claim with what its value in segment `at` says; None where that is nothing of trade."""
        if value.kind in ("money", "as_much"):
            return self._money(claim, value, role, mood)
        return self._as_fast(claim, value) if value.kind == "as_fast" else self._growth(claim, at, value, mood)

    def skip(self, value: Piece, why: str) -> None:
        """Note a value that means nothing, and why."""
        line = self.told.line
        start, end = line.starts[value.first], line.ends[value.last - 1]
        self.text.unread.append(Unread(start, end, why, self.at, value.phrase))

    def looks_at_past(self, claim: Claim) -> bool:
        """Whether a claim's period is over by the year of the text, or runs now."""
        year = self.clock.year
        return claim.period is not None and year is not None and claim.period.last_year <= year

    def _money(self, claim: Claim, value: Piece, role: Role, mood: Mood) -> Claim | None:
        if value.kind == "as_much":
            twin = next(
                (c for c in reversed(self.said or self.memory.claims) if c.sort == "level" and c.low is not None), None
            )
            if twin is None:
                self.skip(value, "as much as what is not said")
                return None
            as_much = claim.moved(low=twin.low, high=twin.high, unit=twin.unit, step=twin.step, qualifier="about")
            if mood == "goal":
                return as_much.moved(sort="goal")
            return as_much.moved(period=claim.period if claim.period_said else twin.period)
        assert value.phrase is not None
        money = value.phrase.value
        unit = money.unit or self.memory.unit or self.text.first_unit()
        if unit == "USD" and self.told.line.words[value.first] == "$":
            unit = self.setting.scene.dollar
        if unit is None:
            self.skip(value, "no currency is said")
            return None
        self.memory.unit = unit
        qualifier = qualified(self.told.line, value)
        if money.low != money.high:
            qualifier = "between"
        made = claim.moved(low=money.low, high=money.high, unit=unit, step=money.step, qualifier=qualifier)
        if role.sort == "earlier" or self._looks_back(made):
            of_a_time = role.rule == "<period> (<money>)"
            kept = mood == "fact" or of_a_time or (made.period_said and self.looks_at_past(made))
            return made.moved(sort="earlier") if kept else made.moved(period=None)
        return made.moved(sort="goal") if mood == "goal" else made

    def _looks_back(self, claim: Claim) -> bool:
        """ "down 9 % ($950 million in January-August 2023)": a bracket with the level of an earlier time."""
        bracket = self.setting.segments[claim.segment].opener == "("
        before = next((c.period for c in reversed(self.said) if c.sort in ("level", "growth")), None)
        return bracket and claim.period is not None and before is not None and claim.period.last < before.last

    def _as_fast(self, claim: Claim, value: Piece) -> Claim | None:
        """«во столько же раз вырос экспорт»: the growth told just before."""
        told = [c for c in (*self.memory.claims, *self.said) if c.index is not None and self.at - c.sentence <= 1]
        if not told or told[-1].sort == "goal":
            self.skip(value, "as fast as what is not said")
            return None
        twin = told[-1]
        return claim.moved(
            sort="growth", index=twin.index, index_step=twin.index_step, qualifier=twin.qualifier, base=twin.base,
            since=twin.since, period=twin.period, rule="as fast",
        )  # fmt: skip

    def _growth(self, claim: Claim, at: int, value: Piece, mood: Mood) -> Claim | None:
        told = [c for c in (*self.memory.claims, *self.said) if c.index is not None and self.at - c.sentence <= 1]
        indexed = bool(told) and OF_BASE in told[-1].rule
        grown = growth_of(self.told.line, self.setting.segments, at, value, self.told.times[at], indexed)
        if grown.why:
            self.skip(value, grown.why)
            self.physical = at if "quantity" in grown.why else self.physical
            return None
        base, since, period = base_of(self.told, self.clock, at, claim)
        sort = "goal" if mood == "goal" else "growth"
        after = self.told.line.words[value.last : value.last + 2]
        yearly = after[:1] in _YEARLY or after in _YEARLY
        return claim.moved(
            sort=sort, index=grown.times, index_step=grown.step, yearly=yearly, base=base, since=since, period=period,
            qualifier=qualified(self.told.line, value), rule=grown.rule,
        )  # fmt: skip
