"""What went wrong, where, and what to try."""

from collections.abc import Iterable
from difflib import get_close_matches

_MOST = 3  # names in a hint
_LIKENESS = 0.6  # difflib's own default: above it words look alike to people
_FEWEST_LETTERS = 3  # that a beginning needs to say something


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
    """A hint that names up to three of `known` that begin with `word` or are near to it, or None when none is."""
    folded, by_folded = word.casefold(), {name.casefold(): name for name in known}
    begun = [name for name in by_folded if name.startswith(folded)] if len(folded) >= _FEWEST_LETTERS else []
    near = begun[:_MOST] or get_close_matches(folded, by_folded, n=_MOST, cutoff=_LIKENESS)
    return f"Did you mean {', '.join(by_folded[name] for name in near)}?" if near else None
