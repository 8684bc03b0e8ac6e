"""Fetching files from the publishers' own addresses."""

from entrepot.statistics.fetching.download import Downloader, Fetched
from entrepot.statistics.fetching.publishers import Wanted, baci, classifications, comext, comtrade, fetch

__all__ = ["Downloader", "Fetched", "Wanted", "baci", "classifications", "comext", "comtrade", "fetch"]
