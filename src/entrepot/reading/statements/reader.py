"""Reader: every statement of a document, of every kind, in the order of the text."""

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
    story = Story(document, explain)
    found = [one for kind in known_kinds().values() for one in kind.read(story)]
    found.sort(key=lambda one: one.statement.quotes[0].start)
    return Reading(document, tuple(found), tuple(unread_of(story)))
