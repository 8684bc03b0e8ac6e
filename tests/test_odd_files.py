"""What is no file, and folders with nothing in them, are refused before anything is read."""

import os

import pytest

from entrepot.errors import EntrepotError
from entrepot.workspace import Workspace, files
from entrepot.workspace.reading import Failed, read_all


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_refused_and_not_waited_for(tmp_path):
    pipe = tmp_path / "report.txt"
    os.mkfifo(pipe)
    (told,) = read_all([str(pipe)])
    assert isinstance(told, Failed) and "pipe" in told.error.what
    desk = Workspace.init(tmp_path / "desk")
    (told,) = desk.add([str(pipe)], loaded=None)
    assert isinstance(told, Failed) and "pipe" in told.error.what


def test_a_folder_without_anything_to_read_is_said(tmp_path):
    with pytest.raises(EntrepotError, match="holds no report"):
        files([str(tmp_path)])
