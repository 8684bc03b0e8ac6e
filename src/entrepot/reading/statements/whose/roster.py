"""Roster: the persons met so far in a text, found again by any spelling of their names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.phrases import russian


class Mention(NamedTuple):
    """Words that mean a person: a name or an office ("the head of state"), by their span in the document's text.

    phrase: where the office before a name starts ("Governor of Vologda Oblast Georgy Filimonov").
    """

    start: int
    end: int
    person: int
    sentence: int
    named: bool
    phrase: int


@dataclass(slots=True, eq=False)
class Entry:
    """A person while the text is read; at: the place in the roster; sure: whether `words` are in the nominative."""

    at: int
    words: list[str]
    folded: tuple[str, ...]
    sure: bool
    role: str | None = None
    office: str = ""
    side: Economy | None = None
    mentions: list[Mention] = field(default_factory=list)
    apart: int = 0
    guessed: bool = False


class Roster:
    """The entries in the order of their first names, indexed by the words that two names of one person share: the
    last word of either is a word of the other."""

    __slots__ = ("_by_last", "_by_word", "entries")

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self._by_last: defaultdict[str, dict[int, None]] = defaultdict(dict)
        self._by_word: defaultdict[str, dict[int, None]] = defaultdict(dict)

    def first(self, folded: tuple[str, ...]) -> Entry | None:
        """The first person who may have this name."""
        if is_familiar(folded) and (known := self._familiar(folded)) is not None:
            return known
        return next((e for at in sorted(self._alike(folded)) if _same((e := self.entries[at]).folded, folded)), None)

    def latest(self, folded: tuple[str, ...]) -> Entry | None:
        """The last person met whose name this may be, in full or in part."""
        if is_familiar(folded) and (known := self._familiar(folded)) is not None:
            return known
        return next(
            (
                e
                for at in sorted(self._alike(folded), reverse=True)
                if _same((e := self.entries[at]).folded, folded) and len(folded) <= len(e.folded)
            ),
            None,
        )

    def _familiar(self, folded: tuple[str, ...]) -> Entry | None:
        """The last person met by that given name and a surname."""
        met = (self.entries[at] for at in sorted(self._by_word.get(folded[0], ()), reverse=True))
        return next((e for e in met if e.folded[0] == folded[0] and len(e.folded) > 1), None)

    def add(self, words: list[str], folded: tuple[str, ...], sure: bool) -> Entry:
        entry = Entry(len(self.entries), words, folded, sure)
        self.entries.append(entry)
        self._index(entry)
        return entry

    def rename(self, entry: Entry, words: list[str], folded: tuple[str, ...], sure: bool) -> None:
        """Give a person the fuller or surer form of the name."""
        entry.words, entry.folded, entry.sure = words, folded, sure
        self._index(entry)

    def _index(self, entry: Entry) -> None:
        self._by_last[entry.folded[-1]][entry.at] = None
        for word in entry.folded:
            self._by_word[word][entry.at] = None

    def _alike(self, folded: tuple[str, ...]) -> set[int]:
        found = set(self._by_word.get(folded[-1], ()))
        return found.union(*(self._by_last.get(word, ()) for word in folded))

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries)


def is_familiar(folded: tuple[str, ...]) -> bool:
    """«Анатолий Михайлович»: a given name and a patronymic for somebody whose surname was told before."""
    return len(folded) == 2 and folded[1].endswith(_PATRONYMICS)


_PATRONYMICS = ("ович", "евич", "овн", "евн", "ьич")


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """One form for the spellings of a name: Aleksandr and Alexander, Yury and Yuri, Japarov and Zhaparov stay apart."""
    word = word.casefold().replace("ё", "е").replace("’", "").replace("'", "")
    if not word.isascii():
        return russian.stem(word)
    word = word.replace("x", "ks").replace("kh", "h").replace("ph", "f")
    word = re.sub(r"(?:iy|ii|yi|y|i|j)$", "i", word)
    word = re.sub(r"ya|ia|ja", "a", re.sub(r"yu|iu|ju", "u", re.sub(r"ye|ie|je", "e", word)))
    word = re.sub(r"(?<=[^aeiou])er$|(?<=[^aeiou])r$", "r", word)
    return re.sub(r"(.)\1", r"\1", word)


def folded(words: Sequence[str]) -> tuple[str, ...]:
    """A name's words, initials apart, in the form that its spellings share."""
    return tuple([fold(part) for word in words for part in word.split(".") if part])


def _same(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether two folded names can be one person's: the surname, and the given name where both have one."""
    if a[-1] not in b and b[-1] not in a:
        return False
    if len(a) == 1 or len(b) == 1:
        short, full = (a, b) if len(a) == 1 else (b, a)
        return short[0] == full[-1] or (len(full) > 1 and short[0] == full[0] and len(short[0]) > 2)
    if a[-1] == b[-1]:
        return a[0] == b[0] or (a[0][:1] == b[0][:1] and (len(a[0]) == 1 or len(b[0]) == 1))
    return set(a) <= set(b) or set(b) <= set(a)
