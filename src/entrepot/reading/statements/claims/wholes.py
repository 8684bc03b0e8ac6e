"""Wholes: whose goods a part of the turnover is, and flows told again in the order in which they were told before."""

from collections.abc import Sequence

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.marks import noun_class
from entrepot.reading.statements.claims.meanings import meant
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.setting import Frame, Setting
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.parties import Party
from entrepot.reading.statements.whose.scene import Side

_STROKES = frozenset("–—-")
_BOTH = words("small_words", "interpret", "both")
_RESPECTIVE = frozenset(["respectively", "соответственно"])
_OURS = frozenset(["ours", "наши", "наших", "our"])
_SOLD = frozenset(["sales", "exports", "deliveries", "supplies", "продажи", "поставки", "продаж", "поставок"])


def of_goods(setting: Setting, at: int, value: Piece, frame: Frame, goes_on: bool) -> Frame:
    """The exports that a part of the turnover is: "Vietnamese goods accounted for $733.7 million of it", «из которых
    $338 млн – туркменские товары, а казахстанские – $74 млн»; `goes_on`: the value before was read so."""
    if frame.measure != "turnover" or value.kind != "money" or frame.reporter is None or frame.partner is None:
        return frame
    seller = _seller(setting, at, value, (frame.reporter, frame.partner), goes_on)
    if seller is None:
        return frame
    buyer = frame.partner if seller == frame.reporter else frame.reporter
    return frame._replace(measure="exports", reporter=seller, partner=buyer, named=True, rule="<economy>'s goods")


def _seller(setting: Setting, at: int, value: Piece, pair: tuple[Economy, Economy], goes_on: bool) -> Side:
    segments = setting.segments
    segment, before, after = segments[at], segments[at - 1] if at else None, segments[at + 1 : at + 2]
    home = [segment]
    if before is not None and segment.opener in _STROKES and not before.values:
        home.append(before)
    if after and after[0].opener in _STROKES and not after[0].values and value.last == segment.last:
        home.append(after[0])
    for place in home:
        for party in (p.party for p in place.of("party") if p.party is not None):
            economy = party.economy or meant(setting, party, None)
            if economy in pair and _is_of_goods(setting, place, party, goes_on):
                return economy
    return None


def _is_of_goods(setting: Setting, place: Segment, party: Party, goes_on: bool) -> bool:
    """ "Vietnamese goods", "his country's", «казахстанские» after «туркменские товары»."""
    line = setting.line
    at = party.last + (line.word(party.last) in ("'s", "’s", "'", "’"))
    if _is_part(setting, party, at):
        return True
    if line.word(party.first) in _OURS:
        return at >= place.last or noun_class(line.word(at)) == "goods" or line.word(at) in _SOLD
    if party.form != "adjective" and not party.possessive:
        return False
    heads = {p.first for p in place.of("turnover")}
    if any(noun_class(line.word(i)) == "goods" for i in (at, at + 1) if line.shape(i) == "w" and i not in heads):
        return True
    closes = at >= place.last or line.word(at) in (",", ";", ".")
    return closes and (party.possessive or goes_on)


def _is_part(setting: Setting, party: Party, after: int) -> bool:
    """ "Pakistan's part in this", «доля Беларуси в этой сумме», «товары из Таджикистана» of a sum told before."""
    words, first = setting.line.words, party.first
    if party.prep in ("из", "from") and noun_class(setting.line.word(first - 2)) == "goods":
        return True
    told = party.economy or meant(setting, party, None)
    if _OF_THIS.isdisjoint(words) or party.prep == "на" or told is None or told.kind != "country":
        return False
    owned = party.form == "adjective" or party.possessive or setting.line.word(first) in ("our", "наша", "наш")
    before = setting.line.word(first - 1 - (setting.line.word(first - 1) == "of"))
    return (owned and setting.line.word(after) in _PARTS) or before in _PARTS


_PARTS = frozenset(["share", "part", "portion", "contribution", "доля", "долю", "часть", "вклад"])
_OF_THIS = frozenset(
    ["this", "it", "that", "them", "which", "sum", "total", "этой", "этого", "них", "нее", "него", "этих"]
)


def in_turn(setting: Setting, value: Piece) -> Piece | None:
    """The n-th of the flows that a sentence names before n amounts: "exports and imports were $300 million and $180
    million respectively"."""
    if _RESPECTIVE.isdisjoint(setting.line.words):
        return None
    values = [v for s in setting.segments for v in s.values if v.kind == value.kind]
    heads = [h for s in setting.segments for h in s.of("exports", "imports", "turnover") if h.form == "word"]
    if len(values) < 2 or len(heads) != len(values) or value not in values or heads[-1].first > values[0].first:
        return None
    return heads[values.index(value)]


