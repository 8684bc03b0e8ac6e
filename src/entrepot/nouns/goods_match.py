"""What a phrase was found to mean, and how it was found."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

How = Literal["synonym", "title", "parts", "turned", "near", "typo"]


@dataclass(frozen=True, slots=True)
class Match:
    """codes: HS 2022 headings (level 4) or chapters (level 2); score in 0..1; entry: the words of ours that fitted.

    how: "synonym" or "title" when the phrase is an entry, "parts" for an enumeration, "turned" when a state or a form
    makes it of another good, "near" when an entry shares enough of it, "typo" when a word had to be mended.
    """

    codes: tuple[str, ...]
    level: Literal[2, 4]
    score: float
    how: How
    entry: str


def level_of(codes: Iterable[str]) -> Literal[2, 4]:
    """4 when all codes are headings, else 2."""
    return 4 if all(len(code) == 4 for code in codes) else 2
