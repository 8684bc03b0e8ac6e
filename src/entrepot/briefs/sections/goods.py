"""What is traded: the goods that each side sells the other, as the record lists them."""

from dataclasses import dataclass, field
from datetime import date

from entrepot.briefs.blocks import Block, Column, Paragraph, Row, Table
from entrepot.briefs.facts import Facts
from entrepot.briefs.section import Section
from entrepot.briefs.sections._goods_name import goods_name
from entrepot.briefs.sections._products import product_blocks
from entrepot.briefs.voice import Voice, capitalised
from entrepot.nouns.economy import Economy


@dataclass(slots=True)
class _Listed:
    """Goods under the same headings. names: as the documents list them; last: the latest date of a list."""

    hs: tuple[str, ...]
    names: dict[str, str] = field(default_factory=dict)
    documents: dict[str, None] = field(default_factory=dict)
    last: date | None = None


def build(facts: Facts, voice: Voice) -> list[Block]:
    """One table for each direction, goods of the latest list first, those without a heading last."""
    return [
        *_direction(facts, voice, facts.a, facts.b),
        *product_blocks(facts, voice, "exports"),
        *_direction(facts, voice, facts.b, facts.a),
        *product_blocks(facts, voice, "imports"),
    ]


def _direction(facts: Facts, voice: Voice, seller: Economy, buyer: Economy) -> list[Block]:
    goods = _goods_of(facts, seller)
    if not goods:
        return [] if facts.is_tabled else [Paragraph(voice.say("goods.none", seller=seller, buyer=buyer))]
    rows = tuple(
        Row((
            capitalised(goods_name(voice, tuple(row.names.values()), row.hs)),
            voice.headings(row.hs) or voice.say("goods.no_code"),
            voice.runs(row.last) if row.last else voice.say("word.no_date"),
            voice.sources(facts.cites_of(row.documents)),
        ))
        for row in goods
    )  # fmt: skip
    cites = facts.cites_of(document for row in goods for document in row.documents)
    columns = tuple(Column(voice.say(f"column.{key}")) for key in ("goods", "codes", "last_listed", "sources"))
    caption = voice.say("goods.table", seller=seller, buyer=buyer)
    return [Table(caption, columns, rows, voice.say("goods.source", sources=voice.sources(cites)))]


def _goods_of(facts: Facts, seller: Economy) -> list[_Listed]:
    goods: dict[tuple[str, ...] | str, _Listed] = {}
    for listing in facts.analysis.matrix.goods:
        if listing.seller.code != seller.code:
            continue
        for commodity in listing.commodities:
            row = goods.setdefault(commodity.hs or commodity.name.casefold(), _Listed(commodity.hs))
            row.names.setdefault(commodity.name.casefold(), commodity.name)
            row.documents.update(dict.fromkeys(quote.document for quote in listing.quotes))
            row.last = max(filter(None, (row.last, listing.date)), default=None)
    return sorted(goods.values(), key=lambda row: not row.hs)


SECTION = Section("goods", "Who sells what to whom?", build)
