"""Export potential of a pair line by line: a table worked out by hand, what is given, regions, frozen trade."""

import numpy as np
import polars as pl
import pytest

from entrepot.analysis.potential import Trade
from entrepot.analysis.potential_basis import Basis, basis, carve
from entrepot.analysis.potential_given import Given
from entrepot.analysis.potential_lines import Thresholds, market_potential, predicted_eases
from entrepot.errors import EntrepotError

ALL = Thresholds(in_world=0.0, in_market=0.0)
# The first sells 30 of the 40 x that are traded and 10 of the 50 y; the second buys 20 x and 40 y.
SOLD = np.array([[30.0, 10.0], [10.0, 0.0], [0.0, 40.0]])
BOUGHT = np.array([[0.0, 0.0], [20.0, 40.0], [20.0, 10.0]])
BETWEEN = np.array([[0.0, 25.0, 15.0], [0.0, 0.0, 10.0], [0.0, 35.0, 5.0]])
HAND = Basis(("A", "B", "C"), ("x", "y"), Trade(SOLD, BOUGHT, BETWEEN), SOLD)
ACTUAL = np.array([20.0, 5.0])


def tables(**columns):
    return pl.DataFrame(columns)


def test_lines_worked_out_by_hand():
    found = market_potential(HAND, "A", "B", ACTUAL, thresholds=ALL)
    # without ease .75 * 20 = 15 and .2 * 40 = 8; A sells B 25 in all, so that its ease is 25 / 23
    lines = {line.product: line for line in found.lines}
    assert found.ease == pytest.approx(25 / 23)
    assert lines["x"].potential == pytest.approx(15 * 25 / 23)
    assert (lines["x"].realised, lines["x"].unrealised) == pytest.approx((15 * 25 / 23, 0))
    assert (lines["y"].realised, lines["y"].unrealised) == pytest.approx((5, 8 * 25 / 23 - 5))
    assert (lines["y"].at_ease_one, lines["y"].supply, lines["y"].demand) == pytest.approx((8, 0.2, 40))
    assert lines["y"].from_growth is lines["y"].at_predicted_ease is None
    # never netted: x is sold beyond its potential, and y still lacks what it lacks
    assert found.unrealised == pytest.approx(8 * 25 / 23 - 5)
    assert found.unused == pytest.approx(found.unrealised / 25)
    assert found.potential == pytest.approx(found.actual) == 25.0


def test_growth_is_told_apart_and_the_ease_is_that_of_now():
    given = Given(projections=tables(economy=["A", "B", "C"], gdp=[1.0, 1.2, 1.0], population=[1.0, 1.0, 1.0]))
    still, found = (market_potential(HAND, "A", "B", ACTUAL, given=g, thresholds=ALL) for g in (Given(), given))
    assert found.ease == still.ease
    assert found.used == ("projections",)
    assert found.potential > still.potential
    for line, before in zip(found.lines, still.lines, strict=True):
        assert line.from_growth == pytest.approx(line.potential - before.potential)


def test_income_elasticity_counts_a_head():
    given = Given(
        projections=tables(economy=["B"], gdp=[1.44], population=[1.2]),
        elasticities=tables(product=["x", "y"], duty=[1.0, 1.0], income=[2.0, 0.0]),
    )
    found = market_potential(HAND, "A", "B", ACTUAL, given=given, thresholds=ALL)
    # B buys 1.2 * (1.44 / 1.2) ** e times as much: 1.728 x, 1.2 y
    assert {line.product: line.demand for line in found.lines} == pytest.approx({"x": 20 * 1.2 * 1.44, "y": 48})


