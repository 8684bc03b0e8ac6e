"""Products of a flow in the ledger: the largest by themselves, all others together, so that it adds up."""

from collections.abc import Iterator

from entrepot.analysis.official.results import OfficialConcentration, OfficialProduct
from entrepot.analysis.official.sheet import Sheet, product_step, step_for
from entrepot.analysis.trade_results import WAYS, ProductLine, TradePage, Way
from entrepot.analysis.trade_sides import Side
from entrepot.nouns.ledger import Entry, Rows, id_of
from entrepot.nouns.period import Period
from entrepot.nouns.selection import Selection

MOST_PRODUCTS = 8


def enter_products(sheet: Sheet, page: TradePage, at: int) -> Iterator[OfficialProduct]:
    """Each way's largest products of the headline's latest period, and a line for all others. at: of the headline.

    Products that are traded no more are among the others.
    """
    for way in WAYS:
        lines = [line for line in page.products if line.way == way and line.product != "other"]
        listed = [line for line in lines if line.after and line.cells][:MOST_PRODUCTS]
        if not listed:
            continue
        whole = sheet.level(at, page.headline, way, page.period)
        earlier = sheet.level(at, page.headline, way, page.period.year_before)
        step = step_for(max(line.after for line in listed))
        entered = [_Entered(sheet, page, line, step) for line in listed]
        for one in entered:
            yield one.told(whole, earlier)
        others = _others(sheet, page, way, whole, earlier, entered)
        if others is not None:
            yield others


class _Entered:
    """A product with its levels now and a year earlier."""

    def __init__(self, sheet: Sheet, page: TradePage, line: ProductLine, step: float) -> None:
        self.sheet, self.page, self.line = sheet, page, line
        side = page.headline.sides[line.way]
        status = "mirror" if page.headline.view == "mirror" else "reported"
        self.after = self._level(side, now=True, status=status, step=step)
        self.before = self._level(side, now=False, status=status, step=step)

    def _level(self, side: Side, *, now: bool, status: str, step: float) -> Entry | None:
        line, page = self.line, self.page
        value, cells = (line.after, line.cells) if now else (line.before, line.cells_before)
        if value is None or not cells:
            return None
        period = page.period if now else page.period.year_before
        codes = (side.reporter, side.partner, side.flow, period)
        parts = [(c, Selection(*codes, c.classification, page.level, line.product, side.unit)) for c in cells]
        shown = product_step(value, step)
        return self.sheet.of_rows(line.way, line.way, parts, status, side.unit, period, shown, line.product)

    def told(self, whole: Entry | None, earlier: Entry | None) -> OfficialProduct:
        line, sheet, period = self.line, self.sheet, self.page.period
        flow, code = line.way, line.product
        share = sheet.compute(f"share in {flow}", "share", f"{flow} of the product / {flow}", (self.after, whole),
                              lambda x, y: x / y, "ratio", period, product=code)  # fmt: skip
        contribution = None if line.contribution is None else _contribution(sheet, self, flow, earlier, code)
        unit_value = None
        if line.unit_value and self.after and self.after.rows:
            unit_value = sheet.compute(
                f"value per tonne, {flow}", "unit value", "value / weight of the rows that give one", (self.after,),
                lambda _: line.unit_value or 0.0, self.after.unit, period, product=code, rows=self.after.rows,
                step=product_step(line.unit_value, step_for(line.unit_value)),
            )  # fmt: skip
        assert self.after is not None
        return OfficialProduct(
            way=line.way,
            code=code,
            level=self.after.id,
            share=id_of(share),
            growth=id_of(sheet.growth(flow, self.after, self.before, period)),
            contribution=id_of(contribution),
            unit_value=id_of(unit_value),
        )


