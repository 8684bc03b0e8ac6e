"""Runs of goods: the coordinated noun phrases of a sentence that name goods, found by themselves."""

import re
from bisect import bisect_left
from functools import partial
from operator import attrgetter
from typing import Literal, NamedTuple

from entrepot.nouns.goods_index import index_of
from entrepot.nouns.product import find_goods
from entrepot.nouns.words import word_key
from entrepot.reading.statements.goods.cues import FLOWS, Cue, cues_of, is_listed, kinds_of, twofold
from entrepot.reading.statements.lexicon import word_class, words
from entrepot.reading.statements.lexicon.by_word import ByWord
from entrepot.reading.statements.phrases.goods_list import items
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.whose.sides import Sides

GOODS, PART, ADJECTIVE, LAST = 1, 2, 4, 8
"""What a word may be in a phrase of goods; the greatest is what one needs to end there: without it there is none."""
_TOLD_APART = 2
_start = attrgetter("start")
_GAP = words("goods", "gap", "words") | {",", ";", "(", ")", "$", "€", "%", "–", "—", "-", "[", "]", "."}
_NO_GOODS_AFTER = words("goods", "no_goods_after", "words")
_LIGHT = words("goods", "light", "words")
_NEVER, _NOT_ALONE = word_class("goods", "never", "words"), word_class("goods", "not_alone", "words")
_BROADLY = word_class("goods", "broad", "words")
_SORTS = words("goods", "sorts", "words")
_SPLITS = frozenset(
    (",", ";", "and", "or", "as", "и", "или", "а", "(", "–", "—", "ahead", "then", "followed", "plus", "but")
)
_GOING_ON = frozenset(("также", "кроме", "еще", "затем", "следом", "за"))
_OF = frozenset(("for", "of", "from", "the", "other", "из", "для", "других"))
_ITSELF = frozenset(("it", "them", "него", "нее", "них"))
_MAKING = words("goods", "making", "words")
_ACTS = FLOWS | {"earn", "wish"}
_LONGEST_GAP = 22
_DASHES = frozenset(("–", "—"))
_PURPOSE = frozenset(("for", "для"))
_ORIGIN = frozenset(("from", "из"))
_ADJECTIVE_RU = re.compile(r"\w{2,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ых|их|ого|его|ому|ему|ыми|ими|ым|им|ую|юю)$")
_ADJECTIVE_EN = re.compile(r"\w{2,}(?:al|ic|ous|ary|ive|ial|an|ese|ish|ed|en|y|en|ern)$")


class Phrase(NamedTuple):
    """Tokens of one noun phrase of goods (last not included); sure: its goods are known by themselves; loose: they are
    goods only as one of a list ("spare parts"), or broad ones beside a figure ("manufactured goods")."""

    first: int
    last: int
    sure: bool
    loose: bool = False
    broad: bool = False


class Run(NamedTuple):
    """Tokens of the text from the first goods to the last, their characters, the goods as named, and how many; sure:
    some of them are known by themselves; broad: a kind of goods without codes, traded only
    beside a figure."""

    first: int
    last: int
    start: int
    end: int
    names: tuple[str, ...]
    size: int
    sure: bool = True
    broad: bool = False


def _kind(word: str, language: str) -> int:
    """What a lower-case word may be in a noun phrase of goods."""
    if not word[0].isalpha():
        return 0
    russian = language == "ru"
    tongue: Literal["en", "ru"] = "ru" if russian else "en"
    acts = kinds_of(word)
    if _NEVER[word] or not _ACTS.isdisjoint(acts):
        return 0
    kind = ADJECTIVE if (_ADJECTIVE_RU if russian else _ADJECTIVE_EN).match(word) else 0
    if word in _LIGHT:
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


_KINDS = {language: ByWord(partial(_kind, language=language)) for language in ("en", "ru")}


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
        if len(phrases) < _TOLD_APART and all(phrase.loose and not phrase.broad for phrase in phrases):
            continue
        first, last = phrases[0].first, _with_tail(sides, sentence, phrases[-1].last)
        start, end = tokens.starts[first], tokens.ends[last - 1]
        names = items(whole[start:end], lambda words: bool(codes_of(words, sentence.language)))
        if names:
            runs.append(
                Run(
                    first,
                    last,
                    start,
                    end,
                    tuple(names),
                    max(len(names), len(phrases)),
                    any(phrase.sure for phrase in phrases),
                    all(phrase.broad for phrase in phrases),
                )
            )
    return runs


