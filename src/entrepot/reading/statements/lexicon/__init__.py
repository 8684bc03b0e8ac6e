"""Lexicon: the words that the reading knows, one TOML file per subject, so that a word is added without Python."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(subject: str) -> dict[str, Any]:
    """The whole file `subject`.toml."""
    return tomllib.loads((files(__package__) / f"{subject}.toml").read_text(encoding="utf-8"))


def words(subject: str, *keys: str) -> frozenset[str]:
    """The space-separated words under `keys`: a key, or a section and a key in it."""
    found: Any = load(subject)
    for key in keys:
        found = found[key]
    return frozenset(found.split())
