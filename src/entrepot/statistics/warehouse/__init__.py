"""The warehouse: Delta tables scanned lazily, classifications, two reporters."""
