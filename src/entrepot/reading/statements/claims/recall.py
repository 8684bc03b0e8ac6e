"""Recall: which of the flows told before a value without a head of its own goes back to."""

from collections.abc import Iterable, Sequence

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.clauses import Segment
from entrepot.reading.statements.claims.labels import LABELLED
from entrepot.reading.statements.claims.memory import FAR, Memory
from entrepot.reading.statements.claims.pieces import Piece
from entrepot.reading.statements.claims.setting import Frame, Setting, sold
from entrepot.reading.statements.claims.shares import SHARE
from entrepot.reading.statements.claims.sharing import stands_by_partner
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.phrase import Line

_NOUNS = words("small_words", "interpret", "nouns") | {"it", "он"}
_BOTH = words("small_words", "interpret", "both")
_RANKS = words("small_words", "interpret", "ranks")


def topic(line: Line, at: int, memory: Memory, segment: Segment, whole_sentence: Iterable[Piece]) -> Frame | None:
    """What "the figure", "it" or the goal of both sides stands for after a turnover and its parts: the turnover."""
    names = any(p.kind == "anaphor" and line.words[p.first] in _NOUNS for p in segment.pieces)
    if at - memory.sentence > FAR or not (names or is_joint_goal(whole_sentence)):
        return None
    told = [c for c in memory.claims if c.frame.measure == "turnover" and c.paragraph == line.sentence.paragraph]
    kinds = {c.frame.measure for c in memory.claims if c.sentence == memory.sentence}
    return told[-1].frame if told and ("turnover" in kinds or {"exports", "imports"} <= kinds) else None


def is_joint_goal(pieces: Iterable[Piece]) -> bool:
    """ "the two sides want to reach a billion": what a pair wants together."""
    held = list(pieces)
    joint = any(p.party is not None and p.party.ref in ("pair", "countries") for p in held)
    return joint and any(p.kind in ("goal", "modal") for p in held)


def wanted_of(memory: Memory, at: int, value: Piece, pieces: Iterable[Piece]) -> Frame | None:
    """The flow of which an amount or a multiple is wanted, where nothing else is said of it: "Ankara dreams of $15
    billion", «за пять лет его намерены удвоить». That is the flow told of right before, of a turnover and its parts the
    turnover; where an aim is named as such, the last turnover however long ago."""
    held = list(pieces)
    if not any(p.kind in ("goal", "modal") for p in held) or any(p.kind == "elsewhere" for p in held):
        return None
    if at - memory.sentence > _NEAR:
        named = value.kind == "money" and any(p.kind == "goal" and p.form == "word" for p in held)
        return memory.turnover if named else None
    told = next((c for c in reversed(memory.claims) if c.low), None)
    if value.kind != "money" or value.phrase is None:
        changes = value.kind == "multiple" and value.phrase is not None and value.phrase.value.is_change
        return memory.frame if changes else None
    money = value.phrase.value
    if told is None or not told.low or money.unit not in (None, told.unit):
        return None
    if not _LEAST <= money.high / told.low <= _MOST:
        return None
    pair = {told.frame.reporter, told.frame.partner}
    whole = next((c for c in reversed(memory.claims) if c.frame.measure == "turnover" and c.low), None)
    if whole is None or {whole.frame.reporter, whole.frame.partner} != pair or told.frame.measure not in MIRROR:
        return told.frame
    return whole.frame if whole.low is not None and whole.low <= money.high else told.frame


_NEAR, _LEAST, _MOST = 2, 0.8, 25


def ranked(setting: Setting, at: int, memory: Memory, segment: Segment, value: Piece) -> Frame | None:
    """ "Austria is third with $6 billion" after a turnover and its two parts: the turnover with Austria."""
    if _RANKS.isdisjoint(setting.line.words[segment.first : value.first]):
        return None
    if not stands_by_partner(setting, segment, value):
        return None
    turnovers = [c.frame for c in memory.claims if at - c.sentence <= FAR and c.frame.measure == "turnover"]
    return turnovers[-1] if turnovers and not _is_one_way(memory) else None


