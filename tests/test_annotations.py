"""The annotated reports hold together: quotes are the text's words, codes and units are well formed."""

import json
import re
from pathlib import Path

import pytest

REPORTS = Path(__file__).parent.parent / "examples" / "reading" / "reports"
INDEX = [json.loads(line) for line in (REPORTS / "index.jsonl").read_text(encoding="utf-8").splitlines()]
CODE = re.compile(r"[A-Z]{3}|[A-Z]{2}-[A-Z0-9]{1,3}")
BLOCS = {"Central Asia", "EAEU"}
UNITS = set("USD EUR RUB BYN KZT KGS CNY KES ZAR CAD INR AUD GBP CHF CZK TJS IRR MYR AED SAR NGN".split())
PERIOD = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?(/\d{4}(-(0[1-9]|1[0-2]))?)?")
MEASURES = {"turnover", "exports", "imports", "balance", "investment", "other"}
KINDS = {"offer", "request", "existing", "agreement", "proposal", "plan", "commitment"}


def read(entry: dict[str, str]) -> tuple[str, dict]:
    text = (REPORTS / "articles" / f"{entry['id']}.txt").read_text(encoding="utf-8")
    return text, json.loads((REPORTS / "gold" / f"{entry['id']}.json").read_text(encoding="utf-8"))


def economy(name: str | None) -> bool:
    return name is None or name in BLOCS or CODE.fullmatch(name) is not None


def number(x: dict) -> bool:
    if x["low"] is None:
        return x["high"] is None and x["unit"] is None
    return 0 <= x["low"] <= x["high"] and x["unit"] in UNITS


@pytest.mark.parametrize("entry", INDEX, ids=lambda e: e["id"])
def test_every_quote_is_in_its_text(entry: dict[str, str]) -> None:
    text, gold = read(entry)
    quotes = [x["quote"] for part in ("figures", "targets", "structure", "cooperation") for x in gold[part]]
    assert [q for q in quotes if not q or q not in text] == []


@pytest.mark.parametrize("entry", INDEX, ids=lambda e: e["id"])
def test_figures_are_well_formed(entry: dict[str, str]) -> None:
    for x in read(entry)[1]["figures"]:
        assert x["measure"] in MEASURES
        assert economy(x["reporter"]) and economy(x["partner"]) and x["reporter"] is not None
        assert x["period"] is None or PERIOD.fullmatch(x["period"])
        assert (x["period_basis"] == "text") == (x["period"] is not None)
        assert number(x) and (x["low"] is not None or x["growth"] is not None)
        assert (x["growth"] is None) == (x["growth_base"] is None) and (x["growth"] is None or 0 < x["growth"] < 100)
        assert x["growth_base"] in (None, "year_on_year") or x["growth_base"].startswith("other: ")


@pytest.mark.parametrize("entry", INDEX, ids=lambda e: e["id"])
def test_other_annotations_are_well_formed(entry: dict[str, str]) -> None:
    text, gold = read(entry)
    assert gold["event"].keys() == {"date", "place", "participants"}
    for x in gold["targets"]:
        assert x["what"] in MEASURES and number(x) and (x["low"] is not None or x["multiple"])
        assert x["deadline"] is None or re.fullmatch(r"\d{4}", x["deadline"])
    for x in gold["structure"]:
        assert x["flow"] in ("exports", "imports") and x["commodities"]
        assert economy(x["reporter"]) and economy(x["partner"])
        assert [name for name in x["commodities"] if name.casefold() not in text.casefold()] == []
    assert {x["kind"] for x in gold["cooperation"]} <= KINDS
    assert all(economy(p["side"]) for p in gold["event"]["participants"])


def test_set_is_split_and_complete() -> None:
    kept = [e for e in INDEX if e["split"] == "kept"]
    assert {e["split"] for e in INDEX} == {"kept", "open"} and len(kept) >= 40
    names = {e["id"] for e in INDEX}
    assert names == {p.stem for p in (REPORTS / "articles").glob("*.txt")}
    assert names == {p.stem for p in (REPORTS / "gold").glob("*.json")}


def test_no_page_is_behind_both_a_kept_and_an_open_text() -> None:
    lines = (REPORTS / "SOURCES.md").read_text(encoding="utf-8").splitlines()
    rows = [line.strip("| ").split(" | ") for line in lines if re.match(r"\| \d{3,4} ", line)]
    split = {e["id"]: e["split"] for e in INDEX}
    assert [row[0] for row in rows] == list(split)
    pages: dict[str, set[str]] = {"kept": set(), "open": set()}
    for row in rows:
        pages[split[row[0]]] |= set(row[3].split(" ; "))
    assert not pages["kept"] & pages["open"]
