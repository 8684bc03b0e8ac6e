"""Several programs on one workspace, and one that is killed: nothing is lost, nothing is half kept."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
REPORT = """Trade with Kirov Oblast

MINSK, 20 January 2026 (BelTA) – Trade between Belarus and Kirov Oblast reached ${} million in January-November 2025, \
the governor said at the meeting with the president.
"""


def start(*words, cwd):
    command = [sys.executable, "-c", "from entrepot.cli import main; main()", *words]
    env = {**os.environ, "PYTHONPATH": str(SRC), "ENTREPOT_WORKSPACE": "workspace"}
    return subprocess.Popen(command, cwd=cwd, env=env, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def told(*words, cwd):
    program = start(*words, cwd=cwd)
    out, err = program.communicate(timeout=120)
    assert program.returncode == 0, err
    return out


@pytest.fixture
def home(tmp_path):
    for number in range(1, 13):
        (tmp_path / f"{number:02}.txt").write_text(REPORT.format(number), encoding="utf-8")
    told("init", cwd=tmp_path)
    return tmp_path


def kept(home):
    """Paths of the documents, and of those that have statements."""
    documents = {d["id"]: d["path"] for d in json.loads(told("documents", "--format", "json", cwd=home))}
    stated = {s["document"] for s in json.loads(told("statements", "--format", "json", cwd=home))}
    return sorted(documents.values()), sorted(documents[i] for i in stated)


def test_two_programs_add_at_once(home):
    names = sorted(path.name for path in home.glob("*.txt"))
    adding = [start("add", *part, cwd=home) for part in (names[:8], names[4:])]
    errors = [program.communicate(timeout=120)[1] for program in adding]
    assert errors == ["", ""]
    assert kept(home) == (names, names)


def test_a_program_killed_while_adding_loses_and_halves_nothing(home):
    names = sorted(path.name for path in home.glob("*.txt"))
    program = start("add", *names, cwd=home)
    record = home / "workspace" / "record.sqlite-wal"
    deadline = time.monotonic() + 60
    while not (record.exists() and record.stat().st_size > 20_000) and time.monotonic() < deadline:
        time.sleep(0.005)
    program.send_signal(signal.SIGKILL)
    program.communicate(timeout=60)
    documents, stated = kept(home)
    assert documents == stated
    assert documents
    told("add", *names, cwd=home)
    assert kept(home) == (names, names)
