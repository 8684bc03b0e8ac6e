"""The wording of briefs: one catalogue of whole messages per language, in TOML beside this file.

A message is a sentence or a label with named places, `{turnover}`; `**words**` sets words apart. A message whose form
follows a number is a table of the language's plural categories (one, few, many, other). Every catalogue says the same
messages with the same places as the English one, so that a translator can move them about but not lose one.
The table `house` is not said: it holds the locale, currency names and the like.
"""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from string import Formatter
from typing import Any

from entrepot.errors import EntrepotError, did_you_mean

PLURALS = frozenset({"zero", "one", "two", "few", "many", "other"})
FIRST = "en"

Message = str | Mapping[str, str]


class WordingError(Exception):
    """A catalogue or a section that uses it is wrong: ours to mend, not the user's."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """language: ISO 639-1; house: settings of the language; messages: by dotted key ("goal.needed")."""

    language: str
    house: Mapping[str, Any]
    messages: Mapping[str, Message]

    def __contains__(self, key: str) -> bool:
        return key in self.messages

    def message(self, key: str, category: str | None = None) -> str:
        """The message; category: the plural category to choose by, for a message that has several forms."""
        if key not in self.messages:
            raise WordingError(f"{self.language}.toml has no message {key}. {did_you_mean(key, self.messages) or ''}")
        message = self.messages[key]
        if isinstance(message, str):
            return message
        if category is None:
            raise WordingError(f"{self.language}.toml, {key}: has plural forms, so it must be said with a count")
        return message.get(category, message["other"])


def languages() -> tuple[str, ...]:
    """The languages that have a catalogue, in alphabetical order."""
    names = (entry.name for entry in files(__package__).iterdir())
    return tuple(sorted(name.removesuffix(".toml") for name in names if name.endswith(".toml")))


@cache
def load(language: str) -> Catalogue:
    """The catalogue of a language, checked against the English one."""
    if language not in languages():
        raise EntrepotError(
            f'"{language}": no wording in this language', hint=f"Briefs are written in {', '.join(languages())}."
        )
    catalogue = parse(language, files(__package__).joinpath(f"{language}.toml").read_text("utf-8"))
    if language != FIRST:
        compare(catalogue, load(FIRST))
    return catalogue


def parse(language: str, text: str) -> Catalogue:
    """A catalogue from its TOML; each message must read as one."""
    tables = tomllib.loads(text)
    house = tables.pop("house", {})
    catalogue = Catalogue(language, house, dict(_flat(tables)))
    for key in catalogue.messages:
        places(catalogue, key)
    return catalogue


def compare(catalogue: Catalogue, first: Catalogue) -> None:
    """Raise WordingError naming every message that `catalogue` lacks, has too many of or says with other places."""
    wrong = [f"lacks {key}" for key in first.messages if key not in catalogue]
    wrong += [f"has {key}, which {first.language} has not" for key in catalogue.messages if key not in first]
    for key in first.messages:
        if key in catalogue and places(catalogue, key) != places(first, key):
            ours, theirs = sorted(places(catalogue, key)), sorted(places(first, key))
            wrong.append(f"{key}: has the places {ours}, {first.language} has {theirs}")
    if wrong:
        raise WordingError(f"{catalogue.language}.toml " + "; ".join(wrong))


def places(catalogue: Catalogue, key: str) -> frozenset[str]:
    """The names of the places that a message has; its plural forms must agree on them, `count` aside."""
    message = catalogue.messages[key]
    forms = [message] if isinstance(message, str) else list(message.values())
    found = {_places_of(form, f"{catalogue.language}.toml, {key}") - {"count"} for form in forms}
    if len(found) != 1:
        raise WordingError(f"{catalogue.language}.toml, {key}: its plural forms have different places")
    return found.pop()


@cache
def _places_of(form: str, where: str) -> frozenset[str]:
    if form.count("**") % 2:
        raise WordingError(f"{where}: a ** that is not closed")
    try:
        names = [name for _, name, _, _ in Formatter().parse(form) if name is not None]
    except ValueError as error:
        raise WordingError(f"{where}: {error}") from error
    for name in names:
        if not name.isidentifier():
            raise WordingError(f'{where}: "{name}" is no name of a place')
    return frozenset(names)


def _flat(tables: Mapping[str, Any], above: str = "") -> Iterator[tuple[str, Message]]:
    for name, value in tables.items():
        key = f"{above}.{name}" if above else name
        if isinstance(value, str) or (isinstance(value, dict) and "other" in value and value.keys() <= PLURALS):
            yield key, value
        elif isinstance(value, dict):
            yield from _flat(value, key)
        else:
            raise WordingError(f"{key}: a message is words, not {value!r}")
