"""The areas of a pair, and third countries, as text for a terminal and as flat rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from textwrap import shorten
from typing import TYPE_CHECKING

from entrepot.cli.areas_words import WORDS
from entrepot.cli.layout import rows_as

if TYPE_CHECKING:
    from entrepot.nouns.exchange import Json

_LONGEST = 48
_UNNAMED = 3
AREA_COLUMNS = (
    "rank", "area", "title", "way", "seller", "buyer", "stage", "matched", "offered", "wanted", "together", "listed",
    "numbers_of", "period", "unit", "sales", "share", "imports", "imports_growth", "suppliers", "advantage",
    "potential", "unrealised", "unrealised_at_ease_one", "region", "region_unrealised_low", "region_unrealised_high",
    "restrictions", "gap", "ask", "step", "quotes", "simulated",
)  # fmt: skip
_VALUES = (
    "traded", "share", "bought", "growth", "advantage", "potential", "unrealised", "unrealised_at_ease_one",
)  # fmt: skip
THIRD_COLUMNS = (
    "rank", "market", "name", "period", "unit", "imports", "growth", "growth_since", "suppliers", "seller_1",
    "numbers_of_1", "sales_1", "share_1", "potential_at_ease_one_1", "distance_km_1", "seller_2", "numbers_of_2",
    "sales_2", "share_2", "potential_at_ease_one_2", "distance_km_2", "simulated",
)  # fmt: skip


def as_text(page: Json, language: str = "en", *, everything: bool = False) -> str:
    """The matrix, then the rule of its order, where its numbers are from, and which office to take what up with.

    everything: also the many things said that the catalogue of areas does not have; else the first few of them.
    """
    say = WORDS[language]
    if not page["areas"]:
        return f"{say['none']}\n"
    has_numbers = page["basis"] is not None
    columns = ["#", *(say[name] for name in ("area", "way", "offered", "wanted", "traded"))]
    columns += [say[name] for name in ("imports", "suppliers", "advantage", "unrealised")] if has_numbers else []
    columns += [say["restrictions"]] if any(row["restrictions"] for row in page["areas"]) else []
    columns += [say["step"]] if any(row["step"]["kind"] != "sound" for row in page["areas"]) else []
    unnamed = [row for row in page["areas"] if row["area"] is None]
    hidden = [] if everything else unnamed[_UNNAMED:]
    rows = [_line(row, columns, say, language) for row in page["areas"] if row not in hidden]
    below = [*_below(page, say, language), *([say["unnamed"].format(count=len(hidden))] if hidden else [])]
    first = [say["simulated"]] if has_numbers and page["basis"]["simulated"] else []
    return "\n".join([*first, rows_as("table", rows, columns), *below]) + "\n"


def _line(row: Json, columns: Sequence[str], say: dict[str, str], language: str) -> Json:
    numbers = row["statistics"]
    step = row["step"]
    cells = {
        say["step"]: "" if step["kind"] == "sound" else say[f"step.{step['kind']}"],
        "#": str(row["rank"]),
        say["area"]: _title(row, language),
        say["way"]: _way(row, say),
        say["offered"]: _stages(row["offered"] or row["together"] or row["side_unknown"], say),
        say["wanted"]: _stages(row["wanted"], say) or _wanted(row, say),
        say["traded"]: _traded(row, numbers, say),
        say["restrictions"]: ", ".join(dict.fromkeys(say[one["kind"]] for one in row["restrictions"])),
    }
    if numbers:
        growth = numbers["growth"]
        whose = f"{numbers['of']['buyer']}: " if numbers["of"]["buyer"] != row["buyer"]["code"] else ""
        cells[say["imports"]] = whose + _money(numbers["bought"], say)
        if growth:
            cells[say["imports"]] += f" ({_share(growth['value'] - 1, say, '+.1%')})"
        cells[say["suppliers"]] = ", ".join(
            f"{one['economy']['code']} {_share(one['share']['value'], say)}" for one in numbers["suppliers"]
        )
        cells[say["advantage"]] = _number(numbers["advantage"]["value"], say, ".2f") if numbers["advantage"] else ""
        cells[say["unrealised"]] = _money(numbers["unrealised"], say)
        if numbers["region"]:
            cells[say["unrealised"]] += f" ({_money(numbers['region']['unrealised'], say)} {row_region(numbers)})"
    return {column: cells.get(column) for column in columns}


def _wanted(row: Json, say: dict[str, str]) -> str:
    """What stands where nobody says that it is needed."""
    if row["together"]:
        return say["jointly"] if len(row["sides"]) > 1 else ""
    return say["buys"] if row["offered"] and row["listed"] else ""


def row_region(numbers: Json) -> str:
    """The code of the region that a proxy is for."""
    return str(numbers["region"]["economy"]["code"])


def _title(row: Json, language: str) -> str:
    """The catalogue's name, or the document's words, not too many of them."""
    if row["area"]:
        return str(row["title_ru" if language == "ru" else "title"])
    words = shorten(row["title"], width=_LONGEST, placeholder="…")
    return f"«{words}»" if language == "ru" else f"“{words}”"


def _way(row: Json, say: dict[str, str]) -> str:
    if row["way"] == "together":
        sides = " + ".join(side["code"] for side in row["sides"])
        return f"{say['together' if len(row['sides']) > 1 else 'together_one']} {sides}".strip()
    return say["unknown"] if row["way"] == "unknown" else f"{row['seller']['code']} → {row['buyer']['code']}"


def _stages(voices: Sequence[Json], say: dict[str, str]) -> str:
    return ", ".join(dict.fromkeys(say[f"stage.{voice['stage']}"] for voice in voices))


def _traded(row: Json, numbers: Json | None, say: dict[str, str]) -> str:
    parts = [", ".join(goods["goods"] for goods in row["listed"][:3])]
    if numbers and numbers["traded"]["value"]:
        of = f" ({numbers['of']['seller']}→{numbers['of']['buyer']})"
        parts.append(_money(numbers["traded"], say) + (of if numbers["region"] or _is_other(row, numbers) else ""))
    return "; ".join(part for part in parts if part)


def _is_other(row: Json, numbers: Json) -> bool:
    """Whether the numbers are of other economies than the row's, the countries of its regions."""
    return (row["seller"]["code"], row["buyer"]["code"]) != (numbers["of"]["seller"], numbers["of"]["buyer"])


