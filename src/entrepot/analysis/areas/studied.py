"""What a study of areas gives; kept apart from how it is made, which takes long to load."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entrepot.analysis.areas.abroad import Abroad
    from entrepot.analysis.areas.entries import Market
    from entrepot.analysis.areas.prospects import Prospect, Way
    from entrepot.analysis.areas.proxies import Proxy
    from entrepot.analysis.areas.world import Basis
    from entrepot.nouns.economy import Economy
    from entrepot.nouns.origin import Origin


@dataclass(frozen=True, slots=True)
class Study:
    """Prospects in the order of `rank` (names of criteria, a minus turns one round), and what is known of them.

    markets: ledger ids of the numbers of those shown, by area and way; basis: the table that they are from; proxies: of
    regions without product data of their own; missing: sides of which the statistics have nothing.
    abroad: the third countries where both sides could sell what they would make together.
    unsaid: how many areas that nobody speaks of were left out; origins: of the files behind the numbers, by id.
    """

    prospects: tuple[Prospect, ...] = ()
    rank: tuple[str, ...] = ()
    markets: Mapping[tuple[str | None, Way], Market] = field(default_factory=dict)
    basis: Basis | None = None
    proxies: tuple[Proxy, ...] = ()
    missing: tuple[Economy, ...] = ()
    abroad: tuple[Abroad, ...] = ()
    unsaid: int = 0
    origins: Mapping[str, Origin] = field(default_factory=dict)

    def market(self, prospect: Prospect) -> Market | None:
        """The numbers of a prospect as ledger ids."""
        return self.markets.get((prospect.key, prospect.way))
