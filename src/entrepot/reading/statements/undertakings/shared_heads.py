"""Shared heads: fields whose noun stands once for several: "passenger, municipal and farm vehicles"."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Literal

from entrepot.nouns.area import AreaHit, begins_area, find_areas
from entrepot.nouns.words import first_words

_SHARED = re.compile(
    r"(?<![^\W\d_])(?P<qualifiers>(?:[^\W\d_][\w-]++(?:,\s+(?:and\s+|or\s+|и\s+|или\s+)?|\s+(?:and|or|и|или)\s+))+[^\W\d_][\w-]+)"
    r"\s+(?P<head>[^\W\d_][\w-]+)"
)
_WORD = re.compile(r"[^\W\d_][\w-]+")
_JOINTS = frozenset(("and", "or", "и", "или"))


@lru_cache(maxsize=50_000)
def _may_name(qualifier: str, language: Literal["en", "ru"]) -> bool:
    """Whether some phrase that speaks of an area begins with the qualifier's first word."""
    first = first_words(qualifier, 1)
    return bool(first) and begins_area(first[0], language)


def with_shared_heads(words: str, hits: Sequence[AreaHit], language: Literal["en", "ru"]) -> list[AreaHit]:
    """The hits and those that come of a qualifier with the noun at its list's end, in order."""
    found = list(hits)
    for match in _SHARED.finditer(words):
        found += _of(words, match, found, language)
    return sorted(found, key=lambda hit: hit.start) if len(found) > len(hits) else found


def _of(words: str, match: re.Match[str], hits: Sequence[AreaHit], language: Literal["en", "ru"]) -> Iterable[AreaHit]:
    qualifiers = [one for one in _WORD.finditer(words, *match.span("qualifiers")) if one.group() not in _JOINTS]
    for one in qualifiers[:-1]:
        if not _may_name(one.group(), language):
            continue
        if any(hit.start < one.end() and one.start() < hit.end for hit in hits):
            continue
        whole = f"{one.group()} {match['head']}"
        for hit in find_areas(whole, language):
            if (hit.start, hit.end) == (0, len(whole)):
                yield AreaHit(hit.area, one.start(), one.end())
