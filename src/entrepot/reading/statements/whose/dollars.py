"""Dollars: whose dollar a bare "$" is."""

from collections import Counter
from collections.abc import Sequence

from entrepot.nouns.economy import Economy

_UNITS = {"CAN": "CAD", "AUS": "AUD", "NZL": "NZD"}


def dollar_of(pair: Sequence[Economy], home: Economy | None, named: Sequence[Economy]) -> str:
    """The unit of a bare "$" in a report: the dollar of a province that is one of the pair or `named` more than once,
    whoever the other side is, unless the report is from the USA; else that of the report's own country when it is one
    of a pair without the USA."""
    twice = [e for e, count in Counter(named).items() if count > 1]
    own = next((e for e in (*pair, *twice) if e.kind == "region" and e.country.code in _UNITS), None)
    if own is not None:
        return "USD" if _code(home) == "USA" else _UNITS[own.country.code]
    american = any(_code(e) == "USA" for e in pair)
    return "USD" if home not in pair or american else _UNITS.get(_code(home), "USD")


def _code(economy: Economy | None) -> str:
    """The code of an economy's country; none for a bloc."""
    return economy.country.code if economy is not None and economy.country is not None else ""
