"""Write the expected rows beside a sample of a statistical file; an existing one is not overwritten."""

import json
import sys
from pathlib import Path
from typing import Any

import polars as pl

from entrepot.statistics import sources
from entrepot.statistics.warehouse.columns import ROWS

SAMPLES = Path(__file__).parent.parent / "examples" / "sources"


def samples() -> list[Path]:
    """Every sample; mapping files and expected rows are not samples."""
    return sorted(
        path for path in SAMPLES.glob("*/*") if path.suffix != ".toml" and not path.name.endswith(".expected.json")
    )


def expected(path: Path) -> Path:
    return path.with_name(path.name + ".expected.json")


def read(path: Path) -> dict[str, Any]:
    """What the reader of a file gives, as JSON."""
    reader = sources.recognise(path)
    reading = reader.read(path)
    rows = pl.concat(
        [
            batch.select(c.name for c in ROWS.columns).with_columns(pl.col(pl.Enum).cast(pl.String))
            for batch in reading.batches
        ]
    )
    return {
        "reader": reader.name,
        "series": reading.series,
        "release": reading.release,
        "skipped": reading.tally.skipped,
        "rows": [dict(zip(rows.columns, row, strict=True)) for row in rows.iter_rows()],
    }


def text(found: dict[str, Any]) -> str:
    """The JSON with one row a line."""
    rows = ",\n  ".join(json.dumps(row, ensure_ascii=False) for row in found["rows"])
    head = json.dumps({key: value for key, value in found.items() if key != "rows"}, ensure_ascii=False, indent=1)
    return f'{head[:-2]},\n "rows": [\n  {rows}\n ]\n}}\n'


if __name__ == "__main__":
    for name in sys.argv[1:]:
        with expected(Path(name)).open("x", encoding="utf-8") as file:
            file.write(text(read(Path(name))))
