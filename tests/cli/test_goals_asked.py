"""Goals as a user tests them: every odd goal gets a right answer or a clear message. All values are invented."""

import csv
import io
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner

from entrepot.cli.app import app
from entrepot.errors import EntrepotError
from entrepot.workspace import Workspace

REPORT = """Kenya and Tanzania

NAIROBI, 3 March 2025 (KBC) – Trade between Kenya and Tanzania reached $400 million in 2020 and $500 million in 2024, \
the minister said. In 2023 it amounted to $460 million. {goal}
"""
PRICES = "year,currency,index\n2019,USD,95\n2020,USD,100\n2023,USD,112\n2024,USD,120\n"
RATES = "year,currency,usd\n2020,KES,0.0094\n2024,KES,0.0074\n"
REPLY = {"elapsedTime": "0", "error": "", "data": [
    {"typeCode": "C", "freqCode": "A", "period": str(year), "reporterCode": 404, "partnerCode": 834, "flowCode": flow,
     "classificationCode": "H6", "cmdCode": "TOTAL", "motCode": 0, "customsCode": "C00", "partner2Code": 0,
     "primaryValue": level * share, "netWgt": None}
    for year, level in ((2021, 380e6), (2022, 420e6), (2023, 440e6), (2024, 530e6))
    for flow, share in (("X", 0.6), ("M", 0.4))]}  # fmt: skip


@dataclass
class Told:
    exit_code: int
    stdout: str
    stderr: str
    output: str


def run(*words):
    """As `entrepot` itself does, an error of the input's is its message and exit code 1."""
    told = CliRunner().invoke(app, [str(word) for word in words])
    if isinstance(told.exception, EntrepotError):
        return Told(1, told.stdout, told.stderr + str(told.exception), told.output + str(told.exception))
    assert told.exception is None or isinstance(told.exception, SystemExit), told.exception
    return Told(told.exit_code, told.stdout, told.stderr, told.output)


def text(*words):
    """What is told, on one line."""
    told = run("target", "KEN", "TZA", *words)
    assert told.exit_code == 0, told.stderr
    return " ".join(told.stdout.split())


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ENTREPOT_WORKSPACE", raising=False)
    Workspace.init("workspace")
    (tmp_path / "prices.csv").write_text(PRICES)
    (tmp_path / "rates.csv").write_text(RATES)
    return tmp_path


@pytest.fixture
def said(home):
    """Adds the report with a goal of its own, and statistics where asked for."""

    def add(goal="", *, tables=False):
        (home / "report.txt").write_text(REPORT.format(goal=goal), encoding="utf-8")
        assert run("add", "report.txt").exit_code == 0
        if tables:
            (home / "reply.json").write_text(json.dumps({"count": len(REPLY["data"]), **REPLY}))
            assert run("add", "reply.json").exit_code == 0

    return add


def test_a_goal_met_already_is_reached(said):
    said()
    assert "Reached: $500 million in 2024." in text("--level", "450 million USD", "--by", "2030")


def test_a_goal_of_the_past_is_reached_or_missed(said):
    said("Trade between the two countries should reach $480 million by 2023.")
    assert "Missed: $460 million in 2023." in text()
    assert "Reached: $500 million in 2024." in text("--level", "490 million USD", "--by", "2024", "--base", "2020")


def test_a_deadline_before_the_base_is_told(said):
    said()
    told = run("target", "KEN", "TZA", "--multiple", "2", "--by", "2021")
    assert told.exit_code == 1
    assert "the deadline, 2021, is not after the base, which is of 2024" in told.stderr
    assert "--base YEAR" in told.stderr


@pytest.mark.parametrize("base", ["0 USD", "-5 million USD"])
def test_a_base_of_nothing_or_less_is_told(said, base):
    said()
    told = run("target", "KEN", "TZA", "--multiple", "2", "--base", base)
    assert told.exit_code == 1
    assert "nothing or less" in told.stderr or "no amount of money" in told.stderr
    assert "Traceback" not in told.output


