"""By word: what is known of each form of a word, worked out once, and classes of words made of it."""

from collections.abc import Callable, Iterable
from typing import TypeVar

T = TypeVar("T")

MOST = 100_000
"""How many forms are remembered; then all are forgotten, so that memory stays bounded."""


class ByWord(dict[str, T]):
    """What `of` gives for a word, looked up like a dictionary: a report asks for the same few thousand words again and
    again, and a dictionary answers without calling Python."""

    __slots__ = ("_of",)

    def __init__(self, of: Callable[[str], T]) -> None:
        super().__init__()
        self._of = of

    def __missing__(self, word: str) -> T:
        if len(self) >= MOST:
            self.clear()
        found = self[word] = self._of(word)
        return found


class WordClass(ByWord[bool]):
    """The words of a class, by their forms; `build*` among those listed is any word that begins so."""

    __slots__ = ()

    def __init__(self, listed: Iterable[str]) -> None:
        known = [*listed]
        whole = frozenset(word for word in known if word[-1] != "*")
        stems = tuple(word[:-1] for word in known if word[-1] == "*")
        super().__init__(lambda word: word in whole or word.startswith(stems))

    def any_of(self, words: Iterable[str]) -> bool:
        """Whether one of the words belongs to the class."""
        return any(map(self.__getitem__, words))
