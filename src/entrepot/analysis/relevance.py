"""Relevance: which statements of the record are about a pair, and which were known on a day."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations

from entrepot.analysis.said import Said
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Cooperation, Event, Figure, Statement, Structure, Target

YEARS_AHEAD = 1


def by_age(said: Said) -> tuple[date, str, int, str]:
    """Oldest document first, undated ones last; then by document, place in it, and statement."""
    start = said.quotes[0].start if said.quotes else 0
    return (said.date or date.max, said.document, start, said.id)


def known_on(record: Iterable[Said], day: date | None) -> list[Said]:
    """The statements of documents not dated later than `day`; None: all of them.

    A document without a date counts as not older than the last month that a figure of it tells of.
    """
    said = list(record)
    if day is None:
        return said
    told = _told_until(said)
    return [one for one in said if (one.date or told.get(one.document) or day) <= day]


def latest_day(said: Sequence[Said], record: Iterable[Said] = ()) -> date | None:
    """The date of the latest document, or the end of the last month that figures of an undated one tell of.

    record: all that is known, for what cannot be: a month far behind its latest date is somebody's forecast.
    """
    dates = [one.date for one in said if one.date]
    known = max([*(one.date for one in record if one.date), *dates], default=None)
    ends = (end for end in _told_until(said).values() if known is None or end.year <= known.year + YEARS_AHEAD)
    return max([*dates, *ends], default=None)


def _told_until(record: Iterable[Said]) -> dict[str, date]:
    """By undated document, the last day of the latest period of its figures."""
    ends: dict[str, int] = {}
    for one in record:
        if one.date is None and isinstance(one.statement, Figure) and one.statement.period:
            ends[one.document] = max(ends.get(one.document, 0), one.statement.period.last)
    return {document: last_day(end) for document, end in ends.items()}


def last_day(month: int) -> date:
    """Of a month, counted since year 0."""
    return date((month + 1) // 12, (month + 1) % 12 + 1, 1) - timedelta(days=1)


def about_pair(record: Iterable[Said], reporter: Economy, partner: Economy) -> tuple[Said, ...]:
    """The statements about exactly this pair, oldest document first.

    Figures and lists of goods name both economies. A goal, a meeting or a field of cooperation may leave one unsaid
    when the document is about the pair, or both when it is about no other; one that names others in their place ("to
    Vologda Oblast"), or is another's word to them, is not about the pair.
    """
    ordered = sorted(record, key=by_age)
    pair = frozenset((reporter.code, partner.code))
    countries = frozenset(e.parent for e in (reporter, partner) if e.parent) - pair
    named = _named_by_document(ordered, pair, countries)
    return tuple(one for one in ordered if _is_about(one.statement, pair, countries, named[one.document]))


def codes_named(statement: Statement) -> frozenset[str]:
    """The codes of all economies that a statement names."""
    return frozenset(economy.code for economy in _economies(statement))


def _economies(statement: Statement) -> tuple[Economy, ...]:
    if isinstance(statement, Cooperation):
        return (*statement.sides, *statement.to)
    if isinstance(statement, Event):
        return tuple(p.side for p in statement.participants if p.side)
    return tuple(e for e in (statement.reporter, statement.partner) if e)


@dataclass(slots=True)
class _Named:
    """What a document names: single economies, and how often two of them in one statement (but regions of the pair)."""

    codes: set[str]
    together: Counter[frozenset[str]]

    def is_mostly_about(self, pair: frozenset[str], one: str) -> bool:
        """Whether no other economy is named together with `one` more often than the pair's other."""
        times = {two: count for two, count in self.together.items() if one in two}
        return bool(times.get(pair)) and times[pair] == max(times.values())


def _named_by_document(record: Sequence[Said], pair: frozenset[str], countries: frozenset[str]) -> dict[str, _Named]:
    named: dict[str, _Named] = {}
    for one in record:
        codes = codes_named(one.statement)
        document = named.setdefault(one.document, _Named(set(), Counter()))
        document.codes |= codes - countries
        within = {economy.code for economy in _economies(one.statement) if economy.parent in pair}
        document.together.update(frozenset(two) for two in combinations(sorted(codes - countries - within), 2))
    return named


def _is_about(statement: Statement, pair: frozenset[str], countries: frozenset[str], document: _Named) -> bool:
    """countries: those that the pair's regions lie in; a region's document may name them beside it or as addressed."""
    codes = codes_named(statement)
    if isinstance(statement, Figure | Structure):
        return codes == pair
    if isinstance(statement, Cooperation) and statement.sides and not {e.code for e in statement.sides} & pair:
        return False
    if pair <= codes:
        return not isinstance(statement, Target) or codes == pair
    if not codes - countries <= pair:
        return False
    ours = codes & pair
    return document.codes == pair or (bool(ours) and all(document.is_mostly_about(pair, one) for one in ours))
