"""Word documents (.docx): paragraphs and tables in their order."""

import io
import zipfile
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError
from entrepot.reading.documents.format import Content, Format

if TYPE_CHECKING:
    from docx.document import Document as WordDocument

_MOST_BYTES = 200_000_000
_MOST_RATIO = 200
_MOST_PARTS = 5_000


def recognise(head: bytes, name: str) -> bool:
    return head.startswith(b"PK\x03\x04") and (name.lower().endswith(".docx") or b"word/" in head)


def read(data: bytes, where: str) -> Content:
    import docx

    try:
        _check_package(data, where)
        word = docx.Document(io.BytesIO(data))
        title = next((p.text.strip() for p in word.paragraphs if _is_title(p.style) and p.text.strip()), None)
        text = "\n".join(_lines(word))
    except EntrepotError:
        raise
    except Exception as fault:  # python-docx and lxml have no common family of errors for damaged packages
        raise EntrepotError(
            f"is no Word document that can be opened ({type(fault).__name__})",
            where=where,
            hint="Open it in Word and save it again as .docx, or as plain text.",
        ) from None
    if not text.strip():
        raise EntrepotError("the Word document holds no text", where=where, hint="Pictures of text are not read.")
    return Content(text, title=title)


def _check_package(data: bytes, where: str) -> None:
    """Refuse packages that unpack to far more than they are, or whose XML declares entities."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = package.infolist()
        size = sum(part.file_size for part in parts)
        if size > _MOST_BYTES or len(parts) > _MOST_PARTS or size > 1_000_000 + _MOST_RATIO * len(data):
            raise EntrepotError(
                f"unpacks to {len(parts):,} parts and {size / 1e6:,.0f} MB, which no report needs",
                where=where,
                hint="Save the text alone as a new .docx or as plain text.",
            )
        for part in parts:
            if part.filename.endswith((".xml", ".rels")) and b"<!DOCTYPE" in package.read(part)[:4096]:
                raise EntrepotError(
                    f"its part {part.filename} declares a document type, which Word never writes",
                    where=where,
                    hint="The file may be hostile; ask its sender for plain text.",
                )


def _is_title(style: object) -> bool:
    return getattr(style, "name", None) in ("Title", "Heading 1")


def _lines(word: "WordDocument") -> list[str]:
    from docx.table import Table

    lines: list[str] = []
    for block in word.iter_inner_content():
        if isinstance(block, Table):
            lines += ["\t".join(cell.text.replace("\n", " ") for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text.replace("\r", "\n"))
    return lines


FORMAT = Format("docx", "Word document", (".docx",), recognise, read)
