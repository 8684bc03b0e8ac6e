"""Tables of the user's: what they may be written like, and what is refused with a message."""

import pytest

from entrepot.errors import EntrepotError
from entrepot.statistics import given


@pytest.fixture
def table(tmp_path):
    def write(text):
        path = tmp_path / "table.csv"
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_tariffs_in_per_cent_by_any_name_of_an_economy(table):
    path = table("exporter,importer,product,percent\nBelarus,ARM,0401,0\n,Армения,,7.5\n,,26,5\n")
    assert given.tariffs(path).rows() == [
        ("BLR", "ARM", "0401", 0.0),
        (None, "ARM", None, 0.075),
        (None, None, "26", 0.05),
    ]


def test_projections_and_elasticities_may_lack_a_column(table):
    assert given.projections(table("economy,gdp\nKEN,1.3\n")).rows() == [("KEN", 1.3, 1.0)]
    assert given.elasticities(table("product,duty\n84,4\n8428,3.5\n")).rows() == [("84", 4.0, 1.0), ("8428", 3.5, 1.0)]


def test_distances_under_the_names_of_cepii_without_what_nobody_knows(table):
    path = table("iso_o,iso_d,contig,dist\nBLR,BLR,0,160\nBLR,RUS,1,1200.5\nBLR,YUGX,0,900\n")
    assert given.distances(path).rows() == [("BLR", "RUS", 1200.5, 1.0)]


@pytest.mark.parametrize(
    ("reader", "text", "message"),
    [
        (given.tariffs, "exporter,importer,prodct,percent\n", "no column product\nDid you mean prodct"),
        (given.tariffs, "exporter,importer,product,percent\nBLR,Armnia,,5\n", "importer: no such economy"),
        (given.tariffs, "exporter,importer,product,percent\nBLR,ARM,,five\n", '"five" is no number'),
        (given.tariffs, "exporter,importer,product,percent\nBLR,ARM,,-5\n", "below 0"),
        (given.projections, "economy,gdp\nBLR,0\n", "not above 0"),
        (given.distances, "one,other,km\nBLR,RUS,0\n", "not above 0"),
        (given.elasticities, "", "no CSV table"),
    ],
)
def test_what_cannot_be_read_is_said(table, reader, text, message):
    with pytest.raises(EntrepotError) as told:
        reader(table(text))
    assert message in str(told.value)


def test_a_missing_file(tmp_path):
    with pytest.raises(EntrepotError, match="no such file"):
        given.tariffs(tmp_path / "none.csv")
