"""`entrepot add`: keep documents and what they state, and tables of statistics."""

from dataclasses import dataclass
from datetime import date

import click

from entrepot.cli import options
from entrepot.cli.progress import shown
from entrepot.workspace import Added, AddedTable, Failed, Workspace, files


@click.command(
    "add",
    epilog="""\b
Examples:
  entrepot add report.txt page.html note.pdf
  entrepot add reports/ --workspace briefs
  entrepot add copied.txt --publisher BelTA --link https://eng.belta.example/story
  entrepot add BACI_HS17_V202601.zip comtrade.json HS2022toHS2017ConversionAndCorrelationTables.xlsx
  entrepot add customs.csv --mapping customs.toml
  entrepot add odd.csv --as comtrade""",
)
@click.argument("paths", nargs=-1, required=True, metavar="FILE...", callback=options.named)
@click.option("--publisher", metavar="NAME", help="Who published these reports, where they do not tell.")
@click.option("--link", metavar="ADDRESS", help="Where they were published.")
@click.option(
    "--as",
    "chosen",
    metavar="KIND",
    help="What the files are: document, classification, restrictions, or a reader (baci, comtrade, eurostat, sdmx, "
    "plain).",
)
@click.option(
    "--mapping",
    type=click.Path(exists=True, dir_okay=False),
    metavar="FILE.toml",
    help="How to read a table that no reader knows; else FILE.toml beside it.",
)
@options.workspace
def COMMAND(  # noqa: N802
    paths: tuple[str, ...],
    publisher: str | None,
    link: str | None,
    chosen: str | None,
    mapping: str | None,
    folder: str,
) -> None:
    """Keep reports and what they state, and tables of statistics.

    FILE is a report (plain text, a web page, a PDF with text, a Word document), a table of trade statistics, a
    classification, or a folder of these; which it is, it tells itself. The same file is kept once. A report added again
    is read again, and what people decided about its statements stays. A file that cannot be read is named on standard
    error and the others are done; the exit code is then 1.
    """
    if mapping and chosen not in (None, "plain"):
        raise click.UsageError("--mapping is for tables that no reader knows: leave out --as")
    desk = Workspace.open(folder)
    found = files(paths, tables=True)
    count = _Count()
    adding = desk.add(found, loaded=date.today(), publisher=publisher, link=link, chosen=chosen, mapping=mapping)
    for result in shown(adding, len(found), "Adding"):
        count.take(result)
        if isinstance(result, Failed):
            click.echo(str(result.error), err=True)
        elif isinstance(result, AddedTable):
            click.echo(_told(result))
    click.echo(f"{count}.")
    raise click.exceptions.Exit(1 if count.failed else 0)


@dataclass(slots=True)
class _Count:
    """What came of the files: reports that are new or were read again, tables that are new or were held already."""

    new: int = 0
    again: int = 0
    statements: int = 0
    tables: int = 0
    held: int = 0
    failed: int = 0

    def take(self, result: Added | AddedTable | Failed) -> None:
        if isinstance(result, Failed):
            self.failed += 1
        elif isinstance(result, Added):
            self.new += result.is_new
            self.again += not result.is_new
            self.statements += result.statements
        elif result.kind != "mapping":
            self.tables += result.is_new
            self.held += not result.is_new

    def __str__(self) -> str:
        only_tables = (self.tables or self.held) and not (self.new or self.again)
        told = [
            "" if only_tables else f"{self.new} added",
            f"{self.again} read again" if self.again else "",
            "" if only_tables else f"{self.statements} statement{'s' if self.statements != 1 else ''}",
            f"{_tables(self.tables)} added" if self.tables else "",
            f"{_tables(self.held)} held already" if self.held else "",
            f"{self.failed} not read" if self.failed else "",
        ]
        return ", ".join(part for part in told if part)


def _tables(count: int) -> str:
    return f"{count} table{'s' if count > 1 else ''}"


def _told(table: AddedTable) -> str:
    """A table in a line, and a line for each thing that was not as usual; a mapping file, and what it is for."""
    if table.kind == "mapping":
        return f"{table.path}: a mapping file (“{table.title}”), no table by itself: {table.notes[0]}"
    what = {"classification": "codes and links", "restrictions": "entries"}.get(table.kind, "rows")
    lines = [f"{table.path}: {table.title}, {table.rows:,} {what}{'' if table.is_new else ', held already'}"]
    if table.is_new:
        lines += [f"  not read: {rows:,} {reason}" for reason, rows in table.skipped.items()]
        lines += [f"  kept with a flag: {rows:,} {flag}" for flag, rows in table.flags.items()]
        lines += [f"  {note}" for note in table.notes]
    return "\n".join(lines)
