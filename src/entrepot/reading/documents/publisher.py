"""The agency or outlet of a story, from its date line, its signature or the page around it, and where it is at home."""

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from entrepot.errors import EntrepotError
from entrepot.nouns.economy import Economy

_SIGNATURE = re.compile(r"(?:Source|Источник)\s*:\s*(?P<name>[^\n;,]{2,60})\s*", re.IGNORECASE)
_DOMAIN = re.compile(r"(?<![\w.])(?:[\w-]+\.)*[\w-]{2,}\.([a-z]{2})(?![\w.]*\w)")
_DOMAINS_FOR_ALL = frozenset(
    ["me", "tv", "co", "io", "ai", "fm", "ws", "to", "cc", "gg", "la", "ly", "st", "sh", "ac", "vc", "im"]
)
_LONGEST_FURNITURE = 160


class Publisher(NamedTuple):
    """name: as the table has it, else as the page does; home: the code of the economy it writes for, where known."""

    name: str | None
    home: str | None


def publisher_of(text: str, story: tuple[int, int], named: str | None = None) -> Publisher:
    """The publisher as the table names it; `named` is what the page calls itself and stands when the table is silent.

    Looked for in this order: the date line ("MINSK, 19 January (BelTA) –"), the page's own name, a line below the
    story that says "Source: BelTA", "BelTA has learned" in the first paragraphs or a signature in the last line, the
    furniture above and below. Of a page that names none, the domain in its furniture tells the home.
    """
    found = _found(text, story, named)
    if found.home is not None or (found.name is not None and found.name in _names()):
        return found
    return Publisher(found.name, _home_of_domain(text, story))


def _found(text: str, story: tuple[int, int], named: str | None) -> Publisher:
    start, end = story
    body = text[start:end]
    paragraphs = [line for line in body.split("\n") if line.strip()]
    for paragraph in paragraphs[:4]:
        if found := _match(paragraph[:80]):
            return found
    if named:
        return _match(named) or Publisher(named, None)
    for line in [*paragraphs[-1:], *text[end : end + 2000].split("\n")]:
        if signed := _SIGNATURE.fullmatch(line.strip()):
            return _match(signed["name"]) or Publisher(signed["name"].strip(), None)
    lead = "\n".join(paragraphs[:4])[:1500]
    last = paragraphs[-1] if paragraphs and len(paragraphs[-1]) < 120 else ""
    around = (lead, last, text[:start], text[end : end + 2000])
    return next((found for part in around if (found := _match(part))), Publisher(None, None))


def _home_of_domain(text: str, story: tuple[int, int]) -> str | None:
    """The country of the first domain in a line above the story, below it or too short to be a paragraph of it."""
    start, end = story
    lines = [*text[:start].split("\n"), *text[end : end + 2000].split("\n"), *text[start:end].split("\n")]
    short = (line for line in lines if "." in line and len(line) < _LONGEST_FURNITURE)
    domains = (domain for line in short for domain in _DOMAIN.findall(line))
    return next((code for domain in domains if (code := _country_of(domain))), None)


@cache
def _country_of(domain: str) -> str | None:
    if domain in _DOMAINS_FOR_ALL:
        return None
    try:
        return Economy.parse("GB" if domain == "uk" else domain.upper()).code
    except EntrepotError:
        return None


def _match(words: str) -> Publisher | None:
    """The publisher whose mark comes first."""
    if not words:
        return None
    hits = ((_position(mark, words), publisher) for mark, publisher in _marks() if mark.strip("()") in words)
    return min((hit for hit in hits if hit[0] >= 0), key=lambda hit: hit[0], default=(0, None))[1]


def _position(mark: str, words: str) -> int:
    """Where `mark` stands as a word of its own, and one in brackets in brackets, between slashes or alone on its line;
    -1 where it does not."""
    found = _pattern(mark).search(words)
    return found.start() if found else -1


@cache
def _pattern(mark: str) -> re.Pattern[str]:
    bare = re.escape(mark.strip("()"))
    if mark[0] == "(":
        return re.compile(rf"[(/\[]{bare}[)/\]]|^\W*{bare}\W*$", re.MULTILINE)
    return re.compile(rf"(?<!\w){bare}" + (r"(?!\w)" if mark[-1].isalnum() else ""))


@cache
def _rows() -> tuple[dict[str, str], ...]:
    table = files(__package__).joinpath("publishers.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(table.splitlines()))


@cache
def _names() -> frozenset[str]:
    return frozenset(row["name"] for row in _rows())


@cache
def _marks() -> tuple[tuple[str, Publisher], ...]:
    """Each mark with its publisher."""
    return tuple(
        (mark, Publisher(row["name"], row["home"] or None)) for row in _rows() for mark in row["marks"].split(";")
    )
