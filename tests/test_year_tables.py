"""Engines, the choice of tables, and indicators from a warehouse: the same numbers whichever way. All data made up."""

import polars as pl
import pytest

from entrepot.errors import EntrepotError
from entrepot.statistics import Store, Warehouse
from entrepot.statistics.warehouse import yearly
from entrepot.statistics.warehouse.engines import engine
from entrepot.workspace import Ask, PotentialAsk, indicators, potential
from made_up_world import CODES, ECONOMIES, add_kirov, alpha3, fill

ON_SPARK = ("rca_balassa", "growth")  # the rest is sums of the same tables; DuckDB shows all of it in less time


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    home = tmp_path_factory.mktemp("made-up")
    store = fill(Store(home / "statistics"), home)
    add_kirov(store, home)
    return home / "statistics"


def rows(page):
    return {one["name"]: one["rows"] for one in page["indicators"]}


def like(one, other):
    assert set(one) == set(other)
    for name in one:
        assert len(one[name]) == len(other[name]), name
        for row, same in zip(one[name], other[name], strict=True):
            numbers = [key for key in row if isinstance(row[key], float) and isinstance(same[key], float)]
            assert {k: row[k] for k in row if k not in numbers} == {k: same[k] for k in row if k not in numbers}, name
            assert [row[k] for k in numbers] == pytest.approx([same[k] for k in numbers], rel=1e-9, abs=1e-9), name


def test_the_world_is_the_table_that_many_tell(folder):
    held = Warehouse(Store(folder))
    worlds = yearly.worlds(held)
    found = [(one.year, len(one.declarants), one.told) for one in worlds if one.is_world]
    assert found == [(2021, ECONOMIES, "exporter"), (2020, ECONOMIES, "exporter")]
    assert [one.year for one in yearly.own(held, "RU-KIR")] == [2021, 2020]


@pytest.mark.parametrize("name", ["duckdb", pytest.param("spark", marks=pytest.mark.spark)])
@pytest.mark.filterwarnings("ignore")
def test_engines_give_the_same(folder, name):
    pytest.importorskip({"spark": "pyspark"}.get(name, name), reason=f"{name} is not installed")
    names = ON_SPARK if name == "spark" else ()
    here, there = (indicators(folder, Ask(("BLR", "ARM"), names, level=4, engine=one)) for one in ("polars", name))
    assert there["engine"] == name
    like(rows(here), rows(there))
    if name == "duckdb":
        ways = [potential(folder, PotentialAsk(("BLR", "ARM"), engine=one))["ways"] for one in ("polars", name)]
        for one, other in zip(*ways, strict=True):
            assert one["lines"] == pytest.approx(other["lines"]) if not one["lines"] else len(one["lines"]) > 0
            assert one["potential"] == pytest.approx(other["potential"])


def test_an_unknown_engine_is_an_error_with_near_matches():
    with pytest.raises(EntrepotError, match="Did you mean duckdb"):
        engine("dukdb")


def test_every_indicator_but_the_trade_cost_comes_from_a_world_of_two_years(folder):
    page = indicators(folder, Ask(("BLR", "ARM")))
    missing = {one["name"]: one["missing"] for one in page["indicators"] if one["missing"]}
    assert missing == {"trade_cost": ["home"]}
    assert page["products"] == len(CODES) == len({code[:4] for code in CODES})
    assert page["cautions"] == [{"code": "simulated"}]


def test_values_are_those_of_the_whole_table(folder):
    from entrepot.analysis.indicators import intensity_kojima, rca_balassa
    from entrepot.statistics.warehouse.flows import flows

    held = Warehouse(Store(folder)).rows(years=[2021]).filter(pl.col("status") == "reconciled")
    whole = flows(held, level=6, classification="HS2017", unit="USD")
    found = rows(indicators(folder, Ask(("BLR", "ARM"), ("rca_balassa", "intensity_kojima"), level=6)))
    rca = rca_balassa.compute(whole).collect().filter(pl.col("exporter").is_in(["BLR", "ARM"]))
    expected = {(row["exporter"], row["product"]): row["rca"] for row in rca.iter_rows(named=True)}
    assert {(row["exporter"], row["product"]): row["rca"] for row in found["rca_balassa"]} == pytest.approx(expected)
    ties = intensity_kojima.compute(whole).collect().filter(exporter="BLR", importer="ARM").row(0, named=True)
    told = found["intensity_kojima"][0]
    assert [told[k] for k in ("intensity", "complementarity", "bias")] == pytest.approx(
        [ties[k] for k in ("intensity", "complementarity", "bias")]
    )


