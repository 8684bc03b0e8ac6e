"""Sums of flows, and ratios that are null where there is nothing to divide by."""

from typing import Any

import narwhals as nw

Frame = nw.LazyFrame[Any]


def lazy(flows: Any) -> Frame:
    """Any frame that Narwhals knows, as a lazy one."""
    frame: nw.DataFrame[Any] | Frame = nw.from_native(flows)
    return frame.lazy()


def total(flows: Frame, by: list[str], name: str, value: str = "value") -> Frame:
    """The sum of `value` for each combination of `by`, as a column `name`."""
    return flows.group_by(*by).agg(nw.col(value).sum().alias(name))


def with_world(frame: Frame, flows: Frame, name: str) -> Frame:
    """`frame` with the sum of all flows as a column `name`."""
    return frame.join(flows.select(nw.col("value").sum().alias(name)), how="cross")


def ratio(numerator: nw.Expr, denominator: nw.Expr) -> nw.Expr:
    """numerator / denominator, null where the denominator is 0."""
    return nw.when(denominator != 0).then(numerator / denominator).otherwise(None)


def shares(flows: Frame, side: str, total_name: str = "side_total") -> Frame:
    """`side`, `product`, `line` and `share`: a product's share in the exports or imports of each economy."""
    lines = total(flows, [side, "product"], "line")
    lines = lines.with_columns(nw.col("line").sum().over(side).alias(total_name))
    return lines.with_columns(share=ratio(nw.col("line"), nw.col(total_name)))


def overlap(left: Frame, right: Frame, pair: list[str]) -> Frame:
    """sum_k min(left, right) for each `pair`, of shares by `product`; pairs with nothing in common are absent."""
    both = left.join(right, on="product").with_columns(common=nw.min_horizontal("left", "right"))
    return both.group_by(*pair).agg(nw.col("common").sum())


def change(earlier: Frame, later: Frame, key: list[str]) -> Frame:
    """`key`, `before` and `after`: the sums of two periods side by side, 0 where a line is absent in one."""
    before = total(earlier, key, "before").with_columns(after=nw.lit(0.0))
    after = total(later, key, "after").with_columns(before=nw.lit(0.0))
    lines = nw.concat([before, after.select(*key, "before", "after")])
    return lines.group_by(*key).agg(nw.col("before", "after").sum())


def with_sums(frame: Frame, by: list[str], columns: list[str]) -> Frame:
    """The sums of `columns` for each combination of `by`."""
    return frame.group_by(*by).agg(nw.col(*columns).sum())


def both_ways(flows: Frame) -> Frame:
    """`economy`, `partner`, `product`, `sold` and `bought`: what each economy sells the other and buys from it."""
    sold = total(flows, ["exporter", "importer", "product"], "sold").select(
        "product", "sold", economy="exporter", partner="importer"
    )
    lines = nw.concat(
        [
            sold.with_columns(bought=nw.lit(0.0)),
            sold.select("product", nw.lit(0.0).alias("sold"), economy="partner", partner="economy", bought="sold"),
        ]
    )
    return lines.group_by("economy", "partner", "product").agg(nw.col("sold", "bought").sum())
