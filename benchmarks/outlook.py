"""How far guesses of a year were off, and how often their bands held: the tables of docs/outlook.md.

    python benchmarks/outlook.py ../shared/data/eurostat_comext_monthly_cis/eu27_total_and_hs27_cis_monthly.parquet
    python benchmarks/outlook.py FILE --write      # put them into the page

Bands are tested on years and on pairs that they were not taken from, by month and by size.
"""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pandas as pd

ROOT = Path(__file__).parent.parent
PAGE = ROOT / "docs/outlook.md"
BEGIN, END = "<!-- benchmarks/outlook.py writes this -->", "<!-- until here -->"
WAYS = {"two_way": "two-way", "one_way": "one-way"}
METHODS = {"pro_rata": "pro rata", "last_years_share": "last year's share"}
SIZES = ("1–10", "10–100", "100–1,000", "over 1,000")
MONTHS = (1, 3, 6, 9, 11)


def tool() -> ModuleType:
    """The tool that makes the table inside, and its tests."""
    spec = importlib.util.spec_from_file_location("make_nowcast_errors", ROOT / "tools/make_nowcast_errors.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tables(path: Path) -> Iterator[str]:
    """The page's tables, each with what it says."""
    made = tool()
    series = made.series_of(path)
    yield "Mean error of single guesses, in per cent of the year, without regard to sign:"
    yield "\n".join(_mean_errors(made.guesses(series)))
    yield "Where four of five years end, in per cent of the guess, as the bands in a brief have it:"
    yield "\n".join(_bands(made.rows_of(series)))
    years, pairs = made.coverage_of_other_years(series), made.coverage_of_other_pairs(series)
    yield (
        "How often bands held what they were not taken from, in per cent (nominal: 80 and 95). Other years: January to "
        "November of 2020, 2021 and 2022, each by bands that know nothing of it. Other pairs: of the same years."
    )
    yield "\n".join(_coverage(years, pairs, ["way", "method"]))
    yield "By months known:"
    yield "\n".join(_coverage(years, pairs, ["months"]))
    yield "By size (EUR m):"
    yield "\n".join(_coverage(years, pairs, ["size"]))
    yield "By year, each unknown to its band:"
    yield "\n".join(_coverage(years, None, ["year", "method"]))


def _mean_errors(errors: pd.DataFrame) -> Iterator[str]:
    off = (1 - np.exp(-errors.error)).abs() * 100
    table = off.groupby([errors[name] for name in ("way", "method", "size", "months")]).mean()
    yield "| flow | method | size (EUR m) | " + " | ".join(f"{n} month{'s' * (n > 1)}" for n in MONTHS) + " |"
    yield "|---" * (3 + len(MONTHS)) + "|"
    for way, method, size in _cells():
        cells = " | ".join(f"{table[way, method, size, n]:.1f}" for n in MONTHS)
        yield f"| {WAYS[way]} | {METHODS[method]} | {SIZES[size]} | {cells} |"


def _bands(rows: list[list[object]]) -> Iterator[str]:
    lows = ("1e+06", "1e+07", "1e+08", "1e+09")
    ends = {(row[1], row[0], lows.index(str(row[2])), row[4]): (row[7], row[9]) for row in rows}
    yield "| flow | method | size (EUR m) | " + " | ".join(f"{n} months" for n in MONTHS[1:]) + " |"
    yield "|---" * (2 + len(MONTHS)) + "|"
    for way, method, size in _cells():
        found = [ends[way, method, size, n] for n in MONTHS[1:]]
        cells = " | ".join(" to ".join(_percent(float(str(end))) for end in pair) for pair in found)
        yield f"| {WAYS[way]} | {METHODS[method]} | {SIZES[size]} | {cells} |"


def _cells() -> Iterator[tuple[str, str, int]]:
    for way in WAYS:
        for method in METHODS:
            for size in range(len(SIZES)):
                yield way, method, size


def _percent(log: float) -> str:
    value = 100 * (np.exp(log) - 1)
    return f"{'−' if value < 0 else '+'}{abs(value):.0f}"


def _coverage(years: pd.DataFrame, pairs: pd.DataFrame | None, by: list[str]) -> Iterator[str]:
    tests = [("other years", years)] + ([("other pairs", pairs)] if pairs is not None else [])
    heads = [f"{name}, {nominal}" for name, _ in tests for nominal in ("80 %", "95 %")]
    yield f"| {' | '.join(by)} | guesses | {' | '.join(heads)} |"
    yield "|---" * (len(by) + 1 + len(heads)) + "|"
    held = [100 * test.groupby(by)[["0.8", "0.95"]].mean() for _, test in tests]
    counts = years.groupby(by).size()
    for key in counts.index:
        names = [_named(name, value) for name, value in zip(by, key if len(by) > 1 else (key,), strict=True)]
        cells = [f"{value:.1f}" for table in held for value in table.loc[key]]
        yield f"| {' | '.join(names)} | {counts[key]:,} | {' | '.join(cells)} |"


def _named(name: str, value: object) -> str:
    known = {"way": WAYS, "method": METHODS, "size": dict(enumerate(SIZES))}.get(name, {})
    return str(known.get(value, value))  # type: ignore[call-overload]


def main() -> None:
    """Print the tables, or write them into the page."""
    told = "\n\n".join(tables(Path(sys.argv[1])))
    if "--write" not in sys.argv:
        print(told)
        return
    before, rest = PAGE.read_text("utf-8").split(BEGIN)
    PAGE.write_text(f"{before}{BEGIN}\n{told}\n{END}{rest.split(END)[1]}", "utf-8")


if __name__ == "__main__":
    main()
