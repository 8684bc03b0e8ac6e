"""Indicators against tables small enough to check by hand, and the identities that hold for any table."""

import math

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepot import registry
from entrepot.analysis.indicators._declaration import Indicator

INDICATORS = registry.load("entrepot.analysis.indicators", "INDICATOR", Indicator)

# Three economies, three products. Exports: A 80 (60 x, 20 y), B 100 (10 x, 90 y), C 20 (20 z). World 200.
FLOWS = pl.DataFrame(
    [
        ("A", "B", "x", 40.0),
        ("A", "C", "x", 20.0),
        ("A", "C", "y", 20.0),
        ("B", "A", "x", 10.0),
        ("B", "A", "y", 50.0),
        ("B", "C", "y", 40.0),
        ("C", "A", "z", 20.0),
    ],
    schema=["exporter", "importer", "product", "value"],
    orient="row",
)


def compute(name, flows=FLOWS, **options):
    options = {k: v.lazy() if isinstance(v, pl.DataFrame) else v for k, v in options.items()}
    result = INDICATORS[name].compute(flows.lazy(), **options)
    return result.collect() if isinstance(result, pl.LazyFrame) else result


def value(frame, column, **where):
    return frame.filter(*[pl.col(k) == v for k, v in where.items()])[column].item()


HAND = [
    # X_Ax/X_A = 60/80; W_x/W = 70/200
    ("rca_balassa", {}, {"exporter": "A", "product": "x"}, "rca", (60 / 80) / (70 / 200)),
    ("rca_symmetric", {}, {"exporter": "C", "product": "z"}, "rsca", (10 - 1) / (10 + 1)),
    ("rca_normalised", {}, {"exporter": "A", "product": "z"}, "nrca", 0 - 80 * 20 / 200**2),
    # (60 / 10) / (20 / 110): others sell 10 of x; A sells 20 of the rest, others 110
    ("vollrath", {}, {"economy": "A", "product": "x"}, "rxa", (60 / 10) / (20 / 110)),
    ("vollrath", {}, {"economy": "A", "product": "x"}, "rmp", (10 / 60) / (70 / 60)),
    ("market_share", {}, {"exporter": "A", "importer": "C", "product": "y"}, "market_share", 20 / 60),
    ("bilateral_rca", {}, {"exporter": "A", "importer": "C", "product": "x"}, "bilateral_rca", (20 / 40) / (20 / 80)),
    ("intensity_wits", {}, {"exporter": "A", "importer": "B"}, "intensity", (40 / 80) / (40 / 200)),
    # A imports 80, so 120 is left for A to sell to
    ("intensity_kojima", {}, {"exporter": "A", "importer": "B"}, "intensity", (40 / 80) / (40 / 120)),
    # A sells .75 x, .25 y; C buys .25 x, .75 y
    ("complementarity", {}, {"exporter": "A", "importer": "C"}, "complementarity", 100 * (0.25 + 0.25)),
    ("similarity", {}, {"exporter": "A", "other": "B"}, "similarity", 100 * (0.1 + 0.25)),
    # A-B: x 40 out, 10 in; y 0 out, 50 in
    ("intra_industry", {}, {"economy": "A", "partner": "B"}, "grubel_lloyd", 1 - (30 + 50) / 100),
    ("concentration_hhi", {"products": 3}, {"economy": "A"}, "hhi", 0.75**2 + 0.25**2),
    ("concentration_theil", {"products": 3}, {"economy": "C"}, "theil", math.log(3)),
]  # fmt: skip


@pytest.mark.parametrize(("name", "options", "where", "column", "expected"), HAND)
def test_a_value_worked_out_by_hand(name, options, where, column, expected):
    assert value(compute(name, **options), column, **where) == pytest.approx(expected)


def test_the_trade_cost_of_a_pair_that_trades_as_much_as_at_home_is_zero():
    rows = [("A", "A", "x", 50.0), ("B", "B", "x", 50.0), ("A", "B", "x", 50.0), ("B", "A", "x", 50.0)]
    flows = pl.DataFrame(rows, schema=FLOWS.columns, orient="row")
    cost = compute("trade_cost", flows, elasticity=5.0)
    assert cost["trade_cost"].to_list() == pytest.approx([0.0, 0.0])
    quarter = flows.with_columns(value=pl.when(pl.col("exporter") != pl.col("importer")).then(12.5).otherwise("value"))
    assert value(compute("trade_cost", quarter, elasticity=2.0), "trade_cost", economy="A") == pytest.approx(3.0)


def test_a_unit_value_leaves_out_what_was_not_weighed():
    flows = pl.DataFrame(
        {"exporter": ["A"] * 3, "importer": ["B"] * 3, "product": ["x"] * 3, "value": [10.0, 20.0, 70.0],
         "weight": [1.0, 2.0, None]}
    )  # fmt: skip
    assert compute("unit_value", flows)["unit_value"].to_list() == [10.0]


