"""Cues: what single words around a list of goods say of it, from `lexicon/goods.toml`."""

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from entrepot.reading.statements.lexicon import load

FLOWS = frozenset(("out_verb", "in_verb", "out_noun", "in_noun", "go", "market"))
HINTS = frozenset(("earn", "most", "back"))
OTHERS = frozenset(("wish", "make", "field"))


class Cue(NamedTuple):
    """A token and what it does."""

    at: int
    kind: str


@cache
def _lexicon() -> tuple[dict[str, tuple[str, ...]], dict[str, tuple[str, ...]]]:
    whole: dict[str, tuple[str, ...]] = {}
    stems: dict[str, tuple[str, ...]] = {}
    for kind, listed in load("goods")["cues"].items():
        for word in listed.split():
            home = stems if word[-1] == "*" else whole
            home[word.rstrip("*")] = (*home.get(word.rstrip("*"), ()), kind)
    return whole, stems


@lru_cache(maxsize=100_000)
def kinds_of(word: str) -> tuple[str, ...]:
    """What a lower-case word may do, its flow first."""
    whole, stems = _lexicon()
    found = list(whole.get(word, ()))
    for size in range(2, len(word) + 1):
        found += stems.get(word[:size], ())
    return tuple(dict.fromkeys(found))


def cues_of(words: Sequence[str], first: int, last: int) -> list[Cue]:
    """The cues among the words from `first` to `last`."""
    return [Cue(at, kind) for at in range(first, last) for kind in kinds_of(words[at])]
