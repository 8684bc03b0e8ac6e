"""Offices: their sorts, for whom they are held, and who is meant by one told without a name."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from entrepot.nouns.economy import Economy
from entrepot.reading.statements.phrases.roles import office
from entrepot.reading.statements.whose.roster import Entry, Mention

_TOP = frozenset(("president", "premier", "governor", "head", "minister", "chairman", "vicepremier", "ambassador"))
_ALIKE = {
    "president": {"president"}, "premier": {"premier", "chairman"}, "governor": {"governor", "head"},
    "head": {"governor", "head", "president", "chairman"}, "minister": {"minister", "deputy"},
    "leader": {"president", "governor", "head", "premier"}, "chairman": {"chairman", "premier"},
    "vicepremier": {"vicepremier"}, "deputy": {"deputy", "minister"},
}  # fmt: skip
_GOVERNMENT = re.compile(
    r"head of (?:the )?(?:government|cabinet)|глав\w+ (?:правительств|кабмин|кабинет)|chairman of the cabinet|"
    r"председател\w+ (?:кабинет|кабмин|правительств|совета министров)",
    re.IGNORECASE,
)
_STATE = re.compile(r"head of state|глав\w+ государств", re.IGNORECASE)
_LEADER = re.compile(r"leader|лидер", re.IGNORECASE)
_GOVERNS = re.compile(r"(?:govern|head|lead|chair)\w*\b", re.IGNORECASE)
_VERB_OFFICES = {"gov": "governor", "cha": "chairman"}


class Loose(NamedTuple):
    """An office with no name beside it."""

    sentence: int
    start: int
    end: int
    office: str
    side: Economy | None
    words: str


@lru_cache(maxsize=20_000)
def sort_of(words: str) -> str:
    """The sort of an office by its words, or by the verb that says it is held ("governs")."""
    if words[:3] in ("gov", "cha", "lea", "hea", "run") and _GOVERNS.match(words) and not office(words.split()[0]):
        return "premier" if "Cabinet" in words else _VERB_OFFICES.get(words[:3], "head")
    if _GOVERNMENT.search(words):
        return "premier"
    if _STATE.search(words):
        return "president"
    if _LEADER.search(words):
        return "leader"
    return office(words)


@lru_cache(maxsize=1_000)
def _alike(one: str, other: str) -> bool:
    return other in _ALIKE.get(one, {one}) or one in _ALIKE.get(other, {other})


def give_offices(entries: Sequence[Entry], loose: Iterable[Loose]) -> None:
    """Offices told in one sentence to names told in another nearby, in the order of both.

    An office in a sentence that names the person already ("Lukashenko receives the head of Bryansk Region") is
    another's.
    """
    held = {(entry.office, entry.side) for entry in entries if entry.role}
    free: list[Loose] = []
    known: defaultdict[Economy, list[str]] = defaultdict(list)
    for x in loose:
        if x.side is None or x.office not in _TOP | {"leader"} or (x.office, x.side) in held:
            continue
        if not any(_alike(other, x.office) for other in known[x.side]):
            known[x.side].append(x.office)
            free.append(x)
    for entry in entries:
        if entry.role is not None or len(entry.folded) < 2:
            continue
        inside = {m.sentence for m in entry.mentions}
        whole = {m.sentence for m in entry.mentions if m.end - m.start > len(entry.words[-1]) + 1}
        full = min(inside if len(inside) == 1 else whole or inside)
        near = range(_from(free, full - 2), _from(free, full + 3))
        chosen = next((at for at in near if free[at].sentence not in inside), None)
        if chosen is not None:
            given = free.pop(chosen)
            entry.role, entry.office, entry.side = given.words, given.office, given.side


def _from(free: Sequence[Loose], sentence: int) -> int:
    """The place of the first office told in a sentence or after it."""
    return bisect_left(free, sentence, key=_sentence_of)


def _sentence_of(x: Loose) -> int:
    return x.sentence


class _Holders:
    """Those who hold one sort of office, by where they are named."""

    __slots__ = ("_named", "_sorted", "first")

    def __init__(self) -> None:
        self.first: int | None = None
        self._named: list[tuple[int, int]] = []
        self._sorted = False

    def add(self, entry: Entry) -> None:
        self.first = entry.at if self.first is None else self.first
        self._named += [(mention.start, entry.at) for mention in entry.mentions]
        self._sorted = False

    def before(self, start: int) -> tuple[int, int]:
        """Where the last of them before `start` is named, and who; (-1, -1) for nobody."""
        if not self._sorted:
            self._named.sort()
            self._sorted = True
        at = bisect_left(self._named, (start,))
        return self._named[at - 1] if at else (-1, -1)


class _Held:
    """Persons by the sort of their office, by whether its words say so, and by side."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._holders: dict[tuple[str, bool], dict[Economy | None, _Holders]] = {}
        self._all: dict[tuple[str, bool], _Holders] = {}
        for entry in entries:
            if entry.office:
                said = sort_of(entry.role or "")
                sort = (said or entry.office, bool(said))
                self._all.setdefault(sort, _Holders()).add(entry)
                self._holders.setdefault(sort, {}).setdefault(entry.side, _Holders()).add(entry)

    def fitting(self, x: Loose) -> list[_Holders]:
        """Who may be meant by an office: those whose words say just that, else those whose office is alike."""
        sorts = [sort for sort in self._all if _alike(x.office, sort[0])]
        exact = [sort for sort in sorts if sort == (x.office, True)]
        return self._of_side(exact, x.side) or self._of_side(sorts, x.side)

    def _of_side(self, sorts: Iterable[tuple[str, bool]], side: Economy | None) -> list[_Holders]:
        if side is None:
            return [self._all[sort] for sort in sorts]
        found = (self._holders[sort].get(own) for sort in sorts for own in (side, None))
        return [holders for holders in found if holders is not None]


def office_mentions(entries: Sequence[Entry], loose: Iterable[Loose]) -> list[Mention]:
    """Who is meant by each office without a name: the last person named who holds such an office."""
    held = _Held(entries)
    found = []
    for x in loose:
        holders = held.fitting(x) if x.office else []
        if not holders:
            continue
        start, latest = max(one.before(x.start) for one in holders)
        chosen = latest if start >= 0 else min(one.first for one in holders if one.first is not None)
        found.append(Mention(x.start, x.end, chosen, x.sentence, False, x.start))
    return found
