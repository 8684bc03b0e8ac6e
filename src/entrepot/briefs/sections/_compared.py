"""Stated figures beside the statistics of the same flow and period, inside a brief's section on conflicts."""

from collections.abc import Iterator

from entrepot.analysis.official.results import Compared
from entrepot.briefs.blocks import Block, Column, Row, Table
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Text
from entrepot.briefs.sections._official import cell
from entrepot.briefs.voice import Voice

COLUMNS = ("flow", "period", "stated", "counted", "gap", "why")


def compared_blocks(facts: Facts, voice: Voice) -> Iterator[Block]:
    """One table, or nothing where no statement has a statistic of its flow and period."""
    official = facts.analysis.official
    found = official.compared if official else ()
    if not found:
        return
    columns = tuple(
        Column(voice.say(f"column.{name}"), voice.say("unit.change") if name == "gap" else (),
               "numbers" if name in ("stated", "counted", "gap") else "words")
        for name in COLUMNS
    )  # fmt: skip
    rows = tuple(_row(facts, voice, one) for one in found)
    counted = [one.counted for one in found if one.counted]
    source = voice.say("official.compared_source", sources=voice.sources(facts.cites(counted)))
    yield Table(voice.say("official.compared"), columns, rows, source, (voice.say("official.marks"),))


def _row(facts: Facts, voice: Voice, one: Compared) -> Row:
    stated = facts.entry(one.stated)
    counted = voice.runs(facts.entry(one.counted)) if one.counted else ()
    return Row((
        voice.flow(one.measure, facts.a, facts.b),
        voice.runs(one.period),
        voice.runs(stated) + voice.cited(facts.cites([stated.id])),
        counted,
        cell(facts, voice, one.gap),
        _why(facts, voice, one),
    ))  # fmt: skip


def _why(facts: Facts, voice: Voice, one: Compared) -> Text:
    if one.agreeing:
        return voice.say(f"official.why_{one.reason}", number=facts.entry(one.agreeing))
    return voice.say(f"official.why_{one.reason}")
