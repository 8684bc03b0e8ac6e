"""A fault of ours is one message and exit code 1, never a traceback."""

import sys

import pytest

from entrepot import cli


@pytest.mark.parametrize(
    ("fault", "told"),
    [
        (AssertionError("a row too many"), "a fault of Entrepot's: AssertionError: a row too many"),
        (AssertionError(), "a fault of Entrepot's: AssertionError\n"),
        (ValueError("parquet: no magic bytes"), "a table that is held is damaged: parquet: no magic bytes\n"),
        (OSError(28, "No space left on device", "record.sqlite"), "record.sqlite: cannot be used (No space left"),
    ],
)
def test_a_fault_is_told_in_a_message(fault, told, monkeypatch, capsys):
    def fails(**_):
        raise fault

    monkeypatch.setattr(cli.app, "main", fails)
    monkeypatch.setattr(sys, "argv", ["entrepot"])
    with pytest.raises(SystemExit) as stopped:
        cli.main()
    shown = capsys.readouterr().err
    assert stopped.value.code == 1 and told in shown and "Traceback" not in shown
    monkeypatch.setenv("ENTREPOT_TRACEBACK", "1")
    with pytest.raises(SystemExit):
        cli.main()
    assert "Traceback" in capsys.readouterr().err