def test_another_currency_says_what_to_give_or_is_judged_at_the_rate(said):
    said()
    told = run("target", "KEN", "TZA", "--level", "900 million EUR", "--by", "2030")
    assert told.exit_code == 1
    assert "the goal is in EUR, and the record tells turnover in USD" in told.stderr
    assert "--rate EUR=" in told.stderr
    assert "972" in text("--level", "900 million EUR", "--by", "2030", "--rate", "EUR=1.08")


def test_a_goal_of_the_record_in_another_currency_says_what_to_give(said):
    said("Trade between Kenya and Tanzania should reach 900 million euros by 2030.")
    assert "the goal is in EUR and the figures are in USD" in text()
    assert "cannot be said" not in text("--rate", "EUR=1.08")


def test_a_balance_is_no_flow_to_multiply(said):
    said()
    told = run("target", "KEN", "TZA", "--multiple", "2", "--of", "balance")
    assert (told.exit_code, "may change its sign" in told.stderr) == (1, True)


def test_at_least_treble_is_three_times(said):
    said("Kenya and Tanzania plan to at least treble trade by 2030.")
    told = text()
    assert "to three times today’s level by 2030" in told
    assert "1,500" in told or "1.5" in told


def test_a_plan_without_its_year_is_told(said):
    said("Trade between Kenya and Tanzania is to reach $1 billion by the end of the five-year plan.")
    assert "names a plan and not the year it ends" in text()
    told = run("target", "KEN", "TZA", "--multiple", "2", "--by", "the end of the five-year plan")
    assert (told.exit_code, "a plan names no date by itself" in told.stderr) == (1, True)


def test_one_period_is_never_a_trend(said):
    said()
    assert "(one period, not a trend)" in text("--multiple", "2", "--by", "2030")
    assert "one period only" in text("--multiple", "2", "--by", "2030")


def test_odds_come_with_their_panel_and_interval(said):
    said()
    told = text("--multiple", "2", "--by", "2029")
    assert "28 % (27–30 %) after 5 years" in told
    assert "An Advanced Guide to Trade Policy Analysis (WTO and UNCTAD, 2016), 1986–2006" in told


@pytest.mark.parametrize(
    ("language", "said_so"),
    [
        ("en", ("Prices in USD changed by +4.8 % a year in 2019–2024 (prices.csv)", "in constant prices trade",
                "counted in USD, and by +12.3 % a year counted in KES")),
        ("ru", ("Цены в USD менялись на +4,8 % в год (2019–2024 годы; prices.csv)", "в постоянных ценах торговля",
                "в USD и на +12,3 % в год в KES")),
    ],
)  # fmt: skip
def test_prices_and_rates_by_year(said, language, said_so):
    said()
    told = text(
        "--multiple", "2", "--by", "2030", "--prices", "prices.csv", "--rates", "rates.csv", "--language", language
    )
    for words in said_so:
        assert words in told.replace("\N{NO-BREAK SPACE}", " ")


def test_prices_kept_in_the_workspace_are_used(said, home):
    said()
    (home / "prices.csv").rename(home / "workspace/prices.csv")
    assert "In constant prices" in text("--multiple", "2", "--by", "2030")


@pytest.mark.parametrize(
    ("table", "message"),
    [
        ("year,currency,index\n2020,EUR,100\n2024,EUR,110\n", "has no prices of USD for two years"),
        ("year,currency,index\n2020,USD,100\n", "has no prices of USD for two years"),
        ("year,index\n2020,100\n", "has no column currency"),
        ("year,currency,index\n2020,USD,0\n", "line 2, 2020,USD,0: cannot be read"),
        ("year,currency,index\n2020,USD,1\n2020,USD,2\n", "given twice and differs"),
        ("year,currency,index\n", "holds no year"),
    ],
)
def test_prices_that_do_not_serve_say_so(said, home, table, message):
    said()
    (home / "p.csv").write_text(table)
    told = run("target", "KEN", "TZA", "--multiple", "2", "--by", "2030", "--prices", "p.csv")
    assert (told.exit_code, message in told.stderr) == (1, True)
    assert "Traceback" not in told.output


