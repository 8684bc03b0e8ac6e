"""Computed entries: the value, the interval its inputs leave open, and as many digits as they bear."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from itertools import product
from math import floor, isfinite, log10
from typing import Literal

from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.period import Period


def compute(
    ledger: Ledger,
    label: str,
    measure: str,
    formula: str,
    inputs: Sequence[Entry],
    function: Callable[..., float],
    *,
    unit: str,
    period: Period | None = None,
    is_sum: bool = False,
    step: float | None = None,
    seen_from: tuple[Economy | None, Economy | None] | None = None,
    is_exact: bool = False,
) -> Entry:
    """Enter `function` of the inputs' values; each input must have one.

    low, high: the least and greatest result while each input stays within its rounding (exact for functions that are
    monotone in every input); None where there is no limit. step: see `honest_step`, unless given.
    seen_from: reporter and partner, by default those of the first input. is_exact: it is not about, though an input is
    (years between two levels).
    """
    value = function(*(known(entry) for entry in inputs))
    corners = [function(*corner) for corner in product(*(interval(entry) for entry in inputs))]
    reporter, partner = seen_from or (inputs[0].reporter, inputs[0].partner)
    return ledger.enter(
        label=label,
        measure=measure,
        status="computed",
        value=value,
        low=_finite(min(corners)),
        high=_finite(max(corners)),
        unit=unit,
        reporter=reporter,
        partner=partner,
        period=period,
        qualifier="about" if not is_exact and any(_is_loose(entry) for entry in inputs) else "exact",
        step=step or _shown_step(measure, value, inputs, is_sum),
        formula=formula,
        rests_on=tuple(dict.fromkeys(entry.id for entry in inputs)),
    )


def _is_loose(entry: Entry) -> bool:
    """Whether the number is said loosely; the level of a goal is meant as it is."""
    return entry.qualifier == "about" or (entry.qualifier in ("at_least", "at_most") and entry.measure != "target")


def _shown_step(measure: str, value: float, inputs: Sequence[Entry], is_sum: bool) -> float | None:
    """The honest step; a multiple has two or three digits (6 / 2.6 is 2.3), shares and growth a tenth of a per cent."""
    step = honest_step(value, inputs, is_sum)
    if step is not None and measure == "multiple":
        return min(max(step, 10.0 ** (_magnitude(value) - 2)), 10.0 ** (_magnitude(value) - 1))
    return max(step, 0.001) if step is not None and measure in ("share", "growth") else step


def end_of_range(ledger: Ledger, entry: Entry, end: Literal["lower", "upper"], label: str, measure: str) -> Entry:
    """Enter one end of a range as a number of its own."""
    value = entry.low if end == "lower" else entry.high
    return ledger.enter(
        label=label,
        measure=measure,
        status="computed",
        value=value,
        low=value,
        high=value,
        unit=entry.unit,
        reporter=entry.reporter,
        partner=entry.partner,
        period=entry.period,
        step=entry.step,
        formula=f"{end} end of the range",
        rests_on=(entry.id,),
    )


def known(entry: Entry) -> float:
    """The entry's one value."""
    if entry.value is None:
        raise ValueError(f"{entry.id} ({entry.label}) is a range; nothing is computed from it")
    return entry.value


def interval(entry: Entry) -> tuple[float, float]:
    """The lowest and highest number that the entry's words leave open."""
    low = entry.low if entry.low is not None else known(entry)
    high = entry.high if entry.high is not None else known(entry)
    half = place(entry) / 2 if entry.status != "computed" and low == high else 0.0
    return low - half, high + half


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None


def place(entry: Entry) -> float:
    """The place value of the entry's last digit; where it is not given, as many digits as it has, and at least three.

    "About 110 million" is rounded to its last digit other than zero, at least two digits taken as meant; "doubled" may
    be anything from 1.75 to 2.25. An input of the user's and the multiple of a goal are exact (0).
    """
    if entry.status == "assumed" or (entry.measure == "target" and entry.unit == "ratio"):
        return 0.0
    value = known(entry)
    if not value:
        return entry.step or 1.0
    if entry.step is None and entry.measure == "growth" and value >= 2 and value == round(value):
        return 0.5
    if entry.qualifier == "about" and entry.status != "computed":
        return max(entry.step or 0.0, min(_last_place(value), 10.0 ** (_magnitude(value) - 1)))
    return entry.step or min(_last_place(value), 10.0 ** (_magnitude(value) - 2))


def _last_place(value: float) -> float:
    """The place value of the last digit other than zero: 1e6 for 1.08e8."""
    exponent = int(Decimal(repr(value)).normalize().as_tuple().exponent)
    return float(10**exponent) if exponent >= 0 else 10.0**exponent


def honest_step(value: float, inputs: Sequence[Entry], is_sum: bool) -> float | None:
    """The place value down to which a computed number may be shown.

    A product or quotient keeps the significant digits of its least precise input, and one more where it begins with 1
    (117.8, not 118, from 108). A sum or difference goes to the last place of its finest term, but no further than one
    digit beyond that of its coarsest (108 − 27.4 is 80.6): so the parts add up to the total as printed.
    """
    if value == 0:
        return None
    if is_sum:
        places = [place(entry) for entry in inputs]
        return max(max(places) / 10, min(places)) or None
    digits = [d for entry in inputs if (d := _significant_digits(entry)) is not None]
    if not digits:
        return None
    return 10.0 ** (_magnitude(value) - min(digits) + (0 if _leads_with_one(value) else 1))


def _significant_digits(entry: Entry) -> int | None:
    value, step = known(entry), place(entry)
    if value == 0 or step == 0:
        return None
    digits = _magnitude(value) - _magnitude(step) + 1
    extra = entry.status == "computed" and _leads_with_one(value)
    return max(1, digits - 1 if extra else digits)


def _magnitude(value: float) -> int:
    return floor(log10(abs(value)) + 1e-9)


def _leads_with_one(value: float) -> bool:
    return abs(value) / 10.0 ** _magnitude(value) < 2
