"""Indicators as text for reading, and as rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

from entrepot.cli.indicator_words import head, is_simulated, missing, number, say, title_of
from entrepot.cli.layout import rows_as

if TYPE_CHECKING:
    from entrepot.nouns.exchange import Json

LIST_COLUMNS = ("name", "title", "about", "unit", "formula", "reference", "cautions")
COLUMNS = (
    "simulated", "indicator", "economy", "partner", "product", "measure", "value", "money", "year", "digits", "missing",
    "cautions",
)  # fmt: skip
_SIDES = ("economy", "exporter", "partner", "importer", "other")


def list_text(catalogue: Sequence[Json], language: str) -> str:
    """Every indicator with what it says of itself."""
    return "\n".join("\n".join([_title(one, language), *_notes(one, language)]) + "\n" for one in catalogue)


def list_rows(catalogue: Sequence[Json], language: str) -> list[Json]:
    """The same, a row each."""
    return [
        {
            **one,
            "title": one["title"][language],
            "unit": one["unit"][language],
            "cautions": [caution[language] for caution in one["cautions"]],
        }
        for one in catalogue
    ]


def as_text(page: Json, most: int, language: str) -> str:
    """The page for reading, at most so many products a table; what to beware of stands beside the values."""
    parts = ["\n".join(head(page, language)) + "\n"]
    for one in page["indicators"]:
        lines = [_title(one, language)]
        if one["missing"]:
            why = missing(one["missing"], language, one["fault"])
            parts.append("\n".join([*lines, say("page", "missing", language, why=why)]) + "\n")
            continue
        body = "".join(_tables(one["rows"], most, language))
        named = "list" if any(table["is_world"] for table in page["tables"]) else "own_list"
        of_list = [say("page", named, language, n=page["products"])] if "concentration" in one["name"] else []
        parts.append("\n".join([*lines, body.rstrip("\n"), *of_list, *_notes(one, language)]) + "\n")
    return "\n".join(parts)


def as_rows(page: Json, language: str) -> Iterator[Json]:
    """Every number in a row of its own, with the cautions of its indicator; what is missing, with the reason."""
    money = page["tables"][0]["unit"]
    for one in page["indicators"]:
        same = {
            "simulated": is_simulated(page),
            "indicator": one["name"],
            "year": page["year"],
            "digits": page["digits"],
            "money": money,
            "cautions": [caution[language] for caution in one["cautions"]],
        }
        if one["missing"]:
            yield {**same, "missing": missing(one["missing"], language, one["fault"])}
        for row in one["rows"]:
            sides = [row[side] for side in _SIDES if side in row]
            of = {"economy": sides[0], "partner": (sides[1:] or [None])[0], "product": row.get("product")}
            for name in row:
                if name not in (*_SIDES, "product"):
                    yield {**same, **of, "measure": name, "value": row[name]}


def _title(one: Json, language: str) -> str:
    return f"{one['title'][language]} ({one['name']})"


def _notes(one: Json, language: str) -> list[str]:
    return [
        say("page", "unit", language, unit=one["unit"][language]),
        say("page", "formula", language, formula=one["formula"], reference=one["reference"]),
        *(f"! {caution[language]}" for caution in one["cautions"]),
    ]


def _tables(rows: Sequence[Json], most: int, language: str) -> Iterator[str]:
    """A table for rows with the same columns; of products, the first of each economy or pair."""
    for columns, same in groupby(rows, key=_columns):
        listed = list(same)
        if "product" not in columns:
            yield rows_as("table", [_shown(row, language) for row in listed], columns)
            continue
        sides = [name for name in columns if name in _SIDES]
        for _, group in groupby(listed, key=lambda row: tuple(row[side] for side in sides)):
            lines = list(group)
            shown = [{**_shown(row, language), "": title_of(row["product"], language)[:60]} for row in lines[:most]]
            yield rows_as("table", shown, (*columns, "")) if shown else ""
            if len(lines) > most:
                yield say("page", "more", language, n=len(lines) - most) + "\n"


def _columns(row: Json) -> tuple[str, ...]:
    return tuple(row)


def _shown(row: Json, language: str) -> Json:
    return {name: number(value, language) for name, value in row.items()}
