"""The commands as a user types them: results on standard output, one clear message on standard error, exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from entrepot import cli
from entrepot.workspace import Workspace

SRC = Path(__file__).parents[2] / "src"
REPORT = """Trade with Kirov Oblast

MINSK, 20 January 2026 (BelTA) – Trade between Belarus and Kirov Oblast reached $108 million in January-November 2025, \
the governor said at the meeting with the president.
"""
LATER = REPORT.replace("20 January 2026", "20 May 2026").replace("$108 million", "$120 million")


def entrepot(*words, cwd, stdin=None):
    command = [sys.executable, "-c", "from entrepot.cli import main; main()", *map(str, words)]
    env = {**os.environ, "PYTHONPATH": str(SRC), "COLUMNS": "100"}
    env.pop("ENTREPOT_WORKSPACE", None)
    return subprocess.run(
        command, cwd=cwd, env=env, capture_output=True, text=True, input=stdin, timeout=120, check=False
    )


@pytest.fixture
def home(tmp_path):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    (tmp_path / "later.txt").write_text(LATER, encoding="utf-8")
    (tmp_path / "empty.txt").touch()
    Workspace.init(tmp_path / "workspace")
    return tmp_path


def statements(home, *words):
    return json.loads(entrepot("statements", "--format", "json", *words, cwd=home).stdout)


def turnover(home):
    return next(s for s in statements(home) if s.get("low") == 108e6)


def test_init_says_what_to_do_next(tmp_path):
    told = entrepot("init", cwd=tmp_path)
    assert told.returncode == 0 and "entrepot add FILE... --workspace workspace" in told.stdout
    assert Workspace.is_one(tmp_path / "workspace")


def test_read_keeps_the_contract(tmp_path):
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    told = entrepot("read", "report.txt", "--format", "jsonl", cwd=tmp_path)
    assert (told.returncode, told.stderr) == (0, "")
    page = json.loads(told.stdout)
    assert list(page["document"]) == ["path", "title", "date", "language", "publisher", "sha256"]
    assert page["document"] | {"sha256": ""} == {
        "path": "report.txt", "title": "Trade with Kirov Oblast", "date": "2026-01-20", "language": "en",
        "publisher": "BelTA", "sha256": "",
    }  # fmt: skip
    for statement in page["statements"]:
        quote = statement["quote"]
        assert REPORT[quote["start"] : quote["end"]] == quote["text"]
    assert any(s.get("low") == 108e6 for s in page["statements"])


def test_explaining_names_rules_and_what_was_not_read(home):
    told = entrepot("read", "report.txt", "--explain", "--format", "jsonl", cwd=home)
    page = json.loads(told.stdout)
    assert any("$108 million" in line for statement in page["statements"] for line in statement["because"])
    assert isinstance(page["unread"], list)
    assert "| level" in entrepot("read", "report.txt", "--explain", cwd=home).stdout


def test_a_bad_file_does_not_stop_the_others(home):
    told = entrepot("read", "empty.txt", "none.txt", "report.txt", "--format", "jsonl", cwd=home)
    assert told.returncode == 1
    assert len(told.stdout.splitlines()) == 1
    assert "empty.txt: is empty" in told.stderr
    assert "none.txt: no such file" in told.stderr
    assert "Traceback" not in told.stderr


def test_many_files_come_out_in_order_by_several_processes(home):
    names = [f"{i:02}.txt" for i in range(40)]
    for name in names:
        (home / name).write_text(REPORT + f"\nNumber {name}.\n", encoding="utf-8")
    told = entrepot("read", *names, "--format", "jsonl", cwd=home)
    assert [json.loads(line)["document"]["path"] for line in told.stdout.splitlines()] == names


def test_adding_twice_keeps_once(home):
    assert entrepot("add", "report.txt", "empty.txt", cwd=home).returncode == 1
    again = entrepot("add", ".", cwd=home)
    assert "1 added, 1 read again" in again.stdout
    assert len(json.loads(entrepot("documents", "--format", "json", cwd=home).stdout)) == 2


def test_a_publisher_given_by_hand_stays(home):
    (home / "copied.txt").write_text(REPORT.replace(" (BelTA)", ""), encoding="utf-8")
    entrepot("add", "copied.txt", "--publisher", "Somebody", "--link", "https://paper.example/1", cwd=home)
    entrepot("add", "copied.txt", cwd=home)
    (document,) = json.loads(entrepot("documents", "--format", "json", cwd=home).stdout)
    assert (document["publisher"], document["link"]) == ("Somebody", "https://paper.example/1")


def test_statements_can_be_chosen(home):
    entrepot("add", "report.txt", "later.txt", cwd=home)
    assert len(statements(home, "--kind", "figure", "--about", "Кировская область")) == len(
        statements(home, "--kind", "figure")
    )
    assert statements(home, "--about", "Kenya") == []
    assert {s["document"] for s in statements(home, "--document", "later.txt")} != {turnover(home)["document"]}
    table = entrepot("statements", "--format", "csv", cwd=home).stdout
    assert table.startswith("id,document,review,kind,says")


def test_review_is_kept_over_reading(home):
    entrepot("add", "report.txt", cwd=home)
    found = turnover(home)["id"]
    assert entrepot("review", "reject", found[:6], "--because", "another region", cwd=home).returncode == 0
    entrepot("add", "report.txt", cwd=home)
    assert turnover(home)["review"] == "reject"
    told = entrepot("review", "correct", found, "--set", "low=109000000", "--set", "high=109000000", cwd=home)
    assert "109 000 000 USD" in told.stdout
    assert entrepot("review", "undo", found, cwd=home).returncode == 0
    assert turnover(home)["review"] == "none"


def test_a_brief_its_trace_and_what_was_known_at_a_day(home):
    entrepot("add", "report.txt", "later.txt", cwd=home)
    told = entrepot("brief", "Belarus", "Kirov Oblast", "--as-of", "2026-02-01", "--output", "out/brief.md", cwd=home)
    assert told.returncode == 0, told.stderr
    brief = (home / "out" / "brief.md").read_text(encoding="utf-8")
    assert "$108" in brief
    assert "$120" not in brief
    assert sorted(path.name for path in (home / "out").iterdir()) == ["brief.md"]
    trace = entrepot("trace", "l1", cwd=home)
    assert "report.txt (BelTA, 2026-01-20)" in trace.stdout
    tree = json.loads(
        entrepot("trace", "L1", "BLR", "RU-KIR", "--as-of", "2026-02-01", "--format", "json", cwd=home).stdout
    )
    quote = tree["quotes"][0]
    assert REPORT[quote["start"] : quote["end"]] == quote["text"]


def test_two_runs_give_the_same_bytes(home):
    entrepot("add", "report.txt", "later.txt", cwd=home)
    first, second = (entrepot("brief", "BLR", "RU-KIR", cwd=home).stdout for _ in range(2))
    assert first == second != ""


def test_removing_a_report_removes_what_rested_on_it(home):
    entrepot("add", "report.txt", "later.txt", cwd=home)
    assert entrepot("remove", "report.txt", cwd=home).returncode == 0
    assert "$108" not in entrepot("brief", "BLR", "RU-KIR", cwd=home).stdout


def test_several_are_decided_and_removed_together_or_not_at_all(home):
    entrepot("add", "report.txt", "later.txt", cwd=home)
    assert entrepot("review", "reject", turnover(home)["id"], "zzz", cwd=home).returncode == 1
    assert turnover(home)["review"] == "none"
    assert entrepot("remove", "report.txt", "zzz", cwd=home).returncode == 1
    assert turnover(home)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["statments"], 2, "Did you mean statements?"),
        (["stat"], 2, "Did you mean statements, statistics?"),
        (["review", "acept"], 2, "Did you mean accept?"),
        (["fetch", "oecd"], 2, "Commands are baci, classifications, comext, comtrade."),
        (["fetch", "baci", "--release", "last"], 1, "202601"),
        (["fetch", "comext", "DEU", "KAZ", "--since", "2020-13"], 1, "2023-01"),
        (["brief", "BLR"], 2, "Missing argument"),
        (["brief", "BLR", "RU-KIR", "--as-of", "yesterday"], 2, "as-of"),
        (["trace", "L1", "BLR"], 2, "two economies"),
        (["review", "correct", "x", "--set", "nothing"], 2, "FIELD=VALUE"),
        (["brief", "Belrus", "RU-KIR"], 1, "Did you mean Belarus"),
        (["brief", "BLR", "BLR"], 1, "named twice"),
        (["brief", "BLR", "NRU"], 1, "nothing is known of this pair"),
        (["statements", "--workspace", "elsewhere"], 1, "entrepot init elsewhere"),
        (["trace", "L1"], 1, "entrepot brief A B"),
        (["review", "accept", "zzz"], 1, "no such statement"),
        (["remove", "zzz"], 1, "no such document"),
        (["init", ""], 2, "is empty"),
        (["add", "report.txt", ""], 2, "is empty"),
        (["read", ""], 2, "is empty"),
        (["remove", ""], 2, "is empty"),
        (["review", "accept", ""], 2, "is empty"),
        (["documents", "--workspace", ""], 2, "is empty"),
        (["brief", "BLR", "RU-KIR", "--output", ""], 2, "is empty"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_problems_are_said_with_their_exit_code(home, words, code, said, monkeypatch, capsys):
    monkeypatch.chdir(home)
    monkeypatch.delenv("ENTREPOT_WORKSPACE", raising=False)
    monkeypatch.setattr(sys, "argv", ["entrepot", *words])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    out, err = capsys.readouterr()
    assert (ended.value.code, out) == (code, "")
    assert said in err and "Traceback" not in err


def test_a_damaged_record_is_said(home):
    for path in (home / "workspace").glob("record.sqlite*"):
        path.write_bytes(b"this is no record" * 1000)
    told = entrepot("add", "report.txt", cwd=home)
    assert told.returncode == 1
    assert "the record is damaged" in told.stderr
    assert "Traceback" not in told.stderr


def test_a_reader_that_stops_listening_is_no_error(home):
    reading = f'"{sys.executable}" -c "from entrepot.cli import main; main()" read report.txt report.txt --format jsonl'
    env = {**os.environ, "PYTHONPATH": str(SRC)}
    told = subprocess.run(
        f"{reading} | head -c 10",
        shell=True,
        cwd=home,
        env=env,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert told.stderr == ""


GOAL = """MINSK, 3 March 2025 (BelTA) – Trade between Belarus and Irkutsk Oblast amounted to $120 million in 2024, \
up by 10%. Belarus and Irkutsk Oblast intend to at least treble trade by 2030.
"""


def test_target_of_the_record_and_of_ones_own(home):
    (home / "goal.txt").write_text(GOAL, encoding="utf-8")
    assert entrepot("add", "goal.txt", cwd=home).returncode == 0
    told = entrepot("target", "BLR", "RU-IRK", cwd=home)
    assert (told.returncode, told.stderr) == (0, "") and "Behind" in told.stdout
    page = json.loads(entrepot("target", "BLR", "RU-IRK", "--format", "json", cwd=home).stdout)
    assert [goal["verdict"] for goal in page["goals"]] == ["behind"]
    known = {entry["id"] for entry in page["ledger"]}
    assert all(below in known for entry in page["ledger"] for below in entry["from"])
    rows = entrepot("target", "--format", "csv", cwd=home).stdout.splitlines()
    assert len(rows) == 2 and rows[1].startswith("BLR,RU-IRK,turnover,3,,,2030,2025-03-03,behind")
    mine = entrepot("target", "BLR", "RU-IRK", "--multiple", 2, "--by", 2032, "--language", "ru", cwd=home)
    assert mine.returncode == 0 and "Идёт по плану" in mine.stdout
    wrong = entrepot("target", "BLR", "RU-IRK", "--multiple", 2, "--base", "0 USD", cwd=home)
    assert wrong.returncode == 1 and "Traceback" not in wrong.stderr
    assert entrepot("target", "BLR", cwd=home).returncode == 2


def test_outlook_lists_levels_and_the_year_under_way(home):
    entrepot("add", "report.txt", cwd=home)
    rows = json.loads(entrepot("outlook", "BLR", "RU-KIR", "--format", "json", cwd=home).stdout)
    assert [(row["flow"], row["period"], row["status"]) for row in rows] == [
        ("turnover", "2025-01/2025-11", "stated"), ("turnover", "2025", "computed"),
    ]  # fmt: skip
