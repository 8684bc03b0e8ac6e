"""Home words: words for offices and bodies that one country has ("akimat"), which tell of where they are spoken of."""

from collections.abc import Iterable
from functools import cache

from entrepot.reading.statements.lexicon import load


def countries_of(words: Iterable[str]) -> frozenset[str]:
    """The codes of the countries that lower-case words tell of."""
    known = _known()
    return frozenset(known[word] for word in words if word in known)


@cache
def _known() -> dict[str, str]:
    return {word: code for code, words in load("home_words").items() for word in words.split()}
