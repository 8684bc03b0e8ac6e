"""Speed and memory of the warehouse beside pyarrow, Polars and pandas, in one run, each task in a process of its own.

Run: python benchmarks/statistics.py [--years 10] [--folder DIR]. The data are simulated: one year in BACI's layout with
200 economies and 5,000 products, about 10 million rows. pandas and pyarrow are needed for the peers only.
"""

import argparse
import json
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent
ECONOMIES, PRODUCTS, YEAR = 200, 5_000, 2021

PRELUDE = """
import json, resource, sys, time
from pathlib import Path
folder = Path(sys.argv[1]); sys.path.insert(0, sys.argv[2])
def tell(seconds, **more):
    used = resource.getrusage(resource.RUSAGE_SELF)
    worked = used.ru_utime + used.ru_stime
    print(json.dumps({"seconds": seconds, "cpu": worked, "peak_mb": used.ru_maxrss // 1024, **more}))
def timed(act, times=1):
    took = []
    for _ in range(times):
        start = time.perf_counter(); made = act(); took.append(time.perf_counter() - start)
    return sorted(took)[len(took) // 2], made
csv = folder / "BACI_HS17_Y2021_V209901.csv"; peer = folder / "peer.parquet"
ours = folder / "ours"
PAIR = ("BLR", "RUS"); CODES = (112, 643)
"""

TASKS = {
    "load: pyarrow read_csv + write_table": """
import pyarrow.csv, pyarrow.parquet
tell(timed(lambda: pyarrow.parquet.write_table(pyarrow.csv.read_csv(csv), peer))[0])
""",
    "load: entrepot": """
from entrepot.statistics import Store, add
took, loaded = timed(lambda: add(csv, Store(ours)))
tell(took, rows=loaded.rows)
""",
    "pair, both ways: entrepot, first time": """
from entrepot.statistics import Store, Warehouse
took, rows = timed(lambda: Warehouse(Store(ours)).pair(*PAIR))
tell(took, rows=rows.height)
""",
    "pair, both ways: entrepot, warm": """
from entrepot.statistics import Store, Warehouse
warehouse = Warehouse(Store(ours)); warehouse.pair(*PAIR)
took, rows = timed(lambda: warehouse.pair(*PAIR), 9)
tell(took, rows=rows.height)
""",
    "pair, both ways: polars on the peer's file, warm": """
import polars as pl
i, j = pl.col("i"), pl.col("j"); a, b = CODES
scan = pl.scan_parquet(peer).filter(((i == a) & (j == b)) | ((i == b) & (j == a)))
scan.collect(); took, rows = timed(scan.collect, 5)
tell(took, rows=rows.height)
""",
    "three group-bys: entrepot (sums kept since loading)": """
from entrepot.statistics import Store, Warehouse
warehouse = Warehouse(Store(ours)); warehouse.totals()
took, made = timed(lambda: [warehouse.by_reporter(), warehouse.by_partner(), warehouse.totals()], 3)
tell(took, rows=sum(frame.height for frame in made))
""",
    "three group-bys: polars from the peer's file": """
import polars as pl
def act():
    table = pl.read_parquet(peer, columns=["i", "j", "k", "v"])
    return [table.group_by(by).agg(pl.col("v").sum()) for by in (["i", "k"], ["j", "k"], ["i", "j"])]
took, made = timed(act, 3)
tell(took, rows=sum(frame.height for frame in made))
""",
    "three group-bys: pandas from the peer's file": """
import pandas as pd
def act():
    table = pd.read_parquet(peer, columns=["i", "j", "k", "v"])
    return [table.groupby(by)["v"].sum() for by in (["i", "k"], ["j", "k"], ["i", "j"])]
took, made = timed(act)
tell(took, rows=sum(len(frame) for frame in made))
""",
    "trade page of a pair: entrepot, warm": """
from entrepot.analysis.trade_page import trade_page
from entrepot.nouns.economy import Economy
from entrepot.statistics import Store, Warehouse
one, other = map(Economy.parse, PAIR); warehouse = Warehouse(Store(ours))
page = lambda: trade_page(one, other, warehouse.pair(one, other), warehouse.totals([one, other]))
page(); took, made = timed(page, 5)
tell(took, rows=len(made.products))
""",
}
MANY = {
    "YEARS years: load the rest, all in one process": """
from entrepot.statistics import Store, add
files = sorted(folder.glob("BACI_HS17_Y20[!2]*.csv")) + sorted(folder.glob("BACI_HS17_Y202[!1]*.csv"))
took, made = timed(lambda: [add(file, Store(ours)).rows for file in files])
tell(took, rows=sum(made))
""",
    "YEARS years: pair, both ways, warm": TASKS["pair, both ways: entrepot, warm"],
    "YEARS years: pair of one year, warm": """
from entrepot.statistics import Store, Warehouse
warehouse = Warehouse(Store(ours)); warehouse.pair(*PAIR)
took, rows = timed(lambda: warehouse.pair(*PAIR, years=[2021]), 9)
tell(took, rows=rows.height)
""",
    "YEARS years: three group-bys": TASKS["three group-bys: entrepot (sums kept since loading)"],
    "YEARS years: trade page of a pair, warm": TASKS["trade page of a pair: entrepot, warm"],
}


