"""One flow declared by both sides: both values, the gap, the importer's value without freight, and which is adopted.

Nothing is averaged. After Gaulier and Zignago, BACI, CEPII WP 2010-23.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from math import log
from typing import Literal

from entrepot.analysis.trade_results import WAYS, Account, Way
from entrepot.analysis.trade_sides import Side
from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period

ASSUMED = 1.06
"""CIF/FOB where none can be fitted: what the IMF's Direction of Trade Statistics take (WP/18/16)."""
MOST_PERIODS = 5
Rule = Literal["exporter", "importer_at_fob", "importer"]


@dataclass(frozen=True, slots=True)
class Fit:
    """A fit of ln(CIF/FOB): the flows used and dropped as outliers, and the mean rate; terms: (coefficient, error)."""

    flows: int
    dropped: int
    r_squared: float
    mean_rate: float
    terms: Mapping[str, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Freight:
    """How CIF is brought to FOB. rates: by (exporter, importer, year); why: there is no fit."""

    fit: Fit | None = None
    rates: Mapping[tuple[str, str, int], float] = field(default_factory=dict)
    why: str = ""


@dataclass(frozen=True, slots=True)
class ToldTwice:
    """One way of the pair in one period, in whole units; None where a side is silent.

    exporter, importer: whose side it is (codes); rate: CIF/FOB, is_assumed: not fitted; at_fob: the importer's value
    without freight, as declared where it is FOB already, where the rate is below 1 or where it would widen the gap;
    gap: ln(exporter's / importer's as declared); by_exporter, by_importer: the sides they are read from.
    """

    way: Way
    period: Period
    unit: str
    exporter: str
    importer: str
    reported: float | None
    mirror: float | None
    valuation: str
    rate: float | None
    is_assumed: bool
    at_fob: float | None
    gap: float | None
    adopted: float
    rule: Rule
    by_exporter: tuple[int, Side] | None
    by_importer: tuple[int, Side] | None


def told_twice(one: Economy, other: Economy, accounts: Sequence[Account], freight: Freight) -> tuple[ToldTwice, ...]:
    """Every way and period that both sides declare in one currency, the latest first; ways that one side declares too,
    for its latest period."""
    found: list[ToldTwice] = []
    for unit in dict.fromkeys(account.unit for account in accounts):
        pair = _pair(accounts, unit)
        for way in WAYS:
            seller, buyer = (one, other) if way == "exports" else (other, one)
            found += _of_way(pair, accounts, way, unit, (seller.code, buyer.code), freight)
    return tuple(found)


def _pair(accounts: Sequence[Account], unit: str) -> dict[str, int]:
    """The account of each view to compare, of one series where there is one with both."""
    of_unit = [(at, a) for at, a in enumerate(accounts) if a.unit == unit and a.view != "reconciled"]
    both = {a.series for _, a in of_unit if a.view == "own"} & {a.series for _, a in of_unit if a.view == "mirror"}
    found: dict[str, int] = {}
    for view in ("own", "mirror"):
        candidates = [(at, a) for at, a in of_unit if a.view == view]
        if candidates:
            found[view] = max(
                candidates,
                key=lambda c: (c[1].series in both, c[1].basis == "published totals", c[1].latest.period.last, -c[0]),
            )[0]
    return found


def _of_way(
    pair: Mapping[str, int], accounts: Sequence[Account], way: Way, unit: str, ends: tuple[str, str], freight: Freight
) -> Iterator[ToldTwice]:
    views = ("own", "mirror") if way == "exports" else ("mirror", "own")
    exporter, importer = (_side(pair, accounts, view, way) for view in views)
    sides = [side for side in (exporter, importer) if side]
    periods = sorted({p for at, _ in sides for p in _periods(accounts[at], way)}, reverse=True)
    both = [p for p in periods if exporter and importer and exporter[1].value(p) is not None
            and importer[1].value(p) is not None]  # fmt: skip
    for period in both[:MOST_PERIODS] or periods[:1]:
        told = _told(way, period, unit, ends, exporter, importer, accounts, freight)
        if told is not None:
            yield told


def _side(pair: Mapping[str, int], accounts: Sequence[Account], view: str, way: Way) -> tuple[int, Side] | None:
    at = pair.get(view)
    if at is None or not accounts[at].sides[way].cells:
        return None
    return at, accounts[at].sides[way]


def _periods(account: Account, way: Way) -> Iterator[Period]:
    yield from (line.period for line in account.lines if getattr(line, way) is not None)


def _told(
    way: Way,
    period: Period,
    unit: str,
    ends: tuple[str, str],
    exporter: tuple[int, Side] | None,
    importer: tuple[int, Side] | None,
    accounts: Sequence[Account],
    freight: Freight,
) -> ToldTwice | None:
    reported = exporter[1].value(period) if exporter else None
    mirror = importer[1].value(period) if importer else None
    if reported is None and mirror is None:
        return None
    valuation = accounts[importer[0]].valuations.get(way, "") if importer else ""
    rate, is_assumed = _rate(freight, ends, period, valuation)
    at_fob = _at_fob(reported, mirror, rate)
    fitted = at_fob is not None and not is_assumed and at_fob != mirror
    adopted = reported if reported is not None else at_fob if fitted else mirror
    return ToldTwice(
        way=way, period=period, unit=unit, exporter=ends[0], importer=ends[1], reported=reported, mirror=mirror,
        valuation=valuation, rate=rate, is_assumed=is_assumed, at_fob=at_fob,
        gap=log(reported / mirror) if reported and mirror else None,
        adopted=adopted or 0.0,
        rule="exporter" if reported is not None else "importer_at_fob" if fitted else "importer",
        by_exporter=exporter if reported is not None else None,
        by_importer=importer if mirror is not None else None,
    )  # fmt: skip


def _rate(freight: Freight, ends: tuple[str, str], period: Period, valuation: str) -> tuple[float | None, bool]:
    """CIF/FOB of a flow, and whether it is assumed; None where the importer does not declare CIF."""
    if valuation != "cif":
        return None, False
    found = freight.rates.get((*ends, period.last_year))
    return (ASSUMED, True) if found is None else (found, False)


def _at_fob(reported: float | None, mirror: float | None, rate: float | None) -> float | None:
    """The importer's value without freight; as declared where the rate is below 1 or would widen the gap."""
    if mirror is None or rate is None:
        return mirror
    fob = mirror / rate
    if rate < 1 or (reported and fob and abs(log(reported / fob)) > abs(log(reported / mirror))):
        return mirror
    return fob
