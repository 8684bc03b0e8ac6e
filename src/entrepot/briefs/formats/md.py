"""Markdown: for editors, repositories and reading as it stands. Each number is a link to its trace below."""

import re
from collections.abc import Iterable, Iterator

from entrepot.briefs.blocks import Block, Bullets, Gaps, Heading, Note, Paragraph, Quotation, References, Table
from entrepot.briefs.charts import Chart, Fan, Ladder
from entrepot.briefs.format import Format, Piece
from entrepot.briefs.runs import Break, Cite, Mark, Number, Run, Text, Verbatim
from entrepot.briefs.written import Part, Proof, Written

_SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
_LINK_TO_ENTRY = re.compile(r"\]\(#(L\d+)\)")
_LINK = re.compile(r"(?<!\\)\[((?:[^\[\]\\]|\\.)*)\]\((#?)([^)\s]*)\)")


def render(written: Written) -> str:
    """The brief as one Markdown text."""
    say = written.voice.say
    kind, as_of = _text(say("brief.kind"), written), _text(written.as_of, written)
    head = [f"# {_text(written.title, written)}", f"{kind} · {as_of}"]
    body = [chunk for part in written.parts for chunk in _part(part, written)]
    trace = [f"## {_text(say('section.trace'), written)}", f"*{_text(say('question.trace'), written)}*"]
    used = _used("\n".join(body), written)
    proofs = "\n".join(line for proof in written.proofs.values() if proof.entry.id in used
                       for line in _proof(proof, written))  # fmt: skip
    rest = [_text(say("trace.rest"), written)] if len(used) < len(written.proofs) else []
    return "\n\n".join([*head, *body, *trace, *rest, proofs]) + "\n"


def _used(body: str, written: Written) -> set[str]:
    """The entries that the text leads to, and all that they rest on."""
    used: set[str] = set()
    wanted = set(_LINK_TO_ENTRY.findall(body))
    while wanted := (wanted - used) & written.proofs.keys():
        used |= wanted
        wanted = {below for one in wanted for below in written.proofs[one].below}
    return used


def _part(part: Part, written: Written) -> Iterator[str]:
    yield f"## {_text(part.title, written)}"
    if part.name != "bottom_line":
        yield f"*{_text(part.question, written)}*"
    for block in part.blocks:
        yield from _block(block, written)


def _block(block: Block, written: Written) -> Iterator[str]:
    match block:
        case Heading():
            yield f"### {_text(block.text, written)}"
        case Paragraph():
            yield _text(block.text, written)
        case Bullets():
            mark = "1." if block.ordered else "-"
            yield "\n".join(f"{mark} {_text(item, written)}" for item in block.items)
        case Table():
            yield _table(block, written)
        case Quotation():
            quote = _quoted(block.quote.text, written)
            yield f"> {quote}  \n> — {_text(block.by, written)} {_run(Cite(block.source), written)}"
        case Note():
            yield f"> {_text(block.text, written)}"
        case Gaps():
            for item in block.items:
                yield _text(item.ask, written)
                yield "\n".join(f"- {_text(what, written)}" for what in item.what)
        case References():
            links = [f" <{item.link}>" if item.link else "" for item in block.items]
            yield "\n".join(
                f'- <a id="{item.id}"></a>{item.id} {_text(item.text, written)}{link}'
                for item, link in zip(block.items, links, strict=True)
            )
        case Chart() | Fan() | Ladder():
            pass


def _table(table: Table, written: Written) -> str:
    heads = [_text(column.head, written) + (f" ({_text(column.unit, written)})" if column.unit else "")
             for column in table.columns]  # fmt: skip
    rules = ["---:" if column.kind == "numbers" else "---" for column in table.columns]
    missing = written.voice.say("word.not_given")
    rows = [[_text(cell or missing, written) for cell in row.cells] for row in table.rows]
    lines = [f"| {' | '.join(cells)} |" for cells in (heads, rules, *rows)]
    below = " ".join(_text(text, written) for text in (table.source, *table.notes))
    return f"**{_text(table.caption, written)}**\n\n" + "\n".join(lines) + f"\n\n*{below}*"


def _proof(proof: Proof, written: Written) -> Iterator[str]:
    entry = proof.entry
    line = f'- <a id="{entry.id}"></a>{entry.id} {_text(proof.label, written)}: {_text(proof.number, written)}'
    line += f" — {_text(proof.status, written)}"
    if proof.how:
        line += f": {_text(proof.how, written)}"
    if proof.below:
        line += ", " + ", ".join(f"[{below}](#{below})" for below in proof.below)
    yield line
    for shown in proof.quotes:
        where = ", ".join(filter(None, [_text(shown.by, written), _text(shown.span, written)]))
        yield f"  - {_quoted(shown.quote.text, written)} — {where} {_run(Cite(shown.source), written)}"


def _text(text: Text, written: Written) -> str:
    """Runs as Markdown; neighbours set apart share one pair of marks."""
    out: list[str] = []
    strong = False
    for run in text:
        if run.strong != strong:
            out.append("**")
            strong = run.strong
        out.append(_run(run, written))
    return "".join(out) + ("**" if strong else "")


def _run(run: Run, written: Written) -> str:
    match run:
        case Number():
            return f"[{_escaped(run.text)}](#{run.entry})"
        case Cite():
            return f"[{run.source}](#{run.source})"
        case Verbatim(quoted=True):
            return _quoted(run.text, written)
        case Break():
            return "<br>"
        case Mark():
            return f" ({run.text})"
        case _:
            return _escaped(run.text)


def _quoted(words: str, written: Written) -> str:
    return _escaped(written.voice.quoted(words))


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", re.sub(r"[ \t\r\n]+", " ", text))


def read(text: str) -> Iterable[Piece]:
    """The text as its reader sees it, link by link."""
    where = ""
    for line in text.splitlines():
        line = re.sub(r'<a id="[^"]*"></a>([LS]\d+)', r"[\1](#\1)", line)
        if line.startswith("#"):
            where = line.lstrip("# ")
        if re.fullmatch(r"[|\s:-]*", line):
            continue
        first = True
        for cell in re.split(r"(?<!\\)\|", re.sub(r"^(?:1\.|-|>)\s", "", line.strip())):
            for piece, link in _links(cell):
                yield Piece(piece, link, where, break_before=first)
                first = False
            first = True


def _links(cell: str) -> Iterator[tuple[str, str | None]]:
    end = 0
    for match in _LINK.finditer(cell):
        yield _unescaped(cell[end : match.start()]), None
        yield _unescaped(match[1]), match[3] if match[2] else None
        end = match.end()
    yield _unescaped(cell[end:]), None


def _unescaped(text: str) -> str:
    return re.sub(r"\\([\\`*_\[\]<>|])", r"\1", text.replace("**", "").replace("<br>", " "))


FORMAT = Format("md", ".md", render, read)
