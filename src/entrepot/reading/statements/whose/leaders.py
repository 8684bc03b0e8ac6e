"""Leaders: for whom those speak who are known far beyond their countries, whatever else a text says of them."""

from collections.abc import Iterator
from functools import cache

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.whose.roster import folded

_TOP = frozenset(("president", "premier", "leader"))


def led_by(words: tuple[str, ...], office: str) -> Economy | None:
    """The country of the leader of this (folded) name; a surname alone tells it of a president or premier only."""
    known = _known()
    for surname in words[-1:] if len(words) == 1 else words:
        for given, code in known.get(surname, ()):
            if given in words if len(words) > 1 else office in _TOP:
                return Economy.parse(code)
    return None


@cache
def _known() -> dict[str, list[tuple[str, str]]]:
    """The given names and countries of leaders by their surnames."""
    found: dict[str, list[tuple[str, str]]] = {}
    for surname, given, code in _listed():
        found.setdefault(surname, []).append((given, code))
    return found


def _listed() -> Iterator[tuple[str, str, str]]:
    for code, names in load("leaders")["names"].items():
        for name in names.split():
            given, surname = folded(name.split("_"))
            yield surname, given, code
