"""Quote: the words themselves, and where they stand."""

from dataclasses import dataclass

from entrepot.errors import EntrepotError


@dataclass(frozen=True, slots=True, order=True)
class Quote:
    """document: the document's id; start, end: Unicode characters of its text; text: its words at that span."""

    document: str
    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise EntrepotError(f"a quote of {len(self.text)} characters cannot span {self.start} to {self.end}")
