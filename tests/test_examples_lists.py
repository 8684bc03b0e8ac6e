"""Every list of goods in examples/statements/structure.*.toml is read once and goes the way its file says; what must
not be read is not. `context` is told before each phrase. Flows are compared by who sells and who buys; `goods` are all
that the list has, in its order."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from entrepot.nouns.document import Document
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Structure
from entrepot.reading.statements.kinds import structure
from entrepot.reading.statements.story import Story

EXAMPLES = Path(__file__).parent.parent / "examples" / "statements"
Entry = dict[str, Any]


def lists_in(phrase: str, context: str, language: str) -> list[Structure]:
    text, since = (f"{context}\n\n{phrase}", len(context) + 2) if context else (phrase, 0)
    document = Document("example", "example.txt", "", text, (0, len(text)), language=language)
    found = [one.statement for one in structure.read(Story(document))]
    return [one for one in found if isinstance(one, Structure) and one.quotes[0].start >= since]


def way(flow: str, reporter: str | None, partner: str | None) -> tuple[str | None, str | None]:
    return (reporter, partner) if flow == "exports" else (partner, reporter)


def code(economy: Economy | None) -> str | None:
    return None if economy is None else economy.code


def told(one: Structure) -> tuple[tuple[str | None, str | None], list[str]]:
    goods = [good.name.casefold() for good in one.commodities]
    return way(one.flow, code(one.reporter), code(one.partner)), goods


def cases(section: str) -> list[Any]:
    found = []
    for path in sorted(EXAMPLES.glob("structure.*.toml")):
        content = tomllib.loads(path.read_text(encoding="utf-8"))
        for entry in content[section]:
            context = entry.get("context", content.get("context", ""))
            for phrase in entry["phrases"]:
                found.append(pytest.param(entry, phrase, context, path.stem[-2:], id=f"{path.stem}: {phrase[:70]}"))
    return found


@pytest.mark.parametrize(("entry", "phrase", "context", "language"), cases("reads"))
def test_list_goes_its_way(entry: Entry, phrase: str, context: str, language: str) -> None:
    wanted = entry["expect"] if isinstance(entry["expect"], list) else [entry["expect"]]
    seen = [told(one) for one in lists_in(phrase, context, language)]
    assert len(seen) == len(wanted), f"{len(wanted)} expected in «{phrase}», read: {seen}"
    for one in wanted:
        sides = way(one["flow"], one.get("reporter"), one.get("partner"))
        assert any(sides == way_told and named == one["goods"] for way_told, named in seen), f"«{phrase}»: read {seen}"


@pytest.mark.parametrize(("entry", "phrase", "context", "language"), cases("ignores"))
def test_no_list_is_traded(entry: Entry, phrase: str, context: str, language: str) -> None:
    seen = [told(one) for one in lists_in(phrase, context, language)]
    assert not seen, f"read in «{phrase}» though it is {entry['why']}: {seen}"
