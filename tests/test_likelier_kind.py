"""What an amount is, looked at again when the whole text is known."""

import pytest

from entrepot.nouns.document import Document
from entrepot.reading.statements.claims.amounts import Amount
from entrepot.reading.statements.claims.kind_signs import NEAR, around
from entrepot.reading.statements.claims.likelier_kind import KINDS, kinds_of
from entrepot.reading.statements.claims.telling import claims_of
from entrepot.reading.statements.kinds import figures, targets
from entrepot.reading.statements.story import Story

_TEXTS = [
    (
        "en",
        "Albania, Georgia see trade turnover at $2 bln\n\nTrade between Albania and Georgia came to $900 million in "
        "2024. The two want trade of $2 billion by 2030, the minister said.\n",
    ),
    (
        "ru",
        "Албания и Грузия наметили $2 млрд торговли\n\nТоварооборот Албании и Грузии в 2024 году составил 900 млн "
        "долларов. Стороны хотят довести его до 2 млрд долларов к 2030 году.\n",
    ),
    (
        "en",
        "Trade between Albania and Georgia came to $900 million in 2024. The minister spoke of $2 billion of trade "
        "within three years.\n",
    ),
]


def _story(text: str, language: str) -> Story:
    return Story(Document("example", "example.txt", "", text, (0, len(text)), language=language))


@pytest.mark.parametrize(("language", "text"), _TEXTS)
def test_a_goal_said_like_a_figure_is_a_goal(language: str, text: str) -> None:
    story = _story(text, language)
    levels = [found.statement.amount.low for found in figures.read(story)]
    goals = [found.statement.amount.low for found in targets.read(story)]
    assert (levels, goals) == ([900e6], [2e9])


def test_a_lone_amount_stays_as_the_rules_took_it() -> None:
    told = claims_of(_story("Egypt has long exported to Sudan. It was $164 million in 2016.", "en"))
    assert [(claim.sort, claim.frame.measure) for claim in told] == [("level", "exports")]


def test_likelihoods_are_of_all_kinds_and_sum_to_one() -> None:
    from entrepot.reading.statements.claims.amounts import amounts_of

    story = _story(_TEXTS[0][1], "en")
    amounts = amounts_of(story.text, claims_of(story), [])
    likely = kinds_of(story.text, amounts, 2025)
    assert set(likely) == set(range(len(amounts)))
    assert all(tuple(one) == KINDS and abs(sum(one.values()) - 1) < 1e-9 for one in likely.values())


def test_a_text_as_long_as_a_book_is_not_gone_through_for_each_amount() -> None:
    amounts = [Amount(at, at + 1, at, "level", "turnover", low=1e6) for at in range(10 * NEAR)]
    near = list(around(amounts, 5 * NEAR))
    assert len(near) == 2 * NEAR and 5 * NEAR not in near
    assert list(around(amounts[:3], 1)) == [0, 2]
