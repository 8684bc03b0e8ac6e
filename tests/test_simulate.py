"""A simulated world is what its truth says."""

import numpy as np
import pytest

from entrepot.analysis.trade_page import trade_page
from entrepot.errors import EntrepotError
from entrepot.nouns.economy import Economy
from entrepot.statistics import Store, Warehouse, add, held
from entrepot.statistics.simulate import baci_rows, files, flows, world


def test_the_same_truth_and_year_give_the_same_rows():
    truth = world(12, 20, seed=5)
    codes, products = list(range(4, 16)), [f"{n:06d}" for n in range(10100, 10120)]
    one, two = baci_rows(truth, 2020, codes, products), baci_rows(truth, 2020, codes, products)
    assert one.equals(two)
    assert not one.equals(baci_rows(truth, 2021, codes, products))
    assert one.columns == ["t", "i", "j", "k", "v", "q"]
    assert (one["i"] != one["j"]).all()
    assert one["v"].min() >= 1.0
    assert one.select("i", "j", "k").is_duplicated().sum() == 0


def test_the_part_that_is_traded_and_the_growth_are_as_asked():
    truth = world(40, 60, seed=2, traded=0.2, year_growth=0.1)
    first = np.stack([value for _, value, _ in flows(truth, 2020, first_year=2020)])
    last = np.stack([value for _, value, _ in flows(truth, 2025, first_year=2020)])
    assert (first > 0).sum() / (60 * 40 * 39) == pytest.approx(0.2, abs=0.02)
    assert last.sum() > first.sum()


def test_too_small_a_world_is_refused():
    with pytest.raises(EntrepotError, match="cannot simulate 2 economies"):
        world(2, 5)


def test_simulated_files_are_known_as_simulated(tmp_path):
    one, two = files(tmp_path, [2020, 2021], economies=8, products=100, seed=7)
    store = Store(tmp_path / "s")
    assert add(one, store).simulated
    assert add(two, store).title == "Simulated trade (no real flows): BACI HS2017, 2021"
    assert all(one.simulated and one.counts for one in held(store))
    again = files(tmp_path / "again", [2020, 2021], economies=8, products=100, seed=7)
    assert [path.read_bytes() for path in again] == [one.read_bytes(), two.read_bytes()]
    a, b = Economy.parse("ABW"), Economy.parse("AFG")
    warehouse = Warehouse(store)
    page = trade_page(a, b, warehouse.pair(a, b), warehouse.totals([a, b]))
    assert page.cautions[0] == "simulated"
