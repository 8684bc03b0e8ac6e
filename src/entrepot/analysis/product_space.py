"""Product space: what economies export, how products go together, and how complex both are.

Everything here is a function of arrays; economies are rows, products are columns.
"""

from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from entrepot.errors import EntrepotError

Floats = NDArray[np.float64]
Convention = Literal["growth_lab", "standard"]


@dataclass(frozen=True, slots=True)
class Complexity:
    """Complexity of C economies and K products.

    presence: C x K, True where RCA reaches the threshold; diversity (C), ubiquity (K): its sums.
    eci (C), pci (K): standardised, no unit; higher is more complex. uncentred_pci (K): the PCI in standard deviations
    of the ECI, its mean not taken off, as the outlook measures weigh products.
    second_eigenvalue: below 1, or the graph falls apart.
    """

    presence: NDArray[np.bool_]
    diversity: Floats
    ubiquity: Floats
    eci: Floats
    pci: Floats
    uncentred_pci: Floats
    second_eigenvalue: float


@dataclass(frozen=True, slots=True)
class Outlook:
    """density (C x K): closeness of each product to what the economy exports, 0 to 1.

    outlook_index (C): complexity of the products near at hand, standardised over economies, and before that:
    raw_index (C); outlook_gain (C x K): what a new product would open up.
    """

    density: Floats
    outlook_index: Floats
    outlook_gain: Floats
    raw_index: Floats


@dataclass(frozen=True, slots=True)
class Space:
    """The product space of the world: its complexity, the proximity of its products (K x K) and its outlook."""

    complexity: Complexity
    proximity: Floats
    outlook: Outlook


def revealed_advantage(exports: Floats) -> Floats:
    """Balassa (1965): share of a product in an economy's exports over its share in all exports; C x K.

    Economies or products without exports give 0.
    """
    return relative_advantage(exports, exports.sum(axis=1), exports.sum(axis=0))


def relative_advantage(exports: Floats, totals: Floats, world: Floats) -> Floats:
    """The same for C economies with the exports `totals` (C), against a world with the exports `world` (K)."""
    total = world.sum()
    if not total > 0:
        raise EntrepotError("revealed advantage: the table holds no exports", hint="Load a year with positive values.")
    shares = exports / np.maximum(totals[:, None], np.finfo(float).tiny)
    usual = world / total
    advantage: Floats = np.divide(shares, usual, out=np.zeros_like(shares), where=usual > 0)
    return advantage


def complexity(presence: NDArray[np.bool_], convention: Convention = "growth_lab") -> Complexity:
    """Economic and product complexity (Hausmann, Hidalgo et al., The Atlas of Economic Complexity, 2014).

    The second eigenvector of the economy-by-economy matrix, found from its symmetric form
    S S' with S = D^-1/2 M U^-1/2, so that it is real and cheap. Sign: complexity rises with diversity.
    Convention `growth_lab` standardises both indices by the mean and population standard deviation of the ECI, so that
    an economy's ECI is the mean PCI of what it exports; `standard` standardises each by its own, with the sample
    standard deviation. Neither is comparable across years.
    Errors: an economy without products or a product without economies (drop them first), a graph in several pieces,
    a tie between the second and third eigenvalue.
    """
    m = presence.astype(np.float64)
    diversity, ubiquity = m.sum(axis=1), m.sum(axis=0)
    _check_margins(diversity, ubiquity)
    s = m / np.sqrt(diversity)[:, None] / np.sqrt(ubiquity)
    values, vectors = np.linalg.eigh(s @ s.T)
    second, third = float(values[-2]), float(values[-3]) if len(values) > 2 else 0.0
    _check_spectrum(second, third)
    eci = vectors[:, -2] / np.sqrt(diversity)
    with np.errstate(invalid="ignore"):
        slope = np.corrcoef(diversity, eci)[0, 1]
    if slope < 0:
        eci = -eci
    pci = (m.T @ eci) / ubiquity / second
    uncentred = pci / (m @ pci / diversity).std()
    eci, pci = _standardise(m, diversity, eci, pci, convention)
    return Complexity(presence, diversity, ubiquity, eci, pci, uncentred, second)


def _check_margins(diversity: Floats, ubiquity: Floats) -> None:
    if len(diversity) < 3 or len(ubiquity) < 3:
        raise EntrepotError(
            f"complexity: {len(diversity)} economies and {len(ubiquity)} products are too few",
            hint="It takes at least three of each.",
        )
    empty = int((diversity == 0).sum()), int((ubiquity == 0).sum())
    if any(empty):
        raise EntrepotError(
            f"complexity: {empty[0]} economies export nothing with an advantage, {empty[1]} products have no exporter",
            hint="Drop them first (`occupied` says which remain).",
        )


def _check_spectrum(second: float, third: float) -> None:
    if second > 1 - 1e-9:
        raise EntrepotError(
            "complexity: economies and products fall into separate groups, so the index has no meaning",
            hint="Leave out tiny exporters and products, or look at one group.",
        )
    if second - third < 1e-9:
        raise EntrepotError(
            "complexity: two eigenvalues are equal, so the index is arbitrary",
            hint="The table is too regular or too small; use more economies or products.",
        )


