"""Excerpt: the beginning of long words of a document, cut between two words.

The last check knows the cuts at these lengths as words of the document; a section cuts at no other.
"""

IN_A_LINE, IN_A_CELL, IN_A_PARAGRAPH = LENGTHS = (90, 160, 190)
CUT = "\N{HORIZONTAL ELLIPSIS}"


def excerpt(words: str, longest: int = IN_A_PARAGRAPH) -> str:
    """The words on one line; those longer than `longest` letters end with an ellipsis after their last whole word."""
    line = " ".join(words.split())
    if len(line) <= longest:
        return line
    return line[: line.rfind(" ", 0, longest)].rstrip(" ,;:–—-") + CUT
