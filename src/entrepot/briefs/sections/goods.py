"""What is traded: the goods that each side sells the other, as the record lists them."""

from dataclasses import dataclass, field

from entrepot.briefs.blocks import Block, Column, Paragraph, Row, Table
from entrepot.briefs.facts import Facts
from entrepot.briefs.section import Section
from entrepot.briefs.voice import Voice
from entrepot.nouns.economy import Economy


@dataclass(slots=True)
class _Listed:
    hs: tuple[str, ...]
    documents: dict[str, None] = field(default_factory=dict)


def build(facts: Facts, voice: Voice) -> list[Block]:
    """One table for each direction, goods of the latest list first."""
    return [
        _direction(facts, voice, facts.a, facts.b),
        _direction(facts, voice, facts.b, facts.a),
    ]


def _direction(facts: Facts, voice: Voice, seller: Economy, buyer: Economy) -> Block:
    goods: dict[str, _Listed] = {}
    for listing in facts.analysis.matrix.goods:
        if listing.seller.code != seller.code:
            continue
        for commodity in listing.commodities:
            row = goods.setdefault(commodity.name.casefold(), _Listed(commodity.hs))
            row.documents.update(dict.fromkeys(quote.document for quote in listing.quotes))
    if not goods:
        return Paragraph(voice.say("goods.none", seller=seller, buyer=buyer))
    names = {commodity.name.casefold(): commodity.name
             for listing in reversed(facts.analysis.matrix.goods) for commodity in listing.commodities}  # fmt: skip
    rows = tuple(
        Row((
            voice.runs(names[key]),
            voice.headings(row.hs) or voice.say("goods.no_code"),
            voice.sources(facts.cites_of(row.documents)),
        ))
        for key, row in goods.items()
    )  # fmt: skip
    cites = facts.cites_of(document for row in goods.values() for document in row.documents)
    columns = tuple(Column(voice.say(f"column.{key}")) for key in ("goods", "codes", "listed_in"))
    caption = voice.say("goods.table", seller=seller, buyer=buyer)
    return Table(caption, columns, rows, voice.say("goods.source", sources=voice.sources(cites)))


SECTION = Section("goods", "Who sells what to whom?", build)
