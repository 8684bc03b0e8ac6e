"""The annotated reports that weights are learned from: those that index.jsonl calls "open". The kept ones are there to
measure by, and no weight may see them."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "src"))

from entrepot.errors import EntrepotError  # noqa: E402
from entrepot.nouns.document import Document  # noqa: E402
from entrepot.nouns.economy import Economy  # noqa: E402
from entrepot.reading.documents.reader import read  # noqa: E402

LEXICON = ROOT / "src" / "entrepot" / "reading" / "statements" / "lexicon"
_REPORTS = ROOT / "examples" / "reading" / "reports"


class Report(NamedTuple):
    """number: its place among the open ones; name: its file's; date: as the index has it; gold: the annotation."""

    number: int
    name: str
    date: str | None
    document: Document
    gold: dict[str, Any]


def open_reports() -> Iterator[Report]:
    """The reports that may be learned from, by name."""
    listed = map(json.loads, (_REPORTS / "index.jsonl").read_text(encoding="utf-8").splitlines())
    known = sorted((one["id"], one.get("date")) for one in listed if one["split"] == "open")
    for number, (name, date) in enumerate(known):
        document = read(str(_REPORTS / "articles" / f"{name}.txt"))
        gold = json.loads((_REPORTS / "gold" / f"{name}.json").read_text(encoding="utf-8"))
        yield Report(number, name, date, document, gold)


def code_of(name: object) -> str:
    """The code of an economy that an annotation names; "" for none, "?" for one without a code."""
    try:
        return Economy.parse(str(name)).code if name else ""
    except EntrepotError:
        return "?"


def folds_asked() -> int:
    """N of `--folds N`; 0 where that is not asked."""
    return int(sys.argv[sys.argv.index("--folds") + 1]) if "--folds" in sys.argv else 0
