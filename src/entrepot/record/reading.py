"""Reading the record in plain SQL, so that a file on this machine needs no SQLAlchemy, which takes long to load."""

import json
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any

from entrepot.errors import EntrepotError

Row = Mapping[str, Any]
Ask = Callable[..., list[Row]]

PATIENCE = 30  # seconds that one process waits for another
FILE = "sqlite:///"


def asking(url: str) -> AbstractContextManager[Ask]:
    """A way to ask the record at `url`, all answers as of one moment: SQL with `:name` places, then their values."""
    return _asking_a_file(url.removeprefix(FILE)) if url.startswith(FILE) else _asking_a_server(url)


def of_json(value: Any) -> Any:
    """The value of a column of JSON; some drivers give it as text."""
    return json.loads(value) if isinstance(value, str) else value


def is_writable(url: str) -> bool:
    """Whether the record at `url` can be written, as far as rights tell: a server says so itself when it is asked."""
    path = Path(url.removeprefix(FILE))
    return not url.startswith(FILE) or (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK))


def _opened(path: str) -> sqlite3.Connection:
    """The file; where its folder cannot be written SQLite could not keep its notes there, and nobody else writes."""
    if os.access(Path(path).parent, os.W_OK) or Path(f"{path}-wal").exists():
        return sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    return sqlite3.connect(f"{Path(path).as_uri()}?mode=ro&immutable=1", isolation_level=None, uri=True)


@contextmanager
def _asking_a_file(path: str) -> Iterator[Ask]:
    base = _opened(path)
    base.row_factory = sqlite3.Row

    def ask(sql: str, **values: object) -> list[Row]:
        return [dict(row) for row in base.execute(sql, values)]

    try:
        base.execute("BEGIN")
        yield ask
    finally:
        base.close()


@contextmanager
def _asking_a_server(url: str) -> Iterator[Ask]:
    from sqlalchemy import create_engine, text

    engine = create_engine(url)
    try:
        with engine.connect() as base:

            def ask(sql: str, **values: object) -> list[Row]:
                return [dict(row) for row in base.execute(text(sql), values).mappings()]

            yield ask
    finally:
        engine.dispose()


@contextmanager
def translated(where: str) -> Iterator[None]:
    """Faults of the database as errors that a user can act on; `where` names the record."""
    try:
        yield
    except Exception as fault:
        kinds = {kind.__name__ for kind in type(fault).__mro__}
        if "DatabaseError" not in kinds or "IntegrityError" in kinds:
            raise
        said = str(getattr(fault, "orig", fault))
        if "OperationalError" not in kinds or any(s in said for s in ("malformed", "no such", "not a database")):
            raise damaged(said, where) from None
        if "locked" in said or "busy" in said:
            raise EntrepotError(
                f"another process has been writing for more than {PATIENCE} seconds",
                where=where,
                hint="Try again when it is done.",
            ) from None
        if "readonly" in said:
            raise EntrepotError(
                "the record may be read, not written",
                where=where,
                hint="Copy the workspace to a folder of your own, or ask for the right to write here.",
            ) from None
        raise EntrepotError(
            f"the record cannot be used: {said}", where=where, hint="Check the disk and the rights of the folder."
        ) from None


def damaged(why: str, where: str) -> EntrepotError:
    """The error for a record that cannot be read."""
    return EntrepotError(
        f"the record is damaged: {why}",
        where=where,
        hint="Nothing was changed. Put back a copy of the file; or move it away, run `entrepot init` and add the "
        "reports again (reviews live only in the record).",
    )
