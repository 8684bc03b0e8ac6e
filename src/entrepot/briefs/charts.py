"""Charts: bars on one scale, levels by year with the way to a goal, a ladder of steps. Tables hold the same numbers."""

from dataclasses import dataclass
from typing import Literal

from entrepot.briefs.runs import Text


@dataclass(frozen=True, slots=True)
class Bar:
    """One number of a chart, from zero, or a range when low and high differ.

    entry: its ledger id; label: the number as shown; is_part: of a part-year; is_computed: not stated or reported.
    """

    entry: str
    low: float
    high: float
    label: str
    is_part: bool
    is_computed: bool


@dataclass(frozen=True, slots=True)
class BarRow:
    """One period: what stands beside its bars, and one bar (or None) for each panel."""

    label: Text
    bars: tuple[Bar | None, ...]


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Periods that may be read against each other; another group may not."""

    label: Text
    rows: tuple[BarRow, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Small multiples of bars on one scale, panel beside panel. The section's tables hold the same numbers.

    title: what it shows; unit: of its numbers; alt: the same for who does not see it; key: what full, hatched and
    hollow bars mean, in this order: full year, part-year, computed.
    """

    title: Text
    unit: Text
    alt: Text
    panels: tuple[Text, ...]
    groups: tuple[BarGroup, ...]
    key: tuple[Text, Text, Text]


@dataclass(frozen=True, slots=True)
class Point:
    """One level of a fan. year: its calendar year; entry: its ledger id; label: the number as shown; kind: its mark.

    `stated` levels are known, `computed` ones follow from others.
    """

    year: int
    entry: str
    value: float
    label: str
    kind: Literal["stated", "computed"]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a year on a fan, from `first` to `last` (in years; a year's middle is its number).

    rate: the year's level at the same rate; entry: ledger id of the level itself; is_held: of statistics.
    """

    first: float
    last: float
    rate: float
    entry: str
    is_held: bool


@dataclass(frozen=True, slots=True)
class Fan:
    """Levels by year: what is known, the way to a goal, and between `low` and `high` where others stood.

    path begins with the level that the goal is counted from, low and high with the year after it (both may be empty).
    title: what it shows; unit: of its numbers; alt: the same for who does not see it; years: what stands under them;
    held: levels of statistics, beside the others; stretches: parts of years; rivals: levels that another source says;
    breaks: years before which the history (False) or the statistics (True) may have changed what they measure.
    key: what known and computed levels, the way, the band, statistics, parts of years, rivals and breaks mean, in this
    order. A table holds the same numbers.
    """

    title: Text
    unit: Text
    alt: Text
    history: tuple[Point, ...]
    path: tuple[Point, ...]
    low: tuple[Point, ...]
    high: tuple[Point, ...]
    years: tuple[tuple[int, Text], ...]
    key: tuple[Text, ...]
    held: tuple[Point, ...] = ()
    stretches: tuple[Stretch, ...] = ()
    rivals: tuple[Point, ...] = ()
    breaks: tuple[tuple[bool, int], ...] = ()


RungKind = Literal["first_offers", "first_needs", "second_offers", "second_needs", "joint", "joint_of_one"]


@dataclass(frozen=True, slots=True)
class Rung:
    """Where one thing said stands. step: its place in the ladder's steps; kind: who says what of it."""

    step: int
    kind: RungKind


@dataclass(frozen=True, slots=True)
class LadderRow:
    """One thing that is spoken of, and where it stands."""

    label: Text
    rungs: tuple[Rung, ...]


@dataclass(frozen=True, slots=True)
class Ladder:
    """How far things have come, a row each.

    steps: the stages, the least binding first; apart: so many of the last stand beside the ladder; key: what each kind
    of mark means. title, alt: what it shows; a table holds the same.
    """

    title: Text
    alt: Text
    steps: tuple[Text, ...]
    apart: int
    rows: tuple[LadderRow, ...]
    key: tuple[tuple[RungKind, Text], ...]
