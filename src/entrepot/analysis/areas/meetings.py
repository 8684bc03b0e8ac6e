"""Meetings of a pair, each told once."""

from collections.abc import Sequence
from datetime import date

from entrepot.analysis.areas.results import Meeting
from entrepot.analysis.relevance import by_age
from entrepot.analysis.said import Said
from entrepot.nouns.spelling import spelling_key
from entrepot.nouns.statement import Event, Participant


def meetings_of(said: Sequence[Said]) -> tuple[Meeting, ...]:
    """The pair's meetings, latest first. Tellings of the same day that share a person are one."""
    groups: list[list[Said]] = []
    for one in sorted(said, key=by_age):
        if isinstance(one.statement, Event):
            same = next((group for group in groups if _is_same(one.statement, group)), None)
            if same is None:
                groups.append([one])
            else:
                same.append(one)
    meetings = [_meeting(group) for group in groups]
    return tuple(sorted(meetings, key=lambda m: (-(m.date or date.min).toordinal(), m.statements)))


def _is_same(event: Event, group: Sequence[Said]) -> bool:
    for one in group:
        other = one.statement
        if isinstance(other, Event) and event.date == other.date and event.date is not None:
            people, others = _names(event.participants), _names(other.participants)
            if people & others or not people or not others:
                return True
    return False


def _names(people: Sequence[Participant]) -> set[str]:
    return {_family_name(person) for person in people if person.name.split()}


def _family_name(person: Participant) -> str:
    """One key for the last word of a name in either alphabet."""
    return spelling_key(person.name.split()[-1])


def _meeting(group: Sequence[Said]) -> Meeting:
    events = [one.statement for one in group if isinstance(one.statement, Event)]
    people: dict[str, list[Participant]] = {}
    for event in events:
        for person in event.participants:
            people.setdefault(_family_name(person), []).append(person)
    return Meeting(
        date=events[0].date,
        places=tuple(dict.fromkeys(event.place for event in events if event.place)),
        people=tuple(map(tuple, people.values())),
        statements=tuple(one.id for one in group),
        quotes=tuple(dict.fromkeys(quote for one in group for quote in one.quotes)),
    )
