"""Whatever the text, reading ends in time that grows with its length, and every quote is the text's own words."""

import random
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from entrepot.nouns.document import Document
from entrepot.reading.statements.claims.telling import unread_of
from entrepot.reading.statements.reader import known_kinds
from entrepot.reading.statements.story import Story

WORDS = (
    "trade exports imports grew to from by $5 billion 27.4 million 35% in 2025 last year Belarus Russia Vologda Oblast "
    "and , . ; ( ) “ ” « » - – товарооборот вырос на до с млн млрд долларов в январе-ноябре 2025 года прошлого "
    "Беларусь область экспорт импорт году раза % Governor Ivan Petrov President of Minister and Trade the Deputy Prime "
    "offered to supply tractors buses milk signed an agreement is ready discussed ministry Savushkin Product plant "
    "губернатор Александр Соколов министр промышленности заявил предложил поставлять лифты договорились завод"
).split()
HOSTILE = [
    *("0123456789", "(((([[[[", "))))]]]]", "“«\"'", ",,,,", "1 000 000 ", "млрд ", "$", "- ", "5 million "),
    *("from 5% to ", "\n", "The. "),
]


def story_of(text: str) -> Story:
    return Story(Document("fuzz", "fuzz.txt", "", text, (0, len(text))))


def read(text: str) -> None:
    story = story_of(text)
    for found in (one for kind in known_kinds().values() for one in kind.read(story)):
        for quote in found.statement.quotes:
            assert text[quote.start : quote.end] == quote.text
            assert quote.text
    for one in unread_of(story):
        assert 0 <= one.start < one.end <= len(text)
        assert one.why


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    read(text)


@settings(max_examples=250, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=60))
def test_words_of_trade_in_any_order(words: list[str]) -> None:
    read(" ".join(words))


@pytest.mark.parametrize("piece", HOSTILE)
def test_time_grows_with_length(piece: str) -> None:
    def seconds(size: int) -> float:
        text = (piece * (size // len(piece) + 1))[:size]
        start = time.process_time()
        read(text)
        return time.process_time() - start

    seconds(2_000)
    short, long = seconds(20_000), seconds(100_000)
    assert long < 15 * short + 0.5


def test_mixed_hostile_text_of_200_kilobytes() -> None:
    source = random.Random(7)
    text = "".join(source.choice(HOSTILE + WORDS) + source.choice(["", " "]) for _ in range(45_000))[:200_000]
    start = time.process_time()
    read(text)
    assert time.process_time() - start < 60


@pytest.mark.parametrize(
    "text",
    [
        "Trade between Belarus and Vologda Oblast reached $27\u200b.4 million.",
        "\u200fTrade between Belarus and Vologda Oblast reached $27.4 million\u200f.",
        "Товарооборот Вологодской облаcти с Беларусью вырос на 35%.",
        "Trade between Belarus\u00a0and Vologda Oblast reached\u2009$27.4\u202fmillion.",
    ],
)
def test_odd_characters_keep_spans(text: str) -> None:
    read(text)


def test_reports_cut_anywhere() -> None:
    reports = sorted((Path(__file__).parents[1] / "examples" / "reading" / "reports" / "articles").glob("*.txt"))
    order = random.Random(7)
    for _ in range(300):
        text = order.choice(reports).read_text(encoding="utf-8")
        start = order.randrange(len(text))
        read(text[start : start + order.randrange(20, 500)])
