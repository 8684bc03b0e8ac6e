"""Reading speed: articles a second and memory, beside quantulum3 and a spaCy blank pipeline with an entity ruler.

    python benchmarks/reading.py [--articles 2000] [--longest 5000000]

The texts are the paragraphs of `examples/`, shuffled with a fixed seed into articles of 3,500 characters. Every reader
runs in processes of its own: one, then two with half of the articles each. A peer that is not installed is named and
left out (`pip install entrepot[bench]`).
"""

import argparse
import datetime
import importlib.util
import json
import os
import platform
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import chain, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SOURCES = (ROOT / "examples" / "reports", ROOT / "examples" / "reading")
LENGTH, SEED, WARM_UP = 3500, 2026, 10
GOAL_SPEED, GOAL_MEMORY = 150, 300
READERS = {"Entrepot": "entrepot", "quantulum3": "quantulum3", "spaCy blank + entity ruler": "spacy"}
Read = Callable[[str], int]


def paragraphs() -> dict[str, list[str]]:
    """The paragraphs of the example reports by language: those of a sentence or more."""
    found: dict[str, list[str]] = {"en": [], "ru": []}
    for path in sorted(path for folder in SOURCES for path in folder.rglob("*.txt")):
        for line in path.read_text(encoding="utf-8", errors="replace").split("\n"):
            if len(line.strip()) >= 60:
                found["ru" if sum("а" <= c <= "я" for c in line.lower()) > len(line) / 4 else "en"].append(line.strip())
    return found


def articles(length: int = LENGTH) -> Iterator[str]:
    """Texts of `length` characters without end, two English ones for each Russian one, the same in every run."""
    kept, order = paragraphs(), random.Random(SEED)
    while True:
        for language in ("en", "en", "ru"):
            body = "Minsk, 19 January 2026\n\n"
            while len(body) < length:
                body += order.choice(kept[language]) + "\n"
            yield body[:length]


def entrepot() -> Read:
    from entrepot.nouns.document import Document
    from entrepot.reading.statements.reader import read

    date = datetime.date(2026, 1, 19)

    def count(text: str) -> int:
        document = Document("benchmark", "benchmark.txt", "", text, (0, len(text)), date=date)
        return len(read(document).found)

    return count


def quantulum3() -> Read:
    from quantulum3 import classifier, parser

    classifier.USE_CLF = False

    return lambda text: len(parser.parse(text))


def spacy() -> Read:
    import spacy as library

    from entrepot.nouns.economy import Economy

    codes = ("BLR RUS KAZ UZB TJK KGZ AZE ARM GEO VNM CHN KEN TZA USA CAN IND TUR RU-KIR RU-VLG US-MN").split()
    pipeline = library.blank("xx")
    ruler = pipeline.add_pipe("entity_ruler")
    economies = [Economy.parse(code) for code in codes]
    named = [{"label": "GPE", "pattern": name} for e in economies for name in (e.name, e.name_ru)]
    number = {"TEXT": {"REGEX": r"^\d[\d.,]*$"}}
    scale = {"LOWER": {"IN": ["million", "billion", "млн", "млрд"]}, "OP": "?"}
    money = {"label": "MONEY", "pattern": [{"TEXT": {"IN": ["$", "€", "£"]}}, number, scale]}
    percent = {"label": "PERCENT", "pattern": [number, {"LOWER": {"IN": ["%", "percent", "процентов"]}}]}
    ruler.add_patterns([*named, money, percent])
    return lambda text: len(pipeline(text).ents)


def child(reader: str, first: int, last: int) -> None:
    """Read the articles `first` to `last` and print the measurements as JSON."""
    texts = list(islice(articles(), first, last))
    read = {"entrepot": entrepot, "quantulum3": quantulum3, "spacy": spacy}[reader]()
    for text in islice(articles(), WARM_UP):
        read(text)
    cpu, wall = time.process_time(), time.perf_counter()
    found = sum(map(read, texts))
    print(json.dumps({
        "cpu": time.process_time() - cpu, "wall": time.perf_counter() - wall, "found": found,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }))  # fmt: skip


