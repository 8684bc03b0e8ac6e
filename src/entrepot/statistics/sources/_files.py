"""Files as they come: plain, gzipped, zipped, cut short, or swelling without end."""

import gzip
import re
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from entrepot.errors import EntrepotError

HEAD = 1 << 16
BLOCK = 1 << 20
SWELL = 150
SWELL_FROM = 32 << 20


@dataclass(frozen=True)
class Head:
    """The beginning of a file, unpacked: enough to recognise it.

    members: the names in a zip; start: the first bytes, of the largest member in a zip; empty for a workbook.
    """

    path: Path
    start: bytes
    members: tuple[str, ...] = ()

    @property
    def is_workbook(self) -> bool:
        return "xl/workbook.xml" in self.members

    @cached_property
    def text(self) -> str:
        return self.start.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "replace")

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The cells of the first line, whatever divides them."""
        line = self.text.split("\n", 1)[0].strip("\r")
        divider = max(",;\t|", key=line.count)
        return tuple(cell.strip().strip('"') for cell in line.split(divider))

    @cached_property
    def sheets(self) -> tuple[str, ...]:
        """The names of a workbook's sheets."""
        return tuple(workbook(self.path).sheet_names) if self.is_workbook else ()

    @cached_property
    def cells(self) -> tuple[tuple[str | None, ...], ...]:
        """The first rows of a workbook's first sheet, as text."""
        if not self.is_workbook:
            return ()
        sheet = workbook(self.path).load_sheet(0, header_row=None, n_rows=12, dtypes="string")
        return tuple(sheet.to_polars().iter_rows())


def workbook(path: Path):  # type: ignore[no-untyped-def]
    """A spreadsheet file, opened. A broken one is an error."""
    import fastexcel

    try:
        return fastexcel.read_excel(path)
    except fastexcel.FastExcelError as error:
        raise EntrepotError(
            "this spreadsheet cannot be opened",
            where=path.name,
            hint="Open it in a spreadsheet program and save it again.",
        ) from error


def look(path: Path) -> Head:
    """The head of a file. A missing, empty or broken one is an error."""
    if not path.is_file():
        raise EntrepotError("no such file", where=str(path), hint="Check the path.")
    with path.open("rb") as file:
        magic = file.read(4)
    if not magic:
        raise EntrepotError("the file is empty", where=path.name, hint="Download it again.")
    if magic == b"PK\x03\x04":
        return _look_in_zip(path)
    if magic == b"7z\xbc\xaf":
        raise EntrepotError(
            "a 7z archive is not unpacked here",
            where=path.name,
            hint=f"Unpack it (7z x {path.name}) and add the tables in it.",
        )
    with _speaking_of(path.name), _stream(path, magic) as stream:
        return Head(path, stream.read(HEAD))


def _look_in_zip(path: Path) -> Head:
    with _speaking_of(path.name), zipfile.ZipFile(path) as archive:
        names = tuple(archive.namelist())
        if "xl/workbook.xml" in names:
            return Head(path, b"", names)
        tables = [
            info for info in archive.infolist() if info.filename.lower().endswith((".csv", ".dat", ".txt", ".json"))
        ]
        if not tables:
            return Head(path, b"", names)
        largest = max(tables, key=lambda info: info.file_size)
        with archive.open(largest) as stream:
            return Head(path, stream.read(HEAD), names)


@contextmanager
def unpacked(path: Path, pattern: str = ".*") -> Iterator[Iterator[tuple[str, Path]]]:
    """The tables in a file: (name, path) of the file itself, or of each member of a zip whose name matches, in turn.

    A member lies unpacked on disk only while its turn lasts.
    """
    with TemporaryDirectory(prefix="entrepot-") as folder:
        yield _members(path, pattern, Path(folder))


def _members(path: Path, pattern: str, folder: Path) -> Iterator[tuple[str, Path]]:
    with path.open("rb") as file:
        magic = file.read(4)
    if magic == b"PK\x03\x04" and path.suffix.lower() != ".xlsx":
        with _speaking_of(path.name), zipfile.ZipFile(path) as archive:
            chosen = [i for i in archive.infolist() if not i.is_dir() and re.search(pattern, i.filename, re.I)]
            for info in sorted(chosen, key=lambda info: info.filename):
                target = folder / "member"
                with archive.open(info) as stream:
                    _unpack(stream, target, info.compress_size, f"{path.name}: {info.filename}")
                yield Path(info.filename).name, target
                target.unlink()
    elif magic[:2] == b"\x1f\x8b":
        target = folder / "member"
        with _speaking_of(path.name), gzip.open(path) as stream:
            _unpack(stream, target, path.stat().st_size, path.name)
        yield path.name.removesuffix(".gz"), target
    else:
        yield path.name, path


def _unpack(stream: "IO[bytes] | gzip.GzipFile", target: Path, packed: int, where: str) -> None:
    """Unpack to a file, and stop where the content swells beyond what tables do."""
    limit = max(SWELL * packed, SWELL_FROM)
    size = 0
    with _speaking_of(where), target.open("wb") as out:
        while block := stream.read(BLOCK):
            size += len(block)
            if size > limit:
                raise EntrepotError(
                    f"{packed:,} packed bytes swell beyond {limit:,}; no table does that, so it is not unpacked",
                    where=where,
                    hint="Unpack it by hand if you trust it, and add the tables.",
                )
            out.write(block)


@contextmanager
def _speaking_of(where: str) -> Iterator[None]:
    try:
        yield
    except (EOFError, zipfile.BadZipFile, gzip.BadGzipFile, zlib.error) as error:
        raise EntrepotError(
            "the file is cut short or damaged; nothing was added", where=where, hint="Download it again."
        ) from error


def _stream(path: Path, magic: bytes) -> IO[bytes]:
    return gzip.open(path) if magic[:2] == b"\x1f\x8b" else path.open("rb")  # type: ignore[return-value]
