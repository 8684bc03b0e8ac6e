"""Write src/entrepot/analysis/outlook/nowcast_errors.csv from monthly trade of the EU's countries.

    python tools/make_nowcast_errors.py eu27_total_and_hs27_cis_monthly.parquet

The file (Eurostat DS-045409, totals, January 2020 to November 2022) has columns reporter, partner, flow, product,
period (YYYY-MM) and value_eur. The full years are 2020 and 2021: both are guessed pro rata, 2021 also by the share that
the same months had in 2020. An end of a band is the mean error of its cell (method, flow, size of the guess, months
known; in logarithms, without regard to sign) times a factor: a quantile, corrected for a finite sample, of errors over
the mean error of their cell in other years. Each year in turn is held against the rest, 2022 among them with eleven
months for a year: years differ from each other more than pairs do.
`benchmarks/outlook.py` tests the bands on years and pairs that they were not taken from.
"""

import csv
import sys
from itertools import pairwise
from math import ceil
from pathlib import Path

import numpy as np
import pandas as pd

OUT = Path(__file__).parent.parent / "src/entrepot/analysis/outlook/nowcast_errors.csv"
SIZES = (1e6, 1e7, 1e8, 1e9, float("inf"))
METHODS = ("pro_rata", "last_years_share")
NOMINAL = (0.8, 0.95)
COLUMNS = ("method", "way", "low", "high", "months", "tests", "q025", "q10", "q50", "q90", "q975")
CELL = ["way", "method", "size", "months"]


def series_of(path: Path) -> dict[str, pd.DataFrame]:
    """Monthly totals by pair (rows) and month (columns): two-way sums, and each direction on its own."""
    trade = pd.read_parquet(path)
    trade = trade[trade["product"] == "TOTAL"]
    both = trade.pivot_table(index=["reporter", "partner"], columns="period", values="value_eur", aggfunc="sum")
    one = trade.pivot_table(index=["reporter", "partner", "flow"], columns="period", values="value_eur", aggfunc="sum")
    return {"two_way": both, "one_way": one}


def guesses(series: dict[str, pd.DataFrame], length: int = 12) -> pd.DataFrame:
    """One row a guess of a year from its first months, with its log error (actual / guess).

    length: months that stand for a year; with 11 of them 2022 is one too. Years with a month missing are left out.
    """
    years = (2020, 2021, 2022) if length < 12 else (2020, 2021)
    found = []
    for way, values in series.items():
        for year in years:
            now = values[[f"{year}-{m:02d}" for m in range(1, length + 1)]]
            before = values[[f"{year - 1}-{m:02d}" for m in range(1, length + 1)]] if year > 2020 else None
            for months in range(1, length):
                so_far, actual, whole = now.iloc[:, :months].sum(axis=1), now.sum(axis=1), now.notna().all(axis=1)
                found.append(_errors(so_far * length / months, actual, whole, way, "pro_rata", months, year))
                if before is not None:
                    share = before.iloc[:, :months].sum(axis=1) / before.sum(axis=1)
                    both = whole & before.notna().all(axis=1)
                    found.append(_errors(so_far / share, actual, both, way, "last_years_share", months, year))
    return pd.concat(found, ignore_index=True)


def _errors(
    guess: pd.Series, actual: pd.Series, whole: pd.Series, way: str, method: str, months: int, year: int
) -> pd.DataFrame:
    kept = whole & (guess >= SIZES[0]) & (actual > 0) & np.isfinite(guess)
    return pd.DataFrame(
        {
            "way": way,
            "method": method,
            "months": months,
            "year": year,
            "pair": ["|".join(key[:2]) for key in guess[kept].index],
            "size": np.searchsorted(SIZES, guess[kept].to_numpy(), side="right") - 1,
            "error": np.log(actual[kept] / guess[kept]).to_numpy(),
        }
    )


def mean_errors(errors: pd.DataFrame) -> pd.Series:
    """The mean error of each cell, without regard to sign."""
    return errors.error.abs().groupby([errors[name] for name in CELL]).mean()


