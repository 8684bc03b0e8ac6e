"""Book: numbers of a world in the ledger, with the rows that they are made of; what is common to several, once."""

from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from entrepot.analysis.areas.proxies import Proxy
from entrepot.analysis.areas.world import World
from entrepot.nouns.area import Area
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Ledger, Rows
from entrepot.nouns.period import Period
from entrepot.nouns.selection import EVERYBODY, Selection


@dataclass(slots=True)
class Book:
    """A ledger, and the world whose numbers are entered in it. Every method returns a ledger id.

    Labels and formulas are terms of the wording catalogue, with the area's English title after a colon.
    """

    ledger: Ledger
    world: World
    known: dict[str, str] = field(default_factory=dict)

    def sales(self, area: Area | None, value: float, seller: Economy, buyer: Economy | None) -> str:
        """What an economy sells another, or everybody, of an area, or of all goods."""
        what = {
            (True, True): "sales to the partner",
            (True, False): "exports to all",
            (False, True): "all sales to the partner",
            (False, False): "all exports",
        }[area is not None, buyer is not None]
        ends = (seller.code, buyer.code if buyer else EVERYBODY)
        return self._reported(what, area, value, (seller, buyer), self._rows(*ends, area), "exports")

    def bought(self, area: Area, value: float, buyer: Economy, year: int | None = None) -> str:
        """What an economy buys from everybody, of an area."""
        rows = self._rows(EVERYBODY, buyer.code, area, year)
        return self._reported("imports from all", area, value, (buyer, None), rows, "imports", year)

    def of_the_world(self, area: Area | None) -> str:
        """What everybody sells everybody, of an area, or of all goods."""
        own = self.world.of_codes(area.codes) if area else np.ones(len(self.world.products), bool)
        rows = self._rows(EVERYBODY, EVERYBODY, area)
        what = "exports of all" if area else "all exports of all"
        return self._reported(what, area, float(self.world.world[own].sum()), (None, None), rows, "exports")

    def share(
        self, area: Area, value: float | None, seller: Economy, buyer: Economy, rests_on: tuple[str, ...]
    ) -> str | None:
        """The seller's share of what the buyer buys."""
        if value is None:
            return None
        key = f"share {area.key} {seller.code} {buyer.code}"
        fields = ("share of imports", "share", "sales / imports", rests_on)
        return self.once(key, lambda: self.computed(area, value, "ratio", (seller, buyer), *fields))

    def growth(self, area: Area, value: float | None, bought: str, before: float | None, buyer: Economy) -> str | None:
        """How fast what the buyer buys grew a year, up to `bought`. before: what it bought in the earlier year."""
        earlier = self.world.basis.earlier
        if value is None or before is None or earlier is None:
            return None
        return self.computed(
            area, value, "ratio", (buyer, None), "growth of imports a year", "growth",
            "(imports / imports of the first year) ^ (1 / years between)",
            (bought, self.bought(area, before, buyer, earlier)), Period.years(earlier, self.world.basis.year),
        )  # fmt: skip

    def part(self, proxy: Proxy) -> str:
        """The region's part of its country. A given one is the user's; a computed one rests on stated levels."""
        is_given = proxy.method == "given"

        def enter() -> str:
            entry = self.ledger.enter(
                label="part of the region in its country",
                measure="share",
                status="assumed" if is_given else "computed",
                value=proxy.low if proxy.low == proxy.high else None,
                low=proxy.low,
                high=proxy.high,
                unit="ratio",
                reporter=proxy.region,
                partner=proxy.country,
                formula=None if is_given else "stated trade of the region a year / its country's with the partner",
                rests_on=() if is_given else proxy.rests_on,
            )
            return entry.id

        return self.once(f"part {proxy.region.code}", enter)

    def computed(
        self,
        area: Area | None,
        value: float | tuple[float, float],
        unit: str,
        ends: tuple[Economy | None, Economy | None],
        label: str,
        measure: str,
        formula: str,
        rests_on: tuple[str, ...],
        period: Period | None = None,
    ) -> str:
        """A number that follows from others; two of them are the ends of a range."""
        low, high = value if isinstance(value, tuple) else (None, None)
        entry = self.ledger.enter(
            label=label if area is None else f"{label}: {area.title_en}",
            measure=measure,
            status="computed",
            value=low if isinstance(value, tuple) and low == high else None if isinstance(value, tuple) else value,
            low=low,
            high=high,
            unit=unit,
            reporter=ends[0],
            partner=ends[1],
            period=period or self.year,
            formula=formula,
            rests_on=rests_on,
        )
        return entry.id

    def once(self, key: str, enter: Callable[[], str]) -> str:
        """What was entered under a key, or is now."""
        if key not in self.known:
            self.known[key] = enter()
        return self.known[key]

    @property
    def year(self) -> Period:
        return Period.year(self.world.basis.year)

    @property
    def unit(self) -> str:
        return self.world.basis.unit

    def _reported(
        self,
        what: str,
        area: Area | None,
        value: float,
        ends: tuple[Economy | None, Economy | None],
        rows: Rows,
        measure: str,
        year: int | None = None,
    ) -> str:
        def enter() -> str:
            entry = self.ledger.enter(
                label=what if area is None else f"{what}: {area.title_en}",
                measure=measure,
                status="reported",
                value=value,
                low=None,
                high=None,
                unit=self.unit,
                reporter=ends[0],
                partner=ends[1],
                period=self.year if year is None else Period.year(year),
                rows=rows,
            )
            return entry.id

        return self.once(rows.query, enter)

    def _rows(self, seller: str, buyer: str, area: Area | None, year: int | None = None) -> Rows:
        """The rows by the query that gives them again."""
        basis, year = self.world.basis, year or self.world.basis.year
        products = ",".join(area.codes) if area else ""
        period = Period.year(year)
        asked = Selection(seller, buyer, "exports", period, basis.classification, basis.level, products, basis.unit)
        own = self.world.of_codes(area.codes) if area else np.ones(len(self.world.products), bool)
        origins = basis.origins.get(year) or (basis.series,)
        return Rows(origins[-1], self._count(seller, buyer, own, year), str(asked))

    def _count(self, seller: str, buyer: str, own: NDArray[np.bool_], year: int) -> int:
        if seller == buyer == EVERYBODY:
            return int(self.world.world_rows[own].sum())
        if seller != EVERYBODY and buyer != EVERYBODY:
            return int((self.world.to(seller, buyer)[own] > 0).sum())
        table = "sold" if buyer == EVERYBODY else "bought" if year == self.world.basis.year else "bought_before"
        counts = self.world.rows[table].get(seller if buyer == EVERYBODY else buyer)
        return 0 if counts is None else int(counts[own].sum())
