"""Lists of fields: coordinated noun phrases most of which name an area of cooperation or goods."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from entrepot.nouns.area import AreaHit
from entrepot.reading.statements.pattern import pattern

_SEPARATOR = re.compile(
    r"\s*[,;]\s*(?:(?:and|or|as well as|и|а также|или)\s+)?|\s+(?:and|as well as|along with|и|а также)\s+",
    re.IGNORECASE,
)
_FAR = 45
_WORDS = 5
_GENERAL = pattern(
    r"(?:(?:mutual|bilateral|foreign|взаимн\w+|двусторонн\w+)\s+)?(?:trade|investments?|economy|economics|business|commerce|"
    r"торговл\w+|инвестици\w+|экономик\w+|бизнес\w*)"
)
_RELATIVE = pattern(
    r"(?:(?:among|of|from|with|in|for|to|среди|из|в|с) )?(?:whom?|which|whose|where|котор\w+|где|чьи)\b"
)


_CONJUNCTION = re.compile(r"\b(?:and|as well as|along with|и|а также)\b", re.IGNORECASE)


class Field(NamedTuple):
    """Characters of a stretch of text that name one member of a list."""

    start: int
    end: int


def find_fields(words: str, hits: Sequence[AreaHit], start: int = 0, end: int | None = None) -> list[Field]:
    """The members of the longest list between two positions all of which name an area, in order, less those that name
    none in particular; none where there is no such list."""
    end = len(words) if end is None else end
    inside = [hit for hit in hits if start <= hit.start and hit.end <= end]
    best: list[Field] = []
    run: list[Field] = []
    for piece in _pieces(words, inside, start, end) if len(inside) > 1 else ():
        known = [hit for hit in inside if piece.start <= hit.start and hit.end <= piece.end]
        short = words.count(" ", piece.start, piece.end) < _WORDS
        if not known and _GENERAL.fullmatch(words, piece.start, piece.end):
            run.append(piece)
        elif not known or _RELATIVE.match(words, piece.start, piece.end):
            best, run = max(best, run, key=len), []
        elif short or not run:
            run.append(Field(piece.start if run else known[0].start, piece.end if short else known[-1].end))
        else:
            run.append(Field(piece.start, known[0].end) if known[0].start - piece.start < _FAR else piece)
            best, run = max(best, run, key=len), []
    best = max(best, run, key=len)
    if best:
        last = [hit.end for hit in inside if best[-1].start <= hit.start and hit.end <= best[-1].end]
        best[-1] = Field(best[-1].start, last[-1] if last else best[-1].end)
    named = [field for field in best if _GENERAL.fullmatch(words, field.start, field.end) is None]
    is_list = len(named) > 1 and _CONJUNCTION.search(words, named[0].start, named[-1].end) is not None
    return named if is_list else []


def _pieces(words: str, hits: Sequence[AreaHit], start: int, end: int) -> list[Field]:
    """What commas and conjunctions part, but those within an area's own name."""
    found, at = [], start
    for match in _SEPARATOR.finditer(words, start, end):
        if any(hit.start < match.start() and match.end() < hit.end for hit in hits):
            continue
        found.append(Field(at, match.start()))
        at = match.end()
    found.append(Field(at, end))
    return [piece for piece in found if piece.start < piece.end]
