"""A brief as Typst has it, read back for the last check: every word and number that it sets, and where numbers lead."""

import re
from collections.abc import Iterable, Iterator

from entrepot.briefs.format import Piece

_STRING = r'"(?:[^"\\]|\\.)*"'
_SET = re.compile(rf"#(?:(number|cite|unled|mark|link)\()?({_STRING})(?:, ({_STRING}))?\)?;|(#strong\[|\];|\[|\])")
_OF_PROOF = re.compile(rf"#(?:proof|reference)\(({_STRING})")
_DRAWN = re.compile(rf"({_STRING}), ({_STRING})\)$")
_LABELS = re.compile(r"<style>.*?</style>|<[^>]*>")
_BODY = "#show: brief.with("
_LED = frozenset(("number", "cite", "unled"))


def read(source: str) -> Iterable[Piece]:
    """The words of a source after its layout: a call or a piece of content begins a line of its own."""
    where = ""
    for line in source[source.index(_BODY) :].splitlines()[1:]:
        if line.startswith("= "):
            where = "".join(_plain(match[2]) for match in _SET.finditer(line) if match[2])
        if (own := _OF_PROOF.match(line)) is not None:
            yield Piece(_plain(own[1]), _plain(own[1]), where, break_before=True)
        yield from _words(line, where)
        if line.startswith("#drawn(") and (drawn := _DRAWN.search(line)) is not None:
            for heard in (_plain(drawn[1]), *_LABELS.sub("\n", _plain(drawn[2])).splitlines()):
                yield Piece(heard, None, where, break_before=True, is_heard=True)


def _words(line: str, where: str) -> Iterator[Piece]:
    breaks = True
    for match in _SET.finditer(line):
        call, first, second, bracket = match.groups()
        if bracket:
            breaks = breaks or bracket in "[]"
        elif call != "link":
            yield Piece(_plain(second or first), _plain(first) if call in _LED else None, where, breaks)
            breaks = False


def _plain(string: str) -> str:
    """The words of a string literal."""
    return re.sub(r"\\(.)", r"\1", string[1:-1])
