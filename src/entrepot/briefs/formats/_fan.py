"""A fan as SVG: levels by year, the way to a goal and the band of others, in the manner of the bar charts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from entrepot.briefs.charts import Fan, Point
from entrepot.briefs.formats._svg import WIDTH, picture, text
from entrepot.briefs.runs import plain

TOP = 22
PLOT = 190
LEFT = 24
RIGHT = 66
YEARS = 20
KEY = 22
MARK = 4
NARROWEST = 34
LINE = 14


@dataclass(frozen=True, slots=True)
class _Frame:
    """first, last: years at the ends; most: the level at the top; the foot of the plot is zero."""

    first: int
    last: int
    most: float

    def x(self, year: float) -> float:
        width = WIDTH - LEFT - RIGHT
        return round(LEFT + width * (year - self.first) / max(1, self.last - self.first), 1)

    def y(self, value: float) -> float:
        return round(TOP + PLOT * (1 - value / self.most), 1)


def draw_fan(fan: Fan, name: str, number: Callable[[Point], str]) -> str:
    """The SVG. name: a prefix for ids; number: markup of a level's label, a link to its trace."""
    points = (*fan.history, *fan.held, *fan.rivals, *fan.path, *fan.low, *fan.high)
    most = max(max(p.value for p in points), *(part.rate for part in fan.stretches), 1e-9) * 1.04
    years = [*(p.year for p in points), *(year for year, _ in fan.years)]
    frame = _Frame(min(years), max(years), most)
    body = [*_band(fan, frame), *_way(fan, frame), *_stretches(fan, frame)]
    body += [*_rivals(fan, frame), *_known(fan, frame, number), *_ends(fan, frame, number)]
    body += _axis(fan, frame)
    key = list(_key(fan, TOP + PLOT + YEARS + KEY - 6))
    lines = len({line.split('y="')[1].split('"')[0] for line in key if line.startswith("<text")})
    height = TOP + PLOT + YEARS + KEY + (LINE + 3) * (max(lines, 1) - 1)
    body += key
    return picture(fan, name, height, body)


def _line(points: Sequence[Point], frame: _Frame) -> str:
    return "L".join(f"{frame.x(p.year):g} {frame.y(p.value):g}" for p in points)


def _band(fan: Fan, frame: _Frame) -> Iterator[str]:
    """From the level that the goal is counted from, wider every year."""
    if fan.low and fan.high and fan.path:
        start = fan.path[:1]
        upper, lower = _line((*start, *fan.high), frame), _line(tuple(reversed(fan.low)), frame)
        yield f'<path d="M{upper}L{lower}Z" class="band"/>'


def _way(fan: Fan, frame: _Frame) -> Iterator[str]:
    if len(fan.path) > 1:
        yield f'<path d="M{_line(fan.path, frame)}" class="way"/>'


def _stretches(fan: Fan, frame: _Frame) -> Iterator[str]:
    """Parts of years, from their first month to their last, as high as the year would be at that rate."""
    for part in fan.stretches:
        kind = "stretch held" if part.is_held else "stretch"
        left = max(frame.x(part.first), LEFT / 3)
        yield f'<path d="M{left:g} {frame.y(part.rate):g}H{frame.x(part.last):g}" class="{kind}"/>'


def _rivals(fan: Fan, frame: _Frame) -> Iterator[str]:
    for point in fan.rivals:
        yield _shape(frame.x(point.year), frame.y(point.value), "rival")


def _known(fan: Fan, frame: _Frame, number: Callable[[Point], str]) -> Iterator[str]:
    """Levels of adjacent years are joined, unless the series breaks; a year without a level leaves a gap."""
    for is_held, levels in ((False, fan.history), (True, fan.held)):
        broken = {year for of, year in fan.breaks if of == is_held}
        kind = "known held" if is_held else "known"
        for before, after in pairwise(levels):
            if after.year in broken:
                yield _break((frame.x(before.year) + frame.x(after.year)) / 2, _middle(before, after, frame))
            elif after.year - before.year == 1:
                yield f'<path d="M{_line((before, after), frame)}" class="{kind}"/>'
        others = {p.year: p.value for p in (fan.history if is_held else fan.held)}
        yield from _marked(levels, others, frame, number, is_held=is_held)


