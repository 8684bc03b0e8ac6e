"""Runs of goods: the coordinated noun phrases of a sentence that name goods, found by themselves."""

import re
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from entrepot.nouns.goods_index import index_of
from entrepot.nouns.product import find_goods
from entrepot.nouns.words import word_key
from entrepot.reading.statements.goods_cues import FLOWS, kinds_of
from entrepot.reading.statements.lexicon import load, words
from entrepot.reading.statements.phrases.goods_list import items
from entrepot.reading.statements.sides import Sides
from entrepot.reading.statements.text import Sentence

GOODS, PART, ADJECTIVE, LAST = 1, 2, 4, 8
_GAP = words("goods", "gap", "words") | {",", ";", "(", ")", "$", "€", "%", "–", "—", "-", "[", "]", "."}
_NO_GOODS_AFTER = words("goods", "no_goods_after", "words")
_LIGHT = words("goods", "light", "words")
_SPLITS = frozenset(
    (",", ";", "and", "or", "as", "и", "или", "а", "(", "–", "—", "ahead", "then", "followed", "plus", "but")
)
_OF = frozenset(("for", "of", "from", "the", "other", "из", "для", "других"))
_ITSELF = frozenset(("it", "them", "него", "нее", "них"))
_ACTS = FLOWS | {"earn", "wish"}
_LONGEST_GAP = 22
_ADJECTIVE_RU = re.compile(r"\w{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ых|их|ого|его|ому|ему|ыми|ими|ым|им|ую|юю)$")
_ADJECTIVE_EN = re.compile(r"\w{2,}(?:al|ic|ous|ary|ive|ial|an|ese|ish|ed|en|y|en|ern)$")


class Phrase(NamedTuple):
    """Tokens of one noun phrase of goods (last not included); sure: its goods are known by themselves."""

    first: int
    last: int
    sure: bool


class Run(NamedTuple):
    """Tokens of the text from the first goods to the last, their characters, the goods as named, and how many."""

    first: int
    last: int
    start: int
    end: int
    names: tuple[str, ...]
    size: int


@cache
def _listed(section: str) -> tuple[frozenset[str], tuple[str, ...]]:
    listed = load("goods")[section]["words"].split()
    return frozenset(w for w in listed if w[-1] != "*"), tuple(w[:-1] for w in listed if w[-1] == "*")


def _is_in(section: str, word: str) -> bool:
    whole, stems = _listed(section)
    return word in whole or word.startswith(stems)


@lru_cache(maxsize=100_000)
def kind_of(word: str, language: str) -> int:
    """What a lower-case word may be in a noun phrase of goods."""
    russian = language == "ru"
    tongue: Literal["en", "ru"] = "ru" if russian else "en"
    if _is_in("never", word) or not _ACTS.isdisjoint(kinds_of(word)):
        return 0
    kind = ADJECTIVE if (_ADJECTIVE_RU if russian else _ADJECTIVE_EN).match(word) else 0
    if word in _LIGHT:
        return kind | PART | LAST
    if len(word) < 3 or not index_of(tongue).holding(word_key(word)):
        return kind
    if _is_in("not_alone", word):
        return kind | PART | LAST
    if russian and kind & ADJECTIVE:
        return kind | PART
    return GOODS | LAST if find_goods(word, tongue) is not None else kind | PART


def codes_of(name: str, language: str) -> tuple[str, ...]:
    """HS codes of goods as named; empty when none is sure."""
    match = find_goods(name, "ru" if language == "ru" else "en")
    return match.codes if match is not None else ()


def find_runs(sides: Sides, sentence: Sentence) -> list[Run]:
    """The lists of goods of a sentence, one item being a list too, in its order."""
    tokens = sides.text.tokens
    found: list[list[Phrase]] = []
    for phrase in _phrases(sides, sentence):
        if found and _joins(sides, found[-1][-1].last, phrase.first, sentence.language):
            found[-1].append(phrase)
        else:
            found.append([phrase])
    whole = sides.text.document.text
    runs: list[Run] = []
    for phrases in found:
        if not any(phrase.sure for phrase in phrases):
            continue
        first, last = phrases[0].first, _with_tail(sides, sentence, phrases[-1].last)
        start, end = tokens.starts[first], tokens.ends[last - 1]
        names = items(whole[start:end], lambda words: bool(codes_of(words, sentence.language)))
        if names:
            runs.append(Run(first, last, start, end, tuple(names), max(len(names), len(phrases))))
    return runs


