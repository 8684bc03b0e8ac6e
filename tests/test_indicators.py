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
    ("rca_symmetric", {}, {"exporter": "A", "product": "x"}, "rsca", (15 / 7 - 1) / (15 / 7 + 1)),
    ("rca_normalised", {}, {"exporter": "A", "product": "x"}, "nrca", 60 / 200 - 80 * 70 / 200**2),
    # A: rxa 33, rmp 1/7 on x
    ("vollrath", {}, {"economy": "A", "product": "x"}, "rta", 33 - 1 / 7),
    ("vollrath", {}, {"economy": "A", "product": "x"}, "rc", math.log(33 * 7)),
    # A to B: sells .75 of x where all but A buy 60 of 120 and B buys x only: .75 * (120 / 60) * 1; y: B buys none
    ("intensity_kojima", {}, {"exporter": "A", "importer": "B"}, "complementarity", 0.75 * 120 / 60),
    ("intensity_kojima", {}, {"exporter": "A", "importer": "B"}, "bias", 1.5 / 1.5),
    ("complementarity_cosine", {}, {"exporter": "A", "importer": "C"}, "cosine",
     2 * 0.75 * 0.25 / (0.75**2 + 0.25**2)),
    ("intra_industry", {}, {"economy": "A", "partner": "B"}, "adjusted", 0.2 / (1 - 20 / 100)),
    ("intra_industry_lines", {}, {"economy": "A", "partner": "B", "product": "x"}, "grubel_lloyd", 1 - 30 / 50),
    ("concentration_hhi", {"products": 3}, {"economy": "A"}, "normalised", (0.625 - 1 / 3) / (1 - 1 / 3)),
    ("concentration_hhi", {"products": 4}, {"economy": "A"}, "unctad", (math.sqrt(0.625) - 0.5) / 0.5),
    ("concentration_hhi", {"products": 3}, {"economy": "A"}, "effective", 1.6),
    ("concentration_theil", {"products": 3}, {"economy": "A"}, "between", math.log(3 / 2)),
    ("concentration_theil", {"products": 3}, {"economy": "A"}, "within",
     (1.5 * math.log(1.5) + 0.5 * math.log(0.5)) / 2),
    # before: A sold B 20 x of the 30 x that B bought, and 10 y of 10; now 40 x of 40 and no y
    ("growth", {}, {"exporter": "A", "importer": "B", "product": "x"}, "growth", 2.0),
    ("growth", {}, {"exporter": "A", "importer": "B", "product": "y"}, "contribution", -10 / 30),
    # mean share of x (2/3 + 1) / 2 in a market that went from 30 to 40, of y 1/2 in one from 10 to 0; all 40 to 40
    ("constant_market_share", {}, {"exporter": "A", "importer": "B"}, "growth", 0.0),
    ("constant_market_share", {}, {"exporter": "A", "importer": "B"}, "composition", 10 * 5 / 6 - 10 / 2),
    ("constant_market_share", {}, {"exporter": "A", "importer": "B"}, "share", 35 / 3 - 5),
    ("constant_market_share", {}, {"exporter": "A", "importer": "B"}, "lost", -5.0),
    # dx out +20 and dx in 10; y out -10, in +50: 1 - (10 + 60) / (30 + 60)
    ("intra_industry_marginal", {}, {"economy": "A", "partner": "B"}, "marginal", 1 - 70 / 90),
    # the world grew from 40 to 200, x from 30 to 70, y from 10 to 110; A sold B 20 x and 10 y, and no one else
    ("constant_market_share_world", {}, {"economy": "A"}, "world", 30 * 4.0),
    ("constant_market_share_world", {}, {"economy": "A"}, "commodity", 20 * (4 / 3 - 4) + 10 * (10 - 4)),
    # B's x grew from 30 to 40, its y from 10 to 0
    ("constant_market_share_world", {}, {"economy": "A"}, "market", 20 * (1 / 3 - 4 / 3) + 10 * (-1 - 10)),
    ("constant_market_share_world", {}, {"economy": "A"}, "competitiveness", 80 - 20 * 4 / 3),
]  # fmt: skip


# The year before: A sold B 20 x and 10 y, C sold B 10 x.
EARLIER = pl.DataFrame(
    [("A", "B", "x", 20.0), ("A", "B", "y", 10.0), ("C", "B", "x", 10.0)], schema=FLOWS.columns, orient="row"
)


@pytest.mark.parametrize(("name", "options", "where", "column", "expected"), HAND)
def test_a_value_worked_out_by_hand(name, options, where, column, expected):
    if "earlier" in INDICATORS[name].needs:
        options = {**options, "earlier": EARLIER}
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
    whole = compute("constant_market_share_world", later, earlier=earlier)
    parts = (whole["world"] + whole["commodity"] + whole["market"] + whole["competitiveness"]).to_list()
    assert parts == pytest.approx(whole["change"].to_list(), abs=1e-6)
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


