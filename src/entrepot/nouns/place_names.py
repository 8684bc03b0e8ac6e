"""The lists of names behind Economy, and how a name is cut into words. Private to the nouns."""

import csv
import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from pathlib import Path

CODES = Path(__file__).parent / "codes"
LATIN_MARK = re.compile("[\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]")
WORD = re.compile(r"[^\W_]+")


def rows(name: str) -> Iterator[list[str]]:
    """The lines of a list in codes/, without its header."""
    with (CODES / name).open(encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        next(reader)
        yield from reader


@cache
def names() -> tuple[tuple[str, str, str, str], ...]:
    """Every (code, language, name, form) of economy_names.csv.

    form: name, abbreviation, adjective (one that ends in a hyphen opens a compound), demonym, capital, city;
    stem (a region's name only together with a word such as "Oblast"); parse (understood when asked for, but not
    looked for in a text); none (a phrase that names no economy); common (a name that is an ordinary word too).
    """
    return tuple((code, language, name, form) for code, language, name, form in rows("economy_names.csv"))


@cache
def economy_rows() -> tuple[list[str], ...]:
    """economies.csv: code, alpha2, m49, parent, kind, name_en, name_ru."""
    return tuple(rows("economies.csv"))


@cache
def word_list(kind: str) -> frozenset[str]:
    """The words of one line of place_words.csv, English and Russian, in lower case."""
    return frozenset(next(words for name, _, words in rows("place_words.csv") if name == kind).split())


def words(text: str) -> list[str]:
    """The words of `text` as they are compared: lower case, ё as е."""
    return WORD.findall(text.lower().replace("ё", "е"))


def without_marks(text: str) -> str:
    """`text` with plain Latin letters: "Tuyên Quang" as "Tuyen Quang"; Cyrillic letters stay as they are."""
    if not LATIN_MARK.search(text):
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))


def folded(text: str) -> str:
    """`text` with everything dropped that a person may leave out or type another way: case, marks, punctuation."""
    if text.isalpha():
        return without_marks(text.lower().replace("ё", "е"))
    return without_marks(" ".join(words(text.replace("&", " and "))))
