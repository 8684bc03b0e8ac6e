"""Every phrasing in examples/statements is read as its file says, and what must not be read is not.

A file holds `reads` (one expected value, the many ways to say it) and `ignores` (phrases and why they mean nothing).
Its name is the kind and the language: `money.ru.toml`. `date` at its head is the date of the report, for "last year".
"""

import datetime
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from entrepot.nouns.document import Document
from entrepot.nouns.exchange import to_json
from entrepot.reading.statements.kinds import figures, targets
from entrepot.reading.statements.phrases.clock import Clock
from entrepot.reading.statements.phrases.money import read_money
from entrepot.reading.statements.phrases.number import read_number
from entrepot.reading.statements.phrases.period import read_period
from entrepot.reading.statements.phrases.phrase import Line, Phrase
from entrepot.reading.statements.story import Story
from entrepot.reading.statements.text import split

EXAMPLES = Path(__file__).parent.parent / "examples" / "statements"
KINDS = ("numbers", "money", "growth", "periods", "times", "figures", "targets", "sides")
FILES = sorted(path for kind in KINDS for path in EXAMPLES.glob(f"{kind}.*.toml"))
Value = dict[str, Any]


def document(text: str, date: datetime.date | None, language: str) -> Document:
    return Document("example", "example.txt", "", text, (0, len(text)), date=date, language=language)


def phrases_of(read: Callable[[Line, int], Phrase | None], text: str, language: str) -> Iterator[Phrase]:
    story = split(document(text, None, language))
    for sentence in story.sentences:
        line, at = Line(story, sentence), 0
        while at < len(line):
            phrase = read(line, at)
            if phrase is not None:
                yield phrase
            at = max(at + 1, phrase.last if phrase is not None else 0)


def numbers(text: str, _: datetime.date | None, language: str) -> list[Value]:
    found = phrases_of(read_number, text, language)
    return [{"value": p.value.value, "step": p.value.step} for p in found if p.kind == "number"]


def money(text: str, _: datetime.date | None, language: str) -> list[Value]:
    found = phrases_of(read_money, text, language)
    return [{"low": p.value.low, "high": p.value.high, "unit": p.value.unit} for p in found]


def growth(text: str, date: datetime.date | None, language: str) -> list[Value]:
    story = Story(document(text, date, language))
    return [{"growth": round(f.statement.growth.index, 4)} for f in figures.read(story) if f.statement.growth]


def periods(text: str, date: datetime.date | None, language: str) -> list[Value]:
    clock = Clock(date.year if date else None, date.month if date else None)
    found = [p for p in phrases_of(read_period, text, language) if p.kind == "period"]
    return [{"period": str(period)} for p in found if (period := clock.period(p.value)) is not None]


def statements(kind: Any) -> Callable[[str, datetime.date | None, str], list[Value]]:
    def read(text: str, date: datetime.date | None, language: str) -> list[Value]:
        return [flat(to_json(found.statement)) for found in kind.read(Story(document(text, date, language)))]

    return read


def flat(fields: Value) -> Value:
    """The contract's object with codes for economies, so that an example can be written in one line."""
    sides = {side: (fields[side] or {}).get("code") for side in ("reporter", "partner")}
    return {**fields, **sides}


READERS = {
    "numbers": numbers,
    "money": money,
    "growth": growth,
    "periods": periods,
    "figures": statements(figures.KIND),
    "targets": statements(targets.KIND),
    "times": statements(figures.KIND),
    "sides": statements(figures.KIND),
}


def cases(section: str) -> list[Any]:
    found = []
    for path in FILES:
        lexicon = tomllib.loads(path.read_text(encoding="utf-8"))
        for entry in lexicon.get(section, []):
            for phrase in entry["phrases"]:
                found.append(pytest.param(path, lexicon.get("date"), entry, phrase, id=f"{path.stem}: {phrase[:70]}"))
    return found


def same(expected: Value, seen: Value) -> bool:
    return all(
        abs(value - (seen.get(key) or 0)) <= 1e-6 * max(1, abs(value)) if isinstance(value, float | int) and not
        isinstance(value, bool) else seen.get(key) == (None if value == "none" else value)
        for key, value in expected.items()
    )  # fmt: skip


def shown(expected: list[Value], seen: list[Value]) -> str:
    keys = {key for value in expected for key in value}
    return "\n".join(str({key: value.get(key) for key in sorted(keys)}) for value in seen)


@pytest.mark.parametrize(("path", "date", "entry", "phrase"), cases("reads"))
def test_reads(path: Path, date: datetime.date | None, entry: Value, phrase: str) -> None:
    kind, language = path.stem.split(".")
    expected = entry["expect"] if isinstance(entry["expect"], list) else [entry["expect"]]
    seen = READERS[kind](phrase, date, language)
    if not seen:
        pytest.fail(f"nothing read in «{phrase}»; expected {expected}")
    if len(seen) > len(expected):
        pytest.fail(f"several read in «{phrase}»; expected {len(expected)}:\n{shown(expected, seen)}")
    for value in expected:
        if not any(same(value, one) for one in seen):
            pytest.fail(f"value differs in «{phrase}»; expected {value}, read:\n{shown(expected, seen)}")


@pytest.mark.parametrize(("path", "date", "entry", "phrase"), cases("ignores"))
def test_ignores(path: Path, date: datetime.date | None, entry: Value, phrase: str) -> None:
    kind, language = path.stem.split(".")
    seen = READERS[kind](phrase, date, language)
    if seen:
        pytest.fail(f"read in «{phrase}» though it is {entry['why']}: {seen}")


def test_there_are_examples() -> None:
    assert FILES, "no example files found"