@settings(max_examples=30, deadline=None)
@given(tables)
def test_similarity_and_complementarity_are_one_less_half_the_differences(flows):
    """min(a, b) = (a + b - |a - b|) / 2, so that the two published forms agree."""
    sold = {}
    for side in ("exporter", "importer"):
        totals = flows.group_by(side).agg(total=pl.col("value").sum())
        lines = flows.group_by(side, "product").agg(pl.col("value").sum()).join(totals, on=side)
        for row in lines.iter_rows(named=True):
            sold.setdefault((side, row[side]), {})[row["product"]] = row["value"] / row["total"]

    def apart(one, other):
        return 100 * (1 - sum(abs(one.get(k, 0) - other.get(k, 0)) for k in {*one, *other}) / 2)

    for row in compute("similarity", flows).iter_rows(named=True):
        expected = apart(sold["exporter", row["exporter"]], sold["exporter", row["other"]])
        assert row["similarity"] == pytest.approx(expected, abs=1e-9)
    for row in compute("complementarity", flows).iter_rows(named=True):
        expected = apart(sold["exporter", row["exporter"]], sold["importer", row["importer"]])
        assert row["complementarity"] == pytest.approx(expected, abs=1e-9)


@settings(max_examples=30, deadline=None)
@given(tables)
def test_advantages_weighted_by_exporters_average_to_one_where_all_trade(flows):
    world = flows["value"].sum()
    weights = flows.group_by("exporter").agg(weight=pl.col("value").sum() / world)
    rca = compute("rca_balassa", flows).join(weights, on="exporter")
    sums = rca.group_by("product").agg(s=(pl.col("rca") * pl.col("weight")).sum())
    assert sums["s"].to_list() == pytest.approx([1.0] * len(sums))
    rsca = compute("rca_symmetric", flows)["rsca"]
    assert rsca.min() >= -1 and rsca.max() < 1


@settings(max_examples=30, deadline=None)
@given(tables)
def test_what_is_bounded_stays_within_its_bounds(flows):
    bounds = [
        ("market_share", "market_share", {}, 1),
        ("complementarity", "complementarity", {}, 100),
        ("complementarity_cosine", "cosine", {}, 1),
        ("intra_industry", "grubel_lloyd", {}, 1),
        ("intra_industry_lines", "grubel_lloyd", {}, 1),
        ("concentration_hhi", "hhi", {"products": 6}, 1),
        ("concentration_hhi", "normalised", {"products": 6}, 1),
        ("concentration_hhi", "unctad", {"products": 6}, 1),
        ("concentration_theil", "theil", {"products": 6}, math.log(6)),
    ]
    for name, column, options, highest in bounds:
        values = compute(name, flows, **options)[column].drop_nulls()
        assert values.min() >= -1e-9 and values.max() <= highest + 1e-9, name


@settings(max_examples=30, deadline=None)
@given(tables)
def test_shares_of_a_market_and_of_a_pair_add_up(flows):
    shares = compute("market_share", flows).group_by("importer", "product").agg(pl.col("market_share").sum())
    assert shares["market_share"].to_list() == pytest.approx([1.0] * len(shares))
    needs = flows.group_by("importer", "product").agg(need=pl.col("value").sum())
    needs = needs.with_columns(need=pl.col("need") / pl.col("need").sum().over("importer"))
    told = compute("bilateral_rca", flows).join(needs, on=["importer", "product"])
    sums = told.group_by("exporter", "importer").agg(s=(pl.col("bilateral_rca") * pl.col("need")).sum())
    assert sums["s"].to_list() == pytest.approx([1.0] * len(sums))


@settings(max_examples=30, deadline=None)
@given(tables)
def test_intensities_weighted_by_markets_average_to_one(flows):
    world = flows["value"].sum()
    markets = flows.group_by("importer").agg(weight=pl.col("value").sum() / world)
    told = compute("intensity_wits", flows).join(markets, on="importer")
    sums = told.group_by("exporter").agg(s=(pl.col("intensity") * pl.col("weight")).sum())
    assert sums["s"].to_list() == pytest.approx([1.0] * len(sums))