def _contribution(sheet: Sheet, one: _Entered, flow: Way, earlier: Entry | None, code: str | None) -> Entry | None:
    """What a product added to the growth of its flow; a product new this year added all of its level."""
    label, period = f"contribution to the growth of {flow}", one.page.period
    if one.before is None:
        formula = f"level / {flow} a year earlier"
        return sheet.compute(label, "contribution", formula, (one.after, earlier), lambda x, w: x / w, "ratio",
                             period, product=code)  # fmt: skip
    formula = f"(level − level a year earlier) / {flow} a year earlier"
    inputs = (one.after, one.before, earlier)
    return sheet.compute(label, "contribution", formula, inputs, lambda x, y, w: (x - y) / w, "ratio", period,
                         product=code)  # fmt: skip


def _others(
    sheet: Sheet, page: TradePage, way: Way, whole: Entry | None, earlier: Entry | None, listed: list[_Entered]
) -> OfficialProduct | None:
    """The flow less the products listed; None where nothing is left of it, and nothing was a year earlier."""
    period = page.period
    now = [whole, *(one.after for one in listed)]
    before = [earlier, *(one.before for one in listed if one.before is not None)]
    level = _rest(sheet, way, now, period)
    known_before = earlier is not None and any(line.growth is not None for line in page.products if line.way == way)
    level_before = _rest(sheet, way, before, period.year_before) if known_before else None
    if level is None or not (_is_part(level, whole) or _is_part(level_before, earlier)):
        return None
    share = sheet.compute(f"share in {way}", "share", f"{way} of the product / {way}", (level, whole),
                          lambda x, y: x / y, "ratio", period)  # fmt: skip
    contribution = sheet.compute(
        f"contribution to the growth of {way}", "contribution",
        f"(level − level a year earlier) / {way} a year earlier",
        (level, level_before, earlier), lambda x, y, w: (x - y) / w, "ratio", period,
    )  # fmt: skip
    growth = sheet.growth(way, level, level_before, period) if level_before and (level_before.value or 0) > 0 else None
    return OfficialProduct(way, None, level.id, id_of(share), id_of(growth), id_of(contribution), None)


def _is_part(level: Entry | None, whole: Entry | None) -> bool:
    """Whether a level is more of a flow than what arithmetic leaves."""
    return bool(level and level.value and whole and abs(level.value) >= 1e-9 * abs(whole.value or 0.0))


def _rest(sheet: Sheet, way: Way, parts: "list[Entry | None]", period: Period) -> Entry | None:
    """The first less all others."""
    if parts[0] is None:
        return None
    label, formula, unit = f"{way} of other products", f"{way} − the products listed", parts[0].unit
    return sheet.compute(
        label, way, formula, parts, lambda total, *rest: total - sum(rest), unit, period, step=_finest(parts)
    )


def _finest(parts: "list[Entry | None]") -> float | None:
    """The step of the largest of the products listed, which stand beside it."""
    return max((part.step for part in parts[1:] if part and part.step), default=parts[0].step if parts[0] else None)


def enter_concentration(sheet: Sheet, page: TradePage) -> Iterator[OfficialConcentration]:
    """Herfindahl's index of each way over all its products, from the rows themselves."""
    for one in page.concentration:
        if one.hhi is None or one.effective is None:
            continue
        side = page.headline.sides[one.way]
        cells = [cell for line in page.products if line.way == one.way for cell in line.cells]
        origins = sorted({cell.origin for cell in cells})
        codes = (side.reporter, side.partner, side.flow, page.period)
        selection = Selection(*codes, page.classification, page.level, "", side.unit)
        rows = Rows(origins[-1], sum(cell.rows for cell in cells), str(selection))
        entries = [
            sheet.compute(label, measure, formula, (), lambda v=value: v, unit, page.period, step=step, rows=rows)
            for label, measure, formula, value, unit, step in (
                (f"concentration of {one.way}", "concentration", "sum of the squared shares of the products", one.hhi,
                 "index", 0.001),
                (f"{one.way}: as many equal products", "count", "one / concentration", one.effective, "count", 0.1),
                (f"{one.way}: products traded", "count", "number of products", float(one.products), "count", 1.0),
            )
        ]  # fmt: skip
        yield OfficialConcentration(one.way, *(entry.id for entry in entries if entry))
