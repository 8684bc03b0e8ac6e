"""Excel: the tables of the brief and its ledger, to reckon on with.

Every number of a table is taken from its cell on the sheet of numbers, where computed ones are formulas that recompute
when an input is changed. Each table has a sheet of its own, without merged or empty cells; what it rests on stands on
the cover. Of the words only the bottom line is here: the rest is in the brief's other forms.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from entrepot.briefs.blocks import Bullets, References, Table
from entrepot.briefs.format import Format
from entrepot.briefs.formats._live import live
from entrepot.briefs.formats._sheet_number import sheet_number
from entrepot.briefs.formats._xlsx_file import Sheets
from entrepot.briefs.formats._xlsx_reader import read
from entrepot.briefs.numbers import is_money
from entrepot.briefs.runs import Mark, Number, Text, Verbatim, plain
from entrepot.briefs.written import Proof, Written

_TOP = 2
"""The row of a sheet on which its table's heads stand; above them are what it shows and the way back to the cover."""
_COVER_WIDTHS = (34, 80, 80)
_FORMS = {"ratio": "0.0000", "years": "0.0", "months": "0.0"}
_ABOUT_NUMBERS = ("id", "what", "value", "low", "high", "unit", "status", "how", "rests_on")
_ABOUT_QUOTES = ("id", "words", "by", "span", "source")
_ABOUT_SOURCES = ("source", "title", "link")


def render(written: Written) -> bytes:
    """The brief as an Excel workbook: the same bytes each time."""
    return _Workbook(written).made()


