"""Second look: what each amount of a text is, weighed once all of them are known, and the claims put right by it.

The rules read from left to right; a headline that only the body explains, a goal said like a figure, a flow that no
noun names they get wrong. `lexicon/kind_weights.csv` (learned by `tools/learn_kinds.py`) weighs the signs of each
amount for seven kinds; where one has most of the likelihood, it overrules them.
"""

import csv
import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files

from entrepot.nouns.period import Period
from entrepot.nouns.statement import MIRROR, Measure
from entrepot.reading.statements import lexicon
from entrepot.reading.statements.claims.amounts import Amount, amounts_of, flow_or
from entrepot.reading.statements.claims.claim import NO_FLOW, Claim, Unread
from entrepot.reading.statements.claims.kind_signs import Sentence, around, may_be_one, same_amount, signs_of
from entrepot.reading.statements.claims.setting import Frame
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.text import Text

KINDS = ("nothing", "goal", "turnover", "flow", "balance", "investment", "other")
"""What an amount may be, in the order of the columns of weights: no matter of trade, a goal, a figure of a measure."""
SURE = 0.6
"""What is less likely does not overrule the rules."""
_RULE = "weighed"
_LEAST, _BACK = 2, 60
_FIRM = frozenset(("balance", "investment"))
"""Measures that only their own nouns tell: seldom met, they are left to the rules."""
_Deadline = Callable[[int, int], Period | None]


@cache
def _weights() -> dict[str, tuple[float, ...]]:
    listed = files(lexicon.__package__).joinpath("kind_weights.csv").read_text(encoding="utf-8")
    rows = csv.reader(listed.splitlines())
    next(rows)
    return {sign: tuple(map(float, numbers)) for sign, *numbers in rows}


def rules_took(amount: Amount) -> str:
    """The kind that the rules took an amount for."""
    return amount.measure if amount.took == "figure" else amount.took


def kinds_of(text: Text, amounts: Sequence[Amount], year: int | None) -> dict[int, dict[str, float]]:
    """How likely each amount that is no growth is of each kind, by its place; mentions of one help each other."""
    known, sentences, logs = _weights(), dict[int, Sentence](), dict[int, list[float]]()
    for at, amount in enumerate(amounts):
        if amount.low is None:
            continue
        sentence = sentences.get(amount.sentence)
        if sentence is None:
            sentence = sentences[amount.sentence] = Sentence(Line(text, text.sentences[amount.sentence]))
        told = [known[sign] for sign in signs_of(amounts, at, sentence, year) if sign in known]
        logs[at] = _logs([sum(column) for column in zip(known[""], *told, strict=True)])
    return {at: _pooled(amounts, at, logs) for at in logs}


def _logs(scores: list[float]) -> list[float]:
    """The logarithms of the shares that scores have."""
    most = max(scores)
    whole = most + math.log(sum(math.exp(score - most) for score in scores))
    return [score - whole for score in scores]


def _pooled(amounts: Sequence[Amount], at: int, logs: dict[int, list[float]]) -> dict[str, float]:
    """The likelihoods of an amount times the mean ones of its other mentions."""
    one = amounts[at]
    others = [logs[i] for i in around(amounts, at) if i in logs and may_be_one(one, amounts[i])]
    own = logs[at]
    if others:
        own = _logs([mine + sum(column) / len(others) for mine, *column in zip(own, *others, strict=True)])
    return dict(zip(KINDS, map(math.exp, own), strict=True))


