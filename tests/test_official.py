"""Official statistics in a brief: every number down to its rows, statements held against them. Values are invented."""

import json
import math
from datetime import date

import numpy as np
import polars as pl
import pytest

from brief_reports import BELARUS, KIROV, Report, usd
from entrepot.analysis.official.held import Held
from entrepot.analysis.official.sheet import Sheet
from entrepot.analysis.pair import analyse
from entrepot.analysis.trade_sides import Cell
from entrepot.analysis.trade_twice import ASSUMED, Fit, Freight
from entrepot.briefs.brief import Brief, build, render, write
from entrepot.briefs.runs import plain
from entrepot.errors import EntrepotError
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Ledger
from entrepot.nouns.origin import Origin
from entrepot.nouns.period import Period
from entrepot.nouns.selection import Selection
from entrepot.statistics.freight import freight_of
from test_trade_page import BLR, RUS, page, row

ORIGIN = Origin("Customs", "Trade by product (2023)", licence="Open", sha256="0" * 64, loaded=date(2024, 3, 1))
WORDS = "Trade was told here."
PRODUCTS = tuple(
    row(year, "BLR", "RUS", flow, value, product, weight=weight)
    for year, flow, product, value, weight in (
        ("2022", "exports", "870110", 50e6, 1e7), ("2023", "exports", "870110", 75e6, 1.25e7),
        ("2022", "exports", "040210", 30e6, None), ("2023", "exports", "040210", 20e6, None),
        ("2023", "exports", "842810", 5e6, None),
        ("2022", "imports", "270900", 90e6, None), ("2023", "imports", "270900", 99e6, None),
    )
)  # fmt: skip
TOTALS = (
    row("2022", "BLR", "RUS", "exports", 80e6), row("2023", "BLR", "RUS", "exports", 104e6),
    row("2022", "BLR", "RUS", "imports", 90e6), row("2023", "BLR", "RUS", "imports", 99e6),
    row("2023", "BLR", "WLD", "exports", 520e6), row("2023", "BLR", "KAZ", "exports", 200e6),
)  # fmt: skip
MIRROR = (row("2023", "RUS", "BLR", "imports", 110e6), row("2023", "RUS", "BLR", "exports", 95e6))


def held(*rows, **options) -> Held:
    return Held(page(*(rows or (*PRODUCTS, *TOTALS, *MIRROR)), **options), {"o": ORIGIN})


def brief(*stated, tables: Held | None = None, pair=(BLR, RUS), dollars=None) -> Brief:
    report = Report("said", WORDS, date(2024, 6, 1), "A report", "Agency")
    for measure, period, amount in stated:
        report.figure(WORDS, measure, pair, period, amount)
    analysis = analyse(report.said, *pair, date(2024, 7, 1), held=tables or held(), dollars=dollars)
    return build(analysis, [report.document])


def value(made: Brief, entry_id: str | None) -> float:
    assert entry_id is not None
    return made.facts.ledger[entry_id].value


@pytest.fixture(scope="module")
def made() -> Brief:
    return brief()


def test_levels_growth_balance_share_and_rank(made):
    official = made.facts.analysis.official
    line = official.headline.latest
    assert [value(made, getattr(line, name)) for name in ("exports", "imports", "turnover", "balance")] == [
        104e6, 99e6, 203e6, 5e6,
    ]  # fmt: skip
    assert value(made, line.exports_growth) == pytest.approx(1.3)
    assert value(made, line.turnover_growth) == pytest.approx(203 / 170)
    (exports, _) = official.headline.shares
    assert value(made, exports.share) == pytest.approx(0.2)
    assert (value(made, exports.rank), value(made, exports.partners)) == (2, 2)
    assert official.headline.title == "Customs: Trade by product"


def test_every_number_ends_at_rows_of_a_table(made):
    ledger = made.facts.ledger
    assert len(ledger) > 40
    for entry in ledger:
        for leaf in ledger.leaves(entry.id):
            assert (leaf.rows and leaf.rows.origin == "o") or leaf.status == "assumed", entry
            if leaf.rows:
                assert str(Selection.parse(leaf.rows.query)) == leaf.rows.query
    level = ledger[made.facts.analysis.official.products[0].level]
    assert (level.product, level.rows.count, level.value) == ("8701", 1, 75e6)
    assert "1 row of S1: reporter=BLR partner=RUS flow=exports period=2023" in plain(write(made).proofs[level.id].how)


