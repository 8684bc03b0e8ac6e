"""The program `entrepot`: its commands are the files of `commands/`."""

import click

from entrepot import __version__, registry
from entrepot.errors import did_you_mean

COMMANDS = "entrepot.cli.commands"


class Program(click.Group):
    """Commands in the order of the work, each loaded when it is asked for, and near matches for a mistyped one."""

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

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            known = self.list_commands(ctx)
            hint = did_you_mean(name, known) or f"Commands are {', '.join(known)}."
            raise click.UsageError(f'"{name}": no such command\n{hint}', ctx)
        return super().resolve_command(ctx, args)


@click.group(
    cls=Program,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Run `entrepot COMMAND --help` for what a command takes, with examples.",
)
@click.version_option(__version__, prog_name="entrepot")
def app() -> None:
    """Sourced cooperation briefs for a pair of economies, from reports of meetings and trade statistics."""
