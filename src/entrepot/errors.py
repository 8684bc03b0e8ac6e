"""What went wrong, where, and what to try."""

from collections.abc import Iterable
from difflib import get_close_matches


class EntrepotError(Exception):
    """A problem with the input or the request that a person can mend.

    The doors print it without a traceback (exit code 1); any other exception is a bug of ours.
    """

    def __init__(self, what: str, *, where: str | None = None, hint: str | None = None) -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.hint = hint

    def __str__(self) -> str:
        first = f"{self.where}: {self.what}" if self.where else self.what
        return f"{first}\n{self.hint}" if self.hint else first


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """A hint that names up to three near matches of `word`, or None when nothing is near."""
    by_folded = {name.casefold(): name for name in known}
    near = get_close_matches(word.casefold(), by_folded, n=3, cutoff=0.6)
    return f"Did you mean {', '.join(by_folded[name] for name in near)}?" if near else None