def simulate(folder: Path) -> Path:
    from entrepot.nouns.place_names import rows
    from entrepot.statistics.simulate import baci_rows, world

    numbers = [int(row[2]) for row in rows("economies.csv") if row[4] == "country" and row[2]]
    first = [112, 643]
    codes = [*first, *(number for number in numbers if number not in first)][:ECONOMIES]
    products = [f"{chapter:02d}{n:04d}" for chapter in range(1, 98) for n in range(100, 1000, 17)][:PRODUCTS]
    table = baci_rows(world(ECONOMIES, PRODUCTS), YEAR, codes, products)
    path = folder / f"BACI_HS17_Y{YEAR}_V209901.csv"
    table.write_csv(path)
    return path


def more_years(path: Path, years: int) -> None:
    """The same flows under other years: enough for time and memory."""
    for year in range(YEAR - years + 1, YEAR):
        with path.open("rb") as source, path.with_name(path.name.replace(str(YEAR), str(year))).open("wb") as target:
            target.write(source.readline())
            while block := source.readlines(1 << 24):
                target.write(b"".join(str(year).encode() + line[4:] for line in block))


def run(name: str, task: str, folder: Path) -> dict[str, float]:
    done = subprocess.run(
        [sys.executable, "-c", PRELUDE + task, str(folder), str(ROOT / "src")],
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise SystemExit(f"{name}:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--years", type=int, default=1)
    options.add_argument("--folder", type=Path)
    options.add_argument("--repeat", type=int, default=1, help="of the loads; the median counts")
    given = options.parse_args()
    sys.path.insert(0, str(ROOT / "src"))
    folder = given.folder or Path(tempfile.mkdtemp(prefix="entrepot-bench-"))
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"BACI_HS17_Y{YEAR}_V209901.csv"
    if not path.is_file():
        simulate(folder)
    print(f"<!-- {time.strftime('%Y-%m-%d')} -->\n| task | seconds | CPU s | peak MB | rows |\n|---|--:|--:|--:|--:|")
    for name, task in TASKS.items():
        found = []
        for _ in range(given.repeat if name.startswith("load") else 1):
            if name == "load: entrepot":
                shutil.rmtree(folder / "ours", ignore_errors=True)
            found.append(run(name, task, folder))
        report(name, found)
    if given.years > 1:
        more_years(path, given.years)
        for name, task in MANY.items():
            report(name.replace("YEARS", str(given.years)), [run(name, task, folder)])
    if given.folder is None:
        shutil.rmtree(folder)


def report(name: str, found: list[dict[str, float]]) -> None:
    seconds = sorted(one["seconds"] for one in found)[len(found) // 2]
    worked = sorted(one["cpu"] for one in found)[len(found) // 2]
    peak = max(one["peak_mb"] for one in found)
    rows = found[0].get("rows")
    print(
        f"| {name} | {seconds:.3f} | {worked:.1f} | {peak:,.0f} | {'' if rows is None else f'{rows:,.0f}'} |",
        flush=True,
    )


if __name__ == "__main__":
    main()
