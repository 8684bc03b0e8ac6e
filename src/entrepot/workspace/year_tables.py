"""The tables of one year that tell of an economy or a pair: the world's, and those of economies it does not have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError

if TYPE_CHECKING:
    from entrepot.nouns.economy import Economy
    from entrepot.nouns.exchange import Json
    from entrepot.statistics import Warehouse
    from entrepot.statistics.warehouse.yearly import Yearly
    from entrepot.statistics.warehouse.yearly_sums import Adder, Sums

HS_FAMILY = ("HS", "CN", "TNVED")


@dataclass(frozen=True, slots=True)
class Ask:
    """What to compute: of one economy or a pair, which indicators (all without names), of which year (the latest),
    at how many digits, on which engine, of which series (the one that most economies tell).
    """

    economies: tuple[str, ...]
    names: tuple[str, ...] = ()
    year: int | None = None
    level: int = 4
    engine: str = "polars"
    series: str | None = None
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Tables:
    """The tables that answer: the world's, and those of economies that it does not have (regions, mostly)."""

    world: Yearly | None
    own: dict[str, Yearly]
    digits: int
    codes: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    cautions: list[Json] = field(default_factory=list)

    @property
    def all(self) -> tuple[Yearly, ...]:
        return tuple(dict.fromkeys([*([self.world] if self.world else []), *self.own.values()]))

    @property
    def in_world(self) -> list[str]:
        """The economies asked for that the world's table has."""
        return [code for code in self.codes if code not in self.own and code not in self.absent]


def economies_of(names: Sequence[str]) -> tuple[Economy, ...]:
    """The economies named. Raises EntrepotError for a bloc, for one named twice, and for a region with its country."""
    from entrepot.nouns.economy import Economy

    found = tuple(Economy.parse(name) for name in names)
    for one in found:
        if one.kind == "bloc":
            raise EntrepotError(
                f"{one.name} is a bloc: indicators are of single economies",
                hint="Name one of its members." if one.members else "Name a country or a region.",
            )
    if len({one.code for one in found}) < len(found):
        raise EntrepotError(f"{found[0].name} ({found[0].code}) is named twice", hint="A pair is two economies.")
    if len(found) == 2 and found[0].country == found[1].country:
        raise EntrepotError(
            f"{found[0].name} and {found[1].name} belong to one country",
            hint="Tables of foreign trade do not have what regions of one country, or a region and the rest of its "
            "country, sell each other.",
        )
    return found


def tables_of(held: Warehouse, economies: Sequence[Economy], ask: Ask) -> Tables:
    """The tables of one year that tell most of these economies. Raises EntrepotError where there are none."""
    from entrepot.statistics.warehouse import yearly

    codes = tuple(one.code for one in economies)
    every = [one for one in yearly.worlds(held) if ask.series in (None, one.series)]
    own_all = {code: yearly.own(held, code) for code in codes}
    if (
        ask.series is not None
        and not every
        and not any(one.series == ask.series for t in own_all.values() for one in t)
    ):
        names = sorted({one.series for one in yearly.worlds(held)})
        raise EntrepotError(f'"{ask.series}": no such series of goods by product', hint=f"Held: {'; '.join(names)}.")
    worlds = [one for one in yearly.at_level(every, ask.level) if one.is_world]
    worlds.sort(key=lambda one: (-one.year, -len(one.declarants), not one.reconciled, one.told, one.series))
    beside = [
        (world, {code: _fitting(own_all[code], world, ask.level) for code in codes if code not in world.exporters})
        for world in worlds
        if ask.year in (None, world.year)
    ]
    whole = [(world, own) for world, own in beside if all(own.values())]
    partly = [(world, own) for world, own in beside if len(own) < len(codes) or any(own.values())]
    for world, own in whole or partly:
        return _with_world(world, {code: one for code, one in own.items() if one}, list(own), codes, ask)
    return _without_world(held, own_all, codes, worlds, every, ask)


def _worth(code: str, table: Yearly, codes: Sequence[str]) -> tuple[bool, int, int, int, str, str]:
    """Of tables that one economy tells, those that have the other first, then the latest, then the fullest."""
    knows = any(other in table.partners for other in codes if other != code)
    return (knows, table.year, len(table.partners), table.level, code, table.series)


def told(held: Warehouse, table: Yearly) -> Json:
    """A table as plain values, with where it comes from."""
    origins = [one for one in held.live if one.series == table.series and table.year in one.years]
    return {
        "series": table.series,
        "year": table.year,
        "classification": table.classification,
        "level": table.level,
        "unit": table.unit,
        "told_by": table.told,
        "declarants": len(table.declarants),
        "monthly": table.monthly,
        "is_world": table.is_world,
        "simulated": any(one.simulated for one in origins),
        "origins": [one.origin_id for one in origins],
    }