def _phrases(sides: Sides, sentence: Sentence) -> list[Phrase]:
    """The noun phrases of goods in a sentence."""
    tokens, language = sides.text.tokens, sentence.language
    words = tokens.words[sentence.first : sentence.last]
    kinds = [*map(_KINDS[language].__getitem__, words)]
    if max(kinds, default=0) < LAST:
        return []
    for at in _named_tokens(sides, sentence):
        kinds[at - sentence.first] = 0
    for at in twofold(words):
        if is_listed(words, at, 0, len(words)):
            kinds[at] = GOODS | LAST
    for at in [at for at, word in enumerate(words) if at and _NEVER[word]]:
        if not kinds[at] and kinds[at - 1]:
            kinds[at] = PART | LAST if _is_known(f"{words[at - 1]} {words[at]}", language) else 0
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
        if loose and tokens.words[last - 1] not in (_LIGHT if stop - at > 1 else _SORTS):
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


def _is_known(words: str, language: str) -> bool:
    """Whether words are a name of goods by themselves, not only by their parts: "steel structures"."""
    match = find_goods(words, "ru" if language == "ru" else "en")
    return match is not None and match.how in ("synonym", "title")


def _is_described(sides: Sides, sentence: Sentence, at: int, stop: int) -> bool:
    """Whether an adjective stands behind its noun, as in lists of customs: «масло рапсовое», «трубы стальные»."""
    tokens = sides.text.tokens
    last = sentence.first + stop
    if sentence.language != "ru" or _ADJECTIVE_RU.match(tokens.words[last - 1]) is None:
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
    match = find_goods(words, "ru" if sentence.language == "ru" else "en")
    return match is not None and match.how in ("synonym", "title")


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


def _with_tail(sides: Sides, sentence: Sentence, last: int) -> int:
    """Past «из него», "of it" after the last goods."""
    words = sides.text.tokens.words[last : min(last + 2, sentence.last)]
    return last + 2 if len(words) == 2 and words[0] in _OF and words[1] in _ITSELF else last


def _outside_brackets(words: list[str], cues: list[Cue], first: int) -> list[Cue]:
    """The cues that do not stand in "(40 % of exports)"."""
    return [cue for cue in cues if words[first : cue.at].count("(") <= words[first : cue.at].count(")")]


def _joins(sides: Sides, first: int, last: int, language: str) -> bool:
    """Whether two phrases belong to one list: only separators, amounts and small words stand between."""
    tokens = sides.text.tokens
    if last - first > _LONGEST_GAP or first >= last:
        return False
    between = tokens.words[first:last]
    cues = cues_of(tokens.words, first, last)
    outside = _outside_brackets(tokens.words, cues, first) if cues else []
    if any(cue.kind in FLOWS or cue.kind in ("back", "thither") for cue in outside):
        return False
    if "а" in between and tokens.words[first + between.index("а") + 1] not in _GOING_ON:
        return False
    if not _SPLITS.intersection(between):
        return last - first < 4 and _OF.issuperset(between)
    earning = {cue.at for cue in cues if cue.kind in FLOWS or cue.kind == "earn"}
    if any(p.end < tokens.starts[last] - 1 for p in sides.starting(tokens.starts[first], tokens.starts[last])):
        return False
    kinds = _KINDS[language]
    unknown = sum(
        word not in _GAP
        and tokens.shapes[at] != "N"
        and not kinds[word]
        and at not in earning
        and tokens.words[at - 1] not in _PURPOSE
        and not (tokens.words[at - 1] in _ORIGIN and tokens.shapes[at] == "C")
        for at, word in enumerate(between, first)
    )
    if unknown and not _DASHES.isdisjoint(between):
        return False
    commas = sum(word in _SPLITS for word in between)
    return unknown == 0 or (unknown <= 2 and commas >= 2 and ";" not in between)
