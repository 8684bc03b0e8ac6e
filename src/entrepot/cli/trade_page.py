"""The trade page of a pair as text for reading, and as rows."""

from __future__ import annotations

import math
from collections.abc import Iterator
from textwrap import shorten
from typing import TYPE_CHECKING

from entrepot.cli.indicator_words import title_of
from entrepot.cli.layout import rows_as

if TYPE_CHECKING:
    from entrepot.nouns.exchange import Json

TRADE_COLUMNS = (
    "simulated", "series", "view", "period", "way", "product", "title", "value", "before", "growth", "share", "rank",
    "partners", "contribution", "unit_value", "unit_value_before", "unit", "valuation", "classification",
)  # fmt: skip
WAYS = ("exports", "imports")
NONE = "not available"
_LONGEST = 44
_CAUTIONS = {
    "simulated": "SIMULATED DATA: no real flows are in this page.",
    "partial_year": "The latest year is not full: it is compared with the same months of the year before.",
    "mirror_used": "Products and shares are as the partner declares them.",
    "fob_cif": "Exports and imports are valued differently (fob, cif): the balance holds freight and insurance.",
    "sum_of_products": "No totals are published: levels are sums of the products held.",
    "products_do_not_cover_the_total": "The products held do not make up the whole: the rest is in the line other.",
}
_RULES = {
    "exporter": "the exporter's",
    "importer_at_fob": "the importer's at fob",
    "importer": "the importer's as declared",
}
_VIEWS = {"own": "as {one} declares", "mirror": "as {other} declares", "reconciled": "reconciled by the publisher"}


def as_text(page: Json, most: int) -> str:
    """The page for reading: what to beware of, every account, then products of the latest, `most` each way."""
    names = {side: page[side]["name"] for side in ("one", "other")}
    lines = [_CAUTIONS.get(caution, caution) for caution in page["cautions"]]
    head = f"{names['one']} ({page['one']['code']}) with {names['other']} ({page['other']['code']})"
    parts = ["\n".join([*lines[:1], head, *lines[1:]] if "simulated" in page["cautions"] else [head, *lines]) + "\n"]
    parts += [_account(account, names) for account in page["accounts"]]
    parts += [_twice(page)] if page["twice"] else []
    parts += [_products(page, way, most) for way in WAYS]
    return "\n".join(parts)


def as_rows(page: Json) -> list[Json]:
    """Every number of the page in one long table: levels, turnover and balance of each account, then products."""
    return [*_level_rows(page), *_product_rows(page)]


def _account(account: Json, names: dict[str, str]) -> str:
    view = _VIEWS[account["view"]].format(**names)
    valued = ", ".join(f"{way} {how}" for way, how in account["valuations"].items() if how)
    head = f"{account['series']}, {view}; {account['unit']}; {account['basis']}{'; ' + valued if valued else ''}"
    rows = [
        {
            "period": line["period"],
            **{name: _money(line[name]) for name in (*WAYS, "turnover", "balance")},
            **{f"{name} growth": _index(line[f"{name}_growth"]) for name in (*WAYS, "turnover")},
        }
        for line in account["lines"]
    ]
    shares = [
        f"{names['other']} in {share['way']} of {names['one']}, {share['period']}: {_percent(share['share'])}, "
        f"rank {share['rank']} of {share['partners']} partners ({share['of']})\n"
        for share in account["shares"]
    ]
    return f"{head}\n{rows_as('table', rows, tuple(rows[0]))}{''.join(shares)}"


def _twice(page: Json) -> str:
    """What each side declares of the same flow, and how the importer's value was brought to FOB."""
    rows = [
        {
            "flow": f"{told['exporter']} to {told['importer']}",
            "period": told["period"],
            "unit": told["unit"],
            "by exporter": _money(told["reported"]),
            "by importer": f"{_money(told['mirror'])}{' ' + told['valuation'] if told['mirror'] is not None else ''}",
            "gap": NONE if told["gap"] is None else f"{100 * math.expm1(-told['gap']):+.1f} %",
            "importer at fob": f"{_money(told['at_fob'])}{' (assumed)' if told['is_assumed'] else ''}",
            "adopted": _money(told["adopted"]),
            "rule": _RULES[told["rule"]],
        }
        for told in page["twice"]
    ]
    told = "Both declarations of one flow; gap: by how much the importer's value exceeds the exporter's"
    return f"{told}\n{rows_as('table', rows, tuple(rows[0]))}{_fit(page)}"


