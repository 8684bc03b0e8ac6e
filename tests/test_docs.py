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


@pytest.mark.parametrize("form", formats().values(), ids=lambda form: form.name)
def test_a_format_of_documents_stands_in_the_readme(form):
    assert form.title.split()[0].casefold() in README.casefold()


def test_the_links_of_the_docs_lead_somewhere():
    pages = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").glob("*.md")]
    links = [(page, link) for page in pages for link in re.findall(r"\]\((?!https?:)([^)#]+)\)", page.read_text())]
    assert [link for page, link in links if not (page.parent / link).exists()] == []


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
