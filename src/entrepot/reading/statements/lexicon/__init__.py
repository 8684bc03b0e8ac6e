"""Lexicon: the words that the reading knows, one TOML file per subject, so that a word is added without Python.

What was learned from annotated reports stands beside them, one CSV file of weights per choice.
"""

import csv
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from entrepot.reading.statements.lexicon.by_word import WordClass


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


@cache
def counts(subject: str) -> dict[str, dict[str, int]]:
    """The counts of `subject`.csv ("KAZ:3 RUS:5") by what they are of; its first row is a heading."""
    rows = csv.reader((files(__package__) / f"{subject}.csv").read_text(encoding="utf-8").splitlines())
    next(rows)
    return {name: {of: int(number) for of, number in (one.split(":") for one in told.split())} for name, told in rows}


def words(subject: str, *keys: str) -> frozenset[str]:
    """The space-separated words under `keys`: a key, or a section and a key in it."""
    found: Any = load(subject)
    for key in keys:
        found = found[key]
    return frozenset(found.split())


def word_class(subject: str, *keys: str) -> WordClass:
    """The class of words listed under `keys`."""
    return WordClass(words(subject, *keys))
