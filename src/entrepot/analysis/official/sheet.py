"""Sheet: numbers of tables on their way into the ledger. What is not there stays None all the way."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from math import floor, isclose, log10
from typing import Any

from entrepot.analysis.trade_results import Account, Way
from entrepot.analysis.trade_sides import Cell
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Entry, Ledger, Rows
from entrepot.nouns.period import Period
from entrepot.nouns.selection import Selection

DIGITS = 4
RATIO_STEP = 0.001
SAME = ("label", "measure", "status", "unit", "reporter", "partner", "period", "product", "formula")


@dataclass(slots=True)
class Sheet:
    """Enters each number once. Numbers of tables are exact; they are shown to so many digits of the largest."""

    ledger: Ledger
    one: Economy
    other: Economy
    _levels: dict[object, Entry | None] = field(default_factory=dict)

    def once(self, key: object, make: Callable[[], Entry | None]) -> Entry | None:
        """The entry that was made under this key, or make it."""
        if key not in self._levels:
            self._levels[key] = make()
        return self._levels[key]

    def level(self, number: int, account: Account, way: Way, period: Period) -> Entry | None:
        """A flow of an account in a period; number: of the account."""
        status = "mirror" if account.view == "mirror" else "reported"
        return self.once((number, way, period), lambda: self.of_side(account, period, way, status))

    def turnover(self, exports: Entry, imports: Entry, period: Period) -> Entry | None:
        """Both ways together."""
        inputs, unit = (exports, imports), exports.unit
        return self.once(
            (exports.id, imports.id),
            lambda: self.compute("turnover", "turnover", "exports + imports", inputs, lambda x, y: x + y, unit, period),
        )

    def balance(self, exports: Entry, imports: Entry, period: Period) -> Entry | None:
        """What the first economy sold more than it bought."""
        inputs, unit = (exports, imports), exports.unit
        return self.once(
            ("balance", exports.id, imports.id),
            lambda: self.compute("balance", "balance", "exports − imports", inputs, lambda x, y: x - y, unit, period),
        )

    def of_side(self, account: Account, period: Period, way: Way, status: str) -> Entry | None:
        """A flow from its rows: reported where they are of one file, else the sum over files; 0 where none is held."""
        side = account.sides[way]
        cells = side.cells_of(period)
        if cells is None:
            return None
        cells = cells or (Cell(account.origins[-1], "none", 0, 0.0),)
        parts = [(cell, side.selection(period, cell)) for cell in cells]
        return self.of_rows(way, way, parts, status, side.unit, period, step_of(account))

    def enter(self, **fields: Any) -> Entry:
        """Enter a number, or take the one that is there already, as for a goal; it is rounded as here from now on."""
        same = next((entry for entry in self.ledger if _is_same(entry, fields)), None)
        return self.ledger.enter(**fields) if same is None else self.ledger.round_to(same.id, fields["step"])

    def of_rows(
        self,
        label: str,
        measure: str,
        parts: Sequence[tuple[Cell, Selection]],
        status: str,
        unit: str,
        period: Period,
        step: float | None,
        product: str | None = None,
        *,
        to_all: bool = False,
    ) -> Entry:
        """A number that rows add up to; several files: a number of each, and their sum.

        to_all: it is a flow to all partners, not of the pair.
        """
        found = [
            self.enter(
                label=label, measure=measure, status=status, value=cell.value, low=cell.value, high=cell.value,
                unit=unit, reporter=self.one, partner=None if to_all else self.other, period=period, step=step,
                product=product, rows=Rows(cell.origin, cell.rows, str(selection)),
            )
            for cell, selection in parts
        ]  # fmt: skip
        if len(found) == 1:
            return found[0]
        whole = self.compute(label, measure, "sum over the files", found, lambda *values: sum(values), unit, period)
        return whole if whole is not None else found[0]

    def compute(
        self,
        label: str,
        measure: str,
        formula: str,
        inputs: Sequence[Entry | None],
        function: Callable[..., float],
        unit: str,
        period: Period,
        *,
        step: float | None = None,
        rows: Rows | None = None,
        product: str | None = None,
    ) -> Entry | None:
        """A number computed from others; None where one of them is not there, or a division by 0."""
        known = [entry for entry in inputs if entry is not None]
        if len(known) < len(inputs):
            return None
        try:
            value = function(*(entry.value for entry in known))
        except ZeroDivisionError:
            return None
        steps = [entry.step for entry in known if entry.unit == unit and entry.step]
        return self.enter(
            label=label, measure=measure, status="computed", value=value, low=value, high=value, unit=unit,
            reporter=self.one, partner=self.other, period=period, formula=formula, product=product, rows=rows,
            step=step or (RATIO_STEP if unit == "ratio" else max(steps, default=None)),
            rests_on=tuple(dict.fromkeys(entry.id for entry in known)),
        )  # fmt: skip

    def growth(self, flow: str, after: Entry | None, before: Entry | None, period: Period) -> Entry | None:
        """The index of a flow to the same months a year earlier."""
        formula = f"{flow} / {flow} a year earlier"
        label = f"growth of {flow}, year on year"
        product = after.product if after else None
        return self.compute(
            label, "growth", formula, (after, before), lambda x, y: x / y, "ratio", period, product=product
        )


def _is_same(entry: Entry, fields: Mapping[str, Any]) -> bool:
    """Whether an entry is the number that these fields would enter: alike in all but how it is rounded."""
    rows = fields.get("rows")
    return (
        all(getattr(entry, name) == fields.get(name) for name in SAME)
        and entry.rests_on == fields.get("rests_on", ())
        and (entry.rows and entry.rows.query) == (rows and rows.query)
        and entry.value is not None
        and isclose(entry.value, fields["value"])
    )


def step_of(account: Account) -> float:
    """So many digits of the account's largest number."""
    values = [abs(value) for line in account.lines for value in (line.exports, line.imports, line.turnover) if value]
    return step_for(max(values, default=1.0))


def step_for(largest: float) -> float:
    """The place value of the last of so many digits; whole units at least."""
    return max(10.0 ** (floor(log10(largest)) - DIGITS + 1), 1.0) if largest > 0 else 1.0


def share_step(share: float) -> float:
    """A tenth of a per cent; two digits of a smaller share."""
    return min(RATIO_STEP, 10.0 ** (floor(log10(share)) - 1)) if share > 0 else RATIO_STEP


def product_step(value: float, table: float) -> float:
    """A small product's number keeps two digits where the table's step would hide it, down to a tenth of that step."""
    if value <= 0:
        return table
    return min(table, max(10.0 ** (floor(log10(value)) - 1), table / 10))
