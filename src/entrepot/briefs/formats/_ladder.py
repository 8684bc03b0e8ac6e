"""A ladder as SVG: one row a thing, one column a stage, a mark where it stands whose shape tells who says what."""

from collections.abc import Iterator, Sequence
from textwrap import shorten

from entrepot.briefs.charts import Ladder, LadderRow, RungKind
from entrepot.briefs.formats._svg import WIDTH, picture, text, wrap
from entrepot.briefs.runs import plain

LABELS = 214
LETTER = 6.3
STEP_LETTER = 5.6
ROW = 22
LINE = 12
APART = 14
MARK = 4.6
NEXT = 12
KEY = 26
KEY_LINE = 19

_SHAPES: dict[RungKind, tuple[str, str]] = {
    "first_offers": ("disc", "side"),
    "first_needs": ("disc", "side open"),
    "second_offers": ("square", "side second"),
    "second_needs": ("square", "side second open"),
    "joint": ("diamond", "side both"),
    "joint_of_one": ("diamond", "side both open"),
}


def draw_ladder(ladder: Ladder, name: str) -> str:
    """The SVG. name: a prefix for ids."""
    wide = (WIDTH - LABELS - (APART if ladder.apart else 0)) / len(ladder.steps)
    heads = [wrap(plain(step), round(wide / STEP_LETTER)) for step in ladder.steps]
    crowded = any(len(line) * STEP_LETTER > wide for head in heads for line in head)
    top = LINE * (max(map(len, heads)) + crowded) + 6
    columns = [_column(at, len(ladder.steps), ladder.apart, wide) for at in range(len(ladder.steps))]
    bottom = top + ROW * len(ladder.rows)
    body = list(_heads(heads, columns, top, crowded=crowded))
    for at, row in enumerate(ladder.rows):
        body += _row(row, top + ROW * at, columns)
    for x in columns:
        body.append(f'<path d="M{x - wide / 2:g} {top:g}V{bottom:g}" class="rung"/>')
    body.append(f'<path d="M{LABELS} {bottom:g}H{WIDTH}" class="axis"/>')
    key, height = _key(ladder, bottom + KEY)
    body += key
    return picture(ladder, name, height, body, "img")


def _column(at: int, count: int, apart: int, wide: float) -> float:
    """The middle of a step."""
    shift = APART if apart and at >= count - apart else 0
    return round(LABELS + shift + wide * (at + 0.5), 1)


def _heads(heads: Sequence[Sequence[str]], columns: Sequence[float], bottom: float, *, crowded: bool) -> Iterator[str]:
    """The names of the steps; where they are too long to stand side by side, every other one is raised."""
    for at, (lines, x) in enumerate(zip(heads, columns, strict=True)):
        foot = bottom - 7 - (LINE if crowded and at % 2 else 0)
        for above, line in enumerate(reversed(lines)):
            yield text(x, foot - LINE * above, line, "step")


def _row(row: LadderRow, top: float, columns: Sequence[float]) -> Iterator[str]:
    middle = top + ROW / 2
    label = shorten(plain(row.label), width=round(LABELS / LETTER), placeholder="…")
    yield f'<path d="M{LABELS} {top:g}H{WIDTH}" class="rung"/>'
    yield text(0, middle + 4, label, "row")
    for step in sorted({rung.step for rung in row.rungs}):
        kinds = [rung.kind for rung in row.rungs if rung.step == step]
        first = columns[step] - NEXT * (len(kinds) - 1) / 2
        for place, kind in enumerate(kinds):
            yield _mark(first + NEXT * place, middle, kind)


def _mark(x: float, y: float, kind: RungKind) -> str:
    shape, look = _SHAPES[kind]
    if shape == "square":
        side = 2 * MARK - 1
        return f'<rect x="{x - side / 2:g}" y="{y - side / 2:g}" width="{side:g}" height="{side:g}" class="{look}"/>'
    if shape == "diamond":
        reach = MARK + 1
        round_it = f"l{reach:g} -{reach:g}l{reach:g} {reach:g}l-{reach:g} {reach:g}z"
        return f'<path d="M{x - reach:g} {y:g}{round_it}" class="{look}"/>'
    return f'<circle cx="{x:g}" cy="{y:g}" r="{MARK:g}" class="{look}"/>'


def _key(ladder: Ladder, y: float) -> tuple[list[str], float]:
    """Only the marks that the ladder has, in as many lines as they need; and where they end."""
    used = {rung.kind for row in ladder.rows for rung in row.rungs}
    out: list[str] = []
    x = 6.0
    for kind, said in ladder.key:
        words = plain(said)
        wide = 15 + 6.0 * len(words) + 20
        if kind not in used:
            continue
        if x > LABELS and x + wide > WIDTH:
            x, y = 6.0, y + KEY_LINE
        out.append(_mark(x, y - 4, kind))
        out.append(text(x + 11, y, words, "key"))
        x += wide
    return out, y + 8
