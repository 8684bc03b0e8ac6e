"""The statistics' side of the desk: tables in, what is held, and the trade page of a pair out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from entrepot.errors import EntrepotError, did_you_mean
from entrepot.workspace.areas import is_restrictions, keep_restrictions
from entrepot.workspace.official import held_of, origins_of, page_of, rows_of

if TYPE_CHECKING:
    from entrepot.analysis.official.held import Held
    from entrepot.nouns.economy import Economy
    from entrepot.nouns.exchange import Json
    from entrepot.nouns.ledger import Rows
    from entrepot.nouns.origin import Origin
    from entrepot.statistics import Classification as Classification
    from entrepot.statistics import Covered as Covered
    from entrepot.statistics import Holding as Holding
    from entrepot.statistics.fetching import Downloader, Fetched, Wanted

Kind = Literal["document", "table", "classification", "mapping", "restrictions"]
TABLE_SUFFIXES = (".csv", ".tsv", ".xlsx", ".dat", ".gz", ".zip", ".7z", ".json", ".xml", ".parquet")


@dataclass(frozen=True, slots=True)
class Added:
    """A table or a classification that was added.

    rows: held of it (codes and links of a classification); skipped, flags: rows not read and rows that are odd, by
    reason; is_new: False when the same bytes were held already.
    """

    path: str
    kind: Kind
    title: str
    rows: int
    is_new: bool
    skipped: dict[str, int]
    flags: dict[str, int]
    notes: tuple[str, ...] = ()


class Statistics:
    """The statistics that a workspace holds, in a folder of their own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def add(self, path: str, kind: Kind, *, reader: str | None = None, mapping: str | None = None) -> Added:
        """Add a table, or a classification. Raises EntrepotError, and then nothing was added."""
        from entrepot.statistics import Store, add, add_classification

        if kind == "mapping":
            return mapping_file(path)
        if kind == "restrictions":
            kept = keep_restrictions(self.folder.parent, path)
            return Added(path, kind, "Restrictions", kept, True, {}, {})
        store = Store(self.folder)
        if kind == "classification":
            shelved = add_classification(Path(path), store)
            names = [name for name, _ in shelved.lists] + [f"{one} to {other}" for one, other, _ in shelved.relations]
            codes = sum(n for _, n in shelved.lists) + sum(n for *_, n in shelved.relations)
            return Added(path, kind, ", ".join(names), codes, True, {}, {})
        loaded = add(path, store, reader=reader, mapping=Path(mapping) if mapping else None)
        skipped = dict(loaded.skipped)
        if loaded.repeated:
            skipped["repeated rows, counted once"] = loaded.repeated
        return Added(path, kind, loaded.title, loaded.rows, not loaded.already, skipped, loaded.flags, loaded.notes)

    def held(self, as_of: date | None = None) -> tuple[Holding, ...]:
        """Every table that was added, until the end of a day, in the order of loading."""
        from entrepot.statistics import Store, held

        return held(Store(self.folder), as_of)

    def coverage(self, as_of: date | None = None) -> tuple[Covered, ...]:
        """For which months of which years each series has whose declarations."""
        from entrepot.statistics import Store, Warehouse
        from entrepot.statistics.coverage import coverage

        return coverage(Warehouse(Store(self.folder), as_of))

    def classifications(self) -> tuple[Classification, ...]:
        """The code lists and conversions that were added."""
        from entrepot.statistics import Store
        from entrepot.statistics.coverage import classifications

        return classifications(Store(self.folder))

    def held_of(self, a: Economy, b: Economy, as_of: date | None = None) -> Held | None:
        """What the tables have of a pair for its brief; see `workspace.official`."""
        return held_of(self.folder, a, b, as_of)

    def origins(self) -> dict[str, Origin]:
        """Where the tables come from: each file by its id, the latest of a series by the series' title too."""
        return origins_of(self.folder)

    def rows(self, rows: Rows, most: int = 3) -> tuple[Json, ...]:
        """The first rows that an entry of a ledger rests on."""
        return rows_of(self.folder, rows, most)

    def trade(
        self,
        one: str,
        other: str,
        *,
        digits: int = 4,
        series: str | None = None,
        as_of: date | None = None,
        engine: str = "polars",
    ) -> Json:
        """The trade page of a pair as plain values, what to beware of first. Raises EntrepotError where nothing is.

        engine: that reads the tables; see `statistics.warehouse.engines`.
        """
        from entrepot.analysis.trade_page import as_json
        from entrepot.nouns.economy import Economy

        page = as_json(
            page_of(self.folder, *Economy.pair(one, other), digits=digits, series=series, as_of=as_of, engine=engine)
        )
        return {"cautions": page.pop("cautions"), **page}


