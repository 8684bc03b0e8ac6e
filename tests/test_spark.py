"""Spark gives what Polars gives, on the same tables."""

import sys
from pathlib import Path

import polars as pl
import pytest

from entrepot.analysis.indicators import concentration_hhi, intensity_wits, rca_balassa
from entrepot.errors import EntrepotError
from entrepot.statistics import Store, Warehouse, add
from entrepot.statistics.simulate import baci_rows, world
from entrepot.statistics.warehouse.columns import BY_PARTNER, ROWS, TOTALS
from entrepot.statistics.warehouse.engines import engine
from entrepot.statistics.warehouse.flows import flows
from entrepot.workspace import Statistics

CODES = [112, 643, 398, 276, 840, 156]
PRODUCTS = [f"{chapter:02d}0000" for chapter in range(1, 31)]
TRUTH = world(len(CODES), len(PRODUCTS), seed=3, traded=0.4)


@pytest.fixture
def store(tmp_path: Path) -> Store:
    store = Store(tmp_path / "statistics")
    for release, scale in (("202301", 1.0), ("202401", 2.0)):
        for year in (2020, 2021) if release == "202301" else (2021,):
            path = tmp_path / f"BACI_HS17_Y{year}_V{release}.csv"
            baci_rows(TRUTH, year, CODES, PRODUCTS).with_columns(pl.col("v") * scale).write_csv(path)
            add(path, store)
    return store


@pytest.fixture(scope="module")
def spark():
    pytest.importorskip("pyspark", reason="pyspark is not installed")
    return engine("local[2]")


def same(one: pl.DataFrame, other: pl.DataFrame, by: list[str]) -> None:
    one, other = one.sort(by), other.select(one.columns).sort(by)
    assert one.select(by).equals(other.select(by))
    for name in set(one.columns) - set(by):
        if one.schema[name].is_float():
            assert one[name].to_list() == pytest.approx(other[name].to_list(), rel=1e-9, nan_ok=True)
        else:
            assert one[name].to_list() == other[name].to_list()


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
def test_the_same_rows_sums_and_indicators(store, spark):
    warehouse = Warehouse(store)
    same(
        warehouse.rows().collect(), spark.take(spark.table(warehouse, ROWS)), ["year", "reporter", "partner", "product"]
    )
    same(warehouse.totals(), spark.take(spark.table(warehouse, TOTALS)), ["year", "reporter", "partner"])
    same(warehouse.by_partner(), spark.take(spark.table(warehouse, BY_PARTNER)), ["year", "partner", "product"])
    chosen = {"level": 6, "classification": "HS2017", "unit": "USD"}
    here = flows(warehouse.rows(years=[2021]), **chosen)
    there = flows(spark.table(warehouse, ROWS, years=[2021]), **chosen)
    for module, by, options in (
        (rca_balassa, ["exporter", "product"], {}),
        (intensity_wits, ["exporter", "importer"], {}),
        (concentration_hhi, ["economy"], {"products": len(PRODUCTS)}),
    ):
        same(module.compute(here, **options).collect(), spark.take(module.compute(there, **options)), by)


@pytest.mark.spark
@pytest.mark.filterwarnings("ignore")
@pytest.mark.usefixtures("spark")
def test_a_trade_page_is_the_same(store):
    held = Statistics(store.path)
    here = held.trade("BLR", "RUS")
    there = held.trade("BLR", "RUS", engine="local[2]")
    assert here["products"]
    assert there == nearly(here)


def nearly(value):
    """The same value with every number allowed to differ by a rounding."""
    if isinstance(value, dict):
        return {key: nearly(part) for key, part in value.items()}
    if isinstance(value, list):
        return [nearly(part) for part in value]
    return pytest.approx(value, rel=1e-9) if isinstance(value, float) else value


def test_without_pyspark_it_says_what_to_install(store, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark.sql", None)
    with pytest.raises(EntrepotError, match="Spark needs the package pyspark") as caught:
        Statistics(store.path).trade("BLR", "RUS", engine="spark")
    assert "pip install 'entrepot[spark]'" in str(caught.value)


def test_flows_are_told_from_one_side(store):
    rows = Warehouse(store).rows(years=[2021])
    told = flows(rows, level=6, classification="HS2017", unit="USD").collect()
    assert told.columns == ["exporter", "importer", "product", "value", "weight", "first", "last"]
    assert told["value"].sum() == pytest.approx(rows.select(pl.col("value").sum()).collect().item())
    assert flows(rows, told_by="importer", level=6, classification="HS2017", unit="USD").collect().height == 0
