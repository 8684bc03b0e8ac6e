"""The program `entrepot`: its commands are the files of `commands/`."""

import click

from entrepot import __version__, registry
from entrepot.errors import did_you_mean


class Program(click.Group):
    """Commands in the order of the work, and near matches for a mistyped one."""

    order = (
        "init", "add", "read", "documents", "statements", "review", "statistics", "brief", "areas", "trade",
        "indicators", "potential", "outlook", "target", "trace", "remove", "fetch", "simulate",
    )  # fmt: skip

    def list_commands(self, ctx: click.Context) -> list[str]:
        del ctx
        known = sorted(self.commands)
        return [name for name in self.order if name in known] + [name for name in known if name not in self.order]

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            hint = did_you_mean(name, self.commands) or f"Commands are {', '.join(self.list_commands(ctx))}."
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


for _name, _command in registry.load("entrepot.cli.commands", "COMMAND", click.Command).items():
    app.add_command(_command, _name)
