"""Cues: what single words around a list of goods say of it, from `lexicon/goods.toml`."""

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.lexicon.by_word import ByWord

FLOWS = frozenset(("out_verb", "in_verb", "out_noun", "in_noun", "go", "market"))
NAMING = frozenset(("out_verb", "out_noun", "in_verb", "in_noun"))
OTHERS = frozenset(("wish", "make", "field", "deal"))
_LISTED = frozenset((",", "and", "или", "и", "or"))


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


def kinds_of(word: str) -> tuple[str, ...]:
    """What a lower-case word may do, its flow first."""
    return _KINDS[word]


def _kinds(word: str) -> tuple[str, ...]:
    whole, stems = _lexicon()
    found = list(whole.get(word, ()))
    for size in range(2, len(word) + 1):
        found += stems.get(word[:size], ())
    return tuple(dict.fromkeys(found))


_KINDS = ByWord(_kinds)


@cache
def _pairs() -> dict[str, dict[str, str]]:
    """Kinds of two words together, by the first of them."""
    found: dict[str, dict[str, str]] = {}
    for kind, listed in load("goods")["pairs"].items():
        for pair in listed.split():
            first, second = pair.split("_")
            found.setdefault(first, {})[second] = kind
    return found


def cues_of(words: Sequence[str], first: int, last: int) -> list[Cue]:
    """The cues among the words from `first` to `last`; what two words together do goes before what each does."""
    found: list[Cue] = []
    pairs = _pairs()
    idle = -1
    for at in [at for at, word in enumerate(words[first:last], first) if _MAY_CUE[word]]:
        word = words[at]
        together = pairs[word].get(words[at + 1]) if word in pairs and at + 1 < last else None
        if together == "none":
            idle = at + 1
        elif together is not None:
            found.append(Cue(at, together))
        elif at != idle and not is_listed(words, at, first, last):
            found += [Cue(at, kind) for kind in kinds_of(word)]
    return found


_MAY_CUE = ByWord(lambda word: bool(kinds_of(word)) or word in _pairs())


def twofold(words: Sequence[str]) -> list[int]:
    """Where words stand that may be a verb or a noun of goods."""
    return [] if _TWOFOLD.isdisjoint(words) else [at for at, word in enumerate(words) if word in _TWOFOLD]


def is_listed(words: Sequence[str], at: int, first: int, last: int) -> bool:
    """Whether a word that may be a verb is one of a list of nouns: "cars, ships and aircraft"."""
    return (
        words[at] in _TWOFOLD
        and at > first
        and at + 1 < last
        and (words[at - 1] in _LISTED and words[at + 1] in _LISTED | {"."})
    )


_TWOFOLD = frozenset(("ships",))