def in_order(setting: Setting, at: int, value: Piece, told: Sequence[Claim]) -> Frame | None:
    """The n-th flow told before for the n-th of n amounts: "in 2019 the figures were $13.6, $11.9 and $1.7 million
    respectively", «за тот же период 2017-го было 255 и 198 млн соответственно»."""
    if _BOTH.isdisjoint(setting.line.words) and not _is_labelled_pair(setting):
        return None
    first = max((s.first for s in setting.segments if s.opener == ";" and s.first <= value.first), default=0)
    values = [v for s in setting.segments for v in s.of("money") if v.first >= first]
    if len(values) < 2 or value not in values:
        return None
    if any(s.has("exports", "imports", "turnover") for s in setting.segments if s.first >= first and s.values):
        return None
    start = setting.line.starts[first]
    frames = _latest([c for c in told if c.sentence < at or c.start < start], len(values))
    return frames[values.index(value)]._replace(at=-1) if len(frames) == len(values) else None


def by_ordinal(setting: Setting, at: int, segment: Segment, told: Sequence[Claim]) -> Frame | None:
    """The flow that "the first", "the second" or "the latter" stands for, of those of the last sentence with levels."""
    line = setting.line
    start = line.starts[segment.first]
    before = [c for c in told if c.low is not None and c.sort == "level" and (c.sentence < at or c.start < start)]
    frames = [c.frame for c in before if c.sentence == before[-1].sentence]
    for i in range(segment.first, min(segment.first + 3, segment.last)):
        place = _ORDINALS.get(line.words[i])
        tells = any(p.first == i + 1 and p.kind in _TELLING for p in segment.pieces)
        if place is not None and tells and len(frames) > 1 and line.word(i - 1) in ("the", "and"):
            return frames[place]._replace(at=-1) if place < len(frames) else None
    return None


_ORDINALS = {"first": 0, "former": 0, "second": 1, "third": 2, "latter": -1, "last": -1}
_TELLING = frozenset(("up", "down", "copula", "level", "percent", "multiple", "modal", "goal"))


def _is_labelled_pair(setting: Setting) -> bool:
    """ "Latvia: 5.1 and 6.2 billion": two amounts alone in the line of an economy."""
    first, *rest = setting.segments
    values = [v for s in rest for v in s.of("money")]
    joined = len(values) == 2 and setting.line.word(values[0].last) in ("and", "и")
    return joined and bool(rest) and rest[0].opener == ":" and {p.kind for p in first.pieces} == {"party"}


def distributed(said: Sequence[Claim], words: Sequence[str]) -> list[Claim]:
    """The claims of a sentence with each of n growths that follow n levels given to its own: "exports 10.4 billion,
    imports 12.3 billion, respectively up 30 % and 45 %"."""
    levels = [c for c in said if c.sort == "level" and c.low is not None and c.index is None]
    growths = [c for c in said if c.sort == "growth" and c.low is None]
    if len(growths) < 2 or len(levels) != len(growths) or len(said) != 2 * len(levels):
        return list(said)
    after = min(c.segment for c in growths) > max(c.segment for c in levels)
    last = [c.segment for c in growths]
    close = not _RESPECTIVE.isdisjoint(words) or last[-1] - last[0] == len(last) - 1
    if not after or not close or any(c.frame[:3] != levels[-1].frame[:3] for c in growths):
        return list(said)
    own = [
        g.moved(frame=c.frame, period=c.period, period_said=c.period_said) for g, c in zip(growths, levels, strict=True)
    ]
    return [*levels, *own]


def _latest(told: Sequence[Claim], count: int) -> list[Frame]:
    """The last `count` flows of levels, in their order, each once; a balance only when there is nothing else."""
    found: list[Frame] = []
    for wanted in (("exports", "imports", "turnover"), ("exports", "imports", "turnover", "balance")):
        found = []
        for claim in reversed(told):
            frame = claim.frame
            known = any(
                (f.measure, f.reporter, f.partner) == (frame.measure, frame.reporter, frame.partner) for f in found
            )
            if claim.low is not None and claim.sort == "level" and frame.measure in wanted and not known:
                found.insert(0, frame)
            if len(found) == count:
                return found
    return found