economies, products = st.sampled_from("ABCD"), st.sampled_from("uvwxyz")
tables = st.lists(
    st.tuples(economies, economies, products, st.floats(1, 1e6)).filter(lambda row: row[0] != row[1]),
    min_size=6,
    max_size=40,
).map(lambda rows: pl.DataFrame(rows, schema=FLOWS.columns, orient="row"))


@settings(max_examples=30, deadline=None)
@given(tables)
def test_revealed_advantages_average_to_one(flows):
    world = flows["value"].sum()
    rca = compute("rca_balassa", flows)
    weights = flows.group_by("product").agg(weight=pl.col("value").sum() / world)
    sums = rca.join(weights, on="product").group_by("exporter").agg(s=(pl.col("rca") * pl.col("weight")).sum())
    assert sums["s"].to_list() == pytest.approx([1.0] * len(sums))
    nrca = compute("rca_normalised", flows)
    for side in ("exporter", "product"):
        assert nrca.group_by(side).agg(pl.col("nrca").sum())["nrca"].abs().max() < 1e-9


@settings(max_examples=30, deadline=None)
@given(tables)
def test_intensity_is_complementarity_times_bias(flows):
    parts = compute("intensity_kojima", flows).drop_nulls()
    product = (parts["complementarity"] * parts["bias"]).to_list()
    assert product == pytest.approx(parts["intensity"].to_list())


@settings(max_examples=30, deadline=None)
@given(tables, tables)
def test_contributions_and_market_share_terms_add_up(earlier, later):
    growth = compute("growth", later, earlier=earlier)
    before = earlier.group_by("exporter", "importer").agg(before=pl.col("value").sum())
    after = later.group_by("exporter", "importer").agg(after=pl.col("value").sum())
    for row in before.join(after, on=["exporter", "importer"]).iter_rows(named=True):
        parts = growth.filter(exporter=row["exporter"], importer=row["importer"])["contribution"].sum()
        assert parts == pytest.approx(row["after"] / row["before"] - 1)
    terms = compute("constant_market_share", later, earlier=earlier)
    sums = (terms["growth"] + terms["composition"] + terms["share"]).to_list()
    assert sums == pytest.approx(terms["change"].to_list(), abs=1e-6)


@settings(max_examples=30, deadline=None)
@given(tables)
def test_similarity_is_symmetric_and_full_with_itself(flows):
    frame = compute("similarity", flows)
    mirrored = frame.rename({"exporter": "other", "other": "exporter"}).select(frame.columns)
    assert frame.sort("exporter", "other")["similarity"].to_list() == pytest.approx(
        mirrored.sort("exporter", "other")["similarity"].to_list()
    )
    own = frame.filter(pl.col("exporter") == pl.col("other"))["similarity"].to_list()
    assert own == pytest.approx([100.0] * len(own))


@settings(max_examples=30, deadline=None)
@given(tables)
def test_theil_is_its_two_parts_and_equals_its_definition(flows):
    n = 6
    for row in compute("concentration_theil", flows, products=n).iter_rows(named=True):
        lines = flows.filter(exporter=row["economy"]).group_by("product").agg(pl.col("value").sum())["value"].to_list()
        mean = sum(lines) / n
        theil = sum(x / mean * math.log(x / mean) for x in lines) / n
        assert row["theil"] == pytest.approx(theil, abs=1e-9)
        assert row["between"] + row["within"] == pytest.approx(theil, abs=1e-9)


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_a_declaration_says_what_is_needed(name):
    indicator = INDICATORS[name]
    assert indicator.name == name
    assert set(indicator.title) == {"en", "ru"}
    assert indicator.unit and indicator.formula and indicator.reference and indicator.columns


@pytest.mark.parametrize("name", sorted(set(INDICATORS) - {"complexity", "unit_value", "trade_cost"}))
def test_duckdb_gives_the_same_as_polars(name):
    duckdb = pytest.importorskip("duckdb")
    options = {"products": 3} if name.startswith("concentration") else {}
    earlier = {"earlier": FLOWS} if name in ("growth", "constant_market_share") else {}
    expected = compute(name, **options, **earlier)
    connection = duckdb.connect()
    flows = connection.from_arrow(FLOWS.to_arrow())
    if earlier:
        options["earlier"] = connection.from_arrow(FLOWS.to_arrow())
    result = pl.from_arrow(INDICATORS[name].compute(flows, **options).arrow().read_all())
    order = list(INDICATORS[name].columns)
    assert set(result.columns) == set(order)
    assert result.select(order).sort(order).rows() == [
        pytest.approx(row) for row in expected.select(order).sort(order).rows()
    ]
