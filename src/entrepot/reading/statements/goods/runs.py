"""Runs of goods: the coordinated noun phrases of a sentence that name goods, found by themselves."""

from typing import NamedTuple

from entrepot.reading.statements.goods.cues import FLOWS, Cue, cues_of
from entrepot.reading.statements.goods.goods_kinds import KINDS, codes_of
from entrepot.reading.statements.goods.noun_phrases import Phrase, goods_phrases
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.goods_list import items
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.whose.sides import Sides

__all__ = ["Run", "codes_of", "find_runs"]


_TOLD_APART = 2
_GAP = words("goods", "gap", "words") | {",", ";", "(", ")", "$", "€", "%", "–", "—", "-", "[", "]", "."}
_SPLITS = frozenset(
    (",", ";", "and", "or", "as", "и", "или", "а", "(", "–", "—", "ahead", "then", "followed", "plus", "but")
)
_GOING_ON = frozenset(("также", "кроме", "еще", "затем", "следом", "за"))
_OF = frozenset(("for", "of", "from", "the", "other", "из", "для", "других"))
_ITSELF = frozenset(("it", "them", "него", "нее", "них"))
_LONGEST_GAP = 22
_DASHES = frozenset(("–", "—"))
_PURPOSE = frozenset(("for", "для"))
_ORIGIN = frozenset(("from", "из"))


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


def find_runs(sides: Sides, sentence: Sentence) -> list[Run]:
    """The lists of goods of a sentence, one item being a list too, in its order."""
    tokens = sides.text.tokens
    found: list[list[Phrase]] = []
    for phrase in goods_phrases(sides, sentence):
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
    kinds = KINDS[language]
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
