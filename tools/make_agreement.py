"""The agreement table of docs/indicators.md: `python tools/make_agreement.py DATA`, DATA a folder with the public files
that the table names (they are not part of this repository). Prints Markdown.
"""

import contextlib
import io
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

from entrepot.analysis.product_space import (  # noqa: E402
    complexity,
    density,
    fitness,
    occupied,
    outlook,
    proximity,
    revealed_advantage,
)

Row = tuple[str, str, str, str]


def r_object(path: Path) -> object:
    """What an R file holds."""
    import rdata

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return next(iter(rdata.read_rda(path).values()))


def vignette(data: Path) -> Iterator[Row]:
    """The printed values of the R package economiccomplexity, and its whole arrays."""
    source = "economiccomplexity (R), exports 1998–2000, SITC 4 digits, 226 x 785"
    frame = r_object(data / "ecomplexity_sitc_1998_2000" / "world_trade_avg_1998_to_2000.rda")
    wide = frame.pivot_table(index="country", columns="product", values="value", aggfunc="sum", fill_value=0.0)
    rca = revealed_advantage(wide.to_numpy(dtype=float))
    e, p = list(wide.index), list(wide.columns)
    m = rca >= 1
    yield source, "RCA afg 0011, and 0015", ".2312238, 3.815013", digits(
        (rca[e.index("afg"), p.index("0011")], 7), (rca[e.index("and"), p.index("0015")], 6)
    )  # fmt: skip
    result = complexity(m, "standard")
    yield source, "ECI afg, ago, aia, alb", "-.5764283, -1.7770752, 1.4090414, -.1732606", digits(
        *((result.eci[e.index(code)], 7) for code in ("afg", "ago", "aia", "alb"))
    )  # fmt: skip
    yield source, "PCI 0011, 0012", "-.66657613, -1.62657599", digits((result.pci[0], 8), (result.pci[1], 8))
    phi = proximity(m)
    yield source, "proximity of 0011 with the next three", ".3658537, .1707317, .2439024", digits(
        *((phi[0, k], 7) for k in (1, 2, 3))
    )  # fmt: skip
    strength, quality = fitness(m, 19)
    raw = (density(m, phi) * ~m) @ quality
    yield source, "outlook index afg, products weighed by fitness", "103.948610", digits((raw[e.index("afg")], 6))
    told = r_object(data / "ecomplexity_sitc_1998_2000" / "economiccomplexity_output.rda")
    index = np.asarray(told["balassa_index"], dtype=float) > 0
    yield source, "RCA >= 1, whole array", f"{int(index.sum()):,} ones", f"{int((index != m).sum())} cells differ"
    products = np.asarray(told["proximity"]["proximity_product"], dtype=float)
    own = phi - np.diag(np.diag(phi)) + np.diag(np.diag(products))
    yield (
        source,
        "proximity of products, whole array",
        "785 x 785",
        f"greatest difference {abs(products - own).max():.0e}",
    )
    names = {"deu": 3.8129, "blr": 2.0076, "rus": 1.1322, "chn": 2.3356}
    yield source, "fitness deu, blr, rus, chn after 19 updates", ", ".join(map(str, names.values())), digits(
        *((strength[e.index(code)], 4) for code in names)
    )  # fmt: skip


