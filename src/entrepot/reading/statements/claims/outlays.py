"""Outlays: what a plant or another site costs that somebody builds or means to build: an investment, no trade."""

from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import FLOWS, MEASURES
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.lexicon import word_class
from entrepot.reading.statements.phrases.approximator import qualifier_before
from entrepot.reading.statements.phrases.phrase import Line

_TIES = frozenset(["for", "at", "of", "worth", "за", "на", "в", "with"])
_STROKES = frozenset(":–—-(")
_LEAST = 100_000
_BEHIND, _OPENING = 4, 3


_BUILDS = word_class("trade", "outlays", "builds")
_LENT = word_class("trade", "outlays", "lent")
_PRICES = word_class("trade", "outlays", "prices")
_SITES = word_class("trade", "outlays", "sites")


def is_outlay(line: Line, at: int, segments: list[Segment], place: int, value: Piece) -> bool:
    """Whether an amount in segment `place` of sentence `at` is the price of a site: "to build a mill for $8 million",
    "an $80-million plant", «завод, стоимость которого 70 млн долларов»; or of the site that the sentence before told
    of: "Its cost is put at $25 million"."""
    if value.kind != "money" or value.phrase is None or value.phrase.value.low < _LEAST:
        return False
    segment = segments[place]
    if _trades(line, segment) or _LENT.any_of(line.words[segment.first : segment.last]):
        return False
    before = line.words[: segment.last]
    prices = _PRICES.any_of(line.words[segment.first : value.first])
    if not _builds(before):
        return prices and _opens_with_price(line, segment) and _told_of_site(line, at)
    if _SITES.any_of(line.words[value.last : min(value.last + _BEHIND, segment.last)]):
        return True
    site = next((i for i in range(value.first - 1, -1, -1) if _SITES[line.words[i]]), None)
    if site is None or _LENT.any_of(line.words[site : value.first]):
        return False
    tied = line.word(qualifier_before(line, value.first)[1] - 1) in _TIES
    return prices or tied or (segment.opener in _STROKES and segment.pieces[0].first >= value.first)


def _trades(line: Line, segment: Segment) -> bool:
    """Whether a flow of trade is told of, and not only what something costs."""
    return any(not _PRICES[line.words[p.first]] for p in segment.of(*MEASURES, *FLOWS))


def _opens_with_price(line: Line, segment: Segment) -> bool:
    """ "Its cost", «Стоимость –»: the price is what the sentence is about."""
    return segment.first < _OPENING and _PRICES.any_of(line.words[:_OPENING])


def _told_of_site(line: Line, at: int) -> bool:
    """Whether the sentence before tells of a site that is built."""
    before = line.text.sentences[at - 1] if at else None
    if before is None or before.kind == "heading" or before.paragraph != line.sentence.paragraph:
        return False
    told = line.text.tokens.words[before.first : before.last]
    return _SITES.any_of(told) and _builds(told)


def _builds(words: list[str]) -> bool:
    return _BUILDS.any_of(words) or any(w == "up" and words[i - 1].startswith("set") for i, w in enumerate(words))
