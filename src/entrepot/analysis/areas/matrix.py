"""The matrix of areas: who offers, who needs, what is traded already."""

from collections import Counter
from collections.abc import Container, Sequence
from datetime import date

from entrepot.analysis.areas.fields import Field, belongs, fields_of_goods
from entrepot.analysis.areas.results import AreaGap, AreaRow, GoodsTraded, Matrix, SideVoices, Traded, Voice
from entrepot.analysis.areas.voices import Heard, furthest, heard, rank
from entrepot.analysis.relevance import by_age
from entrepot.analysis.said import Said
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Commodity, Structure


def matrix_of(said: Sequence[Said], reporter: Economy, partner: Economy) -> Matrix:
    """Offers and needs by area and side, with the goods that are traded already. said: about the pair."""
    ordered = sorted(said, key=by_age)
    goods = goods_traded(ordered, reporter, partner)
    grouped: dict[Field, list[Heard]] = {}
    for one in heard(ordered, reporter, partner):
        for field in one.fields:
            grouped.setdefault(field, []).append(one)
    rows = [_row(field, voices, (reporter, partner), goods) for field, voices in grouped.items()]
    rows.sort(key=_weight)
    return Matrix(
        areas=tuple(row for row in rows if row.is_trade),
        apart=tuple(row for row in rows if not row.is_trade),
        goods=goods,
    )


def goods_traded(said: Sequence[Said], reporter: Economy, partner: Economy) -> tuple[GoodsTraded, ...]:
    """What each side sells the other as listed, latest document first; equal lists once."""
    found: dict[tuple[str, tuple[str, ...]], GoodsTraded] = {}
    for one in sorted(said, key=by_age):
        structure = one.statement
        if not isinstance(structure, Structure) or structure.reporter is None or structure.partner is None:
            continue
        seller = structure.reporter if structure.flow == "exports" else structure.partner
        seller, buyer = (reporter, partner) if seller.code == reporter.code else (partner, reporter)
        key = (seller.code, tuple(sorted(c.name.casefold() for c in structure.commodities)))
        before = found.get(key)
        found[key] = GoodsTraded(
            seller=seller,
            buyer=buyer,
            flow="exports" if seller.code == reporter.code else "imports",
            commodities=structure.commodities,
            statement=one.id,
            date=one.date,
            publisher=one.publisher,
            quotes=(*(before.quotes if before else ()), *structure.quotes),
        )
    return tuple(sorted(found.values(), key=lambda g: (-(g.date or date.min).toordinal(), g.flow, g.statement)))


def _row(field: Field, voices: list[Heard], pair: tuple[Economy, Economy], goods: tuple[GoodsTraded, ...]) -> AreaRow:
    first, second = (_side(economy, voices) for economy in pair)
    unassigned = tuple(one.voice for one in voices if not one.sides)
    words = Counter(one.voice.area for one in voices)
    traded = _traded(field, words, goods)
    return AreaRow(
        key=field.key,
        words=tuple(sorted(words, key=lambda w: (-words[w], w))),
        is_trade=field.is_trade,
        sides=(first, second),
        unassigned=unassigned,
        stage=furthest(one.voice for one in voices),
        traded=traded,
        gaps=_gaps(first, second, unassigned, {one.seller.code for one in traded}) if field.is_trade else (),
    )


def _side(economy: Economy, voices: list[Heard]) -> SideVoices:
    own = [one for one in voices if economy in one.sides]
    running = [one for one in own if _only_runs(one)]
    own = [one for one in own if one not in running]
    return SideVoices(
        economy=economy,
        offers=tuple(one.voice for one in own if one.voice.role in ("offer", "both")),
        needs=tuple(one.voice for one in own if one.voice.role == "need" or _is_asked_too(one)),
        running=tuple(one.voice for one in running),
    )


def _only_runs(one: Heard) -> bool:
    """Whether something runs at one side alone: its firms' own business, no offer to the other and no request."""
    return one.voice.role == "both" and one.voice.stage == "existing" and one.is_alone


def _is_asked_too(one: Heard) -> bool:
    """Whether joint work is a need as well: not what one side alone wishes or is ready to do."""
    return one.voice.role == "both" and (not one.is_alone or one.voice.stage not in _BROUGHT)


_BROUGHT = ("wish", "ready")


def _gaps(
    first: SideVoices, second: SideVoices, unassigned: tuple[Voice, ...], sellers: Container[str]
) -> tuple[AreaGap, ...]:
    """A side that both offers and needs (a joint project) lacks one thing of the other: that it is heard of it too.

    Who is known to sell the goods (sellers: codes) is not asked who could supply it with them.
    """
    gaps = []
    for one, other in ((first, second), (second, first)):
        is_offered = any(voice.role == "offer" for voice in one.offers)
        if one.offers and not other.needs and (is_offered or not other.offers):
            gaps.append(AreaGap("offer_without_need", other.economy))
        is_asked = any(voice.role == "need" for voice in one.needs)
        if is_asked and not other.offers and one.economy.code not in sellers:
            gaps.append(AreaGap("need_without_offer", other.economy))
    if unassigned:
        gaps.append(AreaGap("side_unknown", None))
    return tuple(gaps)


def _traded(field: Field, words: Counter[str], goods: tuple[GoodsTraded, ...]) -> tuple[Traded, ...]:
    """Listed goods of the area: by HS code, or by the same words; each commodity once a direction."""
    names = {word.casefold() for word in words}
    found: dict[tuple[str, str], Traded] = {}
    for listed in goods:
        for commodity in listed.commodities:
            if _belongs(commodity, field, names):
                key = (listed.seller.code, commodity.name.casefold())
                found.setdefault(key, Traded(listed.seller, listed.buyer, commodity, listed.statement, listed.quotes))
    return tuple(found.values())


def _belongs(commodity: Commodity, field: Field, names: set[str]) -> bool:
    return field in fields_of_goods(commodity) or belongs(commodity, field.hs) or commodity.name.casefold() in names


def _weight(row: AreaRow) -> tuple[object, ...]:
    """Areas of the catalogue, then what only has words of its own; best evidenced first.

    Best: both sides heard, then trade in it already, then the stage, then how much is said.
    """
    is_matched = any(one.offers and other.needs for one, other in (row.sides, row.sides[::-1]))
    said = sum(len(side.offers) + len(side.needs) for side in row.sides) + len(row.unassigned)
    return (row.key is None, not is_matched, not row.traded, -rank(row.stage), -said, row.key or row.words[0])
