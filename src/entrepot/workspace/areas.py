"""The desk's side of areas: the world's trade and the user's restrictions brought to what the record says of a pair."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError
from entrepot.workspace.official import has_tables

if TYPE_CHECKING:
    import polars as pl

    from entrepot.analysis.areas.restrictions import Restrictions
    from entrepot.analysis.areas.results import Matrix
    from entrepot.analysis.areas.studied import Study
    from entrepot.analysis.areas.third import ThirdCountries
    from entrepot.analysis.areas.world import Basis, World
    from entrepot.analysis.outlook.results import Accounts
    from entrepot.analysis.pair import PairAnalysis
    from entrepot.analysis.said import Said
    from entrepot.nouns.economy import Economy
    from entrepot.nouns.exchange import Json
    from entrepot.nouns.ledger import Ledger
    from entrepot.nouns.origin import Origin
    from entrepot.statistics import Warehouse

FOLDER = "restrictions"


@dataclass(frozen=True, slots=True)
class AreaWish:
    """How areas are to be told. rank: criteria in order; restrictions: more files of them; unsaid: how many areas that
    only statistics have are told of each direction (None: all)."""

    rank: str | None = None
    restrictions: tuple[str, ...] = ()
    unsaid: int | None = 5


def keep_restrictions(folder: Path, path: str) -> int:
    """Keep a file of restrictions in a workspace, in place of one of the same name. How many it holds.

    Raises EntrepotError, and then nothing was kept.
    """
    from entrepot.analysis.areas.restriction_files import read

    found = read([Path(path)])
    home = folder / FOLDER
    home.mkdir(parents=True, exist_ok=True)
    (home / Path(path).name).write_bytes(Path(path).read_bytes())
    return len(found.items) + len(found.shares)


def is_restrictions(path: str) -> bool:
    """Whether a file is one of restrictions."""
    if not path.lower().endswith((".toml", ".csv")):
        return False
    from entrepot.analysis.areas.restriction_files import is_restrictions as recognised

    return recognised(Path(path))


def restrictions_in(folder: Path, more: Sequence[str] = ()) -> Restrictions:
    """Those kept in a workspace, then those of other files."""
    from entrepot.analysis.areas.restriction_files import read

    home = folder / FOLDER
    kept = sorted(path for path in home.iterdir() if not path.name.startswith(".")) if home.is_dir() else []
    for path in more:
        if not Path(path).is_file():
            what = "is no file" if Path(path).exists() else "no such file"
            raise EntrepotError(what, where=path, hint="Name a file of restrictions (see docs/areas.md).")
    return read([*kept, *map(Path, more)])


def world_around(
    folder: Path, pair: tuple[Economy, Economy], as_of: date | None = None, beyond: Sequence[Economy] = ()
) -> World | None:
    """The world's trade as a pair needs it, and as some economies beyond it do; None where no table holds a world.

    as_of: later years are not used.
    """
    held = _warehouse(folder)
    basis = _basis(held, as_of) if held else None
    if held is None or basis is None:
        return None
    from entrepot.analysis.areas.world import world_of
    from entrepot.statistics.warehouse.sums import aggregates

    codes = [code for one in (*pair, *beyond) for code in (one.code, one.parent) if code]
    return world_of(
        basis,
        held.by_reporter(years=[basis.year]),
        held.by_partner(codes, years=_years(basis)),
        held.rows(years=[basis.year]),
        codes,
        aggregates(),
    )


def third_countries(
    folder: Path, pair: tuple[Economy, Economy], goods: str, *, rank: str | None = None, as_of: date | None = None
) -> ThirdCountries:
    """The markets of some goods outside a pair. Raises EntrepotError where no table holds a world."""
    from entrepot.analysis.areas.third import goods_of
    from entrepot.analysis.areas.third import third_countries as found
    from entrepot.statistics.warehouse.sums import aggregates

    wanted = goods_of(goods)
    held = _warehouse(folder)
    basis = _basis(held, as_of) if held else None
    if held is None or basis is None:
        raise EntrepotError(
            "no table of the world's trade is held, so third countries cannot be told",
            where=str(folder),
            hint="Add one with many exporters by product, such as BACI: entrepot fetch baci, then entrepot add.",
        )
    rows = held.rows(years=_years(basis))
    return found(wanted, pair, basis, rows, aggregates=aggregates(), rank=rank)


def abroad_of(
    folder: Path, pair: tuple[Economy, Economy], matrix: Matrix, as_of: date | None = None
) -> tuple[ThirdCountries, ...]:
    """The third countries for the first goods that both sides would sell and do; none where no table holds a world."""
    held = _warehouse(folder)
    basis = _basis(held, as_of) if held else None
    if held is None or basis is None:
        return ()
    from entrepot.analysis.areas.abroad import MOST_GOODS, both_sell, joint_goods
    from entrepot.analysis.areas.third import third_countries as found
    from entrepot.statistics.warehouse.sums import aggregates

    rows = held.rows(years=_years(basis))
    told: list[ThirdCountries] = []
    for goods in joint_goods(matrix):
        with suppress(EntrepotError):  # the table lacks these goods
            told += [one for one in [found(goods, pair, basis, rows, aggregates=aggregates())] if both_sell(one)]
        if len(told) == MOST_GOODS:
            break
    return tuple(told)


def area_page(
    record: Sequence[Said],
    pair: tuple[Economy, Economy],
    folder: Path,
    wish: AreaWish,
    *,
    language: str = "en",
    as_of: date | None = None,
) -> Json:
    """What is known of a pair's areas as plain values, with the ledger that its numbers stand in.

    record: all that the documents say. Raises EntrepotError where neither they nor the statistics know the pair.
    """
    from entrepot.analysis.areas.matrix import matrix_of
    from entrepot.analysis.areas.rows import page_of
    from entrepot.analysis.areas.world import FEWEST_EXPORTERS
    from entrepot.analysis.outlook.accounts import accounts_of
    from entrepot.analysis.outlook.gaps import require_data
    from entrepot.analysis.relevance import about_pair, latest_day
    from entrepot.nouns.ledger import Ledger

    said, ledger = about_pair(record, *pair), Ledger()
    world = world_around(folder / "statistics", pair, as_of)
    held = {one.code for one in map(world.stands_for, pair) if one} if world else set()
    if not said and (small := _too_small(folder / "statistics", world)):
        raise EntrepotError(
            f"nothing is said of this pair, and no table is large enough to tell its areas: {small} exporters at most",
            where=f"{pair[0].name} – {pair[1].name}",
            hint=f"Areas take a table by product with at least {FEWEST_EXPORTERS} exporters (entrepot fetch baci), "
            "or reports. What the table has of the pair: entrepot trade.",
        )
    if not held or (len(held) == 1 and pair[0].country.code == pair[1].country.code):
        require_data(said, *pair)
    accounts = accounts_of(said, *pair, ledger) if said else None
    matrix = matrix_of(said, *pair)
    day = as_of or latest_day(said, record)
    found = study(matrix, pair, ledger, folder, wish, accounts=accounts, world=world, day=day)
    return page_of(found, matrix, pair, ledger, language) | {"largest_table": _too_small(folder / "statistics", world)}


def study(
    matrix: Matrix,
    pair: tuple[Economy, Economy],
    ledger: Ledger,
    folder: Path,
    wish: AreaWish,
    *,
    accounts: Accounts | None,
    world: World | None,
    day: date | None,
    abroad: Sequence[ThirdCountries] = (),
) -> Study:
    """The study of a pair in a workspace, with the restrictions that it keeps."""
    from entrepot.analysis.areas.study import study_of

    return study_of(
        matrix,
        pair,
        ledger,
        accounts=accounts,
        world=world,
        abroad=abroad,
        restrictions=restrictions_in(folder, wish.restrictions),
        day=day,
        rank=wish.rank,
        unsaid=wish.unsaid,
        origins=_origins(folder / "statistics") if world else None,
    )


def studied(analysis: PairAnalysis, folder: Path, wish: AreaWish, as_of: date | None) -> PairAnalysis:
    """The analysis with its areas studied."""
    pair = (analysis.reporter, analysis.partner)
    abroad = abroad_of(folder / "statistics", pair, analysis.matrix, as_of)
    beyond = [outlet.economy for one in abroad for outlet in one.largest]
    world = world_around(folder / "statistics", pair, as_of, beyond)
    found = study(
        analysis.matrix,
        pair,
        analysis.ledger,
        folder,
        wish,
        accounts=analysis.accounts,
        world=world,
        day=analysis.as_of,
        abroad=abroad,
    )
    return replace(analysis, study=found)


def restriction_files(folder: Path) -> list[str]:
    """The files of restrictions in a folder and its subfolders."""
    found = [path for path in sorted(folder.rglob("*")) if is_restrictions(str(path))]
    return [str(path) for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts)]


def _origins(folder: Path) -> dict[str, Origin]:
    from entrepot.statistics import Store, held

    return {one.origin_id: one.origin for one in held(Store(folder))}


def _too_small(folder: Path, world: World | None) -> int | None:
    """How many exporters the largest table has, where tables are held and none of them is a world."""
    from entrepot.analysis.areas.world import largest_of

    held = _warehouse(folder) if world is None else None
    return largest_of(held.totals()) or None if held else None


def _warehouse(folder: Path) -> Warehouse | None:
    if not has_tables(folder):
        return None
    from entrepot.statistics import Store, Warehouse

    return Warehouse(Store(folder))


def _basis(held: Warehouse, as_of: date | None) -> Basis | None:
    import polars as pl

    from entrepot.analysis.areas.world import basis_of

    totals: pl.DataFrame = held.totals()
    if as_of is not None:
        totals = totals.filter(pl.col("last") <= as_of.year * 100 + as_of.month)
    return basis_of(totals)


def _years(basis: Basis) -> list[int]:
    return [basis.year] if basis.earlier is None else [basis.earlier, basis.year]
