"""Values move between classifications without loss; code lists catch a table in another revision."""

from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepot.errors import EntrepotError
from entrepot.statistics import Store, add
from entrepot.statistics.warehouse import classifications
from entrepot.statistics.warehouse.classifications.files import Relation
from entrepot.statistics.warehouse.classifications.names import named

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
real = pytest.mark.skipif(not DATA.is_dir(), reason="the folder ../shared/data with real files is absent")

CORRELATION = Relation("HS2022", "HS2017", False, (("010011", "010010"), ("010012", "010010"), ("020020", "020010"),
                                                  ("020020", "020030"), ("030030", "030030")))  # fmt: skip
CONVERSION = Relation("HS2022", "HS2017", True, (("010011", "010010"), ("010012", "010010"), ("020020", "020010"),
                                                ("030030", "030030")))  # fmt: skip
BOTH = (CORRELATION, CONVERSION)


def flows(**values: float) -> pl.DataFrame:
    return pl.DataFrame({"partner": "RUS", "product": [k[1:] for k in values], "value": list(values.values())})


def found(result: classifications.Converted) -> dict[str, float]:
    return dict(result.flows.select("product", "value").rows())


def test_forward_by_the_conversion_table():
    result = classifications.convert(flows(_010011=1.0, _010012=2.0, _020020=5.0), "HS2022", "HS2017", BOTH)
    assert found(result) == {"010010": 3.0, "020010": 5.0}
    assert (result.split, result.split_evenly, result.unknown) == (0.0, 0.0, ())


def test_forward_by_the_correlation_where_there_is_no_conversion():
    result = classifications.convert(flows(_020020=5.0), "HS2022", "HS2017", (CORRELATION,))
    assert found(result) == {"020010": 2.5, "020030": 2.5}
    assert (result.split, result.split_evenly) == (1.0, 1.0)


def test_backward_one_to_many_with_weights():
    result = classifications.convert(flows(_010010=8.0), "HS2017", "HS2022", BOTH, {"010011": 1.0, "010012": 3.0})
    assert found(result) == {"010011": 2.0, "010012": 6.0}
    assert (result.split, result.split_evenly) == (1.0, 0.0)


def test_a_code_nobody_knows_keeps_its_value():
    result = classifications.convert(flows(_999999=4.0, _030030=1.0), "HS2022", "HS2017", BOTH)
    assert found(result) == {"999999": 4.0, "030030": 1.0}
    assert result.unknown == ("999999",)


def test_levels_are_not_converted_together():
    with pytest.raises(EntrepotError, match="products of 4, 6 digits together"):
        classifications.convert(flows(_0100=4.0, _030030=1.0), "HS2022", "HS2017", BOTH)


def test_no_way_and_no_such_classification():
    with pytest.raises(EntrepotError, match="no tables lead from HS2022 to SITC3"):
        classifications.convert(flows(_030030=1.0), "HS2022", "SITC3", BOTH)
    with pytest.raises(EntrepotError, match='"HS2019": no such classification'):
        classifications.convert(flows(_030030=1.0), "HS2019", "SITC3", BOTH)


def test_a_chain_of_tables():
    more = Relation("HS2017", "BEC4", False, (("010010", "111"), ("030030", "112")))
    result = classifications.convert(flows(_010011=1.0, _030030=2.0), "HS2022", "BEC4", (*BOTH, more))
    assert result.steps == ("HS2022", "HS2017", "BEC4")
    assert found(result) == {"111": 1.0, "112": 2.0}


@settings(deadline=None)
@given(
    st.dictionaries(st.sampled_from(["010011", "010012", "020020", "030030", "990000"]), st.floats(0, 1e9), min_size=1),
    st.dictionaries(st.sampled_from(["010010", "020010", "020030"]), st.floats(0, 1e6)),
    st.booleans(),
)
def test_totals_never_change(values, weights, whole):
    frame = flows(**{f"_{code}": value for code, value in values.items()})
    result = classifications.convert(frame, "HS2022", "HS2017", BOTH if whole else (CORRELATION,), weights)
    assert result.flows["value"].sum() == pytest.approx(frame["value"].sum(), rel=1e-12)


@pytest.mark.parametrize(
    ("text", "name"),
    [("HS 2017", "HS2017"), (" HS2022", "HS2022"), ("From HS 1992", "HS1992"), ("H0", "HS1992"), ("HS17", "HS2017"),
     ("SITC Revision 3", "SITC3"), ("ISIC Revision 2 ", "ISIC2"), ("BEC", "BEC4"),
     ("HS - Combined", "HS"), ("GDP", None)],
)  # fmt: skip
def test_names(text, name):
    assert named(text) == name


def test_a_table_in_another_revision_is_refused(tmp_path):
    store = Store(tmp_path / "s")
    (tmp_path / "product_codes_HS17_V202301.csv").write_text(
        "code,description\n" + "".join(f"{n:06d},x\n" for n in range(10100, 10200))
    )
    classifications.add(tmp_path / "product_codes_HS17_V202301.csv", store.path)
    table = tmp_path / "BACI_HS17_Y2021_V202301.csv"
    lines = [f"2021,112,643,{n:06d},1,1" for n in range(10150, 10250)]
    table.write_text("\n".join(["t,i,j,k,v,q", *lines]) + "\n")
    with pytest.raises(EntrepotError, match="50 of 100 codes are not in HS2017"):
        add(table, store)
    table.write_text("\n".join(["t,i,j,k,v,q", *lines[:51]]) + "\n")
    assert add(table, store).flags == {"unknown_product": 1}


@real
def test_the_uns_tables(tmp_path):
    for name in ("HS2022toHS2017", "HS2022toHS1992", "HS2017toHS2012", "HS2017toHS1992"):
        shelved = classifications.add(DATA / f"classifications/{name}ConversionAndCorrelationTables.xlsx", tmp_path)
        assert len(shelved.relations) == 2
    for name, count in (("H0", 5_040), ("H5", 5_388), ("H6", 5_613)):
        classifications.add(DATA / f"classifications/classification{name}.json", tmp_path)
        codes = classifications.codes(tmp_path, classifications.known(name))
        assert len([code for code in codes if len(code) == 6 and code.isdigit()]) == count
    relations = classifications.relations(tmp_path)
    newest = sorted(code for code in classifications.codes(tmp_path, "HS2022") if len(code) == 6)
    world = pl.DataFrame({"product": newest, "value": [float(n % 97 + 1) for n in range(len(newest))]})
    for goal in ("HS2017", "HS1992", "HS2012"):
        result = classifications.convert(world, "HS2022", goal, relations)
        assert result.flows["value"].sum() == pytest.approx(world["value"].sum(), rel=1e-12)
        assert len(result.unknown) <= 2
        back = classifications.convert(result.flows, goal, "HS2022", relations, dict(world.rows()))
        assert back.flows["value"].sum() == pytest.approx(world["value"].sum(), rel=1e-12)


@real
def test_broad_economic_categories(tmp_path):
    shelved = classifications.add(DATA / "baci_sample/hs17_bec.csv", tmp_path)
    assert shelved.relations == (("HS2017", "BEC4", 5_511),)
    shelved = classifications.add(DATA / "classifications/JobID-63_Concordance_HS_to_I2.CSV", tmp_path)
    assert shelved.relations[0][:2] == ("HS", "ISIC2")
