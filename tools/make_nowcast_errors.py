"""Write src/entrepot/analysis/outlook/nowcast_errors.csv from monthly trade of the EU's countries.

    python tools/make_nowcast_errors.py eu27_total_and_hs27_cis_monthly.parquet

The file (Eurostat DS-045409, totals, January 2020 to November 2022) has columns reporter, partner, flow, product,
period (YYYY-MM) and value_eur. The full years are 2020 and 2021: both are guessed pro rata, 2021 also by the share that
the same months had in 2020. Quantiles are Weibull's: small samples are expected to cover what they say; the
ends are then moved outward by WIDER, since another year is not like these two. Prints how
often the bands hold pairs, and years, that they were not taken from.
"""

import csv
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pandas as pd

OUT = Path(__file__).parent.parent / "src/entrepot/analysis/outlook/nowcast_errors.csv"
SIZES = (1e6, 1e7, 1e8, 1e9, float("inf"))
WIDER = {"pro_rata": 1.2, "last_years_share": 1.3}
COLUMNS = ("method", "way", "low", "high", "months", "tests", "q025", "q10", "q50", "q90", "q975")


def series_of(path: Path) -> dict[str, pd.DataFrame]:
    """Monthly totals by pair (rows) and month (columns): two-way sums, and each direction on its own."""
    trade = pd.read_parquet(path)
    trade = trade[trade["product"] == "TOTAL"]
    both = trade.pivot_table(index=["reporter", "partner"], columns="period", values="value_eur", aggfunc="sum")
    one = trade.pivot_table(index=["reporter", "partner", "flow"], columns="period", values="value_eur", aggfunc="sum")
    return {"two_way": both, "one_way": one}


def errors_of(series: pd.DataFrame, months: int) -> pd.DataFrame:
    """One row a guess: method, pair, size of the guess, log error. Years with a month missing are left out."""
    years = {year: series[[f"{year}-{m:02d}" for m in range(1, 13)]] for year in (2020, 2021)}
    found = []
    for year, values in years.items():
        so_far, actual = values.iloc[:, :months].sum(axis=1), values.sum(axis=1)
        found.append(_errors("pro_rata", year, so_far * 12 / months, actual, values.notna().all(axis=1)))
        if year == 2021:
            before = years[2020]
            share = before.iloc[:, :months].sum(axis=1) / before.sum(axis=1)
            whole = values.notna().all(axis=1) & before.notna().all(axis=1)
            found.append(_errors("last_years_share", year, so_far / share, actual, whole))
    return pd.concat(found)


def _errors(method: str, year: int, guess: pd.Series, actual: pd.Series, whole: pd.Series) -> pd.DataFrame:
    kept = whole & (guess >= SIZES[0]) & (actual > 0)
    pair = ["|".join(key[:2]) for key in guess[kept].index]
    error = np.log(actual[kept] / guess[kept]).to_numpy()
    return pd.DataFrame({"method": method, "year": year, "pair": pair, "guess": guess[kept].to_numpy(), "error": error})


def rows_of(series: dict[str, pd.DataFrame]) -> list[list[object]]:
    """The table's rows."""
    rows: list[list[object]] = []
    for way, values in series.items():
        for months in range(1, 12):
            errors = errors_of(values, months)
            for method in ("pro_rata", "last_years_share"):
                for low, high in pairwise(SIZES):
                    of_band = errors[(errors.method == method) & (errors.guess >= low) & (errors.guess < high)].error
                    (q025, q975), (q10, q90) = (_ends(of_band, nominal, method) for nominal in (0.95, 0.8))
                    quantiles = (f"{q:.4f}" for q in (q025, q10, of_band.median(), q90, q975))
                    rows.append([method, way, f"{low:g}", f"{high:g}", months, len(of_band), *quantiles])
    return rows


FOLDS = 10
NOMINAL = (0.8, 0.95)


def coverage(series: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Whether each guess was inside the band of all the other pairs (ten parts, each left out in turn).

    One row a guess: way, months, method, size (lower end of the band), error, and a column for each nominal coverage.
    """
    found = []
    for way, values in series.items():
        for months in range(1, 12):
            errors = errors_of(values, months).reset_index(drop=True)
            errors["fold"] = errors.pair.map({pair: at % FOLDS for at, pair in enumerate(sorted(errors.pair.unique()))})
            errors["size"] = pd.cut(errors.guess, SIZES, labels=SIZES[:-1]).astype(float)
            for (method, _), cell in errors.groupby(["method", "size"]):
                for fold in range(FOLDS):
                    ours, theirs = cell.error[cell.fold != fold], cell[cell.fold == fold].copy()
                    for nominal in NOMINAL:
                        theirs[nominal] = theirs.error.between(*_ends(ours, nominal, method))
                    found.append(theirs.assign(way=way, months=months))
    return pd.concat(found, ignore_index=True)


def coverage_of_other_years(series: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Share of January to November of each year inside bands taken from the other years, guessed after 1 to 10 months.

    Eleven months stand for a year here, so that 2022 can be tested.
    """
    rows = []
    for way, values in series.items():
        for method, years in (("pro_rata", (2020, 2021, 2022)), ("last_years_share", (2021, 2022))):
            held: dict[float, list[bool]] = {nominal: [] for nominal in NOMINAL}
            for months in range(1, 11):
                errors = {year: _of_eleven(values, year, months, method) for year in years}
                for left_out in years:
                    both = (pd.concat([errors[year] for year in years if year != left_out]), errors[left_out])
                    for low, high in pairwise(SIZES):
                        ours, theirs = (e[(e.guess >= low) & (e.guess < high)].error for e in both)
                        for nominal in NOMINAL:
                            held[nominal].extend(theirs.between(*_ends(ours, nominal, method)))
            rows.append({"way": way, "method": method, **{n: float(np.mean(inside)) for n, inside in held.items()}})
    return pd.DataFrame(rows).set_index(["way", "method"])


def _of_eleven(series: pd.DataFrame, year: int, months: int, method: str) -> pd.DataFrame:
    values, before = (series[[f"{y}-{m:02d}" for m in range(1, 12)]] for y in (year, max(year - 1, 2020)))
    share = before.iloc[:, :months].sum(axis=1) / before.sum(axis=1) if method == "last_years_share" else months / 11
    whole = values.notna().all(axis=1) & before.notna().all(axis=1)
    return _errors(method, year, values.iloc[:, :months].sum(axis=1) / share, values.sum(axis=1), whole)


def _ends(errors: pd.Series, nominal: float, method: str) -> tuple[float, float]:
    low, high = np.quantile(errors, ((1 - nominal) / 2, (1 + nominal) / 2), method="weibull")
    return min(low, low * WIDER[method]), max(high, high * WIDER[method])


def main() -> None:
    """Read the file named on the command line, write the table, print the coverage."""
    series = series_of(Path(sys.argv[1]))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows_of(series))
    held = coverage(series)
    print(held.groupby(["way", "method"])[list(NOMINAL)].mean().round(3))
    print(held.groupby(["way", "method", "size"])[list(NOMINAL)].mean().round(3))
    print(coverage_of_other_years(series).round(3))
    print(sizes_of_errors(held).to_string())


def sizes_of_errors(held: pd.DataFrame) -> pd.DataFrame:
    """Mean absolute error, in per cent of the year, by way, method, size and months known."""
    off = (1 - np.exp(-held.error)).abs() * 100
    table = off.groupby([held.way, held.method, held["size"], held.months]).mean().unstack("months")
    return table.round(1)


if __name__ == "__main__":
    main()
