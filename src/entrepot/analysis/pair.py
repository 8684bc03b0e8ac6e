"""The analysis of a pair: everything a brief is built on."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from entrepot.analysis.areas.commitments import commitments_of
from entrepot.analysis.areas.matrix import matrix_of
from entrepot.analysis.areas.meetings import meetings_of
from entrepot.analysis.areas.results import Commitment, Matrix, Meeting
from entrepot.analysis.outlook.accounts import accounts_of
from entrepot.analysis.outlook.asked import Asked
from entrepot.analysis.outlook.findings import findings_of
from entrepot.analysis.outlook.gaps import gaps_of, require_data
from entrepot.analysis.outlook.goal import asked_goal, goals_of
from entrepot.analysis.outlook.goal_results import Goal
from entrepot.analysis.outlook.results import Accounts, Finding, Gap
from entrepot.analysis.relevance import about_pair, by_age
from entrepot.analysis.said import Said
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Ledger


@dataclass(frozen=True, slots=True)
class PairAnalysis:
    """What the record says of `reporter` and `partner`, and what follows.

    as_of: the day it is told for; said: the statements about the pair, oldest first; meetings: latest first.
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


def analyse(
    record: Iterable[Said],
    reporter: Economy,
    partner: Economy,
    as_of: date | None = None,
    asked: Asked | None = None,
    dollars: Mapping[str, float] | None = None,
) -> PairAnalysis:
    """The analysis of one pair from the whole record (other pairs give the precedents).

    as_of: documents dated later are left out; None: all of them, told for the day of the latest. asked: a goal to test
    in place of those of the record. dollars: USD for one unit of other currencies, by ISO 4217.
    Raises EntrepotError when nothing is known of the pair, naming what is missing and whom to ask.
    """
    analysis = goals_alone(record, reporter, partner, as_of, asked, dollars)
    said, accounts, goals, ledger = analysis.said, analysis.accounts, analysis.goals, analysis.ledger
    matrix = matrix_of(said, reporter, partner)
    commitments = commitments_of(said, reporter, partner)
    return replace(
        analysis,
        matrix=matrix,
        commitments=commitments,
        meetings=meetings_of(said),
        findings=findings_of(accounts, goals, matrix, commitments, ledger),
        gaps=gaps_of(accounts, goals, matrix, ledger),
    )


def goals_alone(
    record: Iterable[Said],
    reporter: Economy,
    partner: Economy,
    as_of: date | None = None,
    asked: Asked | None = None,
    dollars: Mapping[str, float] | None = None,
) -> PairAnalysis:
    """The same without areas, commitments, findings and gaps: accounts and goals only."""
    known = [one for one in record if as_of is None or one.date is None or one.date <= as_of]
    said = about_pair(known, reporter, partner)
    require_data(said, reporter, partner)
    day = as_of or max((one.date for one in said if one.date), default=None)
    ledger = Ledger()
    accounts = accounts_of(said, reporter, partner, ledger)
    ordered = sorted(known, key=by_age)
    if asked is None:
        goals = goals_of(said, accounts, ordered, ledger, day, dollars=dollars)
    else:
        goals = (asked_goal(asked, accounts, ordered, ledger, day, dollars=dollars),)
    nothing = Matrix((), (), ())
    return PairAnalysis(reporter, partner, day, said, ledger, accounts, goals, nothing, (), (), (), ())
