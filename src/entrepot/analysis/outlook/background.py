"""Background: what stands beside the record when a pair is judged: statistics, prices, exchange rates."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from entrepot.analysis.outlook.baserates import BaseRates
from entrepot.analysis.outlook.yearly import Yearly
from entrepot.nouns.panel import Panel
from entrepot.nouns.tabled import Tables


@dataclass(frozen=True, slots=True)
class Background:
    """tables: of the pair; panel: of all pairs held, odds: base rates counted on it (None: too few pairs or years).

    prices: index of the price level by currency; rates: USD for one unit of a currency, both by year.
    """

    tables: Tables = field(default_factory=Tables)
    panel: Panel | None = None
    odds: BaseRates | None = None
    prices: Mapping[str, Yearly] = field(default_factory=dict)
    rates: Mapping[str, Yearly] = field(default_factory=dict)


NOTHING = Background()
