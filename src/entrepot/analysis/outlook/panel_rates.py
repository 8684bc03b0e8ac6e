"""Base rates counted on the user's own panel, each when it is asked for: another era and other goods than the table."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise, product
from typing import TYPE_CHECKING, get_args

from entrepot.analysis.outlook.baserates import (
    FEWEST_PAIRS,
    HORIZONS,
    MULTIPLES,
    RECENT,
    SEED,
    SIZES,
    BaseRates,
    Curve,
    Recent,
    Way,
    curve_of,
)
from entrepot.nouns.panel import Panel

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

LEAST_PAIRS = 300
LEAST_YEARS = 6
DRAWS = 400
Key = tuple[Way, float, Recent, int]


def rates_of(panel: Panel | None) -> BaseRates | None:
    """The panel's base rates; None where it is smaller than 300 pairs or 6 years, or its sizes are not in USD."""
    if panel is None or panel.unit != "USD" or panel.years < LEAST_YEARS or len(panel.two_way.pairs) < LEAST_PAIRS:
        return None
    return BaseRates(panel.origin, panel.first_year, panel.last_year, _Counted(panel))


@dataclass
class _Counted(Mapping[Key, Curve]):
    """Curves by flow, size, recent growth and years; those of fewer than 40 pairs are not in it."""

    panel: Panel
    _known: dict[Key, Curve | None] = field(default_factory=dict)

    def __getitem__(self, key: Key) -> Curve:
        if key not in self._known:
            self._known[key] = self._count(*key)
        curve = self._known[key]
        if curve is None:
            raise KeyError(key)
        return curve

    def __iter__(self) -> Iterator[Key]:
        recents: tuple[Recent, ...] = get_args(Recent)
        ways: tuple[Way, ...] = get_args(Way)
        return (key for key in product(ways, SIZES[:-1], recents, HORIZONS) if self.get(key) is not None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def _count(self, way: Way, low: float, recent: Recent, years: int) -> Curve | None:
        import numpy as np

        levels = self.panel.of(way).values
        if not 0 < years < levels.shape[1]:
            return None
        high = next(high for least, high in pairwise(SIZES) if least == low)
        start, end = levels[:, :-years], levels[:, years:]
        kept = (start >= low) & (start < high) & ~np.isnan(end)
        if recent != "any":
            kept &= _grew(levels, recent)[:, :-years]
        some = kept.any(axis=1)
        if some.sum() < FEWEST_PAIRS:
            return None
        kept, start, end = kept[some], start[some], end[some]
        hits = np.stack([(kept & (end >= m * start)).sum(axis=1, dtype=np.float32) for m in MULTIPLES], axis=1)
        windows = kept.sum(axis=1, dtype=np.float32)
        return curve_of(way, (low, high), recent, years, windows, hits, _weights(len(kept)), MULTIPLES)


def _weights(pairs: int) -> "NDArray[np.float32]":
    """How often each pair is drawn, one row a draw: Poisson's numbers with mean one, from one byte each."""
    import numpy as np

    times = np.repeat(np.arange(6, dtype=np.float32), (94, 94, 47, 16, 4, 1))
    drawn: NDArray[np.float32] = times[np.random.default_rng(SEED).integers(0, 256, (DRAWS, pairs), dtype=np.uint8)]
    return drawn


def _grew(levels: "NDArray[np.float64]", recent: Recent) -> "NDArray[np.bool_]":
    """Whether growth on the year before is of this class."""
    import numpy as np

    least, most = RECENT[recent]
    growth = np.full_like(levels, np.nan)
    np.divide(levels[:, 1:], levels[:, :-1], out=growth[:, 1:], where=levels[:, :-1] > 0)
    return np.asarray((growth >= least) & (growth < most))
