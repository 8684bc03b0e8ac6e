"""Said: a statement with what is known of the document that makes it."""

from dataclasses import dataclass
from datetime import date

from entrepot.nouns.quote import Quote
from entrepot.nouns.statement import Statement


@dataclass(frozen=True, slots=True)
class Said:
    """id: of the statement; document: its id; date and publisher: of the document (the story's date, the outlet).

    story: id of the earliest document that tells the same wire story (the document's own id when it is no copy).

    The id stays the same as long as the statement does, so everything that is built on these comes out the same in
    whatever order they are given.
    """

    id: str
    statement: Statement
    document: str
    date: date | None
    publisher: str | None
    title: str | None = None
    story: str | None = None

    @property
    def quotes(self) -> tuple[Quote, ...]:
        return self.statement.quotes
