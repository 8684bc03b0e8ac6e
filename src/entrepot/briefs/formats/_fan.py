"""A fan as SVG: levels by year, the way to a goal and the band of others, in the manner of the bar charts."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from entrepot.briefs.blocks import Fan, Point, plain

WIDTH = 720
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

    def x(self, year: int) -> float:
        width = WIDTH - LEFT - RIGHT
        return round(LEFT + width * (year - self.first) / max(1, self.last - self.first), 1)

    def y(self, value: float) -> float:
        return round(TOP + PLOT * (1 - value / self.most), 1)


def draw_fan(fan: Fan, name: str, number: Callable[[Point], str]) -> str:
    """The SVG. name: a prefix for ids; number: markup of a level's label, a link to its trace."""
    points = (*fan.history, *fan.path, *fan.low, *fan.high)
    frame = _Frame(
        min(p.year for p in points), max(p.year for p in points), max(max(p.value for p in points), 1e-9) * 1.04
    )
    body = [*_band(fan, frame), *_way(fan, frame), *_known(fan, frame, number), *_ends(fan, frame, number)]
    body += _axis(fan, frame)
    height = TOP + PLOT + YEARS + KEY
    body += _key(fan, height - 6)
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" role="group" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(plain(fan.title))}</title>'
        f'<desc id="{name}-desc">{escape(plain(fan.alt))}</desc>'
        f"{''.join(body)}</svg>"
    )


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


def _known(fan: Fan, frame: _Frame, number: Callable[[Point], str]) -> Iterator[str]:
    """Levels of adjacent years are joined; a year without a level leaves a gap."""
    for before, after in zip(fan.history, fan.history[1:], strict=False):
        if after.year - before.year == 1:
            yield f'<path d="M{_line((before, after), frame)}" class="known"/>'
    labelled = None
    for point in fan.history:
        yield _mark(point, frame)
        x = frame.x(point.year)
        if labelled is None or x - labelled >= NARROWEST + 10 or point is fan.history[-1]:
            yield f'<text x="{x:g}" y="{frame.y(point.value) - 8:g}" class="level">{number(point)}</text>'
            labelled = x


def _mark(point: Point, frame: _Frame) -> str:
    """A disc for what is stated, a square for what a table reports, a hollow disc for what is computed."""
    return _shape(frame.x(point.year), frame.y(point.value), point.kind)


def _shape(x: float, y: float, kind: str) -> str:
    if kind == "reported":
        return f'<rect x="{x - MARK:g}" y="{y - MARK:g}" width="{2 * MARK}" height="{2 * MARK}" class="dot"/>'
    shown = "dot hollow" if kind == "computed" else "dot"
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
            yield f'<text x="{x:g}" y="{foot + 15:g}" class="year">{escape(plain(words))}</text>'
            labelled = x


def _key(fan: Fan, y: float) -> Iterator[str]:
    """Only what the chart has."""
    kinds = {point.kind for point in fan.history}
    shown = (bool(kinds - {"computed"}), "computed" in kinds, len(fan.path) > 1, bool(fan.low))
    x = 0.0
    for at, words in enumerate(map(plain, fan.key)):
        if not shown[at]:
            continue
        middle = y - 4
        yield (
            _shape(x + 9, middle, "stated" if at == 0 else "computed")
            if at < 2
            else f'<path d="M{x:g} {middle:g}h18" class="way"/>'
            if at == 2
            else f'<rect x="{x:g}" y="{middle - 5:g}" width="18" height="10" class="band"/>'
        )
        yield f'<text x="{x + 24:g}" y="{y:g}" class="key">{escape(words)}</text>'
        x += 24 + 5.7 * len(words) + 18
