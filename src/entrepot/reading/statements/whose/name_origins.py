"""Name origins: of which countries a person's name sounds, by how its words begin and end.

`lexicon/name_origins.csv` counts such pieces in the names of annotated participants and of leaders by their countries;
`tools/learn_name_origins.py` writes it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from math import log

from entrepot.nouns.place_names import without_marks
from entrepot.nouns.spelling import romanised
from entrepot.reading.statements.lexicon import counts

Counts = Mapping[str, Mapping[str, int]]
"""How many names of each country have a piece, by the piece; under "" how many names there are."""
_WORD = re.compile(r"[^\W\d_]{2,}(?:['’-][^\W\d_]+)*")
_LENGTHS = (2, 3, 4)
_TRUST = 30.0
"""How many names of its own let a country weigh as much as what is known of all names."""


@lru_cache(maxsize=20_000)
def likeness(name: str, country: str) -> float:
    """The logarithm of how much likelier the pieces of a name are in a country than anywhere; 0 where no names of it
    are known. country: its code."""
    return likeness_by(known_names(), name, country)


@cache
def known_names() -> Counts:
    return counts("name_origins")


def likeness_by(known: Counts, name: str, country: str) -> float:
    """The likeness by such counts."""
    names = known[""]
    if country not in names:
        return 0.0
    total, own = sum(names.values()), names[country]
    found = 0.0
    for piece in sorted(pieces(name)):
        if (by_country := known.get(piece)) is not None:
            share = sum(by_country.values()) / total
            found += log((by_country.get(country, 0) + _TRUST * share) / (own + _TRUST) / share)
    return found


def counted(names: Iterable[tuple[str, str]], fewest: int) -> dict[str, Counter[str]]:
    """The pieces that at least so many names have, of names with the codes of their countries."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for name, country in names:
        for piece in ("", *pieces(name)):
            found[piece][country] += 1
    return {piece: by for piece, by in found.items() if not piece or by.total() >= fewest}


@lru_cache(maxsize=5_000)
def pieces(name: str) -> frozenset[str]:
    """How the words of a name begin and end, the pairs of letters in them, and the words; in Latin letters."""
    found: set[str] = set()
    for word in _WORD.findall(without_marks(romanised(name)).casefold()):
        whole = f"^{word}$"
        found.add(whole)
        found.update(whole[at : at + 2] for at in range(len(whole) - 1))
        for length in _LENGTHS:
            found |= {whole[:length], whole[-length:]}
    return frozenset(found)
