"""Coverage: for which years each series has whose declarations, and which classifications are at hand."""

from collections import defaultdict
from dataclasses import dataclass

from entrepot.statistics.warehouse.classifications import listed
from entrepot.statistics.warehouse.columns import TOTALS
from entrepot.statistics.warehouse.query import Warehouse
from entrepot.statistics.warehouse.store import Store


@dataclass(frozen=True, slots=True)
class Covered:
    """Economies that one series covers alike. flow: exports, imports or both; months: held of each year (12: all)."""

    series: str
    reporters: tuple[str, ...]
    flow: str
    months: dict[int, int]


@dataclass(frozen=True, slots=True)
class Classification:
    """A list of codes, or a table from one classification to another. codes: how many codes or links."""

    name: str
    to: str | None
    codes: int
    is_conversion: bool


def coverage(warehouse: Warehouse) -> tuple[Covered, ...]:
    """What counts, by series and economy; economies that are covered alike stand together."""
    import polars as pl

    held = warehouse.lazy(TOTALS).filter(pl.col("flow").is_in(["exports", "imports"]))
    spans = held.select("series", "reporter", "flow", "first", "last").unique().collect()
    months: dict[tuple[str, str], dict[str, dict[int, set[int]]]] = defaultdict(lambda: defaultdict(dict))
    for series, reporter, flow, first, last in spans.iter_rows():
        of_year = months[series, reporter][flow].setdefault(last // 100, set())
        of_year.update(range(first % 100 if first // 100 == last // 100 else 1, last % 100 + 1))
    alike: dict[tuple[str, str, tuple[tuple[int, int], ...]], list[str]] = defaultdict(list)
    for (series, reporter), by_flow in months.items():
        counts = {flow: tuple(sorted((y, len(m)) for y, m in years.items())) for flow, years in by_flow.items()}
        if len(counts) == 2 and len(set(counts.values())) == 1:
            counts = {"both": next(iter(counts.values()))}
        for flow, years in counts.items():
            alike[series, flow, years].append(reporter)
    return tuple(
        Covered(series, tuple(sorted(reporters)), flow, dict(years))
        for (series, flow, years), reporters in sorted(alike.items(), key=lambda item: (item[0][0], item[1], item[0]))
    )


def classifications(store: Store) -> tuple[Classification, ...]:
    """The lists and tables between classifications that a store has."""
    return tuple(Classification(*found) for found in listed(store.path))
