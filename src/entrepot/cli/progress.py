"""Progress on standard error, for a person at a terminal only."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")
_WORTH_SHOWING = 8


def shown(items: Iterable[T], total: int, label: str) -> Iterator[T]:
    """The items as they come, with a bar while there are more than a few."""
    if total < _WORTH_SHOWING or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import track

    yield from track(items, description=label, total=total, console=Console(stderr=True), transient=True)


def of_bytes(name: str) -> Callable[[int, int | None], None] | None:
    """What to tell of a file on its way, bytes so far and in all; None where nobody watches."""
    if not sys.stderr.isatty():
        return None

    def tell(size: int, total: int | None) -> None:
        part = f"{size / total:4.0%} of {total / 1e6:,.1f} MB" if total else f"{size / 1e6:,.1f} MB"
        filled = "█" * round(24 * size / total) if total else ""
        end = "\n" if size == total else ""
        sys.stderr.write(f"\r{name}  {filled:░<24}  {part}{end}")
        sys.stderr.flush()

    return tell
