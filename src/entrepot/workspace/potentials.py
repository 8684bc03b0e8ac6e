"""Export potential at the desk: the tables and the user's own, in; the lines of both ways, out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError
from entrepot.workspace.year_tables import Ask, Tables, economies_of, parts, tables_of, told

if TYPE_CHECKING:
    import polars as pl

    from entrepot.analysis.potential_basis import Basis, Floats
    from entrepot.analysis.potential_given import Given
    from entrepot.analysis.potential_lines import MarketPotential
    from entrepot.nouns.economy import Economy
    from entrepot.nouns.exchange import Json
    from entrepot.statistics import Warehouse
    from entrepot.statistics.warehouse.yearly_sums import Adder


@dataclass(frozen=True, slots=True)
class PotentialAsk:
    """Whose potential, on what. years: the mean of them, the latest held without; tariffs, projections, elasticities,
    distances: files; parts: of a region without a table, its part of its country's trade (`RU-KIR=0.02`);
    in_world, in_market, share: the thresholds of `worth_showing`.
    """

    economies: tuple[str, str]
    years: tuple[int, ...] = ()
    level: int = 4
    series: str | None = None
    tariffs: str | None = None
    projections: str | None = None
    elasticities: str | None = None
    distances: str | None = None
    parts: tuple[str, ...] = ()
    in_world: float = 200_000.0
    in_market: float = 10_000.0
    share: float | None = None
    engine: str = "polars"
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class _Study:
    """What both ways share. shares: a region's assumed part of its country's trade; standing: whose lines are shown for
    each of the two; years: the tables of each, the latest first.
    """

    ask: PotentialAsk
    shares: Mapping[str, float]
    adder: Adder
    years: Sequence[Tables]
    standing: Mapping[str, str]
    basis: Basis
    given: Given
    predicted: Floats | None
    proximity: Floats


def potential(folder: Path, ask: PotentialAsk) -> Json:
    """Export potential and new products, both ways, as plain values.

    Raises EntrepotError where the world is not held, with what to fetch, and for tables that do not fit.
    """
    from entrepot.analysis.potential_lines import predicted_eases, proximity_of
    from entrepot.statistics import Store, Warehouse
    from entrepot.statistics.warehouse.engines import engine
    from entrepot.statistics.warehouse.yearly_sums import Adder

    economies = economies_of(ask.economies)
    shares = _parts_of_countries(ask.parts, economies)
    held = Warehouse(Store(folder), ask.as_of)
    years = _years_of_tables(held, economies, ask)
    first = years[0]
    standing = {code: _standing(code, economies, first) for code in first.codes}
    adder = Adder(held, engine(ask.engine), first.digits)
    basis, given = _basis(adder, years, economies), _given(ask)
    study = _Study(
        ask, shares, adder, years, standing, basis, given,
        predicted_eases(basis, given, _countries(basis)), proximity_of(basis),
    )  # fmt: skip
    return {
        "economies": [{"code": one.code, "name": one.name, "name_ru": one.name_in("ru")} for one in economies],
        "year": ", ".join(str(one.all[0].year) for one in sorted(years, key=lambda one: one.all[0].year)),
        "digits": first.digits,
        "unit": first.all[0].unit,
        "tables": [told(held, one) for tables in years for one in tables.all],
        "cautions": _cautions(held, years, basis, shares),
        "thresholds": {"in_world": ask.in_world, "in_market": ask.in_market, "share": ask.share},
        "ways": [_way(study, *first.codes), _way(study, *first.codes[::-1])],
    }


def _years_of_tables(held: Warehouse, economies: Sequence[Economy], ask: PotentialAsk) -> list[Tables]:
    """The tables of each year, the latest first. Raises EntrepotError for a year, or a world, that is not held."""
    from entrepot.statistics.warehouse.yearly import WORLD

    wanted: list[int | None] = [*sorted(ask.years, reverse=True)] or [None]
    names = tuple(one.code for one in economies)
    found = [
        tables_of(held, economies, Ask(names, (), year, ask.level, ask.engine, ask.series, ask.as_of))
        for year in wanted
    ]
    for tables in found:
        if tables.world is None:
            most = next((one["declarants"] for one in tables.cautions if one["code"] == "no_world"), 0)
            raise EntrepotError(
                "export potential takes the world's trade by product, from a table that at least "
                f"{WORLD} economies tell; the largest of {tables.all[0].year} has {most}",
                where=str(held.store.path),
                hint="Fetch and add it: entrepot fetch baci --release YYYYMM, then entrepot add downloads/.",
            )
    series = {(one.world.series, one.world.unit, tuple(sorted(one.own))) for one in found if one.world}
    if len(series) > 1:
        raise EntrepotError(
            "the years asked for are held in different tables, which do not average",
            hint="Ask for one year, or for years of one series: --series NAME.",
        )
    digits = min(one.digits for one in found)
    return [replace(one, digits=digits) for one in found]


def _standing(code: str, economies: Sequence[Economy], tables: Tables) -> str:
    """The economy whose lines are shown for `code`: itself, or the country of a region that has no table."""
    if code not in tables.absent:
        return code
    one = next(economy for economy in economies if economy.code == code)
    assert tables.world is not None
    if one.parent and one.parent in tables.world.exporters:
        return one.parent
    raise EntrepotError(
        f"nothing by product is held for {one.name} ({one.code}) in {tables.world.year}",
        where=tables.world.series,
        hint="Add its own table: entrepot add FILE (docs/statistics.md says how).",
    )


def _basis(adder: Adder, years: Sequence[Tables], economies: Sequence[Economy]) -> Basis:
    import polars as pl

    from entrepot.analysis.potential_basis import basis, carve

    worlds = [one.world for one in years if one.world]
    sold = pl.concat([adder.by_economy(one, "sold") for one in worlds])
    bought = pl.concat([adder.by_economy(one, "bought") for one in worlds])
    found = basis(sold, bought, pl.concat([adder.by_pair(one) for one in worlds]), years=len(worlds))
    for economy in economies:
        tables = [one.own[economy.code] for one in years if economy.code in one.own]
        if not tables:
            continue
        if economy.country.code not in found.economies:
            raise EntrepotError(
                f"{economy.country.name} is not in the world's table",
                where=worlds[0].series,
                hint="Its region cannot be told apart from it then; add a table that has the country.",
            )
        own = [adder.sums(one, [economy.code]) for one in tables]
        pairs = pl.concat([adder.by_pair(one) for one in tables])
        mine, theirs = pl.concat([one.sold for one in own]), pl.concat([one.bought for one in own])
        found = carve(found, economy.code, economy.country.code, mine, theirs, pairs, years=len(worlds))
    return found


def _way(study: _Study, seller: str, buyer: str) -> Json:
    from entrepot.analysis.potential_basis import row_of
    from entrepot.analysis.potential_lines import Thresholds, market_potential

    ask, basis, years = study.ask, study.basis, study.years
    exporter, importer = study.standing[seller], study.standing[buyer]
    countries = _countries(basis)
    actual = row_of(_actual(study, exporter, importer), basis.products, years=len(years))
    market = None
    if study.given.distances is not None and years[0].world:
        market = study.adder.market(years[0].world, countries.get(importer, importer))
    found = market_potential(
        basis, exporter, importer, actual, given=study.given, countries=countries, market=market,
        thresholds=Thresholds(ask.in_world, ask.in_market, ask.share),
        predicted=study.predicted, proximity=study.proximity,
    )  # fmt: skip
    proxy = _proxy(found, seller, buyer, study.shares)
    return {**asdict(found), "exporter": seller, "importer": buyer, "proxy": proxy}


def _proxy(found: MarketPotential, seller: str, buyer: str, shares: Mapping[str, float]) -> Json | None:
    """Whose lines stand for a region without a table, the part of them that is assumed to be its own, and the range."""
    of = {code: shown for code, shown in ((seller, found.exporter), (buyer, found.importer)) if code != shown}
    if not of:
        return None
    known = [shares.get(code) for code in of]
    part = None
    if None not in known:
        part = 1.0
        for value in known:
            part *= value or 0.0
    return {
        "of": of,
        "part": part,
        "low": 0.0,
        "high": found.potential,
        "potential": None if part is None else part * found.potential,
    }


def _actual(study: _Study, exporter: str, importer: str) -> pl.DataFrame:
    """What the exporter sells the importer, the rows of every year."""
    import polars as pl

    rows = []
    for tables in study.years:
        codes = (exporter, importer)
        there = replace(tables, codes=codes, absent=(), own={c: t for c, t in tables.own.items() if c in codes})
        between = parts(study.adder, there).between
        rows.append(between.filter(pl.col("exporter") == exporter, pl.col("importer") == importer))
    return pl.concat(rows)


def _countries(basis: Basis) -> dict[str, str]:
    from entrepot.nouns.economy import by_code

    found = {code: by_code(code) for code in basis.economies}
    return {code: one.parent for code, one in found.items() if one is not None and one.parent}


def _given(ask: PotentialAsk) -> Given:
    from entrepot.analysis.potential_given import Given
    from entrepot.statistics import given

    return Given(
        tariffs=given.tariffs(Path(ask.tariffs)) if ask.tariffs else None,
        projections=given.projections(Path(ask.projections)) if ask.projections else None,
        elasticities=given.elasticities(Path(ask.elasticities)) if ask.elasticities else None,
        distances=given.distances(Path(ask.distances)) if ask.distances else None,
    )


def _parts_of_countries(told_parts: Sequence[str], economies: Sequence[Economy]) -> dict[str, float]:
    """`RU-KIR=0.02` as {"RU-KIR": 0.02}."""
    from entrepot.nouns.economy import Economy

    found = {}
    for text in told_parts:
        name, _, number = text.rpartition("=")
        try:
            part = float(number)
        except ValueError:
            part = -1.0
        if not name or not 0 < part <= 1:
            raise EntrepotError(
                f'"{text}" is no part of a country\'s trade', hint="Write CODE=PART between 0 and 1: RU-KIR=0.02."
            )
        one = Economy.parse(name)
        if one.code not in {economy.code for economy in economies} or not one.parent:
            raise EntrepotError(f"{one.name} is no region of this pair", hint="--part is for a region of the pair.")
        found[one.code] = part
    return found


def _cautions(held: Warehouse, years: Sequence[Tables], basis: Basis, shares: Mapping[str, float]) -> list[Json]:
    found: list[Json] = []
    if any(told(held, one)["simulated"] for tables in years for one in tables.all):
        found.append({"code": "simulated"})
    found += [one for one in years[0].cautions if one["code"] != "absent"]
    for code in years[0].absent:
        found.append({"code": "by_part" if code in shares else "by_country", "economy": code, "part": shares.get(code)})
    if years[0].own:
        found.append({"code": "registered"})
    if basis.overshoot > 1e-6:
        found.append({"code": "overshoot", "share": basis.overshoot})
    return found
