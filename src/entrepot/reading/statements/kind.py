"""Kind: a sort of statement, how it is called and how it is read from a text."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from entrepot.nouns.statement import Statement

if TYPE_CHECKING:
    from entrepot.reading.statements.story import Story


@dataclass(frozen=True, slots=True)
class Found:
    """A statement and the rules that read it, one line each, indented by depth, with the words that each one ate."""

    statement: Statement
    because: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Kind:
    """name: the statement's kind; read: everything of this kind that a story says, in any order."""

    name: str
    title: str
    read: "Callable[[Story], Iterable[Found]]"
