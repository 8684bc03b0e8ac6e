"""Bars as SVG: on one scale, labelled directly."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from textwrap import shorten

from entrepot.briefs.charts import Bar, BarGroup, Chart
from entrepot.briefs.formats._svg import WIDTH, picture, text, wrap
from entrepot.briefs.runs import plain

LABELS = 158
GAP = 22
ROW = 25
BAR = 13
GROUP = 30
HEAD = 12
LINE = 15
LETTER = 6.9
KEY = 30
LABEL_ROOM = 54
DIGIT = 7.0
WIDEST_PANEL = 380


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where panels stand: `left` of each, their width, the number that the longest bar stands for, and the room that
    is left for labels behind it."""

    lefts: tuple[float, ...]
    width: float
    most: float
    room: float

    def x(self, panel: int, value: float) -> float:
        return round(self.lefts[panel] + (self.width - self.room) * value / self.most, 1)


def draw_bars(chart: Chart, name: str, number: Callable[[Bar], str]) -> str:
    """The SVG. name: a prefix for ids; number: markup of a bar's label, a link to its trace."""
    frame = _frame(chart)
    heads = [wrap(plain(panel), round(frame.width / LETTER)) for panel in chart.panels]
    y = float(HEAD + LINE * max(map(len, heads)))
    body = list(_panel_heads(heads, frame, y))
    for group in chart.groups:
        body.append(text(0, y + GROUP - 11, plain(group.label), "group"))
        y += GROUP
        body += _group(group, y, frame, name, number)
        y += ROW * len(group.rows)
    body += _key(chart, y + KEY - 8, name)
    height = round(y + KEY)
    patterns = f"<defs>{_pattern(name, 'hatch')}{_pattern(name, 'pale')}</defs>"
    return picture(chart, name, height, [patterns, *body])


def _frame(chart: Chart) -> _Frame:
    count = len(chart.panels)
    panel = min(WIDEST_PANEL, (WIDTH - LABELS - GAP * (count - 1)) / count)
    lefts = tuple(round(LABELS + at * (panel + GAP), 1) for at in range(count))
    bars = [bar for group in chart.groups for row in group.rows for bar in row.bars if bar]
    room = max([LABEL_ROOM, *(DIGIT * len(bar.label) + 8 for bar in bars)])
    return _Frame(lefts, panel, max((bar.high for bar in bars), default=1) or 1, min(room, panel / 2))


def _pattern(name: str, kind: str) -> str:
    return (
        f'<pattern id="{name}-{kind}" patternUnits="userSpaceOnUse" width="4" height="4" '
        f'patternTransform="rotate(45)"><path d="M0 0V4" class="{kind}"/></pattern>'
    )


def _panel_heads(heads: list[list[str]], frame: _Frame, bottom: float) -> Iterator[str]:
    for left, lines in zip(frame.lefts, heads, strict=True):
        for above, line in enumerate(reversed(lines)):
            yield text(left, bottom - HEAD - LINE * above, line, "panel")


def _group(group: BarGroup, top: float, frame: _Frame, name: str, number: Callable[[Bar], str]) -> Iterator[str]:
    bottom = top + ROW * len(group.rows)
    for at, row in enumerate(group.rows):
        middle = top + ROW * at + ROW / 2
        yield text(0, middle + 4, shorten(plain(row.label), width=round(LABELS / LETTER), placeholder="…"), "row")
        for panel, bar in enumerate(row.bars):
            if bar:
                yield _bar(bar, panel, middle, frame, name)
                end = frame.x(panel, bar.high) + 5
                yield f'<text x="{end:g}" y="{middle + 4:g}" class="value">{number(bar)}</text>'
    for left in frame.lefts:
        yield f'<path d="M{left:g} {top:g}V{bottom:g}" class="axis"/>'


def _bar(bar: Bar, panel: int, middle: float, frame: _Frame, name: str) -> str:
    start = frame.x(panel, bar.low if bar.low != bar.high else 0)
    width = round(frame.x(panel, bar.high) - start, 1)
    rule = ""
    if bar.low != bar.high:
        rule = f'<path d="M{frame.lefts[panel]:g} {middle:g}H{start:g}" class="reach"/>'
    kinds = ("part" if bar.is_part else "full", "computed" if bar.is_computed else "stated")
    return rule + _box(start, middle - BAR / 2, width, kinds, name)


def _box(x: float, y: float, width: float, kinds: tuple[str, ...], name: str) -> str:
    """A bar. Full years are solid and part-years hatched; what is computed is pale, with a broken outline."""
    hatch = "pale" if "computed" in kinds else "hatch"
    fill = f' fill="url(#{name}-{hatch})"' if "part" in kinds else ""
    return f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{BAR}" class="bar {" ".join(kinds)}"{fill}/>'


def _key(chart: Chart, y: float, name: str) -> Iterator[str]:
    """Only the kinds of bars that the chart has."""
    bars = [bar for group in chart.groups for row in group.rows for bar in row.bars if bar]
    parts, computed = ({bar.is_part for bar in some} for some in (bars, [bar for bar in bars if bar.is_computed]))
    last = ("part" if computed == {True} else "full", "computed")
    shown = (False in parts, True in parts, bool(computed))
    x = 0.0
    for is_shown, kinds, words in zip(shown, (("full",), ("part",), last), map(plain, chart.key), strict=True):
        if is_shown:
            yield _box(x, y - BAR + 2, 18, kinds, name)
            yield text(x + 24, y, words, "key")
            x += 24 + 6.2 * len(words) + 22
