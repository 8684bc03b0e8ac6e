"""The two reports that Entrepot began with, from their text to the ledger of their briefs: what an analyst asks for."""

import json
from datetime import date
from pathlib import Path

import pytest

from entrepot.workspace import Workspace

REPORTS = Path(__file__).parents[2] / "shared" / "seeds"
pytestmark = pytest.mark.skipif(
    not REPORTS.is_dir(), reason="the folder ../shared/seeds with the two reports is absent"
)

KIROV = [
    # label, status, period, value, low, high, how near, quotes
    ("turnover", "stated", "2025-01/2025-11", 108e6, 108e6, 108e6, 0, 2),
    ("turnover", "stated", None, 110e6, 110e6, 110e6, 0, 1),
    ("turnover", "stated", None, None, 115e6, 140e6, 0, 1),
    ("exports", "stated", "2025-01/2025-11", 27.4e6, 27.4e6, 27.4e6, 0, 1),
    ("growth of exports, year on year", "stated", "2025-01/2025-11", 1.35, 1.35, 1.35, 0, 1),
    ("imports", "computed", "2025-01/2025-11", 80.6e6, None, None, 1, 0),
    ("share of exports in turnover", "computed", "2025-01/2025-11", 0.254, None, None, 5e-4, 0),
    ("balance", "computed", "2025-01/2025-11", -53.2e6, None, None, 1, 0),
    ("exports", "computed", "2024-01/2024-11", 20.3e6, None, None, 5e4, 0),
    ("turnover, annualised pro rata", "computed", "2025", 117.8e6, None, None, 5e4, 0),
    ("growth of turnover if imports were flat", "computed", "2025-01/2025-11", 1.07, None, None, 5e-3, 0),
    ("goal: turnover, multiple", "stated", None, 2, 2, 2, 0, 3),
    ("goal: turnover", "computed", None, 220e6, None, None, 1, 0),
    ("goal: turnover", "computed", None, 236e6, None, None, 5e5, 0),
    ("goal: turnover", "computed", None, 280e6, None, None, 1, 0),
    ("growth needed a year", "computed", None, 1.149, None, None, 5e-4, 0),
    ("growth needed a year", "computed", None, 1.104, None, None, 5e-4, 0),
    ("growth needed a year", "computed", None, 1.072, None, None, 5e-4, 0),
    ("years if exports alone grow at their pace", "computed", None, 5.3, None, None, 0.05, 0),
]
VOLOGDA = [
    ("turnover", "stated", "2025-01/2025-06", 316.4e6, 316.4e6, 316.4e6, 0, 1),
    ("growth of turnover, year on year", "stated", "2025-01/2025-06", 1.009, 1.009, 1.009, 0, 1),
    ("turnover", "stated", "2020", 335e6, 335e6, 335e6, 0, 1),
    ("turnover", "stated", "2024", 678.1e6, 678.1e6, 678.1e6, 0, 1),
    ("turnover", "computed", "2024-01/2024-06", 313.6e6, None, None, 5e4, 0),
    ("turnover", "computed", "2024-07/2024-12", 364.5e6, None, None, 5e4, 0),
    ("turnover, multiple of the first year", "computed", "2020/2024", 2.02, None, None, 5e-3, 0),
    ("growth of turnover a year", "computed", "2020/2024", 1.193, None, None, 5e-4, 0),
]


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    desk = Workspace.init(tmp_path_factory.mktemp("seeds") / "workspace")
    assert len(list(desk.add([str(path) for path in sorted(REPORTS.glob("*.txt"))], loaded=date(2026, 1, 20)))) == 2
    return desk


def ledger(desk, region):
    return json.loads(desk.brief("BLR", region, form="json"))["ledger"]


@pytest.mark.parametrize(
    ("region", "row"),
    [*(("RU-KIR", row) for row in KIROV), *(("RU-VLG", row) for row in VOLOGDA)],
    ids=lambda x: x if isinstance(x, str) else f"{x[0]} {x[2]} {x[3]}",
)
def test_the_ledger_holds_it(desk, region, row):
    label, status, period, value, low, high, near, quotes = row
    found = [
        e
        for e in ledger(desk, region)
        if (e["label"], e["status"], e["period"]) == (label, status, period)
        and (e["partner"] or {}).get("code") == region
        and (e["value"] is None if value is None else e["value"] is not None and abs(e["value"] - value) <= near)
        and (low is None or (e["low"], e["high"]) == (low, high))
    ]
    assert len(found) == 1
    assert len(found[0]["quotes"]) == quotes


def test_growth_of_the_whole_is_not_made_up(desk):
    assert not [e for e in ledger(desk, "RU-KIR") if e["label"] == "growth of turnover, year on year"
                and e["partner"]["code"] == "RU-KIR"]  # fmt: skip


@pytest.mark.parametrize("region", ["RU-KIR", "RU-VLG"])
def test_every_entry_leads_to_words_of_a_report_or_says_what_else_it_is(desk, region):
    entries = {e["id"]: e for e in ledger(desk, region)}
    for name, entry in entries.items():
        traced = desk.trace(name, ("BLR", region))
        for leaf in traced.ledger.leaves(name):
            for quote in leaf.quotes:
                assert traced.documents[quote.document].text[quote.start : quote.end] == quote.text
            assert leaf.quotes or leaf.rows or leaf.status == "assumed"
        assert entry["formula"] or entry["quotes"] or entry["rows"] or entry["status"] == "assumed"
