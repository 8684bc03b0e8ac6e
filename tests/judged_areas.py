"""The matrix of annotated reports beside a person's reading: run it to see every cell that differs.

`python tests/judged_areas.py judged_later` for another file of judgements (judged_fresh, judged_last).
"""

import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from entrepot.analysis.areas.matrix import matrix_of
from entrepot.analysis.relevance import about_pair
from entrepot.analysis.said import Said
from entrepot.nouns.economy import Economy
from entrepot.nouns.exchange import to_json
from entrepot.reading.documents.reader import read
from entrepot.reading.statements.reader import read as read_statements

ROOT = Path(__file__).parents[1]
JUDGED = ROOT / "examples" / "areas"
ARTICLES = ROOT / "examples" / "reading" / "reports" / "articles"
ROLES = ("offers", "needs")

Ticks = dict[tuple[str, str], frozenset[str]]


@dataclass(frozen=True, slots=True)
class Agreement:
    """Cells are area x side x (offers, needs), of the areas that the person or the program names.

    rows: area x side, all of whose cells must agree; named, found, both: areas that the person, the program, both name.
    """

    cells: int
    same_cells: int
    rows: int
    same_rows: int
    named: int
    found: int
    both: int

    @property
    def share(self) -> float:
        return self.same_cells / self.cells


def judged(file: str = "judged") -> dict[str, tuple[tuple[Economy, Economy], Ticks]]:
    """By report: its pair, and what the person ticks. A joint undertaking is an offer and a need at once."""
    found = {}
    for name, given in tomllib.loads((JUDGED / f"{file}.toml").read_text(encoding="utf-8")).items():
        a, b = map(Economy.parse, given.pop("pair"))
        ticks = {(area, side): _ticks(roles) for area, sides in given.items() for side, roles in sides.items()}
        found[name] = ((a, b), ticks)
    return found


def _ticks(roles: list[str]) -> frozenset[str]:
    ticked = {"offer": {"offers"}, "need": {"needs"}, "joint": {"offers", "needs"}}
    return frozenset(tick for role in roles for tick in ticked[role])


def program(name: str, pair: tuple[Economy, Economy]) -> Ticks:
    """What the program ticks in the areas of trade, from the text of one report."""
    document = read(str(ARTICLES / f"{name}.txt"))
    said = [
        Said(to_json(one)["id"], one, document.id, document.date, document.publisher)
        for one in read_statements(document).statements
    ]
    matrix = matrix_of(about_pair(said, *pair), *pair)
    ticks: Ticks = {}
    for row in matrix.areas:
        for side in row.sides if row.key else ():
            marks = frozenset(role for role in ROLES if getattr(side, role))
            if marks and row.key:
                ticks[row.key, side.economy.code] = marks
    return ticks


def compared(file: str = "judged") -> Iterator[tuple[str, tuple[Economy, Economy], Ticks, Ticks]]:
    """Each report with its pair, the person's ticks and the program's."""
    for name, (pair, ticks) in judged(file).items():
        yield name, pair, ticks, program(name, pair)


def agreement(file: str = "judged") -> Agreement:
    """How far both agree over all reports."""
    cells = same_cells = rows = same_rows = named = found = both = 0
    for _, pair, person, ours in compared(file):
        theirs, own = ({area for area, _ in ticks} for ticks in (person, ours))
        named, found, both = named + len(theirs), found + len(own), both + len(theirs & own)
        for area in theirs | own:
            for side in pair:
                one, other = (ticks.get((area, side.code), frozenset()) for ticks in (person, ours))
                rows, same_rows = rows + 1, same_rows + (one == other)
                cells += len(ROLES)
                same_cells += sum((role in one) == (role in other) for role in ROLES)
    return Agreement(cells, same_cells, rows, same_rows, named, found, both)


def differences(file: str = "judged") -> Iterator[str]:
    """A line for each area and side that differs."""
    for name, pair, person, ours in compared(file):
        for area in sorted({area for area, _ in (*person, *ours)}):
            for side in pair:
                one, other = (ticks.get((area, side.code), frozenset()) for ticks in (person, ours))
                if one != other:
                    told = " / ".join("+".join(sorted(ticks)) or "nothing" for ticks in (one, other))
                    yield f"{name} {area} {side.code}: {told}"


if __name__ == "__main__":
    print("report area side: person / program")
    chosen = sys.argv[1] if len(sys.argv) > 1 else "judged"
    print("\n".join(differences(chosen)))
    result = agreement(chosen)
    print(f"cells that agree: {result.same_cells} of {result.cells} ({result.share:.1%})")
    print(f"area and side: {result.same_rows} of {result.rows} ({result.same_rows / result.rows:.1%})")
    print(f"areas: {result.named} by the person, {result.found} by the program, {result.both} by both")
