"""What tables say: files of statistics to rows with an Origin, kept in a warehouse."""

from entrepot.statistics.coverage import Classification, Covered
from entrepot.statistics.holdings import Holding, held
from entrepot.statistics.loading import Loaded, add
from entrepot.statistics.recognition import add_classification, kind_of
from entrepot.statistics.warehouse.query import Warehouse
from entrepot.statistics.warehouse.store import Store

__all__ = [
    "Classification",
    "Covered",
    "Holding",
    "Loaded",
    "Store",
    "Warehouse",
    "add",
    "add_classification",
    "held",
    "kind_of",
]
