"""Entries: what the statistics show of a prospect, entered in the ledger with what each number rests on."""

from dataclasses import dataclass

from entrepot.analysis.areas.book import Book
from entrepot.analysis.areas.markets import Numbers
from entrepot.analysis.areas.prospects import Prospect
from entrepot.analysis.areas.proxies import Proxy
from entrepot.nouns.area import Area
from entrepot.nouns.economy import Economy


@dataclass(frozen=True, slots=True)
class Supply:
    """One of the largest suppliers of a need: ledger ids of what it sells the buyer and of its share."""

    economy: Economy
    value: str
    share: str


@dataclass(frozen=True, slots=True)
class Regional:
    """What a region's part of its country would be: ledger ids of ranges. bought: where the buyer is the region."""

    proxy: Proxy
    part: str
    unrealised: str
    bought: str | None = None


@dataclass(frozen=True, slots=True)
class Market:
    """The numbers of a prospect as ledger ids; None: not known. See `Numbers` for what they are.

    seller, buyer: whose numbers they are, the countries' where regions have none; regional: a region's part of them.
    """

    seller: Economy
    buyer: Economy
    traded: str
    supplied: str
    bought: str
    potential: str
    unrealised: str
    unrealised_at_ease_one: str
    ease: str
    share: str | None = None
    advantage: str | None = None
    growth: str | None = None
    suppliers: tuple[Supply, ...] = ()
    regional: Regional | None = None


def market_of(prospect: Prospect, book: Book) -> Market | None:
    """Enter what the statistics show of a prospect; None where they show nothing."""
    numbers, area = prospect.numbers, prospect.area
    if numbers is None or area is None:
        return None
    ends = (numbers.seller, numbers.buyer)
    traded = book.sales(area, numbers.traded, *ends)
    supplied = book.sales(area, numbers.supplied, numbers.seller, None)
    bought = book.bought(area, numbers.bought, numbers.buyer)
    ease = _ease(numbers, book)
    potential = book.computed(
        area, numbers.potential, book.unit, ends, "export potential", "exports",
        "supply × demand × ease, product by product (ITC)", (supplied, bought, ease),
    )  # fmt: skip
    unrealised = book.computed(
        area, numbers.unrealised, book.unit, ends, "unrealised export potential", "exports",
        "sum over products of the potential not yet sold", (potential, traded),
    )  # fmt: skip
    at_one = book.computed(
        area, numbers.unrealised_at_ease_one, book.unit, ends, "unrealised export potential at ease 1", "exports",
        "supply × demand not yet sold, product by product", (supplied, bought, traded),
    )  # fmt: skip
    return Market(
        *ends,
        traded=traded,
        supplied=supplied,
        bought=bought,
        potential=potential,
        unrealised=unrealised,
        unrealised_at_ease_one=at_one,
        ease=ease,
        share=book.share(area, numbers.share, *ends, (traded, bought)),
        advantage=_advantage(area, numbers, supplied, book),
        growth=book.growth(area, numbers.growth, bought, numbers.bought_before, numbers.buyer),
        suppliers=_suppliers(area, numbers, bought, book),
        regional=_regional(area, prospect, numbers, (unrealised, bought), book),
    )


def _ease(numbers: Numbers, book: Book) -> str:
    ends = (numbers.seller, numbers.buyer)

    def enter() -> str:
        value = float(book.world.to(ends[0].code, ends[1].code).sum())
        everything = book.sales(None, value, *ends)
        return book.computed(
            None, numbers.ease, "ratio", ends, "ease of trade of the pair", "multiple",
            "all sales / sum over products of supply × demand", (everything,),
        )  # fmt: skip

    return book.once(f"ease {ends[0].code} {ends[1].code}", enter)


def _advantage(area: Area, numbers: Numbers, supplied: str, book: Book) -> str | None:
    if numbers.advantage is None:
        return None
    everything = book.sales(None, float(book.world.sold[numbers.seller.code].sum()), numbers.seller, None)
    return book.computed(
        area, numbers.advantage, "ratio", (numbers.seller, None), "revealed comparative advantage", "multiple",
        "share of the area in the seller's exports / its share in all exports",
        (supplied, everything, book.of_the_world(area), book.of_the_world(None)),
    )  # fmt: skip


def _suppliers(area: Area, numbers: Numbers, bought: str, book: Book) -> tuple[Supply, ...]:
    found = []
    for one in numbers.suppliers:
        value = book.sales(area, one.value, one.economy, numbers.buyer)
        share = book.share(area, one.share, one.economy, numbers.buyer, (value, bought))
        if share is not None:
            found.append(Supply(one.economy, value, share))
    return tuple(found)


def _regional(
    area: Area, prospect: Prospect, numbers: Numbers, entries: tuple[str, str], book: Book
) -> Regional | None:
    """entries: of the unrealised potential and of the imports. Not said where both sides are regions."""
    if len(prospect.proxies) != 1:
        return None
    (proxy,) = prospect.proxies
    if proxy.low is None or proxy.high is None:
        return None
    part, low, high = book.part(proxy), proxy.low, proxy.high
    unrealised, bought = entries

    def scaled(value: float, entry: str, label: str, measure: str) -> str:
        label = f"{label}, part of the region"
        ends = (value * low, value * high)
        formula = "the country's × the region's part"
        return book.computed(
            area, ends, book.unit, (prospect.seller, prospect.buyer), label, measure, formula, (entry, part)
        )

    is_buyer = prospect.buyer is not None and prospect.buyer.code == proxy.region.code
    return Regional(
        proxy,
        part,
        scaled(numbers.unrealised, unrealised, "unrealised export potential", "exports"),
        scaled(numbers.bought, bought, "imports from all", "imports") if is_buyer else None,
    )
