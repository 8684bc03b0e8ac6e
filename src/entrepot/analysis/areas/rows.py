"""Rows: a study and its third countries as plain values, for tables and other programs."""

from collections.abc import Iterable
from typing import Any

from entrepot.analysis.areas.entries import Market
from entrepot.analysis.areas.prospects import Prospect
from entrepot.analysis.areas.ranking import CRITERIA
from entrepot.analysis.areas.restrictions import Restriction
from entrepot.analysis.areas.results import AreaRow, Matrix, Voice
from entrepot.analysis.areas.steps import Step, step_of
from entrepot.analysis.areas.studied import Study
from entrepot.analysis.areas.third import ThirdCountries
from entrepot.analysis.outlook.bodies import field_body
from entrepot.analysis.outlook.results import Body
from entrepot.nouns.area import areas
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.quote import Quote

Row = dict[str, Any]
NUMBERS = (
    "traded", "share", "supplied", "advantage", "bought", "growth", "potential", "unrealised", "unrealised_at_ease_one",
    "ease",
)  # fmt: skip


def asked_of(prospect: Prospect) -> Body | None:
    """Whom to ask for the evidence that a prospect lacks: the body of the side that is silent."""
    return field_body(prospect.silent, prospect.key or prospect.words[0]) if prospect.silent else None


def page_of(study: Study, matrix: Matrix, pair: tuple[Economy, Economy], ledger: Ledger, language: str = "en") -> Row:
    """A study with all that it rests on. The ledger holds every number that the areas name, and what is below it."""
    basis = study.basis
    return {
        "pair": {"reporter": _economy(pair[0]), "partner": _economy(pair[1])},
        "rank": list(study.rank),
        "rank_in_words": [_criterion(name, language) for name in study.rank],
        "basis": basis and {
            "series": basis.series, "classification": basis.classification, "digits": basis.level, "unit": basis.unit,
            "year": basis.year, "earlier": basis.earlier, "exporters": basis.exporters, "simulated": basis.is_simulated,
        },
        "numbers_of": proxies_of(study),
        "without_statistics": [_economy(one) for one in study.missing],
        "areas": rows_of_study(study, ledger, pair),
        "left_out": study.unsaid,
        "apart": [_apart(row) for row in matrix.apart],
        "ledger": [_entry(entry) for entry in ledger],
    }  # fmt: skip


def _apart(row: AreaRow) -> Row:
    area = areas().get(row.key) if row.key else None
    titles = {"title": area.title_en if area else row.words[0], "title_ru": area.title_ru if area else row.words[0]}
    return {"area": row.key, **titles, "words": list(row.words), "stage": row.stage}


def _criterion(name: str, language: str) -> str:
    known = {one.name: one for one in CRITERIA}
    title = known[name.removeprefix("-")].title[language]
    turned = {"en": "the other way round", "ru": "в обратном порядке"}[language]
    return f"{title} ({turned})" if name.startswith("-") else title


def _entry(entry: Entry) -> Row:
    return {
        "id": entry.id,
        "label": entry.label,
        "status": entry.status,
        "value": entry.value,
        "low": entry.low,
        "high": entry.high,
        "unit": entry.unit,
        "reporter": _economy(entry.reporter),
        "partner": _economy(entry.partner),
        "period": str(entry.period) if entry.period else None,
        "formula": entry.formula,
        "from": list(entry.rests_on),
        "rows": entry.rows and {"origin": entry.rows.origin, "count": entry.rows.count, "query": entry.rows.query},
        "quotes": _quotes(entry.quotes),
    }


def rows_of_study(study: Study, ledger: Ledger, pair: tuple[Economy, Economy]) -> list[Row]:
    """One row a prospect, in the order of the ranking. Numbers are objects with their ledger entry."""
    return [_row(place, one, study.market(one), ledger, pair) for place, one in enumerate(study.prospects, 1)]


def _row(place: int, one: Prospect, market: Market | None, ledger: Ledger, pair: tuple[Economy, Economy]) -> Row:
    area, ask = one.area, asked_of(one)
    return {
        "rank": place,
        "area": one.key,
        "title": area.title_en if area else one.words[0],
        "title_ru": area.title_ru if area else one.words[0],
        "words": list(one.words) if one.voices else [],
        "kind": area.kind if area else None,
        "hs": list(area.codes) if area else [],
        "way": one.way,
        "seller": _economy(one.seller),
        "buyer": _economy(one.buyer),
        "sides": [_economy(side) for side in one.sides],
        "stage": one.stage,
        "matched": one.is_matched,
        "offered": [_voice(voice) for voice in one.offered],
        "wanted": [_voice(voice) for voice in one.wanted],
        "together": [_voice(voice) for voice in (one.said if one.way == "together" else one.joined)],
        "side_unknown": [_voice(voice) for voice in one.said] if one.way == "unknown" else [],
        "listed": [
            {"goods": goods.commodity.name, "hs": list(goods.commodity.hs), "quotes": _quotes(goods.quotes)}
            for goods in one.listed
        ],
        "statistics": _statistics(market, ledger) if market else None,
        "restrictions": [_restriction(restriction) for restriction in one.restrictions],
        "gap": one.gap,
        "silent": _economy(one.silent),
        "ask": _body(ask) if ask else None,
        "step": _step(step_of(one, pair)),
    }


