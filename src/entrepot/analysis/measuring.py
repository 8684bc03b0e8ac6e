"""Indicators of an economy or a pair: which can be computed of what is held, their values, and why others cannot."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from entrepot import registry
from entrepot.analysis.indicators._declaration import Indicator, Need
from entrepot.errors import EntrepotError, did_you_mean

if TYPE_CHECKING:
    import polars as pl

Missing = Literal["pair", "world", "exports", "imports", "both ways", "earlier", "weight", "home", "trade", "meaning"]
ELASTICITIES = (3.0, 4.0, 5.0, 6.0, 8.0)
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Held:
    """What is held of the economies `codes` (one or two) in one year, as frames of Polars.

    flows: the condensed world (`exporter`, `importer`, `product`, `value`), earlier: of the year before; between:
    the rows between the two with their `weight` in tonnes; world: `exporter`, `product`, `value` of all exporters,
    placed: of regions and of economies too small for the product space; markets, markets_earlier: flows by each
    market; home: flows with those at home. exports, imports: of whom all that is sold or bought is known.
    both_ways: whether what each sells the other is told; has_world: whether the world is held; products: how many the
    list has.
    """

    codes: tuple[str, ...]
    flows: "pl.DataFrame"
    between: "pl.DataFrame"
    exports: frozenset[str]
    imports: frozenset[str]
    both_ways: bool
    has_world: bool
    products: int
    earlier: "pl.DataFrame | None" = None
    world: "pl.DataFrame | None" = None
    placed: "pl.DataFrame | None" = None
    markets: "pl.DataFrame | None" = None
    markets_earlier: "pl.DataFrame | None" = None
    home: "pl.DataFrame | None" = None


@dataclass(frozen=True, slots=True)
class Measured:
    """An indicator with its rows, or with what is missing for it; fault: why a table has no such meaning."""

    indicator: Indicator
    rows: tuple[Row, ...]
    missing: tuple[Missing, ...] = ()
    fault: EntrepotError | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """Where indicators are computed: give a frame of Polars to an engine, take its result back."""

    give: "Callable[[pl.DataFrame], Any]"
    take: "Callable[[Any], pl.DataFrame]"


def indicators() -> dict[str, Indicator]:
    """Every indicator by its name."""
    return registry.load("entrepot.analysis.indicators", "INDICATOR", Indicator)


def chosen(names: Sequence[str]) -> tuple[Indicator, ...]:
    """The indicators of these names, all of them without any. Unknown is an error with near matches."""
    known = indicators()
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known) or f"Known are {', '.join(known)}."
            raise EntrepotError(f'"{name}": no such indicator', hint=hint)
    return tuple(known[name] for name in (names or known))


def measure(wanted: Sequence[Indicator], held: Held, room: Room) -> tuple[Measured, ...]:
    """The values of indicators, in the order asked for."""
    return tuple(_measured(indicator, held, room) for indicator in wanted)


def fitting(wanted: Sequence[Indicator], economies: int) -> tuple[Indicator, ...]:
    """Those that are of one economy, or all where two are asked about."""
    return tuple(one for one in wanted if economies > 1 or not one.about.startswith("pair"))


def _measured(indicator: Indicator, held: Held, room: Room) -> Measured:
    missing = _missing(indicator, held)
    if missing:
        return Measured(indicator, (), missing)
    if indicator.over == "world":
        try:
            return Measured(indicator, tuple(_space_rows(indicator, held)))
        except EntrepotError as fault:
            return Measured(indicator, (), ("meaning",), fault)
    frames = [_computed(indicator, held, room, options) for options in _options(indicator, held, room)]
    rows = tuple(row for frame in frames for row in _rows(indicator, frame, held))
    return Measured(indicator, rows, () if rows else _reasons(indicator, held))


def _reasons(indicator: Indicator, held: Held) -> tuple[Missing, ...]:
    """Why nothing came of it: one of the two is not known well enough, or they do not trade."""
    unknown: list[tuple[Need, frozenset[str]]] = [("exports", held.exports), ("imports", held.imports)]
    absent = [need for need, known in unknown if need in indicator.needs and not set(held.codes) <= known]
    return tuple(absent) or ("trade",)


def _missing(indicator: Indicator, held: Held) -> tuple[Missing, ...]:
    needs, codes = indicator.needs, frozenset(held.codes)
    absent: list[tuple[bool, Missing]] = [
        (indicator.about.startswith("pair") and len(codes) < 2, "pair"),
        ("world" in needs and not held.has_world, "world"),
        ("exports" in needs and not codes & held.exports, "exports"),
        ("imports" in needs and not codes & held.imports, "imports"),
        ("both ways" in needs and not held.both_ways, "both ways"),
        ("earlier" in needs and held.earlier is None, "earlier"),
        (indicator.over == "rows" and held.between["weight"].is_null().all(), "weight"),
        (indicator.over == "home" and held.home is None, "home"),
    ]
    found = tuple(what for is_absent, what in absent if is_absent)
    return found[:1] if "pair" in found else found


def _options(indicator: Indicator, held: Held, room: Room) -> list[dict[str, Any]]:
    options: dict[str, Any] = {}
    if "products" in indicator.takes:
        options["products"] = max(held.products, 2)
    if "earlier" in indicator.needs:
        earlier = held.markets_earlier if indicator.over == "markets" else held.earlier
        assert earlier is not None
        options["earlier"] = room.give(earlier)
    if "elasticity" in indicator.takes:
        return [{**options, "elasticity": value} for value in ELASTICITIES]
    return [options]


def _computed(indicator: Indicator, held: Held, room: Room, options: dict[str, Any]) -> "pl.DataFrame":
    import polars as pl

    table = {"pair": held.flows, "rows": held.between, "markets": held.markets, "home": held.home}[indicator.over]
    assert table is not None
    frame = room.take(indicator.compute(room.give(table), **options)).select(indicator.columns)
    if "elasticity" in options:
        frame = frame.with_columns(elasticity=pl.lit(options["elasticity"]))
    return frame


def _rows(indicator: Indicator, frame: "pl.DataFrame", held: Held) -> list[Row]:
    """The rows of the economies asked about, of which enough is known, the greatest first; symmetric ones once."""
    import polars as pl

    sides = [name for name in ("exporter", "importer", "economy", "partner", "other") if name in frame.columns]
    frame = frame.filter(pl.all_horizontal(pl.col(side).is_in(held.codes) for side in sides))
    if len(sides) == 2:
        frame = frame.filter(pl.col(sides[0]) != pl.col(sides[1]))
    if sides[-1] in ("partner", "other"):
        frame = frame.filter(pl.col(sides[0]) == held.codes[0])
    frame = frame.filter(_known(indicator, sides, held))
    order = {code: place for place, code in enumerate(held.codes)}
    rank = [pl.col(side).replace_strict(order, return_dtype=pl.Int32).alias(f"_{side}") for side in sides]
    keys = [f"_{side}" for side in sides]
    if "product" not in frame.columns:
        return list(frame.with_columns(rank).sort(keys).drop(keys).iter_rows(named=True))
    by = "after" if "after" in frame.columns else "value"
    if by not in frame.columns:
        frame = frame.join(_size(sides, held), on=[*sides, "product"], how="left")
    ordered = frame.with_columns(rank).sort(
        [*keys, by, "product"], descending=[*(False for _ in keys), True, False], nulls_last=True
    )
    return list(ordered.drop(keys).iter_rows(named=True))


def _known(indicator: Indicator, sides: Sequence[str], held: Held) -> "pl.Expr":
    import polars as pl

    sellers = [side for side in sides if side in ("exporter", "economy", "other")]
    buyers = [side for side in sides if side == "importer"]
    tests = [pl.lit(True)]
    if "exports" in indicator.needs:
        tests += [pl.col(side).is_in(list(held.exports)) for side in sellers]
    if "imports" in indicator.needs:
        tests += [pl.col(side).is_in(list(held.imports)) for side in buyers]
    return pl.all_horizontal(tests)


def _size(sides: Sequence[str], held: Held) -> "pl.DataFrame":
    """The value by which products are ordered: what is sold, to the partner where there is one."""
    import polars as pl

    key = ["exporter", "importer", "product"] if len(sides) == 2 else ["exporter", "product"]
    sums = held.flows.group_by(key).agg(pl.col("value").sum())
    return sums.rename(dict(zip(["exporter", "importer"], sides, strict=False)))


def _space_rows(indicator: Indicator, held: Held) -> list[Row]:
    """Of each economy its place among all, then its products."""
    import polars as pl

    frame: pl.DataFrame = indicator.compute(held.world, placed=held.placed)
    of_economy = ["eci", "outlook_index", "fitness"]
    summary = frame.group_by("economy", "is_placed").agg(
        pl.col(of_economy).first(), diversity=(pl.col("rca") >= 1).sum()
    )
    world = summary.filter(~pl.col("is_placed"))
    size = _size(["economy"], held)
    rows: list[Row] = []
    for code in held.codes:
        for row in summary.filter(economy=code).iter_rows(named=True):
            ranks = {f"{name}_rank": int((world[name] > row[name]).sum()) + 1 for name in of_economy}
            rows.append({**row, **ranks, "economies": world.height})
        lines = (
            frame.filter(economy=code).drop(*of_economy, "is_placed").join(size, on=["economy", "product"], how="left")
        )
        lines = lines.sort(pl.col("value"), "product", descending=[True, False], nulls_last=True)
        rows += lines.iter_rows(named=True)
    return rows
