"""The Excel file around a brief: its sheets and their names, tables in Excel's own markup, and no time of writing."""

import io
import math
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

_LONGEST_NAME, _LONGEST_CELL = 31, 32_767
_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\']")
_STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 16}, "caption": {"bold": True, "font_size": 12},
    "words": {"text_wrap": True, "valign": "top"}, "head": {"bold": True, "text_wrap": True, "bottom": 1},
    "link": {"font_color": "#1F4E79", "underline": 1, "text_wrap": True, "valign": "top"},
}  # fmt: skip
_NARROWEST, _WIDEST, _WIDEST_HEAD, _LINE, _A4 = 13, 52, 20, 15, 9
_BOLD = 1.35
"""How much more room bold words take, wrapped at blanks."""


class Sheets:
    """A workbook in the making. missing: what stands in a cell that has nothing to say."""

    def __init__(self, title: str, missing: str) -> None:
        from xlsxwriter import Workbook

        self._made = io.BytesIO()
        self._book = Workbook(self._made, {"in_memory": True, "strings_to_urls": False, "strings_to_formulas": False})
        self._book.set_properties({"title": title, "author": "Entrepot", "created": datetime(1980, 1, 1)})
        self._styles = {name: self._book.add_format(style) for name, style in _STYLES.items()}
        self._forms: dict[tuple[str, bool], Any] = {}
        self._names: list[str] = []
        self._missing = missing

    def saved(self) -> bytes:
        self._book.close()
        return self._made.getvalue()

    def name(self, words: str) -> str:
        """A name for a sheet: the words as far as they fit, unlike the names before."""
        clean = " ".join(_NOT_IN_NAMES.sub(" ", words).split())
        short = clean if len(clean) <= _LONGEST_NAME else _shortened(clean)
        taken = {name.casefold() for name in self._names}
        name = next(name for name in _lettered(short) if name.casefold() not in taken)
        self._names.append(name)
        return name

    def sheet(self, name: str, widths: Sequence[float]) -> Any:
        """An empty sheet that prints as wide as its columns are."""
        sheet = self._book.add_worksheet(name)
        sheet.set_paper(_A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        return sheet

    def widths(self, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
        """How wide the columns of a table are: as their longest text, within reason."""
        longest = [max(map(len, column)) for column in zip(*rows, strict=True)] or [0] * len(heads)
        needed = [max(text, min(len(head), _WIDEST_HEAD)) for text, head in zip(longest, heads, strict=True)]
        return [min(_WIDEST, max(_NARROWEST, 2 + width)) for width in needed]

    def words(self, sheet: Any, row: int, texts: Sequence[str], widths: Sequence[float], style: str = "words") -> None:
        """Words from the first cell of a row on, and the row as high as they need."""
        clean = [_clean(text) for text in texts]
        for column, text in enumerate(clean):
            sheet.write_string(row, column, text, self._styles[style])
        room = _BOLD if style == "head" else 1
        lines = [math.ceil(room * len(text) / width) for text, width in zip(clean, widths, strict=True)]
        if style in ("words", "head") and max(lines) > 1:
            sheet.set_row(row, _LINE * max(lines))

    def table(
        self, sheet: Any, top: int, heads: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """A table in Excel's own markup, with something in every cell."""
        filled = [[_clean(cell) or self._missing for cell in row] for row in rows] or [[self._missing] * len(heads)]
        named = _apart(list(map(_clean, heads)))
        sheet.add_table(
            top, 0, top + len(filled), len(heads) - 1,
            {"name": f"Table_{len(self._book.worksheets())}", "style": "Table Style Light 1", "autofilter": False,
             "columns": [{"header": head, "header_format": self._styles["head"]} for head in named]},
        )  # fmt: skip
        self.words(sheet, top, named, widths, "head")
        for at, row in enumerate(filled, top + 1):
            self.words(sheet, at, row, widths)

    def number(self, sheet: Any, row: int, column: int, value: float, form: str, formula: str | None = None) -> None:
        """A number in a number format of Excel's; formula: what gives it."""
        style = self._form(form)
        if formula is None:
            sheet.write_number(row, column, value, style)
        else:
            sheet.write_formula(row, column, formula, style, value)

    def linked(self, sheet: Any, row: int, column: int, place: tuple[str, str], text: str) -> None:
        """Words that lead to a cell of a sheet."""
        sheet.write_url(row, column, f"internal:'{place[0]}'!{place[1]}", self._styles["link"], text)

    def linked_number(
        self, sheet: Any, row: int, column: int, place: tuple[str, str], value: float, form: str, formula: str
    ) -> None:
        """A number that leads to a cell of a sheet and is reckoned from it."""
        style = self._form(form, is_link=True)
        sheet.write_url(row, column, f"internal:'{place[0]}'!{place[1]}", style, "")
        sheet.write_formula(row, column, formula, style, value)

    def _form(self, form: str, *, is_link: bool = False) -> Any:
        if (form, is_link) not in self._forms:
            style = {"num_format": form, "valign": "top", "align": "right"}
            self._forms[form, is_link] = self._book.add_format(style | ({"font_color": "#1F4E79"} if is_link else {}))
        return self._forms[form, is_link]


def _shortened(words: str) -> str:
    """What comes before the last comma or bracket that fits, else the words that fit."""
    fitting = words[: words.rfind(" ", 0, _LONGEST_NAME + 1)]
    told = re.match(r"(.{12,})[,;(]", fitting)
    return (told[1] if told else fitting).rstrip(" ,;:–—-(")


def _lettered(name: str) -> Iterator[str]:
    yield name[:_LONGEST_NAME]
    for letter in "bcdefghijklmnopqrstuvwxyz":
        yield f"{name[: _LONGEST_NAME - 2]} {letter}"


def _apart(heads: Sequence[str]) -> list[str]:
    """Heads of a table, no two alike: Excel mends a file where they are."""
    found: list[str] = []
    for head in heads:
        found.append(next(one for one in (head, *(f"{head} {letter}" for letter in "bcdefgh")) if one not in found))
    return found


def _clean(text: str) -> str:
    """Words on one line, without what an XML file cannot hold, no longer than a cell."""
    return re.sub(r"[ \t\r\n]+", " ", _NOT_XML.sub("", text)).strip()[:_LONGEST_CELL]
