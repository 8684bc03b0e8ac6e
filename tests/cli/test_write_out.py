"""Where results go: a file that is whole or not there, a link's target, a pipe or device as it is."""

import os

import pytest

from entrepot.cli.options import write_out
from entrepot.errors import EntrepotError


def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real.md").write_text("before")
    (tmp_path / "link.md").symlink_to("real.md")
    write_out("after", str(tmp_path / "link.md"))
    assert (tmp_path / "link.md").is_symlink() and (tmp_path / "real.md").read_text() == "after"


def test_a_folder_is_refused_and_nothing_is_left_beside_it(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(EntrepotError, match="cannot be written"):
        write_out("words", str(tmp_path / "folder"))
    assert [path.name for path in tmp_path.iterdir()] == ["folder"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_written_to_and_not_replaced(tmp_path):
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        write_out("words", str(pipe))
        assert os.read(reader, 100) == b"words" and pipe.is_fifo()
    finally:
        os.close(reader)


def test_a_name_that_no_system_takes_is_said(tmp_path):
    with pytest.raises(EntrepotError, match="cannot be written"):
        write_out("words", str(tmp_path / "nul\0.md"))
    with pytest.raises(EntrepotError, match="cannot be written"):
        write_out("words", str(tmp_path / ("long" * 100)))