def kind_of(path: str, chosen: str | None = None, *, mapped: bool = False) -> Kind:
    """What a file is. chosen: what the user says it is, a kind or the name of a reader; mapped: a mapping is given.

    Raises EntrepotError for a name that is neither, and for a file that is missing, empty or broken.
    """
    from entrepot.statistics import kind_of as recognised
    from entrepot.statistics.sources import readers

    if chosen in ("document", "classification", "restrictions"):
        return chosen  # type: ignore[return-value]
    if chosen is not None and chosen not in readers():
        known = ["document", "classification", "restrictions", *readers()]
        raise EntrepotError(
            f'"{chosen}": no such kind of file', hint=did_you_mean(chosen, known) or f"Known are {', '.join(known)}."
        )
    if chosen is not None or mapped:
        return "table"
    if is_restrictions(path):
        return "restrictions"
    file = Path(path)
    if file.suffix.lower() == ".toml":
        return "mapping"
    is_named_as_table = file.name.lower().endswith(TABLE_SUFFIXES)
    if not is_named_as_table and (not file.is_file() or not file.stat().st_size):
        return "document"
    return recognised(file) or ("table" if is_named_as_table else "document")


def mapping_file(path: str) -> Added:
    """A mapping file by itself is checked, and nothing is added. Raises EntrepotError for one that does not read."""
    from entrepot.statistics.sources import mapping_named

    table = Path(path).with_suffix("")
    read_with = f"it is read with {table.name}, which lies beside it" if table.suffix and table.is_file() else ""
    hint = read_with or f"give it with its table: entrepot add TABLE --mapping {path}"
    return Added(path, "mapping", mapping_named(Path(path)), 0, False, {}, {}, (hint,))


def with_tables(folder: Path) -> list[str]:
    """The tables and classifications in a folder and its subfolders; those that are broken too."""
    return [str(path) for path in sorted(folder.rglob("*")) if _is_table(path, folder)]


def _is_table(path: Path, folder: Path) -> bool:
    from entrepot.statistics import kind_of as recognised

    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    if hidden or not path.name.lower().endswith(TABLE_SUFFIXES) or not path.is_file():
        return False
    try:
        return recognised(path) is not None
    except EntrepotError:
        return True


@dataclass(frozen=True, slots=True)
class Order:
    """What to fetch: a publisher, and what its service has to know."""

    publisher: Literal["baci", "comtrade", "comext", "classifications"]
    pair: tuple[str, str] = ("", "")
    release: str = ""
    revision: str = "HS17"
    years: tuple[int, ...] = ()
    since: str = ""
    product: str | None = None
    monthly: bool = False

    def wanted(self) -> tuple[Wanted, ...]:
        """The files, at their publisher's addresses."""
        from entrepot.nouns.economy import Economy
        from entrepot.statistics import fetching

        if self.publisher == "baci":
            return fetching.baci(self.release, self.revision)
        if self.publisher == "classifications":
            return fetching.classifications()
        a, b = map(Economy.parse, self.pair)
        if self.publisher == "comext":
            return fetching.comext(a, b, self.since, product=self.product or "")
        return fetching.comtrade(a, b, self.years, product=self.product or "AG6,TOTAL", monthly=self.monthly)


Progress = Callable[[str], Callable[[int, int | None], None] | None]


def fetch(
    order: Order, folder: str, progress: Progress | None = None, downloader: Downloader | None = None
) -> Iterator[Fetched]:
    """Fetch the files of an order into a folder, one after the other. progress: of a file's name, how to tell of it."""
    from entrepot.statistics import fetching

    for one in order.wanted():
        yield from fetching.fetch([one], Path(folder), downloader, progress(one.name) if progress else None)


def simulate(
    folder: str, years: Sequence[int], *, economies: int = 200, products: int = 5_000, seed: int = 1
) -> tuple[Path, ...]:
    """Write simulated years of world trade into a folder; they are known as simulated wherever they are added."""
    from entrepot.statistics.simulate import files

    return files(Path(folder), years, economies=economies, products=products, seed=seed)
