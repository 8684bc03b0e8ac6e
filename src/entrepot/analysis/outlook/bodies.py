"""Bodies: whom to ask for what the record lacks."""

import csv
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from entrepot.analysis.outlook.results import Body
from entrepot.nouns.economy import Economy


def statistical_bodies(economies: Iterable[Economy]) -> tuple[Body, ...]:
    """Who publishes trade of each economy: for a region its own office and its country's, customs after statistics.

    What two regions of one country trade passes no customs.
    """
    asked = list(economies)
    is_within = len(asked) > 1 and all(one.parent for one in asked) and len({one.parent for one in asked}) == 1
    return tuple(dict.fromkeys(body for economy in asked for body in _statistical(economy, with_customs=not is_within)))


def field_body(economy: Economy, area: str) -> Body:
    """The ministry (of a country) or department (of a region) in charge of an area, by the area's key or words."""
    words = area.casefold().replace("_", " ").split()
    rows = _table("field_bodies.csv")
    row = next((row for row in rows if _fits(row["stems"].split(), words)), rows[-1])
    column = "region" if economy.kind == "region" else "country"
    return Body(economy, row[column], row[f"{column}_ru"])


def trade_body(economy: Economy) -> Body:
    """The ministry or department in charge of foreign trade."""
    return field_body(economy, "*")


def goal_body(economy: Economy) -> Body:
    """Whoever set a goal for the pair on this economy's side."""
    return Body(economy, "the office that set the goal", "ведомство, объявившее цель")


def _statistical(economy: Economy, *, with_customs: bool) -> list[Body]:
    country = economy.country if economy.kind == "region" else economy
    rows = [row for row in _table("offices.csv") if row["economy"] == country.code]
    owners = {"region": economy, "statistics": country, "customs": country}
    if economy.kind != "region":
        del owners["region"]
    if not with_customs:
        del owners["customs"]
    found = [Body(owners[kind], row["name"], row["name_ru"]) for kind in owners for row in rows if row["kind"] == kind]
    return found or [Body(economy, "the statistical office", "статистическое ведомство")]


def _fits(stems: list[str], words: list[str]) -> bool:
    return any(word.startswith(stem) for word in words for stem in stems)


@cache
def _table(name: str) -> list[dict[str, str]]:
    text = files("entrepot.analysis.outlook").joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))
