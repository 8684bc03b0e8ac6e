"""The pair and the rest of the world as one give what the whole world gives."""

import random

import polars as pl
import pytest

from entrepot.analysis.measuring import indicators
from entrepot.analysis.rest_of_world import REST, condense, markets

KEY = ["exporter", "importer", "product"]


def made(seed):
    """A made-up table of flows among five economies in six products, some of them absent."""
    draw = random.Random(seed)
    pairs = [(a, b, k) for a in "ABCDE" for b in "ABCDE" for k in "uvwxyz" if a != b]
    rows = [(*cell, draw.lognormvariate(5, 2)) for cell in draw.sample(pairs, 60 + seed)]
    return pl.DataFrame(rows, schema=[*KEY, "value"], orient="row")


def same(one, other, what):
    """Rows alike: texts equal, numbers near."""
    assert one.height == other.height > 0, what
    for row, like in zip(one.rows(), other.rows(), strict=True):
        texts = [[part for part in cells if not isinstance(part, float)] for cells in (row, like)]
        numbers = [[part for part in cells if isinstance(part, float)] for cells in (row, like)]
        assert texts[0] == texts[1], what
        assert numbers[0] == pytest.approx(numbers[1], rel=1e-6, abs=1e-6), what


def sums(flows, codes):
    by = {}
    for name, side in (("sold", "exporter"), ("bought", "importer")):
        lines = flows.group_by(side, "product").agg(pl.col("value").sum()).rename({side: "economy"})
        by[name] = lines.filter(pl.col("economy").is_in(codes))
    by["world"] = flows.group_by("product").agg(pl.col("value").sum())
    by["between"] = flows.filter(pl.col("exporter").is_in(codes), pl.col("importer").is_in(codes)).select(*KEY, "value")
    return by


def of_pair(frame, codes):
    sides = [name for name in ("exporter", "importer", "economy", "partner", "other") if name in frame.columns]
    return frame.filter(pl.all_horizontal(pl.col(side).is_in(codes) for side in sides)).sort(
        [name for name in ("exporter", "importer", "economy", "partner", "other", "product") if name in frame.columns]
    )


@pytest.mark.parametrize("seed", range(4))
def test_every_indicator_of_a_pair_is_the_same_in_the_condensed_world(seed):
    codes, flows, earlier = ["A", "B"], made(seed), made(seed + 10)
    small, before = (condense(**sums(frame, codes)).flows for frame in (flows, earlier))
    for name, indicator in indicators().items():
        if indicator.over != "pair":
            continue
        options = {"products": 6} if "products" in indicator.takes else {}
        both = []
        for now, then in ((flows, earlier), (small, before)):
            given_then = {"earlier": then.lazy()} if "earlier" in indicator.needs else {}
            result = indicator.compute(now.lazy(), **options, **given_then).collect()
            both.append(of_pair(result.select(indicator.columns), codes))
        same(both[0], both[1], name)


@pytest.mark.parametrize("seed", range(4))
def test_constant_market_share_in_the_world_needs_the_markets(seed):
    indicator = indicators()["constant_market_share_world"]
    frames = made(seed), made(seed + 10)
    small = []
    for frame in frames:
        bought = frame.group_by(pl.col("importer").alias("economy"), "product").agg(pl.col("value").sum())
        small.append(markets(frame.filter(pl.col("exporter").is_in(["A", "B"])), bought))
    whole = indicator.compute(frames[0].lazy(), earlier=frames[1].lazy()).collect()
    told = indicator.compute(small[0].lazy(), earlier=small[1].lazy()).collect()
    same(of_pair(whole, ["A", "B"]), of_pair(told, ["A", "B"]), "markets")


def test_a_region_taken_out_leaves_the_world_as_it_is():
    flows = pl.DataFrame(
        [("A", "B", "x", 10.0), ("A", "C", "x", 30.0), ("C", "A", "y", 20.0)], schema=[*KEY, "value"], orient="row"
    )
    region = {
        "sold": pl.DataFrame({"economy": ["r"], "product": ["x"], "value": [8.0]}),
        "bought": pl.DataFrame({"economy": ["r"], "product": ["y"], "value": [5.0]}),
        "between": pl.DataFrame({"exporter": ["r"], "importer": ["B"], "product": ["x"], "value": [4.0]}),
    }
    told = sums(flows, ["B"])
    joined = {name: pl.concat([told[name], region[name]]) for name in region}
    world = condense(**joined, world=told["world"])
    assert world.overshoot == 0
    cells = {tuple(row[:3]): row[3] for row in world.flows.rows()}
    assert cells == {
        ("r", "B", "x"): 4.0, ("r", REST, "x"): 4.0, (REST, "B", "x"): 6.0, (REST, REST, "x"): 26.0,
        (REST, "r", "y"): 5.0, (REST, REST, "y"): 15.0,
    }  # fmt: skip


def test_a_region_that_says_more_than_the_world_is_told():
    none = pl.DataFrame(
        schema={"exporter": pl.String, "importer": pl.String, "product": pl.String, "value": pl.Float64}
    )
    empty = pl.DataFrame(schema={"economy": pl.String, "product": pl.String, "value": pl.Float64})
    sold = pl.DataFrame({"economy": ["r"], "product": ["x"], "value": [15.0]})
    found = condense(sold, empty, pl.DataFrame({"product": ["x"], "value": [10.0]}), none)
    assert found.overshoot == pytest.approx(0.5)
    assert found.flows.rows() == [("r", REST, "x", 15.0)]


def test_without_a_world_only_what_the_declarant_tells_is_there():
    between = pl.DataFrame({"exporter": ["A"], "importer": ["B"], "product": ["x"], "value": [4.0]})
    sold = pl.DataFrame({"economy": ["A"], "product": ["x"], "value": [9.0]})
    empty = pl.DataFrame(schema={"economy": pl.String, "product": pl.String, "value": pl.Float64})
    world = pl.DataFrame(schema={"product": pl.String, "value": pl.Float64})
    assert condense(sold, empty, world, between).flows.rows() == [("A", "B", "x", 4.0), ("A", REST, "x", 5.0)]
