"""Docs cannot drift: commands stand in the README and have help with an example; no address of an index slips in."""

import re
from pathlib import Path

import click
import pytest

from entrepot.cli.app import app
from entrepot.reading.documents.reader import formats

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = {name: app.get_command(click.Context(app), name) for name in app.list_commands(click.Context(app))}
PARTS = {
    f"{group.name} {name}": part
    for group in COMMANDS.values()
    if isinstance(group, click.Group)
    for name, part in group.commands.items()
}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_stands_in_the_readme(name):
    assert f"`entrepot {name}" in README


@pytest.mark.parametrize(("name", "command"), [*COMMANDS.items(), *PARTS.items()])
def test_a_command_has_help_and_an_example_that_names_it(name, command):
    assert command.help
    assert f"entrepot {name}" in (command.epilog or "")


@pytest.mark.parametrize(("name", "command"), [*COMMANDS.items(), *PARTS.items()])
def test_a_list_of_commands_shows_whole_sentences_and_every_option_is_told(name, command):
    room = 78 - 6 - len("classifications" if " " in name else "indicators")  # as click counts it, 80 columns wide
    assert not command.get_short_help_str(room).endswith("...")
    assert [one.name for one in command.params if isinstance(one, click.Option) and not one.help] == []


@pytest.mark.parametrize("form", formats().values(), ids=lambda form: form.name)
def test_a_format_of_documents_stands_in_the_readme(form):
    assert form.title.split()[0].casefold() in README.casefold()


def test_the_links_of_the_docs_lead_somewhere():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text())]
    assert [link for page, link in links if not (page.parent / link).exists()] == []


def test_the_files_that_the_docs_name_are_there():
    """Users' own files are named without a folder."""
    there = [path.as_posix() for folder in ("src", "docs", "examples", "tests", "tools", "benchmarks")
             for path in (ROOT / folder).rglob("*.*")]  # fmt: skip
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    named = {
        (page.name, name)
        for page in pages
        for name in re.findall(r"`([\w.-]+/[\w./-]+\.(?:py|toml|csv|json|md|css))`", page.read_text(encoding="utf-8"))
    }
    assert named
    assert [one for one in sorted(named) if not any(path.endswith("/" + one[1]) for path in there)] == []


def test_no_package_index_is_named():
    locked = (ROOT / "requirements.txt").read_text()
    assert "://" not in locked
    assert "--index" not in locked


def test_the_page_of_indicators_is_what_they_declare():
    import importlib.util

    spec = importlib.util.spec_from_file_location("make_indicators", ROOT / "tools" / "make_indicators.py")
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    page = tool.PAGE.read_text(encoding="utf-8")
    assert tool.written(page) == page, "run: python tools/make_indicators.py"
