"""Completion: what the numbers of one period say of each other."""

from collections.abc import Callable

from entrepot.analysis.outlook.arithmetic import compute, known
from entrepot.analysis.outlook.sheet import Sheet
from entrepot.nouns.ledger import Entry, Ledger

_RULES: tuple[tuple[str, str, tuple[str, ...], Callable[..., float]], ...] = (
    ("turnover", "exports + imports", ("exports", "imports"), lambda x, m: x + m),
    ("imports", "turnover − exports", ("turnover", "exports"), lambda t, x: t - x),
    ("exports", "turnover − imports", ("turnover", "imports"), lambda t, m: t - m),
    ("exports", "(turnover + balance) / 2", ("turnover", "balance"), lambda t, b: (t + b) / 2),
    ("imports", "(turnover − balance) / 2", ("turnover", "balance"), lambda t, b: (t - b) / 2),
    ("imports", "exports − balance", ("exports", "balance"), lambda x, b: x - b),
    ("exports", "imports + balance", ("imports", "balance"), lambda m, b: m + b),
    ("turnover", "exports + imports", ("exports", "imports"), lambda x, m: x + m),
    ("balance", "exports − imports", ("exports", "imports"), lambda x, m: x - m),
)
_SHARES = (("export_share", "exports", "share of exports in turnover"),
           ("import_share", "imports", "share of imports in turnover"))  # fmt: skip


def complete(sheet: Sheet, ledger: Ledger) -> None:
    """Enter the missing sides, the balance and the shares, as far as they follow.

    A balance of the wrong sign gives way to the difference of the sides.
    """
    if (stated := sheet.get("balance")) and is_against_sides(stated, sheet.get("exports"), sheet.get("imports")):
        sheet.beside.append(sheet.entries.pop("balance").id)
    for name, formula, needed, function in _RULES:
        inputs = _inputs(sheet, needed)
        if name in sheet.entries or inputs is None:
            continue
        value = function(*(entry.value for entry in inputs))
        if name != "balance" and value < 0:
            continue
        sheet.entries[name] = compute(
            ledger, name, name, formula, inputs, function, unit=sheet.unit, period=sheet.period, is_sum=True
        )
    for name, side, label in _SHARES:
        _share(sheet, name, side, label, ledger)


def is_against_sides(balance: Entry, exports: Entry | None, imports: Entry | None) -> bool:
    """Whether a balance says that the side which sells less sells more."""
    if exports is None or imports is None or balance.status == "computed":
        return False
    return known(balance) * (known(exports) - known(imports)) < 0


def _share(sheet: Sheet, name: str, side: str, label: str, ledger: Ledger) -> None:
    inputs = _inputs(sheet, (side, "turnover"))
    if name in sheet.entries or inputs is None or not inputs[1].value:
        return
    part, total = inputs
    if part.value is None or total.value is None or part.value > total.value:
        return
    sheet.entries[name] = compute(
        ledger, label, "share", f"{side} / turnover", inputs, lambda x, t: x / t, unit="ratio", period=sheet.period
    )


def _inputs(sheet: Sheet, names: tuple[str, ...]) -> list[Entry] | None:
    found = [sheet.entries[name] for name in names if name in sheet.entries]
    return found if len(found) == len(names) else None
