"""The warehouse is whole at every moment, counts every flow once, and remembers."""

import json
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import polars as pl
import pytest

from entrepot.errors import EntrepotError
from entrepot.statistics import Store, Warehouse, add, held
from entrepot.statistics.simulate import baci_rows, world
from entrepot.statistics.warehouse import columns, layout, sums
from entrepot.statistics.warehouse.dictionary import page

ROOT = Path(__file__).parent.parent
CODES = [112, 643, 398, 276, 840, 156, 404, 834, 616, 250]
TRUTH = world(len(CODES), 60, seed=3, traded=0.3)
PRODUCTS = [f"{chapter:02d}{n:04d}" for chapter in range(1, 31) for n in (1110, 2120)]


def baci(folder: Path, year: int = 2021, release: str = "202301", scale: float = 1.0) -> Path:
    rows = baci_rows(TRUTH, year, CODES, PRODUCTS).with_columns(pl.col("v") * scale)
    path = folder / f"BACI_HS17_Y{year}_V{release}.csv"
    rows.write_csv(path)
    return path


def comtrade(folder: Path, name: str, *rows: tuple[str, str, float]) -> Path:
    """Annual exports of Belarus to Russia in 2021: (product, partner code, value)."""
    data = [
        {"typeCode": "C", "freqCode": "A", "period": "2021", "reporterCode": 112, "partnerCode": partner,
         "flowCode": "X",
         "classificationCode": "H5", "cmdCode": product, "motCode": 0, "customsCode": "C00", "partner2Code": 0,
         "primaryValue": value, "netWgt": None}
        for product, partner, value in rows
    ]  # fmt: skip
    path = folder / name
    path.write_text(json.dumps({"elapsedTime": "0", "count": len(data), "data": data, "error": ""}))
    return path


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "statistics")


def test_the_data_dictionary_is_as_declared():
    assert (ROOT / "docs/data-dictionary.md").read_text(encoding="utf-8") == page()


def test_a_column_means_the_same_in_every_table():
    seen: dict[str, columns.Column] = {}
    for table in columns.TABLES:
        for column in (*table.columns, *table.partitions):
            assert seen.setdefault(column.name, column) == column


def test_an_empty_store_answers(store):
    warehouse = Warehouse(store)
    assert held(store) == ()
    assert warehouse.pair("BLR", "RUS").height == 0
    assert warehouse.totals().height == warehouse.rows().collect().height == 0


def test_the_same_file_twice_is_one_file(tmp_path, store):
    first, second = add(baci(tmp_path), store), add(baci(tmp_path), store)
    assert (first.already, second.already) == (False, True)
    assert len(held(store)) == 1
    assert Warehouse(store).rows().collect().height == first.rows == second.rows


def test_sums_agree_with_rows(tmp_path, store):
    add(baci(tmp_path), store)
    warehouse = Warehouse(store)
    rows = warehouse.rows().collect()
    for kept, by in ((warehouse.totals(), ["reporter", "partner"]), (warehouse.by_reporter(), ["reporter", "product"]),
                     (warehouse.by_partner(), ["partner", "product"])):  # fmt: skip
        plain = rows.group_by(by).agg(pl.col("value").sum().alias("plain"), pl.len().alias("count"))
        both = kept.join(plain, on=by, how="full", coalesce=True)
        assert both["value"].to_list() == pytest.approx(both["plain"].to_list(), rel=1e-12)
        assert both["lines"].to_list() == both["count"].to_list()


def test_the_world_and_blocs_are_not_added_to_partners(tmp_path, store):
    add(
        comtrade(tmp_path, "a.json", ("8701", 643, 5.0), ("8701", 398, 2.0), ("8701", 0, 9.0), ("8701", 97, 1.0)), store
    )
    assert Warehouse(store).by_reporter()["value"].to_list() == [7.0]
    assert set(Warehouse(store).totals()["partner"]) == {"RUS", "KAZ", "WLD", "EU"}


