"""Export potential: the invariants of the indicator and a table worked out by hand."""

import numpy as np
import pytest

from entrepot.analysis.potential import (
    Projections,
    Trade,
    demand,
    diversification,
    export_potential,
    predicted_ease,
    supply,
    worth_showing,
)
from entrepot.errors import EntrepotError


def world(seed=1, c=8, k=20):
    """Made-up flows C x C x K with nothing at home."""
    draw = np.random.default_rng(seed)
    flows = np.exp(draw.normal(0, 2, (c, c, k))) * (draw.random((c, c, k)) < 0.6)
    flows[np.arange(c), np.arange(c)] = 0
    return flows, Trade(flows.sum(axis=1), flows.sum(axis=0), flows.sum(axis=2))


def test_a_table_worked_out_by_hand():
    # Two products, three economies. The first sells 30 of 40 and 10 of 50; the second market buys 20 and 40.
    sold = np.array([[30.0, 10.0], [10.0, 0.0], [0.0, 40.0]])
    bought = np.array([[0.0, 20.0], [20.0, 40.0], [20.0, 0.0]])
    between = np.array([[0.0, 25.0, 15.0], [0.0, 0.0, 10.0], [20.0, 20.0, 0.0]])
    trade = Trade(sold, bought, between)
    assert supply(trade, 0, cap=False) == pytest.approx([0.75, 0.2])
    assert supply(trade, 0) == pytest.approx([0.75, 0.2 * 10 / 20])
    result = export_potential(trade, 0, np.zeros((3, 2)), cap=False)
    assert result.without_ease[1] == pytest.approx([15.0, 8.0])
    assert result.ease[1] == pytest.approx(25 / 23)
    assert result.potential[1] == pytest.approx([15 * 25 / 23, 8 * 25 / 23])


def test_potential_without_cap_or_projections_sums_to_what_is_sold():
    flows, trade = world()
    for exporter in range(len(flows)):
        result = export_potential(trade, exporter, flows[exporter], cap=False)
        assert result.potential.sum(axis=1) == pytest.approx(trade.between[exporter])


def test_realised_and_unrealised_never_net():
    flows, trade = world()
    result = export_potential(trade, 0, flows[0], cap=False)
    assert result.realised + result.unrealised == pytest.approx(result.potential)
    assert result.unrealised.sum() > 0
    assert result.actual.sum() == pytest.approx(result.potential.sum())
    assert 0 < result.unused < 1


def test_the_cap_takes_out_what_is_only_passed_on():
    _, trade = world()
    capped, free = supply(trade, 0), supply(trade, 0, cap=False)
    passed_on = trade.sold[0] < trade.bought[0]
    assert (capped[passed_on] < free[passed_on] + 1e-15).all()
    assert capped[~passed_on] == pytest.approx(free[~passed_on])


def test_growth_that_is_the_same_everywhere_changes_no_share_and_scales_demand():
    _, trade = world()
    given = Projections(gdp=np.full(8, 1.2))
    assert supply(trade, 0, given) == pytest.approx(supply(trade, 0))
    assert demand(trade, given) == pytest.approx(1.2 * demand(trade))


def test_demand_is_lower_where_the_distance_is_unusual_and_where_duty_is_higher():
    _, trade = world()
    far = Projections(distance=np.full(8, np.e), usual_log_distance=np.zeros((8, 20)))
    assert demand(trade, far) == pytest.approx(demand(trade) / np.e)
    dear = Projections(
        duty=np.full((8, 20), 0.21), market_duty=np.full((8, 20), 0.1), duty_elasticity=np.full(20, 2.0)
    )  # fmt: skip
    assert demand(trade, dear) == pytest.approx(demand(trade) / 1.21)


def test_predicted_ease_finds_the_elasticity_that_made_the_flows():
    draw = np.random.default_rng(3)
    expected = np.exp(draw.normal(3, 1, (12, 12)))
    distance = draw.normal(7, 1, (12, 12, 1))
    between = expected * np.exp(4 - 0.8 * distance[:, :, 0])
    assert predicted_ease(expected, between, distance) == pytest.approx(np.exp(4 - 0.8 * distance[:, :, 0]))


def test_a_frozen_market_has_no_ease_of_its_own_but_a_potential_at_ease_one():
    flows, trade = world()
    trade.between[0, 3] = 0.0
    result = export_potential(trade, 0, flows[0])
    assert result.ease[3] == 0 and not result.potential[3].any()
    assert result.without_ease[3].sum() > 0


def test_thresholds():
    potential = np.array([[150_000.0, 9_000.0, 5_000.0], [60_000.0, 300_000.0, 6_000.0]])
    assert worth_showing(potential).tolist() == [[True, False, False], [True, True, False]]
    assert worth_showing(potential, share=0.5).tolist() == [[False, False, False], [False, True, False]]


def test_diversification_is_zero_for_what_is_exported_already():
    assert diversification(np.array([0.0, 0.5]), np.ones((2, 2)), np.array([1.0, 2.0])).tolist() == [[0, 0.5], [0, 1]]


def test_tables_of_different_economies_are_refused():
    with pytest.raises(EntrepotError, match="same order"):
        Trade(np.ones((2, 3)), np.ones((2, 3)), np.ones((3, 3)))
