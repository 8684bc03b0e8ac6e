"""An HTML brief read back: the text that its reader sees or hears, link by link."""

from collections.abc import Iterable
from html.parser import HTMLParser

from entrepot.briefs.format import Piece

_UNSEEN = frozenset({"style", "script"})
_INLINE = frozenset({"a", "abbr", "b", "q", "span", "sup", "time"})
_HEARD = frozenset({"title", "desc"})
_HEARD_ATTRIBUTES = ("alt", "title", "aria-label")
_HEADINGS = frozenset({"h1", "h2", "h3"})


def read(text: str) -> Iterable[Piece]:
    """Pieces in the order of the page; text only heard (titles, descriptions, labels) is marked so."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.pieces


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._open: list[str] = []
        self._link: str | None = None
        self._where = ""
        self._broken = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        for name in _HEARD_ATTRIBUTES:
            if heard := attributes.get(name):
                self.pieces.append(Piece(heard, None, self._where, break_before=True, is_heard=True))
                self._broken = True
        if tag in ("br", "meta", "path", "rect"):
            self._broken = True
            return
        self._open.append(tag)
        if tag in _HEADINGS:
            self._where = ""
        if tag not in _INLINE:
            self._broken = True
        href = attributes.get("href") or ""
        if tag == "a" and href.startswith("#"):
            self._link = href[1:]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass
        if tag == "a":
            self._link = None
        if tag not in _INLINE:
            self._broken = True

    def handle_data(self, data: str) -> None:
        if (not data.strip() and self._broken) or _UNSEEN & set(self._open):
            return
        if _HEADINGS & set(self._open):
            self._where += data
        is_heard = bool(_HEARD & set(self._open))
        self.pieces.append(Piece(data, self._link, self._where, self._broken, is_heard))
        self._broken = False
