"""The record's file or server: opened, written and read. Any number of processes may do so at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from entrepot.errors import EntrepotError
from entrepot.nouns.document import Document
from entrepot.nouns.exchange import Json
from entrepot.record.reading import FILE, PATIENCE, Ask, Row, asking, damaged, is_writable, of_json, translated
from entrepot.record.review import Decision, Kept, Review, laid_over

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

SCHEMA = 1
_FIRST = ("id", "sha256", "path")  # stay as when the document was first added
_GIVEN = ("publisher", "link")  # may have been given by hand, and stay when reading finds none


class Record:
    """What is kept. `url` is an SQLAlchemy URL: sqlite:///…/record.sqlite, or postgresql://… for a team."""

    def __init__(self, url: str, where: str, *, is_new: bool = False) -> None:
        self.where = where
        self._url = url
        self._is_new = is_new

    @cached_property
    def _engine(self) -> Engine:
        """What writes; loaded when it is first needed."""
        return _engine(self._url, self._is_new)

    @classmethod
    def create(cls, url: str, where: str) -> Self:
        """A new record; one that is there already stays as it is."""
        from sqlalchemy import insert, select

        from entrepot.record.tables import metadata, notes

        record = cls(url, where, is_new=True)
        with record._writing() as base:
            metadata.create_all(base)
            if base.scalar(select(notes.c.value).where(notes.c.name == "schema")) is None:
                base.execute(insert(notes).values(name="schema", value=str(SCHEMA)))
        record._check()
        return record

    @classmethod
    def open(cls, url: str, where: str) -> Self:
        """The record that is there. Raises EntrepotError for a damaged one, or one of another version."""
        record = cls(url, where)
        record._check()
        return record

    @property
    def is_writable(self) -> bool:
        """Whether anything can be kept in it."""
        return is_writable(self._url)

    def close(self) -> None:
        """Let go of the file or server; the record can be used again afterwards."""
        if "_engine" in self.__dict__:
            self._engine.dispose()

    def add(self, document: Document, read: Sequence[Json], *, loaded: date) -> bool:
        """Keep a document with its statements; True when it was new.

        A document that is there already (same bytes) keeps its path and its reviews; its statements become `read`.
        """
        from sqlalchemy.exc import IntegrityError

        try:
            return self._keep(document, read, loaded)
        except IntegrityError:  # on a server, another writer was first
            return self._keep(document, read, loaded)

    def _keep(self, document: Document, read: Sequence[Json], loaded: date) -> bool:
        from sqlalchemy import delete, insert, select, update

        from entrepot.record.tables import documents, statements

        with self._writing() as base:
            is_new = base.scalar(select(documents.c.id).where(documents.c.sha256 == document.sha256)) is None
            if is_new:
                base.execute(insert(documents).values(**_row(document), loaded=loaded.isoformat()))
            else:
                again = {k: v for k, v in _row(document).items() if k not in _FIRST and not (v is None and k in _GIVEN)}
                base.execute(update(documents).where(documents.c.id == document.id).values(**again))
                base.execute(delete(statements).where(statements.c.document == document.id))
            if read:
                base.execute(insert(statements), _statement_rows(document.id, read))
        return is_new

    def remove(self, document_id: str) -> None:
        """Take out a document with its statements and their reviews."""
        from sqlalchemy import delete

        from entrepot.record.tables import documents, reviews, statements

        with self._writing() as base:
            for table in (reviews, statements):
                base.execute(delete(table).where(table.c.document == document_id))
            base.execute(delete(documents).where(documents.c.id == document_id))

    def documents(self) -> list[Document]:
        """All documents, by date and id; those without a date last."""
        with self._reading() as ask:
            rows = ask("SELECT * FROM documents")
        return sorted(map(_document, rows), key=lambda d: (d.date is None, d.date or date.min, d.id))

    def document(self, document_id: str) -> Document:
        """One document by its id, or by the beginning of its id or sha256, or by its path."""
        named = "SELECT * FROM documents WHERE substr(sha256, 1, :length) = :name OR path = :name LIMIT 3"
        with self._reading() as ask:
            rows = ask(named, name=document_id, length=len(document_id))
        if len(rows) == 1:
            return _document(rows[0])
        if rows:
            several = ", ".join(row["id"] for row in rows)
            raise EntrepotError(f'"{document_id}" begins the ids of several documents', hint=f"Among them {several}.")
        raise EntrepotError(
            f'"{document_id}": no such document in the record',
            where=self.where,
            hint="`entrepot documents` lists them.",
        )

    def statements(self, document_ids: Iterable[str] | None = None) -> list[Kept]:
        """Statements as they stand after review, in the order of documents and of their words."""
        chosen = None if document_ids is None else set(document_ids)
        with self._reading() as ask:
            order = [row["id"] for row in ask("SELECT id FROM documents ORDER BY date, id")]
            rows = ask("SELECT document, fields FROM statements ORDER BY place")
            judged = _latest_reviews(ask)
        wanted = [i for i in order if chosen is None or i in chosen]
        read: dict[str, list[Json]] = {i: [] for i in wanted}
        for row in rows:
            if row["document"] in read:
                read[row["document"]].append(of_json(row["fields"]))
        return [kept for i in wanted for kept in laid_over(read.get(i, []), judged.get(i, []), i)]

    def judge(self, kept: Kept, decision: Decision, fields: Json | None = None, because: str | None = None) -> None:
        """Keep a decision on a statement; `fields` is the statement as it shall stand (none when rejected)."""
        from sqlalchemy import insert

        from entrepot.record.tables import reviews

        read, earlier = kept.read, kept.review
        row = {
            "document": kept.document,
            "kind": read["kind"],
            "start": read["quote"]["start"],
            "end": read["quote"]["end"],
            "judged": read,
        }
        with self._writing() as base:
            if earlier and earlier.statement != read["id"]:
                base.execute(insert(reviews).values(**row, statement=earlier.statement, decision="undo"))
            base.execute(
                insert(reviews).values(**row, statement=read["id"], decision=decision, fields=fields, because=because)
            )

    def note(self, name: str) -> str | None:
        """A remark kept under `name`."""
        with self._reading() as ask:
            return next((row["value"] for row in ask("SELECT value FROM notes WHERE name = :name", name=name)), None)

    def keep_note(self, name: str, value: str) -> None:
        """Keep a remark under `name`, in place of an earlier one."""
        from sqlalchemy import delete, insert

        from entrepot.record.tables import notes

        with self._writing() as base:
            base.execute(delete(notes).where(notes.c.name == name))
            base.execute(insert(notes).values(name=name, value=value))

    def _check(self) -> None:
        with self._reading() as ask:
            if self._url.startswith(FILE):
                if [*ask("PRAGMA quick_check(1)")[0].values()] != ["ok"]:
                    raise damaged("its pages do not fit together", self.where)
                if not ask("SELECT name FROM sqlite_master WHERE name = 'notes'"):
                    raise damaged("it holds none of the record's tables", self.where)
            schema = next((row["value"] for row in ask("SELECT value FROM notes WHERE name = 'schema'")), None)
        if schema != str(SCHEMA):
            raise EntrepotError(
                f"is a record of version {schema}; this Entrepot reads version {SCHEMA}",
                where=self.where,
                hint="Use the Entrepot that made it, or add its documents to a new workspace.",
            )

    @contextmanager
    def _reading(self) -> Iterator[Ask]:
        with translated(self.where), asking(self._url) as ask:
            yield ask

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with (
            translated(self.where),
            self._engine.connect().execution_options(writes=True) as base,
            base.begin(),
        ):
            yield base


