"""Credits: money that one side lends to the other, a sum of its own beside trade and investment."""

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS, MEASURES
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.lexicon import word_class
from entrepot.reading.statements.phrases.phrase import Line

_BEFORE, _BEHIND = 6, 6
_LEAST = 100_000
_WORTH = frozenset(
    "of for at worth in with to the amount a an sum total under на в сумму размере объеме виде до".split()
)


_ASKING = word_class("trade", "credits", "asking")
_NOUNS = word_class("trade", "credits", "nouns")
_OTHERS = word_class("trade", "credits", "others")


def is_credit(line: Line, segments: list[Segment], at: int, value: Piece) -> bool:
    """Whether an amount is lent: "a credit line of $95 million", "$10 billion in concessional loans", «открыл кредит,
    66 млн долларов»; not one that is only asked for, and none that buys goods in its clause."""
    segment = segments[at]
    if value.kind != "money" or value.phrase is None or value.phrase.value.low < _LEAST:
        return False
    if segment.has(*MEASURES, *FLOWS) or _OTHERS.any_of(line.words[segment.first : segment.last]):
        return False
    noun = _noun(line, segments, at, value)
    if noun is None:
        return False
    opening = segments[at - 1] if at and noun < segment.first else segment
    return not _ASKING.any_of(line.words[opening.first : max(noun, value.first)])


def _noun(line: Line, segments: list[Segment], at: int, value: Piece) -> int | None:
    """The token of the loan that an amount is the sum of."""
    segment = segments[at]
    for i in range(value.first - 1, max(segment.first, value.first - _BEFORE) - 1, -1):
        if _NOUNS[line.words[i]]:
            return i
    if line.word(value.last) in _WORTH:
        for i in range(value.last, min(value.last + _BEHIND, segment.last)):
            if _NOUNS[line.words[i]]:
                return i
    before = segments[at - 1] if at else None
    alone = before is not None and not before.values and [*segment.pieces] == [value]
    if before is not None and alone and _NOUNS[line.word(before.last - 1)]:
        return before.last - 1
    return None
