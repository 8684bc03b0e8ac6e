"""Complexity against published output, against identities, and where it must refuse."""

from functools import cache
from pathlib import Path

import numpy as np
import pytest

from entrepot.analysis.product_space import (
    complexity,
    density,
    fitness,
    occupied,
    outlook,
    placed,
    proximity,
    revealed_advantage,
    space,
)
from entrepot.errors import EntrepotError

DATA = Path(__file__).parents[2] / "shared" / "data"


def world(seed=0, economies=30, products=60):
    """Exports where the richer half sells everything and the rest less and less: made up, of a fixed seed."""
    draw = np.random.default_rng(seed)
    reach = np.linspace(0.9, 0.2, economies)[:, None]
    return np.exp(draw.normal(0, 2, (economies, products))) * (draw.random((economies, products)) < reach)


@cache
def r_object(path):
    rdata = pytest.importorskip("rdata", reason="reads R files; not installed")
    if not path.exists():
        pytest.skip(f"{path.name} is not on this machine")
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return next(iter(rdata.read_rda(path).values()))


def test_the_economic_complexity_of_an_economy_is_the_mean_of_its_products():
    presence = revealed_advantage(world()) >= 1
    result = complexity(presence)
    assert (presence @ result.pci) / result.diversity == pytest.approx(result.eci, abs=1e-9)
    assert result.eci.mean() == pytest.approx(0, abs=1e-9)
    assert result.eci.std() == pytest.approx(1)
    assert np.corrcoef(result.eci, result.diversity)[0, 1] > 0


def test_the_standard_convention_uses_sample_deviations_of_each_index():
    result = complexity(revealed_advantage(world()) >= 1, "standard")
    assert (result.eci.std(ddof=1), result.pci.std(ddof=1)) == pytest.approx((1, 1))
    assert (result.eci.mean(), result.pci.mean()) == pytest.approx((0, 0), abs=1e-9)


def test_the_first_eigenvalue_is_one_and_the_vector_solves_the_published_problem():
    presence = revealed_advantage(world()) >= 1
    m = presence.astype(float)
    rows = m / m.sum(axis=1, keepdims=True) @ (m / m.sum(axis=0)).T
    assert rows.sum(axis=1) == pytest.approx(np.ones(len(m)))
    result = complexity(presence)
    assert rows @ result.eci - result.second_eigenvalue * result.eci == pytest.approx(
        np.full(len(m), (rows @ result.eci - result.second_eigenvalue * result.eci)[0])
    )


def test_proximity_is_the_smaller_conditional_probability():
    presence = np.array([[1, 1, 0], [1, 0, 0], [1, 1, 1]], bool)
    expected = [[1, 2 / 3, 1 / 3], [2 / 3, 1, 1 / 2], [1 / 3, 1 / 2, 1]]
    assert proximity(presence) == pytest.approx(np.array(expected))


def test_density_of_an_economy_that_exports_everything_is_one_and_nothing_is_to_gain():
    presence = revealed_advantage(world()) >= 1
    presence[0] = True
    result = complexity(presence)
    near = outlook(presence, proximity(presence), result.uncentred_pci)
    assert near.density[0] == pytest.approx(np.ones(presence.shape[1]))
    assert not near.outlook_gain[0].any()


@pytest.mark.parametrize(
    ("presence", "message"),
    [
        (np.kron(np.eye(2), np.ones((3, 3))).astype(bool), "separate groups"),
        (np.eye(4, dtype=bool), "separate groups"),
        (np.array([[1, 1, 0], [1, 1, 0], [0, 1, 0]], bool), "no exporter|nothing"),
        (np.ones((2, 5), bool), "too few"),
        (np.ones((4, 5), bool), "equal"),
    ],
)
def test_a_degenerate_table_is_an_error(presence, message):
    with pytest.raises(EntrepotError, match=message):
        complexity(presence)


def test_a_table_without_exports_is_an_error():
    with pytest.raises(EntrepotError, match="no exports"):
        revealed_advantage(np.zeros((3, 3)))


def test_occupied_drops_until_nothing_is_empty():
    presence = np.array([[1, 1, 0], [1, 1, 0], [0, 0, 0]], bool)
    rows, columns = occupied(presence)
    assert rows.tolist() == columns.tolist() == [True, True, False]


def test_against_the_published_values_for_1998_to_2000():
    frame = r_object(DATA / "ecomplexity_sitc_1998_2000" / "world_trade_avg_1998_to_2000.rda")
    wide = frame.pivot_table(index="country", columns="product", values="value", aggfunc="sum", fill_value=0.0)
    rca = revealed_advantage(wide.to_numpy(dtype=float))
    economies, products = list(wide.index), list(wide.columns)
    assert rca[economies.index("afg"), products.index("0011")] == pytest.approx(0.2312238, abs=5e-8)
    assert rca[economies.index("and"), products.index("0015")] == pytest.approx(3.815013, abs=5e-7)
    result = complexity(rca >= 1, "standard")
    assert result.eci[[economies.index(e) for e in ("afg", "ago", "aia", "alb")]] == pytest.approx(
        [-0.5764283, -1.7770752, 1.4090414, -0.1732606], abs=5e-8
    )
    assert result.pci[:2] == pytest.approx([-0.66657613, -1.62657599], abs=5e-9)
    assert proximity(rca >= 1)[0, 1:4] == pytest.approx([0.3658537, 0.1707317, 0.2439024], abs=5e-8)


