"""What two published reports of meetings must yield on cooperation: side, stage, role, area, organisation."""

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from entrepot.workspace import read

REPORTS = Path(__file__).parent.parent.parent / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not REPORTS.is_dir(), reason="the folder ../shared/seeds with the two reports is absent"
)
KIROV, VOLOGDA = "kirov-2026-01-19.txt", "vologda-2025-08-25.txt"
Json = dict[str, Any]


class Row(NamedTuple):
    report: str
    side: str
    role: str
    stage: str
    area: str
    words: str
    organisation: str = ""
    condition: str = ""


ROWS = [
    Row(KIROV, "BLR", "offer", "ready", "trucks", "take a look at", "Minsk Automobile Plant", "you wish"),
    Row(KIROV, "BLR", "offer", "ready", "buses", "take a look at", "Belkommunmash"),
    Row(KIROV, "BLR", "offer", "ready", "electric_transport", "take a look at", "Belkommunmash"),
    Row(KIROV, "BLR", "offer", "ready", "trucks", "ready to cooperate", "Minsk Automobile Plant", "if they suit you"),
    Row(KIROV, "BLR", "offer", "ready", "electric_transport", "ready to cooperate", "Belkommunmash"),
    Row(KIROV, "BLR", "offer", "ready", "finance", "financial instruments"),
    Row(KIROV, "BLR", "offer", "existing", "lifts", "supply of Belarusian elevators"),
    Row(KIROV, "BLR", "offer", "proposed", "peat", "peat processing"),
    Row(KIROV, "BLR", "both", "wish", "peat", "actively develop this sector"),
    Row(KIROV, "BLR", "offer", "existing", "boilers", "automatic boilers"),
    Row(KIROV, "BLR", "offer", "ready", "livestock", "ready to share it", "", "our experience suits you"),
    Row(KIROV, "BLR", "offer", "existing", "poultry", "turkey production"),
    Row(KIROV, "BLR", "offer", "ready", "poultry", "share our experience", "", "if needed"),
    Row(KIROV, "RU-KIR", "offer", "proposed", "steel", "unique products", "Omutninsk Metallurgical Plant"),
    Row(KIROV, "RU-KIR", "both", "wish", "dairy", "specific Belarusian enterprise", "Savushkin Product"),
    Row(KIROV, "RU-KIR", "offer", "proposed", "dairy", "building a Belarusian plant", "Savushkin Product"),
    Row(KIROV, "RU-KIR", "offer", "ready", "dairy", "allocate a site", "Savushkin Product", "discuss tax incentives"),
    Row(KIROV, "RU-KIR", "both", "opinion", "dairy", "this project will be implemented", "Savushkin Product"),
    Row(KIROV, "RU-KIR", "both", "proposed", "peat", "a joint project could be created"),
    Row(KIROV, "RU-KIR", "both", "proposed", "timber", "third-country markets"),
    Row(VOLOGDA, "BLR", "offer", "ready", "tractors", "ready to expand this line"),
    Row(VOLOGDA, "BLR", "both", "wish", "tractors", "joint production facilities"),
    Row(VOLOGDA, "BLR", "offer", "ready", "finance", "individual financial programs"),
    Row(VOLOGDA, "BLR", "offer", "ready", "after_sales", "provide servicing"),
    Row(VOLOGDA, "BLR", "offer", "ready", "lifts", "work with you on the matter"),
    Row(VOLOGDA, "RU-VLG", "need", "wish", "lifts", "supply of elevators"),
    Row(VOLOGDA, "BLR", "offer", "ready", "food", "food supplies"),
    Row(VOLOGDA, "BLR", "offer", "ready", "food", "ready to cooperate with you"),
    Row(VOLOGDA, "BLR", "offer", "proposed", "construction", "named construction"),
    Row(VOLOGDA, "BLR", "offer", "ready", "construction", "not only in the construction sector"),
    Row(VOLOGDA, "BLR", "offer", "ready", "finishing", "finishing works"),
    Row(VOLOGDA, "BLR", "offer", "ready", "design", "design services"),
    Row(VOLOGDA, "BLR", "offer", "ready", "design", "work with you in this area", "", "you have a need"),
    Row(VOLOGDA, "BLR", "offer", "ready", "memory", "always welcome to come visit"),
]


@cache
def cooperation(report: str) -> list[Json]:
    return [s for s in read(str(REPORTS / report)).statements if s["kind"] == "cooperation"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row.side} {row.role} {row.stage} {row.area}: {row.words}")
def test_row(row: Row) -> None:
    found = [s for s in cooperation(row.report) if row.words in s["quote"]["text"]]
    assert len(found) == 1, f"{len(found)} statements hold these words"
    said = found[0]
    assert ([side["code"] for side in said["sides"]], said["role"], said["stage"]) == ([row.side], row.role, row.stage)
    assert row.area in said["areas"], said["areas"]
    assert not row.organisation or row.organisation in said["organisations"]
    assert not row.condition or any(row.condition in condition for condition in said["conditions"])


@pytest.mark.parametrize("report", [KIROV, VOLOGDA])
def test_nothing_is_signed(report: str) -> None:
    assert not {s["stage"] for s in cooperation(report)} & {"agreed", "signed", "financed", "delivered"}


def test_memorials_stand_alone() -> None:
    said = [s for s in cooperation(VOLOGDA) if "memory" in s["areas"]]
    assert said and all(s["areas"] == ["memory"] and s["sides"][0]["code"] == "BLR" for s in said)
    assert not any("monument to graduates" in s["quote"]["text"] for s in cooperation(VOLOGDA))
