"""Phrase: some words that were understood together, and by which rule."""

from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from entrepot.reading.statements.text import Sentence, Text


class Phrase(NamedTuple):
    """first and last: tokens of the line (last not included); rule: its grammar; parts: what it was built of.

    kind: "number", "money", "percent", "multiple", "period" or "approximator"; value: what the kind says.
    """

    kind: str
    first: int
    last: int
    value: Any
    rule: str
    parts: tuple["Phrase", ...] = ()


class _Column(dict[int, str]):
    """What stands at each position of a line, and "" everywhere else."""

    __slots__ = ()

    def __missing__(self, at: int) -> str:
        return ""


class Line:
    """One sentence as columns of tokens, counted from 0: what the phrase rules work on.

    word and shape: those of the token at a position, "" outside the line; plain lookups, for the rules ask hundreds of
    times a sentence.
    numbers: those read so far, by their first token; money, percents and periods begin with the same ones."""

    __slots__ = ("ends", "language", "numbers", "sentence", "shape", "shapes", "starts", "text", "word", "words")

    def __init__(self, text: Text, sentence: Sentence) -> None:
        first, last = sentence.first, sentence.last
        self.text = text
        self.sentence = sentence
        self.language = sentence.language
        self.words = text.tokens.words[first:last]
        self.shapes = text.tokens.shapes[first:last]
        self.starts = text.tokens.starts[first:last]
        self.ends = text.tokens.ends[first:last]
        self.word: Callable[[int], str] = _Column(enumerate(self.words)).__getitem__
        self.shape: Callable[[int], str] = _Column(enumerate(self.shapes)).__getitem__
        self.numbers: dict[int, Phrase | None] = {}

    def __len__(self) -> int:
        return len(self.words)

    def glued(self, at: int) -> bool:
        """Whether nothing stands between token `at` and the one before."""
        return 0 < at < len(self.words) and self.starts[at] == self.ends[at - 1]

    def gap(self, at: int) -> str:
        """The characters between token `at` and the one before."""
        return self.text.document.text[self.ends[at - 1] : self.starts[at]]

    def said(self, first: int, last: int) -> str:
        """The words as written."""
        return self.text.document.text[self.starts[first] : self.ends[last - 1]] if first < last else ""


def tree(line: Line, phrase: Phrase) -> Iterator[str]:
    """The rules that built the phrase, one line each, indented, with the words each one ate."""
    yield f"{phrase.rule}  «{line.said(phrase.first, phrase.last)}»"
    for part in phrase.parts:
        yield from (f"  {row}" for row in tree(line, part))
