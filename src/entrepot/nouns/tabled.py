"""Tabled: what tables of statistics have of a pair, before anything is made of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from entrepot.nouns.period import Period

Way = Literal["exports", "imports"]
Declared = tuple[str, str, Way, Period]
"""A series, who declares in it, which flow, and a period that is held for it."""


@dataclass(frozen=True, slots=True)
class Tabled:
    """One flow of one period in one series: the sum over the products of one level.

    reporter, partner: codes; value: whole units of `unit`; digits: of the products added up, 0 for a published total;
    is_reconciled: made by the publisher from both sides' words; rows: how many were added up.
    """

    series: str
    reporter: str
    partner: str
    flow: Way
    period: Period
    value: float
    unit: str
    valuation: str
    classification: str
    digits: int
    is_reconciled: bool
    rows: int


@dataclass(frozen=True, slots=True)
class Tables:
    """The levels of a pair, told by either side. Where a declared period has no level, nothing was traded.

    declared: what each series is held for; titles: of the series, publisher first; simulated: those that are invented.
    """

    levels: tuple[Tabled, ...] = ()
    declared: frozenset[Declared] = frozenset()
    titles: Mapping[str, str] = field(default_factory=dict)
    simulated: frozenset[str] = frozenset()
