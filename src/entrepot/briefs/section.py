"""Section: one part of a brief, which answers one question."""

from collections.abc import Callable
from dataclasses import dataclass

from entrepot.briefs.blocks import Block
from entrepot.briefs.facts import Facts
from entrepot.briefs.voice import Voice

Build = Callable[[Facts, Voice], list[Block]]


@dataclass(frozen=True, slots=True)
class Section:
    """name: of its file, its anchor and its messages; question: what a reader comes to it with.

    build: facts to blocks. Where there are no facts it says so; a section never vanishes.
    """

    name: str
    question: str
    build: Build
