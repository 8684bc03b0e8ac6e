"""Simulated years of world trade in BACI's layout, with the truth that made them: for benchmarks and tests."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from entrepot.errors import EntrepotError

if TYPE_CHECKING:
    import polars as pl

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Truth:
    """What a simulated world was made from.

    ln v_ijk = supply_ik + demand_jk - distance_elasticity * ln distance_ij + year_growth * (year - first year)
    + scale + noise; flows below 1 thousand USD are not traded. C economies, K products; money in thousand USD.
    """

    supply: Floats
    demand: Floats
    distance: Floats
    distance_elasticity: float
    year_growth: float
    scale: float
    noise: float
    seed: int


def world(
    economies: int = 200,
    products: int = 5_000,
    *,
    seed: int = 1,
    traded: float = 0.0513,
    distance_elasticity: float = 1.0,
    year_growth: float = 0.04,
) -> Truth:
    """Draw a world. traded: the part of all exporter-importer-product cells that has trade in the first year."""
    if economies < 3 or products < 1 or not 0 < traded < 1:
        raise EntrepotError(
            f"cannot simulate {economies} economies, {products} products, {traded} of the cells traded",
            hint="Take at least 3 economies, 1 product and a part between 0 and 1.",
        )
    draw = np.random.default_rng(seed)
    size = draw.normal(0, 1.5, economies)
    skill = draw.normal(0, 1.8, (economies, products)) + draw.normal(0, 1.5, products)
    taste = draw.normal(0, 0.8, (economies, products))
    place = draw.uniform(0, 1, (economies, 2))
    apart = np.linalg.norm(place[:, None] - place[None], axis=2)
    distance = 100.0 + 12_000.0 * apart
    supply, demand = size[:, None] + skill, 0.8 * size[:, None] + taste
    noise = 1.5
    sample = draw.integers(0, products, min(products, 60))
    latent = supply[:, None, sample] + demand[None, :, sample] - distance_elasticity * np.log(distance)[:, :, None]
    latent = latent + draw.normal(0, noise, latent.shape)
    off_diagonal = ~np.eye(economies, dtype=bool)
    scale = -float(np.quantile(latent[off_diagonal], 1 - traded))
    return Truth(supply, demand, distance, distance_elasticity, year_growth, scale, noise, seed)


def flows(truth: Truth, year: int, *, first_year: int | None = None) -> Iterator[tuple[int, Floats, Floats]]:
    """For each product in turn: its number, C x C values (thousand USD, 0 where not traded) and weights (tonnes).

    The same truth and year give the same flows.
    """
    grown = truth.year_growth * (year - (first_year if first_year is not None else year))
    barrier = truth.distance_elasticity * np.log(truth.distance) - truth.scale - grown
    np.fill_diagonal(barrier, np.inf)
    price: Floats = np.random.default_rng([truth.seed, 0]).normal(0.5, 1.2, (truth.supply.shape[1],))
    for product in range(truth.supply.shape[1]):
        draw = np.random.default_rng([truth.seed, year, product])
        latent = truth.supply[:, None, product] + truth.demand[None, :, product] - barrier
        latent = latent + truth.noise * draw.standard_normal(latent.shape, dtype=np.float32)
        value = np.where(latent > 0, np.exp(latent), 0.0)
        weight = value / np.exp(price[product] + 0.3 * draw.standard_normal(latent.shape, dtype=np.float32))
        yield product, value, weight


def baci_rows(
    truth: Truth,
    year: int,
    economy_codes: Sequence[int],
    product_codes: Sequence[str],
    *,
    first_year: int | None = None,
) -> "pl.DataFrame":
    """One year as BACI's columns and order: t, i, j, k, v (thousand USD, three digits), q (tonnes, three digits)."""
    import polars as pl

    numbers = np.asarray(economy_codes, dtype=np.int32)
    parts: list[pl.DataFrame] = []
    for product, value, weight in flows(truth, year, first_year=first_year):
        i, j = np.nonzero(value)
        parts.append(
            pl.DataFrame(
                {"i": numbers[i], "j": numbers[j], "v": np.round(value[i, j], 3), "q": np.round(weight[i, j], 3)}
            ).with_columns(k=pl.lit(product_codes[product]))
        )
    rows = pl.concat(parts).sort("i", "j", "k")
    return rows.select(t=pl.lit(year, dtype=pl.Int32), i="i", j="j", k="k", v="v", q="q")


def files(
    folder: Path, years: Sequence[int], *, economies: int = 200, products: int = 5_000, seed: int = 1
) -> tuple[Path, ...]:
    """Write simulated years into a folder, one table a year, named so that the reader of BACI knows them as simulated.

    The economies are the first in the alphabet of alpha-3 codes; the products are codes in the
    97 chapters of HS. The truth that made them lies beside them as `truth.npz`. Same numbers, same bytes.
    """
    from entrepot.nouns.place_names import rows

    numbers = [int(row[2]) for row in rows("economies.csv") if row[4] == "country" and row[2]]
    per_chapter = -(-products // 97)
    codes = [f"{chapter:02d}{100 + 7 * n:04d}" for n in range(per_chapter) for chapter in range(1, 98)]
    if economies > len(numbers) or per_chapter > 1_000:
        raise EntrepotError(
            f"cannot simulate {economies} economies and {products} products",
            hint=f"At most {len(numbers)} economies and 97,000 products.",
        )
    truth = world(economies, products, seed=seed)
    folder.mkdir(parents=True, exist_ok=True)
    np.savez(
        folder / "truth.npz", supply=truth.supply, demand=truth.demand, distance=truth.distance,
        distance_elasticity=truth.distance_elasticity, year_growth=truth.year_growth, scale=truth.scale,
        noise=truth.noise,
    )  # fmt: skip
    written = []
    for year in years:
        table = baci_rows(truth, year, numbers[:economies], codes[:products], first_year=min(years))
        path = folder / f"BACI_HS17_Y{year}_V{seed:06d}_simulated.csv"
        table.write_csv(path)
        written.append(path)
    return tuple(written)
