"""The program `entrepot`: its commands are the files of `commands/`."""

from typing import Any

import click

from entrepot import __version__, registry
from entrepot.cli import streams
from entrepot.cli.group import Group

COMMANDS = "entrepot.cli.commands"


class Program(Group):
    """Commands in the order of the work, each loaded when it is asked for."""

    order = (
        "init", "add", "read", "documents", "statements", "review", "statistics", "brief", "areas", "trade",
        "indicators", "potential", "outlook", "target", "trace", "remove", "fetch", "simulate",
    )  # fmt: skip

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        known = registry.members(COMMANDS)
        return [name for name in self.order if name in known] + [name for name in known if name not in self.order]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        known = cmd_name in self.list_commands(ctx)
        return registry.member(COMMANDS, cmd_name, "COMMAND", click.Command) if known else None

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:  # click itself would end with exit code 1
            return streams.give_up()


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Run `entrepot COMMAND --help` for what a command takes, with examples.",
)
@click.version_option(__version__, prog_name="entrepot")
def app() -> None:
    """Sourced cooperation briefs for a pair of economies, from reports of meetings and trade statistics."""
