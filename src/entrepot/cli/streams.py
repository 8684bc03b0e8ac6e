"""Standard output and error as the world gives them: closed, of an old encoding, or with nobody reading any more."""

import os
import sys
from io import TextIOWrapper


def prepare() -> None:
    """Make both fit to be written to: closed ones swallow what they get; a file or a pipe takes UTF-8, as `--output`
    does, unless PYTHONIOENCODING says otherwise. Names of files that are no UTF-8 pass through as they are.
    """
    for name, otherwise in (("stdout", "surrogateescape"), ("stderr", "backslashreplace")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, TextIOWrapper) and not stream.isatty() and "PYTHONIOENCODING" not in os.environ:
            stream.reconfigure(encoding="utf-8", errors=otherwise)


def give_up() -> int:
    """Write no more: whoever reads has seen enough. Returns the exit code, which is that of work done."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