def test_fitness_against_the_values_for_baci_2018():
    frame = r_object(DATA / "baci_rca_2018_full" / "M_binary.rda")
    presence = np.asarray(frame, dtype=float) > 0
    names = [str(name) for name in getattr(frame, "index", frame.coords["dim_0"].values)]
    rows, columns = occupied(presence)
    strength, _ = fitness(presence[np.ix_(rows, columns)], 9)
    kept = [name for name, stays in zip(names, rows, strict=True) if stays]
    found = [strength[kept.index(code)] for code in ("842", "156", "276", "112", "643")]
    assert found == pytest.approx([73.743, 10.915, 6.028, 1.0485, 0.992], rel=1e-3)


def test_an_economy_of_the_world_is_placed_where_it_stands():
    presence = revealed_advantage(world()) >= 1
    for convention in ("growth_lab", "standard"):
        there = space(presence, convention)
        eci, near = placed(presence, there)
        assert eci - eci.mean() == pytest.approx(there.complexity.eci - there.complexity.eci.mean(), abs=1e-9)
        assert near.density == pytest.approx(there.outlook.density)
        assert near.outlook_index == pytest.approx(there.outlook.outlook_index)


def test_placing_a_region_changes_nothing_in_the_world():
    import polars as pl

    from entrepot.analysis.indicators.complexity import compute

    exports = world()
    rows = [(f"E{i:02d}", f"p{k:02d}", exports[i, k]) for i in range(30) for k in range(60) if exports[i, k] > 0]
    flows = pl.DataFrame(rows, schema=["exporter", "product", "value"], orient="row")
    region = flows.filter(exporter="E03").with_columns(exporter=pl.lit("E03-A"), value=pl.col("value") / 50)
    alone, beside = compute(flows), compute(flows, placed=region)
    assert beside.filter(~pl.col("is_placed")).equals(alone)
    like = beside.filter(economy="E03-A").drop("economy", "is_placed")
    country = alone.filter(economy="E03").drop("economy", "is_placed")
    for column in like.columns[1:]:
        assert like[column].to_list() == pytest.approx(country[column].to_list(), abs=1e-9), column


def test_a_region_without_a_single_advantage_has_no_complexity():
    presence = revealed_advantage(world()) >= 1
    eci, near = placed(np.zeros((1, presence.shape[1]), bool), space(presence))
    assert np.isnan(eci[0]) and not near.density.any()


def test_fitness_of_an_empty_economy_is_an_error():
    with pytest.raises(EntrepotError, match="export nothing"):
        fitness(np.array([[1, 1, 0], [1, 1, 1], [0, 0, 0]], bool), 5)


def test_against_py_ecomplexity_itself():
    ecomplexity = pytest.importorskip("ecomplexity", reason="py-ecomplexity is not installed")
    pd = pytest.importorskip("pandas")
    import warnings

    exports = world(seed=7, economies=25, products=40)
    rows = [(2020, f"c{i:02d}", f"p{k:02d}", exports[i, k]) for i, k in zip(*np.nonzero(exports), strict=True)]
    frame = pd.DataFrame(rows, columns=["year", "loc", "prod", "val"])
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        told = ecomplexity.ecomplexity(
            frame, {"time": "year", "loc": "loc", "prod": "prod", "val": "val"}, check_logsupermodularity=False
        ).sort_values(["loc", "prod"])
    there = space(revealed_advantage(exports) >= 1)
    width = exports.shape[1]
    ours = {
        "eci": np.repeat(there.complexity.eci, width),
        "pci": np.tile(there.complexity.pci, len(exports)),
        "density": there.outlook.density.ravel(),
        "coi": np.repeat(there.outlook.outlook_index, width),
        "cog": there.outlook.outlook_gain.ravel(),
    }
    for name, values in ours.items():
        assert told[name].to_numpy(dtype=float) == pytest.approx(values, abs=1e-9), name


def test_outlook_and_whole_arrays_against_the_published_output():
    frame = r_object(DATA / "ecomplexity_sitc_1998_2000" / "world_trade_avg_1998_to_2000.rda")
    told = r_object(DATA / "ecomplexity_sitc_1998_2000" / "economiccomplexity_output.rda")
    wide = frame.pivot_table(index="country", columns="product", values="value", aggfunc="sum", fill_value=0.0)
    presence = revealed_advantage(wide.to_numpy(dtype=float)) >= 1
    assert presence.sum() == 31_951
    assert not ((np.asarray(told["balassa_index"], dtype=float) > 0) != presence).any()
    phi = proximity(presence)
    away = ~np.eye(len(phi), dtype=bool)
    published = np.asarray(told["proximity"]["proximity_product"], dtype=float)
    np.testing.assert_allclose(phi[away], published[away], rtol=1e-6, atol=1e-12)
    _, quality = fitness(presence, 19)
    raw = (density(presence, phi) * ~presence) @ quality
    assert raw[list(wide.index).index("afg")] == pytest.approx(103.948610, abs=5e-7)
