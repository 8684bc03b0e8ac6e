"""Nowcast: a full year from its first months, with the errors that such guesses made before.

`pro_rata`: by the number of months. `last_years_share`: by the share that the same months had last year, which is the
same as last year's level times the growth of the same months. `mean_share`: by the mean share of all past years. `ets`:
exponential smoothing of the logarithms with a season of 12, from 36 months on and where statsforecast is installed
(the extra `seasonal`). The one with the least error on the series' own past is taken (rolling origin); a series too
short for that goes by the errors of a panel.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, log
from typing import TYPE_CHECKING, Literal

from entrepot.analysis.outlook.nowcast_errors import Simple, Way, default_errors
from entrepot.errors import EntrepotError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Method = Literal["pro_rata", "last_years_share", "mean_share", "ets"]
METHODS: tuple[Method, ...] = ("pro_rata", "last_years_share", "mean_share", "ets")
LEAST_MONTHS_FOR_ETS = 36
LEAST_TESTS = 5


@dataclass(frozen=True, slots=True)
class Band:
    """An interval that holds the year with the given coverage (0.8, 0.95)."""

    coverage: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Nowcast:
    """value: of the full year. tests: past years that the band rests on; is_own: of the series itself, else a panel."""

    method: Method
    value: float
    bands: tuple[Band, ...]
    tests: int
    is_own: bool


def nowcast(history: Sequence[Sequence[float]], months: Sequence[float], way: Way = "two_way") -> Nowcast:
    """The year that begins with `months` (1 to 11 values).

    history: the full past years, oldest first, 12 values each, all years adjacent; none is allowed too.
    """
    import numpy as np

    past, known = np.asarray(history, float).reshape(-1, 12), np.asarray(months, float)
    if not 1 <= len(known) <= 11:
        raise EntrepotError(f"{len(known)} months are no part of a year", hint="Give the first 1 to 11 months.")
    if known.sum() <= 0:
        raise EntrepotError("the first months are nothing, so nothing follows for the year")
    methods = [method for method in METHODS if method != "ets" or has_ets()]
    errors = {method: backtest(past, len(known), method) for method in methods}
    method = _chosen(errors, past, len(known))
    value = _forecast(method, past, known)
    own = errors[method]
    if len(own) >= LEAST_TESTS:
        return Nowcast(method, value, _own_bands(value, own), len(own), True)
    simple: Simple = "pro_rata" if method == "pro_rata" else "last_years_share"
    panel = default_errors().of(simple, way, value, len(known))
    bands = (
        Band(0.8, value * exp(panel.q10), value * exp(panel.q90)),
        Band(0.95, value * exp(panel.q025), value * exp(panel.q975)),
    )
    return Nowcast(method, value, bands, panel.tests, False)


def backtest(history: "NDArray[np.float64]", months: int, method: Method) -> list[float]:
    """Log errors, ln (actual / forecast), of each past year guessed from its first months and the years before it."""
    errors = []
    for year in range(len(history)):
        before, known, actual = history[:year], history[year, :months], history[year].sum()
        if _can(method, before, months) and known.sum() > 0:
            errors.append(log(actual / _forecast(method, before, known)))
    return errors


def _can(method: Method, before: "NDArray[np.float64]", months: int) -> bool:
    """mean_share needs two years, last_years_share one, with something in the same months; ets 36 months above zero."""
    if method == "ets":
        return len(before) * 12 + months >= LEAST_MONTHS_FOR_ETS and bool((before > 0).all())
    needed = {"pro_rata": 0, "last_years_share": 1, "mean_share": 2}[method]
    return len(before) >= needed and all(year[:months].sum() > 0 for year in before[len(before) - needed :])


def _forecast(method: Method, before: "NDArray[np.float64]", known: "NDArray[np.float64]") -> float:
    months, so_far = len(known), float(known.sum())
    if method == "pro_rata":
        return so_far * 12 / months
    if method == "ets":
        return so_far + _ets(before, known)
    years = before[-1:] if method == "last_years_share" else before[before[:, :months].sum(axis=1) > 0]
    shares = years[:, :months].sum(axis=1) / years.sum(axis=1)
    return so_far / float(shares.mean())


def _chosen(errors: dict[Method, list[float]], past: "NDArray[np.float64]", months: int) -> Method:
    """The least root mean square error over the years that every usable method could be tested on."""
    usable = [method for method in errors if _can(method, past, months) and (method != "ets" or len(errors["ets"]) > 2)]
    tests = min(len(errors[method]) for method in usable)
    if tests < 3:
        return "last_years_share" if "last_years_share" in usable else "pro_rata"
    return min(usable, key=lambda method: sum(error**2 for error in errors[method][-tests:]))


def has_ets() -> bool:
    """Whether exponential smoothing is installed."""
    from importlib.util import find_spec

    return find_spec("statsforecast") is not None


def _ets(before: "NDArray[np.float64]", known: "NDArray[np.float64]") -> float:
    """The rest of the year."""
    import numpy as np
    from statsforecast.models import AutoETS

    months = np.log(np.maximum(np.concatenate([before.ravel(), known]), 1e-9))
    rest = AutoETS(season_length=12).forecast(y=months, h=12 - len(known))["mean"]
    return float(np.exp(rest).sum())


def _own_bands(value: float, errors: Sequence[float]) -> tuple[Band, ...]:
    """Bands from the root mean square of the log errors, by Student's t with as many degrees of freedom."""
    from scipy.stats import t

    spread = (sum(error**2 for error in errors) / len(errors)) ** 0.5
    bands = []
    for coverage in (0.8, 0.95):
        reach = float(t.ppf((1 + coverage) / 2, len(errors))) * spread
        bands.append(Band(coverage, value * exp(-reach), value * exp(reach)))
    return tuple(bands)