def test_a_tariff_below_what_others_pay_raises_demand_and_codes_of_any_length_count():
    given = Given(
        tariffs=tables(
            exporter=["", "A", ""], importer=["B", "B", ""], product=["", "x", ""], rate=[0.1, 0.0, 0.05]
        ),
        elasticities=tables(product=["x", "y"], duty=[2.0, 3.0], income=[1.0, 1.0]),
    )  # fmt: skip
    found = market_potential(HAND, "A", "B", ACTUAL, given=given, thresholds=ALL)
    assert {line.product: line.demand for line in found.lines} == pytest.approx({"x": 20 * 1.21, "y": 40.0})
    assert found.used == ("elasticities", "market tariffs")


def test_tariffs_in_the_world_raise_the_supply_of_who_faces_more():
    given = Given(
        tariffs=tables(exporter=["A", ""], importer=["", ""], product=["", ""], rate=[0.2, 0.1])
    )  # fmt: skip
    found = market_potential(HAND, "A", "B", ACTUAL, given=given, thresholds=ALL)
    assert {line.product: line.supply for line in found.lines} == pytest.approx(
        {"x": 0.75 * 12 / 11, "y": 0.2 * 12 / 11}
    )


def test_a_distance_unlike_that_of_the_usual_suppliers_lowers_demand():
    far = tables(one=["A", "A", "B"], other=["B", "C", "C"], km=[1000.0, 500.0, 100.0], contiguous=[0.0, 0.0, 1.0])
    market = tables(exporter=["C", "C"], product=["x", "y"], value=[5.0, 5.0])
    found = market_potential(HAND, "A", "B", ACTUAL, given=Given(distances=far), market=market, thresholds=ALL)
    assert {line.product: line.demand for line in found.lines} == pytest.approx({"x": 2.0, "y": 4.0})
    assert found.used == ("distance",)


def test_a_frozen_pair_has_lines_at_ease_one():
    frozen = BETWEEN.copy()
    frozen[0, 1] = 0
    still = Basis(("A", "B", "C"), ("x", "y"), Trade(SOLD, BOUGHT, frozen), SOLD)
    found = market_potential(still, "A", "B", np.zeros(2), thresholds=ALL)
    assert (found.ease, found.potential, found.unused) == (0.0, 0.0, None)
    assert [(line.product, line.at_ease_one) for line in found.lines] == [("x", 15.0), ("y", 8.0)]


def test_lines_below_the_thresholds_are_counted_and_summed():
    found = market_potential(HAND, "A", "B", ACTUAL, thresholds=Thresholds(in_world=0.0, in_market=10.0))
    assert [line.product for line in found.lines] == ["x"]
    assert (found.left_out, found.left_out_potential) == (1, pytest.approx(8 * 25 / 23))


def frames(sold, bought, between, economies, products):
    def long(table, side, names, other, columns):
        rows = [(a, b, float(table[i, k])) for i, a in enumerate(names) for k, b in enumerate(columns) if table[i, k]]
        return pl.DataFrame(rows, schema=[side, other, "value"], orient="row")

    return (
        long(sold, "economy", economies, "product", products),
        long(bought, "economy", economies, "product", products),
        long(between, "exporter", economies, "importer", economies),
    )


def test_the_mean_of_years_is_a_table_of_its_own():
    parts = frames(SOLD, BOUGHT, BETWEEN, "ABC", "xy")
    twice = [pl.concat([part, part]) for part in parts]
    one, two = basis(*parts), basis(*twice, years=2)
    assert (two.economies, two.products) == (("A", "B", "C"), ("x", "y"))
    for name in ("sold", "bought", "between"):
        assert getattr(two.trade, name) == pytest.approx(getattr(one.trade, name))