def _is_one_way(memory: Memory) -> bool:
    """Whether the last sentence with a figure told only of what one economy sells, or only of what it buys."""
    told = [c.frame for c in memory.claims if c.sentence == memory.sentence]
    if not told or any(f.measure not in MIRROR for f in told):
        return False
    sides = [sold(f) for f in told]
    return any(len({pair[end] for pair in sides}) == 1 for end in (0, 1))


def by_arithmetic(value: Piece, unit: str | None, told: Sequence[Claim]) -> Frame | None:
    """The turnover or the balance of two when an amount is the sum of what they sold and bought, or the difference."""
    money = None if value.phrase is None else value.phrase.value
    if money is None or not money.low or money.low != money.high:
        return None
    levels = [c for c in told if c.low is not None and c.low == c.high and c.frame.measure in MIRROR]
    levels = [c for c in levels if c.frame.goods is None]
    last = levels[-1] if levels else None
    if last is None or last.low is None or last.unit != (money.unit or unit or last.unit):
        return None
    seller, buyer = sold(last.frame)
    for other in reversed(levels[:-1]):
        if other.low is None or other.unit != last.unit or other.period != last.period:
            continue
        if sold(other.frame) != (buyer, seller):
            continue
        if abs(last.low + other.low - money.low) <= _SLACK * money.low:
            return last.frame._replace(measure="turnover", at=-1, goods=None, rule="<the sum of both flows>")
        gap = abs(last.low - other.low)
        if gap > _LEAST * max(last.low, other.low) and abs(gap - money.low) <= _SLACK * max(last.low, other.low):
            richer = last if last.low > other.low else other
            seller, buyer = sold(richer.frame)
            if seller is None:
                seller, buyer = buyer, seller
            return Frame("balance", seller, buyer, 1, -1, True, rule="<the difference of both flows>")
    return None


_SLACK = 0.01
_LEAST = 0.03


def resumed(memory: Memory, last: Frame, value: Piece) -> Frame:
    """The flow that an amount without a word of its own goes on with: the last one, or the turnover of the same two
    when it is no smaller than that."""
    if last.measure not in MIRROR or value.kind != "money" or value.phrase is None:
        return last
    pair = {last.reporter, last.partner}
    told = [c for c in memory.claims if c.frame.measure == "turnover" and {c.frame.reporter, c.frame.partner} == pair]
    whole = told[-1] if told else None
    return last if whole is None or not whole.low or value.phrase.value.low < _WHOLE * whole.low else whole.frame


_WHOLE = 0.9


def is_of_turnover(goal: Claim, told: Sequence[Claim]) -> bool:
    """Whether a goal without a word for its flow is of the turnover: no smaller than that of the two told before, or
    told right after it."""
    if goal.low is None or goal.frame.measure not in MIRROR:
        return False
    pair = {goal.frame.reporter, goal.frame.partner}
    same = [c for c in told if {c.frame.reporter, c.frame.partner} == pair]
    turnovers = [c for c in same if c.frame.measure == "turnover"]
    if any(c.low and c.unit == goal.unit and c.low <= goal.low for c in turnovers):
        return True
    return bool(turnovers) and turnovers[-1] is same[-1] and turnovers[-1].low is None


def is_aside(claim: Claim, pair: Sequence[Economy], told: Frame | None) -> bool:
    """Whether a level is that of another partner, named only for comparison or in its own line: "after China
    ($3 billion)", "Belarus: $5 million"."""
    if claim.frame.rule.startswith(LABELLED):
        return True
    if claim.frame.rule.endswith(SHARE) and told is not None and told.partner is not None and len(pair) == 2:
        return {told.reporter, told.partner} <= {*pair}
    listed = claim.frame.rule.endswith("<economy> in a list") and not claim.frame.rule.startswith("<partners>")
    return listed and len(pair) == 2 and told is not None and not {claim.frame.reporter, claim.frame.partner} <= {*pair}
