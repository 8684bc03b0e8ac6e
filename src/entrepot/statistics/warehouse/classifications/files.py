"""Files with classifications: the UN's conversion and correlation tables, Comtrade's and BACI's code lists."""

import csv
import json
import re
from dataclasses import dataclass
from pathlib import Path

from entrepot.errors import EntrepotError
from entrepot.statistics.sources import _files
from entrepot.statistics.warehouse.classifications.names import named

PRODUCTS = re.compile(r"product_codes_HS(\d\d)_V", re.I)


@dataclass(frozen=True, slots=True)
class CodeList:
    """The codes of a classification with their names."""

    classification: str
    names: dict[str, str]


@dataclass(frozen=True, slots=True)
class Relation:
    """Which codes of one classification go with which of another.

    conversion: True where each code of `start` goes to one of `goal`; False for every link between them.
    """

    start: str
    goal: str
    conversion: bool
    links: tuple[tuple[str, str], ...]


def read(path: Path) -> tuple[CodeList | Relation, ...]:
    """What a file says of classifications; empty where it is another kind of file."""
    head = _files.look(path)
    if head.is_workbook:
        return _workbook(path) if any("orrelation" in name or "onversion" in name for name in head.sheets) else ()
    if head.text.lstrip().startswith("{") and '"className"' in head.text:
        return (_comtrade(path),)
    if (found := PRODUCTS.search(path.name)) and {"code", "description"} <= set(head.columns):
        return (_products(path, f"HS{found[1]}"),)
    return _correlation(path, head.columns)


def _workbook(path: Path) -> tuple[Relation, ...]:
    book = _files.workbook(path)
    found = []
    for name in book.sheet_names:
        cells = book.load_sheet(name, header_row=None, dtypes="string").to_polars()
        rows = [[(cell or "").strip() for cell in row] for row in cells.iter_rows()]
        heads = [[place for place, cell in enumerate(row) if named(cell)] for row in rows[:5]]
        top = next((n for n, places in enumerate(heads) if len(places) == 2), None)
        if top is None:
            continue
        one, two = heads[top]
        links = tuple((row[one], row[two]) for row in rows[top + 1 :] if row[one] and row[two])
        found.append(Relation(str(named(rows[top][one])), str(named(rows[top][two])), "onversion" in name, links))
    if not found:
        raise EntrepotError(
            "no conversion or correlation table in it",
            where=path.name,
            hint="The first two columns name the classifications, such as HS 2017 and HS 1992.",
        )
    return tuple(found)


def _comtrade(path: Path) -> CodeList:
    given = json.loads(path.read_text(encoding="utf-8-sig"))
    name = named(given.get("classCode") or given["className"])
    if name is None:
        raise EntrepotError(
            f"unknown classification {given['className']!r}",
            where=path.name,
            hint="Lists of HS, SITC and BEC are read.",
        )
    codes = {row["id"]: row["text"].split(" - ", 1)[-1] for row in given["results"] if row["id"][:1].isdigit()}
    return CodeList(name, codes)


def _products(path: Path, short: str) -> CodeList:
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return CodeList(str(named(short)), {row["code"].zfill(6): row["description"] for row in csv.DictReader(file)})


def _correlation(path: Path, columns: tuple[str, ...]) -> tuple[Relation, ...]:
    """A table of two code columns: `HS 2017,BEC,Relationship`, or the World Bank's `… Product Code` pairs."""
    heads = [name for name in columns if name.endswith("Product Code")] or list(columns[:2])
    kinds = [named(head.removesuffix("Product Code")) for head in heads]
    if len(heads) != 2 or None in kinds:
        return ()
    with path.open(encoding="latin-1", newline="") as file:
        table = csv.reader(file)
        header = [cell.strip().removeprefix("ï»¿").strip('"') for cell in next(table)]
        places = [header.index(head) for head in heads]
        links = tuple((row[places[0]].strip(), row[places[1]].strip()) for row in table if len(row) > max(places))
    return (Relation(str(kinds[0]), str(kinds[1]), False, links),)
