"""Facts: what a brief is written from, the analysis of a pair and the documents behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING

from entrepot.analysis.official.sources import origins_of
from entrepot.analysis.outlook.results import PeriodAccount
from entrepot.analysis.pair import PairAnalysis
from entrepot.nouns.document import Document
from entrepot.nouns.economy import Economy
from entrepot.nouns.ledger import Entry, Ledger
from entrepot.nouns.period import Period

if TYPE_CHECKING:
    from entrepot.analysis.official.results import OfficialLine

Day = date


@dataclass(frozen=True, slots=True)
class Source:
    """A document or a table of the brief. id: S1, S2 …; document: its id; path: of the file, when it is at hand.

    loaded: the day a table was added, None for a document; licence: of a table.
    """

    id: str
    document: str
    title: str | None
    date: date | None
    publisher: str | None
    link: str | None = None
    path: str | None = None
    loaded: Day | None = None
    licence: str | None = None


@dataclass(frozen=True)
class Facts:
    """An analysis with its sources numbered, the latest first."""

    analysis: PairAnalysis
    sources: tuple[Source, ...]

    @classmethod
    def of(cls, analysis: PairAnalysis, documents: Iterable[Document] = ()) -> Facts:
        """documents: those behind the analysis; without one, its source shows what its statements know of it."""
        told = tuple(_numbered(analysis, {document.id: document for document in documents}))
        return cls(analysis, (*told, *tables_of(analysis, len(told))))

    @property
    def a(self) -> Economy:
        return self.analysis.reporter

    @property
    def b(self) -> Economy:
        return self.analysis.partner

    @property
    def ledger(self) -> Ledger:
        return self.analysis.ledger

    @cached_property
    def as_of(self) -> date | None:
        """The day that the brief is told for: as asked, else the date of the latest document or addition of a table."""
        dated = [s.date for s in self.sources if s.date]
        return self.analysis.as_of or max(dated or [s.loaded for s in self.sources if s.loaded], default=None)

    @property
    def has_undated(self) -> bool:
        """Whether some document has no date."""
        return any(s.date is None and s.loaded is None for s in self.sources)

    @cached_property
    def source_of(self) -> Mapping[str, Source]:
        """By document id."""
        return {source.document: source for source in self.sources}

    @cached_property
    def publishers(self) -> tuple[str, ...]:
        """Of the documents about the pair itself, each once, in alphabetical order."""
        return tuple(sorted({said.publisher for said in self.analysis.said if said.publisher}))

    @property
    def is_tabled(self) -> bool:
        """Whether tables of statistics have the pair itself."""
        return self.analysis.official is not None and not self.analysis.official.of_country

    @property
    def official_line(self) -> OfficialLine | None:
        """The latest period that tables have of the pair itself."""
        official = self.analysis.official
        return official.headline.latest if official and not official.of_country else None

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The publishers of the tables, each once."""
        return tuple(dict.fromkeys(s.publisher for s in self.sources if s.loaded and s.publisher))

    @cached_property
    def has_unnamed_publisher(self) -> bool:
        """Whether some document about the pair names no publisher."""
        return any(said.publisher is None for said in self.analysis.said)

    @cached_property
    def _documents_of_statements(self) -> Mapping[str, str]:
        return {said.id: said.document for said in self.analysis.said}

    def entry(self, entry_id: str) -> Entry:
        return self.ledger[entry_id]

    def optional(self, entry_id: str | None) -> Entry | None:
        return None if entry_id is None else self.ledger[entry_id]

    def cites(self, entries: Iterable[str | None] = (), statements: Iterable[str] = ()) -> tuple[str, ...]:
        """Ids of the sources that entries and statements finally rest on, in the sources' order."""
        documents = {quote.document for entry in entries if entry is not None
                     for leaf in self.ledger.leaves(entry) for quote in leaf.quotes}  # fmt: skip
        documents |= {leaf.rows.origin for entry in entries if entry is not None
                      for leaf in self.ledger.leaves(entry) if leaf.rows}  # fmt: skip
        known = self._documents_of_statements
        documents |= {known[statement] for statement in statements if statement in known}
        return self.cites_of(documents)

    def cites_of(self, documents: Iterable[str]) -> tuple[str, ...]:
        """Ids of the sources that are these documents."""
        wanted = set(documents)
        return tuple(source.id for source in self.sources if source.document in wanted)

    def periods(self, unit: str) -> tuple[PeriodAccount, ...]:
        """The accounts in one currency, oldest first."""
        return tuple(account for account in self.analysis.accounts.periods if account.unit == unit)

    @cached_property
    def units(self) -> tuple[str, ...]:
        """The currencies of the accounts, the headline's first."""
        headline = self.analysis.accounts.headline
        units = [headline.unit] if headline else []
        return tuple(dict.fromkeys(units + [account.unit for account in self.analysis.accounts.periods]))

    @cached_property
    def whens(self) -> tuple[Period | date, ...]:
        """Every period and date that the ledger, the statements and the documents give."""
        found: dict[Period | date, None] = dict.fromkeys(day for s in self.sources for day in (s.date, s.loaded) if day)
        if self.as_of:
            found[self.as_of] = None
        for entry in self.ledger:
            if entry.period:
                found[entry.period] = None
        for said in self.analysis.said:
            for name in ("period", "deadline", "date"):
                value = getattr(said.statement, name, None)
                if isinstance(value, Period | date):
                    found[value] = None
            if said.date:
                found[said.date] = None
        found.update(dict.fromkeys(account.period for account in self.analysis.accounts.periods))
        ways = [goal.outlook for goal in self.analysis.goals if goal.outlook]
        found.update(dict.fromkeys(when for way in ways for sign in way.signs for when in (sign.period, sign.due)))
        found.update(dict.fromkeys(Period.year(way.base.year) for way in ways if way.base.year))
        found.update(dict.fromkeys(g.judgement.superseded for g in self.analysis.goals if g.judgement.superseded))
        return tuple(found)


def _numbered(analysis: PairAnalysis, documents: Mapping[str, Document]) -> Iterable[Source]:
    known = {said.document: said for said in reversed(analysis.said)}
    used = set(known) | {quote.document for entry in analysis.ledger for quote in entry.quotes}
    bare = []
    for name in used:
        document, said = documents.get(name), known.get(name)
        bare.append(
            Source(
                id="",
                document=name,
                title=(document and document.title) or (said and said.title) or None,
                date=(document and document.date) or (said and said.date) or None,
                publisher=(document and document.publisher) or (said and said.publisher) or None,
                link=document.link if document else None,
                path=document.path if document else None,
            )
        )
    bare.sort(key=lambda source: (-(source.date.toordinal() if source.date else 0), source.document))
    for position, source in enumerate(bare, 1):
        yield replace(source, id=f"S{position}")


def tables_of(analysis: PairAnalysis, before: int) -> Iterable[Source]:
    """The tables that the ledger's numbers rest on, numbered after so many documents."""
    held = dict(origins_of(analysis.official, analysis.ledger))
    used = dict.fromkeys(entry.rows.origin for entry in analysis.ledger if entry.rows)
    held |= {name: analysis.study.origins[name] for name in used if name in analysis.study.origins}
    for position, (name, origin) in enumerate(held.items(), before + 1):
        yield Source(
            id=f"S{position}",
            document=name,
            title=origin.title,
            date=None,
            publisher=origin.publisher,
            link=origin.link,
            loaded=origin.loaded,
            licence=origin.licence,
        )