def child_of_length(size: int) -> None:
    """Read `size` characters: as articles' paragraphs in one text, repeated while that is quick."""
    read, text = entrepot(), next(articles(size))
    read(next(articles(5_000)))
    read(next(articles(50_000)))
    rounds = max(1, 100_000 // size)
    cpu = time.process_time()
    for _ in range(rounds):
        read(text)
    print(json.dumps({"cpu": (time.process_time() - cpu) / rounds}))


def measured(*tasks: list[str]) -> list[dict[str, float]]:
    """What the children print that run these tasks at once."""
    surroundings = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    surroundings["PYTHONPATH"] = str(ROOT / "src")
    running = [
        subprocess.Popen([sys.executable, __file__, *task], stdout=subprocess.PIPE, text=True, env=surroundings)
        for task in tasks
    ]
    outputs = [process.communicate()[0] for process in running]
    if any(process.returncode for process in running):
        raise SystemExit(f"A reader failed: {' '.join(tasks[0])}")
    return [json.loads(output.splitlines()[-1]) for output in outputs]


def compared(count: int) -> Iterator[str]:
    """The rows of the table of readers."""
    base = 0.0
    yield "| reader | a CPU-second, one process | wall clock | times Entrepot | two processes: wall clock, gain |"
    yield "|---|--:|--:|--:|--:|"
    memory = {}
    for title, name in READERS.items():
        if importlib.util.find_spec(name) is None:
            yield f"| {title} | not installed | | | |"
            continue
        one = measured(["--child", name, "0", str(count)])[0]
        half = count // 2
        two = measured(["--child", name, "0", str(half)], ["--child", name, str(half), str(count)])
        speed = count / one["cpu"]
        base = base or speed
        wall, both = count / one["wall"], count / max(part["wall"] for part in two)
        memory[title] = max(one["memory"], *(part["memory"] for part in two))
        yield (f"| {title} | {speed:.1f} | {wall:.1f} | {speed / base:.2f} | {both:.1f}, {both / wall:.2f} |")
    yield ""
    yield "Peak memory of one process: " + ", ".join(f"{title} {mb:.0f} MB" for title, mb in memory.items()) + "."
    yield f"Goals: {GOAL_SPEED} articles a second on one core, under {GOAL_MEMORY} MB."


def lengths(longest: int) -> Iterator[str]:
    """The rows of the table of lengths."""
    yield "| characters in one text | CPU-seconds | microseconds a character | times the shortest |"
    yield "|--:|--:|--:|--:|"
    base = 0.0
    for size in (size for size in (5_000, 50_000, 500_000, 5_000_000) if size <= longest):
        cpu = measured(["--length", str(size)])[0]["cpu"]
        each = 1e6 * cpu / size
        base = base or each
        yield f"| {size:,} | {cpu:.2f} | {each:.1f} | {each / base:.2f} |"


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--articles", type=int, default=2000)
    options.add_argument("--longest", type=int, default=5_000_000, help="characters of the longest single text")
    options.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    options.add_argument("--length", type=int, help=argparse.SUPPRESS)
    asked = options.parse_args()
    if asked.child:
        return child(asked.child[0], int(asked.child[1]), int(asked.child[2]))
    if asked.length:
        return child_of_length(asked.length)
    subprocess.run([sys.executable, "-m", "compileall", "-qq", str(ROOT / "src")], check=False)
    print(
        f"{datetime.date.today()}, Python {platform.python_version()}, {os.cpu_count()} cores, "
        f"load {os.getloadavg()[0]:.1f} at the start; {asked.articles:,} articles of {LENGTH:,} characters.\n"
    )
    for line in chain(compared(asked.articles), [""], lengths(asked.longest)):
        print(line, flush=True)
    return None


if __name__ == "__main__":
    main()
