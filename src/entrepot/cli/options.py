"""Options that several commands share."""

import os
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import click

from entrepot.errors import EntrepotError

workspace = click.option(
    "--workspace",
    "-w",
    "folder",
    metavar="DIR",
    envvar="ENTREPOT_WORKSPACE",
    default="workspace",
    show_default="$ENTREPOT_WORKSPACE, else ./workspace",
    help="The folder that holds the record.",
)


def form(*names: str) -> Callable[[Any], Any]:
    """`--format` with the first name as its default."""
    return click.option("--format", "form", type=click.Choice(names), default=names[0], show_default=True)


def _day(_: click.Context, __: click.Parameter, value: datetime | None) -> date | None:
    return value.date() if value else None


as_of = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="YYYY-MM-DD",
    help="Leave out documents dated later.",
)
held_on = click.option(
    "--as-of",
    type=click.DateTime(["%Y-%m-%d"]),
    callback=_day,
    metavar="YYYY-MM-DD",
    help="What was held at the end of that day.",
)
_EARLIEST, _LATEST = 1900, 2100


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


def write_out(text: str, output: str | None) -> None:
    """Print, or write a file that is either whole or not there."""
    if output is None or output == "-":
        click.echo(text, nl=not text.endswith("\n"))
        return
    import tempfile

    path = Path(output)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="\n", dir=path.parent, delete=False) as draft:
            draft.write(text)
        Path(draft.name).chmod(0o666 & ~_umask())
        os.replace(draft.name, path)
    except OSError as fault:
        raise EntrepotError(f"cannot be written ({fault.strerror})", where=output) from None


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