def test_levels_stay_apart(tmp_path, store):
    add(
        comtrade(tmp_path, "a.json", ("TOTAL", 643, 9.0), ("87", 643, 6.0), ("8701", 643, 5.0), ("870110", 643, 5.0)),
        store,
    )
    totals = Warehouse(store).totals(["BLR"]).sort("level")
    assert totals.select("level", "value").rows() == [(0, 9.0), (2, 6.0), (4, 5.0), (6, 5.0)]


def test_the_pair_is_both_ways_and_nobody_else(tmp_path, store):
    add(baci(tmp_path), store)
    pair = Warehouse(store).pair("BLR", "RUS")
    assert set(pair.select("reporter", "partner").unique().rows()) == {("BLR", "RUS"), ("RUS", "BLR")}
    every = (
        Warehouse(store)
        .rows()
        .filter(pl.col("reporter").is_in(["BLR", "RUS"]) & pl.col("partner").is_in(["BLR", "RUS"]))
    )
    assert pair.height == every.collect().height


def test_a_newer_release_counts_and_the_older_stays_reachable(tmp_path, store):
    monday = datetime(2026, 3, 2, 9, tzinfo=UTC)
    old = add(baci(tmp_path), store, now=monday)
    add(baci(tmp_path, year=2020), store, now=monday)
    new = add(baci(tmp_path, release="202401", scale=2.0), store, now=monday + timedelta(days=3))
    assert new.rows == old.rows

    def value(as_of: date | None) -> float:
        return Warehouse(store, as_of).rows(years=[2021]).select(pl.col("value").sum()).collect().item()

    assert value(None) == pytest.approx(2 * value(date(2026, 3, 4)), rel=1e-12)
    assert value(date(2026, 3, 5)) == value(None)
    assert value(date(2026, 3, 1)) == 0
    assert Warehouse(store).rows(years=[2020]).collect().height > 0
    assert [one.counts for one in held(store)] == [False, True, True]


def test_an_older_release_added_later_does_not_count(tmp_path, store):
    add(baci(tmp_path, release="202401", scale=2.0), store)
    before = Warehouse(store).totals()["value"].sum()
    add(baci(tmp_path), store)
    assert Warehouse(store).totals()["value"].sum() == before


def test_overlapping_replies_count_each_cell_once_the_newest(tmp_path, store):
    add(comtrade(tmp_path, "a.json", ("8701", 643, 5.0), ("0402", 643, 3.0)), store)
    add(comtrade(tmp_path, "b.json", ("8701", 643, 6.0), ("2709", 643, 4.0)), store)
    warehouse = Warehouse(store)
    assert dict(warehouse.pair("BLR", "RUS").select("product", "value").rows()) == {
        "8701": 6.0,
        "0402": 3.0,
        "2709": 4.0,
    }
    assert warehouse.totals(["BLR"])["value"].to_list() == [13.0]
    assert warehouse.by_partner()["value"].sum() == 13.0
    assert warehouse.rows().collect()["value"].sum() == 13.0


def test_other_tools_read_the_tables_as_texts(tmp_path, store):
    add(baci(tmp_path), store)
    table = pl.read_delta(str(store.folder(columns.ROWS)))
    assert table.schema["reporter"] == pl.String
    assert set(table.columns) == set(columns.polars_schema(columns.ROWS))


LOAD = """
import sys
from entrepot.statistics import Store, add
print("ready", flush=True)
sys.stdin.readline()
for path in sys.argv[2:]:
    add(path, Store(sys.argv[1]))
"""