def _marked(
    levels: Sequence[Point], others: dict[int, float], frame: _Frame, number: Callable[[Point], str], *, is_held: bool
) -> Iterator[str]:
    """Marks with their numbers: above, or below where the other telling of the year is higher."""
    labelled = None
    for point in levels:
        x, other = frame.x(point.year), others.get(point.year)
        yield _shape(x, frame.y(point.value), point.kind, is_held=is_held)
        if labelled is None or x - labelled >= NARROWEST + 10 or point is levels[-1]:
            is_below = other is not None and (point.value < other or (is_held and point.value == other))
            y = frame.y(point.value) + (18 if is_below else -8)
            if y > frame.y(0):
                continue
            yield f'<text x="{x:g}" y="{y:g}" class="level">{number(point)}</text>'
            labelled = x


def _middle(one: Point, other: Point, frame: _Frame) -> float:
    return (frame.y(one.value) + frame.y(other.value)) / 2


def _break(x: float, y: float) -> str:
    """Two strokes across the place where the line would be."""
    return f'<path d="M{x - 5:g} {y + 6:g}l4 -12M{x + 1:g} {y + 6:g}l4 -12" class="break"/>'


def _shape(x: float, y: float, kind: str, *, is_held: bool = False) -> str:
    """A disc for what is stated, a square for what statistics have, hollow for what is computed; a cross for rivals."""
    if kind == "rival":
        return f'<path d="M{x - 4:g} {y - 4:g}l8 8M{x - 4:g} {y + 4:g}l8 -8" class="rival"/>'
    shown = "dot hollow" if kind == "computed" else "dot"
    if is_held:
        return f'<rect x="{x - MARK:g}" y="{y - MARK:g}" width="{2 * MARK}" height="{2 * MARK}" class="{shown} held"/>'
    arc = f"a{MARK} {MARK} 0 1 0 {2 * MARK} 0a{MARK} {MARK} 0 1 0 -{2 * MARK} 0"
    return f'<path d="M{x - MARK:g} {y:g}{arc}" class="{shown}"/>'


def _ends(fan: Fan, frame: _Frame, number: Callable[[Point], str]) -> Iterator[str]:
    """The goal and the ends of the band in the last year, beside it, none over another."""
    ends = [points[-1] for points in (fan.high, fan.path[1:], fan.low) if points]
    ends.sort(key=lambda point: frame.y(point.value))
    y = -float(LINE)
    for point in ends:
        y = max(y + LINE, frame.y(point.value) + 4)
        kind = "value goal" if fan.path and point is fan.path[-1] else "value"
        yield f'<text x="{frame.x(point.year) + 7:g}" y="{y:g}" class="{kind}">{number(point)}</text>'


def _axis(fan: Fan, frame: _Frame) -> Iterator[str]:
    foot = frame.y(0)
    yield f'<path d="M{LEFT} {foot:g}H{WIDTH - RIGHT}" class="axis"/>'
    labelled = None
    for year, words in fan.years:
        x = frame.x(year)
        if labelled is None or x - labelled >= NARROWEST:
            yield text(x, foot + 15, plain(words), "year")
            labelled = x


def _key(fan: Fan, y: float) -> Iterator[str]:
    """Only what the chart has, in as many lines as it takes."""
    kinds = {point.kind for point in fan.history}
    shown = (
        "stated" in kinds, "computed" in kinds | {p.kind for p in fan.held}, len(fan.path) > 1, bool(fan.low),
        bool(fan.held), bool(fan.stretches), bool(fan.rivals), bool(fan.breaks),
    )  # fmt: skip
    x = 0.0
    for at, words in enumerate(map(plain, fan.key)):
        if not shown[at]:
            continue
        wide = 24 + 5.7 * len(words) + 18
        if x + wide > WIDTH:
            x, y = 0.0, y + LINE + 3
        yield _sign(at, x, y - 4)
        yield text(x + 24, y, words, "key")
        x += wide


def _sign(at: int, x: float, y: float) -> str:
    """The mark that stands before the words of the key."""
    return (
        _shape(x + 9, y, "stated"),
        _shape(x + 9, y, "computed"),
        f'<path d="M{x:g} {y:g}h18" class="way"/>',
        f'<rect x="{x:g}" y="{y - 5:g}" width="18" height="10" class="band"/>',
        _shape(x + 9, y, "stated", is_held=True),
        f'<path d="M{x:g} {y:g}h18" class="stretch"/>',
        _shape(x + 9, y, "rival"),
        _break(x + 9, y),
    )[at]
