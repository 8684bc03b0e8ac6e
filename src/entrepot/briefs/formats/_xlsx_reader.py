"""An Excel brief read back as its reader sees it, for the last check: every text of every sheet.

Numbers in cells are formulas of the ledger's own, so only texts can hold a number that leads nowhere.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from entrepot.briefs.format import Piece

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = re.compile(r"\b([LS]\d+)\b")


def read(made: bytes) -> Iterable[Piece]:
    """Every cell's text, its ids of numbers and sources as links."""
    with zipfile.ZipFile(io.BytesIO(made)) as parts:
        shared = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
        texts = ["".join(one.text or "" for one in entry.iter(f"{_SPACE}t")) for entry in shared.iter(f"{_SPACE}si")]
        sheets = ElementTree.fromstring(parts.read("xl/workbook.xml"))
        for at, sheet in enumerate(sheets.iter(f"{_SPACE}sheet"), 1):
            name = sheet.get("name") or ""
            yield Piece(name, None, name, break_before=True, is_heard=True)
            cells = ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{at}.xml"))
            for cell in cells.iter(f"{_SPACE}c"):
                if cell.get("t") == "s":
                    yield from _pieces(texts[int(cell.findtext(f"{_SPACE}v") or 0)], name)


def _pieces(text: str, where: str) -> Iterator[Piece]:
    first = True
    for part in _ID.split(text):
        if part:
            is_id = _ID.fullmatch(part) is not None
            yield Piece(part, part if is_id else None, where, break_before=first, is_heard=not is_id)
            first = False
