"""What was said and what came of it: meetings, then every undertaking with its dates, stage and outcome."""

from collections.abc import Iterable

from entrepot.analysis.areas.results import Commitment, Meeting
from entrepot.briefs.blocks import Block, Bullets, Column, Heading, Paragraph, Row, Table, Text, joined
from entrepot.briefs.facts import Facts
from entrepot.briefs.section import Section
from entrepot.briefs.voice import Voice, capitalised

WISHES = frozenset({"ready", "wish", "opinion"})


def build(facts: Facts, voice: Voice) -> list[Block]:
    """Meetings, latest first; then the undertakings, the furthest along first."""
    analysis = facts.analysis
    blocks: list[Block] = []
    if analysis.meetings:
        blocks += [
            Heading(voice.say("commitments.meetings")),
            Bullets(tuple(_meeting(facts, voice, meeting) for meeting in analysis.meetings)),
            Heading(voice.say("commitments.undertakings")),
        ]
    trade = [commitment for commitment in analysis.commitments if commitment.is_trade]
    if not trade:
        return [*blocks, Paragraph(voice.say("commitments.none"))]
    return [*blocks, *_tables(facts, voice, trade)]


def _meeting(facts: Facts, voice: Voice, meeting: Meeting) -> Text:
    people = [
        voice.say("commitments.person", name=p.name, role=p.role) if p.role else voice.runs(p.name)
        for p in meeting.participants
    ]
    when = voice.runs(meeting.date) if meeting.date else voice.say("commitments.no_date")
    if meeting.place:
        said = voice.say("commitments.meeting", date=when, place=meeting.place)
    else:
        said = voice.say("commitments.meeting_no_place", date=when)
    if people:
        said = voice.say("commitments.meeting_of", meeting=said, people=voice.listed(people))
    return said + voice.cited(facts.cites_of(quote.document for quote in meeting.quotes))


def _tables(facts: Facts, voice: Voice, commitments: list[Commitment]) -> Iterable[Block]:
    """What goes beyond readiness in one table, readiness, wishes and opinions in another."""
    joint: dict[tuple[object, ...], list[Commitment]] = {}
    for one in commitments:
        key = (one.key or one.area, one.role, tuple(saying.statement for saying in one.voices))
        joint.setdefault(key, []).append(one)
    for name, is_further in (("table_further", True), ("table_wishes", False)):
        groups = [group for group in joint.values() if (group[0].latest_stage not in WISHES) == is_further]
        if groups:
            yield _table(facts, voice, groups, voice.say(f"commitments.{name}"))


def _table(facts: Facts, voice: Voice, groups: list[list[Commitment]], caption: Text) -> Table:
    """Each row the commitments that rest on the same words: of one side, or of both together."""
    keys = ("what", "who", "said", "stage_reached", "outcome", "sources")
    rows = tuple(_row(facts, voice, group) for group in groups)
    cites = facts.cites_of(q.document for group in groups for saying in group[0].voices for q in saying.quotes)
    source = voice.say("commitments.source", sources=voice.sources(cites))
    return Table(caption, tuple(Column(voice.say(f"column.{key}")) for key in keys), rows, source)


def _row(facts: Facts, voice: Voice, group: list[Commitment]) -> Row:
    commitment = group[0]
    what = capitalised(voice.area(commitment.key, (commitment.area,)))
    if commitment.conditions:
        conditions = joined([voice.verbatim(condition) for condition in commitment.conditions], "; ")
        what = joined([what, voice.say("commitments.on_condition", conditions=conditions)], ", ")
    sides = [one.side for one in group if one.side is not None]
    if len(sides) > 1:
        who = voice.say(f"commitments.joint_{commitment.role}")
    elif sides:
        who = voice.say(f"commitments.{commitment.role}", side=sides[0])
    else:
        who = voice.say(f"commitments.unknown_{commitment.role}")
    cites = facts.cites_of(quote.document for saying in commitment.voices for quote in saying.quotes)
    return Row((what, who, _when(voice, commitment), _stage(voice, commitment), _outcome(facts, voice, commitment),
                voice.sources(cites)))  # fmt: skip


def _when(voice: Voice, commitment: Commitment) -> Text:
    days = tuple(dict.fromkeys(saying.date for saying in commitment.voices if saying.date))
    if not days:
        return voice.say("commitments.no_date")
    if len(days) == 1:
        return voice.runs(days[0])
    return voice.say("commitments.again", first=days[0], later=voice.listed(days[1:]))


def _stage(voice: Voice, commitment: Commitment) -> Text:
    first, last = (voice.say(f"stage.{stage}") for stage in (commitment.first_stage, commitment.latest_stage))
    return last if first == last else voice.say("commitments.from_to", first=first, last=last)


def _outcome(facts: Facts, voice: Voice, commitment: Commitment) -> Text:
    outcome = commitment.outcome
    if outcome is None and commitment.latest_stage in ("existing", "delivered"):
        return voice.say("commitments.as_said")
    if outcome is None:
        return voice.say("commitments.no_outcome")
    stage = voice.say(f"stage.{outcome.stage}")
    quote = voice.verbatim(outcome.quotes[0].text)
    if outcome.date:
        said = voice.say("commitments.outcome", stage=stage, date=outcome.date, quote=quote)
    else:
        said = voice.say("commitments.outcome_undated", stage=stage, quote=quote)
    return said + voice.cited(facts.cites_of([outcome.quotes[0].document]))


SECTION = Section("commitments", "Who promised what, when, and did it happen?", build)
