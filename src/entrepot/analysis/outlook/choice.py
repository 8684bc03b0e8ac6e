"""Which of several claims about one measure and period the computed entries use, and why they may differ."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from entrepot.analysis.outlook.arithmetic import interval, known, place
from entrepot.analysis.outlook.results import ChoiceRule, Claim, Conflict, Explanation
from entrepot.nouns.ledger import Entry

ABOUT = 0.05
"""How far "about" reaches at least, as a share of the number."""
ROUNDING = 0.1
"""How far rounding may explain a difference at most: "1 billion" is not 0.7."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim with its entry."""

    claim: Claim
    entry: Entry


@dataclass(frozen=True, slots=True)
class Choice:
    """chosen: None when no rule tells (or nothing but ranges and bounds is claimed)."""

    chosen: Candidate | None
    rule: ChoiceRule | None
    conflict: Conflict | None


def choose(candidates: Sequence[Candidate]) -> Choice:
    """An exact number beats an "about" one; of two that agree, the one with more digits; else the later document.

    Ranges and bounds ("over 100") are never chosen; a bound that the chosen number keeps is no conflict.
    """
    points = [c for c in candidates if c.entry.qualifier in ("exact", "about")]
    chosen, rule = _best(points)
    rivals = [c for c in candidates if c is not chosen and not _is_kept_bound(c, chosen)]
    if not rivals or (chosen is None and len(candidates) < 2):
        return Choice(chosen, None, None)
    ordered = ([chosen] if chosen else []) + rivals
    explanation = _explain(ordered)
    if not points and explanation == "rounding":
        return Choice(None, None, None)
    conflict = Conflict(
        measure=ordered[0].claim.measure,
        period=ordered[0].claim.period,
        entries=tuple(c.entry.id for c in ordered),
        chosen=chosen.entry.id if chosen else None,
        rule=rule,
        explanation=explanation,
    )
    return Choice(chosen, rule, conflict)


def agree(one: Entry, other: Entry) -> bool:
    """Whether both can be roundings (or bounds) of one true number."""
    (low, high), (other_low, other_high) = open_interval(one), open_interval(other)
    return low <= other_high and other_low <= high


def _best(points: Sequence[Candidate]) -> tuple[Candidate | None, ChoiceRule | None]:
    if len(points) < 2:
        return (points[0] if points else None), None
    exact = [c for c in points if c.entry.qualifier == "exact"]
    if len(exact) == 1:
        return exact[0], "exact_over_about"
    pool = exact or list(points)
    finest = sorted(pool, key=lambda c: place(c.entry))
    if place(finest[0].entry) < place(finest[1].entry) and all(agree(finest[0].entry, c.entry) for c in pool):
        return finest[0], "more_digits"
    newest = sorted(pool, key=lambda c: c.claim.latest or date.min, reverse=True)
    if (newest[0].claim.latest or date.min) > (newest[1].claim.latest or date.min):
        return newest[0], "later_document"
    return None, None


def _is_kept_bound(candidate: Candidate, chosen: Candidate | None) -> bool:
    is_bound = candidate.entry.qualifier in ("at_least", "at_most", "between")
    return is_bound and chosen is not None and agree(candidate.entry, chosen.entry)


def _explain(candidates: Sequence[Candidate]) -> Explanation:
    first, *rest = candidates
    if all(agree(first.entry, other.entry) for other in rest):
        return "rounding"
    if all(_tells(first.claim) != _tells(other.claim) for other in rest) and first.claim.measure != "turnover":
        return "different_viewpoint"
    return "unexplained"


def _tells(claim: Claim) -> tuple[bool, bool]:
    return claim.from_reporter, claim.from_partner


def open_interval(entry: Entry) -> tuple[float, float]:
    """The least and greatest number that a claim's words, qualifier and rounding leave open."""
    if entry.qualifier == "at_least":
        return known(entry), float("inf")
    if entry.qualifier == "at_most":
        return float("-inf"), known(entry)
    low, high = interval(entry)
    if entry.value is None:
        return low, high
    least = ABOUT * abs(entry.value) if entry.qualifier == "about" else 0.0
    most = ROUNDING * abs(entry.value)
    return entry.value - min(max(entry.value - low, least), most), entry.value + min(
        max(high - entry.value, least), most
    )
