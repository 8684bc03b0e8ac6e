"""Measures of trade: one file each, from frame to frame (Polars, DuckDB, Spark through Narwhals).

Every measure takes flows with the columns `exporter`, `importer`, `product` and `value` (one row a flow, one level of
one classification, one unit of money) and gives the same kind of frame. A ratio whose denominator is 0 is null.
"""