def test_a_region_that_sells_like_its_country_has_its_country_s_advantages(folder):
    names = ("rca_balassa", "concentration_hhi", "complementarity", "complexity", "intensity_wits")
    region = indicators(folder, Ask(("RU-KIR", "BLR"), names))
    country = indicators(folder, Ask(("RUS", "BLR"), names))
    assert [one["code"] for one in region["cautions"]] == ["placed", "classifications", "simulated"]
    own, whole = rows(region), rows(country)
    for name, of in (("rca_balassa", "rca"), ("complexity", "rca")):
        mine = {row["product"]: row[of] for row in own[name] if "RU-KIR" in row.values() and "product" in row}
        theirs = {row["product"]: row[of] for row in whole[name] if "RUS" in row.values() and "product" in row}
        assert mine == pytest.approx(theirs)
    assert own["concentration_hhi"][0]["hhi"] == pytest.approx(whole["concentration_hhi"][0]["hhi"])
    assert own["complementarity"][0]["complementarity"] == pytest.approx(whole["complementarity"][0]["complementarity"])
    assert own["intensity_wits"][0]["intensity"] == pytest.approx(whole["intensity_wits"][0]["intensity"])
    mine, theirs = own["complexity"][0], whole["complexity"][0]
    assert mine["is_placed"] and not theirs["is_placed"]
    assert (mine["eci"], mine["fitness"]) == pytest.approx((theirs["eci"], theirs["fitness"]))


def test_a_region_s_table_without_partners_still_gives_its_advantages(folder, tmp_path):
    """Only sums over all partners: advantages and complexity are there, what needs the pair's own flows is not."""
    from entrepot.statistics import add

    store = fill(Store(tmp_path / "statistics"), tmp_path)
    add_kirov(Store(tmp_path / "other"), tmp_path)
    told = pl.read_csv(tmp_path / "kirov.csv", schema_overrides={"code": pl.String})
    sums = told.group_by("when", "from", "flow", "code").agg(pl.col("usd").sum()).with_columns(to=pl.lit("WLD"))
    sums.select(told.columns).sort("flow", "code").write_csv(tmp_path / "sums.csv")
    mapping = (tmp_path / "kirov.csv.toml").read_text().replace('partner = "alpha3"', 'partner = "any"')
    (tmp_path / "sums.csv.toml").write_text(mapping)
    add(tmp_path / "sums.csv", store, mapping=tmp_path / "sums.csv.toml")
    names = ("rca_balassa", "complementarity", "market_share")
    page = indicators(tmp_path / "statistics", Ask(("RU-KIR", "BLR"), names))
    by_partner = rows(indicators(folder, Ask(("RU-KIR", "BLR"), names)))
    assert {one["name"]: one["missing"] for one in page["indicators"]}["market_share"] == ["trade"]
    for name in ("rca_balassa", "complementarity"):
        like({name: rows(page)[name]}, {name: by_partner[name]})
    way = potential(tmp_path / "statistics", PotentialAsk(("RU-KIR", "BLR"), in_world=0, in_market=0))["ways"][0]
    assert way["ease"] == 0 and way["lines"][0]["at_ease_one"] > 0


def test_a_region_that_sells_like_its_country_has_its_part_of_the_potential(folder):
    region = potential(folder, PotentialAsk(("RU-KIR", "BLR"), in_world=0, in_market=0))
    country = potential(folder, PotentialAsk(("RUS", "BLR"), in_world=0, in_market=0))
    own, whole = region["ways"][0], country["ways"][0]
    assert own["potential"] == pytest.approx(0.1 * whole["potential"])
    assert own["ease"] == pytest.approx(whole["ease"])
    assert {"code": "registered"} in region["cautions"]


