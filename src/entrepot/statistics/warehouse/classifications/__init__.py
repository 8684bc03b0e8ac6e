"""Product classifications: code lists and conversions between revisions, from the user's files."""

from entrepot.statistics.warehouse.classifications.conversion import Converted, convert
from entrepot.statistics.warehouse.classifications.files import read
from entrepot.statistics.warehouse.classifications.names import NAMES, known
from entrepot.statistics.warehouse.classifications.shelf import Shelved, add, codes, labels, listed, relations

__all__ = ["NAMES", "Converted", "Shelved", "add", "codes", "convert", "known", "labels", "listed", "read", "relations"]
