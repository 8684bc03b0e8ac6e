"""What a store holds: each file with its origin, coverage, rows and standing."""

import json
from dataclasses import dataclass
from datetime import date, datetime

from entrepot.nouns.origin import Origin
from entrepot.nouns.period import Period
from entrepot.statistics.warehouse.revisions import Live, live
from entrepot.statistics.warehouse.store import Store


@dataclass(frozen=True, slots=True)
class Holding:
    """A file that was added.

    periods: what it covers; reporters: who declares; coverage: (classification, level in digits, chapters) as read;
    replaced: the periods for which a newer file of its series counts instead; loaded: when it was added.
    """

    origin_id: str
    origin: Origin
    reader: str
    series: str
    file: str
    rows: int
    periods: tuple[Period, ...]
    reporters: tuple[str, ...]
    coverage: tuple[tuple[str, int, int], ...]
    skipped: dict[str, int]
    flags: dict[str, int]
    notes: tuple[str, ...]
    release: str
    loaded: datetime
    replaced: tuple[Period, ...]
    simulated: bool

    @property
    def counts(self) -> bool:
        """Whether any of its rows still counts."""
        return len(self.replaced) < len(self.periods)

    @property
    def may_publish(self) -> bool | None:
        return self.origin.may_publish


def held(store: Store, as_of: date | datetime | None = None) -> tuple[Holding, ...]:
    """Every file that was added (until `as_of`), in the order of loading."""
    standing = {one.origin_id: one for one in live(store.origins(), as_of)}
    return tuple(
        _holding(row, standing[row["origin_id"]])
        for row in store.origins().iter_rows(named=True)
        if row["origin_id"] in standing
    )


def _holding(row: dict[str, object], one: Live) -> Holding:
    def listed(name: str) -> list[list[object]]:
        return json.loads(str(row[name]))  # type: ignore[no-any-return]

    loaded: datetime = row["loaded"]  # type: ignore[assignment]
    origin = Origin(
        publisher=str(row["publisher"]),
        title=str(row["title"]),
        link=str(row["link"]) if row["link"] else None,
        licence=str(row["licence"]) if row["licence"] else None,
        sha256=str(row["sha256"]),
        loaded=loaded.date(),
        may_publish=None if row["may_publish"] is None else bool(row["may_publish"]),
    )
    return Holding(
        origin_id=one.origin_id,
        origin=origin,
        reader=str(row["reader"]),
        series=one.series,
        file=str(row["file"]),
        rows=int(str(row["rows"])),
        periods=tuple(Period.from_codes(int(str(a)), int(str(b))) for a, b in listed("periods")),
        reporters=tuple(str(code) for code in listed("reporters")),
        coverage=tuple((str(a), int(str(b)), int(str(c))) for a, b, c in listed("coverage")),
        skipped=json.loads(str(row["skipped"])),
        flags=json.loads(str(row["flags"])),
        notes=tuple(str(note) for note in listed("notes")),
        release=str(row["release"] or ""),
        loaded=loaded,
        replaced=tuple(Period.from_codes(*span) for span in one.replaced),
        simulated=one.simulated,
    )
