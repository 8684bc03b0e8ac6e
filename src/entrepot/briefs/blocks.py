"""Blocks: the small closed set of things that a section is made of. Sections build them; formats lay them out."""

from dataclasses import dataclass
from typing import Literal

from entrepot.briefs.charts import Chart, Fan, Ladder
from entrepot.briefs.runs import Text
from entrepot.nouns.quote import Quote


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
