"""Economy: a country, a region or a bloc, found from any of its codes and names."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from entrepot.errors import EntrepotError
from entrepot.nouns import place_names

Kind = Literal["country", "region", "bloc"]
CODE_IN_BRACKETS = re.compile(r"^(?P<name>.+?)\s*\((?P<code>[\w-]+)\)$")


@dataclass(frozen=True, slots=True)
class Economy:
    """A country (ISO 3166-1), one of its regions (ISO 3166-2), or a bloc of countries or regions.

    code: alpha-3 (`BLR`), subdivision code (`RU-KIR`) or a bloc's short name (`EAEU`); `XKX` is Kosovo.
    name_ru: "" where none is known (see `name_in`); parent: the country's code, for a region; alpha2: for a country.
    Codes and names follow ISO and CLDR and say nothing about anybody's status.
    """

    code: str
    name: str
    name_ru: str
    kind: Kind
    parent: str | None = None
    alpha2: str | None = None

    def __hash__(self) -> int:
        return hash(self.code)

    def __eq__(self, other: object) -> bool:
        return self is other or (isinstance(other, Economy) and self.code == other.code)

    @classmethod
    def parse(cls, text: str) -> "Economy":
        """The economy that `text` names: a code (alpha-3, alpha-2, M49, ISO 3166-2) or a name in English or Russian.

        Case does not matter, nor do accents and punctuation; Russian names may stand in any case. A name that
        several economies share means the country first, then the best-known region; `Punjab, Pakistan` or
        `Punjab (PK-PB)` says which. Raises EntrepotError for an unknown or an undecided name, with the candidates.
        """
        return _parse(" ".join(text.split()))

    @classmethod
    def pair(cls, one: str, other: str) -> "tuple[Economy, Economy]":
        """Two economies by their names. Raises EntrepotError as `parse` does, and where both are the same."""
        a, b = cls.parse(one), cls.parse(other)
        if a == b:
            raise EntrepotError(f"{a.name} ({a.code}) is named twice", hint="A pair is two different economies.")
        return a, b

    @property
    def country(self) -> "Economy":
        """The country of a region; a country or a bloc itself."""
        return _economy(self.parent) if self.parent else self

    @property
    def full_name(self) -> str:
        """The English name, with the country for a region: `Limburg, Belgium`. `Economy.parse` understands it."""
        return f"{self.name}, {self.country.name}" if self.parent else self.name

    @property
    def members(self) -> tuple["Economy", ...]:
        """The countries or regions of a bloc; empty for a bloc without a fixed list, and for anything else."""
        return tuple(_economy(code) for code in _members().get(self.code, ()))

    def name_in(self, language: str) -> str:
        """The name in Russian (`ru`) where one is known, else in English."""
        return (self.name_ru or self.name) if language == "ru" else self.name

    def __str__(self) -> str:
        return f"{self.name} ({self.code})"


@cache
def _rows() -> dict[str, list[str]]:
    return {row[0]: row for row in place_names.economy_rows()}


@cache
def _bloc_rows() -> dict[str, list[str]]:
    return {row[0]: row for row in place_names.rows("blocs.csv")}


@cache
def _members() -> dict[str, tuple[str, ...]]:
    return {row[0]: tuple(row[3].split()) for row in _bloc_rows().values()}


@cache
def _economy(code: str) -> Economy:
    row = _rows().get(code)
    if row is None:
        _, name, name_ru, _ = _bloc_rows()[code]
        parent = "RUS" if code.startswith("RU-FD-") else None
        return Economy(code, name, name_ru, "bloc", parent)
    _, alpha2, _, parent_code, kind, name, name_ru = row
    return Economy(
        code, name, name_ru, "country" if kind == "country" else "region", parent_code or None, alpha2 or None
    )


@cache
def economies() -> tuple[Economy, ...]:
    """Every country, region and bloc, in the order of the lists."""
    return tuple(_economy(code) for code in (*_rows(), *_bloc_rows()))


def by_code(code: str) -> Economy | None:
    """The economy with exactly this alpha-3, ISO 3166-2 or bloc code, or None."""
    return _economy(code) if code in _rows() or code in _bloc_rows() else None


@cache
def _short_codes() -> dict[str, str]:
    """Alpha-2 and M49 numbers -> alpha-3."""
    short: dict[str, str] = {}
    for code, alpha2, m49, *_ in _rows().values():
        if alpha2:
            short[alpha2] = code
        if m49:
            short[m49] = code
    return short


@cache
def _listed_names() -> dict[str, list[str]]:
    """Folded name of economy_names.csv -> codes."""
    index: dict[str, list[str]] = {}
    for code, _, name, form in place_names.names():
        if code and form in {"name", "abbreviation", "parse"}:
            index.setdefault(place_names.folded(name), []).append(code)
    return index


@cache
def _own_names() -> dict[str, list[str]]:
    """Folded English and Russian name of every region -> codes."""
    index: dict[str, list[str]] = {}
    for row in _rows().values():
        for own in row[5:7] if row[4] == "region" else ():
            if own:
                index.setdefault(place_names.folded(own), []).append(row[0])
    return index


@cache
def _stems() -> dict[str, list[str]]:
    """Folded name that stands before or after a head word, or Russian adjective -> region codes."""
    stems: dict[str, list[str]] = {}
    for code, _, name, form in place_names.names():
        if form == "stem" or (form in {"adjective", "name"} and code in _rows() and "-" in code):
            stems.setdefault(place_names.folded(name), []).append(code)
    return stems


def _by_any_code(text: str) -> str | None:
    code = text.upper().replace("_", "-")
    if code in _rows() or code in _bloc_rows():
        return code
    if code.isdigit() and len(code) <= 3:
        code = code.zfill(3)
    return _short_codes().get(code)


def _without_head(key: str) -> str | None:
    """'kirov oblast', 'oblast of kirov', 'провинция гуандун' -> the name alone."""
    parts = key.split(" ")
    heads = place_names.word_list("head")
    if len(parts) > 1 and parts[-1] in heads:
        return " ".join(word for word in parts[:-1] if word not in place_names.word_list("modifier"))
    if len(parts) > 1 and parts[0] in heads:
        return " ".join(parts[2:] if parts[1] == "of" else parts[1:])
    return None


def _candidates(text: str) -> list[str]:
    """Codes that `text` may mean: countries, else listed names of regions, else any region of that name."""
    key = place_names.folded(text).removeprefix("the ")
    listed = list(dict.fromkeys(_listed_names().get(key, ())))
    found = [code for code in listed if _economy(code).kind != "region"] or listed or _own_names().get(key, [])
    if found:
        return found
    stem = _without_head(key)
    found = list(dict.fromkeys(_stems().get(stem, []) or _own_names().get(stem, []))) if stem else []
    same_head = [code for code in found if place_names.folded(_rows()[code][6]).split(" ")[-1:] == key.split(" ")[-1:]]
    return same_head or [code for code in found if _has_head(code)] or found


def _namesakes(name: str) -> set[str]:
    """Every economy that has this name at all, well known or not."""
    key = place_names.folded(name)
    return {*_listed_names().get(key, ()), *_own_names().get(key, ()), *_candidates(name)}


def _has_head(code: str) -> bool:
    own = place_names.words(_rows()[code][5])
    return bool(own) and own[-1] in place_names.word_list("head")


@lru_cache(maxsize=4096)
def _parse(text: str) -> Economy:
    if not text:
        raise EntrepotError("an economy's name is empty", hint="Give a code (BLR, RU-KIR) or a name (Kirov Oblast).")
    code = _by_any_code(text)
    if code:
        return _economy(code)
    if (bracketed := CODE_IN_BRACKETS.match(text)) and (code := _by_any_code(bracketed["code"])):
        return _bracketed(bracketed["name"], code, text)
    found = _candidates(text)
    if not found and "," in text:
        found = _qualified(text)
    if len(found) == 1:
        return _economy(found[0])
    if found:
        raise EntrepotError(f"{text!r} may be {_listed(found)}", hint="Give the code, or the name with its country.")
    raise EntrepotError("no such economy", where=f'"{text}"', hint=_near(text))


def _bracketed(name: str, code: str, text: str) -> Economy:
    """'Punjab (PK-PB)': the code decides, and the name must be one of its names."""
    economy = _economy(code)
    if code not in _namesakes(name):
        raise EntrepotError(
            f"{code} is {economy.full_name}, not {name}", where=f'"{text}"', hint="Give one of the two."
        )
    return economy


def _qualified(text: str) -> list[str]:
    """'Punjab, Pakistan': the candidates of the first part that lie in the country of the second."""
    name, _, where = text.rpartition(",")
    holders = _candidates(where.strip()) or [code for code in [_by_any_code(where.strip())] if code]
    return sorted(code for code in _namesakes(name) if _economy(code).country.code in holders)


def _listed(codes: list[str]) -> str:
    shown = [f"{_economy(code).full_name} ({code})" for code in codes[:6]]
    more = f" or {len(codes) - 6} others" if len(codes) > 6 else ""
    return (", ".join(shown[:-1]) + " or " + shown[-1] if not more else ", ".join(shown)) + more


@cache
def _everything() -> dict[str, list[str]]:
    """Folded name of any form -> codes, to suggest from."""
    index: dict[str, list[str]] = {}
    for names in (_listed_names(), _own_names(), _stems()):
        for name, codes in names.items():
            index.setdefault(name, []).extend(codes)
    for code, _, name, form in place_names.names():
        if form in {"capital", "city", "adjective", "demonym"} and code:
            index.setdefault(place_names.folded(name), []).append(code)
    return index


def _near(text: str) -> str:
    """Up to three economies that `text` may have meant: by a city, an adjective, or a similar spelling."""
    from rapidfuzz import fuzz, process

    index, key = _everything(), place_names.folded(text)
    near = process.extract(key, index.keys(), scorer=fuzz.ratio, limit=12, score_cutoff=70)
    best = near[0][1] if near else 0.0
    codes = dict.fromkeys(code for name, score, _ in near if score >= best - 12 for code in index[name])
    if best == 100:
        codes = dict.fromkeys(index[key])
    if not codes:
        return "Give a code (BLR, RU-KIR) or a name in English or Russian (Kirov Oblast, Кировская область)."
    shown = [str(_economy(code)) for code in list(codes)[:3]]
    return f"Did you mean {', '.join(shown[:-1])}{' or ' if shown[:-1] else ''}{shown[-1]}?"
