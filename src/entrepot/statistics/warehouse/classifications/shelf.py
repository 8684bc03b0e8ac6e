"""The classifications that a store has: lists and relations, each a small file, replaced whole."""

import json
import os
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from entrepot.errors import EntrepotError
from entrepot.statistics.warehouse.classifications import files
from entrepot.statistics.warehouse.classifications.files import CodeList, Relation

FOLDER = "classifications"


@dataclass(frozen=True, slots=True)
class Shelved:
    """What came of adding a file of classifications: lists as (name, codes), relations as (from, to, links)."""

    file: str
    lists: tuple[tuple[str, int], ...]
    relations: tuple[tuple[str, str, int], ...]


def add(path: Path, folder: Path) -> Shelved:
    """Add a file of classifications to the store in `folder`."""
    found = files.read(path)
    if not found:
        raise EntrepotError(
            "no classification in it",
            where=path.name,
            hint="Add the UN's conversion tables (xlsx), Comtrade's lists (json) or BACI's product codes (csv).",
        )
    for one in found:
        _put(folder / FOLDER / _name(one), one)
    return Shelved(
        path.name,
        tuple((one.classification, len(one.names)) for one in found if isinstance(one, CodeList)),
        tuple((one.start, one.goal, len(one.links)) for one in found if isinstance(one, Relation)),
    )


def codes(folder: Path, classification: str) -> frozenset[str] | None:
    """The codes of a classification, where the store has its list."""
    names = labels(folder, classification)
    return frozenset(names) if names else None


def labels(folder: Path, classification: str) -> dict[str, str]:
    """The names of the codes of a classification; empty where the store has no list of it."""
    path = folder / FOLDER / f"{classification}.json"
    return _labels(path, path.stat().st_mtime_ns) if path.is_file() else {}


@lru_cache(maxsize=32)
def _labels(path: Path, _changed: int) -> dict[str, str]:
    return json.loads(path.read_text(encoding="utf-8"))  # type: ignore[no-any-return]


def relations(folder: Path) -> tuple[Relation, ...]:
    """Every relation that the store has."""
    found = []
    for path in sorted((folder / FOLDER).glob("* to *.json")):
        given = json.loads(path.read_text(encoding="utf-8"))
        links = tuple((a, b) for a, b in given["links"])
        found.append(Relation(given["start"], given["goal"], given["conversion"], links))
    return tuple(found)


def listed(folder: Path) -> tuple[tuple[str, str | None, int, bool], ...]:
    """Everything on the shelf: name, what it leads to (None for a list), codes or links, whether it is a conversion."""
    shelf = folder / FOLDER
    lists = [
        (path.stem, None, len(labels(folder, path.stem)), False)
        for path in sorted(shelf.glob("*.json"))
        if " to " not in path.stem
    ]
    return (*lists, *((one.start, one.goal, len(one.links), one.conversion) for one in relations(folder)))


def _name(one: CodeList | Relation) -> str:
    if isinstance(one, CodeList):
        return f"{one.classification}.json"
    return f"{one.start} to {one.goal} ({'conversion' if one.conversion else 'correlation'}).json"


def _put(path: Path, one: CodeList | Relation) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.{os.getpid()}")
    given = (
        one.names
        if isinstance(one, CodeList)
        else {"start": one.start, "goal": one.goal, "conversion": one.conversion, "links": one.links}
    )
    draft.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    os.replace(draft, path)