def _below(page: Json, say: dict[str, str], language: str) -> Iterable[str]:
    yield say["ranked"].format(rule="; ".join(page["rank_in_words"]), names=",".join(page["rank"]))
    yield say["stages"]
    yield from _sources(page, say)
    asked: dict[str, list[str]] = {}
    for row in page["areas"]:
        for body in row["step"]["ask"] if row["area"] and row["step"]["kind"] not in ("sound", "enlarge") else ():
            name = body["body_ru" if language == "ru" else "body"]
            asked.setdefault(say["office"].format(side=body["economy"], body=name), []).append(_title(row, language))
    for office, titles in asked.items():
        yield f"{office}: {'; '.join(dict.fromkeys(titles))}."
    if asked:
        yield say["offices"]
    if page["apart"]:
        yield say["apart"].format(
            areas="; ".join(one["title_ru" if language == "ru" else "title"] for one in page["apart"])
        )
    if page["left_out"]:
        yield say["left_out"].format(count=page["left_out"])


def _sources(page: Json, say: dict[str, str]) -> Iterable[str]:
    basis = page["basis"]
    if basis is None:
        small = page["largest_table"]
        yield say["too_small"].format(most=small) if small else say["no_statistics"]
        return
    yield say["basis"].format(**{**basis, "earlier": basis["earlier"] or "–"})
    for one in page["numbers_of"]:
        low, high = one["low"], one["high"]
        part = say["part_unknown"] if low is None else f"{_share(low, say, '.2%')}–{_share(high, say, '.2%')}"
        how = one["words"] or say[f"method.{one['method']}"]
        yield say["proxy"].format(region=one["region"], country=one["numbers_of"], part=part, how=how)
    yield say["benchmark"]


def area_rows(page: Json) -> list[Json]:
    """One flat row a prospect."""
    simulated = bool(page["basis"] and page["basis"]["simulated"])
    return [_flat(row) | {"simulated": simulated if row["statistics"] else None} for row in page["areas"]]


