"""The trade page of a pair: levels both ways, balance, growth like for like, shares, products, concentration."""

from collections.abc import Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from entrepot.analysis import trade_accounts, trade_products
from entrepot.analysis.trade_results import WAYS, Account, ProductLine, TradePage, View
from entrepot.analysis.trade_twice import Freight, told_twice
from entrepot.errors import EntrepotError
from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period

if TYPE_CHECKING:
    import polars as pl

_ROWS = frozenset({"sides", "whole", "world", "level", "cells", "cells_before", "by_exporter", "by_importer", "rates",
                   "with_services"})  # fmt: skip
SERVICES = ("services", "goods_and_services", "EBOPS2002", "EBOPS2010")


class NothingHeldError(EntrepotError):
    """No table has the pair."""


def trade_page(
    one: Economy,
    other: Economy,
    rows: "pl.DataFrame",
    totals: "pl.DataFrame",
    *,
    digits: int = 4,
    aggregates: Sequence[str] = ("WLD",),
    series: str | None = None,
    view: View | None = None,
    freight: Freight | None = None,
) -> TradePage:
    """The page of `one` with `other`.

    rows: the rows between the two, declared by either; totals: sums by pair with either of them on either side; both
    with the columns of the warehouse. aggregates: partners that are sums of others. series, view: which account to take
    the products from; by default the one that is held for the latest period, declared by `one` where possible.
    freight: how CIF is brought to FOB where both sides declare.
    Raises NothingHeldError where nothing is held for the pair.
    """
    goods = _goods(rows)
    accounts = trade_accounts.accounts(one, other, _goods(totals), list(aggregates))
    if not accounts:
        raise NothingHeldError(
            "no statistics are held for this pair",
            where=f"{one.name} and {other.name}",
            hint="Add a table that has it: entrepot add FILE, or see what is held: entrepot statistics.",
        )
    headline = _headline(accounts, series, view)
    chosen = trade_products.account_rows(goods, one, other, headline)
    found = trade_products.products(chosen, headline, digits)
    return TradePage(
        one=one,
        other=other,
        accounts=accounts,
        headline=headline,
        classification=found.classification,
        digits=digits,
        level=found.level,
        period=headline.latest.period,
        products=found.lines,
        concentration=found.concentration,
        cautions=_cautions(accounts, headline, found.lines),
        twice=told_twice(one, other, accounts, freight or Freight()),
        freight=freight or Freight(),
        with_services=trade_accounts.accounts(one, other, _with_services(totals), list(aggregates)),
    )


def as_json(page: TradePage) -> dict[str, Any]:
    """The page as plain values: periods as text, economies as code and name; without the rows behind the numbers."""
    return _plain(asdict(page))  # type: ignore[no-any-return]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        if set(value) == {"first", "last"}:
            return str(Period(value["first"], value["last"]))
        if "name_ru" in value:
            return {"code": value["code"], "name": value["name"]}
        return {key: _plain(part) for key, part in value.items() if key not in _ROWS}
    return [_plain(part) for part in value] if isinstance(value, (list, tuple)) else value


def _goods(frame: "pl.DataFrame") -> "pl.DataFrame":
    import polars as pl

    return frame.filter(~pl.col("classification").is_in(SERVICES) & pl.col("flow").is_in(WAYS))


def _with_services(frame: "pl.DataFrame") -> "pl.DataFrame":
    import polars as pl

    return frame.filter(pl.col("classification") == "goods_and_services", pl.col("flow").is_in(WAYS))


def _headline(accounts: tuple[Account, ...], series: str | None, view: View | None) -> Account:
    fitting = [a for a in accounts if series in (None, a.series) and view in (None, a.view)]
    if not fitting:
        raise EntrepotError(
            f'"{series}": no series that is held has this pair'
            if series
            else f"no {view} account of this pair is held",
            hint="Held: " + "; ".join(f"{a.series} ({a.view})" for a in accounts) + ".",
        )
    order = {"own": 2, "mirror": 1, "reconciled": 0}
    return max(
        fitting, key=lambda a: (a.latest.turnover is not None, a.latest.period.last, order[a.view], len(a.lines))
    )


def _cautions(accounts: tuple[Account, ...], headline: Account, lines: tuple[ProductLine, ...]) -> tuple[str, ...]:
    said = []
    if any(account.simulated for account in accounts):
        said.append("simulated")
    if headline.latest.period.is_partial_year:
        said.append("partial_year")
    if headline.view == "mirror":
        said.append("mirror_used")
    if len({*headline.valuations.values()} - {""}) > 1:
        said.append("fob_cif")
    if headline.basis != "published totals":
        said.append("sum_of_products")
    if any(line.product == "other" for line in lines):
        said.append("products_do_not_cover_the_total")
    return tuple(said)
