"""Statistics as a user types them: add, what is held, a pair's trade, fetching, simulating. All values are invented."""

import csv
import functools
import io
import json
import re
import subprocess
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from click.testing import CliRunner

from entrepot.cli.app import app
from entrepot.errors import EntrepotError
from entrepot.statistics.fetching import publishers
from entrepot.workspace import Workspace, simulate

REPORT = """Trade with Kirov Oblast

MINSK, 20 January 2026 (BelTA) – Trade between Belarus and Kirov Oblast reached $108 million in January-November 2025, \
the governor said at the meeting with the president.
"""
REPLY = {"elapsedTime": "0", "count": 2, "error": "", "data": [
    {"typeCode": "C", "freqCode": "A", "period": "2021", "reporterCode": 112, "partnerCode": 643, "flowCode": flow,
     "classificationCode": "H5", "cmdCode": "TOTAL", "motCode": 0, "customsCode": "C00", "partner2Code": 0,
     "primaryValue": value, "netWgt": None} for flow, value in (("X", 700.0), ("M", 900.0))]}  # fmt: skip
ODD = "when;from;to;worth\n2021;BLR;RUS;5\n2022;BLR;RUS;6\n"
MAPPING = """title = "Invented"
[columns]
period = "when"
reporter = "from"
partner = "to"
value = "worth"
[constant]
flow = "exports"
unit = "USD"
product = "TOTAL"
classification = "HS2017"
[period]
form = "YYYY"
[economies]
reporter = "alpha3"
partner = "alpha3"
"""


def run(*words):
    return CliRunner().invoke(app, [str(word) for word in words])


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("ENTREPOT_WORKSPACE", raising=False)
    monkeypatch.delenv("COMTRADE_API_KEY", raising=False)
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "reply.json").write_text(json.dumps(REPLY))
    Workspace.init("workspace")
    return tmp_path


@pytest.fixture
def made_up(home):
    simulate("made-up", [2020, 2021], economies=8, products=150, seed=3)
    assert run("add", "made-up").exit_code == 0
    return home


@pytest.mark.usefixtures("home")
def test_a_brief_from_tables_alone_and_its_trace_to_the_rows():
    assert run("add", "reply.json").exit_code == 0
    told = run("brief", "Belarus", "Russia")
    assert told.exit_code == 0, told.stderr
    assert "UN Comtrade" in told.stdout
    assert "no report is on record" in told.stdout
    trace = run("trace", "L3")
    assert trace.stdout.splitlines()[1].startswith("L3  turnover: 1,600 USD  [computed] = exports + imports")
    assert "1 row of" in trace.stdout and "UN Comtrade, annual" in trace.stdout
    assert "reporter=BLR partner=RUS flow=exports product=TOTAL value=700.0 unit=USD" in trace.stdout
    tree = json.loads(run("trace", "L3", "--format", "json").stdout)
    assert tree["from"][0]["table"]["rows"][0]["value"] == 700.0
    assert tree["from"][0]["table"]["sha256"]
    whole = json.loads(run("brief", "Belarus", "Russia", "--format", "json").stdout)
    levels = [entry for entry in whole["ledger"] if entry["status"] == "reported"]
    assert {entry["rows"]["origin"] for entry in levels} == {whole["sources"][0]["document"]}
    assert all(entry["rows"]["query"].startswith("reporter=BLR partner=") for entry in levels)
    later = run("brief", "Belarus", "Russia", "--as-of", "2021-06-30")
    assert later.exit_code == 1
    assert "nothing is known of this pair" in str(later.exception)


def test_a_mapping_file_among_the_files_is_no_table_and_no_error(home):
    (home / "odd.csv").write_text(ODD)
    (home / "odd.csv.toml").write_text(MAPPING)
    told = run("add", "odd.csv", "odd.csv.toml", "report.txt")
    assert told.exit_code == 0
    assert "odd.csv.toml: a mapping file (“Invented”), no table by itself: it is read with odd.csv" in told.stdout
    assert told.stdout.splitlines()[-1].endswith("1 table added.")
    (home / "other.toml").write_text("[tool]\nname = 1\n")
    bad = run("add", "other.toml")
    assert (bad.exit_code, bad.stdout) == (1, "0 added, 0 statements, 1 not read.\n")
    assert 'other.toml: "tool": no such key' in bad.stderr


def test_coverage_by_year_and_economy_and_the_classifications(made_up):
    (made_up / "odd.csv").write_text(ODD)
    (made_up / "odd.csv.toml").write_text(MAPPING)
    codes = "HS 2017,BEC,Relationship\n010121,41,n:1\n010129,111,n:1\n"
    (made_up / "hs17_bec.csv").write_text(codes)
    assert run("add", "odd.csv", "hs17_bec.csv").exit_code == 0
    told = run("statistics").stdout
    assert "Coverage 2020–2022: ● full year" in told
    assert re.search(r"Invented +exports +· +● +● +BLR", told)
    assert re.search(r"simulated.* exports +● +● +· +[A-Z]{3} ", told)
    assert re.search(r"HS2017 +BEC4 +2 ", told)
    rows = json.loads(run("statistics", "--show", "coverage", "--format", "json").stdout)
    assert {"series": "Invented", "flow": "exports", "economies": ["BLR"], "year": 2022, "months": 12} in rows
    kinds = csv.DictReader(io.StringIO(run("statistics", "--show", "classifications", "--format", "csv").stdout))
    assert "HS2017" in {row["name"] for row in kinds}
    assert run("statistics", "--show", "all", "--format", "csv").exit_code == 2


