"""Excerpt: the beginning of long words of a document, cut between two words.

The last check knows the cuts at these lengths as words of the document; a section cuts at no other.
"""

IN_A_LINE, IN_A_CELL, IN_A_PARAGRAPH = LENGTHS = (90, 160, 190)
CUT = "\N{HORIZONTAL ELLIPSIS}"
_OPENING, _CLOSING = '“„«"', '”“»"'


def excerpt(words: str, longest: int = IN_A_PARAGRAPH) -> str:
    """The words on one line; those longer than `longest` letters end with an ellipsis after their last whole word."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    return line[: line.rfind(" ", 0, longest)].rstrip(" ,;:–—-") + CUT


def bare(words: str) -> str:
    """The words without quotation marks of their own that hold all of them or have no partner among them."""
    inside = words[1:-1]
    is_opened, is_closed = words[:1] in tuple(_OPENING), words[-1:] in tuple(_CLOSING)
    if is_opened and is_closed and not any(mark in inside for mark in _OPENING + _CLOSING):
        return inside
    if is_opened and not any(mark in words[1:] for mark in _CLOSING):
        return words[1:]
    if is_closed and not any(mark in words[:-1] for mark in _OPENING):
        return words[:-1]
    return words
