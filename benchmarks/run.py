"""Every benchmark of this folder, one after the other."""

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> int:
    """The exit code: that of the first benchmark that fails, else 0."""
    for path in sorted(HERE.glob("*.py")):
        if path.name != "run.py":
            print(f"== {path.stem}", flush=True)
            done = subprocess.run([sys.executable, str(path)], check=False)
            if done.returncode:
                return done.returncode
    return 0


if __name__ == "__main__":
    sys.exit(main())
