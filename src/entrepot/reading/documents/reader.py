"""A file becomes a Document: its words, where its story is, and what is known of it."""

import hashlib
from functools import cache
from pathlib import Path

from entrepot import registry
from entrepot.errors import EntrepotError
from entrepot.nouns.document import Document
from entrepot.reading.documents.encoding import looks_binary
from entrepot.reading.documents.format import Content, Format
from entrepot.reading.documents.furniture import is_furniture, is_prose, story_span
from entrepot.reading.documents.language import language_of
from entrepot.reading.documents.publisher import publisher_of
from entrepot.reading.documents.story_date import story_date

LARGEST = 20_000_000
_HEAD = 4096
_SMALLER = "Split it, or save its text without pictures."


def read(source: Path | str | bytes, name: str | None = None) -> Document:
    """The document in a file (or in bytes, then `name` says what to call it).

    Raises EntrepotError for what cannot be read: missing, empty, too large, binary, of no known format, without text,
    in a language that is not read.
    """
    if isinstance(source, bytes):
        return _document(source, name or "text")
    path = Path(source)
    return _document(_bytes(path), name or _printable(str(source)))


def _printable(name: str) -> str:
    """A file's name as characters that can be kept and printed, also where its bytes are no UTF-8."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


@cache
def formats() -> dict[str, Format]:
    """The known formats by name."""
    return registry.load("entrepot.reading.documents.formats", "FORMAT", Format)


def recognise(head: bytes, where: str) -> Format:
    """The one format that claims a file with these first bytes and this path."""
    claims = [form for form in formats().values() if form.recognise(head, Path(where).name)]
    if len(claims) == 1:
        return claims[0]
    if claims:
        raise EntrepotError(f"is claimed by two formats: {' and '.join(form.name for form in claims)}", where=where)
    titles = ", ".join(f"{form.title} ({form.name})" for form in formats().values())
    raise EntrepotError(
        "is of no format that is read as a document",
        where=where,
        hint=f"{_what_it_looks_like(head)}Read are: {titles}.",
    )


def files_in(folder: Path) -> list[Path]:
    """The files of a folder and its subfolders that are named as documents are, in alphabetical order."""
    suffixes = tuple(suffix for form in formats().values() for suffix in form.suffixes)
    found = (path for path in folder.rglob("*") if path.is_file() and path.name.lower().endswith(suffixes))
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _what_it_looks_like(head: bytes) -> str:
    for magic, what in (
        (b"\xd0\xcf\x11\xe0", "It is an old Word or Excel file: save it as .docx. "),
        (b"{\\rtf", "It is a Rich Text file: save it as .docx or .txt. "),
        (b"PK\x03\x04", "It is an archive or an office file: unpack it, or save it as .docx. "),
        (b"\x89PNG", "It is a picture: run text recognition over it first. "),
        (b"\xff\xd8\xff", "It is a picture: run text recognition over it first. "),
    ):
        if head.startswith(magic):
            return what
    return "It is binary data. " if looks_binary(head) else "Give plain text the suffix .txt. "


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise EntrepotError("is a folder", where=str(path), hint="Name a file in it.")
        if size > LARGEST:
            raise EntrepotError(
                f"is {size / 1e6:,.0f} MB large; a report may have {LARGEST / 1e6:,.0f} MB",
                where=str(path),
                hint=_SMALLER,
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise EntrepotError("no such file", where=str(path), hint="Check the name and the folder.") from None
    except OSError as fault:
        raise EntrepotError(
            f"cannot be opened ({fault.strerror})", where=str(path), hint="Check the right to read it."
        ) from None


def _document(data: bytes, where: str) -> Document:
    if len(data) > LARGEST:
        raise EntrepotError(
            f"is {len(data) / 1e6:,.0f} MB large; a report may have {LARGEST / 1e6:,.0f} MB",
            where=where,
            hint=_SMALLER,
        )
    if not data.strip():
        raise EntrepotError("is empty", where=where, hint="Save or download it again.")
    content = recognise(data[:_HEAD], where).read(data, where)
    if not content.text.strip("\ufeff \t\n"):
        raise EntrepotError("holds no words", where=where, hint="Save or download it again.")
    story = story_span(content.text)
    language = language_of(content.text[slice(*story)], where)
    publisher = publisher_of(content.text, story, content.publisher)
    sha256 = hashlib.sha256(data).hexdigest()
    return Document(
        id=sha256[:12],
        path=where,
        sha256=sha256,
        text=content.text,
        story=story,
        title=_headline(content, story),
        date=content.date or story_date(content.text, story, publisher.home),
        language=language,
        publisher=publisher.name,
        link=content.link,
        pages=content.pages,
        home=publisher.home,
    )


def _headline(content: Content, story: tuple[int, int]) -> str | None:
    """The title that the file gives, or the first line of the story when it is no paragraph of it."""
    if content.title:
        return content.title
    lines = content.text[slice(*story)].split("\n", 1)
    first = " ".join(lines[0].split())
    is_title = len(lines) > 1 and len(first.split()) >= 3 and len(first) <= 250 and not is_prose(first)
    return first if is_title and not is_furniture(first) else None
