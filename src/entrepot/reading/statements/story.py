"""Story: one document under reading, with what the kinds of statement share, worked out once."""

from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from entrepot.nouns.document import Document
from entrepot.nouns.gazetteer import Mention, mentions
from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.text import Text, split

T = TypeVar("T")
_GENERIC = frozenset(said.replace("_", " ") for said in words("parties", "generic", "names"))


class Story:
    """A document as the kinds see it; `once` keeps what is dear to work out."""

    __slots__ = ("_kept", "document", "explaining", "text")

    def __init__(self, document: Document, explain: bool = False) -> None:
        self.document = document
        self.explaining = explain
        self.text: Text = split(document)
        self._kept: dict[str, Any] = {}

    def once(self, name: str, make: "Callable[[Story], T]") -> T:
        """What `make` gives for this story, worked out at the first call."""
        if name not in self._kept:
            self._kept[name] = make(self)
        found: T = self._kept[name]
        return found

    @property
    def places(self) -> list[Mention]:
        """Every economy named in the story."""
        return self.once("places", _places)


def _places(story: Story) -> list[Mention]:
    start, end = story.document.story
    sentences = story.text.sentences
    if sentences:
        start, end = sentences[0].start, sentences[-1].end
    whole = story.document.text
    found = _mentions(whole, start, end)
    found = _told_apart([m for m in found if not _is_money(whole, m)], whole)
    countries = {m.economy.country.code for m in found if m.form != "city" and not _is_generic(m, whole)}
    return [m for m in found if not _is_generic(m, whole) or m.economy.parent in countries]


def _told_apart(found: list[Mention], whole: str) -> list[Mention]:
    """The mentions with a state's name taken for the state where the text also names it in a way of its own: "Georgia"
    beside Atlanta, "Washington" beside Seattle."""
    regions = {m.economy.code: m.economy for m in found if m.economy.kind == "region"}
    for code, name, country, elsewhere in _namesakes():
        if code not in regions or elsewhere in whole:
            continue
        found = [
            m._replace(economy=regions[code], form="name" if m.form == "capital" else m.form)
            if m.economy.code == country and whole.startswith(name, m.start) else m
            for m in found
        ]  # fmt: skip
    return found


@cache
def _namesakes() -> list[list[str]]:
    """A state's code, its name, the country that is called so too, and what only that country would have."""
    return [row.split() for row in load("parties")["namesakes"]["states"].strip().splitlines()]


def _is_money(whole: str, place: Mention) -> bool:
    """ "US$5 million", "US $5 million"."""
    after = whole[place.end : place.end + 2]
    return after[:1] == "$" or (after == " $" and whole[place.start : place.end] in ("US", "U.S."))


def _is_generic(place: Mention, whole: str) -> bool:
    """Whether a region's name is an ordinary expression elsewhere: "Free State", "Gulf state", "Central Province"."""
    return place.economy.kind == "region" and whole[place.start : place.end].casefold() in _GENERIC


def _mentions(whole: str, start: int, end: int) -> list[Mention]:
    found = mentions(whole if (start, end) == (0, len(whole)) else whole[start:end], None)
    if start == 0:
        return found
    return [Mention(m.start + start, m.end + start, m.economy, m.form, m.ambiguous) for m in found]
