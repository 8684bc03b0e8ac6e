"""The format of a result: as named, else as the suffix of the file says; a suffix that is not written is refused."""

import click
import pytest
from click.testing import CliRunner

from entrepot.cli import options


@click.command()
@options.form("table", "json", "csv")
@options.output
def command(form, output):
    click.echo(f"{form} to {output}")


@click.command()
@options.form("text", "md", otherwise="else as it pleases")
@options.output
def chooses(form, output):
    click.echo(f"{form} to {output}")


@pytest.mark.parametrize(
    ("given", "form"),
    [
        ([], "table"),
        (["-o", "a.csv"], "csv"),
        (["-o", "a.JSON"], "json"),
        (["--format", "json", "-o", "a.csv"], "json"),
        (["--format", "table", "-o", "a.docx"], "table"),
        (["-o", "a.txt"], "table"),
        (["-o", "-"], "table"),
    ],
)
def test_the_suffix_says_the_format(given, form):
    assert CliRunner().invoke(command, given).output.startswith(f"{form} to ")


def test_a_command_may_choose_itself():
    assert CliRunner().invoke(chooses, []).output.startswith("None to")
    assert CliRunner().invoke(chooses, ["-o", "goal.md"]).output.startswith("md to")


@pytest.mark.parametrize("name", ["a.docx", "a.PDF", "a.xlsx", "a.html"])
def test_a_suffix_that_is_not_written_is_wrong_usage(name):
    result = CliRunner().invoke(command, ["-o", name])
    assert result.exit_code == 2
    assert "is not written" in result.output and "table, json, csv" in result.output
