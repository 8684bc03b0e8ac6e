"""Held: what a warehouse hands over of a pair."""

from collections.abc import Mapping
from dataclasses import dataclass

from entrepot.analysis.trade_results import TradePage
from entrepot.nouns.origin import Origin


@dataclass(frozen=True, slots=True)
class Held:
    """page: of the pair, or of the countries that contain its regions; origins: of its files, by id."""

    page: TradePage
    origins: Mapping[str, Origin]
    of_country: bool = False
