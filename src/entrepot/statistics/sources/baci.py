"""CEPII's BACI: world trade by HS6, reconciled from both sides; one year's table or the whole zip."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from entrepot.errors import EntrepotError
from entrepot.statistics import coding
from entrepot.statistics.sources import _csv, _files, _flags
from entrepot.statistics.sources._files import Head
from entrepot.statistics.sources._reader import Reader, Reading, Tally
from entrepot.statistics.warehouse import layout

if TYPE_CHECKING:
    import polars as pl

NAME = re.compile(r"BACI_HS(?P<revision>\d\d)_Y(?P<year>\d{4})(?:_V(?P<release>\w+?))?(?:_|\.|$)", re.I)
REVISIONS = {
    "92": "HS1992",
    "96": "HS1996",
    "02": "HS2002",
    "07": "HS2007",
    "12": "HS2012",
    "17": "HS2017",
    "22": "HS2022",
}
COLUMNS = {"t", "i", "j", "k", "v", "q"}


def recognise(head: Head) -> bool:
    return (set(head.columns) >= COLUMNS and len(head.columns) <= 7) or any(NAME.search(name) for name in head.members)


def read(path: Path) -> Reading:
    names = _names(path)
    named = NAME.search(names[0])
    classification = _classification(named, path.name)
    tally = Tally()
    release = (named and named["release"]) or ""
    simulated = "simulated" in path.name.lower()
    return Reading(
        batches=_batches(path, classification, tally),
        tally=tally,
        series=f"{'simulated ' if simulated else ''}baci {classification}",
        title=f"{'Simulated trade (no real flows): ' if simulated else ''}BACI {classification}, {_years(names)}",
        release=release,
        publisher="made up by simulation" if simulated else None,
        licence="none needed: no real flows" if simulated else None,
        simulated=simulated,
    )


def _names(path: Path) -> list[str]:
    """The names of the tables in it."""
    members = _files.look(path).members
    return sorted(Path(name).name for name in members if NAME.search(name)) or [path.name]


def _years(names: list[str]) -> str:
    years = sorted({found["year"] for name in names if (found := NAME.search(name))})
    return "" if not years else years[0] if len(years) == 1 else f"{years[0]} to {years[-1]}"


def _classification(named: "re.Match[str] | None", where: str) -> str:
    if named is None:
        return "HS"
    if named["revision"] not in REVISIONS:
        raise EntrepotError(f"no HS revision {named['revision']}", where=where, hint=f"Known: {', '.join(REVISIONS)}.")
    return REVISIONS[named["revision"]]


def _batches(path: Path, classification: str, tally: Tally) -> "Iterator[pl.DataFrame]":
    pattern = NAME.pattern if _files.look(path).members else ".*"
    with _files.unpacked(path, pattern) as tables:
        for name, table in tables:
            yield _table(table, name, classification, tally)


def _table(path: Path, where: str, classification: str, tally: Tally) -> "pl.DataFrame":
    import polars as pl

    kinds: dict[str, type[pl.DataType]] = {
        "t": pl.Int32,
        "i": pl.Int32,
        "j": pl.Int32,
        "k": pl.Int32,
        "v": pl.Float64,
        "q": _weight_kind(path),
    }
    rows = _csv.read(path, where, kinds)
    if missing := rows["v"].null_count():
        tally.skip("no value", missing)
        rows = rows.filter(pl.col("v").is_not_null())
    if rows.is_empty():
        return rows
    years = _checked_years(rows["t"], where)
    kilos = (
        pl.col("q").str.strip_chars().cast(pl.Float64, strict=False) if rows.schema["q"] == pl.String else pl.col("q")
    )
    exporter, strange_exporter = coding.column(rows["i"], "m49")
    importer, strange_importer = coding.column(rows["j"], "m49")
    rows = rows.with_columns(
        reporter=exporter,
        partner=importer,
        product=_six(rows["k"], where),
        value=pl.col("v") * 1000.0,
        weight=kilos * 1000.0,
    ).drop("i", "j", "k", "v", "q")
    first, last = (pl.col("t") * 100 + 1, pl.col("t") * 100 + 12) if len(years) > 1 else _months(years[0])
    flag = _flags.unknown(strange_exporter, strange_importer)
    return rows.with_columns(first=first, last=last, flag=flag, **_same(classification)).drop("t")


def _weight_kind(path: Path) -> "type[pl.DataType]":
    """Quoted and padded quantities are texts to begin with."""
    import polars as pl

    with path.open("rb") as file:
        lines = file.read(4096).split(b"\n")[1:-1]
    return pl.String if any(b'"' in line.rsplit(b",", 1)[-1] or b"NA" in line for line in lines) else pl.Float64


def _checked_years(years: "pl.Series", where: str) -> list[int]:
    found = [int(year) for year in years.unique().sort()]
    wrong = [year for year in found if not 1900 <= year <= 2100]
    if wrong:
        raise EntrepotError(
            f"the year {wrong[0]} is out of range", where=where, hint="The column t holds years such as 2021."
        )
    return found


def _months(year: int) -> "tuple[pl.Expr, pl.Expr]":
    import polars as pl

    return pl.lit(year * 100 + 1, dtype=pl.Int32), pl.lit(year * 100 + 12, dtype=pl.Int32)


def _six(codes: "pl.Series", where: str) -> "pl.Series":
    """Six characters, with the zeros that numbers lose."""
    distinct = codes.unique().sort()
    if distinct.len() and not 0 < int(distinct[0] or 0) <= int(distinct[-1]) <= 999_999:
        raise EntrepotError(f"product code {distinct[-1]} is no HS6 code", where=where, hint="Codes have six digits.")
    table = np.zeros(1_000_000, dtype=np.uint32)
    table[distinct.to_numpy()] = np.arange(distinct.len())
    return layout.categories(table[codes.to_numpy()], [f"{code:06d}" for code in distinct])


def _same(classification: str) -> "dict[str, pl.Expr]":
    """The columns that are the same in every row."""
    import polars as pl

    words = {
        "flow": "exports", "classification": classification, "unit": "USD", "valuation": "fob", "status": "reconciled",
    }  # fmt: skip
    return {
        **{name: pl.lit(word, dtype=pl.Enum([word])) for name, word in words.items()},
        "level": pl.lit(6, dtype=pl.Int8),
    }


READER = Reader(
    name="baci",
    title="BACI",
    publisher="CEPII",
    home="https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
    licence="Etalab Open Licence 2.0",
    may_publish=True,
    replaces="slice",
    recognise=recognise,
    read=read,
    columns={"t": "first, last", "i": "reporter", "j": "partner", "k": "product", "v": "value", "q": "weight"},
    units={"v": "thousand USD", "q": "tonnes"},
)