def test_a_region_without_a_table_stands_between_none_and_all_of_its_country(folder):
    page = potential(folder, PotentialAsk(("BLR", "RU-VLG"), parts=("RU-VLG=0.03",)))
    whole = potential(folder, PotentialAsk(("BLR", "RUS")))["ways"][0]
    proxy = page["ways"][0]["proxy"]
    assert (proxy["of"], proxy["low"], proxy["high"]) == ({"RU-VLG": "RUS"}, 0.0, whole["potential"])
    assert proxy["potential"] == pytest.approx(0.03 * whole["potential"])
    assert {"code": "by_part", "economy": "RU-VLG", "part": 0.03} in page["cautions"]
    assert indicators(folder, Ask(("RU-VLG", "BLR"), ("rca_balassa",)))["cautions"][0]["code"] == "absent"


def test_what_is_sold_and_unrealised_never_net(folder):
    for way in potential(folder, PotentialAsk(("BLR", "ARM"), in_world=0, in_market=0))["ways"]:
        assert way["unrealised"] == pytest.approx(sum(line["unrealised"] for line in way["lines"]))
        for line in way["lines"]:
            assert line["realised"] + line["unrealised"] == pytest.approx(line["potential"])
        assert way["potential"] == pytest.approx(way["actual"])


def test_years_are_averaged(folder):
    one, other, both = (
        potential(folder, PotentialAsk(("BLR", "ARM"), years=years))["ways"][0]["actual"]
        for years in ((2020,), (2021,), (2020, 2021))
    )
    assert both == pytest.approx((one + other) / 2)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (Ask(("BLR",), ("rca_balasa",)), "Did you mean rca_balassa"),
        (Ask(("EAEU",)), "is a bloc"),
        (Ask(("BLR", "BY")), "named twice"),
        (Ask(("RU-KIR", "RUS")), "belong to one country"),
        (Ask(("BLR",), year=1999), "no table by product has BLR in 1999\nFull years held by product: 2020, 2021"),
        (Ask(("BLR",), series="baci HS17"), "no such series"),
        (Ask(("RU-VLG",)), "entrepot fetch baci"),
    ],
)
def test_what_cannot_be_answered_is_said(folder, ask, message):
    with pytest.raises(EntrepotError) as told:
        indicators(folder, ask)
    assert message in str(told.value)


@pytest.mark.parametrize(
    ("parts", "message"),
    [(("RU-VLG",), "no part"), (("RU-VLG=3",), "no part"), (("BLR=0.1",), "no region of this pair")],
)
def test_a_part_must_be_one(folder, parts, message):
    with pytest.raises(EntrepotError, match=message):
        potential(folder, PotentialAsk(("BLR", "RU-VLG"), parts=parts))


def test_one_declarant_answers_what_it_can(tmp_path):
    store = Store(tmp_path / "statistics")
    add_kirov(store, tmp_path)
    page = indicators(tmp_path / "statistics", Ask(("RU-KIR", "BLR")))
    told = {one["name"]: one["missing"] for one in page["indicators"]}
    assert told["growth"] == told["intra_industry"] == told["market_share"] == told["concentration_hhi"] == []
    assert told["rca_balassa"] == told["complexity"] == ["world"]
    assert [row["exporter"] for row in rows(page)["market_share"]][:1] == ["BLR"]
    with pytest.raises(EntrepotError, match="from a table that at least 30 economies tell; the largest of 2021 has 1"):
        potential(tmp_path / "statistics", PotentialAsk(("RU-KIR", "BLR")))
    assert alpha3()[:3] == ["BLR", "RUS", "ARM"]


def test_a_product_space_without_meaning_is_said_and_the_rest_is_shown(tmp_path):
    """Every economy sells the same mix, so that nothing is an advantage of anybody's."""
    from entrepot.statistics import add
    from made_up_world import numbers

    path = tmp_path / "BACI_HS17_Y2021_V000012_simulated.csv"
    names = numbers()
    lines = [f"2021,{i},{j},{k},10.0,1.0" for i in names for j in names[:3] if i != j for k in ("020110", "840110")]
    path.write_text("t,i,j,k,v,q\n" + "\n".join(lines) + "\n")
    add(path, Store(tmp_path / "statistics"))
    page = indicators(tmp_path / "statistics", Ask(("BLR", "ARM"), ("complexity", "similarity")))
    complexity, similarity = page["indicators"]
    assert complexity["missing"] == ["meaning"] and "too few" in complexity["fault"]
    assert similarity["rows"][0]["similarity"] == pytest.approx(100)
    with pytest.raises(EntrepotError, match="simulated baci HS2017, 2021") as told:
        indicators(tmp_path / "statistics", Ask(("BLR",), ("complexity",)))
    assert told.value.hint


