"""Where a sentence goes on to another clause, who would trade in it, and fields that share a noun."""

import pytest

from entrepot.nouns.area import find_areas
from entrepot.reading.statements.undertakings.clause_joints import joints
from entrepot.reading.statements.undertakings.shared_heads import with_shared_heads
from entrepot.reading.statements.undertakings.trade_roles import role_of_trade

CLAUSES = {
    "Gujarat works with Andijan, and Haryana works with Fergana": 1,
    "The plant makes pumps, motors, and cables for mines": 0,
    "На форуме подписано 12 соглашений, Татарстан договорился о выпуске шин": 1,
    "Президент, который прибыл вчера, подписал соглашение": 0,
    "готова отгружать картофель, лен и минеральную воду; достигнута договоренность": 0,
}
ROLES = {
    "Orenburg wants to buy durum wheat from the farmers": "need",
    "Tulazheldormash would like to buy wheel pairs": "need",
    "the plant may supply pumps for the mines": "offer",
    "Комбинат отгружает целлюлозу для эмалей": "offer",
    "сети хотели бы закупать халяльную продукцию": "need",
    "стороны обсудили поставки зерна": "both",
    "a joint plant to supply both markets": "both",
}


@pytest.mark.parametrize("said", CLAUSES)
def test_joints(said: str) -> None:
    assert len(joints(said, "о" in said)) == CLAUSES[said]


@pytest.mark.parametrize("said", ROLES)
def test_role_of_trade(said: str) -> None:
    assert role_of_trade(said, "both") == ROLES[said]


def test_one_noun_for_several_fields() -> None:
    said = "Passenger, municipal and farm vehicles are on offer"
    found = {hit.area.key for hit in with_shared_heads(said, find_areas(said, "en"), "en")}
    assert {"buses", "municipal_machinery", "agricultural_machinery"} <= found
