"""Real files of publishers give the row counts and totals that were checked when they were fetched."""

import warnings
from pathlib import Path

import polars as pl
import pytest

from entrepot.statistics import Store, add
from entrepot.statistics.warehouse.query import Warehouse

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the folder ../shared/data with real files is absent")


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "statistics")


def billions(rows: pl.DataFrame, **where: object) -> float:
    return rows.filter(**where)["value"].sum() / 1e9


def test_baci_parts(store):
    loaded = add(DATA / "baci_sample/BACI_HS92_Y2021_V202301_exporters_4_710_part.csv", store)
    assert (loaded.rows, loaded.series, loaded.skipped, loaded.flags) == (71_192, "baci HS1992", {}, {})
    rows = Warehouse(store).rows().collect()
    assert set(rows["reporter"]) == {"AFG", "ZAF"}
    assert rows.filter(reporter="ZAF")["partner"].n_unique() == 210
    assert billions(rows, reporter="ZAF") == pytest.approx(68.69, abs=0.005)
    assert rows["product"].str.len_chars().unique().to_list() == [6]
    assert rows["product"].str.starts_with("0").sum() == 4_442
    assert rows["weight"].null_count() / rows.height == pytest.approx(0.032, abs=0.0005)


def test_baci_with_row_names(store):
    assert add(DATA / "baci_sample/BACI_HS17_Y2020_exporter_710_part_rownames.csv", store).rows == 8_574


def test_comtrade_reply_and_workbook(store):
    assert add(DATA / "comtrade_samples/api_response_C_A_HS.json", store).rows == 4
    assert add(DATA / "comtrade_samples/cipf_Portugal_top_partners.xlsx", store).rows == 3_297


@pytest.mark.slow
def test_comtrade_extract_kept_as_r_data(store, tmp_path):
    rdata = pytest.importorskip("rdata")
    with warnings.catch_warnings(action="ignore"):
        table = rdata.conversion.convert(rdata.parser.parse_file(DATA / "comtrade_samples/vignette_data_4.rda"))
    table["data_eu_imports"].to_csv(tmp_path / "eu.csv", index=False)
    loaded = add(tmp_path / "eu.csv", store)
    assert loaded.rows == 173_358
    rows = Warehouse(store).rows()
    assert rows.select(pl.col("value").sum()).collect().item() == pytest.approx(969.73e9, rel=1e-4)
    levels = rows.group_by("level").len().collect()
    assert levels.height > 1, "mixed levels stay apart"


def test_data_browser_sheet_of_products(store):
    loaded = add(DATA / "eurostat_comext_monthly_cis/22_4624885_spreadsheet.xlsx", store)
    assert loaded.rows == 9_295
    assert loaded.skipped == {'cells that say ":", not available': 215_237}
    rows = Warehouse(store).rows().collect()
    assert (rows["reporter"].n_unique(), rows["partner"].n_unique()) == (26, 7)
    assert set(rows["level"]) == {8}


def test_data_browser_totals_are_eurostats_headlines(store):
    loaded = add(DATA / "eurostat_comext_monthly_cis/eu_total_trade_4630244_spreadsheet.xlsx", store)
    assert loaded.rows == 17_968
    rows = Warehouse(store).rows().collect().filter(product="TOTAL", year=2021)
    assert billions(rows, partner="RUS", flow="exports") == pytest.approx(89.20, abs=0.005)
    assert billions(rows, partner="RUS", flow="imports") == pytest.approx(163.63, abs=0.005)
    assert billions(rows, partner="BLR", flow="exports") == pytest.approx(6.91, abs=0.005)
    assert billions(rows, partner="BLR", flow="imports") == pytest.approx(5.97, abs=0.005)


def test_four_and_eight_digits_are_never_added(store, tmp_path):
    path = DATA / "eurostat_comext_monthly_cis/eu27_exports_cn8_cis_monthly_2020_2022.parquet"
    mapping = tmp_path / "cn8.toml"
    mapping.write_text(
        'title = "EU exports of listed goods, monthly"\nreplaces = "slice"\n'
        '[columns]\nreporter = "reporter"\npartner = "partner"\nflow = "flow"\nproduct = "product"\n'
        'period = "period"\nvalue = "value_eur"\n[constant]\nunit = "EUR"\nclassification = "CN"\nvaluation = "fob"\n'
        '[period]\nform = "YYYY-MM"\n[economies]\nreporter = "name"\npartner = "name"\n'
        '[words.flow]\nEXPORT = "exports"\n'
    )
    loaded = add(path, store, mapping=mapping)
    assert (loaded.rows, loaded.flags) == (1_141_670, {})
    totals = Warehouse(store).totals(["RUS", "KAZ", "ARM", "BLR"])
    eight = totals.filter(level=8)
    for partner, before, after in (
        ("RUS", 33.20, 12.55),
        ("KAZ", 1.82, 3.66),
        ("ARM", 0.20, 0.70),
        ("BLR", 2.46, 2.69),
    ):
        assert billions(eight, partner=partner, year=2021) == pytest.approx(before, abs=0.005)
        assert billions(eight, partner=partner, year=2022) == pytest.approx(after, abs=0.005)
    assert set(totals["level"]) == {4, 8}
    rows = Warehouse(store).rows().filter(pl.col("level") == 4).select(pl.col("product").n_unique()).collect()
    assert rows.item() == 114


def test_ons_table_through_its_mapping(store, tmp_path):
    mapping = tmp_path / "ons.toml"
    words = {f"{what}_{way}": (what, way) for what in ("goods", "services", "total") for way in ("export", "import")}
    kinds = {"goods": "none", "services": "services", "total": "goods_and_services"}
    mapping.write_text(
        'title = "UK trade"\nmissing = ["NA"]\n[columns]\npartner = "ISO2"\nperiod = "Year"\nflow = "flow"\n'
        'classification = "flow"\nvalue = "Million"\n[constant]\nreporter = "GBR"\nunit = "GBP"\n'
        "[scale]\nvalue = 1000000\n"
        '[economies]\npartner = "alpha2"\n[words.partner]\nW1 = "WLD"\nB5 = "EU"\n[words.flow]\n'
        + "".join(f'{word} = "{way}s"\n' for word, (_, way) in words.items())
        + "[words.classification]\n"
        + "".join(f'{word} = "{kinds[what]}"\n' for word, (what, _) in words.items())
    )
    path = DATA / "uk_ons_bilateral_annual/uk-total-trade-all-countries-seasonally-adjusted.csv"
    loaded = add(path, store, mapping=mapping)
    assert loaded.rows + sum(loaded.skipped.values()) == 39_042
    pair = Warehouse(store).pair("GBR", "BLR").filter(flow="exports", classification="none")
    assert pair.filter(year=2022)["value"].item() == 30e6
    assert pair.filter(year=2023)["value"].item() == 15e6
    assert Warehouse(store).pair("GBR", "NAM").height > 0