def test_a_region_that_is_a_half_of_its_country_in_everything_has_half_its_potential_and_the_world_stays():
    region = SOLD[[0]] / 2, BOUGHT[[0]] / 2
    sold, bought = (pl.DataFrame({"product": ["x", "y"], "value": part[0]}) for part in region)
    pairs = pl.DataFrame({"exporter": ["r", "r"], "importer": ["B", "C"], "value": [12.5, 7.5]})
    taken = carve(HAND, "r", "A", sold, bought, pairs)
    assert taken.trade.sold.sum(axis=0) == pytest.approx(SOLD.sum(axis=0))
    assert taken.trade.between.sum() == pytest.approx(BETWEEN.sum())
    assert taken.overshoot == 0
    whole = market_potential(HAND, "A", "B", ACTUAL, thresholds=ALL)
    half = market_potential(taken, "r", "B", ACTUAL / 2, thresholds=ALL, countries={"r": "A"})
    assert half.ease == pytest.approx(whole.ease)
    for line, like in zip(half.lines, whole.lines, strict=True):
        assert (line.potential, line.unrealised) == pytest.approx((like.potential / 2, like.unrealised / 2))
    assert [new.product for new in half.new_products] == [new.product for new in whole.new_products]


def test_a_region_that_says_more_than_its_country_leaves_it_at_nothing_and_says_so():
    sold = pl.DataFrame({"product": ["x"], "value": [39.0]})
    none = pl.DataFrame(schema={"product": pl.String, "value": pl.Float64})
    pairs = pl.DataFrame({"exporter": ["r"], "importer": ["B"], "value": [39.0]})
    taken = carve(HAND, "r", "A", sold, none, pairs)
    assert taken.overshoot == pytest.approx(9 / 90)
    assert taken.trade.sold[0].tolist() == [0.0, 10.0]


def test_new_products_are_those_without_an_advantage_nearest_and_most_wanted_first():
    draw = np.random.default_rng(4)
    sold = np.exp(draw.normal(0, 2, (12, 25))) * (draw.random((12, 25)) < 0.6)
    bought = np.exp(draw.normal(0, 1, (12, 25)))
    world = Basis(
        tuple(f"E{i:02d}" for i in range(12)), tuple(f"{k:02d}" for k in range(25)),
        Trade(sold, bought, np.ones((12, 12))), sold,
    )  # fmt: skip
    found = market_potential(world, "E00", "E01", np.zeros(25)).new_products
    assert [new.rank for new in found] == list(range(1, len(found) + 1))
    assert all(new.rca < 1 and 0 < new.density <= 1 for new in found)
    scores = [new.density * new.demand for new in found]
    assert scores == sorted(scores, reverse=True)


def test_the_ease_that_distance_gives_finds_the_law_that_made_the_flows():
    draw = np.random.default_rng(2)
    codes = tuple(f"E{i:02d}" for i in range(9))
    sold, bought = np.exp(draw.normal(3, 1, (9, 6))), np.exp(draw.normal(3, 1, (9, 6)))
    km = np.exp(draw.normal(7, 0.7, (9, 9)))
    km = (km + km.T) / 2
    supply = np.minimum(1, sold / bought) * sold / sold.sum(axis=0)
    between = supply @ bought.T * 40 * km**-0.5
    pairs = [(i, j) for i in range(9) for j in range(i)]
    given = Given(distances=tables(
        one=[codes[i] for i, _ in pairs], other=[codes[j] for _, j in pairs], km=[km[i, j] for i, j in pairs],
        contiguous=[0.0] * len(pairs),
    ))  # fmt: skip
    world = Basis(codes, tuple("abcdef"), Trade(sold, bought, between), sold)
    eases = predicted_eases(world, given, {})
    assert eases[0, 1] == pytest.approx(40 * km[0, 1] ** -0.5)
    assert np.isnan(eases[0, 0])
    line = market_potential(world, "E00", "E01", np.zeros(6), predicted=eases, thresholds=ALL).lines[0]
    assert line.at_predicted_ease == pytest.approx(line.at_ease_one * eases[0, 1])


def test_too_few_distances_and_unknown_economies_are_errors():
    few = Given(distances=tables(one=["A"], other=["B"], km=[10.0], contiguous=[0.0]))
    with pytest.raises(EntrepotError, match="2 pairs"):
        predicted_eases(HAND, few, {})
    with pytest.raises(EntrepotError, match="nothing by product is held for Q"):
        market_potential(HAND, "Q", "B", ACTUAL)
