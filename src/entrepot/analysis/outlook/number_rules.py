"""Findings on numbers: one rule a function."""

import re
from collections.abc import Callable, Iterator
from datetime import date

from entrepot.analysis.outlook.arithmetic import interval, known
from entrepot.analysis.outlook.choice import agree
from entrepot.analysis.outlook.completion import is_against_sides
from entrepot.analysis.outlook.growths import OTHER_SIDE
from entrepot.analysis.outlook.precedents import growth_after, has_stalled
from entrepot.analysis.outlook.results import Accounts, Arg, Claim, Explanation, Finding
from entrepot.analysis.outlook.series import breaks_of, series_of
from entrepot.nouns.growth import Base
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Flow, Measure

Rule = Callable[[Accounts, Ledger], Iterator[Finding]]


def conflicting_figures(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """Claims of one measure and period that differ; beside the headline's, those whose period is not the same."""
    left = _beside_headline(accounts, ledger)
    for conflict in accounts.conflicts:
        entries = [ledger[i] for i in conflict.entries]
        explanations = [conflict.explanation] * (len(entries) - 1)
        if conflict.chosen in left:
            others = left.pop(conflict.chosen)
            entries += others
            explanations += others.values()
        chosen = ledger[conflict.chosen] if conflict.chosen else None
        yield _conflict(conflict.measure, conflict.period, entries, explanations, chosen, conflict.rule)
    for level_id, others in left.items():
        level = ledger[level_id]
        entries = [level, *others]
        yield _conflict(accounts.claims[level_id].measure, level.period, entries, [*others.values()], level, None)


def _conflict(
    measure: Measure,
    period: Period | None,
    entries: list[Entry],
    explanations: list[Explanation],
    chosen: Entry | None,
    rule: str | None,
) -> Finding:
    args: dict[str, Arg] = {
        "measure": measure,
        "period": period,
        "entries": tuple(entries),
        "explanations": tuple(explanations),
        "chosen": chosen,
        "rule": rule,
    }
    return Finding("conflicting_figures", args, tuple(entry.id for entry in entries))


def _beside_headline(accounts: Accounts, ledger: Ledger) -> dict[str, dict[Entry, Explanation]]:
    """By the headline's stated levels: claims of the same flow with another period or none, and why they differ."""
    head = accounts.headline
    found: dict[str, dict[Entry, Explanation]] = {}
    for level_id in (head.turnover, head.exports, head.imports) if head else ():
        claim = accounts.claims.get(level_id or "")
        if claim is None:
            continue
        level = ledger[claim.entry]
        others = {
            ledger[i]: _why_beside(level, ledger[i], accounts.claims[i], _year_of(level, accounts, ledger))
            for i in (*accounts.no_period, *accounts.ranges)
            if (accounts.claims[i].measure, accounts.claims[i].base, ledger[i].unit)
            == (claim.measure, None, level.unit)
        }
        if others:
            found[level.id] = others
    return found


def _year_of(level: Entry, accounts: Accounts, ledger: Ledger) -> Entry | None:
    """The full year guessed from a part of it."""
    return next((ledger[a.entry] for a in accounts.annualised if a.of == level.id), None)


def _why_beside(level: Entry, other: Entry, claim: Claim, year: Entry | None) -> Explanation:
    """A range speaks of several years; so do words older than the period, or a number that fits the full year."""
    start = level.period.first if level.period else 0
    said_before = claim.latest is not None and claim.latest.year * 12 + claim.latest.month - 1 < start
    if other.qualifier == "between" or said_before:
        return "different_period"
    if agree(level, other):
        return "rounding"
    if year is not None and agree(year, other):
        return "different_period"
    return "undated" if claim.latest is None else "unexplained"


def sides_do_not_add_up(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """Stated exports and imports whose sum is not the stated turnover, beyond rounding."""
    for account in accounts.periods:
        ids = (account.turnover, account.exports, account.imports)
        if not all(ids):
            continue
        total, exports, imports = entries = tuple(ledger[i] for i in ids if i)
        if any(entry.status == "computed" for entry in entries):
            continue
        slack = sum((entry.step or 0) for entry in entries) / 2 + 0.005 * known(total)
        if abs(known(total) - known(exports) - known(imports)) > slack:
            args: dict[str, Arg] = {"turnover": total, "exports": exports, "imports": imports, "period": account.period}
            yield Finding("sides_do_not_add_up", args, tuple(entry.id for entry in entries))


def balance_against_sides(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """A stated balance by which the side that sells less would sell more."""
    for account in accounts.periods:
        sides = [ledger[i] for i in (account.exports, account.imports) if i]
        for balance in (ledger[i] for i in account.beside if accounts.claims[i].measure == "balance"):
            if len(sides) == 2 and is_against_sides(balance, *sides):
                args: dict[str, Arg] = {
                    "balance": balance, "exports": sides[0], "imports": sides[1], "period": account.period,
                }  # fmt: skip
                yield Finding("balance_against_sides", args, (balance.id, *(side.id for side in sides)))


def cumulative_falls(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """A figure from January on that is below one of fewer months."""
    for fall in accounts.falls:
        shorter, longer = ledger[fall.shorter], ledger[fall.longer]
        args: dict[str, Arg] = {
            "measure": fall.measure, "shorter": shorter, "longer": longer, "shorter_period": shorter.period,
            "longer_period": longer.period,
        }  # fmt: skip
        yield Finding("cumulative_falls", args, (shorter.id, longer.id))


def series_breaks(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """Neighbours whose mean month differs by more than seasons do: coverage or method may have changed."""
    for before, after in breaks_of(series_of(accounts, ledger)):
        if after.break_before == "jump":
            args: dict[str, Arg] = {
                "measure": after.flow, "before": ledger[before.entry], "after": ledger[after.entry],
                "before_period": before.period, "after_period": after.period,
            }  # fmt: skip
            yield Finding("series_break", args, (before.entry, after.entry))


def growth_disagrees_with_levels(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """A stated year-on-year growth that the stated levels of the two years do not give."""
    by_period = {(account.period, account.unit): account for account in accounts.periods}
    for account in accounts.periods:
        before = by_period.get((account.period.year_before, account.unit))
        for measure in ("turnover", "exports", "imports"):
            ids = (
                getattr(account, f"{measure}_growth"),
                getattr(account, measure),
                before and getattr(before, measure),
            )
            if not all(ids):
                continue
            growth, level, base = entries = tuple(ledger[i] for i in ids if i)
            if any(entry.status == "computed" for entry in entries) or not base.value:
                continue
            if not _gives(level, base, growth):
                args: dict[str, Arg] = {"measure": measure, "growth": growth, "level": level, "before": base}
                yield Finding("growth_disagrees_with_levels", args, tuple(entry.id for entry in entries))


def _gives(level: Entry, base: Entry, growth: Entry) -> bool:
    """Whether the two levels, within their rounding, give the growth, within its own and half a per cent."""
    (low, high), (base_low, base_high), (least, most) = interval(level), interval(base), interval(growth)
    return base_low <= 0 or (low / base_high <= most + 0.005 and least - 0.005 <= high / base_low)


def range_beside_level(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """Where the headline stands in a range given for other years; a part of a year only as annualised."""
    head = accounts.headline
    if head is None or head.turnover is None:
        return
    level = ledger[head.turnover]
    guess = _year_of(level, accounts, ledger)
    if not head.period.is_year and guess is None:
        return
    value = known(guess or level)
    for entry_id in accounts.ranges:
        span = ledger[entry_id]
        if accounts.claims[entry_id].measure != "turnover" or span.unit != level.unit:
            continue
        if span.low is None or span.high is None:
            continue
        args = {"range": span, "level": level, "annualised": guess, "place": _place(value, span.low, span.high)}
        rests_on = (span.id, level.id, *((guess.id,) if guess else ()))
        yield Finding("range_beside_level", args, rests_on)


def _place(value: float, low: float, high: float) -> str:
    if value < low:
        return "below"
    if value > high:
        return "above"
    return "low" if value < low + (high - low) / 4 else "inside"


def partial_year_beside_full(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """The headline covers a part of a year while full years stand in the same table."""
    head = accounts.headline
    if head is None or not head.period.is_partial_year:
        return
    for measure in ("turnover", "exports", "imports"):
        part = getattr(head, measure)
        full = [
            getattr(account, measure)
            for account in accounts.periods
            if account.period.is_year and account.unit == head.unit and getattr(account, measure)
        ]
        if part and full:
            args = {"partial": ledger[part], "full": ledger[full[-1]]}
            yield Finding("partial_year_beside_full", args, (part, full[-1]))
            return


def growth_of_one_side_only(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """The growth of one side is stated, that of turnover is not."""
    head = accounts.headline
    if head is None or accounts.claims_growth("turnover", head.period) or head.turnover_growth:
        return
    for side, other in OTHER_SIDE.items():
        growth = getattr(head, f"{side}_growth")
        if growth is None or getattr(head, f"{other}_growth"):
            continue
        flat = next((ledger[f.turnover_growth] for f in accounts.if_flat if f.side == side), None)
        args = {"side": side, "growth": ledger[growth], "if_flat": flat}
        yield Finding("growth_of_one_side_only", args, (growth, *((flat.id,) if flat else ())))


def one_side_grows_total_does_not(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """One side grows by a twentieth or more while turnover grows by less than a fiftieth."""
    for account in accounts.periods:
        if account.turnover_growth is None or known(ledger[account.turnover_growth]) >= 1.02:
            continue
        for side in OTHER_SIDE:
            growth = getattr(account, f"{side}_growth")
            if growth and known(ledger[growth]) >= 1.05:
                total = ledger[account.turnover_growth]
                args = {"side": side, "growth": ledger[growth], "total_growth": total}
                yield Finding("one_side_grows_total_does_not", args, (growth, total.id))


def pace_stalled(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """Growth over some years, and less than half of that a year since."""
    for span in accounts.spans:
        after = growth_after(span, accounts, ledger)
        if after is None or known(ledger[span.cagr]) < 1.05 or not has_stalled(span, after, ledger):
            continue
        names = {
            "cagr": span.cagr,
            "latest": after.id,
            "first": span.first,
            "last": span.last,
            "multiple": span.multiple,
        }
        yield Finding("pace_stalled", {name: ledger[i] for name, i in names.items()}, tuple(names.values()))


def index_not_growth(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """A growth written as an index ("100.9 %"), which is not a growth by that much."""
    for claim in accounts.claims.values():
        entry = ledger[claim.entry]
        if claim.base is None or entry.value is None:
            continue
        written = re.compile(rf"(?<![\d.,]){_digits(entry.value * 100)}\s*(%|per ?cent|процент)", re.IGNORECASE)
        quote = next((quote for quote in entry.quotes if written.search(quote.text)), None)
        if quote and entry.value >= 0.5:
            yield Finding("index_not_growth", {"growth": entry, "quote": quote}, (entry.id,), claim.statements)


def _digits(value: float) -> str:
    """The number as digits with a point or a comma: 100.9 is `100[.,]9`."""
    return f"{value:.6f}".rstrip("0").rstrip(".").replace(".", "[.,]")


def same_flow_from_both_sides(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """One flow told from both sides: one flow, not two confirmations. Levels of which none is chosen are a conflict."""
    disputed = {i for one in accounts.conflicts if one.chosen is None for i in one.entries}
    told: dict[tuple[Flow, Period, Base | None], list[str]] = {}
    for claim in accounts.claims.values():
        if claim.measure in ("exports", "imports") and claim.period and claim.goods is None:
            told.setdefault((claim.measure, claim.period, claim.base), []).append(claim.entry)
    for (measure, period, _), entries in told.items():
        claims = [accounts.claims[i] for i in entries]
        if any(c.from_reporter for c in claims) and any(c.from_partner for c in claims):
            numbers = tuple(ledger[i] for i in entries)
            same = "yes" if all(agree(numbers[0], other) for other in numbers[1:]) else "no"
            if same == "no" and disputed.issuperset(entries):
                continue
            args: dict[str, Arg] = {"measure": measure, "entries": numbers, "period": period, "agree": same}
            yield Finding("same_flow_from_both_sides", args, tuple(entries))


def single_publisher(accounts: Accounts, ledger: Ledger) -> Iterator[Finding]:
    """Every number of the pair rests on one publisher."""
    claims = sorted(accounts.claims.values(), key=lambda claim: (claim.first or date.max, claim.entry))
    publishers = dict.fromkeys(name for claim in claims for name in claim.publishers)
    if len(publishers) == 1 and all(claim.publishers for claim in claims):
        entries = tuple(ledger[i] for i in accounts.claims)
        args: dict[str, Arg] = {"publisher": next(iter(publishers)), "entries": entries}
        yield Finding("single_publisher", args, tuple(accounts.claims))


NUMBER_RULES: tuple[Rule, ...] = (
    conflicting_figures,
    sides_do_not_add_up,
    balance_against_sides,
    cumulative_falls,
    series_breaks,
    growth_disagrees_with_levels,
    growth_of_one_side_only,
    one_side_grows_total_does_not,
    pace_stalled,
    partial_year_beside_full,
    range_beside_level,
    index_not_growth,
    same_flow_from_both_sides,
    single_publisher,
)
