"""What is no longer missing once tables are held."""

from collections.abc import Sequence

from entrepot.analysis.official.results import Official
from entrepot.analysis.outlook.results import Gap

_SERIES = frozenset({"official_series_missing", "no_figures"})


def still_missing(gaps: Sequence[Gap], official: Official | None) -> tuple[Gap, ...]:
    """The gaps that tables of the pair itself do not fill."""
    if official is None or official.of_country:
        return tuple(gaps)
    return tuple(gap for gap in gaps if not _is_filled(gap, official))


def _is_filled(gap: Gap, official: Official) -> bool:
    if gap.kind in _SERIES:
        return True
    ways = {product.way for product in official.products}
    if gap.kind == "product_table_missing":
        return ways == {"exports", "imports"}
    if gap.kind == "structure_missing":
        return ("exports" if gap.args["seller"] == official.one else "imports") in ways
    period = gap.args.get("period")
    lines = [line for account in official.accounts for line in account.lines if line.period == period]
    if gap.kind == "turnover_missing":
        return any(line.turnover for line in lines)
    if gap.kind == "turnover_growth_missing":
        return any(line.turnover_growth for line in lines)
    side = gap.args.get("side")
    if gap.kind == "side_missing":
        return any(getattr(line, str(side)) for line in lines)
    if gap.kind == "side_growth_missing":
        return any(getattr(line, f"{side}_growth") for line in lines)
    return False
