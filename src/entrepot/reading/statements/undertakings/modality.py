"""Modality: the wordings that make a clause an offer, a need, an agreement, a plan, from `lexicon/modality.toml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from entrepot.nouns.statement import Role, Stage
from entrepot.reading.statements.lexicon import load
from entrepot.reading.statements.text import Sentence, Text

QuoteOf = Literal["predicate", "clause", "object", "before", "signed"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A wording. after and before: patterns that match directly beside the head, or ""; quote: which words of the
    clause say it; joint: whether it is both sides'; reach: how many
    characters before the head `before` may look at."""

    name: str
    language: str
    heads: tuple[str, ...]
    before: str
    after: str
    stage: Stage
    role: Role
    quote: QuoteOf
    joint: bool
    reach: int


@dataclass(frozen=True, slots=True)
class Wording:
    """A rule found in a text: `start` to `end` is its head, `stop` where what it asked for after the head ends."""

    rule: Rule
    start: int
    end: int
    stop: int


@cache
def rules() -> tuple[Rule, ...]:
    return tuple(
        Rule(
            row["name"],
            row["language"],
            tuple(row["heads"].split()),
            row.get("before", ""),
            row.get("after", ""),
            row["stage"],
            row["role"],
            row["quote"],
            row.get("joint", False),
            170 if "60}" in row.get("before", "") or "40}" in row.get("before", "") else 70,
        )
        for row in load("modality")["rule"]
    )


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern, compiled when its head is first met: a short text meets few of them."""
    return re.compile(pattern, re.IGNORECASE)


@cache
def _alone() -> dict[str, Role]:
    listed = load("modality")["alone"]
    roles: tuple[Role, ...] = ("need", "offer")
    return {word: role for role in roles for word in listed[role].split()}


def role_alone(word: str) -> Role:
    """What a verb makes of the one side that it belongs to."""
    return _alone().get(word.casefold().replace("ё", "е"), "both")


@cache
def _by_head() -> dict[str, tuple[Rule, ...]]:
    found: dict[str, list[Rule]] = {}
    for rule in rules():
        for head in rule.heads:
            found.setdefault(head, []).append(rule)
    return {head: tuple(rows) for head, rows in found.items()}


_NEGATION = re.compile(
    r"(?:\b(?:not|never|no longer|cannot|nor|не|ни|никогда не)|n['’]t)\s+(?:yet\s+|only\s+|just\s+)?$", re.IGNORECASE
)
_BUT_ALSO = re.compile(r"(?:not|не)\s+(?:only|just|только)\s*$", re.IGNORECASE)


def find_wordings(text: Text, sentence: Sentence) -> list[Wording]:
    """The wordings in a sentence, in its order; at most one for each head."""
    by_head = _by_head()
    words = text.tokens.words
    found: list[Wording] = []
    for at in [at for at in range(sentence.first, sentence.last) if words[at] in by_head]:
        start, end = text.tokens.starts[at], text.tokens.ends[at]
        for rule in by_head[words[at]]:
            wording = _fit(text.document.text, sentence, rule, start, end)
            if wording is not None:
                found.append(wording)
                break
    return found


def _fit(whole: str, sentence: Sentence, rule: Rule, start: int, end: int) -> Wording | None:
    stop = end
    if rule.after:
        match = _compiled(rule.after).match(whole, end, sentence.end)
        if match is None:
            return None
        stop = match.end()
    before = whole[max(sentence.start, start - rule.reach) : start]
    if rule.before and _compiled(rule.before).search(before) is None:
        return None
    if _NEGATION.search(before[-18:]) and not _BUT_ALSO.search(before[-18:]):
        return None
    return Wording(rule, start, end, stop)