def _step(step: Step) -> Row:
    return {
        "kind": step.kind,
        "since": step.since.isoformat() if step.since else None,
        "ask": [_body(body) for body in step.ask],
    }


def _body(body: Body) -> Row:
    return {"economy": body.economy.code, "body": body.name, "body_ru": body.name_ru}


def rows_of_third(found: ThirdCountries) -> list[Row]:
    """One row a market. Money in whole units of the table's currency, growth as an index a year, distance in km."""
    basis, goods = found.basis, found.goods
    return [
        {
            "rank": place,
            "market": outlet.economy.code,
            "name": outlet.economy.name,
            "name_ru": outlet.economy.name_in("ru"),
            "goods": list(goods.codes),
            "period": str(basis.year),
            "unit": basis.unit,
            "imports": outlet.bought,
            "growth": outlet.growth,
            "growth_since": basis.earlier,
            "simulated": basis.is_simulated,
            "suppliers": [
                {"code": one.economy.code, "name": one.economy.name, "name_ru": one.economy.name_in("ru"),
                 "value": one.value, "share": one.share}
                for one in outlet.suppliers
            ],
            "sellers": [
                {"code": one.economy.code, "name": one.economy.name, "name_ru": one.economy.name_in("ru"),
                 "numbers_of": one.held.code, "sales": one.sales, "share": one.share,
                 "potential_at_ease_one": one.potential, "distance_km": one.kilometres}
                for one in outlet.sellers
            ],
        }
        for place, outlet in enumerate(found.outlets, 1)
    ]  # fmt: skip


def proxies_of(study: Study) -> list[Row]:
    """Whose numbers stand for regions, by what method, within what range."""
    return [
        {
            "region": one.region.code,
            "numbers_of": one.country.code,
            "method": one.method,
            "low": one.low,
            "high": one.high,
            "words": one.method_words,
            "source": one.source,
            "from": list(one.rests_on),
        }
        for one in study.proxies
    ]


def _statistics(market: Market, ledger: Ledger) -> Row:
    found: Row = {"of": {"seller": market.seller.code, "buyer": market.buyer.code}}
    found |= {name: _number(getattr(market, name), ledger) for name in NUMBERS}
    found["suppliers"] = [
        {"economy": _economy(one.economy), "value": _number(one.value, ledger), "share": _number(one.share, ledger)}
        for one in market.suppliers
    ]
    regional = market.regional
    found["region"] = regional and {
        "economy": _economy(regional.proxy.region),
        "part": _number(regional.part, ledger),
        "unrealised": _number(regional.unrealised, ledger),
        "bought": _number(regional.bought, ledger),
    }
    return found


def _number(entry_id: str | None, ledger: Ledger) -> Row | None:
    if entry_id is None:
        return None
    entry = ledger[entry_id]
    return {
        "value": entry.value,
        "low": entry.low,
        "high": entry.high,
        "unit": entry.unit,
        "period": str(entry.period) if entry.period else None,
        "entry": entry_id,
    }


def _voice(voice: Voice) -> Row:
    return {
        "stage": voice.stage,
        "role": voice.role,
        "by": voice.by,
        "speaker": voice.speaker,
        "date": voice.date.isoformat() if voice.date else None,
        "publisher": voice.publisher,
        "words": voice.area,
        "conditions": list(voice.conditions),
        "organisations": list(voice.organisations),
        "statement": voice.statement,
        "quotes": _quotes(voice.quotes),
    }


def _quotes(quotes: Iterable[Quote]) -> list[Row]:
    return [{"document": q.document, "start": q.start, "end": q.end, "text": q.text} for q in quotes]


def _restriction(one: Restriction) -> Row:
    return {
        "kind": one.kind,
        "what": one.what,
        "bars": one.bars,
        "rate": one.rate,
        "from": one.start.isoformat() if one.start else None,
        "until": one.end.isoformat() if one.end else None,
        "source": one.source,
        "link": one.link,
        "file": one.file,
    }


def _economy(economy: Economy | None) -> Row | None:
    return None if economy is None else {"code": economy.code, "name": economy.name, "name_ru": economy.name_in("ru")}
