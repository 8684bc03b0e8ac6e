"""PDF with a text layer: page after page, lines joined to paragraphs."""

import io
import logging
import re
from collections import Counter

from entrepot.errors import EntrepotError
from entrepot.reading.documents.format import Content, Format

_MOST_PAGES = 2_000
_NUMBER = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"(?:page|стр\.?|страница)?\s*[-–—]?\s*\d{1,4}\s*[-–—]?(?:\s*(?:of|из|/)\s*\d{1,4})?", re.IGNORECASE
)
_ENDS = re.compile(r"[.!?…:;]['\"”»)\]]*$")


def recognise(head: bytes, name: str) -> bool:
    del name
    return b"%PDF-" in head[:1024]


def read(data: bytes, where: str) -> Content:
    pages = _page_lines(data, where)
    if not any(line for page in pages for line in page):
        raise EntrepotError(
            f"no text on its {len(pages)} page{'s' if len(pages) != 1 else ''}: a scan, or only pictures",
            where=where,
            hint="Run text recognition over it first (ocrmypdf, for example), or add the report as text.",
        )
    running = _running_lines(pages)
    text, starts = "", []
    for page in pages:
        kept = [line for line in page if _shape(line) not in running and not _PAGE_NUMBER.fullmatch(line.strip())]
        words = _paragraphs(kept)
        if text:
            text += " " if words[:1].islower() and not _ENDS.search(text) else "\n"
        starts.append(len(text))
        text += words
    return Content(text, pages=tuple(starts))


def _page_lines(data: bytes, where: str) -> list[list[str]]:
    from pypdf import PdfReader

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        pdf = PdfReader(io.BytesIO(data))
        if pdf.is_encrypted and not pdf.decrypt(""):
            raise _locked(where)
        if len(pdf.pages) > _MOST_PAGES:
            raise EntrepotError(
                f"has {len(pdf.pages):,} pages; {_MOST_PAGES:,} are the most that is read",
                where=where,
                hint="Cut out the pages of the report.",
            )
        return [[line.rstrip() for line in page.extract_text().splitlines()] for page in pdf.pages]
    except EntrepotError:
        raise
    except Exception as fault:  # pypdf raises its own, ValueError, KeyError, RecursionError … on damaged files
        if type(fault).__name__ in ("DependencyError", "FileNotDecryptedError"):
            raise _locked(where) from None
        raise EntrepotError(
            f"is no PDF that can be opened ({type(fault).__name__})",
            where=where,
            hint="Print it to a new PDF, or add the report as text.",
        ) from None


def _locked(where: str) -> EntrepotError:
    return EntrepotError(
        "the PDF is locked with a password", where=where, hint="Save a copy without the password and add that."
    )


def _shape(line: str) -> str:
    return _NUMBER.sub("#", line.strip())


def _running_lines(pages: list[list[str]]) -> set[str]:
    """Headers and footers: first or last lines that most of three or more pages share, but for their numbers."""
    if len(pages) < 3:
        return set()
    edges: Counter[str] = Counter()
    for page in pages:
        lines = [line for line in page if line.strip()]
        edges.update({_shape(line) for line in lines[:2] + lines[-2:]})
    return {shape for shape, count in edges.items() if count > len(pages) / 2 and count > 2}


def _paragraphs(lines: list[str]) -> str:
    """Lines set to a measure become paragraphs: a full line that does not end a sentence goes on in the next."""
    widths = sorted(len(line) for line in lines if line.strip())
    full = 0.75 * widths[int(0.9 * (len(widths) - 1))] if widths else 0
    text, open_line = "", False
    for line in lines:
        words = line.strip()
        if open_line and words:
            if (text.endswith("-") and text[-2:-1].isalpha() and words[0].islower()) or text.endswith("\u00ad"):
                text = text[:-1] + words
            else:
                text += " " + words
        else:
            text += ("\n" if text else "") + words
        open_line = bool(words) and len(line) >= full and not (_ENDS.search(words) and len(line) < full / 0.75 * 0.9)
    return text


FORMAT = Format("pdf", "PDF with text", (".pdf",), recognise, read)
