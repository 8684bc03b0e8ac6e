"""Whether a file is a table of statistics, a classification, or neither: what `entrepot add` asks first."""

from pathlib import Path
from typing import Literal

from entrepot.statistics import sources
from entrepot.statistics.warehouse import classifications
from entrepot.statistics.warehouse.classifications import Shelved
from entrepot.statistics.warehouse.store import Store

LARGEST_CLASSIFICATION = 64 << 20


def kind_of(path: Path) -> Literal["table", "classification"] | None:
    """What a file is to the statistics; None where it is another room's, a document say.

    Raises EntrepotError for a missing, empty or broken file.
    """
    if sources.claimants(path):
        return "table"
    small = path.stat().st_size < LARGEST_CLASSIFICATION
    return "classification" if small and classifications.read(path) else None


def add_classification(path: Path, store: Store) -> Shelved:
    """Add a file of classifications: a code list, conversions, correlations."""
    return classifications.add(path, store.path)
