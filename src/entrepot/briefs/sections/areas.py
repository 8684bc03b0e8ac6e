"""Areas of cooperation: who offers, who needs, what is traded already, and where evidence is missing."""

from collections.abc import Iterable, Sequence

from entrepot.analysis.areas.results import LADDER, AreaRow, SideVoices
from entrepot.analysis.areas.results import Voice as Saying
from entrepot.briefs.blocks import Block, Break, Bullets, Column, Heading, Paragraph, Row, Table, Text, joined
from entrepot.briefs.facts import Facts
from entrepot.briefs.section import Section
from entrepot.briefs.voice import Voice, capitalised

MOST_SAYINGS = 2
MOST_GOODS = 3


def build(facts: Facts, voice: Voice) -> list[Block]:
    """The matrix, then each area in the words of the sides, what was said in no area by name, and what is no trade."""
    matrix = facts.analysis.matrix
    named, others = (tuple(row for row in matrix.areas if (row.key is not None) == known) for known in (True, False))
    blocks: list[Block] = []
    if named:
        blocks += [
            _matrix(facts, voice, named),
            Heading(voice.say("areas.in_their_words")),
            Bullets(tuple(_in_words(facts, voice, row) for row in named)),
        ]
    if others:
        blocks += [
            Heading(voice.say("areas.in_no_area")),
            Bullets(tuple(text for row in others for text in _unnamed(facts, voice, row))),
        ]
    if not matrix.areas:
        blocks.append(Paragraph(voice.say("areas.none", a=facts.a, b=facts.b)))
    if matrix.apart:
        names = voice.listed([_name_with_cites(facts, voice, row) for row in matrix.apart])
        blocks.append(Paragraph(voice.say("areas.apart", areas=names)))
    return blocks


def _matrix(facts: Facts, voice: Voice, areas: Sequence[AreaRow]) -> Table:
    columns = (
        Column(voice.say("column.area")),
        Column(voice.say("column.side", side=facts.a)),
        Column(voice.say("column.side", side=facts.b)),
        Column(voice.say("column.traded")),
        Column(voice.say("column.sources")),
    )
    rows = []
    for row in areas:
        first, second = (_side(voice, side) for side in row.sides)
        goods = _traded(voice, row)
        rows.append(Row((capitalised(voice.area(row.key, row.words)), first, second,
                         goods or voice.say("areas.not_listed"), voice.sources(_cites(facts, row)))))  # fmt: skip
    cites = facts.cites_of(quote.document for row in areas for saying in sayings(row) for quote in saying.quotes)
    source = voice.say("areas.source", sources=voice.sources(cites))
    return Table(voice.say("areas.table"), columns, tuple(rows), source)


def _traded(voice: Voice, row: AreaRow) -> Text:
    names = list(dict.fromkeys(traded.commodity.name for traded in row.traded))
    goods = joined([voice.runs(name) for name in names[:MOST_GOODS]], ", ")
    return voice.say("areas.and_others", goods=goods) if len(names) > MOST_GOODS else goods


def _side(voice: Voice, side: SideVoices) -> Text:
    """What the side offers, what it needs, and what it would do together with the other (a saying of both roles)."""
    groups = {
        "offers": [saying for saying in side.offers if saying.role == "offer"],
        "needs": [saying for saying in side.needs if saying.role == "need"],
        "together": [saying for saying in side.offers if saying.role == "both"],
    }
    parts = [
        voice.say(f"areas.{how}", stage=voice.say(f"stage.{furthest(said)}")) for how, said in groups.items() if said
    ]
    return joined(parts, "; ") or voice.say("areas.nothing")


def _in_words(facts: Facts, voice: Voice, row: AreaRow) -> Text:
    """The area's name, then up to two sayings of each side."""
    lead = voice.say("areas.lead", area=capitalised(voice.area(row.key, row.words)))
    parts: list[Text] = []
    seen: set[str] = set()
    for side in row.sides:
        said = {(s.stage, s.quotes[0].text): s for s in reversed((*side.offers, *side.needs))}
        fresh = [s for s in dict.fromkeys((*side.offers, *side.needs))
                 if s in said.values() and s.quotes[0].text not in seen]  # fmt: skip
        seen.update(saying.quotes[0].text for saying in fresh)
        parts += [_saying(facts, voice, _whose(row, saying), saying) for saying in fresh[:MOST_SAYINGS]]
    for saying in row.unassigned[:MOST_SAYINGS]:
        parts.append(_saying(facts, voice, [None], saying))
    return joined([lead, joined(parts, Break())], " ")


def _whose(row: AreaRow, saying: Saying) -> list[SideVoices | None]:
    return [side for side in row.sides if saying in (*side.offers, *side.needs)]


def _unnamed(facts: Facts, voice: Voice, row: AreaRow) -> Iterable[Text]:
    """Each saying once, with whoever says it."""
    for saying in sayings(row):
        yield _saying(facts, voice, _whose(row, saying), saying)


def _saying(facts: Facts, voice: Voice, whose: Sequence[SideVoices | None], saying: Saying) -> Text:
    stage = voice.say(f"stage.{saying.stage}")
    quote = voice.verbatim(saying.quotes[0].text)
    economies = [side.economy for side in whose if side is not None]
    if economies:
        said = voice.say(f"areas.saying_{saying.role}", side=voice.listed(economies), stage=stage, quote=quote)
    else:
        said = voice.say("areas.saying_unassigned", stage=stage, quote=quote)
    said += voice.cited(facts.cites_of([saying.quotes[0].document]))
    if saying.conditions:
        conditions = joined([voice.verbatim(condition) for condition in saying.conditions], "; ")
        said = joined([said, voice.say("areas.on_condition", conditions=conditions)], " ")
    return said


def sayings(row: AreaRow) -> tuple[Saying, ...]:
    """Everything said in the area, each saying once."""
    every = [s for side in row.sides for s in (*side.offers, *side.needs)] + list(row.unassigned)
    return tuple(dict.fromkeys(every))


def furthest(voices: Iterable[Saying]) -> str:
    """The furthest stage reached; something running stands above the ladder."""
    stages = [saying.stage for saying in voices]
    return max(stages, key=lambda stage: LADDER.index(stage) if stage in LADDER else len(LADDER))


def _cites(facts: Facts, row: AreaRow) -> tuple[str, ...]:
    return facts.cites_of(quote.document for saying in sayings(row) for quote in saying.quotes)


def _name_with_cites(facts: Facts, voice: Voice, row: AreaRow) -> Text:
    return voice.area(row.key, row.words) + voice.cited(_cites(facts, row))


SECTION = Section("areas", "Who offers, who needs, and what is the evidence?", build)
