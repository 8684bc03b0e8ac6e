"""Products of official tables inside a brief's section on goods: the largest of each way, how concentrated it is."""

from collections.abc import Iterator, Sequence

from entrepot.analysis.official.results import Official, OfficialProduct
from entrepot.analysis.trade_results import Way
from entrepot.briefs.blocks import Block, Column, Paragraph, Row, Table
from entrepot.briefs.facts import Facts
from entrepot.briefs.numbers import Scale, scale_of
from entrepot.briefs.runs import Text
from entrepot.briefs.sections._official import cell
from entrepot.briefs.voice import Voice

CHANGES = ("share", "growth", "contribution")


def product_blocks(facts: Facts, voice: Voice, way: Way) -> Iterator[Block]:
    """The products of one way, by customs code; a line where the tables held have none."""
    official = facts.analysis.official
    if official is None or official.of_country:
        return
    seller, buyer = (facts.a, facts.b) if way == "exports" else (facts.b, facts.a)
    listed = [product for product in official.products if product.way == way]
    if not listed:
        yield Paragraph(voice.say("official.products_none", seller=seller, buyer=buyer))
        return
    scale = scale_of(*(facts.entry(product.level) for product in listed if product.code))
    unit = voice.unit(official.headline.unit, scale)
    caption = voice.say("official.products", seller=seller, buyer=buyer, period=official.period, unit=unit)
    yield _table(facts, voice, official, listed, scale, caption)
    for dense in official.concentration:
        if dense.way == way:
            numbers = {name: facts.entry(getattr(dense, name)) for name in ("hhi", "effective", "products")}
            yield Paragraph(voice.say("official.concentration", seller=seller, **numbers))


def _table(
    facts: Facts, voice: Voice, official: Official, listed: Sequence[OfficialProduct], scale: Scale, caption: Text
) -> Table:
    changes = [name for name in CHANGES if any(getattr(product, name) for product in listed)]
    units = {"share": "change", "growth": "change", "contribution": "points"}
    columns = [Column(voice.say("column.product")), Column(voice.say("column.amount"), kind="numbers")]
    columns += [Column(voice.say(f"column.{name}"), voice.say(f"unit.{units[name]}"), "numbers") for name in changes]
    weighed = [facts.entry(i) for product in listed if (i := product.unit_value)]
    by_weight = scale_of(*weighed)
    if weighed:
        per_tonne = voice.say("official.per_tonne", unit=voice.unit(official.headline.unit, by_weight))
        columns.append(Column(voice.say("column.unit_value"), per_tonne, "numbers"))
    rows = []
    for product in listed:
        name = voice.headings([product.code]) if product.code else voice.say("official.others")
        cells = [cell(facts, voice, product.level, scale)]
        cells += [_change(facts, voice, product, change) for change in changes]
        cells += [cell(facts, voice, product.unit_value, by_weight)] if weighed else []
        rows.append(Row((name, *cells)))
    return Table(caption, tuple(columns), tuple(rows), _source(facts, voice, official, listed),
                 tuple(_notes(facts, voice, official, listed)))  # fmt: skip


def _change(facts: Facts, voice: Voice, product: OfficialProduct, change: str) -> Text:
    is_new = change == "growth" and product.growth is None and product.contribution is not None and product.code
    return voice.say("official.new") if is_new else cell(facts, voice, getattr(product, change))


def _source(facts: Facts, voice: Voice, official: Official, listed: Sequence[OfficialProduct]) -> Text:
    sources = voice.sources(facts.cites([product.level for product in listed]))
    return voice.say("official.products_source", sources=sources, classification=official.classification)


def _notes(facts: Facts, voice: Voice, official: Official, listed: Sequence[OfficialProduct]) -> Iterator[Text]:
    growth = getattr(official.headline.latest, f"{listed[0].way}_growth")
    if growth and any(product.contribution for product in listed):
        yield voice.say("official.products_add_up", growth=facts.entry(growth))
    yield voice.say("official.marks")
