"""Reader: every statement of a document, of every kind, in the order of the text."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache

from entrepot.nouns.document import Document
from entrepot.nouns.statement import Statement
from entrepot.reading.statements import kinds
from entrepot.reading.statements.claims.claim import Unread
from entrepot.reading.statements.claims.telling import unread_of
from entrepot.reading.statements.kind import Found, Kind
from entrepot.reading.statements.story import Story
from entrepot.registry import load


@dataclass(frozen=True, slots=True)
class Reading:
    """found: the statements with their rules, in the order of their first words; unread: the amounts of money and the
    percents that became nothing, with the reason."""

    document: Document
    found: tuple[Found, ...]
    unread: tuple[Unread, ...]

    @property
    def statements(self) -> tuple[Statement, ...]:
        return tuple(one.statement for one in self.found)


@cache
def known_kinds() -> dict[str, Kind]:
    """The kinds of statement by the name of their file."""
    return load(kinds.__name__, "KIND", Kind)


def read(document: Document, explain: bool = False) -> Reading:
    """Everything that the document states; with `explain`, also by which rules."""
    with _without_collector():
        return _read(Story(document, explain))


def _read(story: Story) -> Reading:
    found = [one for kind in known_kinds().values() for one in kind.read(story)]
    found.sort(key=lambda one: one.statement.quotes[0].start)
    return Reading(story.document, tuple(found), tuple(unread_of(story)))


@contextmanager
def _without_collector() -> Iterator[None]:
    """No search for cycles of objects meanwhile: reading makes none, and for a long text it is searched again and
    again."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
