"""Accounts of a pair: the same trade as each series tells it from each side, years and months like for like."""

from typing import TYPE_CHECKING

from entrepot.analysis.trade_results import WAYS, Account, Line, Share, View, Way, ratio
from entrepot.analysis.trade_sides import Cell, Side, merged, side_of
from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period
from entrepot.nouns.selection import EVERYBODY

if TYPE_CHECKING:
    import polars as pl


def accounts(one: Economy, other: Economy, totals: "pl.DataFrame", aggregates: list[str]) -> tuple[Account, ...]:
    """Every account that sums by pair give of `one` and `other`; see `trade_page`."""
    import polars as pl

    found = []
    keys = totals.select("series", "unit").unique().sort("series", "unit")
    for series, unit in keys.iter_rows():
        part = totals.filter(series=series, unit=unit)
        reconciled = part.filter(pl.col("status") == "reconciled")
        declared = part.filter(pl.col("status") != "reconciled")
        for view, frame in (("own", declared), ("mirror", declared), ("reconciled", reconciled)):
            account = _account(one, other, frame, series, unit, view, aggregates)  # type: ignore[arg-type]
            if account is not None:
                found.append(account)
    return tuple(found)


def _account(
    one: Economy, other: Economy, totals: "pl.DataFrame", series: str, unit: str, view: View, aggregates: list[str]
) -> Account | None:
    import polars as pl

    flows = {way: _told(totals, one, other, way, view) for way in WAYS}
    pairs = {way: _between(flows[way], way, one, other, view) for way in WAYS}
    if all(pair.height == 0 for pair in pairs.values()):
        return None
    basis = _basis(pl.concat(list(pairs.values())))
    sides = {
        way: side_of(
            _at(pairs[way], basis),
            _spans(_declared(totals, flows[way], other, way, view)),
            (*codes_of(one, other, way, view), unit),
            basis,
        )
        for way in WAYS
    }
    lines = _lines(sides)
    if not lines:
        return None
    shares = [_share(way, flows[way], basis, other, lines[-1].period, aggregates, view) for way in WAYS]
    both = pl.concat(list(pairs.values()))
    return Account(
        series=series,
        view=view,
        unit=unit,
        valuations={way: " and ".join(sorted(set(pairs[way]["valuation"]))) for way in WAYS if pairs[way].height},
        basis="published totals" if basis == 0 else f"sums of the {basis}-digit products held",
        lines=lines,
        shares=tuple(share for share in shares if share is not None),
        origins=tuple(sorted(set(both["origin_id"]))),
        simulated="simulated" in set(both["status"]) or series.startswith("simulated"),
        sides=sides,
    )


def codes_of(one: Economy, other: Economy, way: Way, view: View) -> tuple[str, str, str]:
    """Reporter, partner and flow of the rows that tell a way in a view."""
    if view == "own":
        return one.code, other.code, way
    if view == "mirror":
        return other.code, one.code, "imports" if way == "exports" else "exports"
    return (one.code, other.code, "exports") if way == "exports" else (other.code, one.code, "exports")


def _told(totals: "pl.DataFrame", one: Economy, other: Economy, way: Way, view: View) -> "pl.DataFrame":
    """Every row that tells one flow of `one` (own, reconciled) or `other`'s counterpart of it (mirror)."""
    import polars as pl

    if view == "own":
        return totals.filter(pl.col("reporter") == one.code, pl.col("flow") == way)
    if view == "mirror":
        opposite = "imports" if way == "exports" else "exports"
        return totals.filter(pl.col("reporter") == other.code, pl.col("flow") == opposite)
    side = "reporter" if way == "exports" else "partner"
    return totals.filter(pl.col(side) == one.code)


def _declared(totals: "pl.DataFrame", flow: "pl.DataFrame", other: Economy, way: Way, view: View) -> "pl.DataFrame":
    """Rows that show for which periods a flow is held: its declarant's; in reconciled tables, the exporter's."""
    import polars as pl

    return totals.filter(pl.col("reporter") == other.code) if view == "reconciled" and way == "imports" else flow


def _between(flow: "pl.DataFrame", way: Way, one: Economy, other: Economy, view: View) -> "pl.DataFrame":
    import polars as pl

    if view == "own":
        return flow.filter(pl.col("partner") == other.code)
    if view == "mirror":
        return flow.filter(pl.col("partner") == one.code)
    return flow.filter(pl.col("partner" if way == "exports" else "reporter") == other.code)


