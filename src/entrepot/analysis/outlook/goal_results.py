"""What is made of a goal: ledger ids in named places, never bare numbers."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from entrepot.analysis.outlook.results import Span
from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Flow, Target

BaseKind = Literal[
    "chosen", "said_with_the_goal", "annualised", "top_of_range", "last_full_year", "reported_full_year",
    "reported_annualised",
]  # fmt: skip
Verdict = Literal["reached", "missed", "superseded", "on_track", "behind", "out_of_reach", "cannot_be_said"]
Reason = Literal[
    "balance", "no_level", "no_pace", "no_deadline", "plan_without_year", "other_currency", "level_at_deadline"
]
AtKind = Literal["latest", "last_years", "one_side"]


@dataclass(frozen=True, slots=True)
class Pace:
    """growth: needed a year, as an index, to get there within `horizon` (both ledger ids)."""

    horizon: str
    growth: str


@dataclass(frozen=True, slots=True)
class Odds:
    """How often pairs of the base's size stood at the multiple `horizon` years later; shares with their intervals.

    share: of all such pairs; interval: what chance leaves open of it (a range); alike: of those whose last year was
    like this pair's (None where that is not known).
    """

    horizon: str
    share: str
    interval: str
    alike: str | None = None


@dataclass(frozen=True, slots=True)
class OneSide:
    """One side grows at its stated pace, the other stays flat.

    years: until the goal; side_multiple: how large the side is then, as a multiple of today's; share: of turnover then.
    """

    side: Flow
    growth: str
    years: str
    side_multiple: str
    share: str


@dataclass(frozen=True, slots=True)
class Carrier:
    """What one side must be at the goal if the other stays flat. level: of the side then; side_multiple: of today's."""

    side: Flow
    level: str
    side_multiple: str


@dataclass(frozen=True, slots=True)
class AtPace:
    """How long it takes if trade goes on as it went. growth: a year; over: the years that it is the mean of.

    kind: latest is one period's growth on the year before; years: None where that pace never gets there.
    """

    kind: AtKind
    growth: str
    over: str | None
    years: str | None


@dataclass(frozen=True, slots=True)
class GoalBase:
    """A level that the goal may be counted from, and what follows from it.

    year: the one that the level stands for. own_pace: the total's own growth a year and `own_pace_years` how long it
    takes at that; at_paces: the same for each pace that the record gives. remaining: growth needed a year from the
    base's year until the deadline. Levels reached need no pace (empty).
    odds: from a table of base rates, which is of other years and goods: to be shown with its origin.
    """

    kind: BaseKind
    base: str
    level: str
    year: int | None = None
    paces: tuple[Pace, ...] = ()
    one_side: OneSide | None = None
    carriers: tuple[Carrier, ...] = ()
    own_pace: str | None = None
    own_pace_years: str | None = None
    at_paces: tuple[AtPace, ...] = ()
    remaining: str | None = None
    odds: tuple[Odds, ...] = ()


@dataclass(frozen=True, slots=True)
class Precedent:
    """A pair whose stated levels at least doubled, and what followed. after: its latest growth a year since then."""

    reporter: Economy
    partner: Economy
    span: Span
    after: str | None
    stalled: bool


@dataclass(frozen=True, slots=True)
class Peers:
    """Pairs of statistics that were as large as the base, to twice more or less, and got as far within `years`.

    did, of: how many of how many (ledger ids); named: some of them, those with an economy of this pair first.
    """

    years: str
    did: str
    of: str
    named: tuple[Precedent, ...]


@dataclass(frozen=True, slots=True)
class RealPast:
    """Growth so far and what prices made of it: growth, prices and real are indices a year (ledger ids)."""

    growth: str
    prices: str
    real: str


@dataclass(frozen=True, slots=True)
class RealTerms:
    """The goal with prices taken out. prices: their growth a year, taken to go on; origin, unit: of the index.

    ratio: the goal as a multiple of the base in its prices; needed: growth a year in them; past: growth so far.
    """

    prices: str
    origin: str
    unit: str
    ratio: str
    needed: str
    past: tuple[RealPast, ...]


@dataclass(frozen=True, slots=True)
class InOther:
    """Growth a year so far (ledger ids): as counted in the base's currency, and in `unit`."""

    unit: str
    growth: str
    there: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """What can be said of a goal today, with its numbers.

    level: that a verdict of reached or missed rests on, else the latest level of a year; needed: growth a year from
    that level until the deadline; pace: the latest growth, years: how long it takes at that (None: never).
    superseded: when a later goal for the same flow took its place. reason: why it cannot be said.
    """

    verdict: Verdict
    level: str | None = None
    needed: str | None = None
    pace: str | None = None
    years: str | None = None
    superseded: date | None = None
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """A figure to come by which one can tell. due: the month by whose end it is usually out.

    at_least: its level on the way to the goal; confirms: it only shows whether the base is as large as was counted.
    """

    period: Period
    due: Period
    at_least: str
    confirms: bool = False


@dataclass(frozen=True, slots=True)
class PathYear:
    """One year of the way. needed: level on it; low, high: four of five pairs of this size stood between (or None)."""

    period: Period
    needed: str
    low: str | None = None
    high: str | None = None


@dataclass(frozen=True, slots=True)
class Outlook:
    """The way from the main base. horizon: how many years it takes (assumed where the goal has no deadline)."""

    base: GoalBase
    horizon: str
    growth: str
    years: tuple[PathYear, ...]
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Goal:
    """A goal set for the pair, with the ways to count it.

    stated: the ledger id of the multiple or level as said, or as asked by the user; judged_by: the level that a
    verdict of reached or missed rests on. first, latest: dates of the documents that say it; repeated targets are one.
    """

    target: Target
    statements: tuple[str, ...]
    stated: str
    first: date | None
    latest: date | None
    publishers: tuple[str, ...]
    bases: tuple[GoalBase, ...]
    precedents: tuple[Precedent, ...]
    judgement: Judgement
    outlook: Outlook | None = None
    peers: Peers | None = None
    real: RealTerms | None = None
    in_others: tuple[InOther, ...] = ()

    @property
    def verdict(self) -> Verdict:
        return self.judgement.verdict

    @property
    def judged_by(self) -> str | None:
        return self.judgement.level if self.verdict in ("reached", "missed") else None

    @property
    def main_base(self) -> GoalBase | None:
        """The base to speak of: the one the user chose, the last full year, or a part-year made a full one.

        The later year counts; of one year, statistics before words.
        """
        return min(self.bases, key=_standing, default=None)


_STANDING: tuple[tuple[BaseKind, ...], ...] = (
    ("chosen",), ("reported_full_year", "last_full_year"), ("reported_annualised", "annualised"),
)  # fmt: skip


def _standing(base: GoalBase) -> tuple[int, int, int]:
    for place, kinds in enumerate(_STANDING):
        if base.kind in kinds:
            return place, -(base.year or 0), kinds.index(base.kind)
    return len(_STANDING), 0, 0
