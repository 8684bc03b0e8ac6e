"""Told: a flow of trade between two economies that a text spoke of, and where."""

from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Flow


class Told(NamedTuple):
    """A flow that the text spoke of, and where; what a list without a verb of its own goes back to.

    end: where the words of a figure end; 0 for a list of goods; less for a flow told with neither.
    """

    start: int
    flow: Flow
    reporter: Economy | None
    partner: Economy | None
    end: int = 0

    @property
    def seller(self) -> Economy | None:
        return self.reporter if self.flow == "exports" else self.partner

    @property
    def buyer(self) -> Economy | None:
        return self.partner if self.flow == "exports" else self.reporter
