"""Accounts of a pair: the same trade as each series tells it from each side, years and months like for like."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from entrepot.analysis.trade_results import WAYS, Account, Line, Share, View, Way, ratio, span
from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period

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
    held = {way: _spans(flows[way]) for way in WAYS}
    values = {way: _by_span(_at(pairs[way], basis)) for way in WAYS}
    lines = _lines(values, held)
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
    )


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


def _spans(frame: "pl.DataFrame") -> set[tuple[int, int]]:
    return set(frame.select("first", "last").unique().iter_rows())


def _by_span(frame: "pl.DataFrame") -> dict[tuple[int, int], float]:
    import polars as pl

    return {(a, b): v for a, b, v in frame.group_by("first", "last").agg(pl.col("value").sum()).iter_rows()}


def _lines(values: dict[Way, dict[tuple[int, int], float]], held: dict[Way, set[tuple[int, int]]]) -> tuple[Line, ...]:
    """Full years, and the months of a year not yet full; each against the same months a year earlier."""
    sides = {way: _Side(values[way], held[way]) for way in WAYS}
    years = sorted({last // 100 for spans in held.values() for _, last in spans})
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


@dataclass(frozen=True, slots=True)
class _Side:
    """One flow: its values by span, and the spans its declarant is held for. No row in a held span is no trade."""

    values: dict[tuple[int, int], float]
    held: set[tuple[int, int]]

    def value(self, period: Period) -> float | None:
        """The flow of a period: as a whole, or month by month; None where a month is not held."""
        whole = span(period)
        if whole in self.held:
            return self.values.get(whole, 0.0)
        months = [span(Period(month, month)) for month in range(period.first, period.last + 1)]
        if not all(month in self.held for month in months):
            return None
        return sum(self.values.get(month, 0.0) for month in months)

    def last_month(self, year: int) -> int:
        """The last month up to which the year is held without a gap; 12 where the whole year is."""
        if (year * 100 + 1, year * 100 + 12) in self.held:
            return 12
        month = 0
        while month < 12 and (year * 100 + month + 1, year * 100 + month + 1) in self.held:
            month += 1
        return month


def _period_of(year: int, sides: "list[_Side]") -> Period | None:
    """The months of a year that are held for every flow that is held at all."""
    last = min((side.last_month(year) for side in sides), default=0)
    if last == 0:
        last = max((side.last_month(year) for side in sides), default=0)
    return Period.months_of(year, 1, last) if last else None


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
    first, last = span(period)
    part = _at(flow, level).filter(pl.col("first") >= first, pl.col("last") <= last)
    sums = part.group_by(side).agg(pl.col("value").sum())
    partners = sums.filter(~pl.col(side).is_in(aggregates)).sort("value", side, descending=[True, False])
    if not partners.height or other.code not in set(partners[side]):
        return None
    value = partners.filter(pl.col(side) == other.code)["value"].item()
    world = sums.filter(pl.col(side) == "WLD")["value"]
    total = float((world if world.len() else partners["value"]).sum())
    return Share(
        way=way,
        period=period,
        share=ratio(value, total),
        rank=int((partners["value"] > value).sum()) + 1,
        partners=partners.height,
        of="the published world total" if world.len() else "the sum over the partners held",
    )
