"""Base rates: how often pairs of a size multiplied their trade in some years.

A share of all windows (pair, first year) of a panel whose first level lies in a size band. Windows of one pair
overlap, so the interval comes from a bootstrap of whole pairs.
"""

import csv
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from math import exp, log
from typing import TYPE_CHECKING, Literal, get_args

from entrepot.errors import EntrepotError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Way = Literal["two_way", "one_way"]
Recent = Literal["any", "fell", "grew", "leapt"]

SIZES = (1e6, 1e7, 1e8, 1e9, 1e10, float("inf"))
HORIZONS = tuple(range(1, 16))
MULTIPLES = (0.2, 0.35, 0.5, 0.7, 0.85, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0, 4.0, 5.0, 7.0, 10.0)
RECENT: dict[Recent, tuple[float, float]] = {"fell": (0.0, 1.0), "grew": (1.0, 1.25), "leapt": (1.25, float("inf"))}
FEWEST_PAIRS = 40
DRAWS = 1000
SEED = 20061986


@dataclass(frozen=True, slots=True)
class BaseRate:
    """The share of windows that stood at `multiple` or more `years` later, first levels from `low` to below `high` USD.

    recent: growth in the year before the first level: any, fell, grew (by less than a quarter), leapt (by more).
    least, most: a 95 % interval from a bootstrap of pairs; where none or all did it, what so many pairs cannot rule
    out. windows, pairs: how many stand behind it.
    """

    way: Way
    low: float
    high: float
    recent: Recent
    multiple: float
    years: int
    windows: int
    pairs: int
    share: float
    least: float
    most: float


@dataclass(frozen=True, slots=True)
class Curve:
    """Shares by multiple (ascending, so the shares fall), for one flow, size, recent growth and number of years."""

    way: Way
    low: float
    high: float
    recent: Recent
    years: int
    windows: int
    pairs: int
    multiples: tuple[float, ...]
    shares: tuple[float, ...]
    least: tuple[float, ...]
    most: tuple[float, ...]

    def at(self, multiple: float) -> BaseRate:
        """The rate of a multiple; between two of the table, by the straight line over their logarithms."""
        share, least, most = (self._between(multiple, values) for values in (self.shares, self.least, self.most))
        return BaseRate(
            self.way, self.low, self.high, self.recent, multiple, self.years, self.windows, self.pairs, share, least,
            most,
        )  # fmt: skip

    def quantile(self, probability: float) -> float:
        """The multiple that so many windows (0.1: one in ten) stayed below; an end of the table beyond it."""
        for at, (above, below) in enumerate(pairwise(self.shares)):
            if below <= 1 - probability <= above and below < above:
                part = (above - (1 - probability)) / (above - below)
                first, second = log(self.multiples[at]), log(self.multiples[at + 1])
                return exp(first + part * (second - first))
        return self.multiples[0] if self.shares[0] < 1 - probability else self.multiples[-1]

    def _between(self, multiple: float, values: Sequence[float]) -> float:
        at = bisect_left(self.multiples, multiple)
        if self.multiples[at] == multiple:
            return values[at]
        first, second = log(self.multiples[at - 1]), log(self.multiples[at])
        part = (log(multiple) - first) / (second - first)
        return values[at - 1] + part * (values[at] - values[at - 1])


@dataclass(frozen=True, slots=True)
class BaseRates:
    """Base rates with where and when their panel is from."""

    origin: str
    first_year: int
    last_year: int
    curves: Mapping[tuple[Way, float, Recent, int], Curve]

    @classmethod
    def of_curves(cls, origin: str, first_year: int, last_year: int, curves: Sequence[Curve]) -> "BaseRates":
        """curves: of any flows, sizes and horizons; those of few pairs may be missing."""
        return cls(origin, first_year, last_year, {(c.way, c.low, c.recent, c.years): c for c in curves})

    def of(self, way: Way, size: float, multiple: float, years: int, recent: Recent = "any") -> BaseRate:
        """The rate for a pair of `size` (USD); EntrepotError outside the table, naming what it has.

        Where too few pairs had such recent growth, that of all pairs of the size, which its `recent` then says.
        """
        curve = self.curve(way, size, years, recent)
        if curve is None or not curve.multiples[0] <= multiple <= curve.multiples[-1]:
            known = list(self.curves.values())
            raise EntrepotError(
                f"no base rate for ×{multiple:g} in {years} years from {size:,.0f} USD",
                where=self.origin,
                hint=f"The table has multiples {known[0].multiples[0]:g} to {known[0].multiples[-1]:g}, years "
                f"{min(c.years for c in known)} to {max(c.years for c in known)}, "
                f"from {min(c.low for c in known):,.0f} USD on.",
            )
        return curve.at(multiple)

    def curve(self, way: Way, size: float, years: int, recent: Recent = "any") -> Curve | None:
        """The curve of the band that holds `size`; None outside the table."""
        low = next((low for low, high in pairwise(SIZES) if low <= size < high), None)
        if low is None:
            return None
        return self.curves.get((way, low, recent, years)) or self.curves.get((way, low, "any", years))


