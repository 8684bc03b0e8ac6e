"""The desk: it knows every room and wires them together, without arithmetic of its own."""

from entrepot.workspace.desk import (
    GOAL_COLUMNS,
    SERIES_COLUMNS,
    Added,
    Failed,
    Read,
    Traced,
    Wish,
    Workspace,
    files,
    read,
    read_all,
)
from entrepot.workspace.statistics import Added as AddedTable
from entrepot.workspace.statistics import Order, Statistics, fetch, simulate

__all__ = [
    "GOAL_COLUMNS",
    "SERIES_COLUMNS",
    "Added",
    "AddedTable",
    "Failed",
    "Order",
    "Read",
    "Statistics",
    "Traced",
    "Wish",
    "Workspace",
    "fetch",
    "files",
    "read",
    "read_all",
    "simulate",
]
