"""The command line: arguments in, results out."""

import gc
import os
import sys

import click

from entrepot.cli import streams
from entrepot.cli.app import app
from entrepot.errors import EntrepotError

_OBJECTS_BETWEEN_COLLECTIONS = 50_000  # a command makes many and drops few: looking seldom saves a tenth of its time


def main() -> None:
    """Run `entrepot`. Exit codes: 0 done, 1 a problem with the input, 2 wrong usage."""
    gc.set_threshold(_OBJECTS_BETWEEN_COLLECTIONS)
    streams.prepare()
    try:
        code = app.main(standalone_mode=False, prog_name="entrepot")
        sys.stdout.flush()
    except click.exceptions.Abort:
        code = _say("Stopped.", 130)
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except EntrepotError as error:
        code = _say(str(error), 1)
    except BrokenPipeError:
        code = streams.give_up()
    except Exception as fault:
        code = _say(_unforeseen(fault), 1)
    sys.exit(code if isinstance(code, int) else 0)


def _unforeseen(fault: Exception) -> str:
    """What is said of a fault of ours; the whole trace only where it is asked for."""
    import traceback

    if os.environ.get("ENTREPOT_TRACEBACK"):
        return "".join(traceback.format_exception(fault)).rstrip()
    if isinstance(fault, UnicodeEncodeError):
        return (
            f"the output's encoding, {fault.encoding}, lacks “{fault.object[fault.start]}”\n"
            "Set PYTHONIOENCODING=utf-8, or write to a file with --output."
        )
    if isinstance(fault, OSError):
        return (
            f"{fault.filename or 'a file'}: cannot be used ({fault.strerror or fault})\nCheck the disk and the rights."
        )
    told = " ".join(str(fault).split())[:300]
    if "parquet" in told.casefold():
        return f"a table that is held is damaged: {told}\nPut back a copy of the workspace, or make it anew."
    return (
        f"a fault of Entrepot's: {type(fault).__name__}{f': {told}' if told else ''}\n"
        "Please report it, with the command and the files if you may. ENTREPOT_TRACEBACK=1 shows where it was."
    )


def _say(message: str, code: int) -> int:
    click.echo(message, err=True)
    return code


__all__ = ["main"]