def recent_of(growth: float) -> Recent:
    """The class of a year's growth, an index (1.35)."""
    return next(name for name, (low, high) in RECENT.items() if low <= growth < high)


def base_rates(
    pairs: "NDArray[np.int64]",
    years: "NDArray[np.int64]",
    values: "NDArray[np.float64]",
    way: Way,
    horizons: Sequence[int] = HORIZONS,
    multiples: Sequence[float] = MULTIPLES,
) -> list[Curve]:
    """Base rates of a panel with one row a pair and year: of all pairs, then by recent growth where pairs are enough.

    pairs: numbers that name them; values: levels in USD, missing or zero ones as 0 (no window starts there, a window
    that ends there did not reach anything).
    """
    import numpy as np

    panel = _wide(pairs, years, values)
    rng = np.random.default_rng(SEED)
    weights = rng.multinomial(len(panel), np.full(len(panel), 1 / len(panel)), size=DRAWS).astype(np.float32)
    growth = np.full_like(panel, np.nan)
    np.divide(panel[:, 1:], panel[:, :-1], out=growth[:, 1:], where=panel[:, :-1] > 0)
    found = []
    for low, high in pairwise(SIZES):
        for horizon in (h for h in horizons if h < panel.shape[1]):
            start, end, before = panel[:, :-horizon], panel[:, horizon:], growth[:, :-horizon]
            in_band = (start >= low) & (start < high) & ~np.isnan(end)
            reached = [in_band & (end >= multiple * start) for multiple in multiples]
            for recent, (least, most) in ("any", (-1.0, np.inf)), *RECENT.items():
                kept = in_band if recent == "any" else in_band & (before >= least) & (before < most)
                pairs_kept = int(kept.any(axis=1).sum())
                if pairs_kept and (recent == "any" or pairs_kept >= FEWEST_PAIRS):
                    hits = np.stack([(kept & r).sum(axis=1, dtype=np.float32) for r in reached], axis=1)
                    windows = kept.sum(axis=1, dtype=np.float32)
                    found.append(curve_of(way, (low, high), recent, horizon, windows, hits, weights, multiples))
    return found


def _wide(
    pairs: "NDArray[np.int64]", years: "NDArray[np.int64]", values: "NDArray[np.float64]"
) -> "NDArray[np.float64]":
    """Levels by pair (rows) and year (columns, none left out); NaN where there is no row."""
    import numpy as np

    names, row = np.unique(pairs, return_inverse=True)
    column = years - years.min()
    panel = np.full((len(names), int(column.max()) + 1), np.nan)
    panel[row, column] = values
    return panel


def curve_of(
    way: Way,
    band: tuple[float, float],
    recent: Recent,
    years: int,
    windows: "NDArray[np.float32]",
    hits: "NDArray[np.float32]",
    weights: "NDArray[np.float32]",
    multiples: Sequence[float],
) -> Curve:
    """The curve of one cell. windows, hits: by pair, and of the hits by multiple; weights: one row a draw of pairs."""
    import numpy as np

    drawn = weights @ windows
    shares = (weights @ hits)[drawn > 0] / drawn[drawn > 0, None]
    least, most = np.quantile(shares, (0.025, 0.975), axis=0)
    total, pairs, reached = float(windows.sum()), int((windows > 0).sum()), hits.sum(axis=0)
    unseen = 1 - 0.05 ** (1 / pairs)
    least, most = np.where(reached < total, least, 1 - unseen), np.where(reached > 0, most, unseen)
    return Curve(
        way, *band, recent, years, int(total), pairs, tuple(multiples), tuple(map(float, reached / total)),
        tuple(map(float, least)), tuple(map(float, most)),
    )  # fmt: skip


@cache
def default_rates() -> BaseRates:
    """The table that comes with Entrepot: manufactures of 69 economies, 1986–2006, an era of fast growth of trade.

    Computed by tools/make_base_rates.py from the panel of Yotov, Piermartini, Monteiro and Larch, An Advanced Guide to
    Trade Policy Analysis (WTO and UNCTAD, 2016), which is published under CC BY 4.0.
    """
    text = files("entrepot.analysis.outlook").joinpath("base_rates.csv").read_text("utf-8")
    curves = [_read(row) for row in csv.DictReader(text.splitlines())]
    return BaseRates.of_curves("An Advanced Guide to Trade Policy Analysis (WTO and UNCTAD, 2016)", 1986, 2006, curves)


def _read(row: dict[str, str]) -> Curve:
    shares, least, most = (tuple(map(float, row[name].split())) for name in ("shares", "least", "most"))
    return Curve(
        way="two_way" if row["way"] == "two_way" else "one_way",
        low=float(row["low_usd"]),
        high=float(row["high_usd"]),
        recent=next(name for name in get_args(Recent) if name == row["recent"]),
        years=int(row["years"]),
        windows=int(row["windows"]),
        pairs=int(row["pairs"]),
        multiples=MULTIPLES,
        shares=shares,
        least=least,
        most=most,
    )
