"""How far each area has come: the ladder of stages with who offers and who needs."""

from collections.abc import Sequence

from entrepot.analysis.areas.results import LADDER, AreaRow, SideVoices
from entrepot.analysis.areas.results import Voice as Saying
from entrepot.briefs.charts import Ladder, LadderRow, Rung, RungKind
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Text, joined
from entrepot.briefs.voice import Voice, capitalised

STEPS = (*LADDER, "existing")


def ladder(facts: Facts, voice: Voice, areas: Sequence[AreaRow]) -> Ladder:
    """The ladder of some areas, in their order."""
    rows = [LadderRow(capitalised(voice.area(row.key, row.words)), _rungs(row)) for row in areas]
    key = (
        ("first_offers", voice.say("areas.key_offer", side=facts.a)),
        ("first_needs", voice.say("areas.key_need", side=facts.a)),
        ("second_offers", voice.say("areas.key_offer", side=facts.b)),
        ("second_needs", voice.say("areas.key_need", side=facts.b)),
        ("joint", voice.say("areas.key_joint")),
        ("joint_of_one", voice.say("areas.key_joint_of_one")),
    )
    return Ladder(
        title=voice.say("areas.ladder"),
        alt=voice.say("areas.ladder_alt", areas=joined([_told(voice, row, dict(key)) for row in rows], "; ")),
        steps=tuple(voice.say(f"rung.{step}") for step in STEPS),
        apart=1,
        rows=tuple(row for row in rows if row.rungs),
        key=key,  # type: ignore[arg-type]
    )


def _rungs(row: AreaRow) -> tuple[Rung, ...]:
    """The furthest stage of what each side offers, needs and would do together."""
    found: list[Rung] = []
    first, second = row.sides
    ends: tuple[tuple[SideVoices, RungKind, RungKind], ...] = (
        (first, "first_offers", "first_needs"),
        (second, "second_offers", "second_needs"),
    )
    for side, offers, needs in ends:
        found += _furthest([saying for saying in side.offers if saying.role == "offer"], offers)
        found += _furthest([saying for saying in side.needs if saying.role == "need"], needs)
    joint = {side.economy.code: list(side.joint) for side in row.sides}
    kind: RungKind = "joint" if all(joint.values()) else "joint_of_one"
    found += _furthest([saying for sayings in joint.values() for saying in sayings], kind)
    return tuple(found)


def _furthest(sayings: Sequence[Saying], kind: RungKind) -> list[Rung]:
    return [Rung(max(STEPS.index(saying.stage) for saying in sayings), kind)] if sayings else []


def _told(voice: Voice, row: LadderRow, key: dict[str, Text]) -> Text:
    marks = [
        voice.say("areas.ladder_mark", who=key[rung.kind], stage=voice.say(f"rung.{STEPS[rung.step]}"))
        for rung in row.rungs
    ]
    return voice.say("areas.ladder_area", area=row.label, marks=joined(marks, ", "))
