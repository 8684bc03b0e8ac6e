"""What is stated beside what is counted: the same flow of the same period, the gap, and why they may differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from entrepot.analysis.official.results import Compared, Reason
from entrepot.analysis.official.sheet import Sheet
from entrepot.analysis.outlook.arithmetic import place
from entrepot.analysis.outlook.choice import open_interval
from entrepot.analysis.outlook.money import Money
from entrepot.analysis.outlook.results import Accounts, Claim
from entrepot.analysis.trade_results import WAYS, Account, TradePage, Way
from entrepot.nouns.ledger import Entry
from entrepot.nouns.period import Period
from entrepot.nouns.statement import Measure

MEASURES: tuple[Measure, ...] = ("turnover", "exports", "imports", "balance")
FREIGHT = (1.02, 1.12)
"""How far CIF usually stands above FOB."""
SERVICES = 1000
"""Where the numbers of accounts with services begin."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """A statistic that a claim can be held against. number: of its account."""

    number: int
    account: Account
    entry: Entry


def compare(sheet: Sheet, page: TradePage, stated: Accounts, money: Money) -> tuple[Compared, ...]:
    """Every stated level of all goods whose flow and period a table has too."""
    found = []
    for claim in stated.claims.values():
        entry = sheet.ledger[claim.entry]
        if claim.measure not in MEASURES or claim.base is not None or claim.goods or claim.period is None:
            continue
        told = list(_counted(sheet, page.accounts, claim.measure, claim.period))
        if told:
            beside = list(_counted(sheet, page.with_services, claim.measure, claim.period, SERVICES))
            found.append(_compared(sheet, money, claim, entry, told, beside, page))
    return tuple(found)


def _counted(
    sheet: Sheet, accounts: Sequence[Account], measure: Measure, period: Period, start: int = 0
) -> Iterator[_Counted]:
    """The statistics of a flow, the first economy's own declaration first, then its partner's."""
    order = {"own": 0, "mirror": 1, "reconciled": 2}
    numbered = sorted(enumerate(accounts, start), key=lambda one: (order[one[1].view], one[1].basis, one[0]))
    for number, account in numbered:
        entry = _value(sheet, number, account, measure, period)
        if entry is not None:
            yield _Counted(number, account, entry)


def _value(sheet: Sheet, number: int, account: Account, measure: Measure, period: Period) -> Entry | None:
    if measure == "exports" or measure == "imports":
        return sheet.level(number, account, measure, period) if _is_held(account, measure, period) else None
    if not all(_is_held(account, way, period) for way in WAYS):
        return None
    exports = sheet.level(number, account, "exports", period)
    imports = sheet.level(number, account, "imports", period)
    if exports is None or imports is None:
        return None
    if measure == "turnover":
        return sheet.turnover(exports, imports, period)
    return sheet.balance(exports, imports, period)


def _is_held(account: Account, way: Way, period: Period) -> bool:
    side = account.sides[way]
    return bool(side.cells) and side.value(period) is not None


def _compared(
    sheet: Sheet,
    money: Money,
    claim: Claim,
    stated: Entry,
    told: Sequence[_Counted],
    beside: Sequence[_Counted],
    page: TradePage,
) -> Compared:
    period = claim.period
    assert period is not None
    same = [one for one in told if money.can(one.entry.unit, stated.unit)]
    if not same:
        return Compared(claim.measure, period, stated.id, None, None, None, "other_currency")
    first = next((one for one in same if one.entry.unit == stated.unit), same[0])
    counted = money.into(first.entry, stated.unit)
    assert counted is not None
    gap = None
    if stated.value is not None and counted.value and counted.value > 0 and stated.value > 0:
        gap = sheet.compute("stated against counted", "gap", "stated / counted", (stated, counted),
                            lambda s, c: s / c, "ratio", period)  # fmt: skip
    others = [one for one in same if one.number != first.number and one.entry.unit == stated.unit]
    reason, agreeing = _why(stated, counted, first, others, [b for b in beside if b.entry.unit == stated.unit])
    return Compared(
        measure=claim.measure,
        period=period,
        stated=stated.id,
        counted=counted.id,
        account=page.accounts.index(first.account),
        gap=gap.id if gap else None,
        reason=reason,
        agreeing=agreeing.id if agreeing else None,
    )


def _why(
    stated: Entry,
    counted: Entry,
    first: _Counted,
    others: Sequence[_Counted],
    beside: Sequence[_Counted],
) -> tuple[Reason, Entry | None]:
    """Why a statement and a statistic differ: the first reason that the numbers bear out."""
    if agrees(stated, counted):
        return "confirmed", None
    if _nearly(stated, counted):
        return "rounding", None
    for other in others:
        if _nearly(stated, other.entry):
            return ("other_side" if other.account.view != first.account.view else "other_table"), other.entry
    for other in beside:
        if _nearly(stated, other.entry):
            return "services", other.entry
    return ("freight" if _is_freight(stated, first) else "unexplained"), None


def agrees(stated: Entry, counted: Entry) -> bool:
    """Whether the statistic lies in what the words, their qualifier and their rounding leave open."""
    low, high = open_interval(stated)
    return counted.value is not None and low <= counted.value <= high


def _nearly(stated: Entry, counted: Entry) -> bool:
    """Whether they are one unit of the stated number's last digit apart at most."""
    if agrees(stated, counted):
        return True
    if stated.value is None or counted.value is None:
        return False
    return abs(stated.value - counted.value) <= min(place(stated), 0.02 * abs(counted.value))


def _is_freight(stated: Entry, first: _Counted) -> bool:
    """Whether counting the importing way at the other valuation would bring the statistic to the statement."""
    if stated.value is None or stated.period is None or stated.measure == "balance":
        return False
    account, is_one_way = first.account, stated.measure != "turnover"
    ways = [way for way in WAYS if way == stated.measure or not is_one_way]
    least = most = total = 0.0
    for way in ways:
        value = account.sides[way].value(stated.period) or 0.0
        low, high = _at_other_valuation(value, account.valuations.get(way, ""), is_one_way)
        least, most, total = least + low, most + high, total + value
    low, high = open_interval(stated)
    return (least, most) != (total, total) and low <= most and least <= high


def _at_other_valuation(value: float, valuation: str, is_one_way: bool) -> tuple[float, float]:
    if valuation == "cif":
        return value / FREIGHT[1], value / FREIGHT[0]
    if valuation == "fob" and is_one_way:
        return value * FREIGHT[0], value * FREIGHT[1]
    return value, value
