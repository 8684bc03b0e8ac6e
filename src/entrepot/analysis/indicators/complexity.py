"""Complexity of economies and products."""

from typing import Any

from entrepot.analysis import product_space
from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, total


def compute(flows: Any, *, convention: product_space.Convention = "growth_lab", threshold: float = 1.0) -> Any:
    """`economy`, `product`, `rca`, `eci`, `pci`, `density`, `outlook_index`, `outlook_gain`, one row for every pair
    of an economy and a product (a Polars frame: the matrices are worked out in memory).

    flows: the exports of the whole world in one year. threshold: the RCA from which a product counts as present.
    """
    import numpy as np
    import polars as pl

    collected = total(lazy(flows), ["exporter", "product"], "line").collect()
    lines = pl.DataFrame(pl.from_arrow(collected.to_arrow()))
    wide = lines.sort("exporter", "product").pivot("product", index="exporter", values="line").fill_null(0)
    economies, products = wide["exporter"], sorted(wide.columns[1:])
    exports = wide.select(products).to_numpy().astype(np.float64)
    rca = product_space.revealed_advantage(exports)
    rows, columns = product_space.occupied(rca >= threshold)
    rca = rca[np.ix_(rows, columns)]
    result = product_space.complexity(rca >= threshold, convention)
    near = product_space.outlook(
        result.presence, product_space.proximity(result.presence), result.uncentred_pci
    )  # fmt: skip
    kept = [name for name, stays in zip(products, columns, strict=True) if stays]
    height, width = rca.shape
    return pl.DataFrame(
        {
            "economy": np.repeat(economies.filter(pl.Series(rows)).to_numpy(), width),
            "product": kept * height,
            "rca": rca.ravel(),
            "eci": np.repeat(result.eci, width),
            "pci": np.tile(result.pci, height),
            "density": near.density.ravel(),
            "outlook_index": np.repeat(near.outlook_index, width),
            "outlook_gain": near.outlook_gain.ravel(),
        }
    )


INDICATOR = Indicator(
    name="complexity",
    title={"en": "Economic complexity and the product space", "ru": "Экономическая сложность и пространство товаров"},
    unit="standard deviations (eci, pci, outlook_index, outlook_gain); ratio (rca, density)",
    formula="ECI: second eigenvector of D^-1 M U^-1 M'; density = sum_k' M phi / sum_k' phi",
    reference="Hidalgo, Klinger, Barabási & Hausmann (2007); Hausmann, Hidalgo et al. (2014)",
    columns=("economy", "product", "rca", "eci", "pci", "density", "outlook_index", "outlook_gain"),
    compute=compute,
    cautions=(
        "Not comparable across years: each year has its own eigenvector.",
        "Tiny exporters distort it: leave them out first.",
        "For a region, proximity, PCI and the denominators come from the world, never from the regions of one country.",
    ),
)
