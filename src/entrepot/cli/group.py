"""A group of commands that names near matches for a mistyped one."""

import click

from entrepot.errors import did_you_mean


class Group(click.Group):
    """Commands under one name."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            known = self.list_commands(ctx)
            hint = did_you_mean(name, known) or f"Commands are {', '.join(known)}."
            raise click.UsageError(f'"{name}": no such command\n{hint}', ctx)
        return super().resolve_command(ctx, args)
