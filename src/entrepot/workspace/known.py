"""What was known on a day: the documents of a record, what they state, and what follows from it for a pair."""

from __future__ import annotations

from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from entrepot.workspace.areas import AreaWish, studied
from entrepot.workspace.background import Surroundings

if TYPE_CHECKING:
    from entrepot.analysis.pair import PairAnalysis
    from entrepot.analysis.said import Said
    from entrepot.nouns.document import Document
    from entrepot.nouns.economy import Economy
    from entrepot.nouns.exchange import Json
    from entrepot.record.store import Record
    from entrepot.workspace.statistics import Statistics
    from entrepot.workspace.wish import Wish


class Known:
    """The knowledge of a workspace on the day `as_of`, or all of it without a day."""

    def __init__(self, folder: Path, record: Record, statistics: Statistics, as_of: date | None) -> None:
        self._folder, self._record, self._statistics, self._as_of = folder, record, statistics, as_of

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The documents kept, by id in the order of their dates; those dated later are left out."""
        day = self._as_of
        return {d.id: d for d in self._record.documents() if day is None or d.date is None or d.date <= day}

    @cached_property
    def said(self) -> list[Said]:
        """What the documents state, as it stands after review, and as far as it was known on the day."""
        from entrepot.analysis.relevance import known_on
        from entrepot.analysis.said import Said
        from entrepot.nouns.exchange import from_json
        from entrepot.reading.documents.copies import stories

        story = stories(self.documents.values())
        said = [
            Said(kept.id, from_json(kept.fields), d.id, d.date, d.publisher, d.title, story[d.id])
            for kept in self._record.statements(list(self.documents))
            if not kept.is_rejected
            for d in [self.documents[kept.document]]
        ]
        return known_on(said, self._as_of)

    def analysis(self, pair: tuple[Economy, Economy], wish: AreaWish | None = None) -> PairAnalysis:
        """What the record and the statistics say of a pair and what follows, its areas studied as `wish` says."""
        from entrepot.analysis.pair import analyse

        background = Surroundings(self._folder, self._as_of).of(*pair)
        held = self._statistics.held_of(*pair, self._as_of)
        found = analyse(self.said, *pair, self._as_of, background=background, held=held)
        return studied(found, self._folder, wish or AreaWish(), self._as_of)

    def goals(self, pair: tuple[Economy, Economy], wish: Wish) -> PairAnalysis:
        """As much of it as a pair's goals need, or the one goal that the user asks about."""
        from entrepot.analysis.pair import goals_alone

        asked, dollars = wish.asked(), wish.dollars()
        background = Surroundings(self._folder, self._as_of, wish.prices_file, wish.rates_file).of(*pair)
        return goals_alone(self.said, *pair, self._as_of, asked, dollars, background)

    def series(self, pair: tuple[Economy, Economy]) -> list[Json]:
        """The series of a pair, one row a level: what is stated, what follows, and years guessed from their months."""
        from entrepot.analysis.outlook.rows import rows_of_series
        from entrepot.analysis.pair import accounts_alone

        tables = Surroundings(self._folder, self._as_of).of(*pair, with_panel=False).tables
        return rows_of_series(*accounts_alone(self.said, *pair, tables))

    def every_goal(self) -> list[Json]:
        """Every goal that the record holds, one row each, with what became of it."""
        from entrepot.analysis.outlook.every_goal import every_goal
        from entrepot.analysis.outlook.rows import rows_of_goals

        around = Surroundings(self._folder, self._as_of)
        return [row for pair in every_goal(self.said, self._as_of, around) for row in rows_of_goals(pair)]