def baci_2018(data: Path) -> Iterator[Row]:
    """The matrices of the R package iopspackage at the size of HS6."""
    source = "iopspackage (R), BACI HS92 2018, 222 x 4,726"
    folder = data / "baci_rca_2018_full"
    m = np.asarray(r_object(folder / "M_binary.rda"), dtype=float) > 0
    absolute = r_object(folder / "M_absolute.rda")
    names = [str(name) for name in getattr(absolute, "index", absolute.coords["dim_0"].values)]
    differ = int(((np.asarray(absolute, dtype=float) >= 1) != m).sum())
    yield source, "presence, whole array", f"{int(m.sum()):,} ones", f"{differ} cells differ"
    rows, columns = occupied(m)
    kept = [name for name, stays in zip(names, rows, strict=True) if stays]
    strength, _ = fitness(m[np.ix_(rows, columns)], 9)
    codes = {"USA": "842", "CHN": "156", "DEU": "276", "BLR": "112", "RUS": "643"}
    places = (3, 3, 3, 4, 3)
    yield source, f"fitness {', '.join(codes)} after 9 updates", "73.743, 10.915, 6.028, 1.0485, .992", digits(
        *((strength[kept.index(code)], n) for code, n in zip(codes.values(), places, strict=True))
    )  # fmt: skip
    eci = complexity(m[np.ix_(rows, columns)], "standard").eci
    codes = {"JPN": "392", "CHE": "757", "DEU": "276", "KOR": "410", "BLR": "112", "RUS": "643"}
    yield source, f"ECI {', '.join(codes)} (another computation)", "2.313, 2.061, 2.019, 2.017, .7804, .8456", digits(
        *((eci[kept.index(number)], places) for number, places in zip(codes.values(), (3, 3, 3, 3, 4, 4), strict=True))
    )  # fmt: skip


def oracle() -> Iterator[Row]:
    """py-ecomplexity itself on a made-up matrix."""
    import pandas as pd
    from ecomplexity import ecomplexity

    draw = np.random.default_rng(3)
    exports = np.exp(draw.normal(0, 2, (60, 300))) * (draw.random((60, 300)) < np.linspace(0.9, 0.2, 60)[:, None])
    rows = [(2020, f"c{i:02d}", f"p{k:03d}", exports[i, k]) for i in range(60) for k in range(300) if exports[i, k] > 0]
    frame = pd.DataFrame(rows, columns=["year", "loc", "prod", "val"])
    names = {"time": "year", "loc": "loc", "prod": "prod", "val": "val"}
    with warnings.catch_warnings(), contextlib.redirect_stdout(io.StringIO()):
        warnings.simplefilter("ignore")
        told = ecomplexity(frame, names, check_logsupermodularity=False).sort_values(["loc", "prod"])
    m = revealed_advantage(exports) >= 1
    result = complexity(m)
    near = outlook(m, proximity(m), result.uncentred_pci)
    ours = {
        "eci": np.repeat(result.eci, 300), "pci": np.tile(result.pci, 60), "density": near.density.ravel(),
        "coi": np.repeat(near.outlook_index, 300), "cog": near.outlook_gain.ravel(),
    }  # fmt: skip
    for name, values in ours.items():
        apart = float(np.nanmax(abs(told[name].to_numpy(dtype=float) - values)))
        yield (
            "py-ecomplexity 0.5.3 on made-up exports, 60 x 300",
            name,
            "all 18,000 rows",
            f"greatest difference {apart:.0e}",
        )


def by_hand() -> Iterator[Row]:
    """The table of tests/test_potential_lines.py."""
    from entrepot.analysis.potential_lines import market_potential
    from test_potential_lines import ACTUAL, ALL, HAND

    found = market_potential(HAND, "A", "B", ACTUAL, thresholds=ALL)
    lines = {line.product: line for line in found.lines}
    source = "worked out by hand, two products, three economies"
    yield source, "export potential of x and y", "15 * 25/23, 8 * 25/23", digits(
        (lines["x"].potential, 4), (lines["y"].potential, 4)
    )  # fmt: skip
    yield source, "unrealised, never netted", "0, 8 * 25/23 - 5", digits(
        (lines["x"].unrealised, 4), (lines["y"].unrealised, 4)
    )  # fmt: skip
    yield source, "static potential sums to what is sold", "25", digits((found.potential, 4))


def digits(*values: tuple[float, int]) -> str:
    """Numbers to so many places, without a leading 0."""
    return ", ".join(f"{value:.{places}f}".replace("0.", ".", 1) if abs(value) < 1 else f"{value:.{places}f}"
                     for value, places in values)  # fmt: skip


if __name__ == "__main__":
    data = Path(sys.argv[1])
    print("| source | what | published | here |\n|---|---|---|---|")
    for row in (*vignette(data), *baci_2018(data), *oracle(), *by_hand()):
        print("| " + " | ".join(row) + " |", flush=True)
