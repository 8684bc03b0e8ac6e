"""The table of a pair's trade: levels and growth by period, the latest first."""

from collections.abc import Callable, Sequence

from entrepot.analysis.official.results import OfficialLine
from entrepot.analysis.outlook.results import FLOWS, PeriodAccount
from entrepot.briefs.blocks import Column, Row
from entrepot.briefs.facts import Facts
from entrepot.briefs.numbers import Scale
from entrepot.briefs.runs import Text
from entrepot.briefs.voice import Voice

LEVELS = (*FLOWS, "balance")
GROWTHS = tuple(f"{flow}_growth" for flow in FLOWS)


def levels_table(
    facts: Facts,
    voice: Voice,
    lines: Sequence[PeriodAccount | OfficialLine],
    scale: Scale,
    cell: Callable[[str | None, Scale | None], Text],
) -> tuple[tuple[Column, ...], tuple[Row, ...], list[str]]:
    """Columns, rows and the ids of the entries in them; a column that would be empty is left out.

    cell: how the number of an entry is shown at a scale.
    """
    levels = [f for f in LEVELS if any(getattr(line, f) for line in lines)]
    growths = [f for f in GROWTHS if any(getattr(line, f) for line in lines)]
    columns = [Column(voice.say("column.period"))]
    columns += [Column(voice.column(f, facts.a, facts.b), kind="numbers") for f in levels]
    columns += [Column(voice.column(f, facts.a, facts.b), voice.say("unit.change"), "numbers") for f in growths]
    rows = []
    for line in reversed(lines):
        cells = [cell(getattr(line, f), scale) for f in levels]
        cells += [cell(getattr(line, f), None) for f in growths]
        rows.append(Row((voice.runs(line.period), *cells)))
    used = [i for line in lines for f in (*levels, *growths) if (i := getattr(line, f))]
    return tuple(columns), tuple(rows), used
