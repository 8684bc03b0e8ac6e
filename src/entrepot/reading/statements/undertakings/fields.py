"""Lists of fields: coordinated noun phrases most of which name an area of cooperation or goods."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from entrepot.nouns.area import AreaHit

_SEPARATOR = re.compile(
    r"\s*[,;]\s*(?:(?:and|or|as well as|и|а также|или)\s+)?|\s+(?:and|as well as|along with|и|а также)\s+",
    re.IGNORECASE,
)
_FEW, _FAR = 2, 45
_WORDS = 5
_GENERAL = re.compile(
    r"(?:(?:mutual|bilateral|foreign|взаимн\w+|двусторонн\w+)\s+)?(?:trade|investments?|economy|economics|business|commerce|"
    r"торговл\w+|инвестици\w+|экономик\w+|бизнес\w*)",
    re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"(?:(?:among|of|from|with|in|for|to|среди|из|в|с) )?(?:whom?|which|whose|where|котор\w+|где|чьи)\b", re.IGNORECASE
)


class Field(NamedTuple):
    """Characters of a stretch of text that name one member of a list."""

    start: int
    end: int


def find_fields(words: str, hits: Sequence[AreaHit], start: int = 0, end: int | None = None) -> list[Field]:
    """The members of the longest list of areas between two positions, in order; none where there is no such list."""
    end = len(words) if end is None else end
    best: list[Field] = []
    run: list[Field] = []
    for piece in _pieces(words, start, end):
        known = [hit for hit in hits if piece.start <= hit.start and hit.end <= piece.end]
        if _RELATIVE.match(words, piece.start, piece.end):
            best, run = max(best, run, key=len), []
            continue
        short = words.count(" ", piece.start, piece.end) < _WORDS
        if known and (short or not run):
            run.append(Field(piece.start if run else known[0].start, piece.end if short else known[-1].end))
        elif known:
            run.append(Field(piece.start, known[0].end) if known[0].start - piece.start < _FAR else piece)
            best, run = max(best, run, key=len), []
        elif not short:
            best, run = max(best, run, key=len), []
    best = max(best, run, key=len)
    if best:
        last = [hit.end for hit in hits if best[-1].start <= hit.start and hit.end <= best[-1].end]
        best[-1] = Field(best[-1].start, last[-1])
    named = [field for field in best if _GENERAL.fullmatch(words, field.start, field.end) is None]
    return named if len(best) > _FEW else []


def _pieces(words: str, start: int, end: int) -> list[Field]:
    found, at = [], start
    for match in _SEPARATOR.finditer(words, start, end):
        found.append(Field(at, match.start()))
        at = match.end()
    found.append(Field(at, end))
    return [piece for piece in found if piece.start < piece.end]
