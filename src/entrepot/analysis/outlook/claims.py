"""Claims of a pair: one stated number each, with everybody who says it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from entrepot.analysis.outlook.results import Claim
from entrepot.analysis.relevance import by_age
from entrepot.analysis.said import Said
from entrepot.nouns.amount import Amount
from entrepot.nouns.economy import Economy
from entrepot.nouns.growth import Growth
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.quote import Quote
from entrepot.nouns.statement import Figure, Measure

MEASURES: tuple[Measure, ...] = ("turnover", "exports", "imports", "balance", "investment", "other")


@dataclass(frozen=True, slots=True)
class Telling:
    """One statement of a figure, turned to the viewpoint of the pair's first economy."""

    said: Said
    figure: Figure
    from_partner: bool


def tellings_of(said: Iterable[Said], reporter: Economy, partner: Economy) -> list[Telling]:
    """The figures about exactly this pair, told from either side, oldest document first."""
    pair = (reporter.code, partner.code)
    found = []
    for one in said:
        figure = one.statement
        if not isinstance(figure, Figure) or figure.reporter is None or figure.partner is None:
            continue
        told = (figure.reporter.code, figure.partner.code)
        if told == pair:
            found.append(Telling(one, figure, False))
        elif told == pair[::-1]:
            found.append(Telling(one, figure.mirrored(), True))
    return sorted(found, key=lambda telling: by_age(telling.said))


def enter_claims(tellings: Sequence[Telling], ledger: Ledger) -> dict[str, Claim]:
    """Enter each distinct level and growth once, with all its quotes; claims by ledger id.

    Order: turnover, exports, imports, balance, others; all of trade before parts of it; the latest period first.
    """
    claims: dict[str, Claim] = {}
    for group in _groups(tellings):
        entry = _enter(group, ledger)
        claims[entry.id] = _claim(group, entry)
    return claims


@dataclass(frozen=True, slots=True)
class _Group:
    """Tellings of one number; value: the level or the growth that they share."""

    value: Amount | Growth
    tellings: list[Telling]

    @property
    def figure(self) -> Figure:
        return self.tellings[0].figure


def _groups(tellings: Sequence[Telling]) -> list[_Group]:
    groups: dict[tuple[object, ...], _Group] = {}
    for telling in tellings:
        for value in (telling.figure.amount, telling.figure.growth):
            if value is not None:
                group = groups.setdefault(_key(telling.figure, value), _Group(value, []))
                group.tellings.append(telling)
    return sorted(groups.values(), key=_place_in_ledger)


def _key(figure: Figure, value: Amount | Growth) -> tuple[object, ...]:
    words = (figure.period_words or "").casefold() if figure.period is None else ""
    about = (figure.measure, figure.period, words, (figure.goods or "").casefold())
    if isinstance(value, Amount):
        return (*about, round(value.low, 6), round(value.high, 6), value.unit, value.qualifier)
    return (*about, round(value.index, 9), value.base, value.since, value.qualifier)


def _place_in_ledger(group: _Group) -> tuple[object, ...]:
    figure, value = group.figure, group.value
    period = figure.period
    is_level = isinstance(value, Amount)
    size = (value.low, value.high, value.unit) if isinstance(value, Amount) else (value.index, 0.0, value.base)
    return (
        MEASURES.index(figure.measure),
        figure.goods or "",
        period is None,
        (-period.last, period.first) if period else (0, 0),
        not is_level,
        size,
        value.qualifier,
        str(value.since) if isinstance(value, Growth) else "",
        (figure.period_words or "").casefold(),
    )


def _enter(group: _Group, ledger: Ledger) -> Entry:
    figure, value = group.figure, group.value
    what = f"{figure.measure} of {figure.goods}" if figure.goods else figure.measure
    return ledger.enter(
        **_number(what, figure.measure, value, _finest_step(group)),
        status="stated",
        reporter=figure.reporter,
        partner=figure.partner,
        period=figure.period,
        quotes=_quotes(group.tellings),
        speaker=next((t.figure.speaker for t in group.tellings if t.figure.speaker), None),
        context=tuple(one for one in figure.context if all(one in t.figure.context for t in group.tellings)),
    )


_BASES = {"year_on_year": "year on year", "period": "to an earlier period", "unstated": "base not stated"}


def _number(what: str, measure: Measure, value: Amount | Growth, step: float | None) -> dict[str, object]:
    if isinstance(value, Growth):
        return {
            "label": f"growth of {what}, {_BASES[value.base]}",
            "measure": "growth",
            "value": float(value.index),
            "low": float(value.index),
            "high": float(value.index),
            "unit": "ratio",
            "qualifier": value.qualifier,
            "step": step,
        }
    return {
        "label": what,
        "measure": measure,
        "value": None if value.qualifier == "between" else value.low,
        "low": value.low,
        "high": value.high,
        "unit": value.unit,
        "qualifier": value.qualifier,
        "step": step,
    }


def _finest_step(group: _Group) -> float | None:
    growth = isinstance(group.value, Growth)
    values = [t.figure.growth if growth else t.figure.amount for t in group.tellings]
    return min((v.step for v in values if v is not None and v.step is not None), default=None)


def _quotes(tellings: Sequence[Telling]) -> tuple[Quote, ...]:
    return tuple(dict.fromkeys(quote for telling in tellings for quote in telling.said.quotes))


def _claim(group: _Group, entry: Entry) -> Claim:
    tellings, figure = group.tellings, group.figure
    dates = [t.said.date for t in tellings if t.said.date]
    return Claim(
        entry=entry.id,
        measure=figure.measure,
        period=figure.period,
        period_words=figure.period_words,
        goods=figure.goods,
        statements=tuple(dict.fromkeys(t.said.id for t in tellings)),
        documents=tuple(dict.fromkeys(t.said.document for t in tellings)),
        publishers=independent_publishers([t.said for t in tellings]),
        first=min(dates, default=None),
        latest=max(dates, default=None),
        from_reporter=any(not t.from_partner for t in tellings),
        from_partner=any(t.from_partner for t in tellings),
        base=group.value.base if isinstance(group.value, Growth) else None,
        since=group.value.since if isinstance(group.value, Growth) else None,
    )


def independent_publishers(said: Sequence[Said]) -> tuple[str, ...]:
    """The publishers that say something in a story of their own, in the order given.

    Whoever runs a story that an earlier document told, or repeats its very words, copies it and is left out.
    """
    publishers: dict[str, str] = {}
    told: dict[str, str] = {}
    for one in said:
        tokens = {" ".join(quote.text.casefold().split()) for quote in one.quotes} | (
            {one.story} if one.story else set()
        )
        is_copy = any(told.get(token, one.document) != one.document for token in tokens)
        if one.publisher and not is_copy:
            publishers.setdefault(one.publisher.casefold(), one.publisher)
        if one.publisher:
            told |= {token: one.document for token in tokens if token not in told}
    return tuple(publishers.values())
