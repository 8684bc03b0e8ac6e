"""The indicators' side of the desk: which tables they are computed of, and what they come to."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entrepot.errors import EntrepotError
from entrepot.workspace.year_tables import Ask, Tables, earlier, economies_of, parts, tables_of, told

if TYPE_CHECKING:
    import polars as pl

    from entrepot.analysis.indicators._declaration import Indicator
    from entrepot.analysis.measuring import Held, Measured
    from entrepot.nouns.exchange import Json
    from entrepot.statistics import Warehouse
    from entrepot.statistics.warehouse.yearly_sums import Adder, Sums

SMALL = 0.00005  # of world exports: economies below it are placed in the product space, not part of it
MANY = 10  # partners from which a declarant's table counts as all of its trade


def catalogue(names: Sequence[str] = ()) -> list[Json]:
    """Indicators as they declare themselves: those of these names, or every one."""
    from entrepot.analysis.measuring import chosen

    return [declared(indicator) for indicator in chosen(names)]


def declared(indicator: Indicator) -> Json:
    """An indicator as plain values."""
    names = ("name", "title", "unit", "formula", "reference", "about", "columns", "needs", "cautions")
    return {name: _plain(getattr(indicator, name)) for name in names}


def indicators(folder: Path, ask: Ask) -> Json:
    """Values of indicators as plain values, with the tables they come from and what to beware of.

    Raises EntrepotError for an unknown name, where no table can answer, with what to fetch, and where complexity alone
    is asked for and the product space has no meaning.
    """
    from entrepot.analysis.measuring import Room, chosen, fitting, measure
    from entrepot.statistics import Store, Warehouse
    from entrepot.statistics.warehouse.engines import engine
    from entrepot.statistics.warehouse.yearly_sums import Adder

    wanted = chosen(ask.names) if ask.names else fitting(chosen(()), len(ask.economies))
    economies = economies_of(ask.economies)
    held, room = Warehouse(Store(folder), ask.as_of), engine(ask.engine)
    tables = tables_of(held, economies, ask)
    data, cautions = _held(Adder(held, room, tables.digits), tables, wanted)
    found = measure(wanted, data, Room(room.give, room.take))
    if len(found) == 1 and found[0].fault is not None:
        fault = found[0].fault
        raise EntrepotError(fault.what, where=f"{tables.all[0].series}, {tables.all[0].year}", hint=fault.hint)
    return {
        "economies": [{"code": one.code, "name": one.name, "name_ru": one.name_in("ru")} for one in economies],
        "year": tables.all[0].year,
        "digits": tables.digits,
        "products": data.products,
        "engine": room.name,
        "tables": [told(held, one) for one in tables.all],
        "cautions": [*tables.cautions, *cautions],
        "indicators": [_result(one) for one in found],
    }


def _held(adder: Adder, tables: Tables, wanted: Sequence[Indicator]) -> tuple[Held, list[Json]]:
    """Everything that the indicators asked for need."""
    from entrepot.analysis.measuring import Held
    from entrepot.analysis.rest_of_world import condense

    now = parts(adder, tables)
    before = earlier(adder.warehouse, tables)
    overs = {indicator.over for indicator in wanted}
    needs = {need for indicator in wanted for need in indicator.needs}
    world, placed = _space(adder, tables, now) if tables.world and "world" in overs else (None, None)
    condensed = condense(now.sold, now.bought, now.world, now.between)
    then = parts(adder, before) if before and "earlier" in needs else None
    markets = [
        _markets(adder, one) if "markets" in overs and one and one.world and before else None
        for one in (tables, before)
    ]
    known = now.world if now.world.height else now.sold
    data = Held(
        codes=tables.codes,
        has_world=tables.world is not None,
        flows=condensed.flows,
        between=now.between,
        exports=_whole(tables, now.sold),
        imports=_whole(tables, now.bought),
        both_ways=_both_ways(tables, now),
        products=known["product"].n_unique(),
        earlier=condense(then.sold, then.bought, then.world, then.between).flows if then else None,
        world=world,
        placed=placed,
        markets=markets[0],
        markets_earlier=markets[1],
        home=_home(adder, tables) if "home" in overs else None,
    )
    over = [{"code": "overshoot", "share": condensed.overshoot}] if condensed.overshoot > 1e-6 else []
    return data, [*over, *_simulated(adder.warehouse, tables)]


def _space(adder: Adder, tables: Tables, now: Sums) -> tuple[pl.DataFrame, pl.DataFrame | None]:
    """Exports of all that are large enough, and those of the pair that are not, or are regions."""
    import polars as pl

    assert tables.world is not None
    every = adder.by_economy(tables.world, "sold").rename({"economy": "exporter"})
    totals = every.group_by("exporter").agg(total=pl.col("value").sum())
    large = totals.filter(pl.col("total") >= SMALL * pl.col("total").sum())["exporter"].to_list()
    beside = now.sold.rename({"economy": "exporter"}).filter(~pl.col("exporter").is_in(large))
    return every.filter(pl.col("exporter").is_in(large)), beside if beside.height else None


def _markets(adder: Adder, tables: Tables) -> pl.DataFrame:
    import polars as pl

    from entrepot.analysis.rest_of_world import markets

    assert tables.world is not None
    sold = [adder.sold_to(tables.world, tables.in_world)]
    sold += [adder.sold_to(table, [code]) for code, table in tables.own.items()]
    bought = adder.by_economy(tables.world, "bought").sort("economy", "product")
    return markets(pl.concat(sold).sort("exporter", "importer", "product"), bought)


def _whole(tables: Tables, sums: pl.DataFrame) -> frozenset[str]:
    """Economies of which all is known: those of the world's table, and declarants with many partners."""
    there = set(sums["economy"].unique())
    few = {code for code, table in tables.own.items() if len(table.partners) < MANY and not table.is_summed}
    return frozenset(there - few)


def _both_ways(tables: Tables, sums: Sums) -> bool:
    """Whether each economy's sales to the other are told, by itself or by the other."""
    sellers, buyers = (set(side["economy"].unique()) for side in (sums.sold, sums.bought))
    pairs = [(a, b) for a in tables.codes for b in tables.codes if a != b]
    if tables.world and not tables.own:
        return all(seller in sellers for seller, _ in pairs)
    return all(
        bool({seller} & sellers & set(tables.own) or {buyer} & buyers & set(tables.own)) for seller, buyer in pairs
    )


def _home(adder: Adder, tables: Tables) -> pl.DataFrame | None:
    return adder.at_home(tables.all[0].year, tables.codes) if len(tables.codes) == 2 else None


def _simulated(held: Warehouse, tables: Tables) -> list[Json]:
    return [{"code": "simulated"}] if any(told(held, one)["simulated"] for one in tables.all) else []


def _result(measured: Measured) -> Json:
    return {
        **declared(measured.indicator),
        "rows": [{name: _plain(value) for name, value in row.items()} for row in measured.rows],
        "missing": list(measured.missing),
        "fault": None if measured.fault is None else str(measured.fault),
    }


def _plain(value: Any) -> Any:
    if isinstance(value, float) and value != value:
        return None
    if isinstance(value, (tuple, list)):
        return [_plain(part) for part in value]
    return value