def _standardise(
    m: Floats, diversity: Floats, eci: Floats, pci: Floats, convention: Convention
) -> tuple[Floats, Floats]:
    if convention == "growth_lab":
        eci = m @ pci / diversity
        mean, spread = eci.mean(), eci.std()
        return (eci - mean) / spread, (pci - mean) / spread
    return (eci - eci.mean()) / eci.std(ddof=1), (pci - pci.mean()) / pci.std(ddof=1)


def occupied(presence: NDArray[np.bool_]) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Which economies and products remain when those without a single presence are dropped, again and again."""
    rows, columns = np.ones(presence.shape[0], bool), np.ones(presence.shape[1], bool)
    while True:
        kept = presence[np.ix_(rows, columns)]
        more_rows, more_columns = kept.any(axis=1), kept.any(axis=0)
        if more_rows.all() and more_columns.all():
            return rows, columns
        rows[np.flatnonzero(rows)[~more_rows]] = False
        columns[np.flatnonzero(columns)[~more_columns]] = False


def proximity(presence: NDArray[np.bool_]) -> Floats:
    """Hidalgo, Klinger, Barabási & Hausmann (2007): the smaller conditional probability that an economy that exports
    one product exports the other; K x K, symmetric, 1 on the diagonal of every product that somebody exports.
    """
    m = presence.astype(np.float32)  # counts below 2^24 are exact
    both = m.T @ m
    ubiquity = presence.sum(axis=0).astype(np.float64)
    phi: Floats = np.maximum.outer(ubiquity, ubiquity)
    np.divide(both, phi, out=phi, where=phi > 0)
    return phi


def density(presence: NDArray[np.bool_], phi: Floats) -> Floats:
    """C x K: closeness of each product to what the economy exports, sum_k' M phi / sum_k' phi (Hidalgo et al. 2007)."""
    reach = phi.sum(axis=0)
    near = presence.astype(np.float64) @ phi
    close: Floats = np.divide(near, reach, out=np.zeros_like(near), where=reach > 0)
    return close


def outlook(presence: NDArray[np.bool_], phi: Floats, uncentred_pci: Floats, among: Floats | None = None) -> Outlook:
    """Density, complexity outlook index and outlook gain (Hausmann et al. 2014, in the form of the Stata code).

    phi: K x K proximity of the world, also when `presence` is of regions; uncentred_pci (K): weighs the products;
    among: the raw index of the economies to standardise by, where these are others than those of `presence`.
    """
    m = presence.astype(np.float64)
    reach = phi.sum(axis=0)
    weight = np.divide(uncentred_pci, reach, out=np.zeros_like(reach), where=reach > 0)
    held = np.vstack([m, m * weight]) @ phi
    near, taken = held[: len(m)], held[len(m) :]
    density = np.divide(near, reach, out=np.zeros_like(near), where=reach > 0)
    missing = 1.0 - m
    gain = missing * (weight @ phi - taken)
    index: Floats = (density * missing) @ uncentred_pci
    base = index if among is None else among
    return Outlook(density, (index - base.mean()) / base.std(), gain, index)


def space(presence: NDArray[np.bool_], convention: Convention = "growth_lab") -> Space:
    """The product space of the economies in `presence` (C x K)."""
    result = complexity(presence, convention)
    phi = proximity(presence)
    return Space(result, phi, outlook(presence, phi, result.uncentred_pci))


def placed(presence: NDArray[np.bool_], world: Space) -> tuple[Floats, Outlook]:
    """ECI (P) and outlook of P regions or economies that are no part of the world's space, over its K products.

    Their ECI is the mean PCI of the products they are present in, on the scale of the world's ECI (nan where there
    is none); proximity, PCI and the scale of the outlook are the world's. An economy of the world is placed at its ECI.
    """
    told = world.complexity
    m = presence.astype(np.float64)
    inner = told.presence @ told.uncentred_pci / told.diversity
    diversity = m.sum(axis=1)
    own = np.divide(m @ told.uncentred_pci, diversity, out=np.full(len(m), np.nan), where=diversity > 0)
    eci = (own - inner.mean()) / inner.std() * told.eci.std()
    return eci, outlook(presence, world.proximity, told.uncentred_pci, world.outlook.raw_index)


def fitness(presence: NDArray[np.bool_], steps: int) -> tuple[Floats, Floats]:
    """Fitness of economies (C) and quality of products (K) after `steps` updates (Tacchella et al. 2012).

    F = sum_k M Q_k and Q = 1 / sum_c M / F_c, both from the values of the step before and divided by their means.
    Errors: as for complexity, an economy without products or a product without economies.
    """
    m = presence.astype(np.float64)
    _check_margins(m.sum(axis=1), m.sum(axis=0))
    strength, quality = np.ones(m.shape[0]), np.ones(m.shape[1])
    for _ in range(steps):
        next_strength = m @ quality
        next_quality = 1.0 / (m.T @ (1.0 / strength))
        strength, quality = next_strength / next_strength.mean(), next_quality / next_quality.mean()
    return strength, quality
