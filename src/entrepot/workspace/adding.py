"""Adding to a workspace: which files, what each of them is, and what came of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError
from entrepot.workspace.areas import restriction_files
from entrepot.workspace.reading import Failed, fault_in, require_file
from entrepot.workspace.statistics import Added as AddedTable
from entrepot.workspace.statistics import Statistics, kind_of, with_tables

if TYPE_CHECKING:
    from entrepot.nouns.document import Document


@dataclass(frozen=True, slots=True)
class Added:
    """A document of the record; is_new: False when its bytes were there already, and it was read again."""

    document: Document
    statements: int
    is_new: bool


def files(paths: Sequence[str], *, tables: bool = False) -> list[str]:
    """The paths themselves; in place of a folder, the documents in it, and its tables of statistics where asked for."""
    from entrepot.reading.documents.reader import files_in

    found: list[str] = []
    for path in paths:
        if not Path(path).is_dir():
            found.append(path)
            continue
        found += map(str, files_in(Path(path)))
        found += [*with_tables(Path(path)), *restriction_files(Path(path))] if tables else []
    if paths and not found:
        what = "report or table" if tables else "report"
        raise EntrepotError(f"holds no {what} that can be read", where=", ".join(paths), hint="Name the files.")
    return found


def add_table(statistics: Statistics, path: str, chosen: str | None, mapping: str | None) -> AddedTable | Failed | None:
    """Add a file that is a table, or whatever statistics keep; None where it is a document."""
    try:
        require_file(path)
        kind = kind_of(path, chosen, mapped=mapping is not None)
        if kind == "document":
            return None
        reader = chosen if kind == "table" and mapping is None else None
        return statistics.add(path, kind, reader=reader, mapping=mapping)
    except EntrepotError as error:
        return Failed(path, error)
    except Exception as fault:
        return fault_in(path, fault)