def parts(adder: Adder, tables: Tables) -> Sums:
    """The sums of the pair, from the world's table and from those of economies that it does not have.

    Where each of the two has a table of its own, the rows between them are those of the first.
    """
    import polars as pl

    from entrepot.statistics.warehouse.yearly_sums import Sums

    found = [adder.sums(tables.world, tables.in_world)] if tables.world else []
    for place, (code, table) in enumerate(tables.own.items()):
        one, mine = adder.sums(table, tables.codes), pl.col("economy") == code
        between = one.between.filter(pl.col("exporter") == pl.col("importer")) if place else one.between
        found.append(Sums(one.sold.filter(mine), one.bought.filter(mine), one.world, between))
    return Sums(*(pl.concat([getattr(one, name) for one in found]) for name in ("sold", "bought", "world", "between")))


def earlier(held: Warehouse, tables: Tables) -> Tables | None:
    """The same tables of the year before, where all are held."""
    from entrepot.statistics.warehouse import yearly

    world = None
    if tables.world:
        world = next((one for one in yearly.worlds(held) if one.key == tables.world.before()), None)
        if world is None:
            return None
    own = {}
    for code, table in tables.own.items():
        one = next((one for one in yearly.own(held, code) if one.key == table.before()), None)
        if one is None:
            return None
        own[code] = one
    return replace(tables, world=world, own=own)


def _fitting(own: Sequence[Yearly], world: Yearly, level: int) -> Yearly | None:
    """The economy's own table that can stand beside the world's: the year, the currency, a related classification."""
    from entrepot.statistics.warehouse.yearly import at_level

    related = [
        one
        for one in own
        if one.year == world.year
        and one.unit == world.unit
        and (one.classification == world.classification or (_is_hs(one) and _is_hs(world)))
    ]
    return max(at_level(related, level), key=lambda one: (one.level >= level, one.level), default=None)


def _is_hs(table: Yearly) -> bool:
    return table.classification.startswith(HS_FAMILY)


def _with_world(
    world: Yearly, own: dict[str, Yearly], outside: Sequence[str], codes: tuple[str, ...], ask: Ask
) -> Tables:
    digits = min([ask.level, world.level, *(one.level for one in own.values())])
    tables = Tables(world, own, digits, codes, tuple(code for code in outside if code not in own))
    for code, one in own.items():
        tables.cautions.append({"code": "placed", "economy": code, "series": one.series, "world": world.series})
        if one.classification != world.classification:
            tables.cautions.append(
                {"code": "classifications", "one": one.classification, "other": world.classification, "digits": digits}
            )
    tables.cautions.extend({"code": "absent", "economy": code} for code in tables.absent)
    if digits < ask.level:
        tables.cautions.append({"code": "coarse", "digits": digits, "asked": ask.level})
    return tables


def _without_world(
    held: Warehouse, own_all: dict[str, list[Yearly]], codes: tuple[str, ...], worlds: Sequence[Yearly],
    every: Sequence[Yearly], ask: Ask,
) -> Tables:  # fmt: skip
    """One declarant's table, for what it can answer. Raises EntrepotError where there is none either."""
    from entrepot.statistics.warehouse.yearly import at_level

    told_by = [
        (code, one)
        for code in codes
        for one in at_level(own_all[code], ask.level)
        if ask.year in (None, one.year) and ask.series in (None, one.series)
    ]
    if told_by:
        code, one = max(told_by, key=lambda found: _worth(found[0], found[1], codes))
        most = max((len(table.declarants) for table in every if table.year == one.year), default=0)
        caution = {"code": "no_world", "year": one.year, "declarants": most}
        return Tables(None, {code: one}, min(ask.level, one.level), codes, (), [caution])
    years = sorted({one.year for one in worlds} | {one.year for tables in own_all.values() for one in tables})
    names = " and ".join(codes)
    asked = f" in {ask.year}" if ask.year else ""
    has = (
        f"Full years held by product: {', '.join(map(str, years))}. " if years else "No full year is held by product. "
    )
    raise EntrepotError(
        f"no table by product has {names}{asked}",
        where=str(held.store.path),
        hint=has + "For the world: entrepot fetch baci --release YYYYMM, then entrepot add downloads/. For a region: "
        "add its customs or statistical office's table with a mapping file (docs/statistics.md).",
    )