def _basis(pair: "pl.DataFrame") -> int:
    """0 where totals are published, else the level with the greatest sum: others hold only some products."""
    import polars as pl

    levels = pair.group_by("level").agg(pl.col("value").sum())
    if 0 in set(levels["level"]):
        return 0
    return int(levels.sort("value", "level", descending=[True, False])["level"][0])


def _at(pair: "pl.DataFrame", level: int) -> "pl.DataFrame":
    """The rows of one level; of several classifications of one period, the first in the alphabet's order reversed."""
    import polars as pl

    rows = pair.filter(pl.col("level") == level)
    newest = rows.group_by("first", "last", "flow").agg(pl.col("classification").max())
    return rows.join(newest, on=["first", "last", "flow", "classification"], how="semi")


def _spans(frame: "pl.DataFrame") -> frozenset[tuple[int, int]]:
    return frozenset(frame.select("first", "last").unique().iter_rows())


def _lines(sides: dict[Way, Side]) -> tuple[Line, ...]:
    """Full years, and the months of a year not yet full; each against the same months a year earlier."""
    years = sorted({last // 100 for side in sides.values() for _, last in side.held})
    lines = []
    for year in years:
        period = _period_of(year, [side for side in sides.values() if side.held])
        if period is None:
            continue
        now = {way: sides[way].value(period) for way in WAYS}
        before = {way: sides[way].value(period.year_before) for way in WAYS}
        turnover, earlier = _sum(now), _sum(before)
        lines.append(
            Line(
                period=period,
                exports=now["exports"],
                imports=now["imports"],
                turnover=turnover,
                balance=None if turnover is None else now["exports"] - now["imports"],  # type: ignore[operator]
                exports_growth=ratio(now["exports"], before["exports"]),
                imports_growth=ratio(now["imports"], before["imports"]),
                turnover_growth=ratio(turnover, earlier),
            )
        )
    return tuple(line for line in lines if line.exports is not None or line.imports is not None)


def _period_of(year: int, sides: "list[Side]") -> Period | None:
    """The months of a year that are held for every flow that is held at all."""
    last = min((side.last_month(year) for side in sides), default=0)
    if last == 0:
        last = max((side.last_month(year) for side in sides), default=0)
    return Period.months_of(year, 1, last) if last else _latest_run(year, sides)


def _latest_run(year: int, sides: "list[Side]") -> Period | None:
    """The latest months without a gap of a year whose January is not held; those that all flows have, if any are."""
    runs = [run for side in sides if (run := side.latest_run(year))]
    if not runs:
        return None
    first, last = max(first for first, _ in runs), min(last for _, last in runs)
    return Period.months_of(year, *((first, last) if first <= last else runs[0]))


def _sum(values: dict[Way, float | None]) -> float | None:
    exports, imports = values["exports"], values["imports"]
    return None if exports is None or imports is None else exports + imports


def _share(
    way: Way, flow: "pl.DataFrame", level: int, other: Economy, period: Period,
    aggregates: list[str], view: View,
) -> Share | None:  # fmt: skip
    """The partner's share: of the world row where it is published, else of the sum over partners."""
    import polars as pl

    if view == "mirror":
        return None
    side = "reporter" if view == "reconciled" and way == "imports" else "partner"
    first, last = period.codes
    part = _at(flow, level).filter(pl.col("first") >= first, pl.col("last") <= last)
    sums = part.group_by(side).agg(pl.col("value").sum())
    partners = sums.filter(~pl.col(side).is_in(aggregates)).sort("value", side, descending=[True, False])
    if not partners.height or other.code not in set(partners[side]):
        return None
    value = partners.filter(pl.col(side) == other.code)["value"].item()
    world = sums.filter(pl.col(side) == "WLD")["value"]
    of_world = pl.col(side) == "WLD" if world.len() else ~pl.col(side).is_in(aggregates)
    whole = _cells(part.filter(of_world))
    total = sum(cell.value for cell in whole)
    return Share(
        way=way,
        period=period,
        share=ratio(value, total),
        rank=int((partners["value"] > value).sum()) + 1,
        partners=partners.height,
        of="the published world total" if world.len() else "the sum over the partners held",
        whole=whole,
        level=level,
        world="WLD" if world.len() else EVERYBODY,
    )


def _cells(rows: "pl.DataFrame") -> tuple[Cell, ...]:
    chosen = rows.select("origin_id", "classification", "lines", "value").sort("origin_id", "classification")
    return merged(Cell(*cell) for cell in chosen.iter_rows())