def scores(errors: pd.DataFrame, means: pd.Series) -> pd.Series:
    """Each error over the mean error of its cell; over that of its size's nearest cell where the cell is empty."""
    own = errors.join(means.rename("mean"), on=CELL)["mean"]
    near = errors.join(means.groupby(["way", "method", "months"]).mean().rename("mean"), on=["way", "method", "months"])
    return errors.error.abs() / own.fillna(near["mean"])


def factors(errors: pd.DataFrame) -> dict[str, tuple[float, ...]]:
    """By method, how many times the mean error of a cell reaches as far as the nominal share of another year's errors.

    Each year is held against the mean errors of the others. A method known of one year only takes the factors of the
    other method.
    """
    found: dict[str, tuple[float, ...]] = {}
    for method, of_method in errors.groupby("method"):
        years = sorted(of_method.year.unique())
        if len(years) > 1:
            held = [
                scores(of_method[of_method.year == year], mean_errors(of_method[of_method.year != year]))
                for year in years
            ]
            found[str(method)] = tuple(_reach(np.concatenate(held), nominal) for nominal in NOMINAL)
    return {method: found.get(method) or found["pro_rata"] for method in METHODS}


def _reach(values: np.ndarray, nominal: float) -> float:
    """The least of the values that so many of the next ones are expected to stay below, too (split conformal)."""
    return float(np.sort(values)[min(len(values), ceil((len(values) + 1) * nominal)) - 1])


def is_held(errors: pd.DataFrame, by: pd.DataFrame) -> pd.DataFrame:
    """Whether each error is inside the bands taken from the errors `by`, with a column for each nominal coverage."""
    reach = factors(by)
    score = scores(errors, mean_errors(by))
    inside = {nominal: score <= errors.method.map({m: r[at] for m, r in reach.items()})
              for at, nominal in enumerate(NOMINAL)}  # fmt: skip
    return errors.assign(**{str(nominal): held for nominal, held in inside.items()})


def coverage_of_other_years(series: dict[str, pd.DataFrame]) -> pd.DataFrame:
    """Each year's guesses by bands that know nothing of it: neither its errors nor how far it was from the others."""
    errors = guesses(series, 11)
    found = []
    for year in sorted(errors.year.unique()):
        others = errors[errors.year != year]
        tested = errors[(errors.year == year) & errors.method.isin(others.method.unique())]
        found.append(is_held(tested, others))
    return pd.concat(found)


def coverage_of_other_pairs(series: dict[str, pd.DataFrame], folds: int = 10) -> pd.DataFrame:
    """Each pair's guesses by bands taken from other pairs in the same years."""
    errors = guesses(series, 11)
    fold = errors.pair.map({pair: at % folds for at, pair in enumerate(sorted(errors.pair.unique()))})
    return pd.concat([is_held(errors[fold == one], errors[fold != one]) for one in range(folds)])


def rows_of(series: dict[str, pd.DataFrame]) -> list[list[object]]:
    """The table's rows."""
    errors, reach = guesses(series), factors(guesses(series, 11))
    means = mean_errors(errors)
    rows: list[list[object]] = []
    for way in series:
        for months in range(1, 12):
            for method in METHODS:
                for at, (low, high) in enumerate(pairwise(SIZES)):
                    cell = errors[(errors[CELL] == [way, method, at, months]).all(axis=1)].error
                    near, far = (factor * means[way, method, at, months] for factor in reach[method])
                    ends = (f"{end:.4f}" for end in (-far, -near, cell.median(), near, far))
                    rows.append([method, way, f"{low:g}", f"{high:g}", months, len(cell), *ends])
    return rows


def main() -> None:
    """Read the file named on the command line and write the table."""
    series = series_of(Path(sys.argv[1]))
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows_of(series))
    print(factors(guesses(series, 11)))


if __name__ == "__main__":
    main()