@pytest.mark.usefixtures("home")
def test_a_region_without_tables_is_told_for_scale_with_its_country():
    assert run("add", "report.txt", "reply.json").exit_code == 0
    told = run("brief", "Belarus", "Kirov Oblast").stdout.replace("\N{NO-BREAK SPACE}", " ")
    assert "For scale only, not of Kirov Oblast" in told
    assert "Belarus with Russia as a whole: turnover of [$1,600]" in told


@pytest.mark.usefixtures("home")
def test_reports_and_tables_are_told_apart():
    told = run("add", "report.txt", "reply.json")
    assert told.exit_code == 0
    assert "reply.json: UN Comtrade, annual, 2 rows" in told.stdout
    assert told.stdout.splitlines()[-1].startswith("1 added, ")
    assert told.stdout.splitlines()[-1].endswith("1 table added.")
    assert len(Workspace.open("workspace").documents()) == 1
    again = run("add", ".")
    assert "1 read again" in again.stdout
    assert "1 table held already" in again.stdout


def test_a_folder_gives_its_tables_and_leaves_what_is_neither(home):
    (home / "in").mkdir()
    (home / "in" / "reply.json").write_text(json.dumps(REPLY))
    (home / "in" / "settings.json").write_text("{}")
    (home / "in" / "broken.zip").write_bytes(b"PK\x03\x04 cut short")
    told = run("add", "in")
    assert told.exit_code == 1
    assert "broken.zip" in told.stderr
    assert "settings.json" not in told.output
    assert told.stdout.splitlines()[-1] == "1 table added, 1 not read."


def test_a_table_that_no_reader_knows_takes_a_mapping(home):
    (home / "odd.csv").write_text(ODD)
    (home / "how.toml").write_text(MAPPING)
    told = run("add", "odd.csv")
    assert (told.exit_code, "no reader knows this table" in told.stderr) == (1, True)
    assert run("add", "odd.csv", "--mapping", "how.toml").exit_code == 0
    page = json.loads(run("trade", "BLR", "RUS", "--format", "json").stdout)
    assert [line["exports"] for line in page["accounts"][0]["lines"]] == [5.0, 6.0]


@pytest.mark.usefixtures("home")
def test_what_a_file_is_can_be_said():
    assert "no such kind of file" in run("add", "reply.json", "--as", "comtrad").stderr
    assert "Did you mean comtrade" in run("add", "reply.json", "--as", "comtrad").stderr
    assert run("add", "reply.json", "--as", "comtrade").exit_code == 0
    assert run("add", "reply.json", "--as", "comtrade", "--mapping", "reply.json").exit_code == 2
    assert "read as a document" in run("add", "reply.json", "--as", "document").stderr


def test_missing_and_empty_files_are_said_once(home):
    (home / "empty.csv").touch()
    (home / "empty.txt").touch()
    told = run("add", "empty.csv", "empty.txt", "none.csv", "none.txt")
    assert told.exit_code == 1
    assert [told.stderr.count(name) for name in ("empty.csv", "empty.txt", "none.csv", "none.txt")] == [1, 1, 1, 1]
    assert told.stdout == "0 added, 0 statements, 4 not read.\n"


@pytest.mark.usefixtures("home")
def test_what_is_held_is_listed_with_its_licence():
    assert run("statistics").stdout == "Nothing found.\n"
    run("add", "reply.json")
    table = run("statistics").stdout
    assert "may not be re-published" in table
    assert "United Nations" in table
    (row,) = json.loads(run("statistics", "--format", "json").stdout)
    assert (row["rows"], row["periods"], row["reporters"], row["may_publish"]) == (2, ["2021"], ["BLR"], False)
    (line,) = csv.DictReader(io.StringIO(run("statistics", "--format", "csv").stdout))
    assert (line["periods"], line["stands"], line["products"]) == ("2021", "counts", "HS2017 total")
    assert json.loads(run("statistics", "--as-of", "2020-01-01", "--format", "json").stdout) == []


@pytest.mark.usefixtures("made_up")
def test_a_page_on_simulated_trade_says_so_first():
    assert run("trade", "ABW", "AFG").stdout.startswith("SIMULATED DATA")
    page = json.loads(run("trade", "ABW", "AFG", "--format", "json").stdout)
    assert next(iter(page)) == "cautions"
    assert page["cautions"][0] == "simulated"
    rows = list(csv.DictReader(io.StringIO(run("trade", "ABW", "AFG", "--format", "csv").stdout)))
    assert {row["simulated"] for row in rows} == {"True"}


