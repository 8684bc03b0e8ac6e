"""The floor of reading: scores the annotated reports and fails below what was reached before.

python tests/gate.py                              score and compare with the floors
python tests/gate.py --update                     raise the floors to what is reached now
python tests/gate.py --update --allow-regression  lower one, and say why in the commit
"""

import json
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from hashlib import sha256
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
SET = ROOT / "examples" / "reading" / "reports"
FLOORS = Path(__file__).with_name("gate.json")
SLACK = 0.002
"""A floor lies this far below what was measured: rounding, not change."""
MIRROR = {"exports": "imports", "imports": "exports"}
STAGES = {
    "offer": {"offer"},
    "request": {"need"},
    "existing": {"existing", "delivered"},
    "agreement": {"agreed", "signed", "financed"},
    "proposal": {"proposed", "wish", "ready"},
    "plan": {"wish", "ready", "proposed"},
    "commitment": {"ready", "agreed", "signed", "financed"},
}
Json = dict[str, Any]
Fits = Callable[[Json, Json], bool]


def near(a: float | None, b: float | None, relative: float = 0.005) -> bool:
    return a is not None and b is not None and abs(a - b) <= relative * max(abs(a), abs(b))


def code(side: Any) -> Any:
    return side.get("code") if isinstance(side, dict) else side


def value_fits(gold: Json, said: Json) -> bool:
    if said["measure"] not in (gold["measure"], MIRROR.get(gold["measure"])):
        return False
    if gold["low"] is None:
        return said["low"] is None and said["growth"] is not None and abs(said["growth"] - gold["growth"]) <= 0.002
    return near(gold["low"], said["low"]) and near(gold["high"], said["high"]) and gold["unit"] == said["unit"]


def whose_fits(gold: Json, said: Json) -> bool:
    pair, told = (gold["reporter"], gold["partner"]), (code(said["reporter"]), code(said["partner"]))
    if not value_fits(gold, said):
        return False
    if gold["measure"] not in MIRROR:
        return set(pair) == set(told)
    return pair == (told if said["measure"] == gold["measure"] else told[::-1])


def full_fits(gold: Json, said: Json) -> bool:
    growth = gold["growth"] is None or (said["growth"] is not None and abs(gold["growth"] - said["growth"]) <= 0.002)
    return whose_fits(gold, said) and gold["period"] in (None, said["period"]) and growth


def target_fits(gold: Json, said: Json) -> bool:
    if gold["low"] is None:
        return near(gold["multiple"], said["multiple"], 0.01)
    return near(gold["low"], said["low"]) and gold["unit"] == said["unit"]


def words(text: str) -> set[str]:
    return {word.strip(".,;:()«»\"'").casefold() for word in text.split()} - {"", "and", "of", "the", "и"}


def goods_fit(gold: Json, said: Json) -> bool:
    wanted = words(" ".join(gold["commodities"]))
    named = words(" ".join(item["name"] for item in said["commodities"]))
    flow = {"measure": gold["flow"], "low": None, "growth": 1.0, **gold}
    told = {"measure": said["flow"], "low": None, "growth": 1.0, **said}
    return whose_fits(flow, told) and len(wanted & named) >= 0.6 * len(wanted)


def words_fit(article: str) -> Fits:
    def fits(gold: Json, said: Json) -> bool:
        start = article.find(gold["quote"])
        end, first, last = start + len(gold["quote"]), said["quote"]["start"], said["quote"]["end"]
        return max(0, min(end, last) - max(start, first)) >= 0.4 * (max(end, last) - min(start, first))

    return fits


def person_fits(gold: Json, said: Json) -> bool:
    return len(words(gold["name"]) & words(said["name"])) >= min(2, len(words(gold["name"])))


def matched(gold: list[Json], said: list[Json], fits: Fits) -> list[tuple[Json, Json]]:
    """Pairs of what fits, each prediction used once."""
    free, pairs = list(said), []
    for entry in gold:
        hit = next((one for one in free if fits(entry, one)), None)
        if hit is not None:
            free.remove(hit)
            pairs.append((entry, hit))
    return pairs


