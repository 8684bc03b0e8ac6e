"""Write src/entrepot/analysis/outlook/base_rates.csv from the panel of An Advanced Guide to Trade Policy Analysis.

    python tools/make_base_rates.py Chapter2Application2.dta

The panel (Yotov, Piermartini, Monteiro and Larch, WTO and UNCTAD 2016, CC BY 4.0) has exports of manufactures among
69 economies in million current USD, 1986 to 2006, and each economy's trade with itself, which is left out. The lists of
shares and of the ends of their intervals go by the multiples of `baserates.MULTIPLES`.
"""

import csv
import sys
from pathlib import Path

import numpy as np
import pandas as pd

from entrepot.analysis.outlook.baserates import Curve, base_rates

OUT = Path(__file__).parent.parent / "src/entrepot/analysis/outlook/base_rates.csv"
COLUMNS = ("way", "low_usd", "high_usd", "recent", "years", "windows", "pairs", "shares", "least", "most")


def rates_of(path: Path) -> list[Curve]:
    """Base rates of the panel, two-way trade first."""
    flows = pd.read_stata(path)
    flows = flows[flows.exporter != flows.importer]
    ends = np.sort(flows[["exporter", "importer"]].to_numpy(dtype=str), axis=1)
    both = pd.DataFrame({"pair": ends[:, 0] + ends[:, 1], "year": flows.year.to_numpy(), "usd": flows.trade.to_numpy()})
    both = both.groupby(["pair", "year"], as_index=False).usd.sum()
    one = pd.DataFrame({"pair": flows.exporter + flows.importer, "year": flows.year, "usd": flows.trade})
    return [*_rates(both, "two_way"), *_rates(one, "one_way")]


def _rates(panel: pd.DataFrame, way: str) -> list[Curve]:
    numbers = pd.factorize(panel.pair, sort=True)[0].astype(np.int64)
    return base_rates(numbers, panel.year.to_numpy(np.int64), panel.usd.to_numpy(np.float64) * 1e6, way)


def main() -> None:
    """Read the panel named on the command line and write the table."""
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        for c in rates_of(Path(sys.argv[1])):
            lists = (" ".join(f"{value:.4g}" for value in values) for values in (c.shares, c.least, c.most))
            writer.writerow([c.way, f"{c.low:g}", f"{c.high:g}", c.recent, c.years, c.windows, c.pairs, *lists])


if __name__ == "__main__":
    main()
