"""Precedents: pairs in the record whose trade at least doubled, and what followed."""

from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from math import log

from entrepot.analysis.outlook.accounts import accounts_of
from entrepot.analysis.outlook.arithmetic import known
from entrepot.analysis.outlook.goal_results import Precedent
from entrepot.analysis.outlook.levels import latest_level
from entrepot.analysis.outlook.results import Accounts, Span
from entrepot.analysis.said import Said
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.statement import Figure

DOUBLED = 2.0
MOST = 3
AS_LARGE = 10.0


def precedents_of(record: Sequence[Said], accounts: Accounts, ledger: Ledger) -> tuple[Precedent, ...]:
    """At most three pairs that at least doubled their turnover between stated years, the nearest to this pair first.

    Nearest: the pair itself, pairs with one of its economies, pairs with a region or country of theirs, then others;
    of those, the nearest in size.
    Another pair must have begun within ten times this pair's size, more or less, in its currency, and one document
    must tell both years: two may not count alike. Their numbers are entered into `ledger`.
    """
    size = _size(accounts, ledger)
    own = frozenset((accounts.reporter.code, accounts.partner.code))
    others = []
    for (reporter, partner), said in _turnover_by_pair(record).items():
        if frozenset((reporter.code, partner.code)) == own:
            continue
        scratch = Ledger()
        found = _precedent(accounts_of(said, reporter, partner, scratch), scratch)
        if found and _is_comparable(found, size, scratch):
            near = _distance(accounts, reporter, partner), _unlike(found, size, scratch)
            others.append((near, reporter.code, partner.code, found, scratch))
    others.sort(key=lambda other: other[:3])
    ours = _precedent(accounts, ledger)
    room = MOST - 1 if ours else MOST
    nearest = [_adopted(found, scratch, ledger) for *_, found, scratch in others[:room]]
    return tuple(([ours] if ours else []) + nearest)


def _size(accounts: Accounts, ledger: Ledger) -> Entry | None:
    latest = latest_level(accounts, "turnover", None, ledger)
    head = accounts.headline
    if latest is None and head and head.turnover:
        return ledger[head.turnover]
    return latest[1] if latest else None


def _is_comparable(found: Precedent, size: Entry | None, ledger: Ledger) -> bool:
    first, last = ledger[found.span.first], ledger[found.span.last]
    if not _tellers(first, ledger) & _tellers(last, ledger):
        return False
    if size is None or not size.value:
        return True
    return first.unit == size.unit and 1 / AS_LARGE <= known(first) / size.value <= AS_LARGE


def _unlike(found: Precedent, size: Entry | None, ledger: Ledger) -> float:
    """How far its size then is from the pair's now."""
    return abs(log(known(ledger[found.span.first]) / size.value)) if size and size.value else 0.0


def _tellers(entry: Entry, ledger: Ledger) -> set[str]:
    """The documents that a level rests on."""
    return {quote.document for leaf in ledger.leaves(entry.id) for quote in leaf.quotes}


def doubling(accounts: Accounts, ledger: Ledger) -> Span | None:
    """The greatest growth of turnover between stated years, when it is at least a doubling."""
    spans = [s for s in accounts.spans if s.measure == "turnover" and known(ledger[s.multiple]) >= DOUBLED]
    return max(spans, key=lambda s: (known(ledger[s.cagr]), s.first), default=None)


def growth_after(span: Span, accounts: Accounts, ledger: Ledger) -> Entry | None:
    """The latest growth of the span's flow in a period that begins after the span's last year."""
    end = ledger[span.last].period
    for account in reversed(accounts.periods):
        entry_id = getattr(account, f"{span.measure}_growth")
        if entry_id and end is not None and account.period.first > end.last:
            return ledger[entry_id]
    return None


def has_stalled(span: Span, after: Entry, ledger: Ledger) -> bool:
    """Whether growth after the span is less than half of the span's own a year."""
    return known(after) - 1 < (known(ledger[span.cagr]) - 1) / 2


def _precedent(accounts: Accounts, ledger: Ledger) -> Precedent | None:
    span = doubling(accounts, ledger)
    if span is None:
        return None
    after = growth_after(span, accounts, ledger)
    stalled = after is not None and has_stalled(span, after, ledger)
    return Precedent(accounts.reporter, accounts.partner, span, after.id if after else None, stalled)


def _adopted(precedent: Precedent, scratch: Ledger, ledger: Ledger) -> Precedent:
    """The precedent with its numbers, and what they rest on, entered into `ledger`."""
    span = precedent.span
    wanted = [
        span.first,
        span.last,
        span.years,
        span.multiple,
        span.cagr,
        *([precedent.after] if precedent.after else []),
    ]
    new = _copy(wanted, scratch, ledger)
    return replace(
        precedent,
        span=Span(span.measure, new[span.first], new[span.last], new[span.years], new[span.multiple], new[span.cagr]),
        after=new[precedent.after] if precedent.after else None,
    )


def _copy(wanted: Sequence[str], scratch: Ledger, ledger: Ledger) -> dict[str, str]:
    """New ids by old ones, of the wanted entries and all they rest on."""
    needed = {entry.id for entry in scratch.below(*wanted)}
    new: dict[str, str] = {}
    for entry in scratch:
        if entry.id in needed:
            named = {field.name: getattr(entry, field.name) for field in fields(entry) if field.name != "id"}
            named["rests_on"] = tuple(new[i] for i in entry.rests_on)
            new[entry.id] = ledger.enter(**named).id
    return new


def _turnover_by_pair(record: Iterable[Said]) -> dict[tuple[Economy, Economy], list[Said]]:
    """Figures of whole turnover by pair, the country first, else by code."""
    pairs: dict[tuple[Economy, Economy], list[Said]] = {}
    for said in record:
        figure = said.statement
        if not isinstance(figure, Figure) or figure.measure != "turnover" or figure.goods:
            continue
        if figure.reporter is None or figure.partner is None or figure.reporter == figure.partner:
            continue
        if {figure.reporter.kind, figure.partner.kind} - {"country", "region"}:
            continue
        first, second = sorted((figure.reporter, figure.partner), key=lambda e: (e.kind != "country", e.code))
        pairs.setdefault((first, second), []).append(said)
    return pairs


def _distance(accounts: Accounts, reporter: Economy, partner: Economy) -> int:
    own = (accounts.reporter, accounts.partner)
    codes = {economy.code for economy in own}
    if codes & {reporter.code, partner.code}:
        return 1
    countries = {economy.parent or economy.code for economy in own}
    return 2 if countries & {reporter.parent or reporter.code, partner.parent or partner.code} else 3
