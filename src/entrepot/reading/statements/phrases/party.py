"""Party: an economy that is named or meant in a sentence, with the preposition that ties it to the rest."""

from typing import NamedTuple, Protocol

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.phrase import Line

_PREPOSITIONS = words("small_words", "parties", "prepositions")
_PARTNERS = words("small_words", "parties", "partners")
WITH = frozenset(["with", "с", "со"])
ARTICLES = words("small_words", "parties", "articles")
_OF = words("small_words", "parties", "of")


class Place(Protocol):
    """An economy named in the text."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def economy(self) -> Economy: ...
    @property
    def form(self) -> str: ...


class Party(NamedTuple):
    """first and last: tokens of the line; economy: None when only a reference was said.

    form: name, adjective, demonym, capital or city. ref: what a reference stands for ("pair", "we", "region" ...).
    prep: the preposition before it ("" none); possessive: 's follows; title: it belongs to an office or a body.
    """

    first: int
    last: int
    economy: Economy | None
    form: str
    ref: str
    prep: str
    possessive: bool
    title: bool


def preposition(line: Line, first: int) -> str:
    """The preposition before the token `first`, articles and "the republic of" passed over; "" where there is none."""
    at = first - 1
    steps = 0
    while (
        at >= 0 and steps < 5 and (line.words[at] in ARTICLES or (line.words[at] == "of" and line.word(at - 1) in _OF))
    ):
        at -= 1
        steps += 1
    word = line.word(at)
    if line.word(at - 1) in _PARTNERS and word in ("из", "in", "from", "of", "among"):
        before = at - 2 - (line.word(at - 2) in ("its", "their", "foreign", "trading", "trade", "торговыми"))
        word = line.word(before) if line.word(before) in WITH else word
    return word if word in _PREPOSITIONS else ""
