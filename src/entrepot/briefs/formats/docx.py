"""Word: the brief as a document to edit, circulate and print, its bottom line on the first page.

Each number leads to its trace at the end. Charts are left out: the tables hold the same numbers.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

from entrepot.briefs.blocks import Block, Bullets, Gaps, Heading, Note, Paragraph, Quotation, References, Table
from entrepot.briefs.charts import Chart, Fan, Ladder
from entrepot.briefs.format import Format
from entrepot.briefs.formats._docx_file import Linked, new_document, saved, style_ids
from entrepot.briefs.formats._docx_reader import read
from entrepot.briefs.runs import Break, Cite, Mark, Number, Run, Verbatim, plain
from entrepot.briefs.written import Part, Proof, Written

_NOT_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
PAGE_WIDTH = 17.0
WIDEST = 60
_BLANKS = re.compile(r"[ \t\r\n]+")


def render(written: Written) -> bytes:
    """The brief as a Word file: the same bytes each time."""
    say = written.voice.say
    title, as_of = plain(written.title), plain(written.as_of)
    document = new_document(title, f"{title} · {as_of}", written.voice.language)
    page = _Page(document, written)
    page.paragraph(written.title, "Title")
    page.paragraph((*say("brief.kind"), Verbatim(" · "), *written.as_of, Verbatim(". "), *written.basis), "Subtitle")
    for part in written.parts:
        page.part(part)
    document.add_page_break()
    page.paragraph(say("section.trace"), "Heading 1")
    page.paragraph(say("question.trace"), "Question")
    for proof in written.proofs.values():
        page.proof(proof)
    return saved(document)


class _Page:
    """A document in the making."""

    def __init__(self, document: Any, written: Written) -> None:
        self.document = document
        self.written = written
        self.linked = Linked()
        self.styles = style_ids(document)

    def part(self, part: Part) -> None:
        self.paragraph(part.title, "Heading 1")
        if part.name != "bottom_line":
            self.paragraph(part.question, "Question")
        for block in part.blocks:
            self.block(block)

    def block(self, block: Block) -> None:
        match block:
            case Heading():
                self.paragraph(block.text, "Heading 2")
            case Paragraph():
                self.paragraph(block.text)
            case Bullets():
                for item in block.items:
                    self.paragraph(item, "List Number" if block.ordered else "List Bullet")
            case Table():
                self.table(block)
            case Quotation():
                said = (Verbatim(block.quote.text, quoted=True), Verbatim(" — "), *block.by, Verbatim(" "))
                self.paragraph((*said, Cite(block.source)), "Quote")
            case Note():
                self.paragraph(block.text, "Note")
            case Gaps():
                for gap in block.items:
                    self.paragraph(gap.ask)
                    for what in gap.what:
                        self.paragraph(what, "List Bullet")
            case References():
                for source in block.items:
                    link = f" {source.link}" if source.link else ""
                    self.paragraph((Verbatim(" "), *source.text, Verbatim(link)), "Source", anchor=source.id)
            case Chart() | Fan() | Ladder():
                pass

    def table(self, table: Table) -> None:
        """A real table: its heads are repeated on every page, no cell is merged or blank."""
        self.paragraph(table.caption, "Caption")
        grid = self.document.add_table(rows=1 + len(table.rows), cols=len(table.columns), style="Brief Table")
        numbers = [column.kind == "numbers" for column in table.columns]
        heads = [
            (*column.head, *((Verbatim(" ("), *column.unit, Verbatim(")")) if column.unit else ()))
            for column in table.columns
        ]
        missing = self.written.voice.say("word.not_given")
        rows = [heads, *([cell or missing for cell in row.cells] for row in table.rows)]
        for at, (line, cells) in enumerate(zip(grid.rows, rows, strict=True)):
            for cell, text, is_number in zip(line.cells, cells, numbers, strict=True):
                style = ("Head" if at == 0 else "Cell") + (" Number" if is_number else "")
                self.runs(cell.paragraphs[0], text)
                cell.paragraphs[0]._p.style = self.styles[style]
        _spread(grid, rows)
        self.linked.repeat_head(grid)
        below = [table.source, *table.notes]
        self.paragraph([run for text in below for run in (*text, Verbatim(" "))][:-1], "Below Table")

    def proof(self, proof: Proof) -> None:
        entry = proof.entry
        line = [Verbatim(" "), *proof.label, Verbatim(": "), *proof.number, Verbatim(" — "), *proof.status]
        if proof.how:
            line += [Verbatim(": "), *proof.how]
        for below in proof.below:
            line += [Verbatim(", "), Number(below, below)]
        self.paragraph(line, "Proof", anchor=entry.id)
        for shown in proof.quotes:
            where = [run for text in (shown.by, shown.span) if text for run in (*text, Verbatim(", "))][:-1]
            said = (Verbatim(shown.quote.text, quoted=True), Verbatim(" — "), *where, Verbatim(" "))
            self.paragraph((*said, Cite(shown.source)), "Proof Quote")

    def paragraph(self, text: Iterable[Run], style: str = "Normal", anchor: str = "") -> None:
        """anchor: the id that numbers lead to; it opens the paragraph and leads to itself, for the last check."""
        paragraph = self.document.add_paragraph()
        paragraph._p.style = self.styles[style]
        if anchor:
            self.linked.target(paragraph, anchor)
        self.runs(paragraph, text)

    def runs(self, paragraph: Any, text: Iterable[Run]) -> None:
        for run in text:
            match run:
                case Number():
                    self.linked.link(paragraph, run.entry, _clean(run.text), strong=run.strong)
                case Cite():
                    self.linked.link(paragraph, run.source, run.source, strong=run.strong)
                case Break():
                    paragraph.add_run().add_break()
                case Mark():
                    paragraph.add_run(f" ({_clean(run.text)})")
                case Verbatim(quoted=True):
                    paragraph.add_run(_clean(self.written.voice.quoted(run.text))).bold = run.strong or None
                case _:
                    paragraph.add_run(_clean(run.text)).bold = run.strong or None


def _spread(grid: Any, rows: Sequence[Sequence[Iterable[Run]]]) -> None:
    """Columns as wide as their longest words at least; what is left goes to those whose cells are long."""
    from docx.shared import Cm

    told = [
        [plain(tuple(run for run in text if not isinstance(run, Cite))) for text in column]
        for column in zip(*rows, strict=True)
    ]
    least = [_wide(max(len(word) for cell in column for word in (cell.split() or [""]))) for column in told]
    wanted = [max(_wide(min(max(map(len, column)), WIDEST)), low) for column, low in zip(told, least, strict=True)]
    left, more = PAGE_WIDTH - sum(least), sum(wanted) - sum(least)
    share = left / more if more > 0 and left > 0 else 0.0
    given = [low + (high - low) * share for low, high in zip(least, wanted, strict=True)]
    widths = [Cm(width * PAGE_WIDTH / sum(given)) for width in given]
    grid.autofit = False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = width
    for row in grid.rows:
        for cell, width in zip(row._tr.tc_lst, widths, strict=True):
            cell.width = width


def _wide(characters: int) -> float:
    """Centimetres that so many characters of a cell take, with its margins."""
    return 0.45 + 0.18 * characters


def _clean(text: str) -> str:
    """Words on one line, without what an XML file cannot hold."""
    return _BLANKS.sub(" ", _NOT_XML.sub("", text))


FORMAT = Format("docx", ".docx", render, read)
