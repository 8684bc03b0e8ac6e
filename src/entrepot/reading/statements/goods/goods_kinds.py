"""Kinds of goods words: what a word may be in a noun phrase that names goods, and what is goods by itself."""

import re
from functools import partial
from typing import Literal

from entrepot.nouns.goods_index import index_of
from entrepot.nouns.product import find_goods
from entrepot.nouns.words import word_key
from entrepot.reading.statements.goods.cues import FLOWS, kinds_of
from entrepot.reading.statements.lexicon import word_class, words
from entrepot.reading.statements.lexicon.by_word import ByWord

GOODS, PART, ADJECTIVE, LAST = 1, 2, 4, 8
"""What a word may be in a phrase of goods; the greatest is what one needs to end there: without it there is none."""
LIGHT = words("goods", "light", "words")
NEVER, _NOT_ALONE = word_class("goods", "never", "words"), word_class("goods", "not_alone", "words")
_MAKING = words("goods", "making", "words")
_ACTS = FLOWS | {"earn", "wish"}
ADJECTIVE_RU = re.compile(r"\w{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ых|их|ого|его|ому|ему|ыми|ими|ым|им|ую|юю)$")
_ADJECTIVE_EN = re.compile(r"\w{2,}(?:al|ic|ous|ary|ive|ial|an|ese|ish|ed|en|y|en|ern)$")


def _kind(word: str, language: str) -> int:
    """What a lower-case word may be in a noun phrase of goods."""
    if not word[0].isalpha():
        return 0
    russian = language == "ru"
    tongue: Literal["en", "ru"] = "ru" if russian else "en"
    acts = kinds_of(word)
    if NEVER[word] or not _ACTS.isdisjoint(acts):
        return 0
    kind = ADJECTIVE if (ADJECTIVE_RU if russian else _ADJECTIVE_EN).match(word) else 0
    if word in LIGHT:
        return kind | PART | LAST
    if "most" in acts or word in _MAKING:
        return 0
    if len(word) < 3 or not index_of(tongue).holding(word_key(word)):
        return kind
    if _NOT_ALONE[word]:
        return kind | PART | LAST
    if russian and kind & ADJECTIVE and index_of(tongue).written(word) is None:
        return kind | PART
    return GOODS | LAST if find_goods(word, tongue) is not None else kind | PART


KINDS = {language: ByWord(partial(_kind, language=language)) for language in ("en", "ru")}


def codes_of(name: str, language: str) -> tuple[str, ...]:
    """HS codes of goods as named; empty when none is sure."""
    match = find_goods(name, "ru" if language == "ru" else "en")
    return match.codes if match is not None else ()


def is_known(words: str, language: str) -> bool:
    """Whether words are a name of goods by themselves, not only by their parts: "steel structures"."""
    match = find_goods(words, "ru" if language == "ru" else "en")
    return match is not None and match.how in ("synonym", "title")