class _Workbook:
    """A cover, a sheet for each table, then the numbers, the quotes and the sources."""

    def __init__(self, written: Written) -> None:
        self.written = written
        self.sheets = Sheets(plain(written.title), plain(written.voice.say("word.not_given")))
        self.cover, self.numbers = (self.sheets.name(self._label(what)) for what in ("cover", "numbers"))
        self.value_of = {entry: f"$C${_TOP + at}" for at, entry in enumerate(written.proofs, 2)}

    def made(self) -> bytes:
        blocks = [block for part in self.written.parts for block in part.blocks]
        tables = [(self.sheets.name(plain(one.caption)), one) for one in blocks if isinstance(one, Table)]
        quotes, sources = (self.sheets.name(self._label(what)) for what in ("quotes", "sources"))
        ends = ((self.numbers, "numbers"), (quotes, "quotes"), (sources, "sources"))
        contents = [[name, plain(one.caption), self._notes(one)] for name, one in tables]
        contents += [[name, self._label(f"about_{what}"), self._label(f"notes_{what}")] for name, what in ends]
        self._cover(contents)
        for name, table in tables:
            self._table(name, table)
        self._numbers()
        self._listed(quotes, "quotes", _ABOUT_QUOTES, list(self._quotes()))
        references = [one for block in blocks if isinstance(block, References) for one in block.items]
        told = [[one.id, plain(one.text).lstrip(" .,"), one.link or ""] for one in references]
        self._listed(sources, "sources", _ABOUT_SOURCES, told)
        return self.sheets.saved()

    def _cover(self, contents: Sequence[Sequence[str]]) -> None:
        """What the workbook is, the bottom line, and what each sheet shows and rests on."""
        written, label = self.written, self._label
        sheet = self.sheets.sheet(self.cover, _COVER_WIDTHS)
        self.sheets.words(sheet, 0, [plain(written.title)], _COVER_WIDTHS[:1], "title")
        lines = [(label("kind"), plain(written.voice.say("brief.kind"))), (label("day"), plain(written.as_of)),
                 (label("basis"), plain(written.basis)), (label("use"), label("about"))]  # fmt: skip
        for part in written.parts:
            if part.name == "bottom_line":
                bullets = [item for block in part.blocks if isinstance(block, Bullets) for item in block.items]
                lines += [(plain(part.title), self._text(item)) for item in bullets]
        for at, line in enumerate(lines, 1):
            self.sheets.words(sheet, at, line, _COVER_WIDTHS[:2])
        top = len(lines) + _TOP
        heads = [label(f"head_{head}") for head in ("sheet", "what", "notes")]
        self.sheets.table(sheet, top, heads, contents, _COVER_WIDTHS)
        for at, (name, *_) in enumerate(contents, top + 1):
            self.sheets.linked(sheet, at, 0, (name, "A1"), name)

    def _table(self, name: str, table: Table) -> None:
        heads = [plain(one.head) + (f" ({plain(one.unit)})" if one.unit else "") for one in table.columns]
        sheet = self._sheet(name, plain(table.caption), heads, [list(map(self._text, row.cells)) for row in table.rows])
        for at, row in enumerate(table.rows, _TOP + 1):
            for column, cell in enumerate(row.cells):
                self._number(sheet, at, column, cell)

    def _number(self, sheet: Any, row: int, column: int, cell: Text) -> None:
        """Over its words, a number that leads to the ledger's cell and takes its value from there."""
        mark = "".join(run.text for run in cell if isinstance(run, Mark))
        match [run for run in cell if not isinstance(run, Mark)]:
            case [Number(entry=entry, text=text)]:
                home = self.value_of[entry]
                point = {"en": ".", "ru": ","}[self.written.voice.language]
                ledger = self.written.proofs[entry].entry
                if shown := sheet_number(ledger, text, mark, f"'{self.numbers}'!{home}", point):
                    place = (self.numbers, home.replace("$", ""))
                    self.sheets.linked_number(sheet, row, column, place, shown.value, shown.form, shown.formula)

    def _numbers(self) -> None:
        """The ledger: a row an entry, computed values as formulas of the rows above where these give the same."""
        proofs = list(self.written.proofs.values())
        sheet = self._listed(self.numbers, "numbers", _ABOUT_NUMBERS, list(map(self._row, proofs)))
        for at, proof in enumerate(proofs, _TOP + 1):
            entry = proof.entry
            form = _FORMS.get(entry.unit, "#,##0" if is_money(entry.unit) else "General")
            below = [self.written.proofs[one].entry for one in proof.below]
            formula = live(entry, below, self.value_of) if entry.status == "computed" else None
            for column, number in enumerate((entry.value, entry.low, entry.high), 2):
                if number is not None:
                    self.sheets.number(sheet, at, column, number, form, formula if column == 2 else None)

    def _row(self, proof: Proof) -> list[str]:
        voice, unit = self.written.voice, proof.entry.unit
        key = f"workbook.unit_{unit}"
        named = plain(voice.say(key)) if voice.has(key) else unit
        how = plain(proof.how) or (self._label("as_quoted") if proof.quotes else "")
        below = ", ".join(proof.below or self.written.facts.cites([proof.entry.id]))
        return [proof.entry.id, plain(proof.label), "", "", "", named, plain(proof.status), how, below]

    def _quotes(self) -> Iterable[list[str]]:
        for entry, proof in self.written.proofs.items():
            for shown in proof.quotes:
                yield [entry, shown.quote.text, plain(shown.by), plain(shown.span), shown.source]

    def _listed(self, name: str, about: str, heads: Iterable[str], rows: Sequence[Sequence[str]]) -> Any:
        return self._sheet(name, self._label(f"about_{about}"), [self._label(f"head_{head}") for head in heads], rows)

    def _sheet(self, name: str, caption: str, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> Any:
        """A sheet with its caption, the way back to the cover, and a table of words."""
        widths = self.sheets.widths(heads, rows)
        sheet = self.sheets.sheet(name, widths)
        self.sheets.words(sheet, 0, [caption], widths[:1], "caption")
        self.sheets.linked(sheet, 1, 0, (self.cover, "A1"), self.cover)
        self.sheets.table(sheet, _TOP, heads, rows, widths)
        sheet.freeze_panes(_TOP + 1, 1)
        return sheet

    def _notes(self, table: Table) -> str:
        return " ".join(map(self._text, (table.source, *table.notes)))

    def _text(self, text: Text) -> str:
        """Runs as words, those of a document in quotation marks where they are to stand in such."""
        quoted = self.written.voice.quoted
        return "".join(quoted(run.text) if isinstance(run, Verbatim) and run.quoted else run.text for run in text)

    def _label(self, key: str) -> str:
        return plain(self.written.voice.say(f"workbook.{key}"))


FORMAT = Format("xlsx", ".xlsx", render, read)