def test_trade_at_home_gives_the_trade_cost_for_a_range_of_elasticities(tmp_path):
    from entrepot.statistics import add

    store = fill(Store(tmp_path / "statistics"), tmp_path, (2021,))
    path = tmp_path / "home.csv"
    path.write_text("when,from,to,worth\n2021,BLR,BLR,400\n2021,ARM,ARM,100\n2021,BLR,ARM,10\n2021,ARM,BLR,10\n")
    (tmp_path / "home.csv.toml").write_text(
        'title = "With trade at home (invented)"\n[columns]\nperiod = "when"\nreporter = "from"\npartner = "to"\n'
        'value = "worth"\n[constant]\nflow = "exports"\nunit = "USD"\nproduct = "TOTAL"\nclassification = "none"\n'
        '[period]\nform = "YYYY"\n[economies]\nreporter = "alpha3"\npartner = "alpha3"\n'
    )
    add(path, store, mapping=tmp_path / "home.csv.toml")
    found = rows(indicators(tmp_path / "statistics", Ask(("BLR", "ARM"), ("trade_cost",))))["trade_cost"]
    assert [row["elasticity"] for row in found] == [3.0, 4.0, 5.0, 6.0, 8.0]
    assert found[0]["trade_cost"] == pytest.approx(400 ** (1 / 4) - 1)


def test_duckdb_reads_what_counts_where_newer_files_replace_older_ones(tmp_path):
    """A newer release replaces a year; of two Comtrade replies with the same cells the newer one's count."""
    import json

    pytest.importorskip("duckdb", reason="duckdb is not installed")
    from entrepot.statistics import add
    from entrepot.statistics.warehouse.columns import BY_PARTNER, BY_REPORTER, ROWS, TOTALS
    from made_up_world import TRUTH, baci_rows, numbers

    store = Store(tmp_path / "statistics")
    for release, years, scale in (("202301", (2020, 2021), 1.0), ("202401", (2021,), 2.0)):
        made = pl.concat([baci_rows(TRUTH, year, numbers(), CODES) for year in years])
        path = tmp_path / f"BACI_HS17_Y{years[-1]}_V{release}.csv"
        made.with_columns(pl.col("v") * scale).write_csv(path)
        add(path, store)
    held = Warehouse(store)
    assert any(one.replaced for one in held.live) or len(held.live) == 2
    duck = engine("duckdb")

    def same(table):
        here = held.lazy(table).collect()
        there = duck.take(duck.table(held, table)).select(here.columns)
        key = [name for name in here.columns if here.schema[name] != pl.Float64]
        assert here.height == there.height > 0
        one, other = here.sort(key), there.sort(key)
        assert one.select(key).rows() == other.select(key).rows()
        assert one["value"].to_list() == pytest.approx(other["value"].to_list())

    for table in (ROWS, TOTALS, BY_REPORTER, BY_PARTNER):
        same(table)
    for number, value in ((1, 700.0), (2, 800.0)):
        reply = {"data": [
            {"typeCode": "C", "freqCode": "A", "period": "2021", "reporterCode": 112, "partnerCode": 643,
             "flowCode": "X", "classificationCode": "H5", "cmdCode": code, "motCode": 0, "customsCode": "C00",
             "partner2Code": 0, "primaryValue": value, "netWgt": None} for code in ("8701", "8702")]}  # fmt: skip
        (tmp_path / f"reply{number}.json").write_text(json.dumps(reply))
        add(tmp_path / f"reply{number}.json", store)
    held = Warehouse(store)
    assert any(one.shares_cells for one in held.live)
    for table in (ROWS, TOTALS, BY_REPORTER):
        same(table)
