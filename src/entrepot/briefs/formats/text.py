"""Plain text: for a terminal or a mail. Numbers stand without their links; `entrepot trace` follows them."""

import re
import textwrap
from collections.abc import Iterable, Iterator

from entrepot.briefs.blocks import Block, Bullets, Gaps, Heading, Note, Paragraph, Quotation, References, Table
from entrepot.briefs.charts import Chart, Fan, Ladder
from entrepot.briefs.format import Format, Piece
from entrepot.briefs.runs import Number, Run, Text, Verbatim
from entrepot.briefs.written import Part, Written

WIDTH = 100


def render(written: Written) -> str:
    """The brief as plain text."""
    head = [_plain(written.title, written), _plain(written.as_of, written)]
    body = [chunk for part in written.parts for chunk in _part(part, written)]
    return "\n".join(head) + "\n\n" + "\n\n".join(body) + "\n"


def _part(part: Part, written: Written) -> Iterator[str]:
    title = _plain(part.title, written)
    yield f"{title}\n{'=' * len(title)}"
    for block in part.blocks:
        yield from _block(block, written)


def _block(block: Block, written: Written) -> Iterator[str]:
    match block:
        case Heading():
            title = _plain(block.text, written)
            yield f"{title}\n{'-' * len(title)}"
        case Paragraph() | Note():
            yield _wrapped(_plain(block.text, written))
        case Bullets():
            yield "\n".join(_wrapped(_plain(item, written), "- ") for item in block.items)
        case Table():
            yield _table(block, written)
        case Quotation():
            quote = written.voice.quoted(block.quote.text)
            yield _wrapped(f"{quote} ({_plain(block.by, written)}) [{block.source}]", "    ")
        case Gaps():
            for gap in block.items:
                items = "\n".join(_wrapped(_plain(what, written), "- ") for what in gap.what)
                yield f"{_wrapped(_plain(gap.ask, written))}\n{items}"
        case References():
            yield "\n".join(_wrapped(f"{item.id} {_plain(item.text, written)}") for item in block.items)
        case Chart() | Fan() | Ladder():
            pass


def _table(table: Table, written: Written) -> str:
    heads = [_plain((*column.head, *_unit(column.unit)), written) for column in table.columns]
    missing = _plain(written.voice.say("word.not_given"), written)
    rows = [[_plain(cell, written) or missing for cell in row.cells] for row in table.rows]
    narrow = [min(len(head), 16) for head in heads]
    widths = [max(narrow[at], *(len(row[at]) for row in rows)) for at in range(len(heads))]
    split = [textwrap.wrap(head, widths[at]) for at, head in enumerate(heads)]
    tall = max(map(len, split))
    lines = [[(lines[at - tall + len(lines)] if at >= tall - len(lines) else "") for lines in split]
             for at in range(tall)]  # fmt: skip
    lines += [["-" * width for width in widths], *rows]
    told = "\n".join("  ".join(_set(cell, width, table, at) for at, (cell, width)
                               in enumerate(zip(line, widths, strict=True))).rstrip() for line in lines)  # fmt: skip
    below = " ".join(_plain(text, written) for text in (table.source, *table.notes))
    return f"{_wrapped(_plain(table.caption, written))}\n\n{told}\n\n{_wrapped(below)}"


def _set(cell: str, width: int, table: Table, at: int) -> str:
    return cell.rjust(width) if table.columns[at].kind == "numbers" else cell.ljust(width)


def _unit(unit: Text) -> Text:
    return (Verbatim(", "), *unit) if unit else ()


def _wrapped(text: str, lead: str = "") -> str:
    return textwrap.fill(
        text, WIDTH, initial_indent=lead, subsequent_indent=" " * len(lead), break_long_words=False,
        break_on_hyphens=False,
    )  # fmt: skip


def _plain(text: Text, written: Written) -> str:
    """Runs as words; blanks that must not break stay so until the line is wrapped."""
    return "".join(_run(run, written) for run in text)


def _run(run: Run, written: Written) -> str:
    if isinstance(run, Verbatim) and run.quoted:
        return written.voice.quoted(run.text)
    return re.sub(r"[ \t\r\n]+", " ", run.text) if not isinstance(run, Number) else run.text


def read(text: str) -> Iterable[Piece]:
    """The text paragraph by paragraph, its lines joined again; a table row by row."""
    where = ""
    for chunk in re.split(r"\n\n+", text):
        lines = chunk.split("\n")
        if len(lines) == 2 and re.fullmatch(r"[=-]+", lines[1]):
            where = lines[0]
        is_table = any(re.fullmatch(r"[ -]*--[ -]*", line) for line in lines) and len(lines) > 2
        pieces = [cell for line in lines for cell in re.split(r"  +", line)] if is_table else [" ".join(lines)]
        for piece in pieces:
            if not re.fullmatch(r"[ =-]*", piece):
                yield Piece(re.sub(r"^ *- ", "", re.sub(r"\[S\d+\]|\bS\d+\b", "", piece)), None, where, True, True)


FORMAT = Format("text", ".txt", render, read)
