"""Proxies: what a country's numbers say of one of its regions, by what method, within what range."""

from dataclasses import dataclass
from typing import Literal

from entrepot.analysis.areas.restrictions import RegionShare
from entrepot.analysis.outlook.results import Accounts, PeriodAccount
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Ledger

ProxyMethod = Literal["given", "trade_with_partner", "none"]


@dataclass(frozen=True, slots=True)
class Proxy:
    """A region and the country whose product data stand for it.

    low, high: the region's part of the country (ratios); None where nothing tells it. method: `given` by the user's
    file, or `trade_with_partner`: what the record states of the region's trade with the other side, a month, over
    the country's in the statistics; method_words: of the user's file; rests_on: ledger ids of the stated levels.
    """

    region: Economy
    country: Economy
    method: ProxyMethod
    low: float | None = None
    high: float | None = None
    method_words: str | None = None
    source: str | None = None
    rests_on: tuple[str, ...] = ()


def proxy_of(
    region: Economy,
    given: tuple[RegionShare, ...],
    accounts: Accounts | None,
    ledger: Ledger,
    *,
    country_trade: float,
    since: int,
) -> Proxy:
    """The proxy of a region. country_trade: its country's trade with the other side, both ways, a year, in USD.

    since: the first year of stated levels that still count. accounts: None where the other side is no country, so that
    its trade with the region says nothing of the region's part.
    """
    for share in given:
        if share.economy.code == region.code:
            return Proxy(region, region.country, "given", share.low, share.high, share.method, share.source)
    levels = _stated(accounts, ledger, since) if accounts is not None and country_trade > 0 else []
    shares = [level / country_trade for level, _ in levels]
    if not shares or max(shares) > 1:
        return Proxy(region, region.country, "none")
    ids = tuple(entry for _, entry in levels)
    return Proxy(region, region.country, "trade_with_partner", min(shares), max(shares), rests_on=ids)


def _stated(accounts: Accounts, ledger: Ledger, since: int) -> list[tuple[float, str]]:
    """Turnover a year in USD, from each stated period that has one: months are made a year by their number."""
    recent = [account for account in accounts.periods if account.period.last_year >= since]
    return [found for account in recent if (found := _a_year(account, ledger)) is not None]


def _a_year(account: PeriodAccount, ledger: Ledger) -> tuple[float, str] | None:
    if account.unit != "USD" or account.turnover is None:
        return None
    entry = ledger[account.turnover]
    if entry.status != "stated" or entry.value is None:
        return None
    return entry.value * 12 / account.period.months, entry.id
