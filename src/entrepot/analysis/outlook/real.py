"""Real terms: a goal and the growth so far with prices taken out, and in another currency, where the user gives series.

Growth in constant prices is growth in money over that of prices (d ln value = d ln volume + d ln prices). Prices to
come are taken to rise as they did on the mean of the last five years given.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from entrepot.analysis.outlook.arithmetic import compute
from entrepot.analysis.outlook.goal_results import AtPace, GoalBase, InOther, RealPast, RealTerms
from entrepot.analysis.outlook.money import Money
from entrepot.analysis.outlook.yearly import Yearly
from entrepot.nouns.ledger import Entry, Ledger, Rows
from entrepot.nouns.period import Period

YEARS = 5


def real_terms(
    base: GoalBase, ratio: Entry, horizon: Entry, growth: Entry, prices: Mapping[str, Yearly], ledger: Ledger
) -> RealTerms | None:
    """The goal in prices of the base's year; None where no prices of its currency are given for two years or more.

    ratio: the goal as a multiple of the base; growth: needed a year over the horizon.
    """
    series = prices.get(ledger[base.base].unit)
    if series is None or len(series.values) < 2:
        return None
    maker = _Prices(series, ledger)
    last = series.last_year
    first = max((y for y in series.values if y <= last - YEARS), default=min(series.values))
    mean = maker.growth(first, last)
    volume = compute(
        ledger, "goal as a multiple of the base, in constant prices", "multiple", "multiple / growth of prices ^ years",
        (ratio, mean, horizon), lambda r, p, n: r / p**n, unit="ratio", step=0.01,
    )  # fmt: skip
    needed = maker.without_prices(growth, mean)
    return RealTerms(mean.id, series.origin, series.unit, volume.id, needed.id, tuple(_past(base, maker)))


def in_others(base: GoalBase, money: Money) -> tuple[InOther, ...]:
    """Growth so far counted in each other currency that rates by year are given for, over the longest span known."""
    ledger = money.ledger
    unit = ledger[base.base].unit
    spans = [ledger[at.growth] for at in base.at_paces if at.kind == "last_years" and ledger[at.growth].period]
    longest = max(spans, key=lambda growth: growth.period.months if growth.period else 0, default=None)
    if longest is None or longest.period is None or not money.can(unit, "USD"):
        return ()
    first, last = longest.period.first_year, longest.period.last_year
    found = []
    for other, series in money.yearly.items():
        if other == unit or any(series.at(year) is None for year in (first, last)):
            continue
        if unit != "USD" and (unit not in money.yearly or any(money.yearly[unit].at(y) is None for y in (first, last))):
            continue
        rates = [money.rate(each, year) for each in (other, unit) if each != "USD" for year in (first, last)]
        growth = compute(
            ledger, "growth a year in another currency", "cagr",
            "growth × (rate at first / rate at last) ^ (1 / years)",
            (longest, *rates), _changed(last - first), unit="ratio", period=longest.period, step=0.001,
        )  # fmt: skip
        found.append(InOther(other, longest.id, growth.id))
    return tuple(found)


def _changed(years: int) -> Callable[..., float]:
    """Growth in another currency: rates come as first and last of the other, then of our own unless that is USD."""

    def value(growth: float, first: float, last: float, own_first: float = 1.0, own_last: float = 1.0) -> float:
        return float(growth * ((first / last) / (own_first / own_last)) ** (1 / years))

    return value


def _past(base: GoalBase, maker: "_Prices") -> Iterator[RealPast]:
    """Growth so far whose years the prices cover."""
    for at in base.at_paces:
        growth = maker.ledger[at.growth]
        span = _years_of(at, growth)
        if span is None or any(maker.series.at(year) is None for year in span) or not growth.value:
            continue
        of_prices = maker.growth(*span)
        yield RealPast(growth.id, of_prices.id, maker.without_prices(growth, of_prices).id)


def _years_of(at: AtPace, growth: Entry) -> tuple[int, int] | None:
    """The years that a growth runs from and to; of a part of a year, from that of the year before."""
    if growth.period is None:
        return None
    if at.kind == "latest":
        return growth.period.first_year - 1, growth.period.first_year
    return growth.period.first_year, growth.period.last_year


@dataclass(slots=True)
class _Prices:
    series: Yearly
    ledger: Ledger

    def growth(self, first: int, last: int) -> Entry:
        """Growth of prices a year."""
        value = (self.series.values[last] / self.series.values[first]) ** (1 / (last - first))
        return self.ledger.enter(
            label="growth of prices a year", measure="growth", status="assumed", value=value, low=value, high=value,
            unit="ratio", period=Period.years(first, last), step=0.001,
            rows=Rows(self.series.origin, last - first + 1, f"{self.series.unit}, {first}–{last}"),
        )  # fmt: skip

    def without_prices(self, growth: Entry, prices: Entry) -> Entry:
        """Growth a year in constant prices."""
        return compute(
            self.ledger, "growth a year in constant prices", "growth", "growth / growth of prices", (growth, prices),
            lambda g, p: g / p, unit="ratio", period=growth.period, step=0.001,
        )  # fmt: skip
