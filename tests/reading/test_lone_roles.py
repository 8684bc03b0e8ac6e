"""The part that a side takes by what it is willing to do: to take or to sell."""

import pytest

from entrepot.reading.statements.undertakings.trade_roles import role_by_deed


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("supermarkets are prepared to accept flour, honey and mutton", "need"),
        ("the market is ready to absorb another 5,000 tonnes", "need"),
        ("his government was eager to benefit from the province's expertise in hydropower", "need"),
        ("would like to learn from Penang's chip makers", "need"),
        ("хотели бы перенять технологии орошения", "need"),
        ("готовы изучить белорусский опыт льноводства", "need"),
        ("the university is ready to accept 200 students", "offer"),
        ("the resort is ready to accept more tourists", "offer"),
        ("is ready to supply lifts", "offer"),
    ],
)
def test_what_a_side_is_willing_to_do_tells_its_part(words: str, role: str) -> None:
    assert role_by_deed(words, "offer") == role
