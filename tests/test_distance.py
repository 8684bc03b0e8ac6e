"""Distances between capitals."""

from pathlib import Path

import pytest

from entrepot.nouns.distance import Place, between, capital, capitals, distance
from entrepot.nouns.economy import Economy, economies

GEODIST = Path(__file__).parents[2] / "shared" / "data" / "geodist_cepii" / "dist_cepii.dta"
MOVED = {"WSM", "MMR", "BOL", "GIN", "NZL", "COL", "BDI", "ISR", "NGA"}
"""Where the reference has another city, or a place that no atlas has."""


def test_a_quarter_of_a_great_circle():
    assert between(Place("pole", 90, 0), Place("equator", 0, 37)) == pytest.approx(6371.0 * 3.141592653589793 / 2)
    assert between(Place("here", 10, 20), Place("here", 10, 20)) == 0


def test_every_capital_is_of_an_economy_and_on_the_globe():
    known = {economy.code for economy in economies()}
    assert [code for code in capitals() if code not in known] == []
    assert all(-90 <= p.latitude <= 90 and -180 <= p.longitude <= 180 and p.name for p in capitals().values())
    assert len(capitals()) > 300


def test_a_region_has_its_own_capital_else_its_countrys():
    minsk, kirov = Economy.parse("BLR"), Economy.parse("RU-KIR")
    assert capital(kirov) == capitals()["RU-KIR"]
    assert distance(minsk, kirov) == pytest.approx(1454, abs=5)
    assert capital(Economy("RU-XXX", "Nowhere", "", "region", parent="RUS")) == capitals()["RUS"]
    assert distance(minsk, Economy("ZZZ", "Nowhere", "", "country")) is None


@pytest.mark.skipif(not GEODIST.exists(), reason="the reference distances are not at hand")
def test_distances_are_those_of_the_reference():
    pandas = pytest.importorskip("pandas")
    table = pandas.read_stata(GEODIST, columns=["exporter", "importer", "distcap"])
    known = capitals()
    pairs = [
        (given, between(known[a], known[b]))
        for a, b, given in table.itertuples(index=False)
        if a < b and a in known and b in known and not {a, b} & MOVED
    ]
    assert len(pairs) > 17_000
    near = sum(abs(ours - given) < max(60, 0.02 * given) for given, ours in pairs)
    assert near / len(pairs) > 0.99