@settings(max_examples=30, deadline=None)
@given(tables)
def test_the_mean_of_products_in_intra_industry_trade_is_the_whole(flows):
    lines = compute("intra_industry_lines", flows)
    gross = pl.concat(
        [flows.select("product", "value", economy="exporter", partner="importer"),
         flows.select("product", "value", economy="importer", partner="exporter")]
    ).group_by("economy", "partner", "product").agg(pl.col("value").sum())  # fmt: skip
    weighed = lines.join(gross, on=["economy", "partner", "product"])
    means = weighed.group_by("economy", "partner").agg(
        mean=(pl.col("grubel_lloyd") * pl.col("value")).sum() / pl.col("value").sum()
    )
    both = means.join(compute("intra_industry", flows), on=["economy", "partner"])
    assert both["mean"].to_list() == pytest.approx(both["grubel_lloyd"].to_list(), abs=1e-9)


@settings(max_examples=20, deadline=None)
@given(st.lists(st.floats(1, 1e6), min_size=4, max_size=4), st.floats(1.5, 9))
def test_a_trade_cost_is_symmetric_and_knows_no_unit(values, elasticity):
    pairs = [("A", "A"), ("B", "B"), ("A", "B"), ("B", "A")]
    rows = [(*pair, "x", value) for pair, value in zip(pairs, values, strict=True)]
    flows = pl.DataFrame(rows, schema=FLOWS.columns, orient="row")
    one, other = compute("trade_cost", flows, elasticity=elasticity)["trade_cost"]
    assert one == pytest.approx(other)
    dearer = flows.with_columns(pl.col("value") * 90.0)
    assert compute("trade_cost", dearer, elasticity=elasticity)["trade_cost"][0] == pytest.approx(one)


def test_a_world_that_only_grew_has_no_other_terms():
    doubled = FLOWS.with_columns(pl.col("value") * 2)
    for row in compute("constant_market_share_world", doubled, earlier=FLOWS).iter_rows(named=True):
        assert (row["world"], row["commodity"], row["market"], row["competitiveness"]) == pytest.approx(
            (row["change"], 0, 0, 0)
        )
    for row in compute("constant_market_share", doubled, earlier=FLOWS).iter_rows(named=True):
        assert (row["growth"], row["composition"], row["share"]) == pytest.approx((row["change"], 0, 0))


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_a_declaration_says_what_is_needed(name):
    indicator = INDICATORS[name]
    assert indicator.name == name
    for text in (indicator.title, indicator.unit, *indicator.cautions):
        assert set(text) == {"en", "ru"} and all(text.values())
    assert indicator.formula and indicator.reference and indicator.columns and indicator.cautions


def test_every_formula_has_a_value_worked_out_by_hand():
    elsewhere = {"complexity": "test_product_space.py", "trade_cost": "above", "unit_value": "above"}
    assert {name for name, *_ in HAND} | set(elsewhere) == set(INDICATORS)


ROWS = FLOWS.with_columns(weight=pl.Series([4.0, 2.0, None, 1.0, 5.0, 8.0, 0.0]))
AT_HOME = pl.concat(
    [FLOWS, pl.DataFrame([(c, c, "x", v) for c, v in zip("ABC", (300.0, 500.0, 70.0), strict=True)],
                         schema=FLOWS.columns, orient="row")]
)  # fmt: skip


@pytest.mark.parametrize("name", sorted(INDICATORS))
def test_duckdb_gives_the_same_as_polars(name):
    duckdb = pytest.importorskip("duckdb")
    indicator = INDICATORS[name]
    table = {"rows": ROWS, "home": AT_HOME, "world": wide_world()}.get(indicator.over, FLOWS)
    options = {key: value for key, value in (("products", 3), ("elasticity", 4.0)) if key in indicator.takes}
    earlier = {"earlier": EARLIER} if "earlier" in indicator.needs else {}
    expected = compute(name, table, **options, **earlier)
    connection = duckdb.connect()
    if earlier:
        options["earlier"] = connection.from_arrow(EARLIER.to_arrow())
    result = indicator.compute(connection.from_arrow(table.to_arrow()), **options)
    result = result if isinstance(result, pl.DataFrame) else pl.from_arrow(result.arrow().read_all())
    order = list(indicator.columns)
    assert set(result.columns) == set(order) == set(expected.columns)
    assert expected.height
    assert result.select(order).sort(order).rows() == [
        pytest.approx(row) for row in expected.select(order).sort(order).rows()
    ]


def wide_world(seed=5, economies=12, products=20):
    """Made-up exports of more economies than the small tables have."""
    import numpy as np

    draw = np.random.default_rng(seed)
    rows = [
        (f"E{i:02d}", "W", f"p{k:02d}", float(np.exp(draw.normal(0, 2))))
        for i in range(economies)
        for k in range(products)
        if draw.random() < 0.9 - 0.05 * i
    ]
    return pl.DataFrame(rows, schema=FLOWS.columns, orient="row")
