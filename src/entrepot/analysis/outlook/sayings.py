"""Sayings: the goals that documents set, each once, with everybody who says it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from entrepot.analysis.outlook.results import Accounts
from entrepot.analysis.relevance import by_age
from entrepot.analysis.said import Said
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.statement import MIRROR, Target

KINDS = ("turnover", "exports", "imports", "balance")


@dataclass(frozen=True, slots=True)
class Saying:
    """One goal with all who say it, oldest first; target: the first of them, seen from the pair's first economy."""

    target: Target
    said: list[Said]

    @property
    def first(self) -> date | None:
        return min((s.date for s in self.said if s.date), default=None)

    @property
    def latest(self) -> date | None:
        return max((s.date for s in self.said if s.date), default=None)


def sayings_of(said: Sequence[Said], accounts: Accounts) -> list[Saying]:
    """The goals for levels of trade in what is said about the pair, the latest said first."""
    groups: dict[tuple[object, ...], Saying] = {}
    for one in sorted(said, key=by_age):
        if not isinstance(one.statement, Target):
            continue
        seen = _seen_from_reporter(one.statement, accounts)
        if seen.what not in KINDS:
            continue
        if seen.multiple is None and seen.amount is None:
            continue
        groups.setdefault((*_what_is_wanted(seen), seen.deadline), Saying(seen, [])).said.append(one)
    latest_first = sorted(_with_their_deadlines(groups), key=lambda g: by_age(g.said[-1])[1:])
    return sorted(latest_first, key=lambda g: g.latest or date.min, reverse=True)


def _what_is_wanted(target: Target) -> tuple[object, ...]:
    """The goal less its deadline; "at least a billion" is the same as a billion."""
    amount = target.amount
    return (
        target.what,
        target.multiple,
        amount and (amount.unit, amount.low or amount.high, amount.qualifier == "between"),
    )


def _with_their_deadlines(groups: dict[tuple[object, ...], Saying]) -> list[Saying]:
    """The same goal said with a deadline and without one is one goal, where there is but one deadline."""
    found = dict(groups)
    for key, group in groups.items():
        dated = [other for other in groups if other[:-1] == key[:-1] and other[-1] is not None]
        if key[-1] is None and len(dated) == 1:
            del found[key]
            said = sorted((*groups[dated[0]].said, *group.said), key=by_age)
            found[dated[0]] = Saying(groups[dated[0]].target, said)
    return list(found.values())


def _seen_from_reporter(target: Target, accounts: Accounts) -> Target:
    """The goal with both economies named, ours first. A viewpoint left unsaid is taken as ours.

    Of a level and the multiple that it is ("20 billion, twice as much") the level counts.
    """
    told_by = target.reporter or (accounts.partner if target.partner == accounts.reporter else accounts.reporter)
    is_partners = told_by.code == accounts.partner.code
    return replace(
        target,
        multiple=None if target.amount else target.multiple,
        what=MIRROR.get(target.what, target.what) if is_partners else target.what,
        reporter=accounts.reporter,
        partner=accounts.partner,
    )


def enter(group: Saying, accounts: Accounts, ledger: Ledger) -> Entry:
    """Enter the multiple or level as said; without words of a document, as assumed."""
    target, amount = group.target, group.target.amount
    quotes = tuple(dict.fromkeys(quote for s in group.said for quote in s.quotes))
    shared = {
        "measure": "target",
        "status": "stated" if quotes else "assumed",
        "reporter": accounts.reporter,
        "partner": accounts.partner,
        "period": target.deadline,
        "quotes": quotes,
        "speaker": next((t.speaker for s in group.said if isinstance(t := s.statement, Target) and t.speaker), None),
    }
    if target.multiple is not None:
        times = float(target.multiple)
        label = f"goal: {target.what}, multiple"
        return ledger.enter(label=label, value=times, low=times, high=times, unit="ratio", **shared)
    assert amount is not None
    return ledger.enter(
        label=f"goal: {target.what}, level",
        value=None if amount.qualifier == "between" else amount.low,
        low=amount.low,
        high=amount.high,
        unit=amount.unit,
        qualifier=amount.qualifier,
        step=amount.step,
        **shared,
    )
