"""Weighing: how likely a list of goods is one that is traded, not wished for, made or worked on together.

The weights (`lexicon/goods_weights.csv`) are learned from the annotated reports and the examples of statements by
`tools/learn_goods.py`: of the words before and after a list and in its whole sentence, the cues among them, its length
and place in the text. They sum to a logit.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from entrepot.nouns.words import word_key
from entrepot.reading.statements.goods.cues import OTHERS, Cue
from entrepot.reading.statements.goods.places import Place, gap
from entrepot.reading.statements.goods.runs import Run
from entrepot.reading.statements.lexicon import weights, words
from entrepot.reading.statements.text import Sentence
from entrepot.reading.statements.whose.sides import Sides

LEAST = 0.0
"""The logit from which a list counts as traded: an entry missed costs about as much as one too many."""
_NUMBER, _MONEY = "1", frozenset("$€£%")
_AROUND, _BESIDE, _STEM = 12, 3, 5
_LONGEST, _LONG = 5, 3
_PARTS, _OPENING = 5, 2
_REACHES = ((1, "1"), (2, "2"), (4, "4"), (9, "9"))
_SECTORS, _SOME = words("goods", "sectors", "words"), 2


def is_traded(features: tuple[str, ...]) -> bool:
    """Whether the features of a list speak more for goods that are traded than against it."""
    known = weights("goods_weights")
    return known[""] + sum([known[name] for name in features if name in known]) >= LEAST


def features_of(
    sides: Sides, at: int, cues: Sequence[Cue], place: Place, figured: bool, recent: bool
) -> tuple[str, ...]:
    """What can be seen of a list in sentence `at`, whose cues are `cues`. figured: it stands among the words of a
    figure; recent: this sentence or the one before tells of a flow."""
    sentence = sides.text.sentences[at]
    found = dict.fromkeys(_of_place(sides, sentence, place))
    found.update(dict.fromkeys(_of_words(sides, sentence, place)))
    found.update(dict.fromkeys(_of_sentence(sides, at, cues, place)))
    size = min(place.run.size, _LONG)
    facts = {
        f"kind {sentence.kind}": True,
        f"language {sentence.language}": True,
        "figured": figured,
        f"figured {size}": figured,
        "recent": recent,
        f"recent {place.cue.kind if place.cue else 'no cue'}": recent,
        "said": sides.speech.said[at] is not None,
    }
    found.update({name: None for name, holds in facts.items() if holds})
    return tuple(found)


def _of_place(sides: Sides, sentence: Sentence, place: Place) -> Iterator[str]:
    """The list itself, its cues, the economies and amounts beside it."""
    run, tokens = place.run, sides.text.tokens
    size = min(run.size, _LONG)
    yield f"size {min(run.size, _LONGEST)}"
    yield from (
        name for name, holds in (("sure", run.sure), ("broad", run.broad), ("sectors", _of_sectors(run))) if holds
    )
    yield from _of_cue(tokens.words, run, place.cue)
    for one in place.cues:
        yield f"{one.kind} {'before' if one.at < run.first else 'after'}"
        if one.kind in OTHERS:
            yield f"{one.kind} size {size}"
    named = sides.named(tokens.starts[place.first], tokens.ends[place.last - 1])
    yield f"named {min(2, len(named))}"
    if any(one.economy in sides.pair for one in named):
        yield "named of pair"
    said = tokens.words[place.first : place.last]
    facts = {
        "number": "N" in tokens.shapes[place.first : place.last],
        "money": not _MONEY.isdisjoint(said),
        "colon": ":" in tokens.words[place.first : run.first],
        "ends": tokens.words[run.last : run.last + 1] == ["."],
        "begins": run.first - sentence.first <= 1,
        "whole": place.first == sentence.first and place.last >= sentence.last - 1,
    }
    yield from (name for name, holds in facts.items() if holds)


def _of_sentence(sides: Sides, at: int, cues: Sequence[Cue], place: Place) -> Iterator[str]:
    """The whole sentence: where in the text it stands, its words and the cues among them, near the list or not."""
    tokens, sentence, run = sides.text.tokens, sides.text.sentences[at], place.run
    yield f"fifth {_PARTS * sentence.start // max(1, len(sides.text.document.text))}"
    yield "opening" if at <= _OPENING else "later"
    outside = dict.fromkeys(cue.kind for cue in cues if not run.first <= cue.at < run.last)
    yield from (f"sentence {kind}" for kind in outside)
    against = sorted({cue.kind for cue in place.cues}.intersection(OTHERS))
    yield f"against {' '.join(against)} {place.cue.kind if place.cue else ''}"
    for here in (*range(sentence.first, run.first), *range(run.last, sentence.last)):
        yield f"has {_key(tokens.words[here], tokens.shapes[here])}"


def _of_cue(said: list[str], run: Run, cue: Cue | None) -> Iterator[str]:
    size = min(run.size, _LONG)
    kind = cue.kind if cue else "no cue"
    yield kind
    yield f"{kind} size {size}"
    if cue is None:
        return
    reach = next((name for most, name in _REACHES if gap(run, cue) <= most), "far")
    where = "before" if cue.at < run.first else "after"
    yield from (f"cue {where}", f"cue {where} {kind}", f"gap {reach}", f"gap {reach} size {size}")
    yield f"cue {word_key(said[cue.at])}"


def _of_sectors(run: Run) -> bool:
    """Whether a list is of branches of the economy: "energy, transport and pharmaceuticals"."""
    return sum(not _SECTORS.isdisjoint(name.casefold().split()) for name in run.names) >= _SOME


def _of_words(sides: Sides, sentence: Sentence, place: Place) -> Iterator[str]:
    """The words before ("<") and after (">") a list: themselves and their beginnings, the nearest by their distance."""
    run, tokens = place.run, sides.text.tokens
    for at in range(max(place.first, run.first - _AROUND), run.first):
        yield from _of_word("<", tokens.words[at], tokens.shapes[at])
    for at in range(run.last, min(place.last, run.last + _AROUND)):
        yield from _of_word(">", tokens.words[at], tokens.shapes[at])
    for at in range(max(sentence.first, run.first - _BESIDE), run.first):
        yield f"<{run.first - at} {_key(tokens.words[at], tokens.shapes[at])}"
    for at in range(run.last, min(sentence.last, run.last + _BESIDE)):
        yield f">{at - run.last + 1} {_key(tokens.words[at], tokens.shapes[at])}"


@lru_cache(maxsize=100_000)
def _of_word(side: str, word: str, shape: str) -> tuple[str, ...]:
    key = _key(word, shape)
    return (f"{side}{key}", f"{side}{key[:_STEM]}*") if len(key) > _STEM else (f"{side}{key}",)


@lru_cache(maxsize=100_000)
def _key(word: str, shape: str) -> str:
    return _NUMBER if shape == "N" else word_key(word)
