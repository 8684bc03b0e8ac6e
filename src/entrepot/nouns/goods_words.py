"""What the words of a goods phrase do in it: which tell, which only accompany, which say that it is no good at all.

The words stand in codes/goods_words.csv by role: idle ("various"), carrier ("supplies"), light ("products"), quality
("fresh"), changing ("canned": another good), accompanying ("parts"), not_goods ("services"), abstract ("financial"),
vague ("industrial" products are any), negating ("non"), machines ("equipment" for the food industry), industry.
"""

import csv
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from importlib import resources
from io import StringIO
from typing import Literal

from entrepot.nouns.words import find_words, split_words, word_key

Language = Literal["en", "ru"]

_PREPOSITIONS = frozenset({"of", "for", "from", "with", "in", "on", "to", "by", "based", "containing", "including"})
_ADJECTIVE = re.compile(
    r"(?:[^аеиоуыэюяйь](?:ый|ая|ое|ые|ого|ому|ым|ых|ыми|ую)|[гкхжшщчн](?:ий|яя|ее|его|ему|их|ими|юю|ие)"
    r"|(?:ск|[нвчшщж])ой)(?:ся)?$"
)
_NOUN = re.compile(r"(?:[еа]ни[еяюй]|тий|логий)$")


@cache
def rows_of(name: str) -> list[list[str]]:
    """Rows of a code list shipped with the package, without its header."""
    return list(csv.reader(StringIO(_list(name))))[1:]


def synonyms_of(language: Language) -> Iterator[tuple[str, str]]:
    """Phrases of goods.csv in this language with their codes; lines of the other one are only passed over."""
    mark = f",{language},"
    for line in _list("goods.csv").splitlines():
        phrase, found, rest = line.partition(mark)
        if found and phrase[0] == '"':
            phrase = next(csv.reader((phrase,)))[0]
        if found:
            yield phrase, rest.partition(",")[0]


def _list(name: str) -> str:
    return resources.files("entrepot.nouns").joinpath("codes", name).read_text(encoding="utf-8")


@cache
def keys_of(role: str) -> frozenset[str]:
    """Keys of the words that have this role, in both languages."""
    found = {word_key(word) for kind, _, words in rows_of("goods_words.csv") if kind == role for word in words.split()}
    if not found:
        raise ValueError(f"goods_words.csv knows no role {role!r}")
    return frozenset(found)


IDLE, CARRIER, LIGHT = keys_of("idle"), keys_of("carrier"), keys_of("light")
QUALITY, CHANGING, ACCOMPANYING = keys_of("quality"), keys_of("changing"), keys_of("accompanying")
NOT_GOODS, ABSTRACT = keys_of("not_goods"), keys_of("abstract")
VAGUE, NEGATING = keys_of("vague"), keys_of("negating")
MACHINES, INDUSTRY = keys_of("machines"), keys_of("industry")


def all_keys(text: str) -> tuple[str, ...]:
    """The key of every word, in order."""
    return tuple(map(word_key, find_words(text)))


def telling(keys: tuple[str, ...]) -> tuple[str, ...]:
    """Keys that carry meaning, in order; leading words of trade ("supplies of", «поставки») are left out."""
    if CARRIER.isdisjoint(keys):
        return keys if IDLE.isdisjoint(keys) else tuple([key for key in keys if key not in IDLE])
    at = _next_telling(keys, 0)
    while at + 1 < len(keys) and keys[at] in CARRIER and (keys[at + 1] == "of" or keys[at] >= "Ѐ"):
        at = _next_telling(keys, at + 1)
    return tuple(key for key in keys[at:] if key not in IDLE)


def _next_telling(keys: tuple[str, ...], start: int) -> int:
    return next((at for at in range(start, len(keys)) if keys[at] not in IDLE), len(keys))


def heavy(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys without "products", "goods" and the like."""
    return tuple(key for key in keys if key not in LIGHT)


@lru_cache(maxsize=16384)
def head_of(text: str, language: Language) -> str:
    """Key of the noun that says what the thing is: the last before a preposition, in Russian the first noun."""
    nouns = _russian_nouns(text) if language == "ru" else _before_preposition(text)
    ordered = nouns if language == "ru" else nouns[::-1]
    return next((key for key in ordered if key not in LIGHT), ordered[0] if ordered else "")


def describing(text: str, language: Language) -> frozenset[str]:
    """Keys of the words that can only describe another: adjectives in Russian, any word in English."""
    return frozenset(word.key for word in split_words(text) if language == "en" or _is_adjective(word.text))


def _russian_nouns(text: str) -> list[str]:
    words = split_words(text)
    nouns = [word.key for word in words if not _is_adjective(word.text) and word.key not in IDLE | CARRIER]
    return nouns or [word.key for word in words[-1:]]


def _before_preposition(text: str) -> list[str]:
    before: list[str] = []
    for word in split_words(text):
        if word.text.casefold() in _PREPOSITIONS and any(key not in CARRIER | LIGHT for key in before):
            break
        if word.key not in IDLE:
            before.append(word.key)
    return before


def _is_adjective(word: str) -> bool:
    folded = word.casefold().replace("ё", "е")
    return bool(_ADJECTIVE.search(folded)) and not _NOUN.search(folded)
