"""Options that several commands share."""

import os
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from entrepot.errors import EntrepotError


def named(_: click.Context, __: click.Parameter, value: Any) -> Any:
    """A file or folder, or several, or none. An empty name, as a variable of the shell that is not set gives, is none
    of these: Python would take it for this folder.
    """
    if value == "" or (isinstance(value, tuple) and "" in value):
        raise click.BadParameter("the name is empty; is a variable not set?")
    return value


def _folder(context: click.Context, parameter: click.Parameter, value: str | None) -> str:
    """As named, else ./workspace, else this folder where it is a workspace itself."""
    from entrepot.workspace import Workspace

    beside, here = "workspace", "."
    if value is not None:
        return str(named(context, parameter, value))
    return here if Workspace.is_one(here) and not Workspace.is_one(beside) else beside


workspace = click.option(
    "--workspace",
    "-w",
    "folder",
    metavar="DIR",
    envvar="ENTREPOT_WORKSPACE",
    callback=_folder,
    show_default="$ENTREPOT_WORKSPACE, else ./workspace or this folder",
    help="The folder that holds the record.",
)


output = click.option(
    "--output",
    "-o",
    metavar="FILE",
    is_eager=True,
    callback=named,
    help="Write to a file instead of standard output.",
)
_SUFFIXES = {f".{name}": name for name in ("md", "html", "json", "csv", "docx", "pdf", "xlsx")} | {".htm": "html"}
_NOT_WRITTEN = (".doc", ".odt", ".rtf", ".xls", ".ods", ".pptx")


def form(*names: str, otherwise: str | None = None, help: str | None = None) -> Callable[[Any], Any]:
    """`--format`: as named, else as the suffix of `--output` says, else the first name.

    otherwise: what the help says of the default where the command chooses it, and gets None. help: in place of the
    usual words, for a command without `--output`.
    """

    def chosen(context: click.Context, _: click.Parameter, value: str | None) -> str | None:
        suffix = Path(context.params.get("output") or "").suffix.lower()
        if value is None and (suffix in _NOT_WRITTEN or _SUFFIXES.get(suffix, names[0]) not in names):
            told = f"{suffix} is not written: formats are {', '.join(names)}."
            told += " Spreadsheets open the csv." if "csv" in names else ""
            told += " A browser prints the html as PDF." if suffix == ".pdf" and "html" in names else ""
            raise click.BadParameter(told, param_hint="'--output'")
        return value or _SUFFIXES.get(suffix) or (None if otherwise else names[0])

    told = help or f"As the output's suffix says, {otherwise or f'else {names[0]}'}."
    return click.option("--format", "form", type=click.Choice(names), callback=chosen, help=told)


def _day(_: click.Context, __: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


as_of = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="YYYY-MM-DD",
    help="Leave out documents that are later, or undated and tell of later months.",
)
held_on = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="YYYY-MM-DD",
    help="What was held at the end of that day.",
)
language = click.option(
    "--language", type=click.Choice(["en", "ru"]), default="en", show_default=True, help="Of the result."
)
engine = click.option(
    "--engine",
    default="polars",
    show_default=True,
    metavar="ENGINE",
    help="What reads the tables: polars, duckdb, spark or spark://HOST:PORT.",
)
_EARLIEST, _LATEST = 1900, 2100


def digits(name: str) -> Callable[[Any], Any]:
    """How fine products are told."""
    return click.option(
        name, type=click.Choice(["2", "4", "6"]), default="4", show_default=True, help="Digits of the products' codes."
    )


def years(_: click.Context, __: click.Parameter, value: str) -> tuple[int, ...]:
    """Years from `2021`, `2019-2021` or `2019,2021`."""
    found: set[int] = set()
    for part in value.split(","):
        first, dash, last = part.strip().partition("-")
        last = last if dash else first
        if not (first.isdecimal() and last.isdecimal()):
            raise click.BadParameter(f'"{value}" is not years: give 2021, 2019-2021 or 2019,2021')
        if not _EARLIEST <= int(first) <= int(last) <= _LATEST:
            raise click.BadParameter(f'"{value}": years run from {_EARLIEST} to {_LATEST}, the earlier one first')
        found.update(range(int(first), int(last) + 1))
    return tuple(sorted(found))


def write_out(text: str | bytes, output: str | None) -> None:
    """Print, or write a file that is either whole or not there. Bytes are not printed to a terminal."""
    if output is None or output == "-":
        if isinstance(text, bytes) and sys.stdout.isatty():
            raise click.UsageError("This format is a file and not for a terminal: name one with --output.")
        click.echo(text, nl=isinstance(text, str) and text[-1:] != "\n")
        return
    try:
        path = Path(output).resolve()
        if path.exists() and not path.is_file():
            with path.open("wb") as sink:
                sink.write(_bytes(text))
        else:
            _write_whole(text, path)
    except (OSError, RuntimeError, ValueError) as fault:
        why = getattr(fault, "strerror", None) or str(fault)
        raise EntrepotError(f"cannot be written ({why})", where=output, hint="Name another file.") from None


def _write_whole(text: str | bytes, path: Path) -> None:
    import tempfile

    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("wb", dir=path.parent, delete=False) as draft:
        try:
            draft.write(_bytes(text))
            draft.close()
            Path(draft.name).chmod(0o666 & ~_umask())
            os.replace(draft.name, path)
        except BaseException:
            Path(draft.name).unlink(missing_ok=True)
            raise


def _bytes(text: str | bytes) -> bytes:
    return text.encode("utf-8") if isinstance(text, str) else text


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
