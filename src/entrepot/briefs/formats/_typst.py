"""The Typst file around a brief: what its language asks of strings and calls, charts by themselves, and the PDF."""

import re
from collections.abc import Sequence
from functools import cache
from html import escape
from importlib.resources import files
from typing import Any

_NOT_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_PRINTED = re.compile(r"@media print \{\s*:root \{(.*?)\}", re.DOTALL)
_FONT = "Libertinus Serif"


def string(text: str) -> str:
    """Any words as a string literal, on one line."""
    return '"' + on_one_line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'


def on_one_line(text: str) -> str:
    return re.sub(r"[ \t\r\n]+", " ", _NOT_TEXT.sub("", text))


def array(items: Sequence[str]) -> str:
    return f"({', '.join(items)}{',' if len(items) == 1 else ''})"


def called(function: str, *arguments: str) -> str:
    """A call in markup; it ends its paragraph."""
    return f"#{function}({', '.join(arguments)})\n"


def standing_alone(svg: str) -> str:
    """A chart with its own look: it takes the page's colours, and there is no page around it."""
    opening = svg.index(">") + 1
    space = ' xmlns="http://www.w3.org/2000/svg"'
    return f"{svg[: opening - 1]}{space}><style>{escape(_look(), quote=False)}</style>{svg[opening:]}"


@cache
def _look() -> str:
    """The rules of the HTML brief's style sheet that are of charts, in the colours of print."""
    sheet = files("entrepot.briefs.formats").joinpath("brief.css").read_text("utf-8")
    printed = _PRINTED.search(sheet)
    assert printed is not None
    colours = dict(re.findall(r"(--[\w-]+): ([^;]+);", printed[1]))
    rules = [line for line in sheet.splitlines() if line.startswith("svg ") and ":hover" not in line]
    resolved = (re.sub(r"var\((--[\w-]+)\)", lambda match: colours.get(match[1], _FONT), rule) for rule in rules)
    return f'text {{ font-family: "{_FONT}"; }} ' + " ".join(resolved)


def compiled(source: str) -> bytes:
    """The PDF of a source: with the fonts that come with Typst alone, and no time of writing."""
    import typst

    made: Any = typst.compile(source.encode(), format="pdf", ignore_system_fonts=True, pdf_standards=["ua-1"])
    return bytes(made)
