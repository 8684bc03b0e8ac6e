"""Imports go one way, and files stay of a size that one can read."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
LONGEST = 520


def test_the_import_contract_holds():
    command = [
        sys.executable,
        "-c",
        "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()",
    ]
    paths = {"PYTHONPATH": str(ROOT / "src"), "PATH": "", "COLUMNS": "100"}
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, env=paths, check=False)
    assert told.returncode == 0, told.stdout[-3000:] + told.stderr[-1000:]


def test_no_file_gets_away():
    sizes = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "src").rglob("*.py")}
    assert [f"{path.relative_to(ROOT)}: {size}" for path, size in sizes.items() if size > LONGEST] == []
