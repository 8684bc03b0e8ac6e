"""Named sides: whom a sentence names, and which of the pair each of them is."""

import re
from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon.by_word import ByWord
from entrepot.reading.statements.phrases.parties import Party, parties_of
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.whose.sides import Sides


def side_for(sides: Sides, economy: Economy | None) -> Economy | None:
    """The one of the pair that an economy is, lies in, or holds."""
    if economy is None:
        return None
    if economy in sides.pair:
        return economy
    near = [one for one in sides.pair if one.parent == economy.code or one.code == economy.parent]
    return near[0] if len(near) == 1 else None


class Named(NamedTuple):
    """Whom a sentence names: its parties, the one of the pair that each is near to, and the tokens that may be people
    of a place («ферганцы»)."""

    line: Line
    parties: list[Party]
    near: list[Economy | None]
    peoples: list[tuple[int, str]]


def named_in(story: Story, sides: Sides, at: int) -> Named:
    """Whom sentence `at` names."""
    known: dict[int, Named] = story.once("named in sentences", lambda _: {})
    if at not in known:
        sentence = sides.text.sentences[at]
        line = Line(sides.text, sentence)
        parties = parties_of(line, sides.starting(sentence.start, sentence.end))
        near = [side_for(sides, one.economy) for one in parties]
        peoples = [(place, word) for place, word in enumerate(line.words) if _IS_PEOPLE[word]]
        known[at] = Named(line, parties, near, peoples)
    return known[at]


_PEOPLE = re.compile(r"[а-яё]{2,}(?:[цч]|ан|ян|чан|цев|ц[аеоуы]\w{0,2}|[ая]н[еа]\w{0,2})")
_IS_PEOPLE = ByWord(lambda word: _PEOPLE.fullmatch(word) is not None)
_LIVING = re.compile(r"(?:ств|ск|ан|ян|чан|ев|ов)?(?:ц\w{1,3}|ч?[ая]н\w{1,3})$")
_SHORTEST_STEM = 3


def names_of_pair(sides: Sides) -> dict[Economy, frozenset[str]]:
    """How the text calls either of the pair, its cities too, lower case."""
    whole = sides.text.document.text
    return {
        own: frozenset(whole[p.start : p.end].casefold() for p in sides.places if side_for(sides, p.economy) == own)
        for own in sides.pair
    }


def lives_in(word: str, name: str) -> bool:
    """Whether a word may mean the people of a place: «ферганцы» those of Fergana."""
    stem = _LIVING.sub("", word)
    return len(stem) >= _SHORTEST_STEM and name.startswith(stem) and len(name) - len(stem) < 6
