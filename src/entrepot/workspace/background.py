"""The desk's way to what stands beside the record: statistics of pairs, the panel of all, prices and exchange rates."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError
from entrepot.workspace.official import has_tables

if TYPE_CHECKING:
    from entrepot.analysis.outlook.background import Background
    from entrepot.analysis.outlook.baserates import BaseRates
    from entrepot.analysis.outlook.yearly import Yearly
    from entrepot.nouns.economy import Economy
    from entrepot.nouns.panel import Panel
    from entrepot.statistics.warehouse.pairs import Pairs

PRICES = "prices.csv"
RATES = "rates.csv"


class Surroundings:
    """What a workspace holds beside its record, told for a day: periods that end later are left out.

    prices, rates: files of the user's in place of the workspace's own `prices.csv` and `rates.csv`. Nothing is loaded
    that the workspace does not hold.
    """

    def __init__(
        self, folder: Path, as_of: date | None = None, prices: str | None = None, rates: str | None = None
    ) -> None:
        self._folder = folder
        self._as_of = as_of
        self._files = {PRICES: prices, RATES: rates}

    def of(self, one: Economy, other: Economy, *, with_panel: bool = True) -> Background:
        """What is held of a pair, and of all pairs."""
        from entrepot.analysis.outlook.background import Background
        from entrepot.nouns.tabled import Tables

        tables = self._pairs.of(one.code, other.code) if self._pairs else Tables()
        panel = self._panel if with_panel else None
        return Background(tables, panel, self._odds if panel else None, self.prices, self.rates)

    def choose(self, pairs: Iterable[tuple[Economy, Economy]]) -> None:
        """Fetch these pairs at once."""
        if self._pairs:
            self._pairs.choose((one.code, other.code) for one, other in pairs)

    @cached_property
    def prices(self) -> Mapping[str, Yearly]:
        """Price indices by currency."""
        from entrepot.analysis.outlook.yearly import read_prices

        lines, where = self._lines(PRICES)
        return read_prices(lines, where) if lines is not None else {}

    @cached_property
    def rates(self) -> Mapping[str, Yearly]:
        """USD for one unit of a currency, by year."""
        from entrepot.analysis.outlook.yearly import read_rates

        lines, where = self._lines(RATES)
        return read_rates(lines, where) if lines is not None else {}

    @cached_property
    def _pairs(self) -> Pairs | None:
        if not has_tables(self._folder / "statistics"):
            return None
        from entrepot.statistics import Store, Warehouse
        from entrepot.statistics.warehouse.pairs import Pairs

        until = self._as_of.year * 12 + self._as_of.month - 2 if self._as_of else None
        return Pairs(Warehouse(Store(self._folder / "statistics")), until)

    @cached_property
    def _panel(self) -> Panel | None:
        return self._pairs.panel() if self._pairs else None

    @cached_property
    def _odds(self) -> BaseRates | None:
        from entrepot.analysis.outlook.panel_rates import rates_of

        return rates_of(self._panel)

    def _lines(self, name: str) -> tuple[list[str] | None, str]:
        given = self._files[name]
        path = Path(given) if given else self._folder / name
        if given is None and not path.is_file():
            return None, name
        try:
            return path.read_text("utf-8-sig").splitlines(), path.name
        except OSError as fault:
            raise EntrepotError(
                f"cannot be read ({fault.strerror})", where=str(path), hint="Check the name and the right to read it."
            ) from None
        except UnicodeDecodeError:
            raise EntrepotError("is not text in UTF-8", where=str(path), hint="Save it as UTF-8.") from None
