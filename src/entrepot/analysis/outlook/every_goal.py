"""Every goal: all pairs of a record that set themselves one, judged in one call."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from entrepot.analysis.outlook.accounts import accounts_of
from entrepot.analysis.outlook.background import NOTHING, Background
from entrepot.analysis.outlook.goal import goals_of
from entrepot.analysis.outlook.goal_results import Goal
from entrepot.analysis.outlook.results import Accounts
from entrepot.analysis.relevance import about_pair, by_age, codes_named, known_on, latest_day
from entrepot.analysis.said import Said
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Ledger
from entrepot.nouns.statement import Target


@dataclass(frozen=True, slots=True)
class PairGoals:
    """The goals of one pair with the ledger they rest on. said: the statements about the pair."""

    accounts: Accounts
    said: tuple[Said, ...]
    ledger: Ledger
    goals: tuple[Goal, ...]
    as_of: date | None


class Around(Protocol):
    """Gives what stands beside the record, pair by pair."""

    def choose(self, pairs: Iterable[tuple[Economy, Economy]]) -> None: ...

    def of(self, one: Economy, other: Economy, *, with_panel: bool) -> Background: ...


def every_goal(record: Iterable[Said], as_of: date | None = None, around: Around | None = None) -> Iterator[PairGoals]:
    """The goals of each pair, by the codes of the two. as_of: documents dated later are left out.

    Without precedents and peers, which are of other pairs. Each is told for `as_of`, or its latest document.
    """
    known = sorted(known_on(record, as_of), key=by_age)
    by_document: dict[str, list[Said]] = {}
    named: dict[str, set[str]] = {}
    for one in known:
        by_document.setdefault(one.document, []).append(one)
        for code in codes_named(one.statement):
            named.setdefault(code, set()).add(one.document)
    pairs = pairs_with_goals(known)
    if around is not None:
        around.choose(pairs)
    for reporter, partner in pairs:
        background = around.of(reporter, partner, with_panel=False) if around is not None else NOTHING
        documents = sorted(named[reporter.code] & named[partner.code])
        said = about_pair([s for d in documents for s in by_document[d]], reporter, partner)
        ledger = Ledger()
        accounts = accounts_of(said, reporter, partner, ledger, background.tables)
        day = as_of or latest_day(said, known)
        goals = goals_of(said, accounts, (), ledger, day, background=background)
        if goals:
            yield PairGoals(accounts, said, ledger, goals, day)


def pairs_with_goals(record: Sequence[Said]) -> list[tuple[Economy, Economy]]:
    """Pairs that some goal names, by their codes; the country stands before the region."""
    found: dict[tuple[str, str], tuple[Economy, Economy]] = {}
    for one in record:
        target = one.statement
        if isinstance(target, Target) and target.reporter and target.partner and target.reporter != target.partner:
            first, second = sorted((target.reporter, target.partner), key=lambda e: (e.kind != "country", e.code))
            found[first.code, second.code] = (first, second)
    return [found[codes] for codes in sorted(found)]
