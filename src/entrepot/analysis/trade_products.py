"""Products of a pair both ways: what grew by how much, what it added to the whole, how few there are."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entrepot.analysis.indicators import concentration_hhi, growth, unit_value
from entrepot.analysis.trade_results import WAYS, Account, Concentration, Line, ProductLine, Way, ratio
from entrepot.analysis.trade_sides import Cell
from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Products:
    """classification, level: what the codes are, and how many digits those had that were added."""

    classification: str
    level: int
    lines: tuple[ProductLine, ...]
    concentration: tuple[Concentration, ...]


def account_rows(rows: "pl.DataFrame", one: Economy, other: Economy, account: Account) -> "pl.DataFrame":
    """The rows of one account, with `way` as seen by the first economy."""
    import polars as pl

    rows = rows.filter(pl.col("series") == account.series)
    if account.view == "reconciled":
        rows = rows.filter(pl.col("status") == "reconciled")
        way = pl.when(pl.col("reporter") == one.code).then(pl.lit("exports")).otherwise(pl.lit("imports"))
        return rows.with_columns(way=way)
    declarant = one if account.view == "own" else other
    rows = rows.filter(pl.col("reporter") == declarant.code, pl.col("status") != "reconciled")
    way = (
        pl.col("flow")
        if account.view == "own"
        else pl.col("flow").replace({"exports": "imports", "imports": "exports"})
    )
    return rows.with_columns(way=way)


def products(rows: "pl.DataFrame", account: Account, digits: int) -> Products:
    """Products both ways at `digits`, made of the finest level held, and how concentrated they are."""
    import polars as pl

    listed = rows.filter(pl.col("level") > 0, pl.col("unit") == account.unit)
    if not listed.height:
        return Products("", 0, (), ())
    period = account.latest.period
    spans = {"after": _within(listed, period), "before": _within(listed, period.year_before)}
    classification = str(spans["after"]["classification"].max() or listed["classification"].max())
    level = int(spans["after"].filter(classification=classification)["level"].max() or digits)  # type: ignore[arg-type]
    lines: list[ProductLine] = []
    concentration = []
    for way in WAYS:
        frames = {when: _flows(frame, way, classification, level, digits) for when, frame in spans.items()}
        if frames["after"].height:
            lines += _product_lines(way, frames, account.latest, classification)
            concentration.append(_concentration(way, frames["after"]))
    return Products(classification, level, tuple(lines), tuple(concentration))


def _within(rows: "pl.DataFrame", period: Period) -> "pl.DataFrame":
    import polars as pl

    first, last = period.codes
    return rows.filter(pl.col("first") >= first, pl.col("last") <= last)


def _flows(rows: "pl.DataFrame", way: Way, classification: str, level: int, digits: int) -> "pl.DataFrame":
    """Flows as the indicators take them."""
    import polars as pl

    return rows.filter(way=way, classification=classification, level=level).select(
        exporter=pl.lit("one"), importer=pl.lit("other"), product=pl.col("product").str.slice(0, digits),
        value=pl.col("value"), weight=pl.col("weight") / 1000.0, origin_id=pl.col("origin_id"),
    )  # fmt: skip


def _product_lines(way: Way, frames: "dict[str, pl.DataFrame]", line: Line, classification: str) -> list[ProductLine]:
    import polars as pl

    after, before = frames["after"], frames["before"]
    known = before.height > 0
    table = growth.compute(after.lazy(), earlier=before.lazy()).collect()
    values = {
        when: dict(unit_value.compute(frame.lazy()).collect().select("product", "unit_value").iter_rows())
        for when, frame in frames.items()
    }
    cells = {when: _cells(frame, classification) for when, frame in frames.items()}
    total = line.exports if way == "exports" else line.imports
    index = line.exports_growth if way == "exports" else line.imports_growth
    base = total / index if total is not None and index else None
    found = [
        ProductLine(
            way=way,
            product=row["product"],
            before=row["before"] if known else None,
            after=row["after"],
            share=ratio(row["after"], total),
            growth=row["growth"] if known else None,
            contribution=None if not known or base is None else (row["after"] - row["before"]) / base,
            unit_value=values["after"].get(row["product"]),
            unit_value_before=values["before"].get(row["product"]),
            cells_before=cells["before"].get(row["product"], ()),
            cells=cells["after"].get(row["product"], ()),
        )
        for row in table.sort(pl.col("after"), "product", descending=[True, False]).iter_rows(named=True)
    ]
    return found + _rest(way, found, total, base, known)


def _cells(flows: "pl.DataFrame", classification: str) -> dict[str, tuple[Cell, ...]]:
    """By product, what the rows of each file add up to."""
    import polars as pl

    found: dict[str, list[Cell]] = {}
    sums = flows.group_by("product", "origin_id").agg(pl.len().alias("rows"), pl.col("value").sum())
    for product, origin, rows, value in sums.sort("product", "origin_id").iter_rows():
        found.setdefault(product, []).append(Cell(origin, classification, rows, value))
    return {product: tuple(cells) for product, cells in found.items()}


def _rest(
    way: Way, found: list[ProductLine], total: float | None, base: float | None, known: bool
) -> list[ProductLine]:
    """What the published total has beyond the products, so that shares and contributions add up."""
    if total is None:
        return []
    after = total - sum(line.after for line in found)
    before = None if base is None or not known else base - sum(line.before or 0.0 for line in found)
    if abs(after) <= 1e-9 * abs(total) and (before is None or abs(before) <= 1e-9 * abs(base or 1.0)):
        return []
    change = None if before is None or not base else (after - before) / base
    return [ProductLine(way, "other", before, after, ratio(after, total), ratio(after, before), change, None, None)]


def _concentration(way: Way, flows: "pl.DataFrame") -> Concentration:
    traded = flows["product"].n_unique()
    row = concentration_hhi.compute(flows.lazy(), products=max(traded, 2)).collect().row(0, named=True)
    return Concentration(way, row["hhi"], row["effective"], traded)
