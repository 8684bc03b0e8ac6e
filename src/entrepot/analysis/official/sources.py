"""The tables that a ledger rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from entrepot.analysis.official.results import Official
    from entrepot.nouns.ledger import Ledger
    from entrepot.nouns.origin import Origin


def origins_of(official: Official | None, ledger: Ledger) -> tuple[tuple[str, Origin], ...]:
    """Id and origin of every table whose rows are in the ledger, in the order of their first number."""
    if official is None:
        return ()
    used = dict.fromkeys(entry.rows.origin for entry in ledger if entry.rows)
    return tuple((name, official.origins[name]) for name in used if name in official.origins)