def counts(name: str) -> dict[str, tuple[int, int, int]]:
    """Of one text: right, annotated and read, for each kind."""
    from entrepot.workspace import read

    path = SET / "articles" / f"{name}.txt"
    article = path.read_text(encoding="utf-8")
    gold = json.loads((SET / "gold" / f"{name}.json").read_text(encoding="utf-8"))
    statements = read(str(path)).statements
    if any(article[s["quote"]["start"] : s["quote"]["end"]] != s["quote"]["text"] for s in statements):
        raise SystemExit(f"{name}: a quote is not the words of the text")
    of: dict[str, list[Json]] = {"figure": [], "target": [], "structure": [], "cooperation": [], "event": []}
    for statement in statements:
        of[statement["kind"]].append(statement)
    people = [person for event in of["event"] for person in event["participants"]]
    rounds: list[tuple[str, list[Json], list[Json], Fits]] = [
        ("figures.value", gold["figures"], of["figure"], value_fits),
        ("figures.whose", gold["figures"], of["figure"], whose_fits),
        ("figures.full", gold["figures"], of["figure"], full_fits),
        ("targets", gold["targets"], of["target"], target_fits),
        ("structure", gold["structure"], of["structure"], goods_fit),
        ("cooperation", gold["cooperation"], of["cooperation"], words_fit(article)),
        ("participants", gold["event"]["participants"], people, person_fits),
    ]
    found = {kind: (matched(wanted, read_, fits), wanted, read_) for kind, wanted, read_, fits in rounds}
    tally = {kind: (len(pairs), len(wanted), len(read_)) for kind, (pairs, wanted, read_) in found.items()}
    agreeing = sum(bool({s["stage"], s["role"]} & STAGES[g["kind"]]) for g, s in found["cooperation"][0])
    tally["stage of cooperation"] = (agreeing, tally["cooperation"][0], tally["cooperation"][0])
    return tally


def scores() -> tuple[str, dict[str, dict[str, float]]]:
    """A digest of the set, and F1 by split and kind."""
    index = [json.loads(line) for line in (SET / "index.jsonl").read_text(encoding="utf-8").splitlines()]
    digest = sha256()
    for entry in index:
        for file in (SET / "articles" / f"{entry['id']}.txt", SET / "gold" / f"{entry['id']}.json"):
            digest.update(file.read_bytes())
    with ProcessPoolExecutor() as pool:
        tallies = list(pool.map(counts, [entry["id"] for entry in index], chunksize=16))
    result: dict[str, dict[str, float]] = {}
    for split in ("open", "kept"):
        sums: dict[str, list[int]] = {}
        for entry, tally in zip(index, tallies, strict=True):
            if entry["split"] == split:
                for kind, numbers in tally.items():
                    sums[kind] = [a + b for a, b in zip(sums.get(kind, [0, 0, 0]), numbers, strict=True)]
        result[split] = {kind: round(2 * hit / max(1, gold + said), 3) for kind, (hit, gold, said) in sums.items()}
    return digest.hexdigest()[:16], result


def main(*flags: str) -> int:
    digest, reached = scores()
    pinned = json.loads(FLOORS.read_text(encoding="utf-8")) if FLOORS.exists() else {"set": digest, "floors": {}}
    sunk = []
    for split, kinds in reached.items():
        for kind, f1 in kinds.items():
            floor = pinned["floors"].get(split, {}).get(kind, 0.0)
            mark = "" if f1 >= floor - SLACK else "  BELOW"
            sunk += [f"{split} {kind}"] if mark else []
            print(f"{split:5} {kind:21} {f1:.3f}  floor {floor:.3f}{mark}")
    if "--update" in flags:
        if sunk and "--allow-regression" not in flags:
            print(f"Lower than before: {', '.join(sunk)}. Mend it, or add --allow-regression and say why.")
            return 1
        FLOORS.write_text(json.dumps({"set": digest, "floors": reached}, indent=1) + "\n", encoding="utf-8")
        return 0
    if pinned["set"] != digest:
        print("The annotated texts have changed since the floors were set: python tests/gate.py --update")
        return 1
    return 1 if sunk else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
