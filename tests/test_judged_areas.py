"""The matrix of annotated reports against a person's reading; `python tests/judged_areas.py` prints cells."""

import pytest

from entrepot.nouns.area import areas
from judged_areas import agreement, judged

LEAST, LEAST_LATER = 0.70, 0.64


def test_twenty_reports_are_judged_in_areas_of_the_catalogue():
    found = judged()
    assert len(found) == 20
    for (one, other), ticks in found.values():
        assert {side for _, side in ticks} <= {one.code, other.code}
        assert [key for key, _ in ticks if key not in areas() or areas()[key].kind == "not_trade"] == []


def test_the_matrix_agrees_with_the_person():
    """The floor is what is reached; a demanding reader wants 0.85."""
    result = agreement()
    print(result)
    assert result.share >= LEAST
    assert result.both >= 40


def test_the_matrix_of_reports_judged_later_agrees_with_the_person():
    found = judged("judged_later")
    assert len(found) == 10
    for (one, other), ticks in found.values():
        assert {side for _, side in ticks} <= {one.code, other.code}
        assert [key for key, _ in ticks if key not in areas() or areas()[key].kind == "not_trade"] == []
    result = agreement("judged_later")
    print(result)
    assert result.share >= LEAST_LATER


@pytest.mark.parametrize(
    ("file", "reports", "least"), [("judged_fresh", 20, 0.56), ("judged_last", 9, 0.55), ("judged_newest", 40, 0.62)]
)
def test_the_matrix_of_reports_judged_unseen_agrees_with_the_person(file: str, reports: int, least: float) -> None:
    """At first sight 0.53 of the cells of `judged_fresh` agreed, 0.43 of `judged_last` and 0.58 of `judged_newest`."""
    found = judged(file)
    assert len(found) == reports
    for (one, other), ticks in found.values():
        assert {side for _, side in ticks} <= {one.code, other.code}
        assert [key for key, _ in ticks if key not in areas() or areas()[key].kind == "not_trade"] == []
    assert agreement(file).share >= least
