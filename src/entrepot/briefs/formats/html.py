"""HTML: one file that asks for nothing else, for reading on a screen, in the dark and on paper.

Each number leads to its trace at the end of the file, down to the words it was read from, and each trace leads back.
"""

from dataclasses import dataclass, field
from html import escape
from importlib.resources import files

from entrepot.briefs.blocks import Block, Bullets, Gaps, Heading, Note, Paragraph, Quotation, References, Table
from entrepot.briefs.charts import Bar, Chart, Fan, Ladder, Point
from entrepot.briefs.format import Format
from entrepot.briefs.formats._bars import draw_bars
from entrepot.briefs.formats._fan import draw_fan
from entrepot.briefs.formats._html_reader import read
from entrepot.briefs.formats._html_trace import trace
from entrepot.briefs.formats._ladder import draw_ladder
from entrepot.briefs.runs import Break, Cite, Codes, Mark, Number, Run, Text, Verbatim, When, plain
from entrepot.briefs.written import Part, Written


@dataclass(slots=True)
class Page:
    """A page in the making. part: the section being laid out; uses: sections that show an entry, by its id."""

    written: Written
    part: str = ""
    uses: dict[str, list[str]] = field(default_factory=dict)
    charts: int = 0

    def say(self, key: str, **values: Text) -> str:
        return self.text(self.written.voice.say(key, **values))

    def text(self, text: Text) -> str:
        """Runs as markup."""
        marked = (f"<b>{self.run(run)}</b>" if run.strong else self.run(run) for run in text)
        return "".join(marked).replace("</b><b>", "")

    def run(self, run: Run) -> str:
        match run:
            case Number():
                return self.number(run.entry, run.text)
            case Cite():
                return f'<a class="cite" href="#{run.source}">{run.source}</a>'
            case When():
                tag, machine = ("time", f' datetime="{run.written}"') if _is_day(run) else ("span", "")
                return f'<{tag} class="when"{machine}>{escape(run.text)}</{tag}>'
            case Verbatim(quoted=True):
                return self.quoted(run.text)
            case Codes():
                return f'<span class="code">{escape(run.text)}</span>'
            case Break():
                return "<br>"
            case Mark():
                return f'<abbr class="mark" title="{escape(run.meaning)}">{escape(run.text)}</abbr>'
            case _:
                return escape(run.text)

    def number(self, entry: str, shown: str) -> str:
        """A number that leads to its trace; the first in each section can be led back to."""
        seen = self.uses.setdefault(entry, [])
        anchor = ""
        if self.part and self.part not in seen:
            seen.append(self.part)
            anchor = f' id="{entry}-{self.part}"'
        return f'<a class="n" href="#{entry}"{anchor}>{escape(shown)}</a>'

    def quoted(self, words: str) -> str:
        return f"<q>{escape(self.written.voice.quoted(words))}</q>"


def render(written: Written) -> str:
    """The brief as one HTML page."""
    page = Page(written)
    parts = "".join(_part(part, page) for part in written.parts)
    page.part = ""
    title, as_of = escape(plain(written.title)), escape(plain(written.as_of))
    return (
        f'<!DOCTYPE html>\n<html lang="{written.voice.language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="light dark">\n<title>{title} · {page.say("brief.kind")}</title>\n'
        f"<style>\n{_style(written)}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#bottom_line">{page.say("brief.skip")}</a>\n'
        f'<header>\n<p class="kind">{page.say("brief.kind")}</p>\n<h1>{page.text(written.title)}</h1>\n'
        f'<p class="as-of">{as_of}. {page.text(written.basis)}</p>\n</header>\n'
        f"{_contents(page)}<main>\n{parts}{trace(page)}</main>\n"
        f"<footer><p>{page.say('brief.how_to_read')}</p></footer>\n</body>\n</html>\n"
    )


def _style(written: Written) -> str:
    """The style sheet, with the running foot of printed pages."""
    foot = f"{plain(written.title)} · {plain(written.as_of)}".replace("\\", "\\\\").replace('"', '\\"').replace("<", "")
    sheet = files("entrepot.briefs.formats").joinpath("brief.css").read_text("utf-8")
    return sheet.replace('"running foot"', f'"{foot}"')


def _contents(page: Page) -> str:
    items = [(part.name, page.text(part.title)) for part in page.written.parts]
    items.append(("trace", page.say("section.trace")))
    links = "".join(f'<li><a href="#{name}">{title}</a></li>' for name, title in items)
    return f'<nav aria-label="{page.say("brief.contents")}"><ol>{links}</ol></nav>\n'


def _part(part: Part, page: Page) -> str:
    page.part = part.name
    blocks = "".join(_block(block, page) for block in part.blocks)
    question = f'<p class="question">{page.text(part.question)}</p>\n' if part.name != "bottom_line" else ""
    return (
        f'<section id="{part.name}" aria-labelledby="{part.name}-title">\n'
        f'<h2 id="{part.name}-title">{page.text(part.title)}</h2>\n{question}{blocks}</section>\n'
    )


