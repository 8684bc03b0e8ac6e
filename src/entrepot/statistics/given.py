"""Tables of a user's for export potential: tariffs, projections, elasticities, distances, as CSV."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.errors import EntrepotError, did_you_mean

if TYPE_CHECKING:
    import polars as pl

_ALSO = {
    "one": ("iso_o", "exporter"), "other": ("iso_d", "importer"), "km": ("dist", "distance"),
    "contiguous": ("contig",), "economy": ("country", "iso3"), "product": ("hs", "code"),
}  # fmt: skip


def tariffs(path: Path) -> "pl.DataFrame":
    """`exporter`, `importer`, `product`, `rate` (ratio) of a CSV with `percent` in place of `rate`.

    An empty exporter or importer is all of them, an empty product every one; a short code is all that begin with it.
    """
    import polars as pl

    frame = _read(path, texts=("exporter", "importer", "product"), numbers={"percent": None})
    if frame.filter(pl.col("percent") < 0).height:
        raise EntrepotError("a tariff below 0", where=str(path), hint="Give per cent of the value: 5 is 5 %.")
    coded = frame.with_columns(_codes(frame, "exporter", path), _codes(frame, "importer", path))
    return coded.select("exporter", "importer", "product", rate=pl.col("percent") / 100)


def projections(path: Path) -> "pl.DataFrame":
    """`economy`, `gdp`, `population`: expected over present (1.12 is 12 % more); population may be missing."""
    frame = _read(path, texts=("economy",), numbers={"gdp": None, "population": 1.0})
    _positive(frame, ("gdp", "population"), path)
    return frame.with_columns(_codes(frame, "economy", path))


def elasticities(path: Path) -> "pl.DataFrame":
    """`product`, `duty`, `income` of a CSV; either may be left out and is then 1."""
    return _read(path, texts=("product",), numbers={"duty": 1.0, "income": 1.0})


def distances(path: Path) -> "pl.DataFrame":
    """`one`, `other`, `km`, `contiguous` of a CSV, or of one with CEPII's names (iso_o, iso_d, dist, contig).

    One row a pair is enough. Rows of an economy with itself are left out, and so are codes that nobody knows (CEPII's
    list has dissolved states).
    """
    import polars as pl

    frame = _read(path, texts=("one", "other"), numbers={"km": None, "contiguous": 0.0})
    _positive(frame, ("km",), path)
    coded = frame.with_columns(_codes(frame, "one", None), _codes(frame, "other", None))
    return coded.drop_nulls(["one", "other", "km"]).filter(pl.col("one") != pl.col("other"))


def _read(path: Path, *, texts: tuple[str, ...], numbers: Mapping[str, float | None]) -> "pl.DataFrame":
    """The named columns; a number that may be left out has a value to stand in, others must be there."""
    import polars as pl

    if not path.is_file():
        raise EntrepotError("no such file", where=str(path), hint="Check the name and the folder.")
    try:
        frame = pl.read_csv(path, infer_schema=False, truncate_ragged_lines=True)
    except OSError as fault:
        raise EntrepotError(
            f"cannot be read ({fault.strerror})", where=str(path), hint="Check the right to read it."
        ) from None
    except (pl.exceptions.PolarsError, UnicodeDecodeError) as fault:
        first = str(fault).splitlines()[0] if str(fault) else "empty"
        raise EntrepotError(f"is no CSV table ({first})", where=str(path), hint="Save it as CSV in UTF-8.") from None
    frame = frame.rename({name: name.strip().casefold() for name in frame.columns})
    for ours in (*texts, *numbers):
        theirs = next((name for name in _ALSO.get(ours, ()) if name in frame.columns), None)
        if ours not in frame.columns and theirs is not None:
            frame = frame.rename({theirs: ours})
    needed = [*texts, *(name for name, default in numbers.items() if default is None)]
    for name in needed:
        if name not in frame.columns:
            has = f"It has {', '.join(frame.columns)}."
            near = did_you_mean(name, frame.columns)
            raise EntrepotError(f"no column {name}", where=str(path), hint=f"{near} {has}" if near else has)
    stand_in = [pl.lit(default).alias(name) for name, default in numbers.items() if name not in frame.columns]
    frame = frame.with_columns(stand_in)
    return frame.select(
        *(pl.col(name).cast(pl.String).str.strip_chars() for name in texts),
        *(_number(frame, name, path).fill_null(default) if default is not None else _number(frame, name, path)
          for name, default in numbers.items()),
    )  # fmt: skip


def _number(frame: "pl.DataFrame", name: str, path: Path) -> "pl.Expr":
    import polars as pl

    told = frame[name].cast(pl.String).str.strip_chars()
    bad = told.filter(told.cast(pl.Float64, strict=False).is_null() & told.is_not_null() & (told != ""))
    if bad.len():
        raise EntrepotError(f'"{bad[0]}" is no number', where=f"{path}, column {name}", hint="Write 12.5.")
    return pl.col(name).cast(pl.String).str.strip_chars().cast(pl.Float64, strict=False)


def _codes(frame: "pl.DataFrame", name: str, path: Path | None) -> "pl.Expr":
    """Economies by their code. path: the file, to name an unknown one as an error; None to leave unknown ones out."""
    import polars as pl

    from entrepot.nouns.economy import Economy

    known: dict[str, str | None] = {}
    for text in frame[name].unique().drop_nulls().to_list():
        try:
            known[text] = Economy.parse(text).code if text else None
        except EntrepotError as error:
            if path is not None:
                raise EntrepotError(error.what, where=f"{path}, column {name}", hint=error.hint) from None
            known[text] = None
    return pl.col(name).replace_strict(known, default=None, return_dtype=pl.String)


def _positive(frame: "pl.DataFrame", columns: tuple[str, ...], path: Path) -> None:
    import polars as pl

    for name in columns:
        if frame.filter(pl.col(name) <= 0).height:
            raise EntrepotError("is not above 0 everywhere", where=f"{path}, column {name}", hint="Check the table.")
