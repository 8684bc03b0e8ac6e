"""Relevance: which statements of the record are about a pair."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from entrepot.analysis.said import Said
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Cooperation, Event, Figure, Statement, Structure, Target


def by_age(said: Said) -> tuple[date, str, int, str]:
    """Oldest document first, undated ones last; then by document, place in it, and statement."""
    start = said.quotes[0].start if said.quotes else 0
    return (said.date or date.max, said.document, start, said.id)


def about_pair(record: Iterable[Said], reporter: Economy, partner: Economy) -> tuple[Said, ...]:
    """The statements about exactly this pair, oldest document first.

    Figures and lists of goods name both economies. A goal, a meeting or a field of cooperation may leave one unsaid
    when the document is about the pair, or both when it is about no other; one that names others in their place ("to
    Vologda Oblast") is not about the pair.
    """
    ordered = sorted(record, key=by_age)
    pair = frozenset((reporter.code, partner.code))
    countries = frozenset(e.parent for e in (reporter, partner) if e.parent) - pair
    named = _named_by_document(ordered, countries)
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
    """What a document names: single economies, and sets of them in one statement."""

    codes: set[str]
    together: set[frozenset[str]]


def _named_by_document(record: Sequence[Said], countries: frozenset[str]) -> dict[str, _Named]:
    named: dict[str, _Named] = {}
    for one in record:
        codes = codes_named(one.statement)
        document = named.setdefault(one.document, _Named(set(), set()))
        document.codes |= codes - countries
        document.together.add(codes)
    return named


def _is_about(statement: Statement, pair: frozenset[str], countries: frozenset[str], document: _Named) -> bool:
    """countries: those that the pair's regions lie in; a region's document may name them beside it or as addressed."""
    codes = codes_named(statement)
    if isinstance(statement, Figure | Structure):
        return codes == pair
    if pair <= codes:
        return not isinstance(statement, Target) or codes == pair
    if isinstance(statement, Cooperation) and statement.sides and not {e.code for e in statement.sides} & pair:
        return False
    is_alone = document.codes == pair
    is_ours = is_alone or any(pair <= together for together in document.together)
    return codes - countries <= pair and (is_ours if codes & pair else is_alone)