def _block(block: Block, page: Page) -> str:
    match block:
        case Heading():
            return f"<h3>{page.text(block.text)}</h3>\n"
        case Paragraph():
            return f"<p>{page.text(block.text)}</p>\n"
        case Bullets():
            return _bullets(block, page)
        case Table():
            return _table(block, page)
        case Chart():
            return _chart(block, page)
        case Fan():
            return _fan(block, page)
        case Ladder():
            return _ladder(block, page)
        case Quotation():
            cite = page.run(Cite(block.source))
            words = page.quoted(block.quote.text)
            return f"<blockquote><p>{words}</p><footer>{page.text(block.by)} {cite}</footer></blockquote>\n"
        case Note():
            return f'<p class="note">{page.text(block.text)}</p>\n'
        case Gaps():
            lists = [(page.text(item.ask), _list([page.text(what) for what in item.what])) for item in block.items]
            return "".join(f'<div class="gap"><p>{ask}</p> {what}</div>\n' for ask, what in lists)
        case References():
            return _references(block, page)


def _bullets(block: Bullets, page: Page) -> str:
    """A list; items that all begin with words set apart show these as a column of their own."""
    led = all(item and item[0].strong for item in block.items)
    items = []
    for item in block.items:
        if led:
            end = next((at for at, run in enumerate(item) if not run.strong), len(item))
            items.append(f"{page.text(item[:end])} <span>{page.text(item[end:]).lstrip()}</span>")
        else:
            items.append(page.text(item))
    return _list(items, "led" if led else "", ordered=block.ordered)


def _list(items: list[str], kind: str = "", *, ordered: bool = False) -> str:
    tag = "ol" if ordered else "ul"
    marked = f' class="{kind}"' if kind else ""
    return f"<{tag}{marked}>" + "".join(f"<li>{item}</li>" for item in items) + f"</{tag}>\n"


def _table(table: Table, page: Page) -> str:
    numbers = [column.kind == "numbers" for column in table.columns]
    heads = "".join(
        f'<th scope="col"{_if(is_number, "num")}>{page.text(column.head)}'
        + (f' <span class="unit">{page.text(column.unit)}</span>' if column.unit else "")
        + "</th>"
        for column, is_number in zip(table.columns, numbers, strict=True)
    )
    missing = f'<span class="missing">{page.say("word.not_given")}</span>'
    pads = [_pads(table, at) if is_number else {} for at, is_number in enumerate(numbers)]
    rows = []
    for at, row in enumerate(table.rows):
        cells = [f'<th scope="row">{page.text(row.cells[0])}</th>']
        for column, cell in enumerate(row.cells[1:], 1):
            content = page.text(cell) + pads[column].get(at, "") if cell else missing
            cells.append(f"<td{_if(numbers[column], 'num')}>{content}</td>")
        rows.append(f"<tr>{''.join(cells)}</tr>")
    notes = " ".join(page.text(text) for text in (table.source, *table.notes))
    name = escape(plain(table.caption))
    return (
        f'<figure class="table"><div class="scroll" tabindex="0" role="region" aria-label="{name}">'
        f"<table><caption>{page.text(table.caption)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{''.join(rows)}</tbody></table></div><figcaption>{notes}</figcaption></figure>\n"
    )


def _pads(table: Table, column: int) -> dict[int, str]:
    """Blanks after the figures of a column, by row, so that its decimal marks stand under each other."""
    decimals = {at: _decimals(row.cells[column]) for at, row in enumerate(table.rows) if row.cells[column]}
    most = max(decimals.values(), default=0)
    return {
        at: ("\N{PUNCTUATION SPACE}" if not own else "") + "\N{FIGURE SPACE}" * (most - own)
        for at, own in decimals.items()
        if own < most
    }


def _decimals(cell: Text) -> int:
    figure = next((run.text for run in cell if isinstance(run, Number)), "")
    tail = max(figure.rfind("."), figure.rfind(","))
    return len(figure) - tail - 1 if tail >= 0 and len(figure) - tail - 1 != 3 else 0


def _chart(chart: Chart, page: Page) -> str:
    page.charts += 1

    def number(bar: Bar) -> str:
        return page.number(bar.entry, bar.label)

    return _drawn(page, chart.title, chart.unit, draw_bars(chart, _name(page), number))


def _fan(fan: Fan, page: Page) -> str:
    page.charts += 1

    def number(point: Point) -> str:
        return page.number(point.entry, point.label)

    return _drawn(page, fan.title, fan.unit, draw_fan(fan, _name(page), number))


def _ladder(ladder: Ladder, page: Page) -> str:
    page.charts += 1
    return _drawn(page, ladder.title, (), draw_ladder(ladder, _name(page)))


def _name(page: Page) -> str:
    return f"chart-{'abcdefghijklmnopqrstuvwxyz'[(page.charts - 1) % 26]}"


def _drawn(page: Page, title: Text, unit: Text, drawn: str) -> str:
    heading = page.text(title) + (f', <span class="unit">{page.text(unit)}</span>' if unit else "")
    return f'<figure class="chart"><figcaption>{heading}</figcaption><div class="scroll">{drawn}</div></figure>\n'


def _references(block: References, page: Page) -> str:
    rows = []
    for item in block.items:
        text = page.text(item.text)
        if item.link:
            text += f' <a class="out" href="{escape(item.link)}" rel="noreferrer">{escape(item.link)}</a>'
        rows.append(f'<dt id="{item.id}"><a href="#{item.id}">{item.id}</a></dt><dd>{text}</dd>')
    return f'<dl class="sources">{"".join(rows)}</dl>\n'


def _is_day(when: When) -> bool:
    return len(when.written) == len("2026-01-19") and when.written.count("-") == 2


def _if(condition: bool, kind: str) -> str:
    return f' class="{kind}"' if condition else ""


FORMAT = Format("html", ".html", render, read)
