"""What a format of documents declares, and what it gives back."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Content:
    """The words of a file, with what the file itself says of them.

    text: as quotes will index it; pages: start of each page in `text`; the rest as the file's own metadata give it,
    None where they do not.
    """

    text: str
    title: str | None = None
    date: datetime.date | None = None
    publisher: str | None = None
    link: str | None = None
    pages: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Format:
    """A kind of file.

    suffixes: of the names that its files usually have, in lower case;
    recognise: from its first 4,096 bytes and its name, whether a file is of this kind (no two formats may claim one);
    read: its content from all its bytes; `where` names the file in errors.
    """

    name: str
    title: str
    suffixes: tuple[str, ...]
    recognise: Callable[[bytes, str], bool]
    read: Callable[[bytes, str], Content]
