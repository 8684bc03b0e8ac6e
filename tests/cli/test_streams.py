"""Output that is closed, of an old encoding, or not read to its end; names of files that are no UTF-8."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SRC = Path(__file__).parents[2] / "src"
REPORT = "MINSK, 20 January 2026 (BelTA) – Trade between Belarus and Kirov Oblast reached €108 million in 2025.\n"
RUN = f'"{sys.executable}" -c "from entrepot.cli import main; main()"'

pytestmark = pytest.mark.skipif(os.name == "nt", reason="asks a POSIX shell")


def shell(line, cwd, **settings):
    env = {name: value for name, value in os.environ.items() if name != "PYTHONIOENCODING"}
    env |= {"PYTHONPATH": str(SRC)} | settings
    return subprocess.run(["bash", "-c", line], cwd=cwd, env=env, capture_output=True, timeout=60, check=False)


@pytest.fixture
def home(tmp_path):
    (tmp_path / "report.txt").write_text(REPORT * 400, encoding="utf-8")
    return tmp_path


def test_a_reader_that_goes_away_is_no_problem(home):
    told = shell(f"{RUN} read report.txt report.txt | head -c 10; exit ${{PIPESTATUS[0]}}", home)
    assert (told.returncode, told.stderr) == (0, b"")


def test_a_closed_output_is_no_problem(home):
    told = shell(f"{RUN} init w >&-; {RUN} documents -w w >&-", home)
    assert (told.returncode, told.stderr) == (0, b"")


def test_a_pipe_gets_utf8_whatever_the_locale(home):
    told = shell(f"{RUN} read report.txt", home, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert told.returncode == 0 and "€108" in told.stdout.decode("utf-8")


def test_an_encoding_that_was_asked_for_and_lacks_a_character_is_said(home):
    told = shell(f"{RUN} read report.txt", home, PYTHONIOENCODING="latin-1")
    assert told.returncode == 1
    assert "lacks" in told.stderr.decode("latin-1") and b"--output" in told.stderr and b"fault" not in told.stderr


def test_a_name_that_is_no_utf8_is_kept_and_stops_nothing(home):
    try:
        Path(os.fsdecode(bytes(home / "odd") + b"\xff.txt")).write_text(REPORT, encoding="utf-8")
    except OSError:
        pytest.skip("this file system takes UTF-8 names only")
    told = shell(f"{RUN} init w && {RUN} add . -w w && {RUN} documents -w w", home)
    assert (told.returncode, told.stderr) == (0, b"")
    assert "2 added" in told.stdout.decode() and "odd\N{REPLACEMENT CHARACTER}.txt" in told.stdout.decode()
