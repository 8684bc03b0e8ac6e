"""Origin: who published something, and when we got it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a file or document comes from.

    published: the publisher's own date; loaded: the day it was added; sha256: of the bytes as received;
    may_publish: False where the licence forbids passing the rows on.
    """

    publisher: str | None
    title: str | None
    link: str | None = None
    published: date | None = None
    licence: str | None = None
    sha256: str | None = None
    loaded: date | None = None
    may_publish: bool | None = None
