"""Two reporters stand side by side; the CIF/FOB fit finds the rate that made the data."""

import math

import numpy as np
import polars as pl
import pytest

from entrepot.errors import EntrepotError
from entrepot.statistics.reporters import adopt, both_sides, fit_cif_fob

TRUE = {"ln_distance": 0.02, "contiguous": -0.03, "exporter_landlocked": 0.04, "importer_landlocked": 0.05}


def row(reporter: str, partner: str, flow: str, value: float, **other: object) -> dict[str, object]:
    return {"first": 202101, "last": 202112, "reporter": reporter, "partner": partner, "flow": flow,
            "classification": "HS2017", "product": "870110", "level": 6, "unit": "USD", "value": value, "weight": None,
            "valuation": "fob" if flow == "exports" else "cif", "status": "reported", **other}  # fmt: skip


def frame(*rows: dict[str, object]) -> pl.DataFrame:
    return pl.DataFrame(rows, schema_overrides={"weight": pl.Float64})


def test_both_values_stand_side_by_side_and_nothing_is_averaged():
    rows = frame(row("BLR", "RUS", "exports", 100.0), row("RUS", "BLR", "imports", 110.0),
                 row("RUS", "BLR", "exports", 70.0), row("BLR", "KAZ", "imports", 30.0))  # fmt: skip
    flows = adopt(both_sides(rows)).sort("exporter")
    assert flows.select("exporter", "importer", "reported", "mirror", "adopted", "rule").rows() == [
        ("BLR", "RUS", 100.0, 110.0, 100.0, "reported"),
        ("KAZ", "BLR", None, 30.0, 30.0, "mirror"),
        ("RUS", "BLR", 70.0, None, 70.0, "reported"),
    ]
    assert flows["gap"][0] == pytest.approx(math.log(100 / 110))


def simulated(noise: float = 0.01) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Flows of 12 economies and 20 products whose importers pay a known rate, and every fiftieth one wild."""
    draw = np.random.default_rng(4)
    names = [f"E{n:02d}" for n in range(12)]
    pairs = [(a, b) for a in names for b in names if a != b]
    landlocked = {name: n % 4 == 0 for n, name in enumerate(names)}
    geography = pl.DataFrame(
        [(a, b, float(draw.uniform(200, 15000)), int(draw.random() < 0.2), int(landlocked[a]), int(landlocked[b]))
         for a, b in pairs],
        schema=["exporter", "importer", "distance", "contiguous", "exporter_landlocked", "importer_landlocked"],
        orient="row",
    )  # fmt: skip
    found = []
    for exporter, importer, distance, contiguous, one, other in geography.iter_rows():
        for product in range(20):
            rate = (TRUE["ln_distance"] * math.log(distance) + TRUE["contiguous"] * contiguous
                    + TRUE["exporter_landlocked"] * one + TRUE["importer_landlocked"] * other)  # fmt: skip
            wild = 2.0 if draw.random() < 0.02 else 0.0
            value, weight = float(draw.lognormal(14, 1)), float(draw.lognormal(11, 1))
            weigh = weight * float(draw.uniform(0.9, 1.1))
            found.append(
                {"exporter": exporter, "importer": importer, "first": 202101, "last": 202112,
                 "classification": "HS2017", "product": f"{product:06d}", "level": 6, "unit": "USD",
                 "reported": value, "reported_weight": weight,
                 "mirror": value / weight * weigh * math.exp(rate + wild + float(draw.normal(0, noise))),
                 "mirror_weight": weigh, "mirror_valuation": "cif"}
            )  # fmt: skip
    return pl.DataFrame(found), geography


def test_the_fit_finds_the_rate_and_drops_the_wild_ones():
    flows, geography = simulated()
    fit = fit_cif_fob(flows, geography)
    assert fit.dropped >= 30
    assert fit.r_squared > 0.85
    for name in ("contiguous", "exporter_landlocked", "importer_landlocked"):
        assert fit.coefficients[name] == pytest.approx(TRUE[name], abs=4 * fit.errors[name] + 1e-4)
    slope = fit.coefficients["ln_distance"] + 2 * fit.coefficients["ln_distance_squared"] * math.log(4000)
    assert slope == pytest.approx(TRUE["ln_distance"], abs=0.003)
    assert "mean rate 1." in str(fit)
    assert "ln_distance" in str(fit)


def test_the_mirror_at_fob_and_when_it_stays_as_declared():
    flows, geography = simulated(noise=0.001)
    fit = fit_cif_fob(flows, geography)
    silent = flows.with_columns(reported=pl.lit(None, pl.Float64), reported_weight=pl.lit(None, pl.Float64))
    adopted = adopt(silent, fit, geography)
    assert set(adopted["rule"]) <= {"mirror at FOB", "mirror"}
    rate = (adopted["mirror"] / adopted["mirror_fob"]).median()
    assert rate == pytest.approx(fit.mean_rate, abs=0.03)
    declared_fob = adopt(silent.with_columns(mirror_valuation=pl.lit("fob")), fit, geography)
    assert declared_fob["mirror_fob"].equals(declared_fob["mirror"], check_names=False)
    wider = flows.head(1).with_columns(reported=pl.col("mirror") * 1.5)
    assert adopt(wider, fit, geography)["mirror_fob"].item() == wider["mirror"].item()
    nowhere = adopt(silent.with_columns(importer=pl.lit("E99")), fit, geography)
    assert nowhere["mirror_fob"].null_count() == nowhere.height
    assert set(nowhere["rule"]) == {"mirror"}


def test_too_few_flows_are_no_fit():
    flows, geography = simulated()
    with pytest.raises(EntrepotError, match="only 10 flows are declared by both sides"):
        fit_cif_fob(flows.head(10), geography)
