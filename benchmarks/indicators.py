"""Speed and memory of indicators, complexity and export potential beside py-ecomplexity and pandas, in one run.

Run: python benchmarks/indicators.py [--full]. Each task is a process of its own, on made-up exports of 200 economies in
1,250 products (the size of HS4) and 5,000 (HS6). --full lets py-ecomplexity do the larger one as well: some minutes.
The peers are skipped, and this is said, where ecomplexity or pandas are not installed.
"""

import argparse
import json
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parent.parent

PRELUDE = """
import json, resource, sys, time, warnings, contextlib, io
sys.path.insert(0, sys.argv[1])
warnings.simplefilter("ignore")
import numpy as np
def made(economies, products, seed=1):
    draw = np.random.default_rng(seed)
    size = draw.normal(0, 1.5, (economies, 1)); skill = draw.normal(0, 1.8, (economies, products))
    reach = 1 / (1 + np.exp(-(size + skill - 0.5)))
    return np.exp(16 + 1.5 * size + skill) * (draw.random((economies, products)) < reach)
def long(exports):
    i, k = np.nonzero(exports)
    return {"exporter": [f"E{n:03d}" for n in i], "product": [f"{n:06d}" for n in k], "value": exports[i, k]}
def tell(act, times=1, **more):
    took, worked = [], []
    for _ in range(times):
        start, busy = time.perf_counter(), time.process_time()
        with contextlib.redirect_stdout(io.StringIO()):
            result = act()
        took.append(time.perf_counter() - start); worked.append(time.process_time() - busy)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    print(json.dumps({"seconds": min(took), "cpu": min(worked), "peak_mb": peak, **more}))
    return result
"""

OURS = """
from entrepot.analysis import product_space as ps
exports = made(200, PRODUCTS)
def all_of_it():
    rca = ps.revealed_advantage(exports); rows, columns = ps.occupied(rca >= 1)
    return rca, ps.space(rca[np.ix_(rows, columns)] >= 1)
tell(all_of_it, 3)
"""
PEER = """
import pandas as pd
from ecomplexity import ecomplexity
frame = pd.DataFrame(long(made(200, PRODUCTS))).assign(year=2020)
names = {"time": "year", "loc": "exporter", "prod": "product", "val": "value"}
tell(lambda: ecomplexity(frame, names, check_logsupermodularity=False))
"""
FRAME = """
import polars as pl
from entrepot.analysis.indicators import complexity
flows = pl.DataFrame(long(made(200, PRODUCTS)))
tell(lambda: complexity.compute(flows), 2)
"""
SHARES = """
import polars as pl
from entrepot.analysis.indicators import concentration_hhi, rca_balassa
flows = pl.DataFrame(long(made(200, 5000)))
def both():
    lazy = flows.lazy()
    return rca_balassa.compute(lazy).collect(), concentration_hhi.compute(lazy, products=5000).collect()
tell(both, 3, rows=flows.height)
"""
SHARES_PANDAS = """
import pandas as pd
flows = pd.DataFrame(long(made(200, 5000)))
def both():
    lines = flows.groupby(["exporter", "product"], as_index=False)["value"].sum()
    side = lines.groupby("exporter")["value"].transform("sum")
    kind = lines.groupby("product")["value"].transform("sum")
    rca = lines.assign(rca=lines["value"] / side / (kind / lines["value"].sum()))
    shares = lines.assign(square=(lines["value"] / side) ** 2)
    return rca, shares.groupby("exporter")["square"].sum()
tell(both, 3, rows=len(flows))
"""
POTENTIAL = """
from entrepot.analysis.potential import Trade, export_potential
sold = made(200, 5000); bought = made(200, 5000, 2); bought *= sold.sum(axis=0) / np.maximum(bought.sum(axis=0), 1)
between = np.outer(sold.sum(axis=1), bought.sum(axis=1)) / sold.sum(); np.fill_diagonal(between, 0)
trade = Trade(sold, bought, between); actual = np.zeros((200, 5000))
"""
TASKS = {
    "complexity, 200 x 1,250, arrays: entrepot": OURS.replace("PRODUCTS", "1250"),
    "complexity, 200 x 1,250, frame to frame: entrepot": FRAME.replace("PRODUCTS", "1250"),
    "complexity, 200 x 1,250, frame to frame: py-ecomplexity": PEER.replace("PRODUCTS", "1250"),
    "complexity, 200 x 5,000, arrays: entrepot": OURS.replace("PRODUCTS", "5000"),
    "complexity, 200 x 5,000, frame to frame: entrepot": FRAME.replace("PRODUCTS", "5000"),
    "RCA and HHI of all lines: entrepot on Polars": SHARES,
    "RCA and HHI of all lines: pandas": SHARES_PANDAS,
    "potential of one exporter, 200 markets x 5,000: entrepot": POTENTIAL
    + "tell(lambda: export_potential(trade, 7, actual), 5)",
    "potential of 200 exporters, 200 markets x 5,000: entrepot": POTENTIAL
    + "tell(lambda: [export_potential(trade, n, actual).unused for n in range(200)][-1])",
}
FULL = {"complexity, 200 x 5,000, frame to frame: py-ecomplexity": PEER.replace("PRODUCTS", "5000")}


def run(name: str, task: str) -> None:
    """Print the row of a task; a peer that is not installed is said to be skipped."""
    command = [sys.executable, "-c", PRELUDE + task, str(ROOT / "src")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode and "ModuleNotFoundError" in done.stderr and "entrepot" not in name:
        print(f"| {name} | not installed | | |", flush=True)
        return
    if done.returncode:
        raise SystemExit(f"{name}:\n{done.stderr}")
    told = json.loads(done.stdout.splitlines()[-1])
    print(f"| {name} | {told['seconds']:.3f} | {told['cpu']:.2f} | {told['peak_mb']:,} |", flush=True)


def main() -> None:
    """Run the tasks in turn."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--full", action="store_true", help="py-ecomplexity on 5,000 products, too")
    given = options.parse_args()
    print(f"<!-- {time.strftime('%Y-%m-%d')} -->\n| task | seconds | CPU s | peak MB |\n|---|--:|--:|--:|")
    for name, task in {**TASKS, **(FULL if given.full else {})}.items():
        run(name, task)


if __name__ == "__main__":
    main()
