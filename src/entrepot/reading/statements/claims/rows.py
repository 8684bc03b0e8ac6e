"""Rows: tables in text, whose heading tells the flow and the unit and whose lines have an economy and bare numbers."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Measure
from entrepot.reading.statements.claims.claim import Claim
from entrepot.reading.statements.claims.marks import MEASURES, marks_at
from entrepot.reading.statements.claims.setting import Frame
from entrepot.reading.statements.lexicon import words
from entrepot.reading.statements.phrases.clock import Clock
from entrepot.reading.statements.phrases.money import currency_at
from entrepot.reading.statements.phrases.number import read_number, scale_of
from entrepot.reading.statements.phrases.parties import Place
from entrepot.reading.statements.phrases.percent import is_percent
from entrepot.reading.statements.phrases.period import read_period
from entrepot.reading.statements.phrases.phrase import Line
from entrepot.reading.statements.text import Text
from entrepot.reading.statements.whose.scene import Scene, Side

_FRAMING = frozenset("-–—:|()[];,•·*+−\t")
_MINUS = frozenset("-−–")
_INDEX = words("small_words", "rows", "index")
_LONGEST = 24


class Table(NamedTuple):
    """heading and first: sentences; scale and unit of its numbers; measures and periods: one for each column."""

    heading: int
    first: int
    last: int
    scale: float
    unit: str
    measures: tuple[Measure, ...]
    periods: tuple[Period | None, ...]
    is_index: bool


def tables_in(text: Text, places: Callable[[int], Sequence[Place]], clock: Clock) -> dict[int, Table]:
    """The table that each sentence is a row of."""
    found: dict[int, Table] = {}
    at = 0
    while at < len(text.sentences):
        table = _table(text, at, places, clock) if _may_head(text, at) else None
        if table is not None:
            found |= dict.fromkeys(range(table.first, table.last), table)
            at = table.last
        else:
            at += 1
    return found


def _may_head(text: Text, at: int) -> bool:
    sentence = text.sentences[at]
    ends = text.tokens.words[sentence.last - 1]
    return (sentence.kind == "heading" or ends == ":") and at + 1 < len(text.sentences)


def _table(text: Text, at: int, places: Callable[[int], Sequence[Place]], clock: Clock) -> Table | None:
    line = Line(text, text.sentences[at])
    unit = _unit(line)
    if unit is None:
        return None
    scale, currency = unit
    measures, periods = _columns(line, clock)
    first = at + 1
    if not _is_row(text, first, places) and first + 1 < len(text.sentences):
        own, years = _columns(Line(text, text.sentences[first]), clock)
        measures, periods = own or measures, years or periods
        first += 1
    last = first
    while last < len(text.sentences) and _is_row(text, last, places):
        last += 1
    if last == first:
        return None
    return Table(at, first, last, scale, currency, measures, periods, not _INDEX.isdisjoint(line.words))


def _unit(line: Line) -> tuple[float, str] | None:
    """ "EUR mln", «млн долларов США»: a scale beside a currency, and no number before it."""
    for at in range(len(line)):
        scale = scale_of(line.words[at])
        if scale is None or (at and line.shapes[at - 1] == "N"):
            continue
        after = at + 1 + (line.word(at + 1) == ".")
        after += line.word(after) == "of"
        currency = currency_at(line, after) or next(
            (c for size in (1, 2, 3) if at >= size and (c := currency_at(line, at - size)) is not None), None
        )
        if currency is not None:
            return scale, currency
    return None


def _columns(line: Line, clock: Clock) -> tuple[tuple[Measure, ...], tuple[Period | None, ...]]:
    measures: list[Measure] = []
    periods: list[Period | None] = []
    at = 0
    while at < len(line):
        phrase = read_period(line, at) if line.shapes[at] in "NwC" else None
        if phrase is not None and phrase.kind == "period":
            period = clock.period(phrase.value)
            if period is not None and phrase.value.style == "span":
                periods.append(period)
            at = phrase.last
            continue
        kinds = [mark.kind for mark in marks_at(line.words, at) if mark.kind in MEASURES and mark.form == "word"]
        if kinds and kinds[0] in ("exports", "imports", "turnover"):
            measures.append(kinds[0])  # type: ignore[arg-type]
        at += 1
    return tuple(dict.fromkeys(measures)), tuple(periods)


def _is_row(text: Text, at: int, places: Callable[[int], Sequence[Place]]) -> bool:
    """Whether a line is an economy and numbers, and no other word."""
    if at >= len(text.sentences):
        return False
    sentence = text.sentences[at]
    inside = places(at)
    if not inside or sentence.last - sentence.first > _LONGEST:
        return False
    line = Line(text, sentence)
    first, last = inside[0].start, inside[0].end
    numbers = 0
    for i in range(len(line)):
        if line.starts[i] < last:
            if line.ends[i] <= first and line.words[i] not in _FRAMING and line.shapes[i] != "N":
                return False
            continue
        if line.shapes[i] == "N":
            numbers += 1
        elif line.words[i] not in _FRAMING and not is_percent(line.words[i]) and line.words[i] != ".":
            return False
    return numbers > 0


def claims_of_row(
    text: Text, at: int, table: Table, scene: Scene, told: Frame | None, owner: Side, economy: Economy, start: int
) -> list[Claim]:
    """What one row tells; `owner`: the economy that the heading names; `start`: where the numbers begin."""
    sentence = text.sentences[at]
    line = Line(text, sentence)
    levels, growth = _numbers(line, start, table.is_index)
    several = len(table.measures) > 1 and len(table.measures) == len(levels)
    yearly = len(table.periods) > 1 and len(table.periods) == len(levels)
    if not levels or (len(levels) > 1 and not several and not yearly):
        return []
    found = []
    for i, (value, step) in enumerate(levels):
        measure: Measure = (
            table.measures[i]
            if several
            else table.measures[0]
            if table.measures
            else told.measure
            if told
            else "exports"
        )
        period = table.periods[i] if yearly else table.periods[0] if table.periods else None
        frame = _frame(measure, scene, owner, economy)
        latest = not yearly or period == max(p for p in table.periods if p is not None)
        index = growth if latest and not several else None
        found.append(
            Claim(
                "level", frame, sentence.start, sentence.end, at, i, low=value * table.scale, high=value * table.scale,
                unit=table.unit, step=step * table.scale, index=index, base="unstated" if index is None else
                "year_on_year", period=period, period_said=period is not None, paragraph=sentence.paragraph,
                rule="<economy> <number> in a table",
            )
        )  # fmt: skip
    return found


def _frame(measure: Measure, scene: Scene, owner: Side, economy: Economy) -> Frame:
    bloc = scene.focus[1]
    if owner is None and bloc is not None and bloc.kind == "bloc":
        return Frame(measure, economy, bloc, named=True, rule="<economy>'s row of <bloc>")
    here = owner or scene.hub
    partner = None if here == economy else economy
    return Frame(measure, here, partner, named=True, rule="<economy>'s row")


def _numbers(line: Line, start: int, is_index: bool) -> tuple[list[tuple[float, float]], float | None]:
    """The plain numbers of a row with their steps, and the growth that its percent tells."""
    levels: list[tuple[float, float]] = []
    growth: float | None = None
    at = next((i for i in range(len(line)) if line.starts[i] >= start), len(line))
    while at < len(line):
        number = read_number(line, at) if line.shapes[at] == "N" else None
        if number is None:
            at += 1
            continue
        if is_percent(line.word(number.last)):
            share = number.value.value / 100
            sign = -1 if line.word(at - 1) in _MINUS and line.glued(at) else 1
            growth = round(share if is_index else 1 + sign * share, 9)
        elif number.value.scale == 1:
            levels.append((number.value.value, number.value.step or 1.0))
        at = number.last
    return levels, growth