def test_contributions_add_up_to_the_growth_of_the_flow(made):
    official = made.facts.analysis.official
    for way in ("exports", "imports"):
        parts = [value(made, one.contribution) for one in official.products if one.way == way]
        growth = value(made, getattr(official.headline.latest, f"{way}_growth"))
        assert sum(parts) == pytest.approx(growth - 1)
    shares = [value(made, one.share) for one in official.products if one.way == "exports"]
    assert sum(shares) == pytest.approx(1.0)
    (dense, _) = official.concentration
    assert value(made, dense.hhi) == pytest.approx(0.75**2 + 0.2**2 + 0.05**2)


def test_a_product_that_is_traded_no_more_is_among_the_others():
    gone = row("2022", "BLR", "RUS", "exports", 40e6, "310420")
    official = brief(tables=held(*PRODUCTS, gone)).facts.analysis.official
    made = brief(tables=held(*PRODUCTS, gone))
    exports = [one for one in official.products if one.way == "exports"]
    assert [one.code for one in exports] == ["8701", "0402", "8428", None]
    assert value(made, exports[-1].level) == 0 and value(made, exports[-1].growth) == 0
    growth = value(made, official.headline.latest.exports_growth)
    assert sum(value(made, one.contribution) for one in exports) == pytest.approx(growth - 1)
    assert "All other goods" in render(made, "md")


@pytest.mark.parametrize("form", ["md", "html", "json", "text"])
@pytest.mark.parametrize("language", ["en", "ru"])
def test_the_brief_without_any_report_passes_the_last_check(made, form, language):
    text = render(made, form, language)
    assert "8701" in text
    if form == "json":
        told = json.loads(text)
        assert told["official"]["accounts"][told["official"]["headline"]]["view"] == "own"
        assert {entry["status"] for entry in told["ledger"]} == {"reported", "mirror", "computed", "assumed"}
        assert [gap["kind"] for gap in told["gaps"]] == ["no_cooperation"]


def test_the_bottom_line_tells_what_tables_have(made):
    text = render(made, "md").replace("\N{NO-BREAK SPACE}", " ")
    assert "**Trade.** [$203.0 million]" in text
    assert "| HS 8428 (Lifting, handling and loading machinery" in text or "| HS 8428" in text
    assert "| new |" in text
    assert "S1 Trade by product (2023). Customs; table added on 1 March 2024; licence: Open" in text


def test_both_declarations_stand_side_by_side(made):
    official = made.facts.analysis.official
    exports = next(told for told in official.twice if told.way == "exports")
    assert [value(made, i) for i in (exports.reported, exports.mirror, exports.adopted)] == [104e6, 110e6, 104e6]
    assert value(made, exports.gap) == pytest.approx(110 / 104)
    assert made.facts.ledger[exports.rate].status == "assumed"
    assert value(made, exports.rate) == ASSUMED
    assert value(made, exports.at_fob) == pytest.approx(110e6 / ASSUMED)
    imports = next(told for told in official.twice if told.way == "imports")
    assert [value(made, i) for i in (imports.reported, imports.mirror, imports.adopted)] == [95e6, 99e6, 95e6]
    assert "could not be fitted on this pair’s products" in render(made, "md")


@pytest.mark.parametrize(
    ("measure", "amount", "reason"),
    [
        ("exports", usd(104e6, step=1e6), "confirmed"),
        ("exports", usd(104.4e6, step=0.1e6), "unexplained"),
        ("exports", usd(100e6, "about", 10e6), "confirmed"),
        ("exports", usd(100e6, "at_least"), "confirmed"),
        ("exports", usd(105e6, step=1e6), "rounding"),
        ("exports", usd(110e6, step=0.1e6), "other_side"),
        ("imports", usd(93.4e6, step=0.1e6), "freight"),
        ("turnover", usd(203e6, step=0.1e6), "confirmed"),
        ("turnover", usd(196.4e6, step=0.1e6), "freight"),
        ("balance", usd(5e6, step=1e6), "confirmed"),
        ("turnover", usd(260e6, step=0.1e6), "services"),
        ("turnover", usd(150e6, step=1e6), "unexplained"),
    ],
)
def test_a_statement_and_a_statistic_of_the_same_flow(measure, amount, reason):
    services = [row("2023", "BLR", "RUS", flow, 130e6, classification="goods_and_services")
                for flow in ("exports", "imports")]  # fmt: skip
    made = brief((measure, "2023", amount), tables=held(*PRODUCTS, *TOTALS, *MIRROR, *services))
    (compared,) = made.facts.analysis.official.compared
    assert compared.reason == reason
    assert (compared.agreeing is not None) == (reason in ("other_side", "services"))
    assert value(made, compared.gap) == pytest.approx(amount.low / value(made, compared.counted))
    text = render(made, "md")
    assert "Stated and counted: the same flow and the same period" in text
    assert render(made, "html", "ru")


