"""What official statistics give a brief: ledger ids in named places, seen from the pair's first economy."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from entrepot.analysis.trade_results import View, Way
from entrepot.analysis.trade_twice import Fit, Rule
from entrepot.nouns.economy import Economy
from entrepot.nouns.origin import Origin
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Measure

Reason = Literal[
    "confirmed", "rounding", "other_side", "other_table", "services", "freight", "unexplained", "other_currency"
]


@dataclass(frozen=True, slots=True)
class OfficialLine:
    """One period of an account; each field a ledger id, None where the number is not available. Growth: index."""

    period: Period
    exports: str | None
    imports: str | None
    turnover: str | None
    balance: str | None
    exports_growth: str | None
    imports_growth: str | None
    turnover_growth: str | None


@dataclass(frozen=True, slots=True)
class OfficialShare:
    """The partner's place in one way of trade: share of the total and rank among so many partners (ledger ids).

    is_published: the total is the publisher's own; else the sum over the partners held.
    """

    way: Way
    period: Period
    share: str
    rank: str
    partners: str
    is_published: bool


@dataclass(frozen=True, slots=True)
class OfficialAccount:
    """The trade of the pair as one series tells it from one side, oldest period first.

    title: of the table, by its publisher; digits: of the products that were added up, 0 for published totals;
    origins: ids of the files.
    """

    series: str
    title: str
    view: View
    unit: str
    valuations: Mapping[Way, str]
    digits: int
    lines: tuple[OfficialLine, ...]
    shares: tuple[OfficialShare, ...]
    origins: tuple[str, ...]
    is_simulated: bool

    @property
    def latest(self) -> OfficialLine:
        return self.lines[-1]


@dataclass(frozen=True, slots=True)
class OfficialProduct:
    """A product in one way of trade: ledger ids. code: None for all the others together.

    contribution: its part of the growth of the whole flow, a ratio of the flow a year earlier; unit_value per tonne.
    """

    way: Way
    code: str | None
    level: str
    share: str | None
    growth: str | None
    contribution: str | None
    unit_value: str | None


@dataclass(frozen=True, slots=True)
class OfficialConcentration:
    """How few products a flow is made of: Herfindahl's index, and how many equal products that is (ledger ids)."""

    way: Way
    hhi: str
    effective: str
    products: str


@dataclass(frozen=True, slots=True)
class OfficialTwice:
    """One flow as both sides declare it (ledger ids). gap: the importer's as an index to the exporter's."""

    way: Way
    period: Period
    unit: str
    reported: str | None
    mirror: str | None
    valuation: str
    rate: str | None
    at_fob: str | None
    gap: str | None
    adopted: str
    rule: Rule


@dataclass(frozen=True, slots=True)
class Compared:
    """A stated level beside the statistic of the same flow and period (ledger ids).

    account: its number among the accounts, None for another currency without a rate; counted: the statistic, in the
    statement's currency; gap: stated as an index to counted; agreeing: another statistic that the statement agrees
    with, where `reason` names one.
    """

    measure: Measure
    period: Period
    stated: str
    counted: str | None
    account: int | None
    gap: str | None
    reason: Reason
    agreeing: str | None = None


@dataclass(frozen=True, slots=True)
class Official:
    """What tables have of `one` with `other`. headline: the account that products, concentration and shares are of.

    of_country: these are tables of the countries that contain a region of the pair, not of the pair itself.
    """

    one: Economy
    other: Economy
    accounts: tuple[OfficialAccount, ...]
    headline: OfficialAccount
    classification: str
    digits: int
    period: Period
    products: tuple[OfficialProduct, ...]
    concentration: tuple[OfficialConcentration, ...]
    twice: tuple[OfficialTwice, ...]
    fit: Fit | None
    no_fit: str
    fit_numbers: Mapping[str, str]
    cautions: tuple[str, ...]
    origins: Mapping[str, Origin]
    compared: tuple[Compared, ...] = ()
    of_country: bool = False

    @property
    def is_simulated(self) -> bool:
        return any(account.is_simulated for account in self.accounts)
