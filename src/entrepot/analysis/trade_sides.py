"""One flow of an account: its values by span of months, and the rows that they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entrepot.nouns.period import Period
from entrepot.nouns.selection import Selection

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Cell:
    """What rows of one file add up to. origin: the file's id; rows: how many; value: in whole units."""

    origin: str
    classification: str
    rows: int
    value: float


@dataclass(frozen=True, slots=True)
class Side:
    """A flow as one series tells it. No row in a span that its declarant is held for is no trade.

    reporter, partner, flow, unit: as the rows say them; level: digits of the products that are added, 0 for published
    totals; cells: what the rows of each span add up to; held: the spans its declarant is held for.
    """

    reporter: str
    partner: str
    flow: str
    unit: str
    level: int
    cells: dict[tuple[int, int], tuple[Cell, ...]]
    held: frozenset[tuple[int, int]]

    def value(self, period: Period) -> float | None:
        """The flow of a period: as a whole, or month by month; None where a month is not held."""
        cells = self.cells_of(period)
        return None if cells is None else sum(cell.value for cell in cells)

    def cells_of(self, period: Period) -> tuple[Cell, ...] | None:
        """What its value is made of, one cell for each file; None where a month is not held."""
        spans = self._tiles(*period.codes)
        return None if spans is None else merged(cell for one in spans for cell in self.cells.get(one, ()))

    def _tiles(self, first: int, last: int) -> list[tuple[int, int]] | None:
        """Held spans that cover the months without gap or overlap, the longest first; None where there are none."""
        tiles: list[tuple[int, int]] = []
        while first <= last:
            ends = [b for a, b in self.held if a == first and b <= last]
            if not ends:
                return None
            tiles.append((first, max(ends)))
            first = max(ends) + (1 if max(ends) % 100 < 12 else 89)
        return tiles

    def selection(self, period: Period, cell: Cell) -> Selection:
        """The rows of a cell."""
        codes = (self.reporter, self.partner, self.flow)
        return Selection(*codes, period, cell.classification, self.level, "", self.unit)

    def last_month(self, year: int) -> int:
        """The last month up to which the year is held without a gap; 12 where the whole year is."""
        month = 0
        while ends := [last for first, last in self._spans_of(year) if first == month + 1]:
            month = max(ends)
        return month

    def latest_run(self, year: int) -> tuple[int, int] | None:
        """The first and the last of the latest months that the year is held for without a gap."""
        spans = self._spans_of(year)
        if not spans:
            return None
        end = max(last for _, last in spans)
        start = end + 1
        while firsts := [first for first, last in spans if last == start - 1]:
            start = min(firsts)
        return start, end

    def _spans_of(self, year: int) -> list[tuple[int, int]]:
        return [(first % 100, last % 100) for first, last in self.held if first // 100 == last // 100 == year]


def side_of(
    pair: "pl.DataFrame", held: frozenset[tuple[int, int]], codes: tuple[str, str, str, str], level: int
) -> Side:
    """A side from the sums of one flow of the pair at one level. codes: reporter, partner, flow, unit."""
    import polars as pl

    found: dict[tuple[int, int], list[Cell]] = {}
    by = ["first", "last", "origin_id", "classification"]
    for first, last, origin, classification, rows, value in (
        pair.group_by(by).agg(pl.col("lines").sum(), pl.col("value").sum()).sort(by).iter_rows()
    ):
        found.setdefault((first, last), []).append(Cell(origin, classification, rows, value))
    return Side(*codes, level, {key: tuple(cells) for key, cells in found.items()}, held)


def merged(cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Cells of the same file and classification as one."""
    found: dict[tuple[str, str], Cell] = {}
    for cell in cells:
        known = found.get((cell.origin, cell.classification))
        rows, value = (known.rows, known.value) if known else (0, 0.0)
        found[cell.origin, cell.classification] = Cell(
            cell.origin, cell.classification, rows + cell.rows, value + cell.value
        )
    return tuple(found.values())
