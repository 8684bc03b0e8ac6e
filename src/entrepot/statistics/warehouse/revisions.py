"""Which rows count: a newer file of a series takes the place of an older one, and the older stays reachable."""

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import polars as pl

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Live:
    """An origin whose rows count.

    periods: those of its periods (first and last month) that no newer file of the series replaces as a whole;
    rank: its place in the series, 0 for the newest; shares_cells: another live file of the series may have the same
    cells, and then the newest one's row counts.
    """

    origin_id: str
    series: str
    periods: tuple[Span, ...]
    rank: int
    shares_cells: bool
    simulated: bool
    replaced: tuple[Span, ...] = ()

    @property
    def years(self) -> frozenset[int]:
        return frozenset(last // 100 for _, last in self.periods)


def live(origins: "pl.DataFrame", as_of: date | datetime | None = None) -> tuple[Live, ...]:
    """The origins that count, as of a day (its end) or a moment; the newest release of a series first."""
    families: dict[str, list[dict[str, object]]] = defaultdict(list)
    until = _moment(as_of)
    for row in origins.iter_rows(named=True):
        if until is None or row["loaded"] <= until:
            families[row["series"]].append(row)
    found: list[Live] = []
    for series, members in sorted(families.items()):
        members.sort(key=lambda row: (row["release"] or "", row["loaded"], row["origin_id"]), reverse=True)
        found += _family(series, members)
    return tuple(found)


def _family(series: str, members: list[dict[str, object]]) -> list[Live]:
    taken: set[Span] = set()
    found = []
    covers = [(_spans(row), set(json.loads(str(row["reporters"])))) for row in members]
    for rank, (row, (spans, _)) in enumerate(zip(members, covers, strict=True)):
        left = tuple(span for span in spans if span not in taken)
        gone = tuple(span for span in spans if span in taken)
        found.append(
            Live(
                origin_id=str(row["origin_id"]),
                series=series,
                periods=left,
                rank=rank,
                shares_cells=row["replaces"] == "cell" and _meets(rank, covers),
                simulated=bool(row["simulated"]),
                replaced=gone,
            )
        )
        if row["replaces"] == "slice":
            taken.update(spans)
    return found


def _meets(rank: int, covers: list[tuple[tuple[Span, ...], set[str]]]) -> bool:
    """Whether another file of the series has a period and a reporter in common with this one."""
    spans, reporters = covers[rank]
    return any(
        other != rank and set(spans) & set(others) and reporters & them for other, (others, them) in enumerate(covers)
    )


def _spans(row: dict[str, object]) -> tuple[Span, ...]:
    return tuple((first, last) for first, last in json.loads(str(row["periods"])))


def _moment(as_of: date | datetime | None) -> datetime | None:
    if as_of is None or isinstance(as_of, datetime):
        return as_of if as_of is None or as_of.tzinfo else as_of.replace(tzinfo=UTC)
    return datetime.combine(as_of, time.max, UTC)
