"""Voices: who says what of a field of cooperation, copies of one story left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from entrepot.analysis.areas.access import asks_for_access
from entrepot.analysis.areas.fields import Field, fields_of
from entrepot.analysis.areas.results import LADDER, Voice
from entrepot.analysis.said import Said
from entrepot.nouns.economy import Economy
from entrepot.nouns.statement import Cooperation, Stage

COPY_DAYS = 14
CLOSED: frozenset[Stage] = frozenset({"existing", "delivered", "opinion"})


@dataclass(frozen=True, slots=True)
class Heard:
    """A voice with the sides of the pair it speaks for and the fields it falls under.

    is_alone: whether it speaks for one economy only, counting those outside the pair too.
    """

    voice: Voice
    sides: tuple[Economy, ...]
    to: tuple[Economy, ...]
    fields: tuple[Field, ...]
    is_alone: bool = False


def rank(stage: Stage) -> int:
    """How far a stage is: an opinion 0, a delivery 7, something that runs already 8."""
    return len(LADDER) if stage == "existing" else LADDER.index(stage)


def furthest(voices: Iterable[Voice]) -> Stage:
    """The furthest stage that any voice gives."""
    return max((voice.stage for voice in voices), key=rank)


def heard(said: Sequence[Said], reporter: Economy, partner: Economy) -> list[Heard]:
    """All voices on cooperation in the order given, each with those of the two economies it speaks for.

    The same words in another document within two weeks are a copy of the story, not a second voice.
    """
    found: list[Heard] = []
    told: dict[str, list[Said]] = {}
    for one in said:
        if not isinstance(one.statement, Cooperation):
            continue
        words = _words(one)
        if any(_is_copy(one, earlier) for earlier in told.get(words, ())):
            continue
        told.setdefault(words, []).append(one)
        found.append(_heard(one, one.statement, (reporter, partner)))
    return found


def _heard(one: Said, statement: Cooperation, pair: tuple[Economy, Economy]) -> Heard:
    """What both sides alike offer or need cannot be met by the other of them: it is told as joint; who asks for access
    to a market offers."""
    speaks_for = {side.code for side in statement.sides}
    addressed = {side.code for side in statement.to}
    sides = tuple(side for side in pair if side.code in speaks_for)
    voice = Voice(
        statement=one.id,
        role="both" if len(sides) > 1 else "offer" if asks_for_access(statement) else statement.role,
        stage=statement.stage,
        by=statement.by,
        speaker=statement.speaker,
        date=one.date,
        publisher=one.publisher,
        area=statement.area,
        quotes=statement.quotes,
        conditions=statement.conditions,
        organisations=statement.organisations,
        places=statement.places,
    )
    return Heard(
        voice=voice,
        sides=sides,
        to=tuple(side for side in pair if side.code in addressed),
        fields=fields_of(statement),
        is_alone=len(speaks_for) == 1,
    )


def _words(one: Said) -> str:
    statement = one.statement
    area = statement.area if isinstance(statement, Cooperation) else ""
    return " ".join(f"{one.quotes[0].text} {area}".casefold().split())


def _is_copy(one: Said, earlier: Said) -> bool:
    if one.document == earlier.document:
        return False
    if one.date is None or earlier.date is None:
        return True
    return abs((one.date - earlier.date).days) <= COPY_DAYS
