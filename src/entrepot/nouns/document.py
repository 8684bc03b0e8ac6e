"""Document: a text that somebody published, ready to be quoted."""

import datetime
from dataclasses import dataclass

from entrepot.nouns.quote import Quote


@dataclass(frozen=True, slots=True)
class Document:
    """A text with what is known of it.

    id: the first 12 hex digits of the sha256 of its bytes; text: what quotes index into (for a .txt file the file's
    own text); story: the span of `text` that is the story, furniture left out; title: its headline;
    date: of the story (its date line), never of the page's rendering; language: ISO 639-1;
    publisher: the outlet or agency; home: the code of the economy that it writes for; pages: start of each page in
    `text`, for formats that have pages.
    """

    id: str
    path: str
    sha256: str
    text: str
    story: tuple[int, int]
    title: str | None = None
    date: datetime.date | None = None
    language: str | None = None
    publisher: str | None = None
    link: str | None = None
    pages: tuple[int, ...] = ()
    home: str | None = None

    def quote(self, start: int, end: int) -> Quote:
        """The words from `start` to `end`."""
        return Quote(self.id, start, end, self.text[start:end])