def _flat(row: Json) -> Json:
    numbers = row["statistics"] or {}
    region = numbers.get("region") or {}
    value = {name: (numbers.get(name) or {}).get("value") for name in _VALUES}
    traded = numbers.get("traded") or {}
    quotes = [q["text"] for part in ("offered", "wanted", "together", "side_unknown") for v in row[part]
              for q in v["quotes"][:1]]  # fmt: skip
    return {
        **{name: row[name] for name in ("rank", "area", "title", "way", "stage", "matched", "gap")},
        "seller": row["seller"] and row["seller"]["code"],
        "buyer": row["buyer"] and row["buyer"]["code"],
        **{part: sorted({v["stage"] for v in row[part]}) for part in ("offered", "wanted", "together")},
        "listed": [goods["goods"] for goods in row["listed"]],
        "numbers_of": f"{numbers['of']['seller']} to {numbers['of']['buyer']}" if numbers else None,
        "period": traded.get("period"),
        "unit": traded.get("unit"),
        "sales": value["traded"],
        "imports": value["bought"],
        "imports_growth": value["growth"],
        **{name: value[name] for name in ("share", "advantage", "potential", "unrealised", "unrealised_at_ease_one")},
        "suppliers": [f"{one['economy']['code']} {one['share']['value']:.4f}" for one in numbers.get("suppliers", ())],
        "region": region and region["economy"]["code"],
        "region_unrealised_low": region and _end(region["unrealised"], "low"),
        "region_unrealised_high": region and _end(region["unrealised"], "high"),
        "restrictions": [f"{one['kind']}: {one['what']}" for one in row["restrictions"]],
        "step": row["step"]["kind"],
        "ask": row["ask"] and f"{row['ask']['body']} ({row['ask']['economy']})",
        "quotes": quotes,
    }


def _end(number: Json, end: str) -> float | None:
    return number[end] if number[end] is not None else number["value"]  # type: ignore[no-any-return]


def third_as_text(rows: Sequence[Json], language: str = "en") -> str:
    """Markets as a table, then where the numbers and distances are from."""
    say = WORDS[language]
    if not rows:
        return f"{say['no_market']}\n"
    sellers = rows[0]["sellers"]
    heads = ["#", say["market"], say["demand"], say["growth"], say["suppliers"]]
    heads += [f"{say['sells']} {one['code']}" for one in sellers]
    heads += [f"{say['at_one']} {one['code']}" for one in sellers]
    heads += [f"{say['km']} {one['code']}" for one in sellers]
    lines = [dict(zip(heads, _market(row, language), strict=True)) for row in rows]
    first = rows[0]
    below = [say["third_basis"].format(year=first["period"], goods=", ".join(first["goods"]),
                                       earlier=first["growth_since"] or "–")]  # fmt: skip
    below += [say["stands_for"].format(region=one["name"], country=one["numbers_of"])
              for one in sellers if one["numbers_of"] != one["code"]]  # fmt: skip
    above = [say["simulated"]] if first["simulated"] else []
    return "\n".join([*above, rows_as("table", lines, heads), *below, say["distance"], say["benchmark"]]) + "\n"


def _market(row: Json, language: str) -> list[str]:
    sellers, say = row["sellers"], WORDS[language]
    return [
        str(row["rank"]),
        row["name_ru" if language == "ru" else "name"],
        _amount(row["imports"], row["unit"], say),
        "" if row["growth"] is None else _share(row["growth"] - 1, say, "+.1%"),
        ", ".join(f"{one['code']} {_share(one['share'], say)}" for one in row["suppliers"]),
        *(
            f"{_amount(one['sales'], row['unit'], say)} ({_share(one['share'], say, '.1%')})" if one["sales"] else "–"
            for one in sellers
        ),
        *(_amount(one["potential_at_ease_one"], row["unit"], say) for one in sellers),
        *("" if one["distance_km"] is None else f"{one['distance_km']:,.0f}".replace(",", " ") for one in sellers),
    ]


def third_rows(rows: Sequence[Json]) -> list[Json]:
    """One flat row a market."""
    flat = []
    for row in rows:
        out = {**row, "suppliers": [f"{one['code']} {one['share']:.4f}" for one in row["suppliers"]]}
        for place, one in enumerate(row["sellers"], 1):
            out |= {f"seller_{place}": one["code"]} | {
                f"{name}_{place}": one[name]
                for name in ("numbers_of", "sales", "share", "potential_at_ease_one", "distance_km")
            }
        flat.append(out)
    return flat


def _money(number: Json, say: dict[str, str]) -> str:
    if number["value"] is not None:
        return _amount(number["value"], number["unit"], say)
    low, high = (_amount(number[end], number["unit"], say) for end in ("low", "high"))
    return low if low == high else f"{low} – {high}"


def _amount(value: float, unit: str, say: dict[str, str]) -> str:
    """Three figures and a scale: 1.23 bn USD."""
    for size, name in ((1e9, "bn"), (1e6, "m"), (1e3, "k")):
        if abs(value) >= size:
            return f"{_number(value / size, say, '.3g')} {say[name]} {unit}"
    return f"{_number(value, say, '.3g')} {unit}"


def _share(ratio: float, say: dict[str, str], form: str = ".0%") -> str:
    return _number(ratio, say, form).replace("%", say["percent"])


def _number(value: float, say: dict[str, str], form: str) -> str:
    return f"{value:{form}}".replace(".", say["point"])
