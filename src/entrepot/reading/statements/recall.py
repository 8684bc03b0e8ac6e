"""Recall: which of the flows told before a value without a head of its own goes back to."""

from collections.abc import Iterable, Sequence

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import MIRROR
from entrepot.reading.statements.claims import Claim
from entrepot.reading.statements.clauses import Piece, Segment
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.memory import FAR, Memory
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.relations import Frame, Setting
from entrepot.reading.statements.sharing import stands_by_partner

_NOUNS = words("small_words", "interpret", "nouns") | {"it", "он"}
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


def ranked(setting: Setting, at: int, memory: Memory, segment: Segment, value: Piece) -> Frame | None:
    """ "Austria is third with $6 billion" after a turnover and its two parts: the turnover with Austria."""
    if _RANKS.isdisjoint(setting.line.words[segment.first : value.first]):
        return None
    if not stands_by_partner(setting, segment, value):
        return None
    turnovers = [c.frame for c in memory.claims if at - c.sentence <= FAR and c.frame.measure == "turnover"]
    kinds = {c.frame.measure for c in memory.claims if c.sentence == memory.sentence}
    return turnovers[-1] if turnovers and kinds != {"exports"} and kinds != {"imports"} else None


def tops_turnover(goal: Claim, told: Iterable[Claim]) -> bool:
    """Whether a goal for exports or imports is no smaller than the turnover of the two told before."""
    if goal.low is None or goal.frame.measure not in MIRROR:
        return False
    pair = {goal.frame.reporter, goal.frame.partner}
    turnovers = (c for c in told if c.frame.measure == "turnover" and c.unit == goal.unit)
    return any(c.low and c.low <= goal.low and {c.frame.reporter, c.frame.partner} == pair for c in turnovers)


def is_aside(claim: Claim, pair: Sequence[Economy], told: Frame | None) -> bool:
    """Whether a level is that of another partner, named only for comparison: "after China ($3 billion)"."""
    listed = claim.frame.rule.endswith("<economy> in a list")
    return listed and len(pair) == 2 and told is not None and not {claim.frame.reporter, claim.frame.partner} <= {*pair}