def _phrases(sides: Sides, sentence: Sentence) -> list[Phrase]:
    """The noun phrases of goods in a sentence."""
    tokens, language = sides.text.tokens, sentence.language
    taken = _named_tokens(sides, sentence)
    kinds = [
        0 if at in taken or tokens.shapes[at] not in "wC" else kind_of(tokens.words[at], language)
        for at in range(sentence.first, sentence.last)
    ]
    found: list[Phrase] = []
    at = 0
    while at < len(kinds):
        if not kinds[at]:
            at += 1
            continue
        stop = at
        while stop < len(kinds) and (kinds[stop] or (tokens.words[sentence.first + stop] == "-" and stop > at)):
            stop += 1
        phrase = _goods_in(sides, sentence, kinds, at, stop)
        if phrase is not None:
            found.append(phrase)
        at = stop
    return found


def _goods_in(sides: Sides, sentence: Sentence, kinds: list[int], at: int, stop: int) -> Phrase | None:
    """The part of neighbouring words that names goods."""
    tokens = sides.text.tokens
    while stop > at and not kinds[stop - 1] & LAST:
        stop -= 1
    if stop == at:
        return None
    sure = any(kind & GOODS for kind in kinds[at:stop])
    first, last = sentence.first + at, sentence.first + stop
    if first > sentence.first and _is_brand(sides, first - 1):
        first -= 1
    if not sure:
        words = sides.text.document.text[tokens.starts[first] : tokens.ends[last - 1]]
        if not codes_of(words, sentence.language):
            return None
    following = tokens.words[last] if last < sentence.last else ""
    if sentence.language != "ru" and following in _NO_GOODS_AFTER:
        return None
    return Phrase(first, last, sure or stop - at > 1)


def _is_brand(sides: Sides, at: int) -> bool:
    """Whether a word is a name in capitals before its goods: "KAMAZ vehicles"."""
    tokens = sides.text.tokens
    written = sides.text.document.text[tokens.starts[at] : tokens.ends[at]]
    return (
        len(written) > 2 and written.isupper() and not any(p.start <= tokens.starts[at] < p.end for p in sides.places)
    )


def _named_tokens(sides: Sides, sentence: Sentence) -> frozenset[int]:
    """Tokens that name an economy, a person or a firm."""
    tokens = sides.text.tokens
    spans = [(p.start, p.end) for p in sides.places if sentence.start <= p.start < sentence.end]
    spans += [(m.start, m.end) for m in sides.people.mentions if sentence.start <= m.start < sentence.end]
    return frozenset(
        at
        for at in range(sentence.first, sentence.last)
        if any(a <= tokens.starts[at] < b for a, b in spans)
        or (tokens.shapes[at] == "C" and at > sentence.first and tokens.words[at].isascii() and _is_name(sides, at))
    )


def _is_name(sides: Sides, at: int) -> bool:
    """Whether a capitalised word inside a sentence is part of a firm's name."""
    tokens = sides.text.tokens
    written = sides.text.document.text[tokens.starts[at] : tokens.ends[at]]
    return not (written.isupper() or tokens.words[at - 1] in '.:–—«“"')


def _with_tail(sides: Sides, sentence: Sentence, last: int) -> int:
    """Past «из него», "of it" after the last goods."""
    words = sides.text.tokens.words[last : min(last + 2, sentence.last)]
    return last + 2 if len(words) == 2 and words[0] in _OF and words[1] in _ITSELF else last


def _joins(sides: Sides, first: int, last: int, language: str) -> bool:
    """Whether two phrases belong to one list: only separators, amounts and small words stand between."""
    tokens = sides.text.tokens
    if last - first > _LONGEST_GAP or first >= last:
        return False
    between = tokens.words[first:last]
    if ";" in between or any(not FLOWS.isdisjoint(kinds_of(word)) or "back" in kinds_of(word) for word in between):
        return False
    if not _SPLITS.intersection(between):
        return last - first < 4 and _OF.issuperset(between)
    unknown = sum(
        word not in _GAP and tokens.shapes[at] != "N" and not kind_of(word, language)
        for at, word in enumerate(between, first)
    )
    commas = sum(word in _SPLITS for word in between)
    return unknown == 0 or (unknown <= 2 and commas >= 2)
