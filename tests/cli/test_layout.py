"""Rows for reading show no more digits than one can read; those for programs keep all."""

from entrepot.cli.layout import rows_as

ROWS = [{"level": 509973100.543, "growth": 0.997895770303, "years": None}]


def test_a_table_rounds_and_csv_does_not():
    columns = ("level", "growth", "years")
    assert rows_as("table", ROWS, columns).splitlines()[1].split() == ["509973101", "0.9979"]
    assert rows_as("csv", ROWS, columns).splitlines()[1] == "509973100.543,0.997895770303,"
