"""The agency or outlet of a story, from its date line, its signature or the page around it."""

import csv
import re
from functools import cache
from importlib.resources import files

_SIGNATURE = re.compile(r"(?:Source|Источник)\s*:\s*(?P<name>[^\n;,]{2,60})\s*", re.IGNORECASE)


def publisher_of(text: str, story: tuple[int, int], named: str | None = None) -> str | None:
    """The publisher as the table names it; `named` is what the page calls itself and stands when the table is silent.

    Looked for in this order: the date line ("MINSK, 19 January (BelTA) –"), the page's own name, a line below the
    story that says "Source: BelTA", "BelTA has learned" in the first paragraphs or a signature in the last line, the
    furniture above and below.
    """
    start, end = story
    body = text[start:end]
    paragraphs = [line for line in body.split("\n") if line.strip()]
    for paragraph in paragraphs[:4]:
        if found := _match(paragraph[:80]):
            return found
    if named:
        return _match(named) or named
    for line in [*paragraphs[-1:], *text[end : end + 2000].split("\n")]:
        if signed := _SIGNATURE.fullmatch(line.strip()):
            return _match(signed["name"]) or signed["name"].strip()
    lead = "\n".join(paragraphs[:4])[:1500]
    last = paragraphs[-1] if paragraphs and len(paragraphs[-1]) < 120 else ""
    return _match(lead) or _match(last) or _match(text[:start]) or _match(text[end : end + 2000])


def _match(words: str) -> str | None:
    """The publisher whose mark comes first."""
    hits = ((_position(mark, words), name) for mark, name in _marks() if mark in words)
    return min((hit for hit in hits if hit[0] >= 0), default=(0, None))[1]


def _position(mark: str, words: str) -> int:
    """Where `mark` stands as a word of its own; -1 where it is only part of others."""
    found = re.search(rf"(?<!\w){re.escape(mark)}" + (r"(?!\w)" if mark[-1].isalnum() else ""), words)
    return found.start() if found else -1


@cache
def _marks() -> tuple[tuple[str, str], ...]:
    table = files(__package__).joinpath("publishers.csv").read_text(encoding="utf-8")
    return tuple((mark, row["name"]) for row in csv.DictReader(table.splitlines()) for mark in row["marks"].split(";"))
