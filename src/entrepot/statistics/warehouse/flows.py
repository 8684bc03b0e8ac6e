"""Rows of the warehouse as the flows that indicators take: who sells what to whom."""

from typing import Any, Literal

import narwhals as nw

from entrepot.errors import EntrepotError


def flows(
    rows: Any, *, told_by: Literal["exporter", "importer"] = "exporter", level: int, classification: str, unit: str
) -> Any:
    """`exporter`, `importer`, `product`, `value`, `weight` (tonnes) and the period, in the frame's own kind.

    rows: any frame that Narwhals knows, with the warehouse's columns. told_by: the exporters' exports, or the
    importers' imports; reconciled rows count as the exporters'. One level, classification and unit at a
    time: they do not add.
    """
    if told_by not in {"exporter", "importer"}:
        raise EntrepotError(f'flows told by "{told_by}"', hint="They are told by the exporter or by the importer.")
    flow, seller, buyer = (
        ("exports", "reporter", "partner") if told_by == "exporter" else ("imports", "partner", "reporter")
    )
    frame = nw.from_native(rows).filter(
        nw.col("flow") == flow,
        nw.col("level") == level,
        nw.col("classification") == classification,
        nw.col("unit") == unit,
        nw.col("partner") != "WLD",
    )
    return frame.select(
        nw.col(seller).alias("exporter"),
        nw.col(buyer).alias("importer"),
        "product",
        "value",
        (nw.col("weight") / 1000.0).alias("weight"),
        "first",
        "last",
    ).to_native()
