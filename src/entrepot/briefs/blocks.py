"""Blocks: the small closed set of things that a section is made of, and the runs that their text is made of.

Sections build blocks; formats lay them out. A run says where its words come from, so that a format can link each
number to its trace and the last check can hold every digit to account.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from entrepot.nouns.quote import Quote


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words of the catalogue. No digit belongs here. strong: set apart from the rest of the sentence."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number as shown. entry: the ledger id that it is read from."""

    entry: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A period or a date that a document or the ledger gives. written: the same for machines (2025-01/2025-11)."""

    text: str
    written: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A name or a few words taken over as they stand in a document: a title, a person, an organisation.

    quoted: they are the words of a quote and stand in quotation marks.
    """

    text: str
    quoted: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Codes:
    """Product codes, as shown ("HS 8428")."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """A reference to a source of the brief. source: its id in the list of sources (S1)."""

    source: str
    strong: bool = False

    @property
    def text(self) -> str:
        return self.source


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter beside a number in a table. meaning: what it stands for ("computed")."""

    text: str
    meaning: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A new line inside a text."""

    strong: bool = False

    @property
    def text(self) -> str:
        return " "


Run = Words | Number | When | Verbatim | Codes | Cite | Mark | Break
Text = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading inside a section; the section's own name is not a block."""

    text: Text


@dataclass(frozen=True, slots=True)
class Paragraph:
    text: Text


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list. ordered: the order means something."""

    items: tuple[Text, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """head: what stands in it; unit: of its numbers, None where a cell carries its own; kind: how it is set."""

    head: Text
    unit: Text = ()
    kind: Literal["words", "numbers"] = "words"


@dataclass(frozen=True, slots=True)
class Row:
    """The first cell names the row. group: the part of the table it stands in; a table's groups follow each other."""

    cells: tuple[Text, ...]
    group: Text = ()


@dataclass(frozen=True, slots=True)
class Table:
    """caption: what it shows; source: the line under it; notes: basis and rounding, each a sentence."""

    caption: Text
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: Text
    notes: tuple[Text, ...] = ()


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


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words themselves. by: who says them, where and when; source: the id in the list of sources."""

    quote: Quote
    by: Text
    source: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something to read before using what stands beside it."""

    text: Text


@dataclass(frozen=True, slots=True)
class Missing:
    """ask: whom; what: is not known and theirs to say, the most needed first."""

    ask: Text
    what: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Gaps:
    """What is not known, by whom to ask."""

    items: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class Reference:
    """One source of the brief. id: S1, S2 …; text: title, publisher, date; link: where it was published."""

    id: str
    text: Text
    link: str | None = None


@dataclass(frozen=True, slots=True)
class References:
    items: tuple[Reference, ...]


Block = Heading | Paragraph | Bullets | Table | Chart | Fan | Ladder | Quotation | Note | Gaps | References


def plain(text: Iterable[Run]) -> str:
    """The text without links and marks; words of a quote in the marks that `Verbatim` asks for are left to formats."""
    return "".join(run.text for run in text)


def joined(parts: Iterable[Text], between: str | Break) -> Text:
    """The parts, one after the other, with `between` in the gaps."""
    gap = between if isinstance(between, Break) else Words(between)
    out: list[Run] = []
    for part in parts:
        if out and part:
            out.append(gap)
        out.extend(part)
    return tuple(out)
