"""The mapping file: what the columns of a table that no reader knows are, in which units and codes."""

import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from entrepot.errors import EntrepotError, did_you_mean
from entrepot.statistics import coding

OURS = (
    "period", "year", "month", "first", "last", "reporter", "partner", "flow", "product", "classification", "value",
    "weight", "unit", "valuation", "status",
)  # fmt: skip
PERIOD_FORMS = ("YYYY", "YYYYMM", "YYYY-MM", "MM/YYYY", "MM.YYYY", "DD.MM.YYYY", "YYYY-MM-DD", "YYYY-QN", "Mon YYYY")
KEYS = {
    "title", "publisher", "link", "licence", "may_publish", "series", "release", "replaces", "simulated", "sheet",
    "header_row", "encoding", "divider", "decimal", "thousands", "missing", "wide", "product_digits", "columns",
    "constant", "scale", "period", "economies", "words", "skip",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Mapping:
    """A mapping file, checked. See docs/statistics.md for each key."""

    where: str
    title: str
    columns: dict[str, str]
    constant: dict[str, str]
    scale: dict[str, float] = field(default_factory=dict)
    period_form: str = "YYYY"
    economies: dict[str, coding.Scheme] = field(default_factory=dict)
    words: dict[str, dict[str, str]] = field(default_factory=dict)
    skip: dict[str, list[str]] = field(default_factory=dict)
    missing: tuple[str, ...] = ("",)
    publisher: str | None = None
    link: str | None = None
    licence: str | None = None
    may_publish: bool | None = None
    series: str = ""
    release: str = ""
    replaces: str = "cell"
    simulated: bool = False
    sheet: str | None = None
    header_row: int = 1
    encoding: str = "utf-8"
    divider: str | None = None
    decimal: str = "."
    thousands: str = ""
    wide: str | None = None
    product_digits: int | None = None


def load(path: Path) -> Mapping:
    """Read and check a mapping file. Whatever is unknown or missing in it is an error."""
    if not path.is_file():
        raise EntrepotError("no such mapping file", where=str(path), hint="Check the path.")
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise EntrepotError(f"not TOML: {error}", where=path.name, hint="Texts stand in double quotes.") from error
    for key in given:
        _known(key, KEYS, "key", path.name)
    for table in ("columns", "constant"):
        for column in given.get(table, {}):
            _known(column, OURS, "column", f"{path.name}, [{table}]")
    for side, word in given.get("economies", {}).items():
        _known(side, ("reporter", "partner"), "side", f"{path.name}, [economies]")
        coding.scheme(word, f"{path.name}, [economies]")
    form = given.get("period", {}).get("form", "YYYY")
    _known(form, PERIOD_FORMS, "form of period", f"{path.name}, [period]")
    _known(given.get("replaces", "cell"), ("cell", "slice"), "way to replace", path.name)
    return _checked(_mapping(given, path, form), path.name)


def _mapping(given: dict[str, Any], path: Path, form: str) -> Mapping:
    simple = {
        key: given[key]
        for key in KEYS - {"title", "columns", "constant", "scale", "period", "economies", "words", "skip", "missing"}
        if key in given
    }
    return Mapping(
        where=path.name,
        title=given.get("title", ""),
        columns=dict(given.get("columns", {})),
        constant={name: str(value) for name, value in given.get("constant", {}).items()},
        scale={name: float(value) for name, value in given.get("scale", {}).items()},
        period_form=form,
        economies=dict(given.get("economies", {})),
        words={column: {str(k): str(v) for k, v in pairs.items()} for column, pairs in given.get("words", {}).items()},
        skip={column: [str(v) for v in values] for column, values in given.get("skip", {}).items()},
        missing=("", *(str(word) for word in given.get("missing", ()))),
        **simple,
    )


def _checked(mapping: Mapping, where: str) -> Mapping:
    has = {*mapping.columns, *mapping.constant}
    if mapping.wide:
        has |= {"period", "value"}
    needed = ["reporter", "partner", "flow", "value", "unit"]
    absent = [name for name in needed if name not in has]
    if not ({"period", "year"} & has or {"first", "last"} <= has):
        absent.append("period")
    if not mapping.title:
        absent.append("title")
    if absent:
        raise EntrepotError(
            f"does not say {', '.join(absent)}",
            where=where,
            hint="Give each under [columns] (their column) or [constant] (the same for all rows); title stands on top.",
        )
    return mapping


def _known(word: str, words: "set[str] | tuple[str, ...]", what: str, where: str) -> None:
    if word not in words:
        hint = did_you_mean(word, words) or f"Known: {', '.join(sorted(words))}."
        raise EntrepotError(f'"{word}": no such {what}', where=where, hint=hint)
