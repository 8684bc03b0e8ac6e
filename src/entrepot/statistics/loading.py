"""Adding a file of statistics: recognised, read, arranged, summed and entered, or nothing at all."""

import hashlib
import json
from collections import Counter
from collections.abc import Generator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from entrepot.errors import EntrepotError
from entrepot.nouns.period import Period
from entrepot.statistics import sources
from entrepot.statistics.sources import Reader, Reading
from entrepot.statistics.warehouse import layout, products, sums
from entrepot.statistics.warehouse.columns import BY_PARTNER, ROWS, TOTALS, Table
from entrepot.statistics.warehouse.store import Loading, Store

if TYPE_CHECKING:
    import polars as pl


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of adding a file.

    rows: held now; skipped: rows that were not read, by reason; flags: rows that are odd, by how; repeated: rows that
    say what another one says and were counted once; already: the same file was held before, and nothing was done.
    """

    file: str
    reader: str
    origin_id: str
    series: str
    title: str
    rows: int
    periods: tuple[Period, ...]
    skipped: dict[str, int]
    flags: dict[str, int]
    repeated: int
    notes: tuple[str, ...]
    already: bool
    simulated: bool


def add(
    path: Path | str,
    store: Store,
    *,
    reader: str | None = None,
    mapping: Path | None = None,
    now: datetime | None = None,
) -> Loaded:
    """Add a file of statistics to a store.

    The same bytes twice are one file. A newer file of the same series takes the older one's place, and the older stays
    reachable. reader: the reader's name, where the file is not to be recognised; mapping: a mapping file for a table
    that no reader knows. Raises EntrepotError, and then nothing was added.
    """
    path = Path(path)
    chosen = _reader(path, reader, mapping)
    held = store.origins()
    with ThreadPoolExecutor(2) as helpers:
        identity = helpers.submit(_fingerprint, path, chosen, mapping)
        if (held["size"] == path.stat().st_size).any():
            before = held.filter(held["origin_id"] == identity.result()[0])
            if before.height:
                return _loaded(before.row(0, named=True), already=True)
        reading = chosen.read(path) if mapping is None else _mapped(path, mapping)
        seen, parts = _take_all(reading, path.name, store, identity, helpers)
    if not seen.rows:
        raise EntrepotError(
            "there is no row to read in it" + _because(reading.tally.skipped),
            where=path.name,
            hint="Nothing was added.",
        )
    row = _origin(path, chosen, reading, seen, *identity.result(), now or datetime.now(UTC))
    parts.commit(row)
    return _loaded(row, already=False)


def _take_all(
    reading: Reading, where: str, store: Store, identity: "Future[tuple[str, str]]", helpers: ThreadPoolExecutor
) -> "tuple[_Seen, Loading]":
    """Arrange, sum and write every batch. The rows are written while their sums are made."""
    seen, parts = _Seen(), Loading(store, "")
    try:
        for number, batch in enumerate(reading.batches):
            if batch.height:
                parts.origin_id = identity.result()[0]
                _take(batch, number, where, parts, seen, helpers)
    finally:
        if isinstance(reading.batches, Generator):
            reading.batches.close()
    return seen, parts


@dataclass(slots=True)
class _Seen:
    """What the batches of a file held."""

    rows: int = 0
    repeated: int = 0
    flags: Counter[str] = field(default_factory=Counter)
    periods: set[tuple[int, int]] = field(default_factory=set)
    reporters: set[str] = field(default_factory=set)
    chapters: dict[tuple[str, int], set[str]] = field(default_factory=dict)

    def look(self, frame: "pl.DataFrame", added: "dict[Table, pl.DataFrame]") -> None:
        """Note what the rows cover, from their sums where those say it too: they are shorter."""
        self.rows += frame.height
        if layout.varies(frame["flag"]) or frame["flag"][0]:
            for flag, count in frame["flag"].value_counts().iter_rows():
                self.flags.update(dict.fromkeys(str(flag).split(), count))
        pairs, products = added[TOTALS], added[BY_PARTNER]
        self.periods.update(pairs.select("first", "last").unique().iter_rows())
        self.reporters.update(str(code) for code in pairs["reporter"].unique())
        for classification, level, product in (
            products.select("classification", "level", "product").unique().iter_rows()
        ):
            self.chapters.setdefault((classification, level), set()).add(product[:2])


def _take(
    batch: "pl.DataFrame", number: int, where: str, parts: Loading, seen: _Seen, helpers: ThreadPoolExecutor
) -> None:
    import polars as pl

    _require_numbers(batch, where)
    year = (pl.col("last") // 100).alias("year")
    batch = layout.conform(products.flagged(_negatives(batch), parts.store, where))
    frame, repeated = layout.arrange(batch, where)
    seen.repeated += repeated
    written = helpers.submit(parts.put, ROWS, frame.with_columns(year), number)
    added = sums.sums(frame)
    seen.look(frame, added)
    for table, part in added.items():
        parts.put(table, part.with_columns(year), number)
    written.result()


def _require_numbers(batch: "pl.DataFrame", where: str) -> None:
    """Raise for a value or a weight that is infinite or no number: every sum with it would be so too."""
    import polars as pl

    for name in ("value", "weight"):
        kept = batch[name].is_finite().fill_null(True)
        if not kept.all():
            row = batch.filter(~kept).select(pl.col("reporter", "partner", "product").cast(pl.String), name)
            reporter, partner, product, number = row.row(0)
            raise EntrepotError(
                f"the {name} of {product} between {reporter} and {partner} is {number}, which is no number",
                where=where,
                hint="Correct the row, or leave it out.",
            )


def _negatives(batch: "pl.DataFrame") -> "pl.DataFrame":
    """Rows with a value below zero get a flag: they are corrections, or mistakes."""
    import polars as pl

    if not (batch["value"] < 0).any():
        return batch
    words = pl.concat_str([pl.col("flag").cast(pl.String), pl.lit("negative")], separator=" ").str.strip_chars()
    return batch.with_columns(flag=pl.when(pl.col("value") < 0).then(words).otherwise(pl.col("flag").cast(pl.String)))


def _reader(path: Path, reader: str | None, mapping: Path | None) -> Reader:
    if mapping is not None:
        return sources.readers()["plain"]
    if reader is None:
        return sources.recognise(path)
    return sources.named(reader)


def _mapped(path: Path, mapping: Path) -> Reading:
    from entrepot.statistics.sources import plain

    return plain.read(path, mapping)


def _fingerprint(path: Path, reader: Reader, mapping: Path | None) -> tuple[str, str]:
    """The origin's id and the file's sha256. A table read through a mapping is another one when the mapping changes."""
    with path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256")
    sha256 = digest.hexdigest()
    mapped = sources.mapping_beside(path) if reader.name == "plain" and mapping is None else mapping
    if mapped is not None:
        digest.update(mapped.read_bytes())
    return digest.hexdigest()[:16], sha256


def _origin(
    path: Path, reader: Reader, reading: Reading, seen: _Seen, origin_id: str, sha256: str, now: datetime
) -> dict[str, Any]:
    skipped = dict(sorted(reading.tally.skipped.items()))
    if seen.repeated:
        skipped["repeated rows, counted once"] = seen.repeated
    own = reading.may_publish is not None
    return {
        "origin_id": origin_id,
        "reader": reader.name,
        "series": reading.series,
        "replaces": reading.replaces or reader.replaces,
        "release": reading.release,
        "title": reading.title,
        "publisher": reading.publisher or reader.publisher,
        "link": reading.link or reader.home,
        "licence": reading.licence or reader.licence,
        "may_publish": reading.may_publish if own else reader.may_publish,
        "file": path.name,
        "sha256": sha256,
        "size": path.stat().st_size,
        "loaded": now,
        "rows": seen.rows,
        "skipped": json.dumps(skipped, ensure_ascii=False),
        "flags": json.dumps(dict(sorted(seen.flags.items()))),
        "notes": json.dumps(reading.tally.notes, ensure_ascii=False),
        "periods": json.dumps(sorted(seen.periods)),
        "reporters": json.dumps(sorted(seen.reporters)),
        "coverage": json.dumps([[*key, len(found)] for key, found in sorted(seen.chapters.items())]),
        "simulated": reading.simulated,
    }


def _loaded(row: dict[str, Any], already: bool) -> Loaded:
    skipped = json.loads(row["skipped"])
    repeated = skipped.pop("repeated rows, counted once", 0)
    return Loaded(
        file=row["file"],
        reader=row["reader"],
        origin_id=row["origin_id"],
        series=row["series"],
        title=row["title"],
        rows=row["rows"],
        periods=tuple(Period.from_codes(*span) for span in json.loads(row["periods"])),
        skipped=skipped,
        flags=json.loads(row["flags"]),
        repeated=repeated,
        notes=tuple(json.loads(row["notes"])),
        already=already,
        simulated=row["simulated"],
    )


def _because(skipped: dict[str, int]) -> str:
    return "" if not skipped else ": " + ", ".join(f"{rows:,} {reason}" for reason, rows in sorted(skipped.items()))
