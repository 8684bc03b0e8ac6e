"""Real tables that no reader knows give the row counts and totals that were checked, through a mapping each."""

from dataclasses import dataclass, field
from pathlib import Path

import polars as pl
import pytest

from entrepot.statistics import Store, add
from entrepot.statistics.warehouse.query import Warehouse

DATA = Path(__file__).parent.parent.parent / "shared" / "data"
pytestmark = pytest.mark.skipif(not DATA.is_dir(), reason="the folder ../shared/data with real files is absent")
NO_YEAR = 'year = "2000"\n'  # the publisher does not say which year it is
SECTIONS = '[columns]\nreporter = "{reporter}"\nproduct = "Section ID"\nvalue = "Trade Value"\n'
SECTIONS += '[constant]\npartner = "WLD"\nflow = "exports"\nclassification = "sections"\nunit = "{unit}"\n' + NO_YEAR
SECTIONS += '[economies]\nreporter = "{scheme}"\npartner = "alpha3"\n'
PAIRS = '[columns]\nreporter = "{0}"\npartner = "{1}"\nvalue = "{2}"\n'
GOODS = 'flow = "exports"\nproduct = "TOTAL"\nclassification = "none"\nunit = "USD"\n'


@dataclass(frozen=True)
class Real:
    """A file with its mapping; rows, reporters and total (in whole units) as checked; unknown: flags it may have."""

    path: str
    mapping: str
    rows: int
    reporters: int
    total: float
    unknown: tuple[str, ...] = ()
    values: dict[str, float] = field(default_factory=dict)


REAL = {
    "Eurostat, totals and mineral fuels": Real(
        "eurostat_comext_monthly_cis/eu27_total_and_hs27_cis_monthly.parquet",
        '[columns]\nreporter = "reporter"\npartner = "partner"\nflow = "flow"\nproduct = "product"\n'
        'period = "period"\nvalue = "value_eur"\n[constant]\nunit = "EUR"\nclassification = "CN"\n'
        '[period]\nform = "YYYY-MM"\n[economies]\nreporter = "name"\npartner = "name"\n'
        '[words.flow]\nEXPORT = "exports"\nIMPORT = "imports"\n',
        17_968, 27, 0.0,
        values={"exports RUS 2021": 89.20e9, "imports RUS 2021": 163.63e9, "exports BLR 2021": 6.91e9,
                "imports BLR 2021": 5.97e9},
    ),
    "Spanish provinces": Real(
        "spain_provinces_sections/subnat_exports.csv",
        SECTIONS.format(reporter="Subnat Geography", unit="EUR", scheme="any"), 1_148, 53, 403.97e9,
        unknown=("unknown_reporter",),
    ),
    "the world by section": Real(
        "spain_provinces_sections/global_exports.csv",
        SECTIONS.format(reporter="Country", unit="USD", scheme="any"), 4_695, 226, 55.983e12,
        unknown=("unknown_reporter",),
    ),
    "the world by section, one year": Real(
        "spain_provinces_sections/fixture_exports.csv",
        SECTIONS.format(reporter="Exporter Country", unit="USD", scheme="any"), 4_634, 0, 21.063e12,
        unknown=("unknown_reporter",),
    ),
    "states and provinces of 1993": Real(
        "avw_mccallum_1993/trade_93.csv",
        PAIRS.format("c_e", "c_I", "vx") + "[constant]\n" + GOODS + 'year = "1993"\n'
        '[economies]\nreporter = "any"\npartner = "any"\n', 1_600, 40, 2.774878684081e12,
        unknown=("unknown_reporter", "unknown_partner"),
    ),
    "thirty countries of 2006": Real(
        "gravity_panels/gegravity_sample_data_set.dlm",
        PAIRS.format("exporter", "importer", "trade") + 'year = "year"\n[constant]\n' + GOODS +
        '[scale]\nvalue = 1000000\n[economies]\nreporter = "alpha3"\npartner = "alpha3"\n', 900, 30, 24_246_476e6,
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", REAL)
def test_rows_reporters_and_totals(name, tmp_path):
    real, mapping = REAL[name], tmp_path / "how.toml"
    mapping.write_text(f'title = "{name}"\nproduct_digits = 2\n{real.mapping}' if "sections" in real.mapping
                       else f'title = "{name}"\n{real.mapping}')  # fmt: skip
    path = DATA / real.path
    if path.suffix == ".dlm":
        path = tmp_path / "panel.csv"
        path.write_bytes((DATA / real.path).read_bytes())
    loaded = add(path, Store(tmp_path / "statistics"), mapping=mapping)
    rows = Warehouse(Store(tmp_path / "statistics")).rows().collect()
    assert (loaded.rows, rows.height) == (real.rows, real.rows)
    assert set(loaded.flags) <= set(real.unknown)
    if real.reporters:
        assert rows["reporter"].n_unique() == real.reporters
    if real.total:
        assert rows["value"].sum() == pytest.approx(real.total, rel=1e-4)
    for key, value in real.values.items():
        flow, partner, year = key.split()
        found = rows.filter(flow=flow, partner=partner, year=int(year), product="TOTAL")
        assert found["value"].sum() == pytest.approx(value, rel=1e-3)


def test_states_and_provinces_lose_their_trailing_blanks_and_keep_flows_of_nothing(tmp_path):
    real, mapping = REAL["states and provinces of 1993"], tmp_path / "how.toml"
    mapping.write_text(f'title = "1993"\n{real.mapping}')
    add(DATA / real.path, Store(tmp_path / "statistics"), mapping=mapping)
    rows = Warehouse(Store(tmp_path / "statistics")).rows().collect()
    assert rows.filter(value=0.0).height == 49
    assert not rows["reporter"].cast(pl.String).str.ends_with(" ").any()


def test_a_gravity_panel_of_sixty_nine_economies(tmp_path):
    pandas = pytest.importorskip("pandas")
    panel = pandas.read_stata(DATA / "agtpa_yotov2016/Chapter1Application1.dta")
    panel[["exporter", "importer", "year", "trade"]].astype({"year": int}).to_csv(tmp_path / "panel.csv", index=False)
    (tmp_path / "panel.csv.toml").write_text(
        'title = "Manufactures"\n' + PAIRS.format("exporter", "importer", "trade") + 'year = "year"\n[constant]\n'
        + GOODS + '[scale]\nvalue = 1000000\n[economies]\nreporter = "alpha3"\npartner = "alpha3"\n'
    )  # fmt: skip
    assert add(tmp_path / "panel.csv", Store(tmp_path / "statistics")).rows == 99_981
    rows = Warehouse(Store(tmp_path / "statistics")).rows(years=range(1986, 2007, 4))
    abroad = rows.filter(pl.col("reporter").cast(pl.String) != pl.col("partner").cast(pl.String)).collect()
    assert abroad["value"].sum() == pytest.approx(22.309397e12, rel=1e-6)
    assert abroad.filter(value=0.0).height == 2_463
    assert abroad["reporter"].n_unique() == 69
