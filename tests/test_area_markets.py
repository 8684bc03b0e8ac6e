"""What the world's trade shows of an area: checked by hand on a small world."""

import polars as pl
import pytest

from entrepot.analysis.areas.markets import direction
from entrepot.analysis.areas.world import basis_of
from entrepot.nouns.economy import Economy
from small_world import BASIS, LIFTS, rows, world

BELARUS, RUSSIA, KIROV = map(Economy.parse, ("BLR", "RUS", "RU-KIR"))


def test_the_world_is_added_up_once():
    found = world("BLR", "RUS")
    assert found.products == tuple(sorted(found.products))
    assert found.world.sum() == 375.0
    assert found.sold["BLR"].sum() == 115.0
    assert found.bought["RUS"].sum() == 150.0
    assert found.bought_before["RUS"].sum() == 100.0
    assert found.to("BLR", "RUS").sum() == 80.0
    assert found.to("RUS", "KAZ").sum() == 0.0


def test_a_region_goes_by_its_country_and_an_unknown_one_by_nothing():
    found = world("BLR", "RU-KIR", "RUS")
    assert found.stands_for(KIROV) == RUSSIA
    assert found.stands_for(BELARUS) == BELARUS
    assert found.stands_for(Economy.parse("Kenya")) is None


def test_the_numbers_of_an_area():
    numbers = direction(world("BLR", "RUS"), BELARUS, RUSSIA).numbers(("8428",))
    assert (numbers.traded, numbers.supplied, numbers.bought, numbers.bought_before) == (30.0, 30.0, 100.0, 50.0)
    assert numbers.growth == pytest.approx(2 ** (1 / 4))
    assert numbers.share == pytest.approx(0.30)
    assert numbers.advantage == pytest.approx((30 / 115) / (200 / 375))
    assert [(s.economy.code, s.value, s.share) for s in numbers.suppliers] == [
        ("CHN", 60.0, 0.6), ("BLR", 30.0, 0.3), ("DEU", 10.0, 0.1)]  # fmt: skip
    assert numbers.lines == 1


def test_export_potential_by_hand():
    """Supply 30/200 of lifts and 70/70 of tractors; Russia buys 100 and 50; ease scales their sum to the 80 sold."""
    found = direction(world("BLR", "RUS"), BELARUS, RUSSIA)
    lifts, tractors = 30 / 200 * 100, 70 / 70 * 50
    ease = 80 / (lifts + tractors)
    assert found.ease == pytest.approx(ease)
    of_lifts, of_tractors = found.numbers(("8428",)), found.numbers(("8701",))
    assert of_lifts.potential == pytest.approx(lifts * ease)
    assert of_tractors.unrealised == pytest.approx(tractors * ease - 50)
    assert of_lifts.unrealised == 0.0
    assert of_lifts.unrealised_at_ease_one == 0.0
    assert of_lifts.potential + of_tractors.potential == pytest.approx(80)


def test_an_area_that_the_classification_lacks_has_no_numbers():
    assert direction(world("BLR", "RUS"), BELARUS, RUSSIA).numbers(("8806",)) is None


def test_growth_needs_an_earlier_year():
    frame = rows().filter(pl.col("year") == BASIS.year)
    from entrepot.analysis.areas.world import Basis, world_of

    basis = Basis("made up", "HS2017", 6, "USD", 2023, None, 4, {2023: ("now",)}, is_simulated=True)
    found = direction(world_of(basis, frame, frame, frame.lazy(), ["BLR", "RUS"]), BELARUS, RUSSIA)
    assert found.numbers((LIFTS,)).growth is None


def totals(reporters: int, year: int, *, level: int = 6, months: int = 12, series: str = "world") -> pl.DataFrame:
    names = [f"E{n}" for n in range(reporters)]
    return pl.DataFrame(
        {"reporter": names, "partner": ["WLD"] * reporters, "value": [1.0] * reporters, "year": [year] * reporters}
    ).with_columns(
        first=pl.lit(year * 100 + 1), last=pl.lit(year * 100 + months), flow=pl.lit("exports"), unit=pl.lit("USD"),
        classification=pl.lit("HS2017"), level=pl.lit(level), status=pl.lit("reported"), series=pl.lit(series),
        origin_id=pl.lit(f"{series}{year}"),
    )  # fmt: skip


def test_the_basis_is_the_latest_full_year_of_a_world():
    held = pl.concat([totals(40, 2015), totals(40, 2019), totals(40, 2023), totals(40, 2024, months=6),
                      totals(5, 2024, series="few"), totals(45, 2023, level=4)])  # fmt: skip
    found = basis_of(held)
    assert (found.series, found.year, found.earlier, found.level, found.exporters) == ("world", 2023, 2019, 6, 40)
    assert found.origins == {2019: ("world2019",), 2023: ("world2023",)}
    assert basis_of(totals(5, 2023)) is None