def test_another_period_or_only_some_goods_are_not_compared():
    assert brief(("exports", "2021", usd(80e6))).facts.analysis.official.compared == ()
    part = brief(("exports", "2023-01/2023-06", usd(50e6)))
    assert part.facts.analysis.official.compared == ()


def test_another_currency_needs_a_rate():
    euros = usd(96.3e6, step=0.1e6)
    stated = ("exports", "2023", type(euros)(euros.low, euros.high, "EUR", "exact", euros.step))
    (compared,) = brief(stated).facts.analysis.official.compared
    assert (compared.reason, compared.counted) == ("other_currency", None)
    made = brief(stated, dollars={"EUR": 1.08})
    (compared,) = made.facts.analysis.official.compared
    assert compared.reason == "confirmed"
    assert value(made, compared.counted) == pytest.approx(104e6 / 1.08)


def test_tables_of_the_countries_are_for_scale_only():
    tables = Held(held().page, {"o": ORIGIN}, of_country=True)
    report = Report("said", WORDS, date(2024, 6, 1), "A report", "Agency")
    report.figure(WORDS, "turnover", (BELARUS, KIROV), "2023", usd(50e6))
    analysis = analyse(report.said, BELARUS, KIROV, date(2024, 7, 1), held=tables)
    text = render(build(analysis, [report.document]), "md").replace("\N{NO-BREAK SPACE}", " ")
    assert "**Official statistics: not available.** No table held has this pair, and international tables" in text
    assert "**For scale only, not of Kirov Oblast.**" in text
    assert "Belarus with Russia as a whole: turnover of [$203.0 million]" in text
    assert any(gap.kind == "official_series_missing" for gap in analysis.gaps)
    assert analysis.official.compared == ()
    with pytest.raises(EntrepotError, match="nothing is known of this pair"):
        analyse([], BELARUS, KIROV, held=tables)


def test_simulated_rows_are_said_in_the_first_line():
    rows = [row("2023", "BLR", "RUS", "exports", 5e6, status="simulated", series="simulated world")]
    made = brief(tables=held(*rows))
    assert render(made, "md").startswith("# SIMULATED DATA, NO REAL FLOWS: Belarus and Russia")


def test_a_number_of_several_files_is_the_sum_of_each():
    rows = [row(f"2023-{m:02d}", "BLR", "RUS", "exports", 1e6 * m, origin_id="o" if m < 7 else "p")
            for m in range(1, 13)]  # fmt: skip
    made = brief(tables=Held(page(*rows), {"o": ORIGIN, "p": ORIGIN}))
    entry = made.facts.ledger[made.facts.analysis.official.headline.latest.exports]
    assert (entry.formula, entry.value) == ("sum over the files", 78e6)
    parts = [made.facts.ledger[i] for i in entry.rests_on]
    assert [(part.rows.origin, part.rows.count, part.value) for part in parts] == [("o", 6, 21e6), ("p", 6, 57e6)]


def weighed(rate: float, noise: float = 0.005, products: int = 60) -> pl.DataFrame:
    """Products that both sides declare with weights; importers pay `rate` on top, every thirtieth is wild."""
    draw = np.random.default_rng(1)
    rows = []
    for n in range(products):
        sold, weight = float(draw.lognormal(14, 1)), float(draw.lognormal(11, 1))
        paid = sold * rate * math.exp(float(draw.normal(0, noise))) * (3 if n % 30 == 29 else 1)
        code = f"{n + 10:02d}0110"
        rows.append(row("2023", "BLR", "RUS", "exports", sold, code, weight=weight))
        rows.append(row("2023", "RUS", "BLR", "imports", paid, code, weight=weight))
    return pl.DataFrame(rows, schema_overrides={"weight": pl.Float64})