def start(store: Store, *paths: Path) -> subprocess.Popen[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT / "src")}
    process = subprocess.Popen(
        [sys.executable, "-c", LOAD, str(store.path), *map(str, paths)],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def go(process: subprocess.Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_killed_half_way_leaves_nothing_half_written(tmp_path, store):
    add(baci(tmp_path, year=2019), store)
    whole = Warehouse(store).rows().collect().height
    victim = baci(tmp_path, year=2021)
    chance = random.Random(7)
    for _ in range(4):
        process = start(store, victim)
        go(process)
        time.sleep(chance.uniform(0.0, 0.25))
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.communicate()
        now = Warehouse(Store(store.path)).rows().collect()
        assert now.height in {whole, whole + baci_rows(TRUTH, 2021, CODES, PRODUCTS).height}
        assert Warehouse(store).totals()["lines"].sum() == now.height
    add(victim, store)
    rows = Warehouse(store).rows().collect()
    assert rows.height == whole + baci_rows(TRUTH, 2021, CODES, PRODUCTS).height
    assert not rows.select(columns.ROWS.key).is_duplicated().any()


@pytest.mark.parametrize("stage", ["rows", "totals", "origins"])
def test_stopped_before_any_commit_shows_nothing(tmp_path, store, monkeypatch, stage):
    """The same at each exact point between the commits, where a signal would only hit by luck."""
    real = Store.add_parts

    def stop(self, table, parts):
        if table.name == stage:
            raise KeyboardInterrupt
        real(self, table, parts)

    monkeypatch.setattr(Store, "add_parts", stop)
    if stage == "origins":
        monkeypatch.setattr(Store, "add_origin", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        add(baci(tmp_path), store)
    assert Warehouse(store).rows().collect().height == 0
    monkeypatch.undo()
    rows = add(baci(tmp_path), store).rows
    assert Warehouse(store).rows().collect().height == rows
    assert pl.read_delta(str(store.folder(columns.ROWS))).height == rows, "no row is in the table twice"


def test_several_writers_and_a_reader_at_once(tmp_path, store):
    files = [baci(tmp_path, year=year) for year in range(2010, 2016)]
    shared = baci(tmp_path, year=2021)
    writers = [start(store, files[0], files[1], shared), start(store, files[2], files[3], shared),
               start(store, shared, files[4], files[5])]  # fmt: skip
    for writer in writers:
        go(writer)
    size = baci_rows(TRUTH, 2021, CODES, PRODUCTS).height
    while any(writer.poll() is None for writer in writers):
        warehouse = Warehouse(Store(store.path))
        assert warehouse.rows(years=[2021]).collect().height in {0, size}
        assert warehouse.totals()["lines"].sum() == warehouse.rows().collect().height
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    assert len(held(store)) == 7
    assert sorted(Warehouse(store).rows().collect()["year"].unique()) == [*range(2010, 2016), 2021]
    assert Warehouse(store).rows(years=[2021]).collect().height == size


def test_a_full_disk_is_said_and_nothing_is_added(tmp_path, store, monkeypatch):
    def full(_frame, path):
        path.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(layout, "write", full)
    with pytest.raises(EntrepotError, match="no space left on the disk; nothing was added"):
        add(baci(tmp_path), store)
    assert not [path for path in store.path.rglob("*") if path.is_file()]
    assert held(store) == ()


def test_a_really_full_file_system(tmp_path):
    """A file-size limit stands in for a full disk: the system refuses the write in the middle."""
    code = (
        "import resource, signal, sys\nfrom entrepot.errors import EntrepotError\n"
        "from entrepot.statistics import Store, add\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\nresource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "try:\n    add(sys.argv[1], Store(sys.argv[2]))\nexcept EntrepotError as error:\n    print(error.what)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(baci(tmp_path)), str(tmp_path / "s")],
        capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(ROOT / "src")}, check=False,
    )  # fmt: skip
    assert ran.stdout == "no space left on the disk; nothing was added\n", ran.stderr
    assert Warehouse(Store(tmp_path / "s")).rows().collect().height == 0


def test_sums_by_either_way_are_the_same(tmp_path, store, monkeypatch):
    add(baci(tmp_path), store)
    frame = layout.conform(Warehouse(store).rows().collect())
    dense = sums.sums(frame)
    monkeypatch.setattr(sums, "CELLS", 0)
    for table, sparse in sums.sums(frame).items():
        assert sparse["value"].to_list() == pytest.approx(dense[table]["value"].to_list(), rel=1e-12)
        assert sparse.drop("value", "weight", strict=False).equals(dense[table].drop("value", "weight", strict=False))
