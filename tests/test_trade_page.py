"""The trade page of a pair: hand-checked accounts, growth like for like, contributions that add up."""

import json

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepot.analysis.trade_page import as_json, trade_page
from entrepot.errors import EntrepotError
from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period

BLR, RUS = Economy.parse("BLR"), Economy.parse("RUS")
KEY = ["series", "first", "last", "reporter", "partner", "flow", "classification", "level", "unit", "valuation",
       "status", "origin_id"]  # fmt: skip


def row(
    when: str, reporter: str, partner: str, flow: str, value: float, product: str = "TOTAL", **other: object
) -> dict[str, object]:
    period = Period.parse(when)
    first, last = (month // 12 * 100 + month % 12 + 1 for month in (period.first, period.last))
    return {"series": "s", "first": first, "last": last, "reporter": reporter, "partner": partner, "flow": flow,
            "classification": "HS2017", "product": product, "level": 0 if product == "TOTAL" else len(product),
            "unit": "USD", "valuation": "fob" if flow == "exports" else "cif", "status": "reported", "origin_id": "o",
            "value": float(value), "weight": None, **other}  # fmt: skip


def page(*rows: dict[str, object], **options: object):
    table = pl.DataFrame(rows, schema_overrides={"weight": pl.Float64})
    totals = table.group_by(KEY, maintain_order=True).agg(pl.col("value").sum(), pl.len().alias("lines"))
    between = table.filter(pl.col("reporter").is_in(["BLR", "RUS"]) & pl.col("partner").is_in(["BLR", "RUS"]))
    return trade_page(BLR, RUS, between, totals, **options)


YEARS = (
    row("2022", "BLR", "RUS", "exports", 80), row("2022", "BLR", "RUS", "imports", 50),
    row("2023", "BLR", "RUS", "exports", 100), row("2023", "BLR", "RUS", "imports", 60),
    row("2023", "BLR", "KAZ", "exports", 300), row("2023", "BLR", "POL", "exports", 50),
    row("2023", "BLR", "WLD", "exports", 500),
)  # fmt: skip


def test_levels_balance_growth_share_and_rank():
    found = page(*YEARS)
    (account,) = found.accounts
    line = account.latest
    assert (line.exports, line.imports, line.turnover, line.balance) == (100, 60, 160, 40)
    assert (line.exports_growth, line.imports_growth, line.turnover_growth) == (1.25, 1.2, 160 / 130)
    share = account.shares[0]
    assert (share.share, share.rank, share.partners, share.of) == (0.2, 2, 3, "the published world total")
    assert account.basis == "published totals"
    assert found.cautions == ("fob_cif",)


def test_months_are_compared_with_the_same_months_and_never_with_a_year():
    months = [row(f"2022-{m:02d}", "BLR", "RUS", flow, 10) for m in range(1, 13) for flow in ("exports", "imports")]
    months += [row(f"2023-{m:02d}", "BLR", "RUS", "exports", 12) for m in range(1, 5)]
    months += [row(f"2023-{m:02d}", "BLR", "RUS", "imports", 11) for m in range(1, 4)]
    line = page(*months).headline.latest
    assert str(line.period) == "2023-01/2023-03", "the latest months that both flows have"
    assert (line.exports, line.exports_growth, line.imports_growth) == (36, pytest.approx(1.2), pytest.approx(1.1))
    assert "partial_year" in page(*months).cautions


def test_a_held_month_without_a_row_is_no_trade_and_a_month_not_held_is_not():
    rows = [row(f"2023-{m:02d}", "BLR", "KAZ", "exports", 5) for m in range(1, 5)]
    found = page(*rows, row("2023-01", "BLR", "RUS", "exports", 7), row("2023-04", "BLR", "RUS", "exports", 1))
    line = found.headline.latest
    assert (str(line.period), line.exports) == ("2023-01/2023-04", 8)
    gap = [one for one in rows if one["first"] != 202303]
    line = page(
        *gap, row("2023-01", "BLR", "RUS", "exports", 7), row("2023-04", "BLR", "RUS", "exports", 1)
    ).headline.latest
    assert (str(line.period), line.exports, line.imports, line.turnover) == ("2023-01/2023-02", 7, None, None)


def test_months_that_do_not_begin_with_january_and_quarters():
    spring = [row(f"2023-{m:02d}", "BLR", "RUS", "exports", m) for m in (1, 3, 4, 5)]
    line = page(*spring[1:]).headline.latest
    assert (str(line.period), line.exports) == ("2023-03/2023-05", 12)
    assert str(page(*spring).headline.latest.period) == "2023-01", "what begins the year comes before what does not"
    quarters = [row(f"{year}-Q{q}", "BLR", "RUS", "exports", 10 * q) for year in (2022, 2023) for q in (1, 2)]
    line = page(*quarters, row("2023-07", "BLR", "RUS", "exports", 4)).headline.latest
    assert (str(line.period), line.exports, line.exports_growth) == ("2023-01/2023-07", 34, None)
    line = page(*quarters).headline.latest
    assert (str(line.period), line.exports, line.exports_growth) == ("2023-01/2023-06", 30, 1.0)


def test_a_reconciled_table_without_the_partners_exports_is_not_available():
    told = {"status": "reconciled", "series": "baci"}
    sold = row("2023", "BLR", "RUS", "exports", 105, "870110", **told)
    others = row("2023", "KAZ", "BLR", "exports", 7, "870110", **told)
    line = page(sold, others).headline.latest
    assert (line.exports, line.imports, line.turnover) == (105, None, None)
    line = page(sold, others, row("2023", "RUS", "KAZ", "exports", 9, "870110", **told)).headline.latest
    assert (line.exports, line.imports, line.turnover) == (105, 0, 105)


def test_own_mirror_and_reconciled_are_apart():
    found = page(
        row("2023", "BLR", "RUS", "exports", 100), row("2023", "RUS", "BLR", "imports", 115),
        row("2023", "RUS", "BLR", "exports", 60),
        row("2023", "BLR", "RUS", "exports", 105, "870110", status="reconciled", series="baci"),
        row("2023", "RUS", "BLR", "exports", 61, "870110", status="reconciled", series="baci"),
    )  # fmt: skip
    told = {(a.series, a.view): (a.latest.exports, a.latest.imports) for a in found.accounts}
    assert told == {("baci", "reconciled"): (105, 61), ("s", "own"): (100, None), ("s", "mirror"): (115, 60)}
    assert found.headline.view == "mirror", "the account that has both flows"
    assert "mirror_used" in found.cautions


PRODUCTS = (
    row("2022", "BLR", "RUS", "exports", 50, "870110", weight=10_000.0),
    row("2022", "BLR", "RUS", "exports", 30, "040210"),
    row("2023", "BLR", "RUS", "exports", 75, "870110", weight=12_500.0),
    row("2023", "BLR", "RUS", "exports", 5, "870190"),
    row("2023", "BLR", "RUS", "exports", 20, "040210"),
)  # fmt: skip


def test_products_contribute_what_the_flow_grew_by():
    found = page(*PRODUCTS)
    lines = {line.product: line for line in found.products}
    assert set(lines) == {"8701", "0402"}
    assert (lines["8701"].before, lines["8701"].after, lines["8701"].growth) == (50, 80, 1.6)
    assert lines["8701"].contribution == pytest.approx(30 / 80)
    assert sum(line.contribution for line in found.products) == pytest.approx(found.headline.latest.exports_growth - 1)
    assert (lines["8701"].unit_value_before, lines["8701"].unit_value) == (5.0, 6.0)
    assert lines["0402"].unit_value is None
    (concentration,) = found.concentration
    assert concentration.hhi == pytest.approx(0.8**2 + 0.2**2)
    assert concentration.products == 2
    assert found.headline.basis == "sums of the 6-digit products held"


def test_a_published_total_beyond_the_products_is_a_line_of_its_own():
    found = page(*PRODUCTS, row("2022", "BLR", "RUS", "exports", 100), row("2023", "BLR", "RUS", "exports", 130))
    other = found.products[-1]
    assert (other.product, other.before, other.after) == ("other", 20, 30)
    assert sum(line.contribution for line in found.products) == pytest.approx(0.3)
    assert sum(line.share for line in found.products) == pytest.approx(1.0)
    assert "products_do_not_cover_the_total" in found.cautions


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), min_size=1, max_size=8))
def test_contributions_always_add_up(changes):
    rows = [
        row(year, "BLR", "RUS", "exports", value + 1, f"{chapter + 1:02d}0000")
        for chapter, pair in enumerate(changes)
        for year, value in zip(("2022", "2023"), pair, strict=True)
    ]
    found = page(*rows, digits=2)
    assert sum(line.contribution for line in found.products) == pytest.approx(found.headline.latest.exports_growth - 1)


def test_services_are_not_goods():
    found = page(*YEARS, row("2023", "BLR", "RUS", "exports", 9, classification="services"))
    assert found.headline.latest.exports == 100


def test_nothing_held_is_said_and_a_view_that_is_not_there_too():
    with pytest.raises(EntrepotError, match="no statistics are held for this pair"):
        page(row("2023", "BLR", "KAZ", "exports", 1))
    with pytest.raises(EntrepotError, match="no mirror account of this pair is held"):
        page(*YEARS, view="mirror")


def test_the_page_is_json():
    plain = as_json(page(*YEARS, *PRODUCTS[:2]))
    assert json.loads(json.dumps(plain))["accounts"][0]["lines"][-1]["period"] == "2023"
    assert plain["one"] == {"code": "BLR", "name": "Belarus"}
