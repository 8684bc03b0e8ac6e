"""PDF: the brief to circulate and print, with its charts, tagged for readers, the same bytes each time.

Laid out by Typst (`brief.typ`); each number leads to its trace at the end.
"""

from collections.abc import Iterable, Iterator, Sequence
from importlib.resources import files

from entrepot.briefs.blocks import Block, Bullets, Gaps, Heading, Note, Paragraph, Quotation, References, Table
from entrepot.briefs.charts import Chart, Fan, Ladder
from entrepot.briefs.format import Format
from entrepot.briefs.formats._bars import draw_bars
from entrepot.briefs.formats._fan import draw_fan
from entrepot.briefs.formats._ladder import draw_ladder
from entrepot.briefs.formats._typst import array, called, compiled, on_one_line, standing_alone, string
from entrepot.briefs.formats._typst_reader import read
from entrepot.briefs.runs import Break, Cite, Mark, Number, Run, Text, Verbatim, plain
from entrepot.briefs.written import Part, Proof, Written


def render(written: Written) -> str:
    """The brief as Typst has it, with its layout: what the last check reads, and what the file is made of."""
    page = _Page(written)
    title, foot = plain(written.title), f"{plain(written.title)} · {plain(written.as_of)}"
    told = (*written.as_of, Verbatim(". "), *written.basis)
    lines = [
        files("entrepot.briefs.formats").joinpath("brief.typ").read_text("utf-8"),
        f"#show: brief.with(title: {string(title)}, language: {string(written.voice.language)}, foot: {string(foot)})",
        called("head", page.text(written.voice.say("brief.kind")), page.text(written.title), page.text(told)),
        *(line for part in written.parts for line in page.part(part)),
        "#pagebreak()",
        f"= {page.said('section.trace')}",
        called("question", page.text(written.voice.say("question.trace"))),
        *(page.proof(proof) for proof in written.proofs.values()),
    ]
    return "\n".join(lines) + "\n"


class _Page:
    """A source in the making. listed: ids of the sources that the brief lists, to which references lead."""

    def __init__(self, written: Written) -> None:
        self.written = written
        self.charts = 0
        blocks = [block for part in written.parts for block in part.blocks]
        self.listed = {one.id for block in blocks if isinstance(block, References) for one in block.items}

    def said(self, key: str) -> str:
        return self.runs(self.written.voice.say(key))

    def text(self, text: Iterable[Run]) -> str:
        """Runs as one piece of content."""
        return f"[{self.runs(text)}]"

    def runs(self, text: Iterable[Run]) -> str:
        return "".join(map(self.run, text))

    def run(self, run: Run) -> str:
        match run:
            case Number():
                said = f"#number({string(run.entry)}, {string(run.text)});"
            case Cite():
                said = f"#{'cite' if run.source in self.listed else 'unled'}({string(run.source)});"
            case Break():
                return "#linebreak();"
            case Mark():
                said = f"#mark({string(run.text)});"
            case Verbatim(quoted=True):
                said = f"#{string(self.written.voice.quoted(run.text))};"
            case _:
                said = f"#{string(run.text)};"
        return f"#strong[{said}];" if run.strong else said

    def part(self, part: Part) -> Iterator[str]:
        blocks = "\n".join(line for block in part.blocks for line in self.block(block))
        heading = f"= {self.runs(part.title)}"
        if part.name == "bottom_line":
            yield f"{heading}\n{called('bottom-line', f'[{blocks}]')}"
        else:
            yield f"{heading}\n{called('question', self.text(part.question))}\n{blocks}"

    def block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading():
                yield f"== {self.runs(block.text)}"
            case Paragraph():
                yield f"{self.runs(block.text)}\n"
            case Bullets():
                yield called("enum" if block.ordered else "list", *map(self.text, block.items))
            case Table():
                yield self.table(block)
            case Chart() | Fan() | Ladder():
                yield self.chart(block)
            case Quotation():
                said = Verbatim(block.quote.text, quoted=True)
                yield called("quotation", self.text([said]), self.text((*block.by, Verbatim(" "), Cite(block.source))))
            case Note():
                yield called("note", self.text(block.text))
            case Gaps():
                for gap in block.items:
                    yield f"{self.runs(gap.ask)}\n{called('list', *map(self.text, gap.what))}"
            case References():
                for one in block.items:
                    link = f"#linebreak();#link({string(one.link)});" if one.link else ""
                    yield called("reference", string(one.id), f"[{self.runs(one.text)}{link}]")

    def table(self, table: Table) -> str:
        """Its heads stand on each page that it covers; a column is as wide as what is in it."""
        missing = self.written.voice.say("word.not_given")
        is_number = [column.kind == "numbers" for column in table.columns]
        heads = [self.text((*one.head, *((Verbatim(", "), *one.unit) if one.unit else ()))) for one in table.columns]
        cells = [self.text(cell or missing) for row in table.rows for cell in row.cells]
        below = [run for text in (table.source, *table.notes) for run in (*text, Verbatim(" "))]
        return called(
            "sheet", self.text(table.caption), array(_widths(table, is_number)),
            array(["right" if one else "left" for one in is_number]), array(heads), array(cells), self.text(below),
        )  # fmt: skip

    def chart(self, chart: Chart | Fan | Ladder) -> str:
        self.charts += 1
        name, unit = f"chart{self.charts}", () if isinstance(chart, Ladder) else chart.unit
        match chart:
            case Chart():
                svg = draw_bars(chart, name, lambda bar: on_one_line(bar.label))
            case Fan():
                svg = draw_fan(chart, name, lambda point: on_one_line(point.label))
            case Ladder():
                svg = draw_ladder(chart, name)
        caption = (*chart.title, *((Verbatim(", "), *unit) if unit else ()))
        return called("drawn", self.text(caption), string(plain(chart.alt)), string(standing_alone(svg)))

    def proof(self, proof: Proof) -> str:
        what: list[Run] = [*proof.label, Verbatim(": "), *proof.number, Verbatim(" — "), *proof.status]
        what += [Verbatim(": "), *proof.how] if proof.how else []
        below = [run for one in proof.below for run in (Number(one, one), Verbatim(" "))]
        lines: list[Text] = [tuple(below)] if below else []
        for shown in proof.quotes:
            where = [run for text in (shown.by, shown.span) if text for run in (*text, Verbatim(", "))][:-1]
            said = (Verbatim(shown.quote.text, quoted=True), Verbatim(" — "), *where, Verbatim(" "))
            lines.append((*said, Cite(shown.source)))
        entry = string(proof.entry.id)
        return called("proof", entry, self.text(what), array(list(map(self.text, lines))))


def _widths(table: Table, is_number: Sequence[bool]) -> list[str]:
    """Columns of numbers as wide as they need; columns of words share the rest by how much they hold."""
    if all(is_number[1:]):
        return ["auto"] * len(is_number)
    longest = [max(len(plain(row.cells[at])) for row in table.rows) for at in range(len(is_number))]
    return [
        "auto" if one else f"{min(max(size, 8), 60) ** 0.7:.2f}fr" for one, size in zip(is_number, longest, strict=True)
    ]


FORMAT = Format("pdf", ".pdf", render, read, compiled)
