"""Which day a page's story was published on: examples/reading/dates.toml."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from entrepot.reading.documents.dated_furniture import closing_date, line_date
from entrepot.reading.documents.reader import read

PAGES = tomllib.loads((Path(__file__).parents[2] / "examples/reading/dates.toml").read_text(encoding="utf-8"))["page"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: " ".join(page["text"].split())[:60])
def test_the_day_of_a_page(page):
    assert read(page["text"].strip().encode(), "page.txt").date == page.get("date"), page.get("why")


@pytest.mark.parametrize(
    "line",
    ["Trade with Kenya Hits Record 5 May 2020", "The fair opens at noon of 5 May 2020 in the old harbour",
     "News digest for 5 May 2020", "The fair, 5 May 2020, drew 320 firms from 12 lands", "Fair: 5–7 May 2020",
     "Ответить Ада, 5 мая 2020", "Rates 05/07/20 1.35"],
)  # fmt: skip
def test_lines_that_are_no_furniture_with_a_date(line):
    assert line_date(line) is None


def test_only_lines_that_say_so_date_a_story_from_below():
    assert closing_date("Posted on 5 May 2020 by Ada") == date(2020, 5, 5)
    assert closing_date("A third port wants a crane, 5 May 2020") is None
