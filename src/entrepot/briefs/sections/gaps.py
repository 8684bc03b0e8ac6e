"""What is not known, and whom to ask."""

from entrepot.analysis.outlook.results import Body
from entrepot.briefs.blocks import Block, Gaps, Missing, Paragraph
from entrepot.briefs.facts import Facts
from entrepot.briefs.runs import Text, Words, joined
from entrepot.briefs.section import Section
from entrepot.briefs.sections._told import gathered, told
from entrepot.briefs.voice import Voice


def build(facts: Facts, voice: Voice) -> list[Block]:
    """All gaps by whom to ask, the most needed first."""
    gaps = facts.analysis.gaps
    if not gaps:
        return [Paragraph(voice.say("gaps.none"))]
    asked: dict[tuple[Body, ...], list[Text]] = {}
    for gap in gathered(gaps):
        asked.setdefault(gap.ask, []).append(told(facts, voice, "gap", gap.kind, gap.args))
    return [Gaps(tuple(Missing(whom(voice, bodies), tuple(what)) for bodies, what in asked.items()))]


def whom(voice: Voice, bodies: tuple[Body, ...]) -> Text:
    """Whom to ask, by economy."""
    if not bodies:
        return voice.say("gaps.ask_nobody")
    offices: dict[str, list[Text]] = {}
    for body in bodies:
        name = body.name_ru if voice.language == "ru" else body.name
        offices.setdefault(voice.economy(body.economy), []).append((Words(name),))
    named = [
        voice.say("gaps.bodies", economy=(Words(economy),), bodies=voice.either(list(dict.fromkeys(names))))
        for economy, names in offices.items()
    ]
    return voice.say("gaps.ask", bodies=joined(named, "; "))


SECTION = Section("gaps", "What is missing, and who has it?", build)
