"""Reading files without a workspace: one, or many by several processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from entrepot.errors import EntrepotError

if TYPE_CHECKING:
    from entrepot.nouns.document import Document
    from entrepot.nouns.exchange import Json

_FEW = 16  # files below which starting other processes costs more than it saves


@dataclass(frozen=True, slots=True)
class Read:
    """A document with its statements as JSON.

    When it was asked for: because, for each statement the rules that read it, with their words; unread, the amounts and
    percents that became nothing, each with its span and the reason.
    """

    document: Document
    statements: tuple[Json, ...]
    because: tuple[tuple[str, ...], ...] = ()
    unread: tuple[Json, ...] = ()


@dataclass(frozen=True, slots=True)
class Failed:
    """A file of a batch that could not be done, and why."""

    path: str
    error: EntrepotError


def read(path: str, *, explain: bool = False) -> Read:
    """Read one file: the document and what it states, without any workspace."""
    from entrepot.nouns.exchange import to_json
    from entrepot.reading.documents.reader import read as read_document
    from entrepot.reading.statements.reader import read as read_statements

    document = read_document(path)
    reading = read_statements(document, explain)
    statements = tuple(to_json(statement) for statement in reading.statements)
    if not explain:
        return Read(document, statements)
    unread = tuple({"start": u.start, "end": u.end, "why": u.why} for u in reading.unread)
    return Read(document, statements, tuple(found.because for found in reading.found), unread)


def read_all(paths: Sequence[str], *, explain: bool = False) -> Iterator[Read | Failed]:
    """Read files in their order, by several processes when there are many. A bad file does not stop the rest."""
    return _each(partial(_read_or_fail, explain=explain), paths)


def _read_or_fail(path: str, *, explain: bool = False) -> Read | Failed:
    try:
        require_file(path)
        return read(path, explain=explain)
    except EntrepotError as error:
        return Failed(path, error)
    except Exception as fault:
        return fault_in(path, fault)


def require_file(path: str) -> None:
    """Raise where the path is a pipe or a device: it may never end, and it can be read only once."""
    if os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path):
        raise EntrepotError("is a pipe or a device, not a file", where=path, hint="Save what it gives to a file first.")


def fault_in(path: str, fault: Exception) -> Failed:
    """A fault of ours in one file, which must not cost the others."""
    hint = "This is a fault of Entrepot's. Please report it, with the file if you may."
    return Failed(path, EntrepotError(f"could not be read: {type(fault).__name__}: {fault}", where=path, hint=hint))


def _each(work: Callable[[str], Any], paths: Sequence[str]) -> Iterator[Any]:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(paths) < _FEW or cores == 1:
        yield from map(work, paths)
        return
    from concurrent.futures import ProcessPoolExecutor
    from multiprocessing import get_context

    with ProcessPoolExecutor(min(cores, len(paths) // 4), mp_context=get_context("spawn")) as pool:
        yield from pool.map(work, paths, chunksize=4)
