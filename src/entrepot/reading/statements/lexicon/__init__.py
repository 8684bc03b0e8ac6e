"""Lexicon: the words that the reading knows, one TOML file per subject, so that a word is added without Python.

What was learned from annotated reports stands beside them, one CSV file of weights per choice.
"""

import csv
import tomllib
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any


@cache
def load(subject: str) -> dict[str, Any]:
    """The whole file `subject`.toml."""
    return tomllib.loads((files(__package__) / f"{subject}.toml").read_text(encoding="utf-8"))


@cache
def weights(choice: str) -> dict[str, float]:
    """The weights of `choice`.csv by what they are of; its first row is a heading."""
    rows = csv.reader((files(__package__) / f"{choice}.csv").read_text(encoding="utf-8").splitlines())
    next(rows)
    return {name: float(weight) for name, weight in rows}


def words(subject: str, *keys: str) -> frozenset[str]:
    """The space-separated words under `keys`: a key, or a section and a key in it."""
    found: Any = load(subject)
    for key in keys:
        found = found[key]
    return frozenset(found.split())


@lru_cache(maxsize=100_000)
def is_of(subject: str, section: str, key: str, word: str) -> bool:
    """Whether a word is among those under a key of a section; `build*` there is any word that begins so."""
    whole, stems = _class(subject, section, key)
    return word in whole or word.startswith(stems)


@cache
def _class(subject: str, section: str, key: str) -> tuple[frozenset[str], tuple[str, ...]]:
    listed = words(subject, section, key)
    return frozenset(w for w in listed if w[-1] != "*"), tuple(w[:-1] for w in listed if w[-1] == "*")