def _latest_reviews(ask: Ask) -> dict[str, list[Review]]:
    rows = ask(
        "SELECT * FROM reviews WHERE number IN (SELECT max(number) FROM reviews GROUP BY document, statement) "
        "ORDER BY number"
    )
    found: dict[str, list[Review]] = {}
    for row in rows:
        if row["decision"] != "undo":
            found.setdefault(row["document"], []).append(_review(row))
    return found


def _engine(url: str, is_new: bool) -> Engine:
    from sqlalchemy import create_engine, event

    if not url.startswith(FILE):
        return create_engine(url)
    engine = create_engine(url, connect_args={"timeout": PATIENCE})

    @event.listens_for(engine, "connect")
    def _settings(connection: Any, _: object) -> None:
        connection.isolation_level = None
        pragmas = [f"busy_timeout={PATIENCE * 1000}", "foreign_keys=ON", "synchronous=FULL"]
        for pragma in [*pragmas, "journal_mode=WAL"] if is_new else pragmas:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(base: Connection) -> None:
        # A writer takes its lock at once: one that starts as a reader could find the file changed under it.
        base.exec_driver_sql("BEGIN IMMEDIATE" if base.get_execution_options().get("writes") else "BEGIN")

    return engine


def _row(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "sha256": document.sha256,
        "path": document.path,
        "title": document.title,
        "date": document.date.isoformat() if document.date else None,
        "language": document.language,
        "publisher": document.publisher,
        "link": document.link,
        "text": document.text,
        "story_start": document.story[0],
        "story_end": document.story[1],
        "pages": list(document.pages),
    }


def _document(row: Row) -> Document:
    return Document(
        id=row["id"],
        path=row["path"],
        sha256=row["sha256"],
        text=row["text"],
        story=(row["story_start"], row["story_end"]),
        title=row["title"],
        date=date.fromisoformat(row["date"]) if row["date"] else None,
        language=row["language"],
        publisher=row["publisher"],
        link=row["link"],
        pages=tuple(of_json(row["pages"])),
    )


def _statement_rows(document_id: str, read: Sequence[Json]) -> list[dict[str, Any]]:
    once = {fields["id"]: fields for fields in read}
    return [
        {
            "document": document_id,
            "id": fields["id"],
            "place": place,
            "kind": fields["kind"],
            "start": fields["quote"]["start"],
            "end": fields["quote"]["end"],
            "fields": fields,
        }
        for place, fields in enumerate(once.values())
    ]


def _review(row: Row) -> Review:
    judged, fields = of_json(row["judged"]), of_json(row["fields"])
    return Review(row["document"], row["statement"], row["decision"], judged, fields, row["because"])
