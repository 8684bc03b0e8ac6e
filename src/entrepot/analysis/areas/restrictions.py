"""Restrictions: what stands in the way of an area's goods, and a region's part of its country, as the user says."""

from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

from entrepot.nouns.area import Area
from entrepot.nouns.economy import Economy

RestrictionKind = Literal["sanction", "ban", "quota", "tariff", "licence", "other"]
KINDS: tuple[RestrictionKind, ...] = get_args(RestrictionKind)
BARRING: frozenset[RestrictionKind] = frozenset({"sanction", "ban"})


@dataclass(frozen=True, slots=True)
class Restriction:
    """What stands in the way of goods of a seller in a buyer's market.

    seller, buyer: None where it holds for anybody; a country's holds for its regions. areas: keys of the catalogue; hs:
    codes; neither: all goods. rate: of a tariff, a ratio. start, end: the days it holds, both counted; file: whose.
    """

    kind: RestrictionKind
    what: str
    seller: Economy | None = None
    buyer: Economy | None = None
    areas: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()
    rate: float | None = None
    start: date | None = None
    end: date | None = None
    source: str | None = None
    link: str | None = None
    file: str = ""

    @property
    def bars(self) -> bool:
        """Whether it forbids the trade rather than making it dearer or smaller."""
        return self.kind in BARRING

    def covers(self, area: Area, seller: Economy, buyer: Economy, day: date | None = None) -> bool:
        """Whether it stands in the way of some goods of the area on that day (None: whenever)."""
        if day is not None and ((self.start and day < self.start) or (self.end and day > self.end)):
            return False
        if not (_is_of(seller, self.seller) and _is_of(buyer, self.buyer)):
            return False
        if not (self.areas or self.hs):
            return area.kind == "goods"
        return area.key in self.areas or any(_meet(code, own) for code in self.hs for own in area.codes)


@dataclass(frozen=True, slots=True)
class RegionShare:
    """A region's part of its country, as the user gives it: low and high (ratios), by what method, who says so."""

    economy: Economy
    low: float
    high: float
    method: str
    source: str | None = None
    file: str = ""


@dataclass(frozen=True, slots=True)
class Restrictions:
    """Everything that files of restrictions say."""

    items: tuple[Restriction, ...] = ()
    shares: tuple[RegionShare, ...] = ()

    def of(self, area: Area, seller: Economy, buyer: Economy, day: date | None = None) -> tuple[Restriction, ...]:
        """Those that stand in the way of the area's goods, the barring ones first."""
        found = [one for one in self.items if one.covers(area, seller, buyer, day)]
        return tuple(sorted(found, key=lambda one: (not one.bars, KINDS.index(one.kind), one.what)))


def _is_of(economy: Economy, named: Economy | None) -> bool:
    """Whether what is said of `named` holds for the economy: itself, its country, or a bloc that it is in."""
    if named is None or economy.code == named.code or economy.parent == named.code:
        return True
    return any(member.code in (economy.code, economy.parent) for member in named.members)


def _meet(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)