def test_freight_is_fitted_on_the_pairs_own_products():
    found = freight_of(weighed(1.07))
    assert found.fit.mean_rate == pytest.approx(1.07, abs=0.004)
    assert found.fit.dropped >= 2
    assert found.rates["BLR", "RUS", 2023] == pytest.approx(1.07, abs=0.01)
    few = freight_of(weighed(1.07, products=4))
    assert few.fit is None
    assert "flows are declared by both sides with weights" in few.why
    alone = weighed(1.07).filter(pl.col("reporter") == "BLR")
    assert freight_of(alone).why == "only one side's products are held"


def test_a_fitted_rate_brings_the_mirror_to_fob():
    fit = Fit(50, 2, 0.8, 1.05, {"ln_unit_value": (0.01, 0.002)})
    freight = Freight(fit, {("RUS", "BLR", 2023): 1.1})
    rows = (*TOTALS, row("2023", "RUS", "BLR", "imports", 110e6))
    made = brief(tables=held(*rows, freight=freight))
    imports = next(told for told in made.facts.analysis.official.twice if told.way == "imports")
    assert (imports.rule, imports.reported) == ("importer_at_fob", None)
    assert value(made, imports.adopted) == pytest.approx(99e6 / 1.1)
    text = render(made, "md").replace("\N{NO-BREAK SPACE}", " ")
    assert "[50](#" in text
    assert "share explained [80.0 %]" in text


def test_no_row_in_a_year_that_is_held_is_no_trade():
    rows = [row("2023", "BLR", "RUS", "exports", 5e6), row("2023", "BLR", "KAZ", "imports", 7e6)]
    made = brief(tables=held(*rows))
    line = made.facts.analysis.official.headline.latest
    assert (value(made, line.imports), value(made, line.turnover)) == (0.0, 5e6)
    assert made.facts.ledger[line.imports].rows.count == 0
    assert render(made, "html", "ru")


def test_growth_of_the_total_that_only_tables_give():
    made = brief(("turnover", "2023", usd(203e6, step=1e6)))
    text = render(made, "md").replace("\N{NO-BREAK SPACE}", " ")
    assert "By official statistics the total changed by [+19.4 %]" in text


def test_a_number_that_is_in_the_ledger_is_not_entered_again_with_another_rounding():
    ledger, year, rows = Ledger(), Period.year(2023), "reporter=BLR partner=RUS flow=exports period=2023"
    cells = [Cell(origin, "HS2017", 3, 24968.0) for origin in ("the series", "the file")]
    first, again = (
        Sheet(ledger, BLR, RUS).of_rows("exports", "exports", [(cell, rows)], "reported", "USD", year, step)
        for cell, step in zip(cells, (1.0, 10.0), strict=True)
    )
    assert (first.id, again.id, len(ledger), ledger["L1"].step) == ("L1", "L1", 1, 10.0)
    other = Sheet(ledger, BLR, RUS).of_rows("exports", "exports", [(cells[0], f"{rows} product=84*")], "reported",
                                            "USD", year, 1.0)  # fmt: skip
    assert other.id == "L2"


def test_a_selection_reads_what_it_writes():
    for text in (
        "reporter=BLR partner=* flow=exports period=2023-01/2023-11 classification=HS digits=6 product=8701* unit=USD",
        "reporter=BLR partner=WLD flow=imports period=2023 classification=none digits=0 product=TOTAL unit=EUR",
    ):
        assert str(Selection.parse(text)) == text
    assert Selection.parse(text).period == Period.year(2023)
    with pytest.raises(EntrepotError, match="selects no rows"):
        Selection.parse("all of it")


def test_no_table_at_all_is_one_line():
    report = Report("said", WORDS, date(2024, 6, 1), "A report", "Agency")
    pair = (Economy.parse("KEN"), Economy.parse("TZA"))
    report.figure(WORDS, "turnover", pair, "2023", usd(50e6))
    text = render(build(analyse(report.said, *pair), [report.document]), "md")
    assert "“entrepot fetch comtrade KEN TZA” brings one" in text
