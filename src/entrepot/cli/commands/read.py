"""`entrepot read`: what files state, without a workspace."""

import json
from typing import Any

import click

from entrepot.cli import options
from entrepot.cli.progress import shown
from entrepot.cli.summary import summary
from entrepot.workspace import Failed, Read, files, read_all

_INDENT = " " * 14


@click.command(
    "read",
    epilog="""\b
Examples:
  entrepot read report.txt
  entrepot read reports/*.html --format jsonl > statements.jsonl
  entrepot read report.pdf --explain""",
)
@click.argument("names", nargs=-1, required=True, metavar="FILE...", callback=options.named)
@options.form("text", "jsonl", help="For people, or an object a document for programs.")
@click.option("--explain", is_flag=True, help="Say which rules read which words, and why an amount became nothing.")
def COMMAND(names: tuple[str, ...], form: str, explain: bool) -> None:  # noqa: N802
    """Print what reports state, without keeping it.

    FILE is plain text, a web page, a PDF with text, a Word document, or a folder of these, in English or Russian. A
    file that cannot be read is named on standard error and the others are done; the exit code is then 1.
    """
    bad = 0
    paths = files(names)
    for result in shown(read_all(paths, explain=explain), len(paths), "Reading"):
        if isinstance(result, Failed):
            click.echo(str(result.error), err=True)
            bad += 1
        elif form == "jsonl":
            click.echo(json.dumps(as_contract(result, explain), ensure_ascii=False))
        else:
            click.echo(as_text(result, explain))
    raise click.exceptions.Exit(1 if bad else 0)


def as_contract(result: Read, explain: bool = False) -> dict[str, Any]:
    """The object that `read --format jsonl` promises for a document; explained, with `because` and `unread` added."""
    document = result.document
    page: dict[str, Any] = {
        "document": {
            "path": document.path,
            "title": document.title,
            "date": document.date.isoformat() if document.date else None,
            "language": document.language,
            "publisher": document.publisher,
            "sha256": document.sha256,
        },
        "statements": list(result.statements),
    }
    if explain:
        pairs = zip(result.statements, result.because, strict=True)
        page["statements"] = [{**fields, "because": because} for fields, because in pairs]
        page["unread"] = [{**gap, "text": document.text[gap["start"] : gap["end"]]} for gap in result.unread]
    return page


def as_text(result: Read, explain: bool = False) -> str:
    """What a document states, for reading: each statement with its words."""
    document = result.document
    known = (document.title, document.publisher, document.date and document.date.isoformat(), document.language)
    lines = [document.path, "  " + " · ".join(part for part in known if part)]
    for number, fields in enumerate(result.statements):
        lines.append(f"  {fields['kind']:<11} {summary(fields)}")
        lines.append(f"{_INDENT}“{_flat(fields['quote']['text'])}”")
        lines += [f"{_INDENT}| {line}" for line in (result.because[number] if explain else ())]
    if not result.statements:
        lines.append("  states nothing that is read")
    for gap in result.unread:
        lines.append(f"  not read    “{_flat(document.text[gap['start'] : gap['end']])}”: {gap['why']}")
    return "\n".join([*lines, ""])


def _flat(words: str) -> str:
    return " ".join(words.split())
