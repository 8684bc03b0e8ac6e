"""A Word brief read back as its reader sees it, for the last check."""

import io
from collections.abc import Iterable, Iterator
from typing import Any

from entrepot.briefs.format import Piece

_HEADINGS = ("Title", "Heading1", "Heading2")


def read(made: bytes) -> Iterable[Piece]:
    """Every paragraph and cell, link by link."""
    from docx import Document

    document = Document(io.BytesIO(made))
    where = ""
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                for cell in row.cells:
                    for paragraph in cell.paragraphs:
                        yield from _pieces(paragraph, where)
        else:
            if block._p.style in _HEADINGS:
                where = block.text
            yield from _pieces(block, where)
    for paragraph in document.sections[0].footer.paragraphs:
        yield from _pieces(paragraph, where)


def _pieces(paragraph: Any, where: str) -> Iterator[Piece]:
    first = True
    for inner in paragraph.iter_inner_content():
        yield Piece(inner.text, getattr(inner, "fragment", None) or None, where, break_before=first)
        first = False
