"""Files of restrictions: what they say, what they cover, and what is wrong with them."""

from datetime import date

import pytest

from entrepot.analysis.areas.restriction_files import is_restrictions, read
from entrepot.errors import EntrepotError
from entrepot.nouns.area import areas
from entrepot.nouns.economy import Economy

BELARUS, KIROV, GERMANY = map(Economy.parse, ("BLR", "RU-KIR", "DEU"))
GOOD = """
title = "Measures"
source = "A ministry's list"

[[restriction]]
kind = "quota"
seller = "Belarus"
buyer = "Russia"
area = "dairy"
what = "A balance of milk powder is agreed each year"
until = 2026-12-31

[[restriction]]
kind = "sanction"
seller = "EU"
buyer = "BLR"
hs = ["8428", "8701"]
what = "No lifts, no tractors"

[[restriction]]
kind = "tariff"
what = "A general duty"
rate = "5%"

[[share]]
economy = "RU-KIR"
low = 0.006
high = 0.009
method = "share of population"
"""


@pytest.fixture
def found(tmp_path):
    path = tmp_path / "measures.toml"
    path.write_text(GOOD, encoding="utf-8")
    assert is_restrictions(path)
    return read([path])


def of(found, key, seller, buyer, day=None):
    return [one.kind for one in found.of(areas()[key], seller, buyer, day)]


def test_a_countrys_restriction_holds_for_its_region(found):
    assert of(found, "dairy", BELARUS, KIROV) == ["quota", "tariff"]
    assert of(found, "dairy", BELARUS, KIROV, date(2027, 1, 1)) == ["tariff"]
    assert of(found, "dairy", KIROV, BELARUS) == ["tariff"]


def test_a_blocs_holds_for_its_members_and_barring_comes_first(found):
    assert of(found, "lifts", GERMANY, BELARUS) == ["sanction", "tariff"]
    assert of(found, "lifts", BELARUS, GERMANY) == ["tariff"]
    assert of(found, "tourism", GERMANY, BELARUS) == []


def test_what_the_file_says_is_kept(found):
    quota, _, tariff = found.items
    assert (quota.source, quota.end, quota.file) == ("A ministry's list", date(2026, 12, 31), "measures.toml")
    assert tariff.rate == pytest.approx(0.05)
    (share,) = found.shares
    assert (share.economy.code, share.low, share.high, share.method) == ("RU-KIR", 0.006, 0.009, "share of population")


def test_a_csv_says_the_same(tmp_path):
    path = tmp_path / "measures.csv"
    path.write_text("kind,what,seller,buyer,area,hs,until\nban,No cheese,BLR,DEU,,0406;0405,2030-01-01\n", "utf-8")
    assert is_restrictions(path)
    (one,) = read([path]).items
    assert (one.kind, one.hs, one.end, one.bars) == ("ban", ("0406", "0405"), date(2030, 1, 1), True)


@pytest.mark.parametrize(("old", "new", "what"), [
    ('kind = "quota"', 'kind = "qota"', "no such kind"),
    ('area = "dairy"', 'area = "dary"', "no area is called"),
    ('buyer = "Russia"', 'buyer = "Rusia"', "Rusia"),
    ('hs = ["8428", "8701"]', 'hs = ["7799"]', "7799"),
    ('what = "A general duty"', "", "does not say what it is"),
    ('rate = "5%"', 'rate = "some"', "no number"),
    ("low = 0.006", "low = 0.6", "no part of a whole"),
    ("[[share]]", "[[shares]]", "is no part of it"),
    ("until = 2026-12-31", 'untill = "2026-12-31"', "is no field"),
    ('title = "Measures"', 'title = "Measures', "is no TOML"),
])  # fmt: skip
def test_a_mistake_is_an_error_that_says_where(tmp_path, old, new, what):
    path = tmp_path / "measures.toml"
    path.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(EntrepotError, match=what):
        read([path])


def test_other_files_are_none(tmp_path):
    for name, text in (("a.toml", '[columns]\nflow = "x"\n'), ("b.csv", "year,value\n1,2\n"), ("c.txt", "kind,what\n")):
        (tmp_path / name).write_text(text)
        assert not is_restrictions(tmp_path / name)
