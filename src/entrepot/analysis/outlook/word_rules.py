"""Findings on goals, promises, offers and needs: one rule a function."""

import re
from collections.abc import Iterator, Sequence

from entrepot.analysis.areas.results import AreaRow, Commitment, Matrix
from entrepot.analysis.outlook.bodies import field_body
from entrepot.analysis.outlook.goal_results import Goal
from entrepot.analysis.outlook.results import Accounts, Arg, Finding
from entrepot.nouns.ledger import Ledger

SHOWN = ("existing", "delivered")
_PACE = re.compile(r"\b(pace|growth rates?|rate of growth|темп\w*)\b", re.IGNORECASE)


def paces_not_shown(goals: Sequence[Goal], accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """A goal rests on "this pace" while the growth of the flow it is about is not known."""
    head = accounts.headline
    for goal in goals:
        if head is not None and getattr(head, f"{goal.target.what}_growth", None):
            continue
        stated = ledger[goal.stated]
        quote = next((quote for quote in stated.quotes if _PACE.search(quote.text)), None)
        if quote:
            args: dict[str, Arg] = {"quote": quote, "speaker": goal.target.speaker}
            yield Finding("pace_claimed_not_shown", args, (stated.id,), goal.statements)


def goals_left_open(goals: Sequence[Goal], ledger: Ledger) -> Iterator[Finding]:
    """A multiple without the level it is counted from, a goal without a deadline."""
    standing = [goal for goal in goals if goal.verdict != "superseded"]
    for goal in standing:
        stated = ledger[goal.stated]
        if goal.target.multiple is not None:
            ids = tuple(i for base in goal.bases for i in (base.base, base.level))
            bases = tuple(ledger[base.base] for base in goal.bases)
            levels = tuple(ledger[base.level] for base in goal.bases)
            args: dict[str, Arg] = {"stated": stated, "bases": bases, "levels": levels}
            yield Finding("goal_without_base", args, (stated.id, *dict.fromkeys(ids)), goal.statements)
    open_ended = [goal for goal in standing if goal.target.deadline is None and goal.verdict != "reached"]
    yield from _without_a_year(open_ended, ledger)


def _without_a_year(goals: Sequence[Goal], ledger: Ledger) -> Iterator[Finding]:
    """One finding, however many they are."""
    if not goals:
        return
    ids = tuple(goal.stated for goal in goals)
    args: dict[str, Arg] = {"stated": ledger[ids[0]], "speaker": goals[0].target.speaker}
    if len(goals) > 1:
        args = {"stated": tuple(ledger[i] for i in ids), "speaker": None, "role": "several"}
    yield Finding("goal_without_deadline", args, ids, tuple(s for goal in goals for s in goal.statements))


def goals_judged(goals: Sequence[Goal], ledger: Ledger) -> Iterator[Finding]:
    """Goals that later figures show reached or missed."""
    for goal in goals:
        if goal.verdict in ("reached", "missed") and goal.judged_by:
            level = ledger[goal.judged_by]
            args: dict[str, Arg] = {"stated": ledger[goal.stated], "level": level, "deadline": goal.target.deadline}
            yield Finding(f"goal_{goal.verdict}", args, (goal.stated, level.id), goal.statements)


def promises_repeated(commitments: Sequence[Commitment]) -> Iterator[Finding]:
    """The same offer or wish in documents of different dates, with nothing that shows it done.

    What any of them says is running or delivered is no promise. A joint project of both sides in the same words is
    one finding without a side.
    """
    told: dict[tuple[str, ...], list[Commitment]] = {}
    for commitment in commitments:
        if commitment.is_repeated and not commitment.outcome and not any(v.stage in SHOWN for v in commitment.voices):
            same = (commitment.key or commitment.area, commitment.role, *(v.statement for v in commitment.voices))
            told.setdefault(same, []).append(commitment)
    for group in told.values():
        commitment = group[0]
        args: dict[str, Arg] = {
            "area_key": commitment.key,
            "area": commitment.area,
            "side": commitment.side if len(group) == 1 else None,
            "role": commitment.role,
            "dates": tuple(dict.fromkeys(v.date for v in commitment.voices if v.date)),
            "first_stage": commitment.first_stage,
            "latest_stage": commitment.latest_stage,
        }
        yield Finding("promise_repeated", args, (), tuple(v.statement for v in commitment.voices))


def gaps_between_sides(matrix: Matrix) -> Iterator[Finding]:
    """In areas of the catalogue: offers whose taker shows no need, needs that nobody offers to meet; whom to ask."""
    for row in matrix.areas:
        for gap in row.gaps if row.key else ():
            if gap.side is not None and gap.kind != "side_unknown":
                yield _gap(row, gap.kind, gap.side.code)


def _gap(row: AreaRow, kind: str, missing: str) -> Finding:
    first, second = row.sides
    other, side = (first, second) if first.economy.code == missing else (second, first)
    voices = side.offers if kind == "offer_without_need" else side.needs
    body = field_body(other.economy, row.key or row.words[0])
    args: dict[str, Arg] = {
        "area_key": row.key,
        "area": row.words[0],
        "side": side.economy,
        "other": other.economy,
        "ask": (body.name, body.name_ru),
        "role": "both" if all(voice.role == "both" for voice in voices) else kind.split("_")[0],
    }
    return Finding(kind, args, (), tuple(voice.statement for voice in voices))
