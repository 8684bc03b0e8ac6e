"""`entrepot review`: what people decide about statements."""

import json
from typing import Any

import click

from entrepot.cli import options
from entrepot.cli.group import Group
from entrepot.cli.summary import summary
from entrepot.workspace import Workspace

_BECAUSE = click.option("--because", metavar="TEXT", help="Your reason; kept with the decision.")


@click.group(
    "review",
    cls=Group,
    epilog="""\b
Examples:
  entrepot statements --kind figure
  entrepot review accept 4be1
  entrepot review reject 07d9 9c30 --because "about another region"
  entrepot review correct 4be1 --set growth=1.35 --set partner="Kirov Oblast"
  entrepot review undo 4be1""",
)
def COMMAND() -> None:  # noqa: N802
    """Accept, reject or correct statements by id.

    A decision lies over the machine's reading and stays when the document is read again. The original is kept, and a
    decision can be undone. Of several ids all are decided, or none.
    """


def _decide(folder: str, ids: tuple[str, ...], decision: Any, because: str | None, **changes: Any) -> None:
    for kept in Workspace.open(folder).review(ids, decision, changes, because):
        click.echo(f"{kept.id}  {kept.review.decision if kept.review else 'as read'}  {summary(kept.fields)}")


@COMMAND.command(epilog="\b\nExample:\n  entrepot review accept 4be1 07d9")
@click.argument("ids", nargs=-1, required=True, metavar="ID...", callback=options.named)
@_BECAUSE
@options.workspace
def accept(ids: tuple[str, ...], because: str | None, folder: str) -> None:
    """Vouch for statements: they stay as they are.

    Whatever a later reading makes of the words.
    """
    _decide(folder, ids, "accept", because)


@COMMAND.command(epilog='\b\nExample:\n  entrepot review reject 07d9 --because "about another region"')
@click.argument("ids", nargs=-1, required=True, metavar="ID...", callback=options.named)
@_BECAUSE
@options.workspace
def reject(ids: tuple[str, ...], because: str | None, folder: str) -> None:
    """Strike statements: nothing is built on them any more."""
    _decide(folder, ids, "reject", because)


@COMMAND.command(epilog="\b\nExample:\n  entrepot review correct 4be1 --set period=2025-01/2025-11 --set growth=1.35")
@click.argument("statement_id", metavar="ID")
@click.option("--set", "changes", multiple=True, required=True, metavar="FIELD=VALUE", help="A field as it should be.")
@_BECAUSE
@options.workspace
def correct(statement_id: str, changes: tuple[str, ...], because: str | None, folder: str) -> None:
    """Change fields of a statement.

    Numbers are given in whole units, economies by any name, nothing as `null`.
    """
    _decide(folder, (statement_id,), "correct", because, **dict(map(_change, changes)))


@COMMAND.command(epilog="\b\nExample:\n  entrepot review undo 4be1")
@click.argument("ids", nargs=-1, required=True, metavar="ID...", callback=options.named)
@options.workspace
def undo(ids: tuple[str, ...], folder: str) -> None:
    """Take decisions back: statements stand again as read."""
    _decide(folder, ids, "undo", None)


def _change(words: str) -> tuple[str, Any]:
    name, equals, value = words.partition("=")
    if not equals or not name.strip():
        raise click.BadParameter(f'"{words}" is not FIELD=VALUE', param_hint="--set")
    try:
        return name.strip(), json.loads(value)
    except ValueError:
        return name.strip(), value
