"""Distance: how far apart two economies lie, by the great circle between their capitals."""

import csv
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from io import StringIO

from entrepot.nouns.economy import Economy

EARTH_KM = 6371.0
ORIGIN = "great circle between capitals, own table of their places"


@dataclass(frozen=True, slots=True)
class Place:
    """A capital: degrees north and east."""

    name: str
    latitude: float
    longitude: float


@cache
def capitals() -> Mapping[str, Place]:
    """The capital of each economy that the table has (codes/capitals.csv), by code; rounded to 0.01 degrees."""
    listed = resources.files("entrepot.nouns").joinpath("codes", "capitals.csv").read_text(encoding="utf-8")
    return {
        row["code"]: Place(row["place"], float(row["latitude"]), float(row["longitude"]))
        for row in csv.DictReader(StringIO(listed))
    }


def capital(economy: Economy) -> Place | None:
    """Its capital, a region's own where the table has it, else its country's; None where neither is in the table."""
    known = capitals()
    return known.get(economy.code) or known.get(economy.parent or "")


def distance(one: Economy, other: Economy) -> float | None:
    """Kilometres between the capitals on the sphere; None where the table lacks one."""
    a, b = capital(one), capital(other)
    return None if a is None or b is None else between(a, b)


def between(one: Place, other: Place) -> float:
    """Kilometres between two places (haversine formula)."""
    north, south = math.radians(one.latitude), math.radians(other.latitude)
    across = math.radians(other.longitude - one.longitude)
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(across / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))
