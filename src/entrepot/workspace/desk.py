"""The record's side of the desk: documents in, statements, briefs and goals out; and the way to the statistics."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from entrepot.errors import EntrepotError
from entrepot.workspace.adding import Added, add_table
from entrepot.workspace.areas import AreaWish, area_page, third_countries
from entrepot.workspace.known import Known
from entrepot.workspace.reading import Failed, read_all
from entrepot.workspace.statistics import Added as AddedTable
from entrepot.workspace.statistics import Statistics
from entrepot.workspace.wish import Wish, require_prices_used

if TYPE_CHECKING:
    from entrepot.nouns.document import Document
    from entrepot.nouns.economy import Economy
    from entrepot.nouns.exchange import Json
    from entrepot.nouns.ledger import Ledger
    from entrepot.nouns.origin import Origin
    from entrepot.record.review import Decision, Kept
    from entrepot.record.store import Record

_RECORD = "record.sqlite"
SERIES_COLUMNS = (
    "flow", "period", "level", "low", "high", "unit", "growth", "status", "told_by", "how", "break_before", "beside",
    "entry",
)  # fmt: skip
GOAL_COLUMNS = (
    "reporter", "partner", "what", "multiple", "level", "unit", "deadline", "first_said", "verdict", "reason", "now",
    "now_period", "growth_needed", "growth_latest", "growth_period", "years_at_latest",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Traced:
    """An entry of a pair's ledger with all it rests on, and the documents that its quotes stand in.

    tables: the origins of its tables, by id and by series; rows: the first rows of each entry read from a table.
    """

    entry: str
    reporter: Economy
    partner: Economy
    ledger: Ledger
    documents: Mapping[str, Document]
    tables: Mapping[str, Origin] = field(default_factory=dict)
    rows: Mapping[str, tuple[Json, ...]] = field(default_factory=dict)


class Workspace:
    """A folder with a record of documents and of what they state, and with statistics."""

    def __init__(self, folder: Path, record: Record) -> None:
        self.folder = folder
        self.statistics = Statistics(folder / "statistics")
        self._record = record

    @classmethod
    def init(cls, folder: str | Path) -> Self:
        """Make a workspace; one that is there already stays as it is."""
        from entrepot.record.store import Record

        folder = Path(folder)
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise EntrepotError(
                f"no workspace can be made here ({fault.strerror})", where=str(folder), hint="Name another folder."
            ) from None
        return cls(folder, Record.create(*_record_of(folder)))

    @staticmethod
    def is_one(folder: str | Path) -> bool:
        """Whether a folder is a workspace."""
        return (Path(folder) / _RECORD).is_file()

    @classmethod
    def open(cls, folder: str | Path) -> Self:
        """The workspace in a folder."""
        from entrepot.record.store import Record

        folder = Path(folder)
        if not cls.is_one(folder):
            raise EntrepotError(
                "no workspace here", where=str(folder), hint=f"Make one with `entrepot init {folder}`, or name another."
            )
        return cls(folder, Record.open(*_record_of(folder)))

    def add(
        self,
        paths: Sequence[str],
        *,
        loaded: date,
        publisher: str | None = None,
        link: str | None = None,
        chosen: str | None = None,
        mapping: str | None = None,
    ) -> Iterator[Added | AddedTable | Failed]:
        """Add files, documents and tables of statistics alike. The same bytes are kept once; a bad file stops no other.

        publisher and link: of all documents among them, where these do not tell or tell wrongly. chosen: what all
        files are (`document`, `classification` or a reader's name); mapping: how all of them are read as tables.
        """
        documents: list[str] = []
        for path in paths:
            found = add_table(self.statistics, path, chosen, mapping)
            if found is None:
                documents.append(path)
            else:
                yield found
        for result in read_all(documents):
            if isinstance(result, Failed):
                yield result
                continue
            told = result.document
            document = replace(told, publisher=publisher or told.publisher, link=link or told.link)
            is_new = self._record.add(document, result.statements, loaded=loaded)
            yield Added(document, len(result.statements), is_new)

    def documents(self, as_of: date | None = None) -> list[Document]:
        """The documents kept, by date; those dated later than `as_of` are left out."""
        return list(self._known(as_of).documents.values())

    def statements(self, economies: Sequence[str] = (), document: str | None = None) -> list[Kept]:
        """Statements as they stand after review: those about all of `economies`, or those of one document."""
        from entrepot.nouns.economy import Economy

        chosen = None if document is None else [self._record.document(document).id]
        codes = {Economy.parse(name).code for name in economies}
        return [kept for kept in self._record.statements(chosen) if codes <= _codes_in(kept.fields)]

    def statement(self, statement_id: str) -> Kept:
        """One statement by the beginning of its id, as it stands or as it was read."""
        found = [k for k in self._record.statements() if statement_id and _has_id(k, statement_id)]
        if len(found) == 1:
            return found[0]
        raise EntrepotError(
            f'"{statement_id}": {"several statements begin so" if found else "no such statement in the record"}',
            where=str(self.folder),
            hint=f"Among them {', '.join(k.id for k in found[:3])}." if found else "`entrepot statements` lists them.",
        )

    def review(
        self, statement_ids: Sequence[str], decision: Decision, changes: Mapping[str, Any], because: str | None
    ) -> list[Kept]:
        """Keep a person's decision on statements, on all or on none, and return them as they then stand."""
        chosen = [self.statement(one) for one in statement_ids]
        return [self._reviewed(kept, decision, changes, because) for kept in chosen]

    def _reviewed(self, kept: Kept, decision: Decision, changes: Mapping[str, Any], because: str | None) -> Kept:
        from entrepot.record.review import corrected

        standing = corrected(kept.fields, changes) if decision == "correct" else kept.fields
        keeps_words = decision in ("accept", "correct")
        self._record.judge(kept, decision, standing if keeps_words else None, because)
        after = self._record.statements([kept.document])
        return next((k for k in after if k.read["id"] == kept.read["id"]), kept)

    def remove(self, documents: Sequence[str]) -> list[Document]:
        """Take documents out, with all that they state and all that was decided on that: all of them or none."""
        found = [self._record.document(name) for name in documents]
        for document in found:
            self._record.remove(document.id)
        return found

    def brief(
        self, reporter: str, partner: str, *, form: str = "md", language: str = "en", as_of: date | None = None
    ) -> str | bytes:
        """The brief of a pair in a format: text, or the bytes of a file.

        It becomes the pair that `trace` speaks of, where the workspace can be written.
        """
        import json

        from entrepot.briefs.brief import build, render

        known = self._known(as_of)
        analysis = known.analysis(_pair(reporter, partner))
        text = render(build(analysis, known.documents.values()), form, language)
        last = {"pair": [analysis.reporter.code, analysis.partner.code], "as_of": as_of.isoformat() if as_of else None}
        if self._record.is_writable:
            self._record.keep_note("last_brief", json.dumps(last))
        return text

    def outlook(self, reporter: str, partner: str, as_of: date | None = None) -> list[Json]:
        """The series of a pair, one row a level: what is stated, what follows, and years guessed from their months."""
        return self._known(as_of).series(_pair(reporter, partner))

    def target(
        self,
        reporter: str,
        partner: str,
        wish: Wish | None = None,
        *,
        form: str = "text",
        language: str = "en",
        as_of: date | None = None,
    ) -> str | bytes:
        """Whether a pair's goals can be reached: those of the record, or the one that the user asks about."""
        from entrepot.briefs.brief import build, render

        wish, known = wish or Wish(), self._known(as_of)
        analysis = known.goals(_pair(reporter, partner), wish)
        require_prices_used(wish, analysis)
        brief = build(analysis, known.documents.values())
        if form == "json":
            import json

            from entrepot.briefs.contract import goals_json
            from entrepot.briefs.voice import Voice

            return json.dumps(goals_json(brief.facts, Voice.of(language)), ensure_ascii=False, indent=1) + "\n"
        return render(brief, form, language, ("goal", "sources"))

    def judged(self, reporter: str, partner: str, wish: Wish, as_of: date | None = None) -> list[Json]:
        """A pair's goals, or the one that the user asks about, one row each."""
        from entrepot.analysis.outlook.every_goal import PairGoals
        from entrepot.analysis.outlook.rows import rows_of_goals

        found = self._known(as_of).goals(_pair(reporter, partner), wish)
        return rows_of_goals(PairGoals(found.accounts, found.said, found.ledger, found.goals, found.as_of))

    def goals(self, as_of: date | None = None) -> list[Json]:
        """Every goal that the record holds, one row each, with what became of it."""
        return self._known(as_of).every_goal()

    def trace(self, entry: str, pair: Sequence[str] = (), as_of: date | None = None) -> Traced:
        """Where a number of a brief comes from; without a pair, of the last brief that was made here."""
        import json

        if not pair:
            noted = self._record.note("last_brief")
            if noted is None:
                raise EntrepotError(
                    f"{entry} of which brief? None was made here yet",
                    where=str(self.folder),
                    hint=f"Make one with `entrepot brief A B`, or name the pair: `entrepot trace {entry} A B`.",
                )
            last = json.loads(noted)
            pair, as_of = last["pair"], as_of or (date.fromisoformat(last["as_of"]) if last["as_of"] else None)
        known = self._known(as_of)
        analysis = known.analysis(_pair(*pair))
        name = analysis.ledger[f"L{entry}" if entry.isdecimal() else entry.upper()].id
        rows = {one.id: self.statistics.rows(one.rows) for one in analysis.ledger.below(name) if one.rows}
        tables = self.statistics.origins() if rows else {}
        return Traced(name, analysis.reporter, analysis.partner, analysis.ledger, known.documents, tables, rows)

    def areas(
        self,
        reporter: str,
        partner: str,
        wish: AreaWish | None = None,
        *,
        language: str = "en",
        as_of: date | None = None,
    ) -> Json:
        """The areas of a pair: who offers and needs what, beside the world's trade, ranked by a rule."""
        pair = _pair(reporter, partner)
        return area_page(self._known(as_of).said, pair, self.folder, wish or AreaWish(), language=language, as_of=as_of)

    def areas_section(
        self, reporter: str, partner: str, wish: AreaWish, form: str, language: str, as_of: date | None = None
    ) -> str | bytes:
        """The same as the brief tells it, in one of its formats."""
        from entrepot.briefs.brief import build, render

        known = self._known(as_of)
        analysis = known.analysis(_pair(reporter, partner), wish)
        return render(build(analysis, known.documents.values()), form, language, ("areas", "sources"))

    def third(
        self, reporter: str, partner: str, goods: str, *, rank: str | None = None, as_of: date | None = None
    ) -> list[Json]:
        """Markets outside a pair in which both sides could sell some goods, one row each."""
        from entrepot.analysis.areas.rows import rows_of_third

        pair = _pair(reporter, partner)
        return rows_of_third(third_countries(self.folder / "statistics", pair, goods, rank=rank, as_of=as_of))

    def _known(self, as_of: date | None) -> Known:
        return Known(self.folder, self._record, self.statistics, as_of)


def _pair(reporter: str, partner: str) -> tuple[Economy, Economy]:
    from entrepot.nouns.economy import Economy

    return Economy.pair(reporter, partner)


def _record_of(folder: Path) -> tuple[str, str]:
    path = folder / _RECORD
    return f"sqlite:///{path.absolute()}", str(path)


def _codes_in(fields: Json) -> set[str]:
    """Codes of the economies that a statement is about."""
    sides = [fields.get("reporter"), fields.get("partner"), *fields.get("sides", ()), *fields.get("to", ())]
    return {side["code"] for side in [*sides, *fields.get("participants", ())] if side and side["code"]}


def _has_id(kept: Kept, beginning: str) -> bool:
    return kept.id.startswith(beginning) or kept.read["id"].startswith(beginning)
