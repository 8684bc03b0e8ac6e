"""Noun phrases of goods: neighbouring words of a sentence that name goods together."""

from bisect import bisect_left
from operator import attrgetter
from typing import NamedTuple

from entrepot.reading.statements.goods.cues import is_listed, twofold
from entrepot.reading.statements.goods.goods_kinds import (
    ADJECTIVE,
    ADJECTIVE_RU,
    GOODS,
    KINDS,
    LAST,
    LIGHT,
    NEVER,
    PART,
    codes_of,
    is_known,
)
from entrepot.reading.statements.lexicon import word_class, words
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.whose.sides import Sides

_start = attrgetter("start")
_NO_GOODS_AFTER = words("goods", "no_goods_after", "words")
_BROADLY = word_class("goods", "broad", "words")
_SORTS = words("goods", "sorts", "words")


class Phrase(NamedTuple):
    """Tokens of one noun phrase of goods (last not included); sure: its goods are known by themselves; loose: they are
    goods only as one of a list ("spare parts"), or broad ones beside a figure ("manufactured goods")."""

    first: int
    last: int
    sure: bool
    loose: bool = False
    broad: bool = False


def goods_phrases(sides: Sides, sentence: Sentence) -> list[Phrase]:
    """The noun phrases of goods in a sentence."""
    tokens, language = sides.text.tokens, sentence.language
    words = tokens.words[sentence.first : sentence.last]
    kinds = [*map(KINDS[language].__getitem__, words)]
    if max(kinds, default=0) < LAST:
        return []
    for at in _named_tokens(sides, sentence):
        kinds[at - sentence.first] = 0
    for at in twofold(words):
        if is_listed(words, at, 0, len(words)):
            kinds[at] = GOODS | LAST
    for at in [at for at, word in enumerate(words) if at and NEVER[word]]:
        if not kinds[at] and kinds[at - 1]:
            kinds[at] = PART | LAST if is_known(f"{words[at - 1]} {words[at]}", language) else 0
    found: list[Phrase] = []
    free = 0
    for at in [at for at, kind in enumerate(kinds) if kind]:
        if at < free:
            continue
        stop = at
        while stop < len(kinds) and (kinds[stop] or (tokens.words[sentence.first + stop] == "-" and stop > at)):
            stop += 1
        phrase = _goods_in(sides, sentence, kinds, at, stop)
        if phrase is not None:
            found.append(phrase)
        free = stop
    return found


def _goods_in(sides: Sides, sentence: Sentence, kinds: list[int], at: int, stop: int) -> Phrase | None:
    """The part of neighbouring words that names goods."""
    tokens = sides.text.tokens
    while stop > at and not kinds[stop - 1] & LAST and not _is_entry(sides, sentence, kinds, at, stop):
        if stop - at > 1 and kinds[stop - 2] & LAST and _is_described(sides, sentence, at, stop):
            break
        stop -= 1
    if stop == at:
        return None
    sure = any(kind & GOODS for kind in kinds[at:stop])
    first, last = sentence.first + at, sentence.first + stop
    if tokens.words[first : first + 2] == ["non", "-"] and tokens.words[first + 2] in _BROAD:
        return None
    if first > sentence.first and _is_brand(sides, first - 1):
        first -= 1
    loose = False
    if not sure:
        words = sides.text.document.text[tokens.starts[first] : tokens.ends[last - 1]]
        loose = not codes_of(words, sentence.language)
        if loose and tokens.words[last - 1] not in (LIGHT if stop - at > 1 else _SORTS):
            return None
    following = tokens.words[last] if last < sentence.last else ""
    if sentence.language != "ru" and following in _NO_GOODS_AFTER:
        return None
    if (
        following in _ASIDE
        or tokens.words[last : last + 2] == ["left", "aside"]
        or tokens.words[first - 1 : first] in _WITHOUT
    ):
        return None
    broad = loose and _BROADLY.any_of(tokens.words[first : last - 1])
    return Phrase(first, last, sure or (stop - at > 1 and not loose), loose, broad)


def _is_described(sides: Sides, sentence: Sentence, at: int, stop: int) -> bool:
    """Whether an adjective stands behind its noun, as in lists of customs: «масло рапсовое», «трубы стальные»."""
    tokens = sides.text.tokens
    last = sentence.first + stop
    if sentence.language != "ru" or ADJECTIVE_RU.match(tokens.words[last - 1]) is None:
        return False
    first = sentence.first + max(at, stop - 2)
    return bool(codes_of(sides.text.document.text[tokens.starts[first] : tokens.ends[last - 1]], "ru"))


def _is_entry(sides: Sides, sentence: Sentence, kinds: list[int], at: int, stop: int) -> bool:
    """Whether a word that is no goods by itself ends the name of goods: "tomato paste"."""
    if stop - at < 2 or kinds[stop - 1] & ADJECTIVE:
        return False
    tokens = sides.text.tokens
    first, last = sentence.first + max(at, stop - 2), sentence.first + stop
    words = sides.text.document.text[tokens.starts[first] : tokens.ends[last - 1]]
    return is_known(words, sentence.language)


_BROAD = frozenset(("oil", "food", "energy", "primary", "resource", "commodity"))
_ASIDE = frozenset(("aside", "excluded", "excepted", "apart"))
_WITHOUT = (["without"], ["excluding"], ["except"], ["без"], ["исключая"])


def _is_brand(sides: Sides, at: int) -> bool:
    """Whether a word is a name in capitals before its goods: "KAMAZ vehicles"."""
    tokens = sides.text.tokens
    written = sides.text.document.text[tokens.starts[at] : tokens.ends[at]]
    return len(written) > 2 and written.isupper() and not sides.starting(tokens.starts[at], tokens.ends[at])


def _named_tokens(sides: Sides, sentence: Sentence) -> set[int]:
    """Tokens that name an economy, a person or a firm."""
    tokens = sides.text.tokens
    named = [(p.start, p.end) for p in sides.starting(sentence.start, sentence.end)]
    mentions = sides.people.mentions
    person = bisect_left(mentions, sentence.start, key=_start)
    while person < len(mentions) and mentions[person].start < sentence.end:
        named.append((mentions[person].start, mentions[person].end))
        person += 1
    inside = tokens.shapes[sentence.first + 1 : sentence.last]
    raised = (at for at, shape in enumerate(inside, sentence.first + 1) if shape == "C")
    found = {at for at in raised if tokens.words[at].isascii() and _is_name(sides, at)}
    for start, end in named:
        first = bisect_left(tokens.starts, start, sentence.first, sentence.last)
        found.update(range(first, bisect_left(tokens.starts, end, first, sentence.last)))
    return found


def _is_name(sides: Sides, at: int) -> bool:
    """Whether a capitalised word inside a sentence is part of a firm's name."""
    tokens = sides.text.tokens
    written = sides.text.document.text[tokens.starts[at] : tokens.ends[at]]
    return not (written.isupper() or tokens.words[at - 1] in '.:–—«“"-•*·')
