"""What every chart has as SVG: its frame with a title and words for who does not see it, and lines of text.

Colours are the page's own (light, dark, print), by class.
"""

from collections.abc import Iterable
from html import escape
from typing import Literal

from entrepot.briefs.charts import Chart, Fan, Ladder
from entrepot.briefs.runs import plain

WIDTH = 720


def picture(
    chart: Chart | Fan | Ladder, name: str, height: float, body: Iterable[str], role: Literal["group", "img"] = "group"
) -> str:
    """The SVG of a chart. name: a prefix for ids; role: `img` where nothing in it is a link."""
    return (
        f'<svg viewBox="0 0 {WIDTH} {height:g}" role="{role}" aria-labelledby="{name}-title {name}-desc">'
        f'<title id="{name}-title">{escape(plain(chart.title))}</title>'
        f'<desc id="{name}-desc">{escape(plain(chart.alt))}</desc>'
        f"{''.join(body)}</svg>"
    )


def text(x: float, y: float, words: str, kind: str) -> str:
    """Words at a place. kind: their class."""
    return f'<text x="{x:g}" y="{y:g}" class="{kind}">{escape(words)}</text>'


def wrap(words: str, most: int) -> list[str]:
    """The words in lines of `most` letters at most, as far as words are not longer themselves."""
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and len(longer) > most:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
