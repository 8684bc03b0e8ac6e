"""Third countries: markets in which both sides could sell, checked by hand on a small world."""

import pytest

from entrepot.analysis.areas.third import goods_of, third_countries
from entrepot.errors import EntrepotError
from entrepot.nouns.distance import distance
from entrepot.nouns.economy import Economy
from small_world import BASIS, rows

BELARUS, KIROV = Economy.parse("BLR"), Economy.parse("RU-KIR")


def markets(text, **more):
    return third_countries(goods_of(text), (BELARUS, KIROV), BASIS, rows().lazy(), **more)


def test_markets_of_peat_are_the_others_by_demand():
    found = markets("peat")
    assert [outlet.economy.code for outlet in found.outlets] == ["LTU", "DEU"]
    lithuania = found.outlets[0]
    assert (lithuania.bought, lithuania.growth) == (40.0, pytest.approx(2 ** (1 / 4)))
    assert [(s.economy.code, s.share) for s in lithuania.suppliers] == [("RUS", 0.75), ("BLR", 0.25)]
    one, other = lithuania.sellers
    assert (one.economy.code, one.held.code, one.sales, one.share) == ("BLR", "BLR", 10.0, 0.25)
    assert (other.economy.code, other.held.code, other.sales) == ("RU-KIR", "RUS", 30.0)
    assert other.kilometres == distance(KIROV, lithuania.economy)


def test_supply_and_demand_alone():
    """Belarus has 15 of the 65 sold and buys 5 itself; Lithuania buys 40."""
    assert markets("peat").outlets[0].sellers[0].potential == pytest.approx(15 / 65 * 40)


def test_the_order_can_be_changed():
    assert [o.economy.code for o in markets("peat", rank="-demand").outlets] == ["DEU", "LTU"]
    with pytest.raises(EntrepotError, match="nothing to rank markets by") as error:
        markets("peat", rank="growht")
    assert "growth" in str(error.value.hint)


@pytest.mark.parametrize(("text", "codes", "area"), [
    ("peat", ("2703",), "peat"),
    ("pellets", ("4401",), "wood_fuel"),
    ("торф", ("2703",), "peat"),
    ("4401.31".replace(".", ""), ("440131",), None),
])  # fmt: skip
def test_goods_go_by_area_name_or_code(text, codes, area):
    found = goods_of(text)
    assert found.codes == codes
    assert (found.area and found.area.key) == area


def test_what_no_table_shows_is_an_error():
    with pytest.raises(EntrepotError, match="has no HS codes"):
        goods_of("tourism")
    with pytest.raises(EntrepotError, match="has no trade in 8806"):
        markets("drones")
