"""Export potential as text for reading, and as rows; what the numbers are not stands beside all of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from entrepot.cli.indicator_words import head, in_words, is_simulated, number, say, share, title_of
from entrepot.cli.layout import rows_as

if TYPE_CHECKING:
    from entrepot.nouns.exchange import Json

COLUMNS = (
    "simulated", "exporter", "importer", "kind", "rank", "product", "potential", "actual", "realised", "unrealised",
    "at_ease_one", "at_predicted_ease", "from_growth", "supply", "demand", "density", "rca", "low", "high", "unit",
    "year", "digits", "lines_of", "note",
)  # fmt: skip
_LINE = ("potential", "actual", "realised", "unrealised", "at_ease_one", "at_predicted_ease", "from_growth")


def as_text(page: Json, most: int, language: str) -> str:
    """The page for reading: both ways, at most so many lines each."""
    lines = [*head(page, language), f"! {_say('note', language)}.", f"! {_say('by_line', language)}"]
    return "\n".join(["\n".join(lines) + "\n", *(_way(page, way, most, language) for way in page["ways"])])


def as_rows(page: Json, language: str) -> Iterator[Json]:
    """Every line in a row of its own: the sums of a way (kind `all`), its lines (`line`), new products (`new`)."""
    for way in page["ways"]:
        proxy = way["proxy"] or {}
        same = {
            "simulated": is_simulated(page),
            "exporter": way["exporter"],
            "importer": way["importer"],
            "unit": page["unit"],
            "year": page["year"],
            "digits": page["digits"],
            "lines_of": [f"{code} by {of}" for code, of in proxy.get("of", {}).items()],
            "note": _say("note", language),
        }
        sums = {name: way[name] for name in (*_LINE[:-1],)}
        yield {**same, **sums, "kind": "all", "low": proxy.get("low"), "high": proxy.get("high")}
        yield from ({**line, **same, "kind": "line"} for line in way["lines"])
        yield from ({**line, **same, "kind": "new"} for line in way["new_products"])


def with_notes(page: Json, language: str) -> Json:
    """The page as JSON: the note beside every line and sum."""
    note = _say("note", language)
    ways = [
        {
            **way,
            "note": note,
            "lines": [{**line, "note": note} for line in way["lines"]],
            "new_products": [{**line, "note": note} for line in way["new_products"]],
        }
        for way in page["ways"]
    ]
    return {"note": note, **in_words(page, language), "ways": ways}


def _way(page: Json, way: Json, most: int, language: str) -> str:
    def told_in(name: str, /, **values: object) -> str:
        return _say(name, language, **values)

    def money(value: float | None) -> str:
        return number(value, language)

    told = [told_in("way", seller=way["exporter"], buyer=way["importer"], unit=page["unit"])]
    told += _proxy_lines(way, language)
    unused = told_in("unused", share=share(way["unused"], language)) if way["unused"] is not None else ""
    sums = {name: money(way[name]) for name in ("potential", "actual", "realised", "unrealised")}
    told += [told_in("sum", **sums, unused=unused), _ease(way, language)]
    used = ", ".join(say("term", term, language) for term in way["used"])
    told.append(told_in("terms", terms=used) if used else told_in("no_terms"))
    told += [] if "projections" in way["used"] or not way["ease"] else [told_in("static")]
    columns = ["product", *(name for name in _LINE if any(line[name] is not None for line in way["lines"]))]
    rows = [
        {**{name: money(line[name]) for name in columns}, "product": line["product"], "": _title(line, language)}
        for line in way["lines"][:most]
    ]
    table = rows_as("table", rows, (*columns, "")) if rows else "" if way["lines"] else told_in("none") + "\n"
    after = [told_in("more_lines", n=len(way["lines"]) - most)] if len(way["lines"]) > most else []
    if way["left_out"]:
        after.append(_left_out(page, way, language))
    new = [
        {"rank": str(line["rank"]), "product": line["product"],
         **{name: money(line[name]) for name in ("density", "rca", "demand")}, "": _title(line, language)}
        for line in way["new_products"][:most]
    ]  # fmt: skip
    if new:
        after += [told_in("new"), rows_as("table", new, tuple(new[0])).rstrip("\n")]
    return "\n".join(told) + "\n" + table + "\n".join(after) + "\n"


def _ease(way: Json, language: str) -> str:
    ease = way["ease"]
    meaning = _say("frozen" if ease == 0 else "more" if ease >= 1 else "less", language)
    predicted = _say("unpredicted", language)
    if way["predicted_ease"] is not None:
        values = {"ease": number(way["predicted_ease"], language), "sum": number(way["at_predicted_ease"], language)}
        predicted = _say("predicted", language, **values)
    one = number(way["at_ease_one"], language)
    return _say("ease", language, ease=number(ease, language), meaning=meaning, one=one, predicted=predicted)


def _proxy_lines(way: Json, language: str) -> list[str]:
    proxy = way["proxy"]
    if not proxy:
        return []
    own = "" if proxy["potential"] is None else _say("own", language, sum=number(proxy["potential"], language))
    low, high = (number(proxy[name], language) for name in ("low", "high"))
    return [_say("proxy", language, code=code, of=of, low=low, high=high, own=own) for code, of in proxy["of"].items()]


def _left_out(page: Json, way: Json, language: str) -> str:
    limits = page["thresholds"]
    part = limits["share"]
    values = {name: number(limits[name], language) for name in ("in_world", "in_market")}
    values["sum"] = number(way["left_out_potential"], language)
    if part is None:
        return _say("left_out", language, n=way["left_out"], **values)
    return _say("left_out_share", language, n=way["left_out"], share=share(part, language), **values)


def _title(line: Json, language: str) -> str:
    return title_of(line["product"], language)[:60]


def _say(name: str, language: str, /, **values: object) -> str:
    """A message with what the numbers are not, where it has a place for it."""
    return say("potential", name, language, note=say("potential", "note", language), **values)
