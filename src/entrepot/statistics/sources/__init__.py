"""Statistical files: one reader a format, each recognising its own."""

from functools import cache
from pathlib import Path

from entrepot.errors import EntrepotError, did_you_mean
from entrepot.registry import load
from entrepot.statistics.sources import _files
from entrepot.statistics.sources._reader import Reader, Reading, Tally

__all__ = [
    "Reader",
    "Reading",
    "Tally",
    "claimants",
    "mapping_beside",
    "mapping_named",
    "named",
    "readers",
    "recognise",
]


@cache
def readers() -> dict[str, Reader]:
    """Every reader by its name."""
    return load("entrepot.statistics.sources", "READER", Reader)


def claimants(path: Path) -> tuple[Reader, ...]:
    """The readers that recognise a file: none, one, or more where they are at odds."""
    head = _files.look(path)
    return tuple(reader for reader in readers().values() if reader.recognise(head))


def named(name: str) -> Reader:
    """The reader of that name. Unknown is an error."""
    if name in readers():
        return readers()[name]
    raise EntrepotError(
        f'"{name}": no such reader', hint=did_you_mean(name, readers()) or f"Readers are {', '.join(readers())}."
    )


def mapping_beside(path: Path) -> Path | None:
    """The mapping file that lies beside a table: its name and `.toml`."""
    beside = path.with_name(path.name + ".toml")
    return beside if beside.is_file() else None


def mapping_named(path: Path) -> str:
    """The title of a mapping file. Raises EntrepotError for a file that is none."""
    from entrepot.statistics.sources import _mapping

    return _mapping.load(path).title


def recognise(path: Path) -> Reader:
    """The reader of a file. No reader, or more than one, is an error."""
    found = claimants(path)
    if len(found) == 1:
        return found[0]
    if found:
        raise EntrepotError(
            f"claimed by the readers {' and '.join(reader.name for reader in found)}",
            where=path.name,
            hint="Say which: --as " + " or --as ".join(reader.name for reader in found) + ".",
        )
    raise EntrepotError(
        "no reader knows this table",
        where=path.name,
        hint=f"Readers: {', '.join(readers())}. Any other table needs a mapping file {path.name}.toml beside it.",
    )
