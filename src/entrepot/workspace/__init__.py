"""The desk: it knows every room and wires them together, without arithmetic of its own."""

from entrepot.workspace.adding import Added, files
from entrepot.workspace.areas import AreaWish
from entrepot.workspace.desk import (
    GOAL_COLUMNS,
    SERIES_COLUMNS,
    Traced,
    Workspace,
)
from entrepot.workspace.measures import catalogue, indicators
from entrepot.workspace.potentials import PotentialAsk, potential
from entrepot.workspace.reading import Failed, Read, read, read_all
from entrepot.workspace.statistics import Added as AddedTable
from entrepot.workspace.statistics import Order, Statistics, fetch, simulate
from entrepot.workspace.wish import Wish
from entrepot.workspace.year_tables import Ask

__all__ = [
    "GOAL_COLUMNS",
    "SERIES_COLUMNS",
    "Added",
    "AddedTable",
    "AreaWish",
    "Ask",
    "Failed",
    "Order",
    "PotentialAsk",
    "Read",
    "Statistics",
    "Traced",
    "Wish",
    "Workspace",
    "catalogue",
    "fetch",
    "files",
    "indicators",
    "potential",
    "read",
    "read_all",
    "simulate",
]
