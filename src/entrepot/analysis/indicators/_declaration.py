"""What an indicator says of itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

About = Literal["economy", "economy and product", "pair", "pair and product"]
Need = Literal["exports", "imports", "both ways", "world", "earlier"]
Over = Literal["pair", "rows", "markets", "world", "home"]
Option = Literal["products", "elasticity"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """title, unit of the result and cautions (what to bear in mind, as sentences) in English (`en`) and Russian (`ru`);
    formula in the paper's terms; reference: the paper; compute(flows, **options) -> frame with `columns`.

    about: what a row of the result is of. over: the flows that are enough for it: those of the `pair` with each other
    and with the rest of the world as one; the `rows` between the two, each with its weight; the pair's with each of
    their `markets`; all exporters of the `world`; trade between the two and at `home`. needs: what must be held beside
    the flows between the two: all that the exporter sells (`exports`) or the importer buys (`imports`), what each of
    the two sells the other (`both ways`), the `world`, the same table of an `earlier` year. takes: options of
    `compute`: how many `products` are on the list, an `elasticity`.
    """

    name: str
    title: dict[str, str]
    unit: dict[str, str]
    formula: str
    reference: str
    columns: tuple[str, ...]
    compute: Callable[..., Any]
    about: About
    over: Over = "pair"
    needs: tuple[Need, ...] = ()
    takes: tuple[Option, ...] = ()
    cautions: tuple[dict[str, str], ...] = ()
