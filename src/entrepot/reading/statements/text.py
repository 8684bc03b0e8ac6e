"""Text: a document's story as tokens and sentences, each with its exact span."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate, compress, islice
from typing import NamedTuple, overload

from entrepot.nouns.document import Document
from entrepot.reading.statements.lexicon import words
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
_LONGEST = 250
_CLOSERS = frozenset("”»\"'’)]“")
_ENDS = frozenset(".!?…")
_NEVER_END = words("abbreviations", "never_end")
_MAY_END = words("abbreviations", "may_end")
_STARTERS = words("abbreviations", "starters")
_UNITS = words("abbreviations", "units")
_BULLETS = frozenset("-–—•*·▪●")


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


@dataclass(frozen=True, slots=True)
class Text:
    """A document's headline and story, split once and shared by every kind of statement."""

    document: Document
    tokens: Tokens
    sentences: tuple[Sentence, ...]
    language: str
    _said: dict[int, str] = field(default_factory=dict, repr=False, compare=False)

    def words_of(self, sentence: Sentence) -> str:
        """The sentence as written, the same string each time."""
        said = self._said.get(sentence.start)
        if said is None:
            said = self._said[sentence.start] = self.document.text[sentence.start : sentence.end]
        return said

    def paragraphs(self) -> list[list[Sentence]]:
        """The sentences, paragraph by paragraph."""
        found: list[list[Sentence]] = []
        for sentence in self.sentences:
            if not found or found[-1][0].paragraph != sentence.paragraph:
                found.append([])
            found[-1].append(sentence)
        return found


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


def language_of(text: str) -> str:
    """ "ru" when most of the letters are Cyrillic, otherwise "en"."""
    sample = text[:20_000]
    if _CYRILLIC.search(sample) is None:
        return "en"
    return "ru" if _letters(_CYRILLIC, sample) > _letters(_LATIN, sample) else "en"


def _letters(runs: re.Pattern[str], text: str) -> int:
    return sum(map(len, runs.findall(text)))


def split(document: Document) -> Text:
    """Tokens and sentences of the document's headline and story."""
    whole = document.text
    start, end = document.story
    tokens = Tokens()
    breaks: dict[int, int] = {}
    head = _headline(document)
    if head is not None and head[0] < start:
        _tokenize(whole, head[0], min(head[1], start), tokens, breaks)
        breaks[len(tokens)] = 2
    _tokenize(whole, start, end, tokens, breaks)
    if _hard_wrapped(whole[start:end]):
        breaks = {at: lines for at, lines in breaks.items() if lines > 1 or tokens.words[at] in _BULLETS}
    language = document.language if document.language in ("en", "ru") else language_of(whole[start:end])
    sentences = tuple(_sentences(tokens, breaks, head, language))
    return Text(document, tokens, sentences, language)


def _headline(document: Document) -> tuple[int, int] | None:
    if not document.title:
        return None
    at = document.text.find(document.title)
    return None if at < 0 else (at, at + len(document.title))


def _tokenize(text: str, start: int, end: int, tokens: Tokens, breaks: dict[int, int]) -> None:
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


_HIDES = re.compile(f"[{_HIDDEN}]")


def _hides(story: str) -> bool:
    return not story.isascii() and _HIDES.search(story) is not None


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


def _hard_wrapped(story: str) -> bool:
    """Whether line breaks fall inside sentences, as in text from a PDF or an e-mail."""
    lines = [line.strip() for line in story.splitlines() if line.strip()]
    if len(lines) < 6 or max(map(len, lines)) > 130:
        return False
    running = [line for line in lines if len(line) > 45]
    unfinished = sum(line[-1].isalnum() or line[-1] in ",-" for line in running)
    return len(running) > 0.6 * len(lines) and unfinished > 0.6 * len(running)


def _sentences(tokens: Tokens, breaks: dict[int, int], head: tuple[int, int] | None, language: str) -> list[Sentence]:
    found: list[Sentence] = []
    edges = [*sorted(at for at in breaks if at), len(tokens)]
    first, paragraph = 0, 0
    for edge in edges:
        if edge == first:
            continue
        tongue = _tongue(tokens, first, edge, language)
        for a, b in _split_line(tokens, first, edge):
            kind = _kind(tokens, a, b, first, edge, head)
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


def _kind(tokens: Tokens, a: int, b: int, first: int, edge: int, head: tuple[int, int] | None) -> str:
    if head is not None and head[0] <= tokens.starts[a] < head[1]:
        return "headline"
    whole_line = a == first and b == edge
    return "heading" if whole_line and tokens.words[b - 1] not in '.!?…;,”»"' else "body"


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
