"""Format: a way to lay a brief out."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from entrepot.briefs.written import Written

Made = str | bytes
"""A rendered brief: text, or the bytes of a file."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Text of a rendered brief as its reader sees it.

    link: the fragment that it leads to ("L3"), None for text that is no link; where: the heading it stands under;
    break_before: whether a new line, cell or item begins with it; is_heard: an alternative text, which holds no links.
    """

    text: str
    link: str | None
    where: str
    break_before: bool = False
    is_heard: bool = False


@dataclass(frozen=True, slots=True)
class Format:
    """name: of its file; suffix: of the files it makes.

    render: the brief as text or bytes; read: the rendered brief back as pieces, for the last check, None for a format
    that holds data and no sentences; finish: what makes the file of what was checked, where that is not the file yet.
    """

    name: str
    suffix: str
    render: Callable[[Written], Made]
    read: Callable[[Any], Iterable[Piece]] | None = None
    finish: Callable[[Any], Made] | None = None
