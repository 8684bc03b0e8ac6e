"""Accounts of a pair: its stated figures, and what follows from them."""

from collections.abc import Callable, Sequence

from entrepot.analysis.outlook.annualising import enter_annualised
from entrepot.analysis.outlook.claims import enter_claims, tellings_of
from entrepot.analysis.outlook.completion import complete
from entrepot.analysis.outlook.cumulative import enter_pieces
from entrepot.analysis.outlook.growths import (
    enter_if_flat,
    enter_rest_of_year,
    enter_spans,
    enter_year_on_year,
    enter_years_before,
    latest_first,
)
from entrepot.analysis.outlook.held_accounts import held_accounts_of
from entrepot.analysis.outlook.results import Accounts, Claim
from entrepot.analysis.outlook.sheet import LEVELS, Book, Sheet, open_book
from entrepot.analysis.said import Said
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Ledger
from entrepot.nouns.tabled import Tables


def accounts_of(
    said: Sequence[Said],
    reporter: Economy,
    partner: Economy,
    ledger: Ledger,
    tables: Tables | None = None,
    *,
    every: bool = False,
) -> Accounts:
    """Enter the pair's figures and everything computed from them into `ledger`.

    Different periods, currencies, or parts of trade and the whole, are never combined. tables: what statistics have of
    the pair, entered apart; every: all their accounts, not only the one to count with.
    """
    claims = enter_claims(tellings_of(said, reporter, partner), ledger)
    book, conflicts = open_book(claims, ledger)
    for sheet in latest_first(book):
        complete(sheet, ledger)
    headline = headline_of(book)
    enter_years_before(book, ledger)
    enter_year_on_year(book, ledger)
    if_flat = enter_if_flat(headline, ledger) if headline else ()
    enter_rest_of_year(book, ledger)
    falls = enter_pieces(book, ledger)
    spans = enter_spans(book, ledger)
    annualised = enter_annualised(headline, book, ledger) if headline else ()
    oldest_first = [sheet for sheet in reversed(latest_first(book)) if sheet.entries or sheet.beside]
    accounts = {id(sheet): sheet.account() for sheet in oldest_first}
    return Accounts(
        reporter=reporter,
        partner=partner,
        claims=claims,
        periods=tuple(accounts.values()),
        headline=accounts[id(headline)] if headline else None,
        no_period=_where(claims, lambda c: c.measure in LEVELS and c.goods is None and c.period is None),
        parts=_where(claims, lambda c: c.measure in LEVELS and c.goods is not None),
        others=_where(claims, lambda c: c.measure not in LEVELS),
        spans=spans,
        annualised=annualised,
        if_flat=if_flat,
        conflicts=tuple(conflicts),
        falls=falls,
        held=held_accounts_of(tables, reporter, partner, ledger, every=every) if tables else (),
        ranges=tuple(i for i in claims if ledger[i].qualifier == "between" and claims[i].goods is None),
    )


def headline_of(book: Book) -> Sheet | None:
    """The sheet to speak of first: the latest stated one of at most a year, turnover before one side alone.

    One side alone leads only when it is more than a year younger. Currencies: the one with most numbers.
    """
    stated = [s for s in latest_first(book) if s.is_stated and s.unit and s.period.months <= 12]
    with_level = [s for s in stated if s.entries.keys() & {"turnover", "exports", "imports"}]
    if not with_level:
        return None
    whole = [s for s in with_level if "turnover" in s.entries]
    latest = with_level[0]
    pool = whole if whole and latest.period.last - whole[0].period.last <= 12 else with_level
    same_period = [s for s in pool if s.period == pool[0].period]
    return min(same_period, key=lambda s: (-len(s.entries), s.unit))


def _where(claims: dict[str, Claim], holds: Callable[[Claim], bool]) -> tuple[str, ...]:
    return tuple(i for i, claim in claims.items() if holds(claim))
