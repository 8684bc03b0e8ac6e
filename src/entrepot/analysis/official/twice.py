"""A flow as both sides declare it, in the ledger; and the fit of CIF/FOB, number by number."""

from collections.abc import Mapping, Sequence

from entrepot.analysis.official.results import OfficialTwice
from entrepot.analysis.official.sheet import Sheet
from entrepot.analysis.trade_results import Account, TradePage
from entrepot.analysis.trade_sides import Side
from entrepot.analysis.trade_twice import ToldTwice
from entrepot.nouns.ledger import Entry, id_of

RATE_STEP = 0.001


def enter_twice(sheet: Sheet, told: ToldTwice, accounts: Sequence[Account]) -> OfficialTwice:
    """Enter the importer's value at FOB and the gap; the values themselves are in the accounts."""
    reported = _level(sheet, told, told.by_exporter, accounts)
    mirror = _level(sheet, told, told.by_importer, accounts)
    rate = _rate(sheet, told)
    at_fob = mirror
    if rate and mirror and told.at_fob is not None and told.at_fob != told.mirror:
        at_fob = sheet.compute(
            f"{told.way} at FOB", told.way, f"{told.way} / CIF to FOB", (mirror, rate), lambda m, r: m / r, told.unit,
            told.period,
        )  # fmt: skip
    gap = sheet.compute(
        f"gap between both declarations of {told.way}", "gap", "importer’s / exporter’s", (mirror, reported),
        lambda m, x: m / x, "ratio", told.period,
    )  # fmt: skip
    adopted = {"exporter": reported, "importer_at_fob": at_fob, "importer": mirror}[told.rule]
    assert adopted is not None
    return OfficialTwice(
        way=told.way,
        period=told.period,
        unit=told.unit,
        reported=id_of(reported),
        mirror=id_of(mirror),
        valuation=told.valuation,
        rate=id_of(rate),
        at_fob=id_of(at_fob),
        gap=id_of(gap),
        adopted=adopted.id,
        rule=told.rule,
    )


def _level(sheet: Sheet, told: ToldTwice, by: tuple[int, Side] | None, accounts: Sequence[Account]) -> Entry | None:
    return None if by is None else sheet.level(by[0], accounts[by[0]], told.way, told.period)


def _rate(sheet: Sheet, told: ToldTwice) -> Entry | None:
    """CIF to FOB of the flow: fitted on the pair's products, or assumed."""
    if told.rate is None:
        return None
    if told.is_assumed:
        return sheet.once(
            "assumed rate",
            lambda: sheet.ledger.enter(
                label="CIF to FOB", measure="rate", status="assumed", value=told.rate, low=told.rate, high=told.rate,
                unit="index", reporter=sheet.one, partner=sheet.other, step=RATE_STEP,
            ),
        )  # fmt: skip
    return sheet.compute(
        f"CIF to FOB of {told.way}", "rate", "importer’s value / the same at the fitted rates of its products", (),
        lambda: told.rate or 1.0, "index", told.period, step=RATE_STEP,
    )  # fmt: skip


def enter_fit(sheet: Sheet, page: TradePage) -> Mapping[str, str]:
    """The fit's numbers: flows, dropped, r_squared, mean_rate; nothing where there is none."""
    fit = page.freight.fit if page.freight else None
    if fit is None:
        return {}
    numbers = {
        "flows": ("flows that both sides declare with weights", float(fit.flows), "count", 1.0),
        "dropped": ("outliers dropped", float(fit.dropped), "count", 1.0),
        "r_squared": ("fit of CIF to FOB, share explained", fit.r_squared, "ratio", RATE_STEP),
        "mean_rate": ("mean CIF to FOB", fit.mean_rate, "index", RATE_STEP),
    }
    found = {}
    for name, (label, value, unit, step) in numbers.items():
        entry = sheet.compute(
            label, "rate" if unit == "index" else "share" if unit == "ratio" else "count",
            "weighted least squares of ln (CIF / FOB) on unit value, direction and year", (), lambda v=value: v, unit,
            page.period, step=step,
        )  # fmt: skip
        assert entry is not None
        found[name] = entry.id
    return found
