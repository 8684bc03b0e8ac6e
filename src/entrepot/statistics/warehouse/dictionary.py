"""The data dictionary: the page of the documentation that tells every table and column."""

from entrepot.statistics.warehouse.columns import TABLES, Column, Table


def page() -> str:
    """The data dictionary as Markdown, written from the declarations."""
    head = (
        "# Data dictionary\n\nThe tables of `statistics/` in a workspace: Delta tables, readable with any tool that "
        "reads Delta or Parquet.\nThis page is written from the declarations in "
        "`src/entrepot/statistics/warehouse/columns.py`.\n"
    )
    return head + "".join(_section(table) for table in TABLES)


def _section(table: Table) -> str:
    lines = [
        f"\n## {table.name}\n\n{table.meaning}\n\nKey: {', '.join(f'`{name}`' for name in table.key)}.\n",
        "| column | type | unit | meaning |\n|---|---|---|---|",
        *(_line(column) for column in table.columns),
        *(_line(column, " (in the path)") for column in table.partitions),
    ]
    return "\n".join(lines) + "\n"


def _line(column: Column, place: str = "") -> str:
    missing = " May be missing." if column.may_be_missing else ""
    return f"| `{column.name}`{place} | {column.type} | {column.unit or ''} | {column.meaning}{missing} |"
