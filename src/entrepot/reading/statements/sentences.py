"""Sentences: where they begin and end among the tokens of a text, and what sort of line they stand in."""

from typing import NamedTuple

from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.lexicon.by_word import ByWord
from entrepot.reading.statements.tokens import Token, Tokens

_LONGEST = 250
_CLOSERS = frozenset("”»\"'’)]“")
_ENDS = frozenset(".!?…")
_NEVER_END = words("abbreviations", "never_end")
_MAY_END = words("abbreviations", "may_end")
_STARTERS = words("abbreviations", "starters")
_UNITS = words("abbreviations", "units")


class Sentence(NamedTuple):
    """start and end index the document's text; first and last the tokens (last not included).

    paragraph: counted from 0; kind: "headline", "heading" (a line of its own without a full stop) or "body".
    language: of its paragraph, "en" or "ru".
    """

    start: int
    end: int
    first: int
    last: int
    paragraph: int
    kind: str
    language: str


def sentences_of(tokens: Tokens, breaks: dict[int, int], head: tuple[int, int] | None, language: str) -> list[Sentence]:
    """The sentences of a text, none across a break.

    breaks: tokens that begin a line, with how firmly; head: the characters of the headline.
    """
    found: list[Sentence] = []
    edges = [*sorted(at for at in breaks if at), len(tokens)]
    first, paragraph = 0, 0
    for edge in edges:
        if edge == first:
            continue
        tongue = _tongue(tokens, first, edge, language)
        for a, b in _split_line(tokens, first, edge):
            kind = _kind(tokens, a, b, head, is_line=(a, b) == (first, edge))
            found.append(Sentence(tokens.starts[a], tokens.ends[b - 1], a, b, paragraph, kind, tongue))
        first = edge
        paragraph += 1
    return found


def _script(word: str) -> str:
    """The language whose letters a word is written in; none for what is no word."""
    if not word[0].isalpha():
        return ""
    return "ru" if "а" <= word[0] <= "я" else "en"


_SCRIPTS = ByWord(_script)


def _tongue(tokens: Tokens, first: int, last: int, otherwise: str) -> str:
    scripts = [*map(_SCRIPTS.__getitem__, tokens.words[first : min(last, first + 60)])]
    cyrillic, latin = scripts.count("ru"), scripts.count("en")
    if cyrillic + latin < 4:
        return otherwise
    return "ru" if cyrillic > latin else "en"


def _kind(tokens: Tokens, a: int, b: int, head: tuple[int, int] | None, *, is_line: bool) -> str:
    if head is not None and head[0] <= tokens.starts[a] < head[1]:
        return "headline"
    return "heading" if is_line and tokens.words[b - 1] not in '.!?…;,”»"' else "body"


def _split_line(tokens: Tokens, first: int, last: int) -> list[tuple[int, int]]:
    """The sentences of one line or paragraph, as token spans."""
    found: list[tuple[int, int]] = []
    words, start, stop = tokens.words, first, first
    for at in range(first, last):
        if words[at] not in _ENDS or at < stop:
            continue
        stop = at + 1
        while stop < last and (words[stop] in _ENDS or (words[stop] in _CLOSERS and _touches(tokens, stop))):
            stop += 1
        if stop < last and _ends(tokens, at, stop):
            found.append((start, stop))
            start = stop
    if start < last:
        found.append((start, last))
    return [cut for a, b in found for cut in _cuts(a, b)]


def _cuts(first: int, last: int) -> list[tuple[int, int]]:
    """A sentence in runs of at most `_LONGEST` tokens: what is longer is no sentence, and rules may look at all pairs
    of its words."""
    return [(at, min(at + _LONGEST, last)) for at in range(first, last, _LONGEST)]


def _touches(tokens: Tokens, at: int) -> bool:
    return tokens.starts[at] == tokens.ends[at - 1]


def _ends(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the full stop at token `at` ends a sentence that goes on to token `stop`."""
    if tokens.ends[stop - 1] == tokens.starts[stop] and not _runs_on(tokens, at, stop):
        return False
    following = tokens[stop]
    while following.word in "“«\"'‘([—–-" and stop + 1 < len(tokens):
        stop += 1
        following = tokens[stop]
    if following.shape == "w" or (following.shape in ".s" and following.word not in '$€£¥₽₸№“«"'):
        return False
    if tokens.words[at] != "." or at == 0 or not _touches(tokens, at):
        return True
    before = tokens[at - 1]
    if before.shape not in "wC":
        return True
    if len(before.word) == 1 and before.shape == "C":
        return False if not before.word.isascii() else _after_letter(tokens, at, following)
    if before.word in _NEVER_END:
        return False
    if before.word in _MAY_END:
        return following.word in _STARTERS or _closes_amount(tokens, at, following)
    return True


def _runs_on(tokens: Tokens, at: int, stop: int) -> bool:
    """ "… at the chamber.The president …": a full stop without a space, between two words and in no address."""
    if stop != at + 1 or at < 1 or stop + 1 >= len(tokens) or tokens.shapes[stop] != "C":
        return False
    before, after = tokens.words[at - 1], tokens.words[stop]
    alone = not _touches(tokens, at - 1) and not _touches(tokens, stop + 1)
    return (
        alone and tokens.shapes[at - 1] in "wC" and len(before) > 2 and (len(after) > _TOP_LEVEL or after in _STARTERS)
    )


_TOP_LEVEL = 4


def _closes_amount(tokens: Tokens, at: int, following: Token) -> bool:
    """ "80 млн. Стороны", «в 2022 г. Область»: a unit after its number, and a capital."""
    if following.word == "сша":
        return False
    counted = tokens.words[at - 1] in _UNITS and at > 1 and tokens.shapes[at - 2] in "Nw"
    return following.shape == "C" and counted and (tokens.words[at - 1] != "г" or tokens.shapes[at - 2] == "N")


def _after_letter(tokens: Tokens, at: int, following: Token) -> bool:
    """A single capital and a point: an initial, unless it closes "U.S." and a new sentence plainly starts."""
    dotted = at >= 3 and tokens.words[at - 2] == "." and len(tokens.words[at - 3]) == 1
    return dotted and following.word in _STARTERS
