"""Tokens: the words, numbers and marks of a text, each with its exact span."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate, compress, islice
from typing import NamedTuple, overload

from entrepot.reading.statements.lexicon.by_word import ByWord

_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301\u200e\u200f"
_PIECE = re.compile(r"\s+|[^\W\d_]+|\d+(?:[.,]\d+)*|['’][sS]\b|.", re.DOTALL)
_PIECE_WITH_HIDDEN = re.compile(
    rf"[\s{_HIDDEN}]+|[^\W\d_](?:[^\W\d_]|[{_HIDDEN}](?=[^\W\d_]))*|\d+(?:[.,]\d+)*|['’][sS]\b|.", re.DOTALL
)
_LATIN_TWINS = str.maketrans("асеохукмтвр", "aceoxykmtbp")
_CYRILLIC_TWINS = str.maketrans("aceoxykmtbp", "асеохукмтвр")
_CYRILLIC = re.compile("[а-яё]+", re.IGNORECASE)
_LATIN = re.compile("[a-z]+", re.IGNORECASE)
_HIDDEN_CHARACTERS = re.compile(f"[{_HIDDEN}]")


class Token(NamedTuple):
    """A word, a number or one other character.

    word: its casefolded form (ё as е, hidden characters and look-alike letters mended); for a number its digits and
    points as written. shape: "w" word, "C" capitalised word, "N" number, "s" possessive 's, "." anything else.
    """

    start: int
    end: int
    word: str
    shape: str


class Tokens(Sequence[Token]):
    """The tokens of a text, kept as four parallel columns: a Token is made when it is asked for."""

    __slots__ = ("ends", "shapes", "starts", "words")

    def __init__(self) -> None:
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.words: list[str] = []
        self.shapes: list[str] = []

    def __len__(self) -> int:
        return len(self.starts)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Token, ...]: ...
    def __getitem__(self, at: int | slice) -> Token | tuple[Token, ...]:
        if isinstance(at, slice):
            return tuple(map(Token, self.starts[at], self.ends[at], self.words[at], self.shapes[at]))
        return Token(self.starts[at], self.ends[at], self.words[at], self.shapes[at])


@lru_cache(maxsize=200_000)
def normal(word: str) -> str:
    """The form that lexicons know a word by."""
    folded = word.casefold().replace("ё", "е")
    if folded.isascii():
        return folded
    folded = _HIDDEN_CHARACTERS.sub("", folded)
    if _CYRILLIC.search(folded) and _LATIN.search(folded):
        cyrillic = folded.translate(_CYRILLIC_TWINS)
        folded = folded.translate(_LATIN_TWINS) if _LATIN.search(cyrillic) else cyrillic
    return folded


def tokenize(text: str, start: int, end: int, tokens: Tokens, breaks: dict[int, int]) -> None:
    """Append the tokens from `start` to `end`; `breaks` gets 1 at a token after a line break, 2 after a blank line."""
    story = text if (start, end) == (0, len(text)) else text[start:end]
    pieces = (_PIECE_WITH_HIDDEN if _hides(story) else _PIECE).findall(story)
    edges = list(accumulate(map(len, pieces), initial=start))
    shapes = [*map(_SHAPES.__getitem__, pieces)]
    before = len(tokens)
    tokens.starts += compress(edges, shapes)
    tokens.ends += compress(islice(edges, 1, None), shapes)
    tokens.words += map(_WORDS.__getitem__, compress(pieces, shapes))
    tokens.shapes += filter(None, shapes)
    line = story.find("\n")
    while line >= 0:
        piece = bisect_right(edges, start + line) - 1
        breaks[bisect_left(tokens.starts, start + line, before)] = min(pieces[piece].count("\n"), 2)
        line = story.find("\n", edges[piece + 1] - start)
    breaks.pop(len(tokens), None)


def _hides(story: str) -> bool:
    return not story.isascii() and _HIDDEN_CHARACTERS.search(story) is not None


def _shape(piece: str) -> str:
    """The shape of a piece of text; none for what is between tokens."""
    head = piece[0]
    if head.isspace() or head in _HIDDEN:
        return ""
    if head.isalpha():
        return "w" if head.islower() else "C"
    return "N" if head.isdecimal() else "s" if len(piece) > 1 else "."


def _word(piece: str) -> str:
    if piece[0].isalpha():
        return normal(piece)
    return "'s" if _SHAPES[piece] == "s" else piece


_SHAPES, _WORDS = ByWord(_shape), ByWord(_word)