@pytest.mark.usefixtures("made_up")
def test_the_formats_say_the_same():
    page = json.loads(run("trade", "ABW", "AFG", "--format", "json").stdout)
    rows = list(csv.DictReader(io.StringIO(run("trade", "ABW", "AFG", "--format", "csv").stdout)))
    last = page["accounts"][0]["lines"][-1]
    by_way = {r["way"]: r for r in rows if r["product"] == "TOTAL" and r["period"] == "2021"}
    for name in ("exports", "imports", "turnover", "balance"):
        assert float(by_way[name]["value"]) == pytest.approx(last[name])
    sold = [float(r["value"]) for r in rows if r["product"] != "TOTAL" and r["way"] == "exports"]
    assert sum(sold) == pytest.approx(last["exports"])
    assert f"{last['exports']:,.0f}" in run("trade", "ABW", "AFG").stdout


@pytest.mark.usefixtures("made_up")
def test_the_table_shows_as_many_products_as_asked():
    few, many = (run("trade", "ABW", "AFG", "--products", n).stdout for n in (1, 100))
    assert "more products" in few
    assert "more products" not in many
    assert len(few.splitlines()) < len(many.splitlines())


@pytest.mark.usefixtures("home")
def test_without_a_year_before_growth_is_not_available():
    run("add", "reply.json")
    told = run("trade", "Belarus", "Russia").stdout
    assert "not available" in told
    assert "-200" in told
    assert "Exports by product, 2021: not available" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["BLR", "RUS"], "no statistics are held for this pair"),
        (["BLR", "BLR"], "named twice"),
        (["Belrus", "RUS"], "Did you mean Belarus"),
    ],
)
@pytest.mark.usefixtures("home")
def test_a_pair_without_statistics_is_an_error(words, said):
    found = run("trade", *words)
    assert isinstance(found.exception, EntrepotError)
    assert said in str(found.exception)


@pytest.mark.parametrize("years", ["soon", "2021-", "2023-2020", "1500", ""])
def test_years_that_are_none_are_wrong_usage(home, years):
    assert run("simulate", "made-up", "--years", years).exit_code == 2
    assert run("fetch", "comtrade", "BLR", "RUS", "--years", years).exit_code == 2
    assert not (home / "made-up").exists()


def test_simulating_twice_gives_the_same_bytes(home):
    size = ("--years", "2019,2021", "--economies", 5, "--products", 97)
    assert run("simulate", "one", *size).exit_code == run("simulate", "two", *size).exit_code == 0
    names = sorted(path.name for path in (home / "one").glob("*.csv"))
    assert len(names) == 2
    assert all((home / "one" / n).read_bytes() == (home / "two" / n).read_bytes() for n in names)


class Publisher(BaseHTTPRequestHandler):
    """Answers every request with the same reply."""

    def do_GET(self):
        body = json.dumps(REPLY).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture
def server(monkeypatch):
    with ThreadingHTTPServer(("127.0.0.1", 0), Publisher) as serving:
        threading.Thread(target=serving.serve_forever, daemon=True).start()
        quick = functools.partial(publishers.Downloader, loopback=True, attempts=2, sleep=lambda _: None)
        monkeypatch.setattr(publishers, "Downloader", quick)
        monkeypatch.setattr(publishers, "COMTRADE", f"http://127.0.0.1:{serving.server_port}")
        yield serving
        serving.shutdown()


@pytest.mark.usefixtures("home", "server")
def test_what_was_fetched_can_be_added():
    told = run("fetch", "comtrade", "BLR", "RUS", "--years", "2021", "--into", "got")
    assert told.exit_code == 0
    assert told.stdout.startswith("got/comtrade_A_BLR_RUS_2021.json")
    assert "entrepot add got" in told.stderr
    assert run("add", "got").stdout.endswith("1 table added.\n")


def test_offline_is_one_clear_message(home, server):
    server.shutdown()
    server.server_close()
    found = run("fetch", "comtrade", "BLR", "RUS", "--years", "2021", "--into", "got")
    assert isinstance(found.exception, EntrepotError)
    assert "Offline" in str(found.exception)
    assert not list(home.glob("got/*.json"))


@pytest.mark.usefixtures("home")
def test_fetching_what_nobody_publishes():
    assert "BACI has no such revision" in str(
        run("fetch", "baci", "--release", "202601", "--revision", "HS99").exception
    )
    assert run("fetch", "baci").exit_code == 2
    assert "countries only" in str(run("fetch", "comtrade", "BLR", "RU-KIR", "--years", "2021").exception)


def test_the_program_starts_without_the_heavy_rooms():
    code = "import sys; import entrepot.cli; print([n for n in ('polars', 'numpy', 'deltalake') if n in sys.modules])"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