def looked_again(
    text: Text, claims: Sequence[Claim], unread: Sequence[Unread], year: int | None, deadline: _Deadline
) -> list[Claim]:
    """The claims as the second look leaves them; a lone amount has nothing to be weighed against.

    deadline: that of a goal in a sentence and segment of it.
    """
    amounts = amounts_of(text, claims, unread)
    if len(amounts) < _LEAST:
        return [*claims]
    places = Counter((amount.start, amount.end) for amount in amounts)
    found: dict[int, Claim | None] = {}
    added: list[Claim] = []
    for at, likely in kinds_of(text, amounts, year).items():
        amount = amounts[at]
        kind = max(likely, key=likely.__getitem__)
        if likely[kind] < SURE or places[amount.start, amount.end] > 1 or not _may_turn(amount, kind):
            continue
        if amount.claim is None:
            others = (amounts[i] for i in around(amounts, at))
            told = any(other.claim is not None and same_amount(amount, other) for other in others)
            made = None if told else _made(text, amount, kind, claims)
            added += [] if made is None else [made]
        elif claims[amount.claim].trees:
            found[amount.claim] = _turned(claims[amount.claim], kind, deadline)
    if not found and not added:
        return [*claims]
    kept = [found.get(at, claim) for at, claim in enumerate(_with_growths(claims, found))]
    return sorted([*(c for c in kept if c is not None), *added], key=lambda claim: (claim.sentence, claim.segment))


def _may_turn(amount: Amount, kind: str) -> bool:
    """Whether the rules may be overruled: not where they had a reason, or words of its own to go by, as a goal has."""
    took = rules_took(amount)
    if took in (kind, "goal") or kind in _FIRM or took in _FIRM or (amount.sort == "earlier" and kind == "goal"):
        return False
    return took != "nothing" or amount.why == NO_FLOW


def _turned(claim: Claim, kind: str, deadline: _Deadline) -> Claim | None:
    """A claim as one of another kind; None where it is nothing."""
    if kind == "nothing":
        return None
    if kind == "goal":
        return claim.moved(sort="goal", deadline=deadline(claim.sentence, claim.segment), rule=f"{claim.rule}; {_RULE}")
    frame = _of_measure(claim.frame, kind)
    return claim.moved(frame=frame, rule=f"{claim.rule}; {_RULE}")


def _of_measure(frame: Frame, kind: str) -> Frame:
    if flow_or(frame.measure) == kind:
        return frame
    measure: Measure = "exports" if kind == "flow" else kind  # type: ignore[assignment]
    return frame._replace(measure=measure, sign=1, goods=frame.goods if measure in MIRROR else None)


def _with_growths(claims: Sequence[Claim], found: dict[int, Claim | None]) -> list[Claim]:
    """The claims with each growth of a flow that is now another one, in the same sentence, moved with it."""
    moved = {
        (claims[at].sentence, claims[at].frame): claim.frame
        for at, claim in found.items()
        if claim is not None and claim.frame is not claims[at].frame
    }
    return [
        c.moved(frame=moved[c.sentence, c.frame]) if c.low is None and (c.sentence, c.frame) in moved else c
        for c in claims
    ]


def _made(text: Text, amount: Amount, kind: str, claims: Sequence[Claim]) -> Claim | None:
    """A claim of an amount that the rules took for nothing: of the flow told last, or next, with its time."""
    if amount.unit is None:
        return None
    reach = bisect_right(claims, amount.sentence, key=lambda claim: claim.sentence)
    before = [c for c in claims[max(0, reach - _BACK) : reach] if c.end <= amount.end]
    measure = "turnover" if kind == "goal" else kind
    near = next((c for c in reversed(before) if flow_or(c.frame.measure) == measure), None)
    near = near or next((c for c in claims if flow_or(c.frame.measure) == measure), None)
    near = near or next(iter(before[-1:] or claims[:1]), None)
    frame = Frame("turnover", None, None) if near is None else near.frame._replace(at=-1, named=False)
    sentence = text.sentences[amount.sentence]
    period = None if near is None or kind in ("goal", "investment", "other") else near.period
    return Claim(
        "goal" if kind == "goal" else "level", _of_measure(frame, measure)._replace(rule=f"<{measure}>"),
        amount.start, amount.end, amount.sentence, 0, low=amount.low, high=amount.high, unit=amount.unit,
        qualifier="exact" if amount.low == amount.high else "between", period=period, paragraph=sentence.paragraph,
        deadline=near.deadline if near is not None and kind == "goal" else None, rule=_RULE,
    )  # fmt: skip
