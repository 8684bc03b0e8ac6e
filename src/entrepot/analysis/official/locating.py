"""Locating: numbers of tables that were entered by their series alone get the file that they stand in."""

from collections.abc import Mapping
from dataclasses import replace

from entrepot.analysis.trade_results import WAYS, TradePage
from entrepot.nouns.ledger import Entry, Ledger, Rows
from entrepot.nouns.origin import Origin


def locate(page: TradePage, ledger: Ledger, origins: Mapping[str, Origin]) -> None:
    """Tell the file of every level of the pair that is of one file; what stands in several keeps its series' title.

    What no rows select (a test of a method on the series, say) rests on the series' latest file.
    """
    for entry in list(ledger):
        rows = (_rows_of(entry, page) or _latest_file(entry, origins)) if entry.rows and not entry.product else None
        if rows is not None:
            ledger.locate(entry.id, rows)


def _rows_of(entry: Entry, page: TradePage) -> Rows | None:
    """The rows of one file that the entry's query selects; None where they are of several, or of another pair."""
    way = next((way for way in WAYS if way == entry.measure), None)
    if way is None or entry.period is None or entry.rows is None:
        return None
    for account in page.accounts:
        side = account.sides[way]
        cells = side.cells_of(entry.period) or ()
        if len(cells) == 1 and str(side.selection(entry.period, cells[0])) == entry.rows.query:
            return Rows(cells[0].origin, cells[0].rows, entry.rows.query)
    return None


def _latest_file(entry: Entry, origins: Mapping[str, Origin]) -> Rows | None:
    """The same under the file's own id, where it is known by its series' title; None for levels."""
    if entry.rows is None or entry.measure in WAYS:
        return None
    titled = origins.get(entry.rows.origin)
    names = [name for name, origin in origins.items() if titled and origin is titled and name != entry.rows.origin]
    return replace(entry.rows, origin=names[-1]) if names else None
