"""Ledger: the numbers of a brief, each with what it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from entrepot.errors import EntrepotError
from entrepot.nouns.amount import Qualifier
from entrepot.nouns.economy import Economy
from entrepot.nouns.period import Period
from entrepot.nouns.quote import Quote
from entrepot.nouns.statement import Context

Status = Literal["stated", "reported", "mirror", "computed", "assumed"]


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of a statistical table: the origin's id, how many, and the query that gives them again."""

    origin: str
    count: int
    query: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One number of a brief.

    unit: ISO 4217 for money (whole units), "ratio" for shares and growth (1.35, 0.254), "years", "months" or a
    physical unit. value is None for a range without a best value. step: rounding unit of the number as it may
    honestly be shown (see Amount.step). formula and rests_on: for computed entries, the formula in words of the
    field and the ids it takes; quotes for stated ones; rows for reported and mirror ones.
    measure: turnover, exports, imports, balance, share, growth, cagr, multiple, years, target …
    product: the HS code that the number is of, None for all goods.
    context: what a stated number's quotes leave to the text around them: whose it is, or when it was.
    """

    id: str
    label: str
    measure: str
    status: Status
    value: float | None
    low: float | None
    high: float | None
    unit: str
    reporter: Economy | None = None
    partner: Economy | None = None
    period: Period | None = None
    qualifier: Qualifier = "exact"
    step: float | None = None
    formula: str | None = None
    rests_on: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()
    rows: Rows | None = None
    speaker: str | None = None
    product: str | None = None
    context: tuple[Context, ...] = ()


@dataclass(slots=True)
class Ledger:
    """The entries of one brief, numbered L1, L2 … in the order they were entered."""

    entries: dict[str, Entry] = field(default_factory=dict)

    def enter(self, **fields: object) -> Entry:
        """Enter a number and return its entry. Whatever it rests on must be there already."""
        entry = Entry(id=f"L{len(self.entries) + 1}", **fields)  # type: ignore[arg-type]
        unknown = [i for i in entry.rests_on if i not in self.entries]
        if unknown:
            raise ValueError(f"{entry.label}: rests on {', '.join(unknown)}, which is not in the ledger")
        if (entry.status == "computed") != bool(entry.formula):
            raise ValueError(f"{entry.label}: a computed entry, and no other, has a formula")
        if entry.status == "stated" and not entry.quotes:
            raise ValueError(f"{entry.label}: a stated entry needs a quote")
        self.entries[entry.id] = entry
        return entry

    def locate(self, entry_id: str, rows: Rows) -> None:
        """Tell an entry's rows more exactly; its number stays."""
        self.entries[entry_id] = replace(self[entry_id], rows=rows)

    def round_to(self, entry_id: str, step: float | None) -> Entry:
        """Show an entry's number to another place; the number stays."""
        self.entries[entry_id] = replace(self[entry_id], step=step)
        return self[entry_id]

    def __getitem__(self, entry_id: str) -> Entry:
        if entry_id not in self.entries:
            raise EntrepotError(
                f"no entry {entry_id} in the ledger",
                hint=f"Entries run from L1 to L{len(self.entries)}." if self.entries else "The ledger is empty.",
            )
        return self.entries[entry_id]

    def __iter__(self) -> Iterator[Entry]:
        return iter(self.entries.values())

    def __len__(self) -> int:
        return len(self.entries)

    def below(self, *entry_ids: str) -> Sequence[Entry]:
        """Entries and everything they rest on, each once."""
        found: dict[str, Entry] = {}
        waiting = list(entry_ids)
        while waiting:
            entry = self[waiting.pop()]
            if entry.id not in found:
                found[entry.id] = entry
                waiting += entry.rests_on
        return tuple(found.values())

    def leaves(self, entry_id: str) -> Sequence[Entry]:
        """The entries without inputs that `entry_id` finally rests on, itself when it is one, each once."""
        entry = self[entry_id]
        if not entry.rests_on:
            return (entry,)
        found: dict[str, Entry] = {}
        for below in entry.rests_on:
            found.update({leaf.id: leaf for leaf in self.leaves(below)})
        return tuple(found.values())


def id_of(entry: Entry | None) -> str | None:
    """The id of an entry that may be none."""
    return entry.id if entry else None
