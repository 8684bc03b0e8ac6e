"""Plain text: the file's own characters, untouched."""

from entrepot.reading.documents.encoding import decode, looks_binary
from entrepot.reading.documents.format import Content, Format
from entrepot.reading.documents.formats.html import looks_like_html

_SUFFIXES = (".txt", ".text")
_MAGIC = (b"%PDF", b"PK\x03\x04", b"{\\rtf", b"\xd0\xcf\x11\xe0")


def recognise(head: bytes, name: str) -> bool:
    bare = "." not in name
    return (
        (bare or name.lower().endswith(_SUFFIXES))
        and not head.startswith(_MAGIC)
        and not looks_binary(head)
        and not looks_like_html(head)
    )


def read(data: bytes, where: str) -> Content:
    return Content(decode(data, where))


FORMAT = Format("text", "Plain text", _SUFFIXES, recognise, read)