def _fit(page: Json) -> str:
    fit = page["freight"]["fit"]
    if fit is None:
        if not any(told["is_assumed"] for told in page["twice"]):
            return ""
        rate = next(told["rate"] for told in page["twice"] if told["is_assumed"])
        return f"CIF/FOB is assumed to be {rate}: no fit, {page['freight']['why']}\n"
    terms = ", ".join(f"{name} {value:.4f} ({error:.4f})" for name, (value, error) in fit["terms"].items())
    return (
        f"ln(CIF/FOB) fitted on this pair's products that both sides declare with weights: {fit['flows']:,} flows, "
        f"{fit['dropped']:,} dropped as outliers, R² {fit['r_squared']:.3f}, mean CIF/FOB {fit['mean_rate']:.3f}; "
        f"coefficients (standard errors): {terms}\n"
    )


def _products(page: Json, way: str, most: int) -> str:
    found = [line for line in page["products"] if line["way"] == way]
    title = f"{way.capitalize()} by product, {page['period']}"
    if not found:
        return f"{title}: {NONE}\n"
    rest = [line for line in found if line["product"] == "other"]
    listed = [line for line in found if line["product"] != "other"]
    rows = [
        {
            "product": line["product"],
            "goods": shorten(title_of(line["product"], "en"), width=_LONGEST, placeholder="…"),
            "value": _money(line["after"]),
            "before": _money(line["before"]),
            "share": _percent(line["share"]),
            "growth": _index(line["growth"]),
            "contribution": _percent(line["contribution"]),
            "per tonne": _money(line["unit_value"]),
        }
        for line in [*listed[:most], *rest]
    ]
    dense = next((c for c in page["concentration"] if c["way"] == way), None)
    told = f"{title}, {page['classification']} at {page['digits']} digits, {page['headline']['series']}"
    more = f"{len(listed) - most} more products; --products shows more of them\n" if len(listed) > most else ""
    if dense and dense["hhi"] is not None:
        more += f"Concentration (HHI) {dense['hhi']:.3f}, like {dense['effective']:.1f} equal products, "
        more += f"{dense['products']} traded\n"
    return f"{told}\n{rows_as('table', rows, tuple(rows[0]))}{more}"


def _level_rows(page: Json) -> Iterator[Json]:
    for account in page["accounts"]:
        shares = {(share["way"], share["period"]): share for share in account["shares"]}
        for line in account["lines"]:
            for way in (*WAYS, "turnover", "balance"):
                share = shares.get((way, line["period"]), {})
                yield {
                    **_same(account),
                    "period": line["period"],
                    "way": way,
                    "product": "TOTAL",
                    "value": line[way],
                    "growth": line.get(f"{way}_growth"),
                    "valuation": account["valuations"].get(way),
                    **{name: share.get(name) for name in ("share", "rank", "partners")},
                }


def _product_rows(page: Json) -> Iterator[Json]:
    for line in page["products"]:
        yield {
            **line,
            **_same(page["headline"]),
            "title": title_of(line["product"], "en"),
            "period": page["period"],
            "value": line["after"],
            "valuation": page["headline"]["valuations"].get(line["way"]),
            "classification": page["classification"],
        }


def _same(account: Json) -> Json:
    return {name: account[name] for name in ("simulated", "series", "view", "unit")}


def _money(value: float | None) -> str:
    return NONE if value is None else f"{value:,.0f}"


def _index(value: float | None) -> str:
    return NONE if value is None else f"×{value:.3f}"


def _percent(value: float | None) -> str:
    return NONE if value is None else f"{100 * value:.1f} %"
