"""What the outlook of a pair gives: ledger ids in named places, never bare numbers.

Everything is seen from the pair's first economy: its exports, its imports, its balance. A field that holds a ledger
id says so by its type (`str`, or None where the number is not known).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from entrepot.analysis.trade_results import View
from entrepot.nouns.economy import Economy
from entrepot.nouns.growth import Base
from entrepot.nouns.ledger import Entry
from entrepot.nouns.period import Period
from entrepot.nouns.quote import Quote
from entrepot.nouns.statement import Flow, Measure

Explanation = Literal["rounding", "different_period", "different_viewpoint", "undated", "unexplained"]
ChoiceRule = Literal["exact_over_about", "more_digits", "later_document"]
Annualising = Literal["pro_rata", "last_years_share", "mean_share", "ets"]
FLOWS: tuple[Measure, ...] = ("turnover", "exports", "imports")


@dataclass(frozen=True, slots=True)
class Claim:
    """Who says one stated number.

    entry: the ledger id of the level or growth claimed; measure: the flow it is about (a growth's entry has the measure
    "growth"); goods: the words for the part of trade it covers, None for all of it.
    publishers: the independent ones, in order of date then name: copies of one wire story count once.
    from_partner: some telling has the partner's viewpoint; from_reporter: some has the pair's first economy's.
    base, since: of a growth, what it is counted from (None for a level).
    """

    entry: str
    measure: Measure
    period: Period | None
    period_words: str | None
    goods: str | None
    statements: tuple[str, ...]
    documents: tuple[str, ...]
    publishers: tuple[str, ...]
    first: date | None
    latest: date | None
    from_reporter: bool
    from_partner: bool
    base: Base | None = None
    since: Period | None = None


@dataclass(frozen=True, slots=True)
class PeriodAccount:
    """How trade stands in one period and one currency; each field a ledger id.

    Growth is year on year, as an index (1.35). unit: "" where only growth is stated.
    beside: levels and growths claimed of this period that were not chosen.
    """

    period: Period
    unit: str
    turnover: str | None = None
    exports: str | None = None
    imports: str | None = None
    balance: str | None = None
    export_share: str | None = None
    import_share: str | None = None
    turnover_growth: str | None = None
    exports_growth: str | None = None
    imports_growth: str | None = None
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Span:
    """Growth between two years whose levels are stated. years: how many between them; cagr: a year, as an index."""

    measure: Measure
    first: str
    last: str
    years: str
    multiple: str
    cagr: str


@dataclass(frozen=True, slots=True)
class Annualised:
    """A full year guessed from a part of it. Never for the headline.

    of: the part; entry: the guess; low, high: where four of five such guesses of other pairs ended.
    """

    measure: Measure
    method: Annualising
    of: str
    entry: str
    low: str | None = None
    high: str | None = None


@dataclass(frozen=True, slots=True)
class IfFlat:
    """What growth of turnover would be if one side grew as stated and the other not at all. Never for the headline."""

    side: Flow
    side_growth: str
    turnover_growth: str


@dataclass(frozen=True, slots=True)
class Conflict:
    """Levels (or growths) of one measure and period that differ.

    chosen: the one that computed entries use, by `rule`; None: no rule tells, and nothing is computed.
    """

    measure: Measure
    period: Period | None
    entries: tuple[str, ...]
    chosen: str | None
    rule: ChoiceRule | None
    explanation: Explanation


@dataclass(frozen=True, slots=True)
class Fall:
    """Two figures from January on of which the longer is the smaller (ledger ids): one of them must be wrong."""

    measure: Measure
    shorter: str
    longer: str


@dataclass(frozen=True, slots=True)
class HeldAccount:
    """What one series of statistics has of the pair, seen from its first economy.

    view: `own`, declared by the first economy; `mirror`, by the other; `reconciled`, by the publisher from both.
    origin: publisher and title; periods: oldest first, full years and the first months of one not yet full; annualised:
    that year as it is guessed; simulated: invented data.
    """

    series: str
    view: View
    unit: str
    origin: str
    simulated: bool
    periods: tuple[PeriodAccount, ...]
    annualised: tuple[Annualised, ...] = ()


@dataclass(frozen=True, slots=True)
class Accounts:
    """How trade of `reporter` with `partner` stands, as the record has it.

    claims: by ledger id, of every stated number of the pair; periods: oldest first; headline: the latest period to
    speak of (one of `periods`); no_period: claims whose period is not given ("around 110", "in recent years");
    parts: claims about some goods only; others: investment and the like; ranges: levels "between", wherever else they
    stand (in no_period, or beside a period's account). held: what statistics have of it, the account that leads
    first; kept apart from all the others, which are stated or follow from what is stated.
    """

    reporter: Economy
    partner: Economy
    claims: Mapping[str, Claim]
    periods: tuple[PeriodAccount, ...]
    headline: PeriodAccount | None
    no_period: tuple[str, ...]
    parts: tuple[str, ...]
    others: tuple[str, ...]
    spans: tuple[Span, ...]
    annualised: tuple[Annualised, ...]
    if_flat: tuple[IfFlat, ...]
    conflicts: tuple[Conflict, ...]
    ranges: tuple[str, ...] = ()
    falls: tuple[Fall, ...] = ()
    held: tuple[HeldAccount, ...] = ()

    @property
    def lead(self) -> HeldAccount | None:
        """The account of statistics to count with."""
        return self.held[0] if self.held else None

    def claims_growth(self, measure: Measure, period: Period) -> bool:
        """Whether somebody states year-on-year growth of the flow in this period, even if others state another."""
        return any(
            claim.measure == measure and claim.period == period and claim.base == "year_on_year" and claim.goods is None
            for claim in self.claims.values()
        )


Arg = Entry | Economy | Period | date | Quote | str | None | tuple["Arg", ...]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that a reader must know about the numbers or the words.

    kind: the rule's name, a key of the wording catalogue; args: what its sentence names (numbers as their ledger
    entries); rests_on: ledger ids; statements: ids of the statements where it rests on words.
    """

    kind: str
    args: Mapping[str, Arg]
    rests_on: tuple[str, ...] = ()
    statements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Body:
    """Whom to ask. economy: whose body it is; name, name_ru: of the body ("Belstat", "the ministry of energy")."""

    economy: Economy
    name: str
    name_ru: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Something not known. kind: a key of the wording catalogue; args: as a finding's; ask: whom, in order."""

    kind: str
    args: Mapping[str, Arg]
    ask: tuple[Body, ...]
