"""Complexity of economies and products."""

from typing import TYPE_CHECKING, Any

from entrepot.analysis.indicators._declaration import Indicator
from entrepot.analysis.indicators._totals import lazy, total

if TYPE_CHECKING:
    import numpy as np
    import polars as pl
    from numpy.typing import NDArray

    from entrepot.analysis.product_space import Convention, Floats, Space

FITNESS_STEPS = 20
_OF_ECONOMY = ("eci", "outlook_index", "fitness")


def compute(
    flows: Any, *, placed: Any = None, convention: "Convention" = "growth_lab", threshold: float = 1.0
) -> "pl.DataFrame":
    """`economy`, `product`, `rca`, `eci`, `pci`, `density`, `outlook_index`, `outlook_gain`, `fitness`, `is_placed`, a
    row for every economy with every product (a Polars frame: the matrices are worked out in memory).

    flows: the exports of the whole world in one year. placed: exports of regions, or of economies too small to be
    part of the space, which take proximity, PCI and denominators from the world. threshold: the RCA from which a
    product counts as present. Raises EntrepotError where the world is too small or falls apart.
    """
    import numpy as np
    import polars as pl

    from entrepot.analysis import product_space

    economies, products, exports = _table(flows)
    rca = product_space.revealed_advantage(exports)
    rows, columns = product_space.occupied(rca >= threshold)
    world = product_space.space(rca[np.ix_(rows, columns)] >= threshold, convention)
    _, quality = product_space.fitness(world.complexity.presence, FITNESS_STEPS - 1)
    strength = _strength(world.complexity.presence, world, quality)
    of_world = {"eci": world.complexity.eci, "outlook_index": world.outlook.outlook_index, "fitness": strength}
    names = [name for name, stays in zip(economies, rows, strict=True) if stays]
    kept = [name for name, stays in zip(products, columns, strict=True) if stays]
    found = [
        _long(
            names, kept, rca[np.ix_(rows, columns)], of_world, world, world.outlook.density, world.outlook.outlook_gain
        )
    ]
    if placed is not None:
        found.append(_placed(placed, products, columns, kept, exports.sum(axis=0), threshold, world, quality))
    return pl.concat([frame.with_columns(is_placed=pl.lit(bool(number))) for number, frame in enumerate(found)])


def _placed(
    flows: Any, products: list[str], columns: "NDArray[np.bool_]", kept: list[str], world_products: "Floats",
    threshold: float, world: "Space", quality: "Floats",
) -> "pl.DataFrame":  # fmt: skip
    import numpy as np

    from entrepot.analysis import product_space

    economies, own, exports = _table(flows)
    wide = np.zeros((len(economies), len(products)))
    place = {product: n for n, product in enumerate(products)}
    known = [n for n, product in enumerate(own) if product in place]
    wide[:, [place[own[n]] for n in known]] = exports[:, known]
    rca = product_space.relative_advantage(wide, exports.sum(axis=1), world_products)[:, columns]
    eci, near = product_space.placed(rca >= threshold, world)
    strength = _strength(rca >= threshold, world, quality)
    of_economy = {"eci": eci, "outlook_index": near.outlook_index, "fitness": strength}
    return _long(economies, kept, rca, of_economy, world, near.density, near.outlook_gain)


def _strength(presence: "NDArray[np.bool_]", world: "Space", quality: "Floats") -> "Floats":
    """The last step of fitness, to the mean of the world."""
    strength: Floats = presence @ quality / (world.complexity.presence @ quality).mean()
    return strength


def _table(flows: Any) -> "tuple[list[str], list[str], Floats]":
    """Exporters, products and their exports."""
    import numpy as np
    import polars as pl

    lines = pl.DataFrame(total(lazy(flows), ["exporter", "product"], "line").collect(backend="polars").to_native())
    economies, products = (sorted(lines[side].unique().to_list()) for side in ("exporter", "product"))
    exports = np.zeros((len(economies), len(products)))
    codes = [
        lines[side].cast(pl.Enum(names)).to_physical().to_numpy()
        for side, names in (("exporter", economies), ("product", products))
    ]
    exports[codes[0], codes[1]] = lines["line"].to_numpy()
    return economies, products, exports


def _long(
    economies: list[str], products: list[str], rca: "Floats", of_economy: "dict[str, Floats]", world: "Space",
    density: "Floats", gain: "Floats",
) -> "pl.DataFrame":  # fmt: skip
    import numpy as np
    import polars as pl

    width = len(products)
    columns = {
        "economy": pl.Series(economies).gather(np.repeat(np.arange(len(economies)), width)),
        "product": pl.Series(products).gather(np.tile(np.arange(width), len(economies))),
        "rca": rca.ravel(),
        "pci": np.tile(world.complexity.pci, len(economies)),
        "density": density.ravel(),
        "outlook_gain": gain.ravel(),
        **{name: np.repeat(of_economy[name], width) for name in _OF_ECONOMY},
    }
    return pl.DataFrame(columns).select(*[name for name in INDICATOR.columns if name != "is_placed"])


INDICATOR = Indicator(
    name="complexity",
    title={"en": "Economic complexity and the product space", "ru": "Экономическая сложность и пространство товаров"},
    unit={
        "en": "standard deviations (eci, pci, outlook_index, outlook_gain); ratio (rca, density, fitness)",
        "ru": "стандартные отклонения (eci, pci, outlook_index, outlook_gain); отношение (rca, density, fitness)",
    },
    formula=(
        "ECI: second eigenvector of D^-1 M U^-1 M', PCI = U^-1 M' ECI; phi = M'M / max(u, u'); "
        "density = sum_k' M phi / sum_k' phi; outlook index = sum_k density (1 - M) PCI; fitness F = sum_k M Q, "
        "Q = 1 / sum_c M / F"
    ),
    reference="Hidalgo, Klinger, Barabási & Hausmann (2007); Hausmann, Hidalgo et al. (2014); Tacchella et al. (2012)",
    columns=(
        "economy",
        "product",
        "rca",
        "eci",
        "pci",
        "density",
        "outlook_index",
        "outlook_gain",
        "fitness",
        "is_placed",
    ),
    compute=compute,
    about="economy and product",
    over="world",
    needs=("world",),
    cautions=(
        {
            "en": "Not comparable across years: each year has its own eigenvector.",
            "ru": "Несравнима между годами: у каждого года свой собственный вектор.",
        },
        {
            "en": "Tiny exporters distort it: leave them out first.",
            "ru": "Очень малые экспортёры её искажают: их сначала исключают.",
        },
        {
            "en": "For a region, proximity, PCI and the denominators come from the world, not its sister regions.",
            "ru": "Для региона близость, PCI и знаменатели берутся из мира и никогда — из регионов одной страны.",
        },
    ),
)
