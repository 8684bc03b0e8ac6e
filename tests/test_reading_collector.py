"""Reading runs without Python's search for cycles of objects, so it must leave none behind."""

import gc
from pathlib import Path

import pytest

from entrepot.reading.documents.reader import read as load
from entrepot.reading.statements.reader import read

REPORT = next(iter(sorted((Path(__file__).resolve().parents[1] / "examples" / "reports").rglob("*.txt"))))


def test_no_cycle_is_left() -> None:
    document = load(REPORT)
    read(document)
    gc.collect()
    assert read(document).found
    assert gc.collect() == 0


@pytest.mark.parametrize("is_on", [True, False])
def test_the_search_goes_on_afterwards_as_before(is_on: bool) -> None:
    document, was_on = load(REPORT), gc.isenabled()
    try:
        gc.enable() if is_on else gc.disable()
        read(document)
        assert gc.isenabled() == is_on
    finally:
        gc.enable() if was_on else gc.disable()
