"""Values from one classification to another: nothing is lost, nothing counted twice."""

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError
from entrepot.statistics.warehouse.classifications.files import Relation
from entrepot.statistics.warehouse.classifications.names import known

if TYPE_CHECKING:
    import polars as pl

Shares = dict[str, dict[str, float]]


@dataclass(frozen=True, slots=True)
class Converted:
    """flows: with `product` in the goal's codes; steps: the classifications gone through.

    split: the part of the value (0 to 1) that went to several codes; split_evenly: the part of it that had no
    weights to go by and was divided evenly; unknown: codes that no table has, whose value stays under the code it had.
    """

    flows: "pl.DataFrame"
    steps: tuple[str, ...]
    split: float
    split_evenly: float
    unknown: tuple[str, ...]


def convert(
    flows: "pl.DataFrame",
    start: str,
    goal: str,
    relations: Sequence[Relation],
    weights: Mapping[str, float] | None = None,
) -> Converted:
    """`flows` (columns `product`, `value`, any others) in the codes of `goal`; sums of `value` do not change.

    A code with several successors is divided by `weights`, their trade in the goal's codes, or evenly where these have
    none. A conversion table, which gives one successor, goes before a correlation table; a table is also read
    backwards, by all its links. Rows must be of one level. Raises EntrepotError where no tables lead to the goal.
    """
    import polars as pl

    start, goal = known(start), known(goal)
    levels = flows.filter(pl.col("product") != "TOTAL")["product"].str.len_chars().unique()
    if (start.startswith("HS") and levels.len() > 1) or "TOTAL" in set(flows["product"]):
        raise EntrepotError(
            f"products of {', '.join(map(str, sorted(levels)))} digits together, or with TOTAL",
            where=f"{start} to {goal}",
            hint="Convert one level at a time: conversion tables are for six digits.",
        )
    steps = path(start, goal, relations)
    split = even = 0.0
    unknown: set[str] = set()
    for here, there in pairwise(steps):
        shares, evenly = _shares(here, there, relations, weights if there == goal else None)
        value = float(flows["value"].sum()) or 1.0
        several = {code for code, parts in shares.items() if len(parts) > 1}
        split += float(flows.filter(pl.col("product").is_in(list(several)))["value"].sum()) / value
        even += float(flows.filter(pl.col("product").is_in(list(evenly)))["value"].sum()) / value
        unknown |= set(flows["product"]) - set(shares)
        flows = _spread(flows, shares)
    return Converted(flows, steps, min(split, 1.0), min(even, 1.0), tuple(sorted(unknown)))


def path(start: str, goal: str, relations: Sequence[Relation]) -> tuple[str, ...]:
    """The shortest chain of classifications from `start` to `goal` that the tables link."""
    ways: dict[str, set[str]] = {}
    for one in relations:
        ways.setdefault(one.start, set()).add(one.goal)
        ways.setdefault(one.goal, set()).add(one.start)
    queue: deque[tuple[str, ...]] = deque([(start,)])
    seen = {start}
    while queue:
        steps = queue.popleft()
        if steps[-1] == goal:
            return steps
        for after in sorted(ways.get(steps[-1], set()) - seen):
            seen.add(after)
            queue.append((*steps, after))
    raise EntrepotError(
        f"no tables lead from {start} to {goal}",
        where="classifications",
        hint="Add the UN's conversion table: entrepot add HS2022toHS2017ConversionAndCorrelationTables.xlsx.",
    )


def _shares(
    here: str, there: str, relations: Sequence[Relation], weights: Mapping[str, float] | None
) -> tuple[Shares, set[str]]:
    """code -> successor -> share, and the codes divided evenly for want of weights."""
    direct = [one for one in relations if (one.start, one.goal) == (here, there)]
    chosen = sorted(direct, key=lambda one: not one.conversion)[:1]
    links = list(chosen[0].links) if chosen else _backwards(here, there, relations)
    successors: dict[str, list[str]] = {}
    for code, successor in links:
        if successor not in successors.setdefault(code, []):
            successors[code].append(successor)
    shares: Shares = {}
    evenly: set[str] = set()
    for code, found in successors.items():
        sizes = {successor: max((weights or {}).get(successor, 0.0), 0.0) for successor in found}
        total = sum(sizes.values())
        if total > 0:
            shares[code] = {successor: size / total for successor, size in sizes.items() if size > 0}
        else:
            shares[code] = {successor: 1 / len(found) for successor in found}
            if len(found) > 1:
                evenly.add(code)
    return shares, evenly


def _backwards(here: str, there: str, relations: Sequence[Relation]) -> list[tuple[str, str]]:
    """All links the other way: a correlation has every one of them, a conversion only the chosen ones."""
    reverse = [one for one in relations if (one.start, one.goal) == (there, here)]
    chosen = sorted(reverse, key=lambda one: one.conversion)[0]
    return [(b, a) for a, b in chosen.links]


def _spread(flows: "pl.DataFrame", shares: Shares) -> "pl.DataFrame":
    import polars as pl

    links = [(code, successor, share) for code, parts in shares.items() for successor, share in parts.items()]
    table = pl.DataFrame(links, schema={"product": pl.String, "_to": pl.String, "_share": pl.Float64}, orient="row")
    amounts = [name for name in ("value", "weight") if name in flows.columns]
    others = [name for name in flows.columns if name not in {*amounts, "product"}]
    moved = (
        flows.with_columns(pl.col("product").cast(pl.String))
        .join(table, on="product", how="left")
        .with_columns(
            pl.col("_to").fill_null(pl.col("product")).alias("product"),
            *(pl.col(name) * pl.col("_share").fill_null(1.0) for name in amounts),
        )
    )
    added = moved.group_by([*others, "product"], maintain_order=True).agg(
        pl.when(pl.col(name).count() > 0).then(pl.col(name).sum()).alias(name) for name in amounts
    )
    return added.select(flows.columns)
