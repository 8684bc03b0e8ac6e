"""Wish: a goal as the user types it, and the prices and rates to count it with."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError

if TYPE_CHECKING:
    from entrepot.analysis.outlook.asked import Asked
    from entrepot.analysis.pair import PairAnalysis


@dataclass(frozen=True, slots=True)
class Wish:
    """A goal as the user types it; nothing: the goals of the record.

    rates: `EUR=1.08`, USD for one unit; prices_file, rates_file: tables by year in place of the workspace's own.
    """

    what: str = "turnover"
    multiple: float | None = None
    level: str | None = None
    by: str | None = None
    base: str | None = None
    rates: tuple[str, ...] = ()
    prices_file: str | None = None
    rates_file: str | None = None

    @property
    def is_none(self) -> bool:
        """Whether no goal is asked about."""
        return replace(self, prices_file=None, rates_file=None) == Wish()

    def asked(self) -> Asked | None:
        """The goal to test; None where none is asked about."""
        from entrepot.analysis.outlook.asked import Asked, read_amount, read_base, read_deadline, read_flow

        if self.multiple is None and self.level is None:
            if self.by or self.base or self.what != "turnover":
                raise EntrepotError(
                    "no goal to test", hint="Give --multiple 2 or --level '1 billion USD' with it, or none of these."
                )
            return None
        return Asked(
            what=read_flow(self.what),
            multiple=self.multiple,
            level=read_amount(self.level) if self.level else None,
            deadline=read_deadline(self.by) if self.by else None,
            base=read_base(self.base) if self.base else None,
        )

    def dollars(self) -> dict[str, float]:
        """USD for one unit of each currency."""
        from entrepot.analysis.outlook.asked import read_rate

        return dict(map(read_rate, self.rates))


def require_prices_used(wish: Wish, analysis: PairAnalysis) -> None:
    """Prices that the user names must be of some use."""
    if wish.prices_file is None or any(goal.real for goal in analysis.goals):
        return
    bases = {analysis.ledger[goal.main_base.base].unit for goal in analysis.goals if goal.main_base}
    units = " or ".join(sorted(bases)) or "the currency of a goal"
    raise EntrepotError(
        f"has no prices of {units} for two years, so nothing can be told in constant prices",
        where=wish.prices_file,
        hint=f"Give the price level of at least two years: a row is 2024,{units[:3]},132.9."
        if bases
        else "The pair has no goal that is still to be reached.",
    )
