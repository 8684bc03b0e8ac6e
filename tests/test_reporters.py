"""Two reporters stand side by side; the CIF/FOB fit finds the rate that made the data."""

import math

import numpy as np
import polars as pl
import pytest

from entrepot.errors import EntrepotError
from entrepot.statistics.reporters import adopt, both_sides, fit_cif_fob


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


def simulated(noise: float = 0.01) -> tuple[pl.DataFrame, dict[str, float]]:
    """Flows of 5 economies and 40 products whose importers pay the rates of their pairs, every fiftieth one wild."""
    draw = np.random.default_rng(4)
    names = [f"E{n}" for n in range(5)]
    rates = {(a, b): float(draw.uniform(0.02, 0.2)) for a in names for b in names if a != b}
    found = []
    for (exporter, importer), rate in rates.items():
        for product in range(40):
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
    return pl.DataFrame(found), {f"{a} to {b}": rate for (a, b), rate in rates.items()}


def test_the_fit_finds_the_rates_and_drops_the_wild_ones():
    flows, rates = simulated()
    fit = fit_cif_fob(flows)
    assert fit.dropped >= 10
    assert fit.r_squared > 0.85
    slope = fit.coefficients["ln_unit_value"]
    assert abs(slope) < 4 * fit.errors["ln_unit_value"] + 1e-4
    usual = slope * math.log((flows["reported"] / flows["reported_weight"]).median())
    for pair, rate in rates.items():
        assert fit.coefficients[pair] + usual == pytest.approx(rate, abs=0.01)


def test_the_mirror_at_fob_and_when_it_stays_as_declared():
    flows, _ = simulated(noise=0.001)
    fit = fit_cif_fob(flows)
    silent = flows.with_columns(reported=pl.lit(None, pl.Float64), reported_weight=pl.lit(None, pl.Float64))
    adopted = adopt(silent, fit)
    assert set(adopted["rule"]) == {"mirror at FOB"}
    rate = (adopted["mirror"] / adopted["mirror_fob"]).median()
    assert rate == pytest.approx(fit.mean_rate, abs=0.03)
    declared_fob = adopt(silent.with_columns(mirror_valuation=pl.lit("fob")), fit)
    assert declared_fob["mirror_fob"].equals(declared_fob["mirror"], check_names=False)
    wider = flows.head(1).with_columns(reported=pl.col("mirror") * 1.5)
    assert adopt(wider, fit)["mirror_fob"].item() == wider["mirror"].item()
    nowhere = adopt(silent.with_columns(importer=pl.lit("E9")), fit)
    assert nowhere["mirror_fob"].null_count() == nowhere.height
    assert set(nowhere["rule"]) == {"mirror"}


def test_too_few_flows_are_no_fit():
    flows, _ = simulated()
    with pytest.raises(EntrepotError, match="only 9 flows are declared by both sides"):
        fit_cif_fob(flows.head(9))