def test_statistics_come_before_words_for_the_same_year(said):
    said("Trade between Kenya and Tanzania should double by 2030.", tables=True)
    told = text()
    assert "from $530.0 million in 2024" in told
    assert "Last full year of statistics" in told
    assert "Statistics beside what sources state" in told
    assert "+20.5 %" in told
    table = told[told.index("by who tells it") :]
    assert "2024 500 530.0c" in table and "2020 400 not given" in table


def test_statistics_alone_are_enough(home):
    (home / "reply.json").write_text(json.dumps({"count": len(REPLY["data"]), **REPLY}))
    assert run("add", "reply.json").exit_code == 0
    told = text("--multiple", "2", "--by", "2030")
    assert "As of 31 December 2024" in told
    assert "By the end of February 2026" in told
    assert "at its rate" not in told


def test_the_series_keeps_both_tellings_apart(said):
    said(tables=True)
    rows = list(csv.DictReader(io.StringIO(run("outlook", "KEN", "TZA", "--format", "csv").stdout)))
    both = {row["told_by"]: row for row in rows if (row["flow"], row["period"]) == ("turnover", "2024")}
    assert {float(row["level"]) for row in both.values()} == {500e6, 530e6}
    held = next(row for name, row in both.items() if name != "sources")
    assert "500,000,000" in held["beside"]


def test_what_ends_later_is_left_out(said):
    said("Trade between Kenya and Tanzania should double by 2030.", tables=True)
    table = run("target", "KEN", "TZA", "--as-of", "2025-03-03").stdout
    assert "530" in table
    before = run("target", "KEN", "TZA", "--multiple", "2", "--as-of", "2024-06-01")
    assert before.exit_code == 0
    assert "530" not in before.stdout
    assert "$440.0" in before.stdout


def test_a_brief_and_its_traces_hold_the_statistics(said):
    said("Trade between Kenya and Tanzania should double by 2030.", tables=True)
    for form in ("html", "md", "json"):
        for language in ("en", "ru"):
            told = run("brief", "KEN", "TZA", "--format", form, "--language", language)
            assert told.exit_code == 0, told.output
    page = run("brief", "KEN", "TZA", "--format", "html").stdout
    assert 'class="dot held"' in page and 'class="known held"' in page
    goal = json.loads(run("target", "KEN", "TZA", "--format", "json").stdout)
    base = next(b for g in goal["goals"] for b in g["bases"] if b["kind"] == "reported_full_year")
    entry = next(e for e in goal["ledger"] if e["id"] == base["base"])
    assert (entry["value"], entry["formula"]) == (530e6, "exports + imports")


def test_every_goal_is_judged_with_statistics(said):
    said("Trade between Kenya and Tanzania should double by 2030.", tables=True)
    (row,) = csv.DictReader(io.StringIO(run("target", "--format", "csv").stdout))
    assert (row["verdict"], float(row["now"]), row["now_period"]) == ("on_track", 530e6, "2024")


def test_without_statistics_nothing_heavy_is_loaded(said, home):
    """What takes long to import is what a goal's answer waits for."""
    said("Trade between Kenya and Tanzania should double by 2030.")
    code = (
        "import sys; sys.argv = ['entrepot', 'target', 'KEN', 'TZA']\n"
        "from entrepot.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "print(sorted({name.split('.')[0] for name in sys.modules} & {'sqlalchemy', 'polars', 'numpy', 'pandas', "
        "'scipy', 'deltalake', 'pymorphy3', 'trafilatura'}))"
    )
    source = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2] / "src")}
    words = [sys.executable, "-c", code]
    told = subprocess.run(words, capture_output=True, text=True, cwd=home, env=source, check=False)
    assert told.stdout.splitlines()[-1] == "[]", told.stdout[-300:] + told.stderr
