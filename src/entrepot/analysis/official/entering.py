"""Entering a trade page into the ledger: every number with the rows it was read from, or the sum that gives it."""

import re
from collections.abc import Mapping

from entrepot.analysis.official.comparing import compare
from entrepot.analysis.official.held import Held
from entrepot.analysis.official.locating import locate
from entrepot.analysis.official.products import enter_concentration, enter_products
from entrepot.analysis.official.results import Official, OfficialAccount, OfficialLine, OfficialShare
from entrepot.analysis.official.sheet import Sheet, share_step
from entrepot.analysis.official.twice import enter_fit, enter_twice
from entrepot.analysis.outlook.money import Money
from entrepot.analysis.outlook.results import Accounts
from entrepot.analysis.trade_results import WAYS, Account, Line, Share, Way
from entrepot.nouns.ledger import Entry, Ledger, Rows, id_of
from entrepot.nouns.origin import Origin
from entrepot.nouns.selection import Selection

MOST_YEARS = 8
MOST_YEARS_BESIDE = 3


def official_of(held: Held, ledger: Ledger, stated: Accounts | None = None, money: Money | None = None) -> Official:
    """Enter what is held of a pair. stated: figures of the record to hold against it; money: with the rates given."""
    page = held.page
    locate(page, ledger, held.origins)
    sheet = Sheet(ledger, page.one, page.other)
    at = page.accounts.index(page.headline)
    alone = held.of_country
    headline = _account(sheet, at, page.headline, held.origins, 1 if alone else MOST_YEARS)
    accounts = tuple(
        headline if n == at else _account(sheet, n, account, held.origins, MOST_YEARS_BESIDE)
        for n, account in enumerate(page.accounts)
        if n == at or not alone
    )
    return Official(
        one=page.one,
        other=page.other,
        accounts=accounts,
        headline=headline,
        classification=page.classification,
        digits=page.digits,
        period=page.period,
        products=() if alone else tuple(enter_products(sheet, page, at)),
        concentration=() if alone else tuple(enter_concentration(sheet, page)),
        twice=() if alone else tuple(enter_twice(sheet, told, page.accounts) for told in page.twice),
        fit=page.freight.fit if page.freight else None,
        no_fit=page.freight.why if page.freight else "",
        fit_numbers={} if alone else enter_fit(sheet, page),
        cautions=page.cautions,
        origins=held.origins,
        compared=compare(sheet, page, stated, money or Money(ledger)) if stated and not alone else (),
        of_country=alone,
    )


def _account(sheet: Sheet, number: int, account: Account, origins: Mapping[str, Origin], most: int) -> OfficialAccount:
    named = [origins[i] for i in account.origins if i in origins]
    return OfficialAccount(
        series=account.series,
        title=titled(named[-1]) if named else account.series,
        view=account.view,
        unit=account.unit,
        valuations=account.valuations,
        digits=account.sides["exports"].level,
        lines=tuple(_line(sheet, number, account, line) for line in account.lines[-most:]),
        shares=tuple(_share(sheet, number, account, share) for share in account.shares if share.share is not None),
        origins=account.origins,
        is_simulated=account.simulated,
    )


def titled(origin: Origin) -> str:
    """Publisher and title of a table, without the years that one file of it is of."""
    title = re.sub(r"( \[[^\]]*\]|,? \(?\d{4}(?:[-–]\d{4})?\)?)$", "", origin.title or "")
    publisher = origin.publisher or ""
    return title if not publisher or publisher.casefold() in title.casefold() else f"{publisher}: {title}"


def _line(sheet: Sheet, number: int, account: Account, line: Line) -> OfficialLine:
    period = line.period
    now = {way: sheet.level(number, account, way, period) for way in WAYS}
    before = {way: sheet.level(number, account, way, period.year_before) for way in WAYS}
    turnover, earlier = _turnover(sheet, line.turnover, now), _earlier(sheet, line.turnover_growth, before)
    exports, imports = now["exports"], now["imports"]
    balance = sheet.balance(exports, imports, period) if exports and imports else None
    growths = {way: sheet.growth(way, now[way], before[way], period) for way in WAYS}
    whole = sheet.growth("turnover", turnover, earlier, period)
    return OfficialLine(
        period=period,
        exports=id_of(now["exports"]),
        imports=id_of(now["imports"]),
        turnover=id_of(turnover),
        balance=id_of(balance),
        exports_growth=id_of(growths["exports"]),
        imports_growth=id_of(growths["imports"]),
        turnover_growth=id_of(whole),
    )


def _turnover(sheet: Sheet, known: float | None, sides: "Mapping[Way, Entry | None]") -> Entry | None:
    exports, imports = sides["exports"], sides["imports"]
    if known is None or exports is None or imports is None or exports.period is None:
        return None
    return sheet.turnover(exports, imports, exports.period)


def _earlier(sheet: Sheet, growth: float | None, sides: "Mapping[Way, Entry | None]") -> Entry | None:
    return None if growth is None else _turnover(sheet, growth, sides)


def _share(sheet: Sheet, number: int, account: Account, share: Share) -> OfficialShare:
    side, period = account.sides[share.way], share.period
    own = sheet.level(number, account, share.way, period)
    is_published = share.world != "*"
    flow = share.way
    parts = [
        (
            cell,
            Selection(side.reporter, share.world, side.flow, period, cell.classification, share.level, "", side.unit),
        )
        for cell in share.whole
    ]
    status = own.status if own and own.status == "reported" else "reported"
    whole = sheet.of_rows(f"{flow} to all partners", flow, parts, status, side.unit, period, None, to_all=True)
    ratio = sheet.compute(
        f"share of the partner in {flow}", "share", f"{flow} / {flow} to all partners", (own, whole),
        lambda x, y: x / y, "ratio", period, step=share_step(share.share or 0.0),
    )  # fmt: skip
    rows = Rows(share.whole[-1].origin, sum(cell.rows for cell in share.whole), str(_everybody(parts[-1][1])))
    rank, partners = (
        sheet.compute(label, measure, formula, (own,), lambda _, n=n: n, "count", period, step=1.0, rows=rows)
        for label, measure, formula, n in (
            (f"rank among partners by {flow}", "rank", "partners with a greater level + one", share.rank),
            (f"partners in {flow}", "count", "number of single partners", share.partners),
        )
    )
    assert ratio is not None
    assert rank is not None
    assert partners is not None
    return OfficialShare(share.way, period, ratio.id, rank.id, partners.id, is_published)


def _everybody(selection: Selection) -> Selection:
    from dataclasses import replace

    return replace(selection, partner="*")
