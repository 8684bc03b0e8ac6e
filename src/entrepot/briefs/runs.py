"""Runs: what the text of a brief is made of. A run says where its words come from.

So a format can link each number to its trace, and the last check can hold every digit to account.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Words:
    """Plain words of the catalogue. No digit belongs here. strong: set apart from the rest of the sentence."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number as shown. entry: the ledger id that it is read from."""

    entry: str
    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class When:
    """A period or a date that a document or the ledger gives. written: the same for machines (2025-01/2025-11)."""

    text: str
    written: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A name or a few words taken over as they stand in a document: a title, a person, an organisation.

    quoted: they are the words of a quote and stand in quotation marks.
    """

    text: str
    quoted: bool = False
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Codes:
    """Product codes, as shown ("HS 8428")."""

    text: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Cite:
    """A reference to a source of the brief. source: its id in the list of sources (S1)."""

    source: str
    strong: bool = False

    @property
    def text(self) -> str:
        return self.source


@dataclass(frozen=True, slots=True)
class Mark:
    """A letter beside a number in a table. meaning: what it stands for ("computed")."""

    text: str
    meaning: str
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Break:
    """A new line inside a text."""

    strong: bool = False

    @property
    def text(self) -> str:
        return " "


Run = Words | Number | When | Verbatim | Codes | Cite | Mark | Break
Text = tuple[Run, ...]


def plain(text: Iterable[Run]) -> str:
    """The text without links and marks; words of a quote in the marks that `Verbatim` asks for are left to formats."""
    return "".join(run.text for run in text)


def joined(parts: Iterable[Text], between: str | Break) -> Text:
    """The parts, one after the other, with `between` in the gaps."""
    gap = between if isinstance(between, Break) else Words(between)
    out: list[Run] = []
    for part in parts:
        if out and part:
            out.append(gap)
        out.extend(part)
    return tuple(out)
