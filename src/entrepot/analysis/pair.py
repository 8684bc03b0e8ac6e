"""The analysis of a pair: everything a brief is built on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

from entrepot.analysis.areas.results import Commitment, Matrix, Meeting
from entrepot.analysis.areas.studied import Study
from entrepot.analysis.outlook.accounts import accounts_of
from entrepot.analysis.outlook.asked import Asked
from entrepot.analysis.outlook.background import NOTHING, Background
from entrepot.analysis.outlook.gaps import gaps_of, require_data
from entrepot.analysis.outlook.goal import asked_goal, goals_of
from entrepot.analysis.outlook.goal_results import Goal
from entrepot.analysis.outlook.money import Money
from entrepot.analysis.outlook.results import Accounts, Finding, Gap
from entrepot.analysis.relevance import about_pair, by_age, known_on, last_day, latest_day
from entrepot.analysis.said import Said
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Ledger
from entrepot.nouns.tabled import Tables

if TYPE_CHECKING:
    from entrepot.analysis.official.held import Held
    from entrepot.analysis.official.results import Official


@dataclass(frozen=True, slots=True)
class PairAnalysis:
    """What the record says of `reporter` and `partner`, and what follows.

    as_of: the day it is told for; said: the statements about the pair, oldest first; meetings: latest first.
    study: its areas ranked, beside the statistics; empty until they are studied.
    """

    reporter: Economy
    partner: Economy
    as_of: date | None
    said: tuple[Said, ...]
    ledger: Ledger
    accounts: Accounts
    goals: tuple[Goal, ...]
    matrix: Matrix
    commitments: tuple[Commitment, ...]
    meetings: tuple[Meeting, ...]
    findings: tuple[Finding, ...]
    gaps: tuple[Gap, ...]
    study: Study = field(default_factory=Study)
    official: Official | None = None


def analyse(
    record: Iterable[Said],
    reporter: Economy,
    partner: Economy,
    as_of: date | None = None,
    asked: Asked | None = None,
    dollars: Mapping[str, float] | None = None,
    background: Background = NOTHING,
    held: Held | None = None,
) -> PairAnalysis:
    """The analysis of one pair from the whole record (other pairs give the precedents).

    as_of: documents dated later are left out, and undated ones that tell of later months; None: all of them, told for
    the day of the latest. asked: a goal to test in place of those of the record. dollars: USD for one unit of other
    currencies, by ISO 4217. background: statistics to count goals with, prices and exchange rates; held: what tables
    of statistics have of the pair, for the rest.
    Raises EntrepotError when nothing is known of the pair, naming what is missing and whom to ask.
    """
    from entrepot.analysis.areas.commitments import commitments_of
    from entrepot.analysis.areas.matrix import matrix_of
    from entrepot.analysis.areas.meetings import meetings_of
    from entrepot.analysis.official.entering import official_of
    from entrepot.analysis.official.gaps import still_missing
    from entrepot.analysis.outlook.findings import findings_of

    is_tabled = held is not None and not held.of_country
    analysis = goals_alone(record, reporter, partner, as_of, asked, dollars, background, is_tabled=is_tabled)
    said, accounts, goals, ledger = analysis.said, analysis.accounts, analysis.goals, analysis.ledger
    matrix = matrix_of(said, reporter, partner)
    commitments = commitments_of(said, reporter, partner)
    gaps = gaps_of(accounts, goals, matrix, ledger)
    official = official_of(held, ledger, accounts, Money(ledger, dollars or {}, background.rates)) if held else None
    return replace(
        analysis,
        matrix=matrix,
        commitments=commitments,
        meetings=meetings_of(said),
        findings=findings_of(accounts, goals, matrix, commitments, ledger),
        gaps=still_missing(gaps, official),
        official=official,
    )


def goals_alone(
    record: Iterable[Said],
    reporter: Economy,
    partner: Economy,
    as_of: date | None = None,
    asked: Asked | None = None,
    dollars: Mapping[str, float] | None = None,
    background: Background = NOTHING,
    *,
    is_tabled: bool = False,
) -> PairAnalysis:
    """The same without areas, commitments, findings and gaps: accounts and goals only.

    is_tabled: tables of statistics have the pair, so that a brief is possible without any statement.
    """
    known = known_on(record, as_of)
    said = about_pair(known, reporter, partner)
    if not (is_tabled or background.tables.levels):
        require_data(said, reporter, partner)
    ends = [level.period.last for level in background.tables.levels]
    day = as_of or latest_day(said, known) or (last_day(max(ends)) if ends else None)
    ledger = Ledger()
    accounts = accounts_of(said, reporter, partner, ledger, background.tables)
    ordered = sorted(known, key=by_age)
    if asked is None:
        goals = goals_of(said, accounts, ordered, ledger, day, dollars, background)
    else:
        goals = (asked_goal(asked, accounts, ordered, ledger, day, dollars, background),)
    nothing = Matrix((), (), ())
    return PairAnalysis(reporter, partner, day, said, ledger, accounts, goals, nothing, (), (), (), ())


def accounts_alone(
    record: Iterable[Said], reporter: Economy, partner: Economy, tables: Tables
) -> tuple[Accounts, Ledger]:
    """Accounts only, with every account that statistics have of the pair."""
    said = about_pair(list(record), reporter, partner)
    if not tables.levels:
        require_data(said, reporter, partner)
    ledger = Ledger()
    return accounts_of(said, reporter, partner, ledger, tables, every=True), ledger
