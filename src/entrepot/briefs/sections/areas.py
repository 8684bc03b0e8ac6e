"""Areas of cooperation: who offers, who needs, what is traded, what is possible, and where evidence is missing."""

from collections.abc import Sequence

from entrepot.analysis.areas.ranking import CRITERIA, DEFAULT
from entrepot.analysis.areas.results import AreaRow, SideVoices
from entrepot.analysis.areas.voices import furthest
from entrepot.briefs.blocks import Block, Bullets, Column, Heading, Paragraph, Row, Table
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Text, Words, joined
from entrepot.briefs.section import Section
from entrepot.briefs.sections._abroad import abroad
from entrepot.briefs.sections._area_ladder import ladder
from entrepot.briefs.sections._area_numbers import in_the_way, numbers
from entrepot.briefs.sections._area_steps import steps
from entrepot.briefs.sections._area_words import cites_of, in_words, is_said_by, sayings, unnamed
from entrepot.briefs.sections._goods_name import goods_name
from entrepot.briefs.voice import Voice, capitalised

MOST_AREAS = 20
MOST_BESIDE_NUMBERS = 12
MOST_UNNAMED = 6
MOST_GOODS = 3
FEWEST_ON_A_LADDER = 3


def build(facts: Facts, voice: Voice) -> list[Block]:
    """What to raise first, the ladder and the matrix, what world trade shows, the sides' words, what is no trade."""
    matrix = facts.analysis.matrix
    known = _in_order(facts, [row for row in matrix.areas if row.key is not None])
    named = [row for row in known if row.has_side] or known
    others = [row for row in matrix.areas if row.key is None]
    blocks: list[Block] = steps(facts, voice)
    if named:
        shown = named[: _most(facts)]
        blocks += [ladder(facts, voice, shown)] if len(shown) >= FEWEST_ON_A_LADDER else []
        blocks.append(_matrix(facts, voice, shown))
        blocks += _left_out(voice, named[_most(facts) :] + [row for row in known if row not in named])
    if not matrix.areas:
        blocks.append(Paragraph(voice.say("areas.none", a=facts.a, b=facts.b)))
    blocks += numbers(facts, voice)
    blocks += abroad(facts, voice)
    blocks += in_the_way(facts, voice)
    if named:
        items = tuple(in_words(facts, voice, named[: _most(facts)]))
        blocks += [Heading(voice.say("areas.in_their_words")), Bullets(items)]
    if others:
        told = {saying.quotes[0].text for row in known for saying in sayings(row)}
        said = list(dict.fromkeys(text for row in others for text in unnamed(facts, voice, row, told)))[:MOST_UNNAMED]
        blocks += [Heading(voice.say("areas.in_no_area")), Bullets(tuple(said))] if said else []
    if matrix.apart:
        names = voice.listed(
            [voice.area(row.key, row.words) + voice.cited(cites_of(facts, row)) for row in matrix.apart]
        )
        blocks.append(Paragraph(voice.say("areas.apart", areas=names)))
    return blocks


def _most(facts: Facts) -> int:
    """How many areas there is room for: fewer where tables of statistics stand beside them."""
    return MOST_BESIDE_NUMBERS if facts.analysis.study.markets else MOST_AREAS


def _in_order(facts: Facts, rows: Sequence[AreaRow]) -> list[AreaRow]:
    """As their best prospect is ranked; as they come where nothing was ranked."""
    places = {one.key: place for place, one in reversed(list(enumerate(facts.analysis.study.prospects)))}
    return sorted(rows, key=lambda row: places.get(row.key, len(places)))


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
                         goods or voice.say("areas.not_listed"), voice.sources(cites_of(facts, row)))))  # fmt: skip
    cites = facts.cites_of(quote.document for row in areas for saying in sayings(row) for quote in saying.quotes)
    source = voice.say("areas.source", sources=voice.sources(cites))
    return Table(voice.say("areas.table"), columns, tuple(rows), source, _rule(facts, voice))


def _rule(facts: Facts, voice: Voice) -> tuple[Text, ...]:
    """The criteria of the order, in words; the usual ones are told where it is said what to raise first."""
    if facts.analysis.study.rank == DEFAULT:
        return (voice.say("areas.ranked_as_usual", title=voice.say("steps.title")),)
    known = {one.name: one for one in CRITERIA}
    names = []
    for name in facts.analysis.study.rank:
        words: Text = (Words(known[name.removeprefix("-")].title[voice.language]),)
        names.append(voice.say("areas.turned_round", criterion=words) if name.startswith("-") else words)
    return (voice.say("areas.ranked", rule=joined(names, "; ")),) if names else ()


def _left_out(voice: Voice, rows: Sequence[AreaRow]) -> list[Block]:
    names = [voice.area(row.key, row.words) for row in rows]
    return [Paragraph(voice.say("areas.also", areas=voice.listed(names)))] if names else []


def _traded(voice: Voice, row: AreaRow) -> Text:
    """Goods of the area that documents list as sold, of each seller."""
    parts = []
    for side in row.sides:
        names = {t.commodity.name: t.commodity.hs for t in row.traded if t.seller == side.economy}
        if names:
            goods = joined([goods_name(voice, (name,), hs) for name, hs in list(names.items())[:MOST_GOODS]], ", ")
            goods = voice.say("areas.and_others", goods=goods) if len(names) > MOST_GOODS else goods
            parts.append(voice.say("areas.sells", side=side.economy, goods=goods))
    return joined(parts, "; ")


def _side(voice: Voice, side: SideVoices) -> Text:
    """What the side offers, what it needs, and what it would do together with the other (a saying of both roles)."""
    groups = {how: is_said_by(side, role)
              for how, role in (("offers", "offer"), ("needs", "need"), ("together", "both"))}  # fmt: skip
    parts = [
        voice.say(f"areas.{how}", stage=voice.say(f"stage.{furthest(said)}")) for how, said in groups.items() if said
    ]
    return joined(parts, "; ") or voice.say("areas.nothing")


SECTION = Section("areas", "Who offers, who needs, and what is the evidence?", build)
