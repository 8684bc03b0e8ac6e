"""What a reader of statistical files says of itself, and what it gives."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from entrepot.statistics.sources._files import Head

if TYPE_CHECKING:
    import polars as pl


@dataclass(slots=True)
class Tally:
    """What a reader left out, by reason, with how many rows, and what else there is to say; filled while reading."""

    skipped: dict[str, int] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def skip(self, reason: str, rows: int) -> None:
        if rows:
            self.skipped[reason] = self.skipped.get(reason, 0) + rows


@dataclass(frozen=True, slots=True)
class Reading:
    """A file being read: batches of rows in the columns of the warehouse, and what the file says of itself.

    series: what the file continues or revises; release: the publisher's version or date, which sorts as text.
    """

    batches: "Iterator[pl.DataFrame]"
    tally: Tally
    series: str
    title: str
    release: str = ""
    publisher: str | None = None
    link: str | None = None
    licence: str | None = None
    may_publish: bool | None = None
    simulated: bool = False
    replaces: Literal["slice", "cell"] | None = None


@dataclass(frozen=True, slots=True)
class Reader:
    """A format: who publishes it, how it is recognised, how it is read.

    columns: their column -> ours; units: their column -> the unit it is in; left_out: their columns that the warehouse
    has no place for. replaces: whether a newer file of a series replaces whole periods or only the rows it has.
    """

    name: str
    title: str
    publisher: str
    home: str
    licence: str
    may_publish: bool | None
    replaces: Literal["slice", "cell"]
    recognise: Callable[[Head], bool]
    read: Callable[[Path], Reading]
    columns: dict[str, str] = field(default_factory=dict)
    units: dict[str, str] = field(default_factory=dict)
    left_out: tuple[str, ...] = ()
